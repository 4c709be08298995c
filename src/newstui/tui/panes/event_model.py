"""One event's own timeline without the screen: what happened, who reported it, what is ahead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from newstui.library.dates_shown import date_shown
from newstui.model.article import ArticleRow
from newstui.model.event import EventDetail, EventRow
from newstui.model.frozen import frozen
from newstui.model.timeline import EntryKind, TimelineEntry
from newstui.tui import cells, safe
from newstui.tui.display import Display
from newstui.tui.panes.event_dates import CELLS, date_label, unrepeated
from newstui.tui.panes.event_head import SAME_TEXT, Around, head_lines
from newstui.tui.panes.pieces import cropped, filled
from newstui.tui.widgets.ink import Line, Piece, length
from newstui.tui.wrapping import broken

_NARROW = 56
"""Below this many cells the date stands above its text instead of beside it."""
_LOW = 20
"""Below this many lines an entry may have to do with one."""
_MOST_LINES = (12, 8, 5, 4, 3, 2, 1)
"""Lines that the text of an entry, and what stands below it, may have: the first that leaves the
whole event in sight, and where none does as few as can be read."""
_MOST_NAMES = 3
_OTHER_DATE = re.compile(r"([^;]+): (\d{3}[\dX]?(?:-[\dA-Z-]+)?)(?:; |$)")

_SECTIONS = {
    EntryKind.HAPPENED: "what happened",
    EntryKind.REPORT: "reports",
    EntryKind.PLANNED: "ahead",
}


@frozen
class EventRowView:
    """One row: its lines, and the entry it stands for; None for titles and rules."""

    lines: tuple[Line, ...]
    entry: TimelineEntry | None = None
    articles: tuple[int, ...] = ()
    """The reports that it stands for: one, and those that carry the same text."""


class EventModel:
    """Lays an event out for a width; asks nothing of anybody."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.detail: EventDetail | None = None
        self.around = Around()
        self.rows: list[EventRowView] = []
        self.same: Sequence[str] = ()
        """Headlines of other events that may be the same."""
        self._most_lines = 2
        """Lines that a text, and what stands below it, may have."""
        self._alone = False
        """Whether there is one report only, so that who says what goes without saying."""

    def announce(self, row: EventRow) -> None:
        """An event of which only the row of the list is known yet."""
        self.detail = EventDetail(row, (), (), ())
        self.around, self.same = Around(), ()

    def show(self, detail: EventDetail, around: Around) -> None:
        """Take over an event; what is new stays as it was counted when it was opened."""
        before = self.detail
        if before is not None and before.row.id == detail.row.id and before.reports:
            detail = replace(detail, new_facts=before.new_facts)
            if around.coverage is not None and self.around.coverage is not None:
                looked = self.around.coverage.looked_at
                around = replace(around, coverage=replace(around.coverage, looked_at=looked))
        else:
            self.same = ()
        self.detail, self.around = detail, around

    def lay_out(self, width: int, height: int, *, titled: bool = False) -> None:
        """Make the rows anew for so many cells and lines; `titled` if the headline stands above
        them already."""
        self.rows = []
        if self.detail is None or width <= 0:
            return
        self._alone = len(self.detail.reports) == 1
        least = 2 if height >= _LOW else 1
        fits = len(self.detail.timeline) * least <= height
        for most in _MOST_LINES if fits else (least,):
            self._most_lines = most
            self.rows = self._rows(self.detail, width, titled=titled)
            if most == least or _height(self.rows) <= height:
                break
        airy = [self.rows[0], *(_apart(row) for row in self.rows[1:])]
        if _height(airy) <= height:
            self.rows = airy

    def _rows(self, detail: EventDetail, width: int, *, titled: bool) -> list[EventRowView]:
        head = head_lines(detail, self.around, width, self.display, titled=titled)
        rows = [EventRowView(tuple(head))]
        reports = {report.id: report for report in detail.reports}
        for kind, name in _SECTIONS.items():
            entries = [entry for entry in detail.timeline if entry.kind is kind]
            if entries:
                rows.append(EventRowView((self._rule(name, width),)))
                rows += self._section(entries, reports, width)
        if self.same:
            rows.append(EventRowView((self._rule("possibly the same", width),)))
            more = self.display.signs.more
            titles = [cells.crop(safe.line(title), width - 4, more) for title in self.same]
            lines: list[Line] = [[("   ", ""), (title, "soft")] for title in titles]
            rows.append(EventRowView(tuple(lines)))
        return rows

    def row_of_report(self, article_id: int) -> int | None:
        """The row of a report, by its article; that of the text it carries where they are one."""
        for index, row in enumerate(self.rows):
            if article_id in row.articles:
                return index
        return None

    def row_of_entry(self, entry: TimelineEntry) -> int | None:
        """The row that stands for an entry."""
        return next((index for index, row in enumerate(self.rows) if row.entry == entry), None)

    # Sections

    def _rule(self, name: str, width: int) -> Line:
        rule = self.display.signs.rule
        rest = rule * max(0, width - cells.width(name) - 5)
        return [(" ", ""), (f"{rule} ", "rule"), (name, "heading"), (f" {rest}", "rule")]

    def _section(
        self, entries: Sequence[TimelineEntry], reports: Mapping[int, ArticleRow], width: int
    ) -> list[EventRowView]:
        rows = []
        before = ""
        for entry, copies in _folded(entries):
            when = date_label(entry.date, entry.precision, self.display)
            shown, before = unrepeated(when, before), when
            article = reports.get(entry.article_id)
            if entry.kind is EntryKind.REPORT:
                articles = (entry.article_id, *(copy.article_id for copy in copies))
                unread = any(one in reports and not reports[one].read for one in articles)
                below = self._of_report(entry, article, [copy.sources[0] for copy in copies])
            else:
                articles, unread = (), False
                below = self._of_happening(entry)
            sign = self._sign(entry, article, unread=unread)
            text = safe.line(entry.text)
            ink = "strong" if unread else ""
            lines = self._lines(text, ink, sign, (shown, when), below, width)
            rows.append(EventRowView(tuple(lines), entry, articles))
        return rows

    def _lines(
        self, text: str, ink: str, sign: Piece, when: tuple[str, str], below: Line, width: int
    ) -> list[Line]:
        """The text beside its date, with who says it below, or behind it where there is room."""
        more = self.display.signs.more
        if width < _NARROW:
            head: list[Piece] = [(" ", ""), sign, (" ", ""), (when[1], "soft")]
            if self._most_lines == 1:
                room = width - length(head) - 2
                return [[*head, (" ", ""), (cells.crop(text, room, more), ink)]]
            return self._narrow(text, ink, head, below, width)
        margin = CELLS + 4
        room = width - margin - 1
        texts = self._shortened(text, room)
        start: list[Piece] = [(" ", ""), (cells.left(when[0], CELLS), "soft"), sign, (" ", "")]
        lines: list[Line] = [[*start, (texts[0], ink)]]
        blank: Piece = (" " * (margin - 1), "")
        lines += [[blank, (line, ink)] for line in texts[1:]]
        if below:
            gap = room - cells.width(texts[-1]) - length(below)
            if gap >= 3:
                lines[-1] = [*lines[-1], (" " * gap, ""), *below]
            else:
                lines += [[blank, *line] for line in self._filled(below, room)]
        return lines

    def _narrow(self, text: str, ink: str, head: Line, below: Line, width: int) -> list[Line]:
        """Date and who says it, the text below; what a report adds stands at the end where there
        is room for it, else behind who reports."""
        more = self.display.signs.more
        dot: Line = [(self.display.signs.dot, "soft")] if below else []
        room = width - length(head) - 4
        apart = length(below) > room and self._most_lines > 2
        who, rest = (below[:1], below[1:]) if apart else (below, ())
        if rest and not rest[0][0].strip(self.display.signs.dot):
            rest = rest[1:]
        lines: list[Line] = [[*head, *dot, *cropped(who, room, more)]]
        lines += [[("   ", ""), (line, ink)] for line in self._shortened(text, width - 4)]
        if rest:
            lines += [[("   ", ""), *line] for line in self._filled(rest, width - 4)]
        return lines

    def _filled(self, pieces: Line, room: int) -> list[Line]:
        """What stands below a text, in one line less than that may have."""
        return filled(pieces, room, max(1, self._most_lines - 1), self.display.signs.more)

    def _shortened(self, text: str, room: int) -> list[str]:
        """The text in as many lines as an entry may have, cut between words."""
        lines = broken(text, room)
        most = self._most_lines
        if len(lines) <= most:
            return lines or [""]
        more = self.display.signs.more
        cut = broken(lines[most - 1], room - cells.width(more))[0]
        return [*lines[: most - 1], cut.rstrip(" ,;:–—-") + more]

    def _sign(self, entry: TimelineEntry, article: ArticleRow | None, *, unread: bool) -> Piece:
        signs = self.display.signs
        if entry.kind is EntryKind.HAPPENED:
            return signs.happened, "faint"
        if entry.kind is EntryKind.PLANNED:
            return signs.planned, "accent"
        if article is not None and article.starred:
            return signs.starred, "star"
        return (signs.report, "new") if unread else (signs.read, "faint")

    def _of_report(
        self, entry: TimelineEntry, article: ArticleRow | None, copies: Sequence[str]
    ) -> Line:
        """Who reports, who carries the same text, and what it adds."""
        source = safe.line(", ".join(entry.sources) if article is None else article.source)
        agency = "" if article is None else safe.line(article.agency or "")
        who = source if not agency or agency == source else f"{source} ({agency})"
        pieces: list[Piece] = [(who, "soft")]
        if copies:
            times = f"{self.display.signs.times}{len(copies) + 1}"
            text = f"same text {times}: {self._names(copies)}"
            pieces.append((f"{self.display.signs.dot}{text}", "faint"))
        note = safe.line(entry.note)
        if note and not self._alone:
            ink = "new" if note.startswith("+") else "faint"
            pieces += [(self.display.signs.dot, "soft"), (note, ink)]
        return pieces

    def _of_happening(self, entry: TimelineEntry) -> Line:
        """How others date it, and who tells it."""
        pieces: list[Piece] = []
        if entry.note:
            ink = "alert" if _OTHER_DATE.match(entry.note) else "faint"
            pieces.append((_other_dates(entry.note), ink))
        if not self._alone:
            dot: list[Piece] = [(self.display.signs.dot, "soft")] if pieces else []
            pieces += [*dot, (self._names(entry.sources), "soft")]
        return pieces

    def _names(self, sources: Sequence[str]) -> str:
        names = [safe.line(source) for source in sources[:_MOST_NAMES]]
        rest = len(sources) - len(names)
        return ", ".join(names) + (f" +{rest}" if rest else "")


