"""Timelines as files: nothing of an article's text becomes a mark of the file's own."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstui.library import coverage
from newstui.library.dates_shown import date_shown
from newstui.library.timeline_pages import FORMS, Page, lines
from newstui.model.timeline import EntryKind, TimelineEntry

NOW = 1_704_960_000


def entry(text: str, when: str | None, kind: EntryKind = EntryKind.HAPPENED) -> TimelineEntry:
    precision = "second" if when and "T" in when else "day"
    return TimelineEntry(when, precision, kind, text, 7, 12, ("Fjord Times",), "first")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(*entries: TimelineEntry, title: str = "Ferry") -> Page:
    return Page(title, "2 reports", entries, (), {7: "https://fjord-times.example/a?b=1&c=<2>"})


def test_a_web_page_holds_its_text_and_no_mark_of_its_articles() -> None:
    evil = '<script>alert("x")</script> & <img src=x onerror=y>'
    made = "\n".join(lines(page_of(entry(evil, "2024-01-11"), title=evil), "html", NOW))
    found = Tags()
    found.feed(made)
    assert "script" not in [tag for tag, _ in found.tags]
    assert "img" not in [tag for tag, _ in found.tags]
    assert evil in found.text
    links = [dict(attributes)["href"] for tag, attributes in found.tags if tag == "a"]
    assert links == ["https://fjord-times.example/a?b=1&c=<2>"]
    # Read without the web: nothing but the link itself points out of the page.
    assert made.count("https://") == 1


def test_a_web_page_forbids_itself_to_load_anything_and_dates_as_html_does() -> None:
    page = page_of(entry("Ran aground", "2024-01-10"), entry("A decade", "199X"))
    found = Tags()
    found.feed("\n".join(lines(page, "html", NOW)))
    meta = [dict(attributes) for tag, attributes in found.tags if tag == "meta"]
    (policy,) = [one["content"] for one in meta if "http-equiv" in one]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    times = [dict(attributes) for tag, attributes in found.tags if tag == "time"]
    assert times == [{"datetime": "2024-01-10"}, {}]


def test_sections_stand_in_the_order_of_a_story() -> None:
    page = page_of(
        entry("Ran aground", "2024-01-10"),
        entry("Ferry aground", "2024-01-11T09:00:00Z", EntryKind.REPORT),
        entry("An inquiry", None, EntryKind.PLANNED),
    )
    for form in ("md", "html"):
        made = "\n".join(lines(page, form, NOW))
        places = [made.index(text) for text in ("Ran aground", "Ferry aground", "An inquiry")]
        assert places == sorted(places)
        assert "11 Jan 2024 09:00" in made
        assert "to come" in made


def test_a_calendar_has_days_and_moments_and_leaves_out_what_has_none() -> None:
    page = page_of(
        entry("One, two; three", "2024-01-10"),
        entry("Report", "2024-01-11T09:00:00Z", EntryKind.REPORT),
        entry("A whole year", "2008"),
        entry("Some day", None, EntryKind.PLANNED),
    )
    rows = [line.rstrip("\r") for line in lines(page, "ics", NOW)]
    assert rows.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20240110" in rows
    assert "DTEND;VALUE=DATE:20240111" in rows
    assert "DTSTART:20240111T090000Z" in rows
    assert r"SUMMARY:One\, two\; three" in rows


def test_json_lines_are_those_of_the_command() -> None:
    (line,) = lines(page_of(entry("Ran aground", "2024-01-10")), "jsonl", NOW)
    told = json.loads(line)
    assert (told["date"], told["kind"], told["article"]) == ("2024-01-10", "happened", 7)


@given(st.text(max_size=60), st.sampled_from(FORMS))
def test_any_text_makes_whole_lines_without_steering_characters(text: str, form: str) -> None:
    made = list(lines(page_of(entry(text, "2024-01-10"), title=text), form, NOW))
    together = "\n".join(made).replace("\r\n ", "").replace("\r", "")
    assert not any(ord(sign) < 32 and sign != "\n" for sign in together)
    if form == "ics":
        assert all(len(piece.encode()) <= 75 for line in made for piece in line.split("\r\n"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2024-01-11", "11 Jan 2024"),
        ("2024-01", "Jan 2024"),
        ("2008", "2008"),
        ("198X", "the 1980s"),
        ("2024-W01", "1-7 Jan 2024"),
        ("2024-W05", "29 Jan-4 Feb 2024"),
        ("2024-W02-WE", "13-14 Jan 2024"),
        ("2023-SU", "summer 2023"),
        ("2023-Q3", "Q3 2023"),
        ("2024-99", "2024-99"),
        (None, "undated"),
    ],
)
def test_dates_as_a_reader_says_them(value: str | None, shown: str) -> None:
    assert date_shown(value) == shown


def test_coverage_counts_each_day_between_the_first_report_and_the_last() -> None:
    days = coverage.per_day(
        [
            entry("a", "2024-01-11", EntryKind.REPORT),
            entry("b", "2024-01-11T09:00:00Z", EntryKind.REPORT),
            entry("c", "2024-01-13", EntryKind.REPORT),
            entry("no report", "2024-01-01"),
        ]
    )
    assert days == [(date(2024, 1, 11), 2), (date(2024, 1, 12), 0), (date(2024, 1, 13), 1)]
    assert coverage.bars([2, 0, 1], coverage.ASCII_BARS) == "# -"
    assert coverage.bars([4]) == ""
    assert len(coverage.bars([1] * 400)) <= 40
