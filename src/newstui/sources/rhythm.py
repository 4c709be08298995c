"""When to look at a feed again. Pure: the present second comes in, the next one comes out.

The publisher's wish (TTL, syndication period, freshness) is the least distance; below it the
feed's own rhythm decides: twice in the usual gap between two entries. Every distance is at least
an hour. There is no jitter: few feeds of one reader need none, and results can be tested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median

HOUR, DAY = 3600, 86_400
LEAST = HOUR
MOST = DAY
"""Seconds; no rhythm, and no header of a cache, makes a feed wait longer."""
MOST_WISHED = 7 * DAY
"""The longest that a feed itself may ask for."""
_ENTRIES = 20
_FIRST_ERRORS = 3
"""Errors in a row that are taken for a passing trouble."""
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Pace:
    """What a feed says of how often to come."""

    every: int = 0
    """Seconds: the longer of RSS `ttl` and `sy:updatePeriod`; 0 if it says nothing."""
    skip_hours: frozenset[int] = frozenset()
    """Hours of the day in UTC at which nothing changes."""
    skip_days: frozenset[int] = frozenset()
    """Days of the week, Monday 0."""


NO_WISH = Pace()


def next_check(now: int, pace: Pace, fresh: int, published: Sequence[int]) -> int:
    """The second in UTC of the next look after a good reply.

    `fresh` seconds is how long the reply says it stays fresh; `published` are the seconds at
    which its entries came out, in any order.
    """
    wish = max(min(pace.every, MOST_WISHED), min(fresh, MOST))
    at = now + max(LEAST, wish, _own_rhythm(now, published))
    return _past_skipped(at, pace)


def after_error(now: int, errors: int, *, of_the_line: bool) -> int:
    """The same after the `errors`th failure in a row: it doubles, to a day at the most.

    Failures that may be the reader's own connection (`of_the_line`) wait for an hour only, since
    an evening offline must not cost the next morning's news.
    """
    doublings = 0 if of_the_line else max(0, min(errors, 10) - _FIRST_ERRORS)
    return now + min(LEAST << doublings, MOST)


def _own_rhythm(now: int, published: Sequence[int]) -> int:
    times = sorted({at for at in published if at <= now}, reverse=True)[:_ENTRIES]
    if not times:
        return LEAST
    gaps = [newer - older for newer, older in pairwise(times)]
    usual = median(gaps) if gaps else DAY
    # A feed that has fallen silent is asked as seldom as its silence is long.
    silence = (now - times[0]) / 4
    return int(min(max(usual / 2, silence if silence > usual else 0), MOST))


def _past_skipped(at: int, pace: Pace) -> int:
    """The first moment from `at` on that no skipped hour or day holds, within the next week."""
    moment = at
    for _ in range(7 * 24):
        when = datetime.fromtimestamp(moment, UTC)
        if when.hour not in pace.skip_hours and when.weekday() not in pace.skip_days:
            return moment
        moment = (moment // HOUR + 1) * HOUR
    return at
