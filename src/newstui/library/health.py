"""How the subscriptions are: last success, status, what is wrong in words, next try, pace."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newstui.library.feeds_named import shown_url
from newstui.library.records import Record, iso
from newstui.library.session import Library
from newstui.store import feeds
from newstui.store.feeds import Feed

_WEEKS = 4
_WEEK = 7 * 86_400


class State(StrEnum):
    """How a feed is."""

    NEW = "new"
    """Not fetched yet."""
    OK = "ok"
    FAILING = "failing"
    WAITING = "waiting"
    """Its server asked not to be asked for a while."""
    GONE = "gone"
    """Its server says that it will not come back; it is asked no more."""


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """One subscription. Times are seconds in UTC."""

    id: int
    title: str
    url: str
    """Without a password."""
    folder: str | None
    tags: tuple[str, ...]
    hidden: bool
    state: State
    status: int | None
    """HTTP status of the latest reply."""
    problem: str | None
    errors: int
    """Failures since the latest success."""
    checked_at: int | None
    success_at: int | None
    next_check_at: int | None
    articles: int
    per_week: float
    """Articles a week over the last four."""

    @property
    def troubled(self) -> bool:
        """Whether a reader should know."""
        return self.state in (State.FAILING, State.GONE)


def health(library: Library) -> list[FeedHealth]:
    """Every subscription, by folder and title."""
    connection = library.database.reader()
    now = library.now()
    counts = feeds.article_counts(connection, now - _WEEKS * _WEEK)
    return [_of(feed, counts.get(feed.id, (0, 0)), now) for feed in feeds.subscribed(connection)]


def failing_count(library: Library) -> int:
    """How many subscriptions failed when they were last asked, or are gone."""
    return feeds.failing_count(library.database.reader())


def health_record(feed: FeedHealth) -> Record:
    """A subscription as a plain JSON-ready dict; dates are ISO 8601 in UTC."""
    return {
        "id": feed.id,
        "title": feed.title,
        "url": feed.url,
        "folder": feed.folder,
        "tags": list(feed.tags),
        "hidden": feed.hidden,
        "state": feed.state.value,
        "status": feed.status,
        "problem": feed.problem,
        "errors": feed.errors,
        "last_checked": _iso(feed.checked_at),
        "last_success": _iso(feed.success_at),
        "next_try": _iso(feed.next_check_at),
        "articles": feed.articles,
        "articles_a_week": round(feed.per_week, 1),
    }


def _of(feed: Feed, counts: tuple[int, int], now: int) -> FeedHealth:
    total, recent = counts
    held = feed.hold_until is not None and feed.hold_until > now
    if feed.gone:
        state = State.GONE
    elif held:
        state = State.WAITING
    elif feed.error_count:
        state = State.FAILING
    else:
        state = State.NEW if feed.checked_at is None else State.OK
    next_check = max(feed.next_check_at or 0, feed.hold_until or 0) or None
    return FeedHealth(
        id=feed.id,
        title=feed.title,
        url=shown_url(feed.url),
        folder=feed.folder,
        tags=feed.tags,
        hidden=feed.hidden,
        state=state,
        status=feed.status,
        problem=feed.last_error,
        errors=feed.error_count,
        checked_at=feed.checked_at,
        success_at=feed.success_at,
        next_check_at=None if feed.gone else next_check,
        articles=total,
        per_week=recent / _WEEKS,
    )


def _iso(seconds: int | None) -> str | None:
    return None if seconds is None else iso(seconds)
