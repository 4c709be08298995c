"""Reads calendar dates out of short stretches of text, in some thirty languages.

Patterns are anchored on digits and bounded in length, so that time is linear in the text. A
numeric date with dots is day first, one with four digits in front is year first; with slashes
or dashes it stays open unless a number above 12 decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter

from newstui.cleaning.dates_words import is_month, month_number

FIRST_YEAR, LAST_YEAR = 1900, 2099

_WORD = r"[^\W\d_]{3,12}"
_FREE = r"(?<!\d)(?<!\d[.,:/-])"
_DAY = _FREE + r"(?P<d>[0-3]?\d)(?:\s?(?:st|nd|rd|th|er|re|ère|º|ª|°|\.º|-го)(?!\w))?"
_OF = r"(?:\s?[.,/–-])?\s{0,2}(?:(?:de|del|di|do|of|d')\s)?"
_GLUED = r"(?!\d)|(?=\d(?!\d))|(?=\d{1,2}(?:\.\s?[^\W\d]|:\d\d))"
"""What may follow a year: no digit, or a count, day or time of the next block run into it."""
_YEAR = rf"(?P<y>(?:19|20)\d\d)(?:{_GLUED})"
_SHORT_YEAR = rf"(?P<y>(?:19|20)\d\d(?:{_GLUED})|['’]?\d\d(?![\d%:]|[.,]\d))"

_Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def _compiled(*patterns: tuple[str, str], flags: int = 0) -> _Patterns:
    return tuple((kind, re.compile(pattern, flags)) for kind, pattern in patterns)


_NUMERIC = _compiled(
    (
        "year first",
        r"(?<![\d./-])(?P<y>(?:19|20)\d\d)(?P<s>[-/]|\.\s?)(?P<m>[01]?\d)(?P=s)(?P<d>[0-3]?\d)"
        r"(?!\d)(?!(?P=s)\d)",
    ),
    (
        "dots",
        rf"{_FREE}(?P<d>[0-3]?\d)\s?\.\s?(?P<m>[0-3]?\d)\s?\.\s?"
        r"(?P<y>(?:19|20)\d\d|\d\d)(?![\d:]|[.,–-]\d)",
    ),
    (
        "slashes",
        rf"{_FREE}(?P<d>[0-3]?\d)(?P<s>[/-])(?P<m>[0-3]?\d)(?P=s)"
        r"(?P<y>(?:19|20)\d\d|\d\d)(?![\d:]|[-/.,]\d)",
    ),
    (
        "slashes",
        rf"{_FREE}(?P<d>[0-3]?\d)\s{{0,2}}(?P<s>[/|-])\s{{0,2}}(?P<m>[0-3]?\d)\s{{0,2}}(?P=s)\s{{0,2}}"
        r"(?P<y>(?:19|20)\d\d)(?![\d:]|[-/.,]\d)",
    ),
)
_EAST_ASIAN = _compiled(
    (
        "year first",
        r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>1?\d)\s?[月월]\s?(?P<d>[0-3]?\d)\s?[日일]",
    ),
)
_LEADING = _compiled(
    (
        "month first",
        rf"(?P<w>{_WORD})\.?,?\s{{0,2}}(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\.?"
        rf"(?:,?\s{{1,2}}(?:de\s|del\s)?|,){_YEAR}",
    ),
    # The leaf of a calendar, its parts run together: `Apr 042013`.
    ("month first", rf"(?P<w>{_WORD})\s?(?P<d>[0-3]\d)(?P<y>20\d\d)(?!\d)"),
    (
        "month first",
        rf"(?P<w>{_WORD})\s{{1,2}}(?P<d>[0-3]?\d),?\s\d\d:\d\d(?::\d\d)?\s(?:[A-Z]{{2,4}}\s)?{_YEAR}",
    ),
    flags=re.IGNORECASE,
)
_FOLLOWING = _compiled(
    ("day first", rf"{_DAY}{_OF}(?P<w>{_WORD}){_OF}{_SHORT_YEAR}"),
    (
        "year first",
        r"(?<![\d./-])(?P<y>(?:19|20)\d\d)(?:\.|,|\s?m\.)?[\s-]"
        rf"(?P<w>{_WORD})[\s.-]{{1,2}}(?P<d>[0-3]?\d)(?!\d)",
    ),
    ("year first", rf"(?P<y>(?:19|20)\d\d)\.\sgada\s(?P<d>[0-3]?\d)\.\s(?P<w>{_WORD})"),
    flags=re.IGNORECASE,
)
_PARTIAL_FOLLOWING = _compiled(
    ("no year", rf"{_DAY}(?:\.\s?|\s|-)(?:de\s)?(?P<w>{_WORD})(?![\w-])"),
    flags=re.IGNORECASE,
)
_PARTIAL_LEADING = _compiled(
    ("no year", rf"(?P<w>{_WORD})\.?\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"),
    ("no day", rf"(?P<w>{_WORD})\.?,?\s(?:de\s|del\s)?{_YEAR}"),
    flags=re.IGNORECASE,
)
_WORDED = (
    (False, _FOLLOWING[:1]),
    (True, _LEADING),
    (False, _FOLLOWING[1:]),
    (False, _PARTIAL_FOLLOWING),
    (True, _PARTIAL_LEADING),
)
"""In the order in which they are tried; true for those that the month opens."""
_BEFORE_MONTH, _AFTER_MONTH = 20, 40
"""Characters around the name of a month that its date may take."""
_DIGIT = re.compile(r"\d")
_NUMERALS = re.compile(r"\d\s{0,2}[./|-]\s{0,2}\d\d?\s{0,2}[./|-]\s{0,2}\d")
_WRITTEN = re.compile(r"[^\W\d_a-zß-ÿ]{3,12}|[^\W\d_][^\W\d_A-ZÀ-Þ]{2,11}")
"""Words as they may stand in dates, cut also where one block runs into the next."""


class Order(StrEnum):
    """Which of day and month comes first in a numeric date with slashes or dashes."""

    CLEAR = "written in another form"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    OPEN = "either"
    """`03/04/2024`: read as day first until something else on the page decides."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A date as written: where it stands in the text and what it may mean."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    """None where only a month is written."""
    order: Order = Order.CLEAR

    @property
    def whole(self) -> bool:
        return self.year is not None and self.day is not None

    def date(self) -> date | None:
        """The calendar day, None unless year, month and day are known and exist."""
        return calendar_day(self.year, self.month, self.day)

    def swapped(self) -> Reading:
        """An open date with its digits read as month first."""
        if self.order is not Order.OPEN or self.day is None:
            return self
        return replace(self, month=self.day, day=self.month, order=Order.MONTH_FIRST)


