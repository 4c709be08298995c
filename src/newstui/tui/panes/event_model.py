"""One event's own timeline without the screen: what happened, who reported it, what is ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from newstui.library.dates_shown import date_shown
from newstui.model.article import ArticleRow
from newstui.model.event import EventDetail
from newstui.model.timeline import EntryKind, TimelineEntry
from newstui.tui import cells, safe
from newstui.tui.display import MONTHS, Display, count
from newstui.tui.signs import sparkline
from newstui.tui.widgets.ink import Line, Piece
from newstui.tui.wrapping import break_line

_DATE_CELLS = 13
_NARROW = 56
"""Below this many cells the date stands above its text instead of beside it."""
_MOST_LINES = 4

_SECTIONS = {
    EntryKind.HAPPENED: "what happened",
    EntryKind.REPORT: "reports",
    EntryKind.PLANNED: "ahead",
}
_INTERVAL = re.compile(r"(\d{4})-(Q[1-4]|W\d\d|SP|SU|FA|WI)")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


@dataclass(frozen=True, slots=True)
class EventRowView:
    """One row: its lines, and the entry it stands for; None for titles and rules."""

    lines: tuple[Line, ...]
    entry: TimelineEntry | None = None


class EventModel:
    """Lays an event out for a width; asks nothing of anybody."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.detail: EventDetail | None = None
        self.rows: list[EventRowView] = []
        self.same: Sequence[str] = ()
        """Headlines of other events that may be the same."""

    def lay_out(self, width: int) -> None:
        """Make the rows anew for so many cells."""
        self.rows = []
        if self.detail is None or width <= 0:
            return
        self.rows.append(EventRowView(tuple(self._head(self.detail, width))))
        reports = {report.id: report for report in self.detail.reports}
        for kind, name in _SECTIONS.items():
            entries = [entry for entry in self.detail.timeline if entry.kind is kind]
            if not entries:
                continue
            self.rows.append(EventRowView(([], self._rule(name, width))))
            before = ""
            for entry in entries:
                when = date_label(entry.date, entry.precision, self.display)
                shown, before = _unrepeated(when, before), when
                article = reports.get(entry.article_id)
                lines = self._entry(entry, article, shown, when, width)
                self.rows.append(EventRowView(tuple(lines), entry))

    def row_of_report(self, article_id: int) -> int | None:
        """The row of a report, by its article."""
        for index, row in enumerate(self.rows):
            entry = row.entry
            if (
                entry is not None
                and entry.kind is EntryKind.REPORT
                and entry.article_id == article_id
            ):
                return index
        return None

    def _head(self, detail: EventDetail, width: int) -> list[Line]:
        row = detail.row
        title = self._wrapped(safe.line(row.title), width - 2, _MOST_LINES)
        about = ", ".join(safe.line(self.display.country(code)) for code in row.countries[:4])
        topics = ", ".join(safe.line(self.display.topic_name(code)) for code in row.topics[:3])
        extent = self.display.joined(
            [count(row.source_count, "source"), count(row.article_count, "report")]
        )
        bars = sparkline(row.activity, self.display.signs, 12)
        facts = [self.display.joined([about, topics]), extent + (f"  {bars}" if bars else "")]
        facts += [safe.line(str(figure)) for figure in detail.figures]
        facts += [count(detail.new_facts, "new fact")] if detail.new_facts else []
        lines: list[Line] = [[(" ", ""), (text, "title")] for text in title]
        lines += [[(" ", ""), (cells.crop(text, width - 2), "soft")] for text in facts if text]
        if self.same:
            offered = f"possibly the same: {safe.line(self.same[0])}"
            more = f" and {len(self.same) - 1} more" if len(self.same) > 1 else ""
            room = width - 2 - len(more)
            text = cells.crop(offered, room, self.display.signs.more) + more
            lines.append([(" ", ""), (text, "accent")])
        return lines

    def _rule(self, name: str, width: int) -> Line:
        rule = self.display.signs.rule * (width - len(name) - 4)
        return [(" ", ""), (name, "heading"), (f" {rule} ", "rule")]

    def _entry(
        self,
        entry: TimelineEntry,
        article: ArticleRow | None,
        shown: str,
        when: str,
        width: int,
    ) -> list[Line]:
        sign = self._sign(entry, article)
        unread = entry.kind is EntryKind.REPORT and article is not None and not article.read
        ink = "strong" if unread else ""
        who = self._who(entry, article)
        if width < _NARROW:
            head = self.display.joined([when, who])
            lines: list[Line] = [
                [(" ", ""), sign, (" ", ""), (cells.crop(head, width - 4), "soft")]
            ]
            texts = self._wrapped(safe.line(entry.text), width - 4, _MOST_LINES)
            return lines + [[("   ", ""), (text, ink)] for text in texts]
        margin = _DATE_CELLS + 4
        texts = self._wrapped(safe.line(entry.text), width - margin - 1, _MOST_LINES)
        lines = [
            [(" ", ""), (cells.left(shown, _DATE_CELLS), "soft"), sign, (" ", ""), (texts[0], ink)]
        ]
        blank: Piece = (" " * (margin - 1), "")
        lines += [[blank, (text, ink)] for text in texts[1:]]
        if who:
            lines.append([blank, (cells.crop(who, width - margin - 1), "soft")])
        return lines

    def _sign(self, entry: TimelineEntry, article: ArticleRow | None) -> Piece:
        signs = self.display.signs
        if entry.kind is EntryKind.HAPPENED:
            return signs.happened, "faint"
        if entry.kind is EntryKind.PLANNED:
            return signs.planned, "accent"
        if article is not None and article.starred:
            return signs.starred, "star"
        return (
            (signs.read, "faint")
            if article is not None and article.read
            else (
                signs.report,
                "new",
            )
        )

    def _who(self, entry: TimelineEntry, article: ArticleRow | None) -> str:
        names = [safe.line(source) for source in entry.sources]
        if entry.kind is EntryKind.REPORT and article is not None:
            agency = safe.line(article.agency or "")
            source = safe.line(article.source)
            names = [source if not agency or agency == source else f"{source} ({agency})"]
        elif len(names) > 4:
            names = [*names[:4], f"{len(names) - 4} more"]
        return self.display.joined([", ".join(names), safe.line(entry.note)])

    def _wrapped(self, text: str, width: int, most: int) -> list[str]:
        lines: list[str] = []
        while text and len(lines) < most - 1:
            line, text = break_line(text, width)
            lines.append(line)
        if text:
            lines.append(cells.crop(text, width, self.display.signs.more))
        return lines or [""]


