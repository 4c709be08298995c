"""How often a feed says to come: RSS `ttl`, `skipHours` and `skipDays`, and `sy:updatePeriod`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from newstui.sources.rhythm import DAY, DAYS, HOUR, Pace

_PERIODS = {"hourly": HOUR, "daily": DAY, "weekly": 7 * DAY, "monthly": 30 * DAY,
            "yearly": 365 * DAY}  # fmt: skip
_SKIPPED = re.compile(r"<skip(Hours|Days)\b[^<>]{0,200}>(.{0,4000}?)</skip\1\s*>", re.I | re.S)
_VALUE = re.compile(r"<(?:hour|day)\b[^<>]{0,200}>\s*([A-Za-z]{1,20}|\d{1,2})\s*<", re.IGNORECASE)
_MOST_MINUTES = 10**6


def pace_of(head: Mapping[str, Any], rest: str) -> Pace:
    """The wishes of a feed, from what feedparser read of its head and from the head's own text."""
    hours: set[int] = set()
    days: set[int] = set()
    for kind, inside in _SKIPPED.findall(rest):
        for value in _VALUE.findall(inside):
            if kind.lower() == "hours" and value.isdigit():
                hours.add(int(value) % 24)
            elif kind.lower() == "days" and value.lower() in DAYS:
                days.add(DAYS.index(value.lower()))
    every = max(_count(head.get("ttl"), 0) * 60, _period(head))
    return Pace(every, frozenset(hours), frozenset(days))


def _period(head: Mapping[str, Any]) -> int:
    """Seconds between updates as the RSS syndication module says; 0 if it does not."""
    name = str(head.get("sy_updateperiod") or "").strip().lower()
    return _PERIODS.get(name, 0) // max(1, _count(head.get("sy_updatefrequency"), 1))


def _count(value: object, otherwise: int) -> int:
    text = value.strip() if isinstance(value, str) else ""
    return min(int(text), _MOST_MINUTES) if text.isascii() and text.isdigit() else otherwise
