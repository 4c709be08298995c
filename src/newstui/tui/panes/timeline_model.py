"""The list of events without the screen: keys of all, rows of those in sight, and their lines."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence

from newstui.model.event import EventRow
from newstui.tui import cells, safe
from newstui.tui.display import Display, count
from newstui.tui.panes.spine import Spine
from newstui.tui.signs import sparkline
from newstui.tui.widgets.ink import Line, Piece, length, spread
from newstui.tui.wrapping import break_line

PAGE = 64
"""Rows fetched at once."""
_PAGES_KEPT = 24
_NARROW = 60
"""Cells of a line below which a date is told as briefly as it can be."""
_LEAST_FACTS = 10
"""Cells beside the end of a headline below which nothing is put there."""


class TimelineModel:
    """Rows are fetched by their keys, a page at a time, when they are first looked at."""

    def __init__(
        self, display: Display, fetch: Callable[[Sequence[int]], list[EventRow | None]]
    ) -> None:
        self.display = display
        self._fetch = fetch
        self._pages: OrderedDict[int, list[EventRow | None]] = OrderedDict()
        self._stale: dict[int, list[EventRow | None]] = {}
        self.spine = Spine(array("q"))

    @property
    def count(self) -> int:
        return len(self.spine.keys)

    def show(self, spine: Spine, rows: Sequence[EventRow] = ()) -> None:
        """Take over another list; `rows` are the first of it where they are at hand."""
        self.spine = spine
        self._pages.clear()
        self._stale.clear()
        for start in range(0, len(rows) - len(rows) % PAGE, PAGE):
            self._pages[start // PAGE] = list(rows[start : start + PAGE])
        if len(rows) == len(spine.keys) and rows and 0 not in self._pages:
            self._pages[0] = list(rows)

    def forget_rows(self) -> None:
        """Fetch rows again when they are next looked at; the old ones stand in for those gone."""
        self._stale |= self._pages
        self._pages.clear()

    def row(self, index: int) -> EventRow | None:
        """The event at a place of the list; None if it has gone since the list was made."""
        page, offset = divmod(index, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._page(page)
        else:
            self._pages.move_to_end(page)
        return rows[offset] if offset < len(rows) else None

    def index_of_key(self, key: int) -> int | None:
        """The place of an event in the list."""
        return self.spine.index_of(key)

    def fold_at(self, index: int) -> int | None:
        """The key of the row where singles are folded, if this is one."""
        key = self.spine.keys[index] if index < self.count else None
        return key if key in self.spine.folds else None

    def first_unread(self, limit: int = PAGE) -> int | None:
        """The first event with unread reports among the first `limit`."""
        for index in range(min(limit, self.count)):
            row = self.row(index)
            if row is not None and row.unread_count:
                return index
        return None

    def _page(self, page: int) -> list[EventRow | None]:
        keys = self.spine.keys[page * PAGE : (page + 1) * PAGE]
        rows = self._fetch(keys)
        old = self._stale.pop(page, None)
        if old is not None:
            rows = [new or before for new, before in zip(rows, old, strict=False)]
        self._pages[page] = rows
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return rows

    # What it looks like

    @property
    def heading_rows(self) -> list[int]:
        return [day.row for day in self.spine.days]

    def heading(self, row: int, width: int) -> Line:
        """`Thursday 11 January ──────── 4 events`."""
        number = self.spine.day_of(row)
        day = self.spine.days[number].date
        total = self.spine.events_of(number)
        name = cells.crop(self.display.heading(day), width - 2)
        events = count(total, "event") if total > 1 else ""
        end_of_line = f" {events} " if events else " "
        rule = width - cells.width(name) - cells.width(end_of_line) - 2
        if rule < 1:
            rule, end_of_line = width - cells.width(name) - 3, " "
        return [
            (" ", ""),
            (name, "heading"),
            (f" {self.display.signs.rule * rule}", "rule"),
            (end_of_line, "faint"),
        ]

    def lines(self, index: int, width: int, height: int, selected: bool) -> Sequence[Line]:
        """The lines of an event: one in a small window, else the headline and what is to know."""
        bar = self.display.signs.selected if selected else " "
        fold = self.fold_at(index)
        if fold is not None:
            return self._folded(fold, width, height, bar)
        row = self.row(index)
        if row is None:
            gone = cells.crop("no longer in the list", width - 3)
            return [[(bar, "accent"), ("  ", ""), (gone, "faint")]] + [[]] * (height - 1)
        return self._one_line(row, width, bar) if height == 1 else self._two_lines(row, width, bar)

    def _folded(self, fold: int, width: int, height: int, bar: str) -> list[Line]:
        """`▸ 14 single reports`, of one day."""
        is_open = fold in self.spine.opened
        signs = self.display.signs
        text = cells.crop(count(self.spine.folds[fold], "single report"), width - 5)
        sign = signs.open if is_open else signs.closed
        lines: list[Line] = [[(bar, "accent"), (f"{sign} ", "faint"), (text, "soft")]]
        if height > 1:
            lines.append([(bar, "accent")] if bar.strip() else [])
        return lines

    def _one_line(self, row: EventRow, width: int, bar: str) -> list[Line]:
        age = (self.display.brief_age if width < _NARROW else self.display.age)(row.last_at)
        room = width - 3 - cells.width(age) - 2
        title = cells.crop(safe.line(row.title), room, self.display.signs.more)
        left = [*self._sign(row, bar), (title, _weight(row))]
        return [spread(left, [(age, "soft"), (" ", "")], width)]

    def _two_lines(self, row: EventRow, width: int, bar: str) -> list[Line]:
        weight = _weight(row)
        when = (self.display.recent if self.spine.days else self.display.age)(row.last_at)
        star = [(self.display.signs.starred + " ", "star")] if row.starred else []
        followed = [(self.display.signs.followed + " ", "accent")] if row.followed else []
        muted = [("muted ", "faint")] if row.muted else []
        right: list[Piece] = [*muted, *star, *followed, (when, "soft"), (" ", "")]
        title, rest = break_line(safe.line(row.title), width - 3 - length(right) - 1)
        first = spread([*self._sign(row, bar), (title, weight)], right, width)
        course = self._course(row, width - 4 - cells.width(rest))
        room = width - 3 - length(course) - 1
        bar_piece = (bar, "accent")
        if not rest:
            second: list[Piece] = [*self._facts_and_story(row, room)]
        else:
            rest = cells.crop(rest, room, self.display.signs.more)
            beside = room - cells.width(rest) - 2
            facts = self._facts(row, beside) if beside >= _LEAST_FACTS else ""
            second = [(rest, weight), (f"  {facts}" if facts else "", "soft")]
        return [first, spread([bar_piece, ("  ", ""), *second], course, width)]

    def _sign(self, row: EventRow, bar: str) -> list[Piece]:
        signs = self.display.signs
        sign = (signs.unread, "new") if row.unread_count else (signs.read, "faint")
        return [(bar, "accent"), sign, (" ", "")]

    def _course(self, row: EventRow, room: int) -> list[Piece]:
        """What is new since the reader knew of it, else how much is unread where that does not go
        without saying, and how the coverage went: as much as there is room for, but what is new
        in any case."""
        bars = sparkline(row.activity, self.display.signs)
        pieces: list[Piece] = []
        if row.news:
            pieces.append((f"{row.news} new ", "new"))
        elif 0 < row.unread_count < row.article_count or (row.unread_count and not self.spine.days):
            pieces.append((f"{row.unread_count} unread ", "soft"))
        if bars:
            pieces.append((bars + " ", "faint"))
        while pieces and length(pieces) > room and pieces[-1][1] != "new":
            pieces.pop()
        return pieces

    def _facts_and_story(self, row: EventRow, room: int) -> list[Piece]:
        """The facts, then that the event is part of a storyline, where there is room for it."""
        facts = self._facts(row, room)
        story = f"   same story {self.display.signs.story}"
        if row.storyline_id is None or cells.width(facts) + cells.width(story) > room:
            return [(facts, "soft")]
        return [(facts, "soft"), (story, "faint")]

    def _facts(self, row: EventRow, room: int) -> str:
        """Countries, then how widely it is reported: as much as there is room for. In a list that
        is ordered by reports these come first."""
        names = [safe.line(self.display.country(code)) for code in row.countries]
        if row.article_count > 1:
            reports = count(row.article_count, "report")
            sources = count(row.source_count, "source") if row.source_count > 1 else ""
        else:
            reports = ", ".join(safe.line(self.display.topic_name(t)) for t in row.topics[:1])
            sources = ""
        places = [", ".join(names[:most]) for most in (3, 2, 1)]
        if self.spine.days:
            ways = [[place, *counts] for place in places
                    for counts in ([sources, reports], [reports], [])]  # fmt: skip
        else:
            ways = [[reports, sources, place] for place in (*places, "")]
        for way in ways:
            text = self.display.joined(way)
            if text and cells.width(text) <= room:
                return text
        return cells.crop(reports, room, self.display.signs.more)


def _weight(row: EventRow) -> str:
    """The ink of a headline: what is muted is dim where it is shown at all."""
    if row.muted:
        return "soft"
    return "strong" if row.unread_count else ""
