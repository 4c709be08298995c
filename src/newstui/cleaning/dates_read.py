"""Reads calendar dates out of short stretches of text, in some thirty languages.

Patterns are anchored on digits and bounded in length, so that time is linear in the text. A
numeric date with dots is day first, one with four digits in front is year first; with slashes
or dashes it stays ambiguous unless a number above 12 decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newstui.cleaning.dates_words import month_number

FIRST_YEAR, LAST_YEAR = 1900, 2099

_WORD = r"[^\W\d_]{3,12}"
_FREE = r"(?<!\d)(?<!\d[.,:/-])"
_APART = r"(?:(?<![^\W_])|(?<=[a-zß-ÿ\d])(?=[A-ZÀ-Þ]))"
"""A word's beginning, also where two blocks run into each other (`pmNovember`)."""
_DAY = _FREE + r"(?P<d>[0-3]?\d)(?:\s?(?:st|nd|rd|th|er|re|ère|º|ª|°|\.º|-го)(?!\w))?"
_OF = r"(?:\s?[.,/–-])?\s{0,2}(?:(?:de|del|di|do|of|d')\s)?"
_GLUED = r"(?!\d)|(?=\d{1,2}(?:\.\s?[^\W\d]|:\d\d))"
"""What may follow a year: no digit, or the day or time of the next block run into it."""
_YEAR = rf"(?P<y>(?:19|20)\d\d)(?:{_GLUED})"
_SHORT_YEAR = rf"(?P<y>(?:19|20)\d\d(?:{_GLUED})|['’]?\d\d(?![\d%:]|[.,]\d))"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "ymd",
        re.compile(
            r"(?<![\d./-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>[01]?\d)(?P=s)(?P<d>[0-3]?\d)"
            r"(?=\D|$)(?!(?P=s)\d)"
        ),
    ),
    (
        "cjk",
        re.compile(
            r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>1?\d)\s?[月월]\s?(?P<d>[0-3]?\d)\s?[日일]"
        ),
    ),
    (
        "dots",
        re.compile(
            rf"{_FREE}(?P<d>[0-3]?\d)\s?\.\s?(?P<m>[0-3]?\d)\s?\.\s?"
            r"(?P<y>(?:19|20)\d\d|\d\d)(?![\d:]|[.,]\d)"
        ),
    ),
    (
        "slash",
        re.compile(
            rf"{_FREE}(?P<d>[0-3]?\d)\s?(?P<s>[/-])\s?(?P<m>[0-3]?\d)\s?(?P=s)\s?"
            r"(?P<y>(?:19|20)\d\d|\d\d)(?![\d:]|[-/.,]\d)"
        ),
    ),
    ("dmy", re.compile(rf"{_DAY}{_OF}(?P<w>{_WORD}){_OF}{_SHORT_YEAR}", re.IGNORECASE)),
    (
        "mdy",
        re.compile(
            rf"{_APART}(?P<w>{_WORD})\.?,?\s{{0,2}}(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\.?"
            rf"(?:,?\s{{1,2}}(?:de\s|del\s)?|,){_YEAR}",
            re.IGNORECASE,
        ),
    ),
    (
        "ymd",
        re.compile(
            rf"(?<![\d./-])(?P<y>(?:19|20)\d\d)(?:\.|,|\s?m\.)?[\s-](?:gada\s|g\.\s)?"
            rf"(?P<w>{_WORD})[\s.-]{{1,2}}(?P<d>[0-3]?\d)(?!\d)",
            re.IGNORECASE,
        ),
    ),
    ("dm", re.compile(rf"{_DAY}(?:\.\s?|\s|-)(?:de\s)?(?P<w>{_WORD})(?![\w-])", re.IGNORECASE)),
    (
        "md",
        re.compile(rf"(?<!\w)(?P<w>{_WORD})\.?\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"),
    ),
    ("my", re.compile(rf"(?<!\w)(?P<w>{_WORD})\.?,?\s(?:de\s|del\s)?{_YEAR}", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A date as written: where it stands in the text and what it may mean."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    """None where only a month is written."""
    ambiguous: bool = False
    """True where day and month could be the other way round (`03/04/2024`)."""

    @property
    def whole(self) -> bool:
        return self.year is not None and self.day is not None

    def date(self) -> date | None:
        """The calendar day, None unless year, month and day are known and exist."""
        return calendar_day(self.year, self.month, self.day)

    def swapped(self) -> Reading:
        """The same digits with day and month exchanged."""
        assert self.day is not None
        return Reading(self.start, self.end, self.year, self.day, self.month)


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
    taken: list[Reading] = []
    for kind, pattern in _PATTERNS:
        for reading in _readings(kind, pattern, text, language, limit):
            if not any(reading.start < t.end and t.start < reading.end for t in taken):
                taken.append(reading)
    return sorted(taken, key=lambda reading: reading.start)[:limit]


def _readings(
    kind: str, pattern: re.Pattern[str], text: str, language: str | None, limit: int
) -> Iterator[Reading]:
    found = 0
    position = 0
    while found < limit and (match := pattern.search(text, position)):
        reading = _reading(kind, match, language)
        # A word that is no month may hide one just behind it ("on May 3, 2024").
        position = match.end() if reading else match.start() + 1
        if reading:
            found += 1
            yield reading


def _reading(kind: str, match: re.Match[str], language: str | None) -> Reading | None:
    parts = match.groupdict()
    month = month_number(parts["w"], language) if parts.get("w") else int(parts["m"])
    if month is None:
        return None
    year = _full_year(parts["y"]) if parts.get("y") else None
    if kind == "my":
        return Reading(*match.span(), year, month, None)
    day = int(parts["d"])
    ambiguous = False
    if kind in {"slash", "dots"}:
        if month > 12:
            day, month = month, day
        ambiguous = kind == "slash" and day <= 12 and month <= 12 and day != month
    # A leap year stands in where none is written, so that 29 February may pass.
    if calendar_day(2000 if year is None else year, month, day) is None:
        return None
    return Reading(*match.span(), year, month, day, ambiguous)


def _full_year(digits: str) -> int:
    year = int(digits.lstrip("'’"))
    if year >= 100:
        return year
    return 2000 + year if year < 70 else 1900 + year
