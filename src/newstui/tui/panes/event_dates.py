"""Dates of timelines in the narrow column on their left."""

from __future__ import annotations

import re
from datetime import date, datetime

from newstui.library.dates_shown import date_shown
from newstui.tui.display import MONTHS, Display

CELLS = 13
"""Widest date: `24-30 Jan 2024`, without its year where that is too much."""
_INTERVAL = re.compile(r"(\d{4})-(Q[1-4]|W\d\d|SP|SU|FA|WI)")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


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
        return shown if len(shown) <= CELLS else shown.removesuffix(f" {year}")
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


def unrepeated(label: str, before: str) -> str:
    """Under the same day only the hour: `17:40` below `11 Jan 17:02`."""
    if label == before:
        return ""
    if label[-3:-2] == ":" and before[-3:-2] == ":" and label[:-5] == before[:-5]:
        return " " * len(label[:-5]) + label[-5:]
    return label


def _day(value: str) -> date | None:
    """The first day of `2024`, `2024-01` or `2024-01-11…`; None for anything else."""
    padded = {4: value + "-01-01", 7: value + "-01"}.get(len(value), value[:10])
    try:
        return date.fromisoformat(padded)
    except ValueError:
        return None
