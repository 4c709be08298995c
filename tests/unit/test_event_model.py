"""An event's own timeline as rows: its head, its sections, and what stands in each row."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.cells import cell_len

from newstui.library.event_coverage import Coverage
from newstui.model.article import ArticleRow
from newstui.model.event import EventDetail, EventRow
from newstui.model.moment import Moment
from newstui.model.storyline import StorylineRow
from newstui.model.timeline import EntryKind, Figure, FigureValue, TimelineEntry
from newstui.tui.display import Display
from newstui.tui.panes.event_head import Around
from newstui.tui.panes.event_model import EventModel

NOW = int(datetime(2024, 1, 12, 18, 40, tzinfo=UTC).timestamp())
LOOK = Display(zone=UTC, clock=lambda: NOW)
SOURCES = ("Drava Herald", "Adria Wire", "Pannonia Post", "Nordsee Kurier")


def report(number: int, *, read: bool = False) -> ArticleRow:
    at = Moment.at(datetime.fromtimestamp(NOW - 9000 + number * 600, UTC))
    agency = "AFP" if number == 0 else None
    return ArticleRow(number, number, 1, f"Headline {number}", SOURCES[number], agency, "en", at,
                      NOW, ("HR",), (), read, False)  # fmt: skip


def entry(kind: EntryKind, date: str | None, text: str, note: str = "", article: int = 0,
          sources: tuple[str, ...] = SOURCES[:1]) -> TimelineEntry:  # fmt: skip
    return TimelineEntry(date, "second" if date and "T" in date else "day", kind, text, article, 0,
                         sources, note)  # fmt: skip


REPORTS = tuple(report(number, read=number == 0) for number in range(4))
NOTES = ("first", "same text as Drava Herald", "+ the mayor spoke", "same text as Drava Herald")
TIMELINE = (
    entry(EntryKind.HAPPENED, "2024-01-11", "The bridge was closed to all traffic.",
          "Adria Wire: 2024-01-10", sources=SOURCES),
    *(entry(EntryKind.REPORT, one.published.isoformat(), one.title, note, one.id, (one.source,))
      for one, note in zip(REPORTS, NOTES, strict=True)),
    entry(EntryKind.PLANNED, None, "The council meets on repairs."),
)  # fmt: skip
ROW = EventRow(1, 1, "Osijek bridge closed", 0, NOW - 9000, NOW, 4, 4, 3, ("HR",), (), (1, 3))
DETAIL = EventDetail(ROW, SOURCES, REPORTS, TIMELINE, new_facts=3)
AROUND = Around(
    Coverage(1, SOURCES, ("Rift Observer", "Lens & Lab"), ("HR",), (), NOW - 7200),
    StorylineRow(7, "The bridges of Osijek", 3, 9, 0, NOW, False, (1, 2, 3)),
)


def shown(
    detail: EventDetail = DETAIL, around: Around = AROUND, width: int = 86, height: int = 40
) -> tuple[EventModel, list[str]]:
    model = EventModel(LOOK)
    model.show(detail, around)
    model.lay_out(width, height)
    return model, ["".join(text for text, _ in line) for row in model.rows for line in row.lines]


def test_the_head_says_who_covered_it_and_what_it_is_part_of() -> None:
    text = "\n".join(shown()[1][:6])
    assert "Croatia" in text or "HR" in text
    assert "4 sources · 4 reports (3 of one text)" in text
    assert "first: AFP 12 Jan 16:10" in text
    assert "not covered: 2 of your 6" in text
    assert "storyline of 3 events: The bridges of Osijek" in text
    assert "3 new facts since you looked 2 h ago" in text


def test_what_was_never_looked_at_has_no_news() -> None:
    coverage = replace(AROUND.coverage, looked_at=None) if AROUND.coverage else None
    assert "new fact" not in "\n".join(shown(around=Around(coverage))[1])


def test_what_is_new_stays_while_the_event_is_open() -> None:
    model, _ = shown()
    looked = replace(AROUND, coverage=replace(AROUND.coverage, looked_at=NOW))  # type: ignore[type-var]
    model.show(replace(DETAIL, new_facts=0), looked)
    model.lay_out(86, 40)
    head = "\n".join("".join(text for text, _ in line) for line in model.rows[0].lines)
    assert "3 new facts since you looked 2 h ago" in head


def test_happenings_stand_above_reports_and_plans_below() -> None:
    lines = shown()[1]
    places = [
        next(index for index, line in enumerate(lines) if word in line)
        for word in ("what happened", "closed to all", "─ reports", "Headline 0", "Headline 2",
                     "─ ahead", "The council meets")
    ]  # fmt: skip
    assert places == sorted(places)


def test_dates_that_disagree_are_shown() -> None:
    assert any("but 10 Jan 2024 in Adria Wire" in line for line in shown()[1])


def test_copies_of_one_text_share_a_row_that_each_of_them_leads_to() -> None:
    model, lines = shown()
    assert any("same text ×3: Adria Wire, Nordsee Kurier" in line for line in lines)
    assert not any("Headline 1" in line for line in lines)
    assert model.row_of_report(1) == model.row_of_report(3) == model.row_of_report(0)
    assert model.row_of_report(2) != model.row_of_report(0)
    assert model.row_of_report(99) is None


def test_figures_that_change_are_told_in_the_head() -> None:
    values = tuple(FigureValue(text, float(text), 0, 0) for text in ("9", "14"))
    lines = shown(replace(DETAIL, figures=(Figure("dead", values),)))[1]
    assert any("dead: 9 → 14" in line for line in lines)


@pytest.mark.parametrize("width", [24, 38, 46, 70, 86, 120])
@pytest.mark.parametrize("height", [12, 40])
@pytest.mark.parametrize(
    "title", ["東京の地下鉄で新しい駅が開業" * 6, "مكتبة عامة " * 20, "a " * 200]
)
def test_nothing_is_wider_than_the_pane(width: int, height: int, title: str) -> None:
    timeline = tuple(replace(one, text=title) for one in TIMELINE)
    detail = replace(DETAIL, row=replace(ROW, title=title), timeline=timeline)
    assert all(cell_len(line) <= width for line in shown(detail, width=width, height=height)[1])


def test_in_a_low_window_an_entry_has_one_line() -> None:
    model, _ = shown(width=40, height=13)
    assert all(len(row.lines) == 1 for row in model.rows if row.entry is not None)


def test_nothing_that_steers_a_terminal_gets_through() -> None:
    evil = "\x1b]0;owned\x07‮evil\x9b31m"
    timeline = tuple(replace(one, text=evil, sources=(evil,)) for one in TIMELINE)
    chain = replace(AROUND.storyline, title=evil) if AROUND.storyline else None
    lines = shown(replace(DETAIL, timeline=timeline), replace(AROUND, storyline=chain))[1]
    assert not set("".join(lines)) & set("\x1b\x07\x9b‮")


def test_sentences_are_whole_where_there_is_room_and_cut_where_there_is_none() -> None:
    long = " ".join(["The engineers found cracks in the cables of the bridge"] * 5) + " at last."
    entries = tuple(entry(EntryKind.HAPPENED, "2024-01-11", f"{n} {long}") for n in range(4))
    detail = replace(DETAIL, timeline=(*entries, *TIMELINE))
    for width in (86, 44):
        whole = "\n".join(shown(detail, width=width, height=90)[1])
        assert whole.count("at last.") == 4
        low = shown(detail, width=width, height=24)[1]
        assert not any("at last." in line for line in low)
        assert all(cell_len(line) <= width for line in low)


def test_what_a_report_adds_is_whole_where_there_is_room() -> None:
    added = "+ the mayor spoke of repairs that would take the whole of the year, and then ended"
    notes = [replace(one, note=added if one.article_id == 2 else one.note) for one in TIMELINE]
    for width in (86, 44):
        lines = shown(replace(DETAIL, timeline=tuple(notes)), width=width, height=60)[1]
        assert added in " ".join(" ".join(lines).split())
