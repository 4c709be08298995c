"""An article as lines: what is marked in it, and where everything stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newstui.model.article import Article, ArticleRow, Tag, Tags
from newstui.model.moment import Moment
from newstui.model.shape import Block, BlockKind, Link, Shape
from newstui.model.timeline import Mention, Tense
from newstui.tui.display import Display
from newstui.tui.panes.reading_marks import marked
from newstui.tui.panes.reading_model import ReadingModel
from newstui.tui.wrapping import broken

LOOK = Display(clock=lambda: 1_705_000_000)
TEXT = (
    "The bridge was closed last year. Nobody was hurt.\n\nRepairs\n\nTwo cables\nOne pillar\n\n"
    "We had no warning at all, the engineer said of the long night.\n\nThe report is out."
)


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def article(text: str = TEXT, mentions: tuple[Mention, ...] = ()) -> Article:
    row = ArticleRow(1, 1, 1, "Bridge", "Herald", None, "en", Moment(), 0, (), (), False, False)
    return Article(row, "g", "https://a.example/1", None, text, Tags(), mentions)


SHAPE = Shape(
    (
        Block(*span("Repairs"), BlockKind.HEADING),
        Block(*span("Two cables"), BlockKind.ITEM),
        Block(*span("One pillar"), BlockKind.ITEM),
        Block(*span("We had no warning at all, the engineer said of the long night."),
              BlockKind.QUOTATION),
    ),
    (
        Link(*span("report"), "https://b.example/r", "b.example"),
        Link(*span("out"), "https://xn--c.example/", "xn--c.example", "looks like another"),
    ),
)  # fmt: skip


def lines(model: ReadingModel) -> list[str]:
    return [model.line_text(index) for index in range(model.count)]


def laid_out(width: int = 40, **named: object) -> ReadingModel:
    model = ReadingModel(LOOK)
    model.show(article(), shape=SHAPE, **named)  # type: ignore[arg-type]
    model.lay_out(width, 30)
    return model


def test_lists_and_quotations_are_set_in() -> None:
    shown = [line[1:] for line in lines(laid_out())]
    assert "  • Two cables" in shown
    assert "│ We had no warning at all, the" in shown
    assert "│ engineer said of the long night." in shown


def test_links_have_numbers_and_are_listed_with_their_hosts() -> None:
    model = laid_out()
    text = "\n".join(lines(model))
    assert "The report[1] is out[2!]." in text
    assert "[1] b.example" in text
    assert "looks like another" in text
    line = next(index for index, line in enumerate(lines(model)) if "report[1]" in line)
    column = lines(model)[line].index("[1]")
    assert model.link_at(line, column) == SHAPE.links[0]
    assert model.link_at(line, 1) is None
    listed = next(index for index, line in enumerate(lines(model)) if "[2] xn--c" in line)
    assert model.link_at(listed, 3) == SHAPE.links[1]


def test_what_is_written_in_is_not_copied() -> None:
    model = laid_out()
    line = next(index for index, line in enumerate(lines(model)) if "report[1]" in line)
    assert model.words(line, 0, 999) == "The report is out."
    assert model.words(line, 1, 14) == "The report"


def test_what_is_looked_for_is_found_whatever_its_case_and_lines() -> None:
    model = laid_out(24)
    model.find("NOBODY was   hurt")
    assert len(model.hits) == 1
    line = model.line_of_hit()
    assert line is not None
    assert "Nobody" in model.line_text(line)
    model.find("the", near=len(TEXT) - 20)
    assert model.hit == len(model.hits) - 1
    model.find("")
    assert model.hits == []


def test_new_sentences_are_marked_in_the_margin_where_told_ones_are_dim() -> None:
    model = ReadingModel(LOOK)
    model.dim_told = True
    model.show(article(), [span("The bridge was closed last year.")], shape=SHAPE)
    model.lay_out(60, 30)
    marked_lines = [line for line in lines(model) if "+" in line[: model.margin + 1]]
    assert len(marked_lines) == 1
    assert "Nobody was hurt" in marked_lines[0]
    told = [ink for line in range(model.count) for text, ink in model.line(line) or ()
            if "closed" in text]  # fmt: skip
    assert told == ["told"]


@given(st.integers(0, len(TEXT)), st.booleans())
def test_offsets_go_over_what_is_written_in_and_back(offset: int, show_dates: bool) -> None:
    start, end = span("last year")
    mention = Mention(start, end, "last year", "2023", "DATE", Tense.PAST, 0, 32)
    shown = marked(article(mentions=(mention,)), (), SHAPE, LOOK, show_dates=show_dates)
    assert shown.original(shown.shown(offset)) == offset
    if offset < len(TEXT):
        assert shown.text[shown.shown(offset)] == TEXT[offset]
    assert ("‹2023›" in shown.text) is show_dates


PIECES = ["word ", "駅が開業した。", "👩‍👩‍👧‍👦 ", "مكتبة ", "é" * 9, "\n\n", "x" * 50]


@pytest.mark.parametrize(
    ("words", "value", "shown"),
    [("last year", "2023", "‹2023›"), ("2018", "2018", ""), ("11 January 2024", "2024-01-11", ""),
     ("11 January", "2024-01-11", "‹11 Jan 2024›"), ("in May 2022", "2022-05", ""),
     ("Thursday", "2024-01-11", "‹11 Jan 2024›"), ("21 January 2024", "2024-01-11", "‹11 Jan")],
)  # fmt: skip
def test_a_date_is_resolved_only_where_it_says_less(words: str, value: str, shown: str) -> None:
    text = f"It began {words} in the north."
    mention = Mention(9, 9 + len(words), words, value, "DATE", Tense.PAST, 0, len(text))
    result = marked(article(text, (mention,)), (), Shape(), LOOK, show_dates=True).text
    assert (shown.replace(" ", "\u00a0") in result) if shown else "‹" not in result


def test_places_are_marked_where_they_stand_first_and_told_by_their_country() -> None:
    text = "In Osijek a Croatian court met. Osijek is small; Osijekers waited."
    tags = Tags((Tag("HR", 0.9, ("Osijek", "Croatian")),))
    one = replace(article(text), tags=tags)
    look = Display(clock=LOOK.clock)
    found = marked(one, (), Shape(), look, show_dates=False)
    assert [found.text[slice(*span)] for span in found.spans["place"]] == ["Osijek", "Croatian"]
    told = marked(one, (), Shape(), look, show_dates=True).text
    assert "Osijek\u00a0‹Croatia› a Croatian court" in told


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30), st.integers(10, 90))
def test_no_line_is_wider_than_the_pane_and_no_word_is_lost(pieces: list[str], width: int) -> None:
    text = "".join(pieces).strip() or "x"
    model = ReadingModel(LOOK)
    model.show(article(text))
    model.lay_out(width, 20)
    model.flow.extend(10_000)
    assert all(cell_len(line) <= width for line in lines(model))
    body = range(len(model.head), len(model.head) + model.flow.count)
    copied = "".join(model.words(index, 0, 999) + model.between(index) for index in body)
    assert "".join(copied.split()) == "".join(text.split())


@pytest.mark.parametrize("width", range(14, 40))
def test_french_punctuation_stays_with_its_word(width: int) -> None:
    text = "Elle dit : « Nous avons perdu un maître » ; et lui ? « Oui », dit-il. " * 4
    for ending in ("", "駅"):
        lines = broken(text + ending, width)
        assert not any(line.startswith(("»", ":", ";", "?")) for line in lines)
        assert not any(line.endswith("«") for line in lines)


@pytest.mark.parametrize("character", ["x", "駅"])
def test_a_long_line_is_broken_only_as_far_as_it_is_shown(character: str) -> None:
    model = ReadingModel(LOOK)
    model.show(article(character * 300_000))
    model.lay_out(80, 40)
    assert model.line(30)
    assert not model.flow.complete
    assert model.line_of(299_000) > 3_000
