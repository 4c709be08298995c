"""A storyline without the screen: its events in order of time, and how they follow each other."""

from __future__ import annotations

from newstui.library.dates_shown import day_shown
from newstui.library.storyline_view import StorylineDetail
from newstui.model.event import EventRow
from newstui.model.frozen import frozen
from newstui.tui import cells, safe
from newstui.tui.display import Display, count
from newstui.tui.panes.event_dates import CELLS
from newstui.tui.signs import sparkline
from newstui.tui.widgets.ink import Line, Piece, length, spread
from newstui.tui.wrapping import broken

_NARROW = 56
"""Below this many cells the date stands above its headline instead of beside it."""
_LOW = 20
"""Below this many lines an event has one of them."""
_DAY = 86_400
_LONG = 21
"""Days from which a gap is told in weeks."""


@frozen
class StorylineRowView:
    """One row: its lines, and the event it stands for; None for the head."""

    lines: tuple[Line, ...]
    event: EventRow | None = None


class StorylineModel:
    """Lays a storyline out for a width; asks nothing of anybody."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.detail: StorylineDetail | None = None
        self.rows: list[StorylineRowView] = []
        self._low = False

    def lay_out(self, width: int, height: int, *, titled: bool = False) -> None:
        """Make the rows anew for so many cells and lines; `titled` if the name stands above them
        already."""
        self.rows = []
        self._low = height < _LOW
        if self.detail is None or width <= 0:
            return
        self.rows.append(StorylineRowView(tuple(self._head(self.detail, width, titled=titled))))
        before: EventRow | None = None
        for event in self.detail.events:
            lines = self._event(event, before, width)
            self.rows.append(StorylineRowView(tuple(lines), event))
            before = event

    def row_of(self, event_id: int) -> int | None:
        """The row of an event."""
        for index, row in enumerate(self.rows):
            if row.event is not None and row.event.id == event_id:
                return index
        return None

    def _head(self, detail: StorylineDetail, width: int, *, titled: bool) -> list[Line]:
        row = detail.row
        look = self.display
        titles = [] if titled else broken(safe.line(row.title), width - 4)[:3]
        sign: Piece = (f"{look.signs.followed} ", "star") if row.followed else ("", "")
        first, last = look.local(row.first_at), look.local(row.last_at)
        facts = look.joined(
            [
                f"{look.signs.followed} followed" if titled and row.followed else "",
                count(row.event_count, "event"),
                count(row.article_count, "report"),
                f"{day_shown(first.date())} to {day_shown(last.date())}",
            ]
        )
        rule = look.signs.rule * (width - 2)
        return [
            *([(" ", ""), *([sign] if index == 0 else []), (text, "title")]
              for index, text in enumerate(titles)),
            [(" ", ""), (cells.crop(facts, width - 2, look.signs.more), "soft")],
            [(" ", ""), (rule, "rule")],
        ]  # fmt: skip

    def _event(self, event: EventRow, before: EventRow | None, width: int) -> list[Line]:
        look = self.display
        when = day_shown(look.day(event.first_at))
        unread = event.unread_count > 0
        sign: Piece = (look.signs.unread, "new") if unread else (look.signs.read, "faint")
        ink = "strong" if unread else ""
        title = safe.line(event.title)
        countries = ", ".join(safe.line(look.country(code)) for code in event.countries[:3])
        new = f"{event.unread_count} unread" if 0 < event.unread_count < event.article_count else ""
        later = _later(event, before)
        sources, reports = event.source_count, event.article_count
        size = [count(sources, "source")] if 1 < sources < reports else []
        size.append(count(reports, "report"))
        bars = sparkline(event.activity, look.signs, 8)
        if self._low:
            head: list[Piece] = [(" ", ""), sign, (f" {when} ", "soft")]
            room = width - length(head) - 1
            return [[*head, (cells.crop(title, room, look.signs.more), ink)]]
        if width < _NARROW:
            texts = self._wrapped(title, width - 4)
            facts = look.joined([later and f"{later} later", countries, *size, new])
            return [
                [(" ", ""), sign, (" ", ""), (when, "soft")],
                *([("   ", ""), (text, ink)] for text in texts),
                [("   ", ""), (cells.crop(facts, width - 4, look.signs.more), "soft")],
            ]
        margin = CELLS + 4
        room = width - margin - 1
        texts = self._wrapped(title, room)
        start: list[Piece] = [(" ", ""), (cells.left(when, CELLS), "soft"), sign, (" ", "")]
        lines: list[Line] = [[*start, (texts[0], ink)]]
        below: Piece = (cells.left(later and f" + {later}", margin - 2), "faint")
        for text in texts[1:]:
            lines.append([(" ", ""), below, (text, ink)])
            below = (" " * (margin - 2), "")
        right: list[Piece] = [(bars, "soft")]
        facts = look.joined([countries, *size, new])
        left: list[Piece] = [(cells.crop(facts, room - length(right) - 1, look.signs.more), "soft")]
        lines.append([(" ", ""), below, *spread(left, right, room)])
        return lines

    def _wrapped(self, text: str, room: int) -> list[str]:
        lines = broken(text, room)
        if len(lines) > 2:
            lines = [lines[0], cells.crop(" ".join(lines[1:]), room, self.display.signs.more)]
        return lines or [""]


def _later(event: EventRow, before: EventRow | None) -> str:
    """`12 days`: how long after the event above it began; empty for the first, and on its day."""
    if before is None:
        return ""
    days = (event.first_at - before.first_at) // _DAY
    if days < 1:
        return ""
    return count(days, "day") if days < _LONG else count(days // 7, "week")
