"""Files, folders and standard input: every article found, every fault told once by name."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.model.document import Failure, Form, RawDocument
from newstui.sources import files
from newstui.sources.files import documents

DUMP = "Harbour Gazette\nHome News\n\nFerry back in service\n\nThe ferry sails again, they said.\n"
PAGE = (
    "<!DOCTYPE html><html><head><title>T</title>"
    '<link rel="canonical" href="https://gazette.example/1"></head><body><p>Hi</p></body></html>'
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>'
    "<item><title>A</title><guid>a</guid></item></channel></rss>"
)
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"title": "B"}]}
)
LINE = json.dumps({"title": "C", "text": "c"})
OPML = '<opml version="2.0"><body><outline xmlUrl="https://a.example/"/></body></opml>'


def read(*paths: Path | str, **options: object) -> list[RawDocument | Failure]:
    return list(documents([str(path) for path in paths], **options))  # type: ignore[arg-type]


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def good(results: Iterable[RawDocument | Failure]) -> list[RawDocument]:
    return [result for result in results if isinstance(result, RawDocument)]


def bad(results: Iterable[RawDocument | Failure]) -> list[Failure]:
    return [result for result in results if isinstance(result, Failure)]


@pytest.mark.parametrize(
    ("name", "content", "form", "title"),
    [
        ("a.txt", DUMP, Form.DUMP, None),
        ("a.md", DUMP, Form.DUMP, None),
        ("noname", DUMP, Form.DUMP, None),
        ("a.txt", "[brackets] and {braces} begin a dump too", Form.DUMP, None),
        ("a.html", PAGE, Form.PAGE, None),
        ("a.txt", PAGE, Form.PAGE, None),
        ("a.htm", "<p>Only a piece</p>", Form.FRAGMENT, None),
        ("a.xml", FEED, Form.TEXT, "A"),
        ("a", FEED, Form.TEXT, "A"),
        ("a.xml", f"<!-- <html> -->\n<?x?>{FEED.partition('?>')[2]}", Form.TEXT, "A"),
        ("a.json", JSON_FEED, Form.TEXT, "B"),
        ("a.json", json.dumps(json.loads(JSON_FEED), indent=1), Form.TEXT, "B"),
        ("a.jsonl", LINE, Form.TEXT, "C"),
        ("a", f"{LINE}\n{LINE}", Form.TEXT, "C"),
        ("a.json", LINE, Form.TEXT, "C"),
        ("a", LINE.replace("}", ', "mood": "' + "x" * 70_000 + '"}\n') + LINE, Form.TEXT, "C"),
        ("a.json", f"[{LINE}, {LINE}]", Form.TEXT, "C"),
    ],
)
def test_formats_are_told_by_content(
    tmp_path: Path, name: str, content: str, form: Form, title: str | None
) -> None:
    write(tmp_path, {name: content})
    results = read(tmp_path / name)
    assert not bad(results)
    assert (good(results)[0].form, good(results)[0].title) == (form, title)
    from_stdin = read("-", stdin=io.BytesIO(content.encode()))
    if name != "a.jsonl":
        assert len(good(from_stdin)) == len(good(results))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.html", b" \r\n\t", "is empty"),
        ("a.txt", b"\xef\xbb\xbf\n", "is empty"),
        ("a.txt", bytes(500), "is binary, not text"),
        ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(50), "is binary, not text"),
        ("a.xml", b"<sitemap><url/></sitemap>", "is XML, but neither a feed nor a page"),
        ("a.xml", FEED[:-30].encode(), "ends in the middle of entry 1"),
        ("a.json", b'{"version": 1}', "is JSON without articles"),
        ("a.json", b'{"version": ', "no JSON ("),
        ("a.json", b'[\n{"text": "a"},\n{"text": \n', "no JSON ("),
        ("a.json", b"[]", "is JSON without articles"),
        ("a.jsonl", b"no JSON here", "no JSON ("),
        ("a.opml", OPML.encode(), "is a list of subscriptions"),
        ("urls", b"https://a.example/feed news\n", "is a list of subscriptions"),
    ],
)
def test_a_named_file_without_an_article_gives_exactly_one_failure(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    write(tmp_path, {name: content})
    (failure,) = read(tmp_path / name)
    assert isinstance(failure, Failure)
    assert failure.origin == str(tmp_path / name)
    assert failure.reason.startswith(reason)


@pytest.mark.parametrize("path", ["", "/nowhere/a.txt", "a\x00b", "x" * 5000, "/dev/null/x"])
def test_paths_that_lead_nowhere_are_told_and_the_next_is_read(tmp_path: Path, path: str) -> None:
    write(tmp_path, {"a.txt": DUMP})
    failure, document = read(path, tmp_path / "a.txt")
    assert isinstance(failure, Failure)
    assert isinstance(document, RawDocument)


def test_a_folder_is_walked_in_order_and_other_files_are_left_alone(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "b.txt": DUMP + "b",
            "a/z.html": PAGE,
            "a/feed.xml": FEED,
            "c.jsonl": f"{LINE}\nnot JSON\n{LINE}",
            "README.md": "# about",
            "README.txt": "about",
            "picture.png": b"\x89PNG\r\n\x1a\n",
            "style.css": "p {}",
            "expected.json": '{"articles": 3}',
            "feeds.opml": OPML,
            "sitemap.xml": "<urlset/>",
            ".hidden.txt": DUMP,
            ".git/a.txt": DUMP,
        },
    )
    results = read(tmp_path)
    assert [result.origin.removeprefix(str(tmp_path)) for result in good(results)] == [
        "/a/feed.xml, entry 1",
        "/a/z.html",
        "/b.txt",
        "/c.jsonl, line 1",
        "/c.jsonl, line 3",
    ]
    assert [(f.origin, f.line) for f in bad(results)] == [(str(tmp_path / "c.jsonl"), 2)]


def test_broken_articles_in_a_folder_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"empty.txt": "", "binary.txt": bytes(99), "good.txt": DUMP})
    results = read(tmp_path)
    assert len(good(results)) == 1
    assert [Path(f.origin).name for f in bad(results)] == ["binary.txt", "empty.txt"]


@pytest.mark.parametrize("files", [{}, {"README.md": "x"}, {"a/b.png": b"\x89PNG"}])
def test_a_folder_without_articles_is_told_once(tmp_path: Path, files: dict[str, bytes]) -> None:
    write(tmp_path, files)  # type: ignore[arg-type]
    assert read(tmp_path) == [Failure(str(tmp_path), "no articles in it")]


def test_loops_of_links_end_and_broken_links_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"a/a.txt": DUMP})
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    results = read(tmp_path)
    assert len(good(results)) == 1
    assert [f.reason for f in bad(results)] == ["is a link to nothing"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": DUMP, "b.txt": DUMP})
    (tmp_path / "a.txt").chmod(0)
    results = read(tmp_path)
    assert [f.reason for f in bad(results)] == ["permission denied"]
    assert len(good(results)) == 1


def test_the_same_text_in_another_file_is_the_same_article(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": DUMP, "b.txt": DUMP.replace("\n", "\r\n") + "\r\n", "c.txt": "other"})
    first, second, third = good(read(tmp_path))
    assert first.guid == second.guid != third.guid


def test_a_page_is_known_by_its_own_address_but_not_by_its_sites(tmp_path: Path) -> None:
    write(
        tmp_path, {"a.html": PAGE, "b.html": PAGE.replace("gazette.example/1", "gazette.example/")}
    )
    first, second = good(read(tmp_path))
    assert (first.guid, first.url) == ("https://gazette.example/1",) * 2
    assert second.url is None


def test_the_readers_source_wins_in_every_format(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.txt": DUMP, "b.html": PAGE, "c.xml": FEED, "d.json": JSON_FEED, "e.jsonl": LINE},
    )
    assert {document.source for document in good(read(tmp_path, source="Mine"))} == {"Mine"}


def test_a_form_that_is_asked_for_is_not_guessed(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": PAGE})
    assert good(read(tmp_path / "a.txt", form="text"))[0].form is Form.DUMP
    assert bad(read(tmp_path / "a.txt", form="feed"))[0].reason == "is no feed"
    with pytest.raises(ValueError, match="unknown format"):
        read(tmp_path, form="pdf")


def test_misencoded_dumps_are_read_by_best_guess(tmp_path: Path) -> None:
    text = "Die Fähre fährt wieder, größere Schäden gab es in Münster nicht.\n"
    write(tmp_path, {"a.txt": text.encode("cp1252"), "b.txt": text.encode("utf-16")})
    assert [document.content for document in good(read(tmp_path))] == [text, text]


def test_a_file_beyond_the_cap_is_refused_by_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 2**17)
    write(tmp_path, {"a.txt": DUMP * 2_000, "b.jsonl": f"{LINE}\n" * 5_000})
    results = read(tmp_path)
    assert [f.reason for f in bad(results)] == ["is larger than 0 MiB"]
    assert len(good(results)) == 5_000


def test_control_characters_in_a_file_name_reach_no_message(tmp_path: Path) -> None:
    write(tmp_path, {"evil\x1b[31m\u202e.txt": ""})
    (failure,) = read(tmp_path)
    assert failure.origin == f"{tmp_path}/evil.txt"


def test_standard_input_that_is_not_there_is_told() -> None:
    assert bad(read("-"))[0].origin == "standard input"


CONTENT = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(
        st.sampled_from([DUMP, PAGE, FEED, JSON_FEED, LINE, OPML]).map(str.encode),
        st.integers(0, 400),
        st.binary(max_size=20),
    ).map(lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] :]),
)
NAME = st.sampled_from(["a.txt", "a.html", "a.xml", "a.json", "a.jsonl", "a", "urls", "a.opml"])


@settings(max_examples=80, deadline=None)
@given(NAME, CONTENT, st.sampled_from(["auto", "text", "html", "feed", "jsonl"]))
def test_no_content_raises_and_every_file_is_answered(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes, form: str
) -> None:
    folder = write(tmp_path_factory.mktemp("f"), {name: content})
    write(folder, {"good/z.txt": DUMP})
    results = read(folder / name, folder / "good", form=form if form != "feed" else "auto")
    assert len(results) >= 1 + (form == "auto")
    for document in good(results):
        repr(document).encode()
        document.content.encode()
    if form == "auto":
        assert any(document.content == DUMP for document in good(results))
