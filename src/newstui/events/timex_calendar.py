"""Calendar arithmetic on TIMEX3 values.

Values are those of TIMEX3 (TimeML annotation guidelines 1.2.1): ISO 8601 to the granularity that
the text gives, and beside it quarters (`2023-Q3`), halves (`2023-H1`), seasons (`2023-SU`),
weekends (`2024-W02-WE`), decades (`199X`) and centuries (`18XX`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

SEASONS = ("WI", "SP", "SU", "FA")
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>WI|SP|SU|FA)))?(?:T.*)?"
)


def unit_value(day: date, unit: str) -> str:
    """The calendar unit that `day` lies in.

    Units: D day, W week, WE weekend, M month, Q quarter, H half, Y year, DE decade, CE century,
    or a season (WI, SP, SU, FA) of that year.
    """
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04}-H{1 if day.month < 7 else 2}"
    if unit == "DE":
        return f"{day.year // 10:03}X"
    if unit == "CE":
        return f"{day.year // 100:02}XX"
    return f"{day.year:04}" if unit == "Y" else f"{day.year:04}-{unit}"


def shift(day: date, unit: str, steps: int) -> date | None:
    """The day `steps` units later (earlier if negative); None outside the years 1 to 9999."""
    try:
        if unit in ("D", "W", "WE"):
            return day + timedelta(days=steps * (1 if unit == "D" else 7))
        months = steps * {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit]
        total = day.year * 12 + day.month - 1 + months
        year, month = divmod(total, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def day_value(year: int, month: int, day: int) -> str | None:
    """`2024-01-11`, or None if there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def span(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 calendar value; None if it names no stretch of days."""
    if value.endswith("X"):
        return _open_span(value)
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _parts_span(found)
    except ValueError:
        return None


def _open_span(value: str) -> tuple[date, date] | None:
    digits = value.rstrip("X")
    if not digits.isdigit() or len(value) != 4 or int(digits) == 0:
        return None
    width = 10 ** (4 - len(digits))
    first = int(digits) * width
    return date(first, 1, 1), date(first + width - 1, 12, 31)


def _parts_span(found: re.Match[str]) -> tuple[date, date]:
    year = int(found["year"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["week"]:
        first = date.fromisocalendar(year, int(found["week"]), 1)
        last = first + timedelta(days=6)
        return (first + timedelta(days=5), last) if "WE" in found.group() else (first, last)
    low, high = 1, 12
    if found["month"]:
        low = high = int(found["month"])
    elif found["quarter"]:
        low, high = int(found["quarter"]) * 3 - 2, int(found["quarter"]) * 3
    elif found["half"]:
        low, high = int(found["half"]) * 6 - 5, int(found["half"]) * 6
    elif found["season"]:
        low = SEASONS.index(found["season"]) * 3 or 12
        # Winter is told by the year that it ends in or begins in; its own year's ends are kept.
        low, high = (1, 3) if low == 12 else (low, low + 2)
    return date(year, low, 1), date(year, high, monthrange(year, high)[1])


def precision(value: str) -> str:
    """day, week, month, quarter, season, year, decade or unknown: how exact a value is."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", value):
        return "day"
    if re.fullmatch(r"\d{4}-\d\d", value):
        return "month"
    if re.fullmatch(r"\d{4}", value):
        return "year"
    if re.fullmatch(r"\d{3}X", value):
        return "decade"
    if re.fullmatch(r"\d{4}-W\d\d(-WE)?", value):
        return "week"
    if re.fullmatch(r"\d{4}-[QH]\d", value):
        return "quarter"
    return "season" if re.fullmatch(r"\d{4}-(WI|SP|SU|FA)", value) else "unknown"