def date_label(value: str | None, precision: str, display: Display) -> str:
    """An entry's ISO 8601 date as a reader says it, as exact as it is: `early 2008`, `11 Jan`."""
    if value is None:
        return "no date"
    interval = _INTERVAL.fullmatch(value)
    if interval:
        year, part = interval.groups()
        if part in _SEASONS:
            return f"{_SEASONS[part]} {year}"
        shown = date_shown(value)
        return shown if len(shown) <= _DATE_CELLS else shown.removesuffix(f" {year}")
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0s"
    day = _day(value)
    if day is None or precision == "year":
        return value[:10]
    if precision == "month":
        return f"{MONTHS[day.month - 1]} {day.year}"
    if precision == "second" and value[10:11] == "T":
        moment = datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(display.zone)
        return f"{moment.day} {MONTHS[moment.month - 1]} {moment:%H:%M}"
    this_year = display.local(display.now()).year
    year = "" if day.year == this_year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def _day(value: str) -> date | None:
    """The first day of `2024`, `2024-01` or `2024-01-11…`; None for anything else."""
    padded = {4: value + "-01-01", 7: value + "-01"}.get(len(value), value[:10])
    try:
        return date.fromisoformat(padded)
    except ValueError:
        return None


def _unrepeated(label: str, before: str) -> str:
    """Under the same day only the hour: `17:40` below `11 Jan 17:02`."""
    if label == before:
        return ""
    if label[-3:-2] == ":" and before[-3:-2] == ":" and label[:-5] == before[:-5]:
        return " " * len(label[:-5]) + label[-5:]
    return label


def to_show(detail: EventDetail) -> int:
    """The report to show when an event is come upon: its first unread one, else its lead.

    The story then goes on with the next report, key by key.
    """
    for report in detail.reports:
        if not report.read:
            return report.id
    return detail.row.lead_article_id
