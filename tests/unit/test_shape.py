"""What stands out in a text: by the markup it came in, or by how it looks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.cleaning.shape import anchors_of, blocks_of, pictures_of
from newstui.model.shape import BlockKind, Picture

LONG = "The harbour of the small town was closed on Monday after a crane had fallen over. "
PAGE = f"""<html><head><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/home">Home</a></li></ul></nav>
<p>{LONG}{LONG}</p>
<h2>A night of <em>wind</em></h2>
<p>The <a href="/report?id=1&amp;x=2">report of the port</a> names &ldquo;gusts&rdquo;.</p>
<ul><li>Two ships were moved</li><li>Nobody was <b>hurt</b></li></ul>
<blockquote><p>We had no warning at all that night.</p></blockquote>
<script>var a = "<p>Two ships were moved</p>";</script>
<p>{LONG}</p></body></html>"""
TEXT = (
    f"{LONG}{LONG}".strip() + "\n\nA night of wind\n\nThe report of the port names “gusts”.\n\n"
    "Two ships were moved\nNobody was hurt\n\nWe had no warning at all that night.\n\n"
    + LONG.strip()
)


def shown(text: str, html: str | None = None) -> list[tuple[BlockKind, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks_of(text, html)]


def test_markup_tells_subheadings_lists_and_quotations() -> None:
    assert shown(TEXT, PAGE) == [
        (BlockKind.HEADING, "A night of wind"),
        (BlockKind.ITEM, "Two ships were moved"),
        (BlockKind.ITEM, "Nobody was hurt"),
        (BlockKind.QUOTATION, "We had no warning at all that night."),
    ]


def test_links_of_the_markup_are_found_in_the_text() -> None:
    (anchor,) = anchors_of(TEXT, PAGE)
    assert TEXT[anchor.start : anchor.end] == "report of the port"
    assert anchor.address == "/report?id=1&x=2"


def test_addresses_written_out_are_links_without_the_punctuation_around_them() -> None:
    text = "See https://example.org/a_(b), or (https://example.org/c). Not mailto:x@example.org."
    found = [text[anchor.start : anchor.end] for anchor in anchors_of(text)]
    assert found == ["https://example.org/a_(b)", "https://example.org/c"]


def test_plain_text_tells_by_its_looks() -> None:
    text = (
        f"{LONG}{LONG.strip()}\n\nWhat comes next\n\n{LONG}\n\n"
        "• Two ships were moved\n• Nobody was hurt\n\n"
        f"“{LONG.strip()} {LONG.strip()}”\n\nThe end of it"
    )
    kinds = [kind for kind, _ in shown(text)]
    assert kinds == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM, BlockKind.QUOTATION]


def test_a_paragraph_that_merely_begins_with_a_quotation_is_none() -> None:
    text = f"“We had no warning,” she said. {LONG}“None at all.”"
    assert shown(text) == []


def test_a_list_of_one_is_what_is_left_of_a_menu() -> None:
    assert shown("World\n\n" + LONG, f"<ul><li>World</li></ul><p>{LONG}</p>") == []


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<a href=x>", "</a>", "<li>", "<", ">", "a b", "\n",
                              "<script>", "<blockquote>", "</blockquote>", "&amp;", "•  x", "“"]),
             max_size=40),
)  # fmt: skip
def test_no_markup_is_too_broken(pieces: list[str]) -> None:
    html = "".join(pieces)
    text = "a b\n\n•  x\n“a b”"
    for block in blocks_of(text, html):
        assert 0 <= block.start < block.end <= len(text)
    anchors = anchors_of(text, html)
    assert all(one.end <= two.start for one, two in pairwise(anchors))


PICTURED = (
    '<header><img src="/logo.png" alt="The paper"></header>'
    "<nav>" + "Home News Sport Culture Weather " * 30 + "</nav><article><h1>A bridge</h1>"
    '<figure><img data-src="/bridge.jpg" src="data:image/gif;base64,x" alt="A bridge">'
    "<figcaption>The bridge on <b>Thursday</b></figcaption></figure>"
    "<p>The old bridge was closed to all traffic on Thursday.</p>"
    '<img src="https://img.example/mayor.jpg" alt="The mayor &amp; her dog" width="640">'
    '<img src="/count.gif" width="1" height="1">'
    "<p>The mayor said that repairs would take a year.</p></article>"
    "<aside>" + "More to read here " * 60 + '<img src="/advert.jpg" alt="Buy this"></aside>'
)


def test_pictures_are_those_among_the_paragraphs_with_their_captions() -> None:
    text = (
        "The old bridge was closed to all traffic on Thursday.\n\n"
        "The mayor said that repairs would take a year."
    )
    assert pictures_of(text, PICTURED) == (
        Picture("/bridge.jpg", "The bridge on Thursday"),
        Picture("https://img.example/mayor.jpg", "The mayor & her dog"),
    )
    assert pictures_of(text) == ()
    assert pictures_of("Nothing of it stands there.", PICTURED) == ()