def _height(rows: Sequence[EventRowView]) -> int:
    return sum(len(row.lines) for row in rows)


def _apart(row: EventRowView) -> EventRowView:
    """The rule of a section with a blank line above it; any other row as it is."""
    is_rule = row.entry is None and row.lines[0][1][1] == "rule"
    return replace(row, lines=((), *row.lines)) if is_rule else row


def _folded(
    entries: Sequence[TimelineEntry],
) -> list[tuple[TimelineEntry, list[TimelineEntry]]]:
    """Each entry with the reports that carry its text, which get no row of their own."""
    rows: list[tuple[TimelineEntry, list[TimelineEntry]]] = []
    first: dict[str, list[TimelineEntry]] = {}
    for entry in entries:
        is_report = entry.kind is EntryKind.REPORT
        copied = entry.note.removeprefix(SAME_TEXT) if entry.note.startswith(SAME_TEXT) else None
        if is_report and copied in first:
            first[copied].append(entry)
            continue
        copies: list[TimelineEntry] = []
        rows.append((entry, copies))
        if is_report and copied is None:
            first.setdefault(entry.sources[0] if entry.sources else "", copies)
    return rows


def _other_dates(note: str) -> str:
    """`Danube Post: 2024-01-10` as `but 10 Jan 2024 in Danube Post`; any other note as it is."""
    others = _OTHER_DATE.findall(note)
    if not others:
        return safe.line(note)
    return "but " + ", ".join(f"{date_shown(value)} in {safe.line(name)}" for name, value in others)
