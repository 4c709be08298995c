"""What one reply means for a feed: its new state and what to tell. Pure; the clock comes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from newstui.sources.http_headers import fresh_for, retry_at
from newstui.sources.http_messages import FetchError, Reply, status_words
from newstui.sources.rhythm import NO_WISH, Pace, after_error, next_check
from newstui.store.feeds import Feed

if TYPE_CHECKING:
    from newstui.library.feed_reading import Reading
    from newstui.library.feed_storing import Stored

_WAITING = (429, 503)
_MOST_VALIDATOR = 4096


class Result(StrEnum):
    """How asking one feed ended."""

    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    WAITING = "waiting"
    """Not asked, since its server said when to come back."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """One feed of a fetch, as it is reported."""

    feed_id: int
    title: str
    url: str
    result: Result
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    lost: int = 0
    """Entries that could not be understood or stored."""
    status: int | None = None
    reason: str | None = None
    """Why it failed or waits, or what of it could not be read; in words."""
    next_check: int | None = None
    """The second in UTC of the next try."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be stored of a feed, and what is to be told."""

    outcome: FeedOutcome
    columns: Mapping[str, object] = field(default_factory=dict)
    hold_host_until: int | None = None
    """Every feed of the host is to wait: the server counts requests."""


def waits(feed: Feed, now: int) -> FeedOutcome | None:
    """The outcome of a feed whose server's Retry-After still holds; None if it may be asked."""
    if feed.hold_until is None or feed.hold_until <= now:
        return None
    reason = "its server asked to be left alone until then"
    return replace(_outcome(feed, Result.WAITING, reason), next_check=feed.hold_until)


def unchanged(feed: Feed, reply: Reply, now: int, published: Sequence[int]) -> Decision:
    """A 304, or the same body again; `published` are the seconds of the newest stored articles."""
    at = next_check(now, stored_pace(feed), fresh_for(reply.headers, now), published)
    columns = {**_success(feed, reply, now, at), **_validators(reply)}
    if reply.status == 304:
        # Which may leave the validators out that have not changed.
        columns = {name: value for name, value in columns.items() if value is not None or
                   name not in ("etag", "last_modified")}  # fmt: skip
    outcome = replace(_outcome(feed, Result.UNCHANGED, None), status=reply.status, next_check=at)
    return Decision(outcome, columns)


def fetched(feed: Feed, reply: Reply, reading: Reading, now: int, body_hash: bytes) -> Decision:
    """A reply that was read as a feed. Validators are kept only of whole ones."""
    pace = reading.feed.pace
    at = next_check(now, pace, fresh_for(reply.headers, now), reading.published)
    columns = {**_success(feed, reply, now, at), "pace": _packed(pace)}
    if reading.feed.complete:
        columns |= {**_validators(reply), "body_hash": body_hash}
    if reading.feed.homepage:
        columns["homepage"] = reading.feed.homepage
    if reading.feed.language:
        columns["language"] = reading.feed.language
    outcome = _outcome(feed, Result.FETCHED, reading.problem)
    outcome = replace(outcome, status=reply.status, next_check=at, lost=reading.lost)
    return Decision(outcome, columns)


def with_stored(outcome: FeedOutcome, stored: Stored) -> FeedOutcome:
    """The outcome of a feed that was read, with what became of its entries."""
    problems = filter(None, (outcome.reason, stored.problem))
    return replace(
        outcome,
        title=stored.title,
        added=len(stored.added),
        updated=len(stored.updated),
        unchanged=stored.unchanged,
        lost=outcome.lost + len(stored.failures),
        reason="; ".join(problems) or None,
    )


def failed(feed: Feed, reply: Reply | FetchError, now: int, words: str | None = None) -> Decision:
    """No usable reply: the next try is put off, further with every failure in a row.

    `words` say why a reply of good status is not usable.
    """
    errors = feed.error_count + 1
    if isinstance(reply, FetchError):
        status, reason, hold = None, str(reply), None
        at = after_error(now, errors, of_the_line=reply.fault.is_of_the_line)
    else:
        status, reason = reply.status, words or status_words(reply.status)
        at = after_error(now, errors, of_the_line=False)
        hold = retry_at(reply.headers, now) if status in _WAITING else None
    at = max(at, hold or 0)
    gone = status == 410
    columns = {
        "status": status,
        "checked_at": now,
        "next_check_at": None if gone else at,
        "hold_until": hold,
        "error_count": errors,
        "last_error": reason,
        "gone": int(gone),
    }
    outcome = _outcome(feed, Result.GONE if gone else Result.FAILED, reason)
    return Decision(
        replace(outcome, status=status, next_check=None if gone else at),
        columns,
        hold if status == 429 else None,
    )


def stored_pace(feed: Feed) -> Pace:
    """What the feed itself said of how often to come, when it was last read."""
    pace = feed.pace
    if not pace:
        return NO_WISH
    hours, days = pace["skip_hours"], pace["skip_days"]
    assert isinstance(hours, list)
    assert isinstance(days, list)
    return Pace(int(str(pace["every"])), frozenset(hours), frozenset(days))


def _packed(pace: Pace) -> dict[str, object]:
    return {
        "every": pace.every,
        "skip_hours": sorted(pace.skip_hours),
        "skip_days": sorted(pace.skip_days),
    }


def _success(feed: Feed, reply: Reply, now: int, at: int) -> dict[str, object]:
    columns: dict[str, object] = {
        "status": reply.status,
        "checked_at": now,
        "success_at": now,
        "next_check_at": at,
        "hold_until": None,
        "error_count": 0,
        "last_error": None,
        "gone": 0,
    }
    if feed.private is None:
        columns["private"] = int(reply.private)
    return columns


def _validators(reply: Reply) -> dict[str, object]:
    found = {"etag": reply.etag, "last_modified": reply.last_modified}
    return {
        name: value if value and len(value) <= _MOST_VALIDATOR else None
        for name, value in found.items()
    }


def _outcome(feed: Feed, result: Result, reason: str | None) -> FeedOutcome:
    return FeedOutcome(feed.id, feed.title, feed.url, result, reason=reason)
