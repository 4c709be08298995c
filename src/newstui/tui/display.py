"""How times, numbers, countries and topics are worded on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo

from newstui.library import catalogue
from newstui.model.frozen import frozen
from newstui.model.moment import Moment, Precision
from newstui.tui import cells
from newstui.tui.signs import UNICODE, Signs
from newstui.tui.wrapping import broken

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_EARLY = 3.0
"""Seconds of work from which on its rest can be foretold."""
_MOST_OF_A_YEAR = 300 * 86_400
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _same(code: str) -> str:
    return code


@frozen
class Display:
    """The reader's signs, zone and names; `zone` None is the zone of the machine."""

    signs: Signs = UNICODE
    zone: tzinfo | None = None
    clock: Callable[[], float] = time.time
    topic_name: Callable[[str], str] = _same
    countries: str = "name"
    """`name`, `code` or `flag`."""
    reading_width: int = 72

    def now(self) -> int:
        """Seconds UTC."""
        return int(self.clock())

    def local(self, seconds: int) -> datetime:
        """The reader's wall clock; any second a database can hold is brought into range."""
        seconds = min(max(seconds, -62_000_000_000), 253_000_000_000)
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        return moment.astimezone(self.zone)

    def day(self, seconds: int) -> date:
        return self.local(seconds).date()

    def heading(self, day: date) -> str:
        """`Thursday 11 January`, with the year where it is not this one."""
        today = self.day(self.now())
        text = f"{DAYS[day.weekday()]} {day.day} {FULL_MONTHS[day.month - 1]}"
        if day == today:
            return f"Today{self.signs.dot}{text}"
        return text if day.year == today.year else f"{text} {day.year}"

    def age(self, seconds: int) -> str:
        """`3 m`, `2 h`, `Tue`, `11 Jan`, `Jan 2023`: how long ago, in at most eight cells."""
        elapsed = self.now() - seconds
        when = self.local(seconds)
        if 0 <= elapsed < 60:
            return "now"
        if 0 <= elapsed < 3600:
            return f"{elapsed // 60} m"
        if 0 <= elapsed < 86_400:
            return f"{elapsed // 3600} h"
        if 0 <= elapsed < 6 * 86_400:
            return DAYS[when.weekday()][:3]
        if when.year == self.local(self.now()).year:
            return f"{when.day} {MONTHS[when.month - 1]}"
        return f"{MONTHS[when.month - 1]} {when.year}"

    def ago(self, seconds: int) -> str:
        """The same in a sentence: `just now`, `3 m ago`, `on Tue`, `on 11 Jan`, `in Jan 2023`."""
        age = self.age(seconds)
        if age == "now":
            return "just now"
        is_time = 0 <= self.now() - seconds < 86_400
        return f"{age} ago" if is_time else f"in {age}" if age[-4:].isdigit() else f"on {age}"

    def brief_age(self, seconds: int) -> str:
        """The same in at most six cells: of what is older than most of a year month and year."""
        if 0 <= self.now() - seconds < _MOST_OF_A_YEAR:
            when = self.local(seconds)
            age = self.age(seconds)
            return age if cells.width(age) <= 6 else f"{when.day} {MONTHS[when.month - 1]}"
        when = self.local(seconds)
        return f"{MONTHS[when.month - 1]}'{when.year % 100:02}"

    def clock_time(self, seconds: int) -> str:
        """`17:02`; empty at midnight UTC, which is how a day without an hour is held."""
        return "" if seconds % 86_400 == 0 else f"{self.local(seconds):%H:%M}"

    def recent(self, seconds: int) -> str:
        """Under a day heading: how long ago within a day, else the hour."""
        if 0 <= self.now() - seconds < 86_400 and self.clock_time(seconds):
            return self.age(seconds)
        return self.clock_time(seconds)

    def full(self, moment: Moment) -> str:
        """`Thursday 11 January 2024, 17:02`, as exact as it is known."""
        if moment.seconds is None:
            return "date unknown"
        if moment.precision is Precision.SECOND:
            when = self.local(moment.seconds)
            return f"{_long(when.date())}, {when:%H:%M}"
        day = datetime.fromtimestamp(moment.seconds, UTC).date()
        if moment.precision is Precision.MONTH:
            return f"{FULL_MONTHS[day.month - 1]} {day.year}"
        return _long(day)

    def short(self, moment: Moment) -> str:
        """`11 Jan 17:02`, `11 Jan` or `Jan 2024`; the empty string when unknown."""
        if moment.seconds is None:
            return ""
        if moment.precision is Precision.SECOND:
            when = self.local(moment.seconds)
            return f"{when.day} {MONTHS[when.month - 1]} {when:%H:%M}"
        day = datetime.fromtimestamp(moment.seconds, UTC).date()
        if moment.precision is Precision.MONTH:
            return f"{MONTHS[day.month - 1]} {day.year}"
        return f"{day.day} {MONTHS[day.month - 1]}"

    def stamp(self) -> str:
        """The present minute, for the top line: `11 Jan 2024 18:40`."""
        when = self.local(self.now())
        return f"{when.day} {MONTHS[when.month - 1]} {when.year} {when:%H:%M}"

    def country(self, code: str) -> str:
        """A country as the reader wants to see it."""
        return catalogue.country_shown(code, self.countries)

    def filled(self, parts: Sequence[str], room: int) -> list[str]:
        """The parts that say something with dots between, as many on a line as fit into so many
        cells; a longer one is broken between its words."""
        lines: list[str] = []
        for part in parts:
            longer = self.joined([lines[-1], part]) if lines else part
            if lines and cells.width(longer) <= room:
                lines[-1] = longer
            elif part:
                lines += broken(part, room)
        return lines

    def joined(self, parts: Sequence[str]) -> str:
        """The parts that say something, with dots between."""
        return self.signs.dot.join(part for part in parts if part)


def number(value: int) -> str:
    """`1 204`: digits grouped by a blank, as ISO 80000 does."""
    return f"{value:,}".replace(",", " ")


def time_left(elapsed: float, done: int, total: int) -> str:
    """`about 40 s left`, from the seconds that what is done took; empty while it is too early to
    tell, and where it is not worth telling."""
    left = elapsed * (total - done) / done if done else 0.0
    if elapsed < _EARLY or left < _EARLY:
        return ""
    if left < 90:
        return f"about {round(left / 5) * 5 or 5} s left"
    return f"about {round(left / 60)} min left"


def at_least(value: int, *, more: bool) -> str:
    """`37`, or `37+` where there may be more."""
    return f"{number(value)}+" if more else number(value)


def count(value: int, one: str, many: str | None = None) -> str:
    """`1 report`, `9 reports`."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def _long(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day.day} {FULL_MONTHS[day.month - 1]} {day.year}"
