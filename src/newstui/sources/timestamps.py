"""Dates as machines write them: ISO 8601, RFC 2822 and seconds since 1970."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from newstui.model.moment import UNKNOWN, Moment, Precision

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[Tt ](?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,12})?)?"
    r"\s?(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?)?)?",
    re.ASCII,
)
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}(?P<time>\s.+)?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", re.ASCII)
_NO_CALENDAR_DAY = re.compile(r"-|\d{5,}-|\d{4}(?:-W|-\d{3}|[^\d\s/.:T-]|$)", re.ASCII)
_COMPACT = (8, 12, 14)
_DIGITS = re.compile(r"\d{9,13}", re.ASCII)
_FIRST = datetime(1, 1, 1, tzinfo=UTC).timestamp()
_LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp()
_MILLISECONDS_FROM = 1e11
"""Numbers from here on are milliseconds: as seconds they would lie after the year 5000."""


def parse_moment(value: object) -> Moment:
    """The moment that a date field claims, as exactly as it claims it; UNKNOWN if it has none.

    A time without a zone is taken as UTC; dates outside the years 1 to 9999 are unknown.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_epoch(value)
    if not isinstance(value, str) or len(value) > 100:
        return UNKNOWN
    text = value.strip()
    try:
        if match := _ISO.fullmatch(text):
            return _from_iso(match)
        if match := _RFC_2822.fullmatch(text):
            return _from_rfc_2822(text, bool(match["time"]))
    except (ValueError, OverflowError, TypeError):
        return UNKNOWN
    return _from_epoch(int(text)) if _DIGITS.fullmatch(text) else UNKNOWN


def can_mean(text: str, moment: Moment) -> bool:
    """Whether `text`, which a lenient parser took for `moment`, gives a day that there is, and its
    year. Such parsers make a date of almost anything, with today's for what is missing."""
    when = moment.utc()
    day = _DAY.match(text.strip())
    if when is None or _NO_CALENDAR_DAY.match(text.strip()):
        return False
    try:
        date(*map(int, day.groups())) if day else None
    except ValueError:
        return False
    # An hour's offset can lead into the year before or after.
    years = {f"{year:04}" for year in (when.year - 1, when.year, when.year + 1)}
    return any(
        number in years
        or (len(number) == 2 and number in {year[2:] for year in years})
        or (len(number) in _COMPACT and number[:4] in years)
        for number in re.findall(r"\d{1,15}", text)
    )


def coarsened(moment: Moment, precision: object) -> Moment:
    """The moment known no better than `precision`, a value of Precision; others change nothing."""
    when = moment.utc()
    if when is None or precision == Precision.UNKNOWN:
        return UNKNOWN
    if precision == Precision.MONTH:
        return Moment.month(when.year, when.month)
    if precision == Precision.DAY and moment.precision is Precision.SECOND:
        return Moment.day(when.year, when.month, when.day)
    return moment


def _from_epoch(number: float) -> Moment:
    if isinstance(number, float) and not math.isfinite(number):
        return UNKNOWN
    seconds = number / 1000 if abs(number) >= _MILLISECONDS_FROM else number
    return Moment(int(seconds), Precision.SECOND) if _FIRST <= seconds <= _LAST else UNKNOWN


def _from_iso(match: re.Match[str]) -> Moment:
    year, month = int(match["year"]), int(match["month"])
    if match["day"] is None:
        return Moment.month(year, month)
    day = int(match["day"])
    if match["hour"] is None:
        return Moment.day(year, month, day)
    # A leap second is the last one that datetime knows.
    second = min(int(match["second"] or 0), 59)
    zone = _zone(match["zone"])
    when = datetime(year, month, day, int(match["hour"]), int(match["minute"]), second, tzinfo=zone)
    return Moment.at(when.astimezone(UTC))


def _zone(text: str | None) -> timezone:
    if text is None or text in "Zz":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _from_rfc_2822(text: str, has_time: bool) -> Moment:
    if not has_time:
        when = parsedate_to_datetime(f"{text} 00:00:00 +0000")
        return Moment.day(when.year, when.month, when.day)
    when = parsedate_to_datetime(text)
    return Moment.at(when if when.tzinfo is None else when.astimezone(UTC))