def calendar_day(year: int | None, month: int, day: int | None) -> date | None:
    """The day if there is such a one in the calendar and in a plausible year, else None."""
    if year is None or day is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_dates(text: str, language: str | None = None, limit: int = 50) -> list[Reading]:
    """Every date in `text` in order, at most `limit`; overlaps go to the more complete form.

    Whole dates come with year, month and day; also found are a day and month without a year and
    a month with its year. `language` settles month names that languages share.
    """
    if not _DIGIT.search(text):
        return []
    taken: list[Reading] = []
    patterns: _Patterns = _NUMERIC if _NUMERALS.search(text) else ()
    if "年" in text or "년" in text:
        patterns += _EAST_ASIAN
    for kind, pattern in patterns:
        for reading in _numeric(kind, pattern, text, limit):
            _take(reading, taken)
    if not any(map(is_month, _WRITTEN.findall(text))):
        return sorted(taken, key=_start)[:limit]
    months = 0
    for word in _WRITTEN.finditer(text):
        if months < limit and is_month(word[0]) and (found := _by_month(text, word, language)):
            months += 1
            _take(found, taken)
    return sorted(taken, key=_start)[:limit]


_start = attrgetter("start")


def _take(reading: Reading, taken: list[Reading]) -> None:
    """Adds the reading unless it overlaps with one that is taken."""
    if not any(reading.start < other.end and other.start < reading.end for other in taken):
        taken.append(reading)


def _numeric(kind: str, pattern: re.Pattern[str], text: str, limit: int) -> Iterator[Reading]:
    found = position = 0
    while found < limit and (match := pattern.search(text, position)):
        reading = _reading(kind, match, None)
        position = match.end() if reading else match.start() + 1
        if reading:
            found += 1
            yield reading


def _by_month(text: str, word: re.Match[str], language: str | None) -> Reading | None:
    """The most complete date around the name of a month."""
    first, last = max(0, word.start() - _BEFORE_MONTH), word.end() + _AFTER_MONTH
    if not _DIGIT.search(text, first, last):
        return None
    for leads, patterns in _WORDED:
        for kind, pattern in patterns:
            match = pattern.match(text, word.start(), last) if leads else None
            if not leads:
                match = pattern.search(text, first, last)
                while match and match.start("w") < word.start():
                    match = pattern.search(text, match.start() + 1, last)
            if match and match.start("w") == word.start():
                reading = _reading(kind, match, language)
                if reading:
                    return reading
    return None


def _reading(kind: str, match: re.Match[str], language: str | None) -> Reading | None:
    parts = match.groupdict()
    month = month_number(parts["w"], language) if parts.get("w") else int(parts["m"])
    if month is None:
        return None
    year = _full_year(parts["y"]) if parts.get("y") else None
    if kind == "no day":
        return Reading(*match.span(), year, month, None)
    day = int(parts["d"])
    order = Order.CLEAR
    if kind == "slashes":
        equal = day == month
        order = Order.DAY_FIRST if day > 12 else Order.CLEAR if equal else Order.OPEN
    if kind in {"slashes", "dots"} and month > 12:
        day, month, order = month, day, Order.MONTH_FIRST
    # A leap year stands in where none is written, so that 29 February may pass.
    if calendar_day(2000 if year is None else year, month, day) is None:
        return None
    return Reading(*match.span(), year, month, day, order)


def _full_year(digits: str) -> int:
    year = int(digits.lstrip("'’"))
    if year >= 100:
        return year
    return 2000 + year if year < 70 else 1900 + year
