"""Where an article stands in time, as one integer: lists page by it, and it names its article."""

from __future__ import annotations

from newstui.model.moment import Moment

_ID_BITS = 28
ID_MASK = (1 << _ID_BITS) - 1
_EARLIEST = -(1 << 34)
"""Seconds before which everything is held to be equally old (the year 1425): keeps 63 bits."""


def time_key(article_id: int, published: Moment, first_seen: int) -> int:
    """The key of an article; greater is newer. Unknown and future dates sort by first seen."""
    at = published.seconds
    if at is None or at > first_seen:
        at = first_seen
    return (max(at, _EARLIEST) << _ID_BITS) | article_id


def article_of(key: int) -> int:
    return key & ID_MASK


def seconds_of(key: int) -> int:
    """Seconds UTC that the key sorts by."""
    return key >> _ID_BITS


def lower_bound(seconds: int) -> int:
    """The smallest key at or after a second."""
    return min(max(seconds, _EARLIEST), 1 << 34) << _ID_BITS
