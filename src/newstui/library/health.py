"""How the subscriptions are: last success, status, what is wrong in words, next try, pace."""

from __future__ import annotations

from enum import StrEnum

from newstui.library.feeds_named import shown_url
from newstui.library.records import Record, iso
from newstui.library.session import Library
from newstui.model.frozen import frozen
from newstui.store import feeds, servers
from newstui.store.feeds import Feed
from newstui.store.servers import Server

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


@frozen
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
    server: str | None = None
    """The name of the server that brings it; how it is, is then how the server is."""

    @property
    def troubled(self) -> bool:
        """Whether a reader should know."""
        return self.state in (State.FAILING, State.GONE)


def health(library: Library) -> list[FeedHealth]:
    """Every subscription, by folder and title."""
    connection = library.database.reader()
    now = library.now()
    counts = feeds.article_counts(connection, now - _WEEKS * _WEEK)
    of_servers = servers.servers_of_sources(connection)
    return [
        _of(feed, of_servers.get(feed.id), counts.get(feed.id, (0, 0)), now)
        for feed in feeds.with_synced(connection)
    ]


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
        "server": feed.server,
    }


def _of(feed: Feed, server: Server | None, counts: tuple[int, int], now: int) -> FeedHealth:
    total, recent = counts
    asked: Feed | Server = feed if server is None else server
    gone = server is None and feed.gone
    next_check = max(asked.next_check_at or 0, asked.hold_until or 0) or None
    return FeedHealth(
        id=feed.id,
        title=feed.title,
        url=shown_url(feed.url),
        folder=feed.folder,
        tags=feed.tags,
        hidden=feed.hidden,
        state=State.GONE if gone else _state(asked, now),
        status=feed.status if server is None else None,
        problem=asked.last_error,
        errors=asked.error_count,
        checked_at=asked.checked_at,
        success_at=asked.success_at,
        next_check_at=None if gone else next_check,
        articles=total,
        per_week=recent / _WEEKS,
        server=server.name if server else None,
    )


def _state(asked: Feed | Server, now: int) -> State:
    if asked.hold_until is not None and asked.hold_until > now:
        return State.WAITING
    if asked.error_count:
        return State.FAILING
    return State.NEW if asked.checked_at is None else State.OK


def _iso(seconds: int | None) -> str | None:
    return None if seconds is None else iso(seconds)
