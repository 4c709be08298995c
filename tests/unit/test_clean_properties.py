"""What holds for every input: no invented words, order kept, idempotent, bounded time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.cleaning.clean import clean
from newstui.cleaning.dump_segment import best_segment
from newstui.model.document import Form, RawDocument

WORD = re.compile(r"\w+")
SENTENCES = st.sampled_from(
    [
        "The mayor of Kestrel Bay said on Monday that the tunnel would be opened in the spring.",
        "Der Rat der Stadt hat am Montag beschlossen, dass der alte Tunnel wieder geöffnet wird.",
        "Le conseil de la ville a décidé lundi de rouvrir le vieux tunnel pour les cyclistes.",
        "Nobody was hurt, and the road was cleared before noon, a spokeswoman told the radio.",
        "Home", "Share on Facebook", "Related Articles", "Advertisement", "Bats in winter",
        "© 2024 Example Media", "Read more: Bakery wins prize", "12 March 2024", "By Nora Fell",
    ]
)  # fmt: skip
DUMPS = st.lists(st.tuples(SENTENCES, st.sampled_from(["\n", "\n\n"])), max_size=25).map(
    lambda pieces: "".join(text + gap for text, gap in pieces)
)
ANYTHING = st.text(max_size=300)
FORMS = st.sampled_from(list(Form))


def text_of(form: Form, content: str) -> str:
    return clean(RawDocument("g", form, content, "test")).text


@settings(max_examples=60, deadline=None)
@given(FORMS, st.one_of(DUMPS, ANYTHING))
def test_never_raises_and_never_steers_the_terminal(form: Form, content: str) -> None:
    article = clean(RawDocument("g", form, content, "test"))
    for told in (article.title, article.text, article.author or ""):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told)


@settings(max_examples=60, deadline=None)
@given(DUMPS)
def test_words_are_those_of_the_dump_in_their_order(dump: str) -> None:
    given_words = iter(WORD.findall(dump))
    assert all(word in given_words for word in WORD.findall(text_of(Form.DUMP, dump)))


REPORTS = (
    "The mayor of Kestrel Bay said on Monday that the old tunnel would be opened to cyclists in "
    "the spring, three years later than the council had promised before the last election.",
    "Nobody was hurt when a part of the roof came down in November, and the road above was cleared "
    "before noon, a spokeswoman for the fire brigade told the local radio.",
    "The work has cost 4.2 million crowns so far, which is almost twice of what had been set aside "
    "for it, and the town will have to borrow the rest from the county.",
    "“We would have been quicker with a new one,” said Mira Dolen, who leads the building office. "
    "“But people here have walked through this tunnel for a hundred years.”",
    "Bats that spend the winter inside may stay until the end of March, as the law on protected "
    "animals demands; the lamps will be switched off at night for their sake.",
    "A second tunnel further north, which has been closed since the flood, is to be looked at in "
    "the autumn, when the experts of the railway have handed in their report.",
)
NUMBERED = st.lists(
    st.tuples(st.booleans(), st.sampled_from(["\n", "\n\n"])), min_size=1, max_size=20
).map(
    lambda kinds: "".join(
        (
            f"On day {number} the keeper wrote in the book that the lamp had burned well, and "
            f"that {number} ships had passed the rock before the fog came in."
            if is_text
            else f"Menu item {number}"
        )
        + gap
        for number, (is_text, gap) in enumerate(kinds)
    )
)


@settings(max_examples=60, deadline=None)
@given(NUMBERED)
def test_paragraphs_are_lines_of_the_dump_in_their_order(dump: str) -> None:
    lines = [line for line in dump.split("\n") if line]
    text = text_of(Form.DUMP, dump)
    places = [lines.index(paragraph) for paragraph in text.split("\n\n")] if text else []
    assert places == sorted(set(places))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(REPORTS), min_size=3, max_size=6, unique=True))
def test_a_cleaned_dump_is_left_alone_when_it_comes_in_as_a_dump(reports: list[str]) -> None:
    dump = "\n\n".join(["Home", "Sport", "Tunnel to open in spring", *reports, "Share", "Home"])
    text = text_of(Form.DUMP, dump)
    assert text_of(Form.DUMP, text) == text


@settings(max_examples=40, deadline=None)
@given(DUMPS)
def test_text_is_left_alone_when_cleaned_again(dump: str) -> None:
    text = text_of(Form.DUMP, dump)
    assert text_of(Form.TEXT, text) == text


@given(st.lists(st.floats(-5, 5), max_size=12))
def test_no_run_beats_the_best_segment(weights: list[float]) -> None:
    best = best_segment(weights)
    total = sum(weights[index] for index in best)
    sums = [
        sum(weights[start:end])
        for start in range(len(weights))
        for end in range(start + 1, len(weights) + 1)
    ]
    assert total >= max([0.0, *sums]) - 1e-9


HOSTILE = {
    "nested tags": (Form.PAGE, "<div>" * 1_000_000),
    "nested tags with text": (Form.FRAGMENT, "<b>x" * 150_000),
    "comments": (Form.PAGE, "<!--" * 262_144),
    "open tags": (Form.PAGE, "<" * 1_000_000),
    "attributes": (Form.PAGE, "<p " + "a=1 " * 250_000 + ">text</p>"),
    "many attributes": (Form.PAGE, "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>"),
    "deep and closed": (Form.PAGE, "<div>" * 200_000 + "text" + "</div>" * 200_000),
    "just not too deep": (Form.PAGE, ("<div>" * 990 + "<p>A line." + "</div>" * 990) * 20),
    "unclosed paragraphs": (Form.PAGE, "<p>The cat sat on the mat." * 40_000),
    "classes": (Form.PAGE, f"<div class='{'comment-list ' * 100_000}'><p>The cat sat.</p></div>"),
    "one line of a page": (Form.PAGE, "<p>" + "the word and " * 400_000),
    "one long line": (Form.DUMP, "the word and " * 400_000),
    "one long word": (Form.DUMP, "x" * 5_000_000),
    "digits": (Form.DUMP, "7" * 1_000_000),
    "short lines": (Form.DUMP, "ab\n" * 1_000_000),
    "datelines": (Form.DUMP, "BERLIN, Jan 11 (dpa) - The word\n" * 30_000),
    "dots": (Form.DUMP, ". " * 1_000_000),
    "many lines": (Form.DUMP, "the cat sat.\n" * 100_000),
    "capitals": (Form.DUMP, "A" * 1_000_000),
    "quotes": (Form.TEXT, '"' * 2_000_000),
    "meta elements": (Form.PAGE, '<meta name="a" content="' * 40_000),
    "json": (Form.PAGE, '<script type="application/ld+json">' + "[" * 500_000 + "</script>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_shapes_return_soon(name: str) -> None:
    form, content = HOSTILE[name]
    clean(RawDocument("warm", form, "warm up", "test"))
    started = time.process_time()
    article = clean(RawDocument("g", form, content, "test"))
    assert time.process_time() - started < 2.0
    assert len(article.title) <= 300


def test_long_title_is_cut() -> None:
    document = RawDocument("g", Form.TEXT, "Some text.", "test", title="long title " * 20_000)
    started = time.process_time()
    title = clean(document).title
    assert time.process_time() - started < 1.0
    assert len(title) <= 300
    assert title.startswith("long title")
    assert title.endswith("…")


def test_what_was_cut_is_said() -> None:
    article = clean(RawDocument("g", Form.TEXT, "words and more words. " * 60_000, "test"))
    assert any("cut" in note for note in article.notes)
