"""Dates of timelines as a reader says them, as exact as they are."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = re.compile(
    r"(?P<year>\d{4})-(?:W(?P<week>\d\d)(?P<end>-WE)?|(?P<part>[QH]\d)|(?P<season>SP|SU|FA|WI))"
)


def date_shown(value: str | None, missing: str = "undated") -> str:
    """`11 Jan 2024`, `Jan 2024`, `1-7 Jan 2024`, `Q3 2023`, `summer 2023`, `the 1980s`, `2008`.

    `value` is ISO 8601 or TIMEX3; of a moment the day and minute in UTC are given. What it cannot
    read is given as it is.
    """
    if value is None:
        return missing
    parts = _PARTS.fullmatch(value)
    try:
        if parts:
            return _part_shown(parts)
        if re.fullmatch(r"\d{3}X?", value):
            return f"the {value[:3]}0s"
        if re.fullmatch(r"\d{4}-\d\d", value):
            return f"{MONTHS[int(value[5:]) - 1]} {value[:4]}"
        if len(value) >= len("2024-01-11"):
            day = day_shown(date.fromisoformat(value[:10]))
            return f"{day} {value[11:16]}" if re.match(r"T\d\d:\d\d", value[10:]) else day
    except (ValueError, IndexError):
        return value
    return value


def day_shown(day: date) -> str:
    """`11 Jan 2024`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _part_shown(parts: re.Match[str]) -> str:
    if parts["season"]:
        return f"{_SEASONS[parts['season']]} {parts['year']}"
    if parts["part"]:
        return f"{parts['part']} {parts['year']}"
    first = date.fromisocalendar(int(parts["year"]), int(parts["week"]), 6 if parts["end"] else 1)
    last = first + timedelta(days=1 if parts["end"] else 6)
    if first.month == last.month:
        return f"{first.day}-{day_shown(last)}"
    return f"{first.day} {MONTHS[first.month - 1]}-{day_shown(last)}"
