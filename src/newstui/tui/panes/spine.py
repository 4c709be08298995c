"""The order of the timeline: the keys of its rows, where each day begins, singles folded by day."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from operator import neg

from newstui.library import browse
from newstui.model.frozen import frozen
from newstui.tui.display import Display


@frozen
class Day:
    """A day of the list."""

    row: int
    """Where it begins."""
    date: date
    first_place: int
    """The smallest key of the day, which is also that of the row that its singles are folded in."""


@dataclass(frozen=True, slots=True)
class Spine:
    """The keys of all rows of a list, and the days that they stand under, newest first; a list in
    another order than that of time has no days."""

    keys: array[int]
    days: tuple[Day, ...] = ()
    folds: Mapping[int, int] = field(default_factory=dict)
    """Of the rows that gather singles, by key: how many."""
    opened: frozenset[int] = frozenset()
    """Those of them whose singles are listed below."""

    def index_of(self, key: int) -> int | None:
        """The row with a key."""
        start, end = 0, len(self.keys)
        if self.days:
            # The days fall; within one, singles that are listed stand below all others.
            number = bisect_left(self.days, -key, key=lambda day: -day.first_place)
            if number == len(self.days):
                return None
            start, end = self.days[number].row, self.end_of(number)
        try:
            return self.keys.index(key, start, end)
        except ValueError:
            return None

    def day_of(self, row: int) -> int:
        """The number of the day that a row stands under; -1 if there are none."""
        return bisect_right(self.days, row, key=lambda day: day.row) - 1

    def end_of(self, number: int) -> int:
        """The row after the last of a day."""
        return self.days[number + 1].row if number + 1 < len(self.days) else len(self.keys)

    def events_of(self, number: int) -> int:
        """How many events a day has, those that are folded in included."""
        day = self.days[number]
        rows = self.end_of(number) - day.row
        if day.first_place not in self.folds:
            return rows
        is_open = day.first_place in self.opened
        return rows - 1 + (0 if is_open else self.folds[day.first_place])


def spine(
    keys: array[int],
    display: Display,
    singles: Sequence[int] = (),
    opened: frozenset[int] = frozenset(),
) -> Spine:
    """A list in order of time; the singles of each day in one row at its end, and below that row
    where it is among the `opened`. A lone single stands among the others: a row in its place would
    save nothing. Days are found by bisection: days × log(events) steps."""
    rows = array("q")
    days: list[Day] = []
    folds: dict[int, int] = {}
    place = single = 0
    while place < len(keys) or single < len(singles):
        newest = max(*keys[place : place + 1], *singles[single : single + 1], _NEVER, _NEVER)
        day = display.day(browse.place_in_time(newest))
        first_place = browse.first_place_at(_midnight(day, display))
        end = _beyond(keys, first_place, place)
        end_of_singles = _beyond(singles, first_place, single)
        if end == place and end_of_singles == single:
            # A day that is longer than a day, where clocks are turned: nothing is left out.
            end, end_of_singles = (place + 1, single) if place < len(keys) else (place, single + 1)
        days.append(Day(len(rows), day, first_place))
        rows += keys[place:end]
        if end_of_singles == single + 1:
            lone = singles[single]
            rows.insert(days[-1].row + _beyond(keys, lone, place) - place, lone)
        elif end_of_singles > single:
            folds[first_place] = end_of_singles - single
            rows.append(first_place)
            if first_place in opened:
                rows.extend(singles[single:end_of_singles])
        place, single = end, end_of_singles
    return Spine(rows, tuple(days), folds, opened)


_NEVER = -(1 << 63)


def _midnight(day: date, display: Display) -> int:
    # Without a zone the midnight is that of the machine's own.
    return int(datetime.combine(day, time(), display.zone).timestamp())


def _beyond(keys: Sequence[int], first_place: int, start: int) -> int:
    """The row after the last key that is not smaller."""
    return bisect_right(keys, -first_place, lo=start, key=neg)
