"""What reply headers say about time: when to come back, how long a reply stays fresh (RFC 9110,
9111)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

MOST_WAIT = 30 * 86_400
"""Seconds; a server that asks for more is taken to be mistaken."""

_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|,)\s*(?:no-store|no-cache)\b", re.IGNORECASE)


def retry_at(headers: Mapping[str, str], now: int) -> int | None:
    """The second in UTC before which `Retry-After` (seconds or HTTP date) asks not to come back;
    None if it does not ask."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        at = now + min(int(value[:12]), MOST_WAIT)
    else:
        date = http_date(value)
        if date is None:
            return None
        at = min(date, now + MOST_WAIT)
    return at if at > now else None


def fresh_for(headers: Mapping[str, str], now: int) -> int:
    """For how many seconds the reply stays fresh by `Cache-Control` or `Expires`; 0 if not."""
    control = headers.get("cache-control", "")
    if _NOT_KEPT.search(control):
        return 0
    match = _MAX_AGE.search(control)
    if match:
        age = headers.get("age", "").strip()
        spent = int(age[:12]) if age.isascii() and age.isdigit() else 0
        return max(0, int(match[1]) - spent)
    expires = http_date(headers.get("expires", ""))
    # By the server's own clock where it tells: the reader's may be wrong.
    told = http_date(headers.get("date", ""))
    return 0 if expires is None else max(0, expires - (now if told is None else told))


def http_date(value: str) -> int | None:
    """Seconds in UTC of an HTTP date in any of its three forms; None if it is none."""
    try:
        when = parsedate_to_datetime(value)
        return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
