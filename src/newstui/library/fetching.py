"""Fetching feeds: the network in one thread, reading in processes beside, storing in the caller's.

Whatever a feed brings is stored as soon as it is read, so that a stop keeps what was finished.
"""

from __future__ import annotations

import os
import queue
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newstui.library import feed_outcomes
from newstui.library.feed_outcomes import Decision, FeedOutcome, Result
from newstui.library.feeds_named import feed_settings, login_kept
from newstui.library.session import Library
from newstui.model.errors import Cancelled
from newstui.model.work import CancelCheck, Progress, never_cancelled, no_progress
from newstui.sources.exec_feed import is_command
from newstui.sources.http_client import USER_AGENT
from newstui.sources.http_many import Requests
from newstui.sources.http_messages import Ask, Fault, FetchError, Reply
from newstui.store import feeds
from newstui.store.feeds import Feed

if TYPE_CHECKING:
    from newstui.library.feed_intake import Intake
    from newstui.library.feed_reading import Reading
    from newstui.library.syncing import ServerOutcome

_POLL_SECONDS = 0.05
"""How soon a request to stop is seen."""
_FEW = 3
"""Feeds that are read in this process: starting another costs more."""
_RECENT = 20
"""Articles by which the rhythm of an unchanged feed is told."""
_NO_COMMANDS = "is a command, and commands run only with fetch.allow_exec = true"
_NOT_A_FEED = "what is there cannot be read"

Told = Callable[[FeedOutcome], None]


@dataclass
class FetchReport:
    """What became of the feeds that were to be fetched."""

    outcomes: list[FeedOutcome] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    """Ids of the articles that came in or were edited."""
    servers: list[ServerOutcome] = field(default_factory=list)
    """What became of the servers that were to be synced."""

    def include(self, servers: Sequence[ServerOutcome], articles: Sequence[int]) -> None:
        """Takes in what became of servers."""
        self.servers.extend(servers)
        self.articles.extend(articles)

    @property
    def failed(self) -> list[FeedOutcome]:
        return [one for one in self.outcomes if one.result in (Result.FAILED, Result.GONE)]

    @property
    def asked(self) -> int:
        """How many feeds and servers it was."""
        return len(self.outcomes) + len(self.servers)

    @property
    def failures(self) -> int:
        """How many of them failed."""
        return len(self.failed) + sum(one.result is Result.FAILED for one in self.servers)

    @property
    def lost(self) -> int:
        """How many entries could not be understood or stored, where the rest of a feed was."""
        of_servers = sum(one.lost for one in self.servers)
        return of_servers + sum(one.lost for one in self.outcomes)

    @property
    def added(self) -> int:
        of_servers = sum(one.added for one in self.servers)
        return of_servers + sum(one.added for one in self.outcomes)

    @property
    def updated(self) -> int:
        of_servers = sum(one.updated for one in self.servers)
        return of_servers + sum(one.updated for one in self.outcomes)


def due(library: Library) -> list[Feed]:
    """The feeds whose next check has come."""
    now = library.now()
    return [
        feed
        for feed in feeds.subscribed(library.database.reader())
        if not feed.gone and (feed.next_check_at or 0) <= now
    ]


def fetch(
    library: Library,
    wanted: Sequence[Feed],
    *,
    replies: Mapping[int, Reply] | None = None,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
    told: Told = lambda _outcome: None,
) -> FetchReport:
    """Asks the feeds that are wanted, but for those whose server's Retry-After still holds.

    `replies` are those that are at hand already, by feed: these feeds are not asked again.
    `told` is called with each outcome as it is known. Raises Cancelled when asked to stop;
    what was stored by then is kept.
    """
    now = library.now()
    report = FetchReport()
    fetching = _Fetching(library, report, progress, told, len(wanted))
    asked = {}
    for feed in wanted:
        waiting = feed_outcomes.waits(feed, now)
        if waiting:
            fetching.tell(waiting)
        else:
            asked[feed.id] = feed
    if asked:
        processes = (os.cpu_count() or 1) if len(asked) > _FEW else 0
        fetching.run(asked, replies or {}, cancelled, processes)
    return report


class _Fetching:
    """One fetch: replies come in at one end, outcomes go out at the other."""

    def __init__(
        self, library: Library, report: FetchReport, progress: Progress, told: Told, total: int
    ) -> None:
        self._library = library
        self._report = report
        self._progress = progress
        self._told = told
        self._total = total
        self._steps: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._processes = 0
        self._left = 0

    def tell(self, outcome: FeedOutcome) -> None:
        self._report.outcomes.append(outcome)
        self._told(outcome)
        self._progress(len(self._report.outcomes), self._total, outcome.title)

    def run(
        self,
        asked: Mapping[int, Feed],
        replies: Mapping[int, Reply],
        cancelled: CancelCheck,
        processes: int,
    ) -> None:
        self._processes = processes
        self._left = len(asked)
        fetch = self._library.settings.fetch
        asks = {
            feed.id: ask_for(self._library, feed)
            for feed in asked.values()
            if feed.id not in replies
        }

        def deliver(feed_id: int, reply: Reply | FetchError) -> None:
            self._steps.put(partial(self._take, asked[feed_id], reply))

        for feed_id, reply in replies.items():
            deliver(feed_id, reply)
        if not fetch.allow_exec:
            for feed_id in [one for one, ask in asks.items() if is_command(ask.url)]:
                del asks[feed_id]
                deliver(feed_id, FetchError(Fault.ADDRESS, _NO_COMMANDS))
        self._requests = Requests(
            asks,
            deliver,
            parallel=fetch.parallel,
            deadline=fetch.timeout,
            user_agent=fetch.user_agent or USER_AGENT,
        )
        try:
            with self._requests:
                self._work(cancelled)
        finally:
            if "_intake" in vars(self):
                self._intake.close()

    def _work(self, cancelled: CancelCheck) -> None:
        while self._left:
            if cancelled():
                raise Cancelled
            try:
                step = self._steps.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                continue
            step()

    def _take(self, feed: Feed, reply: Reply | FetchError) -> None:
        """A reply has come."""
        connection = self._library.database.reader()
        now = self._library.now()
        if isinstance(reply, FetchError) and reply.fault is Fault.HELD:
            self._wait(feed, now)
        elif isinstance(reply, FetchError) or reply.status not in (200, 304):
            self._note(feed, feed_outcomes.failed(feed, reply, now))
        elif reply.status == 304 or _hash(reply.body) == feed.body_hash:
            published = feeds.recent_times(connection, feed.id, _RECENT)
            self._note(feed, feed_outcomes.unchanged(feed, reply, now, published), reply)
        else:
            self._intake.read(feed, reply, partial(self._store, feed, reply))

    def _wait(self, feed: Feed, now: int) -> None:
        """A feed was not asked, since its host has just answered another one with 429."""
        held = feeds.feed(self._library.database.reader(), feed.id) or feed
        reason = "its server has just asked to be asked less often"
        waiting = FeedOutcome(feed.id, feed.title, feed.url, Result.WAITING, reason=reason)
        self._finish(feed_outcomes.waits(held, now) or waiting)

    @cached_property
    def _intake(self) -> Intake:
        # What cleans, tags and groups is loaded by the first reply that brings something.
        from newstui.library.feed_intake import Intake

        return Intake(self._library, self._processes, self._steps.put)

    def _store(self, feed: Feed, reply: Reply, reading: Reading) -> None:
        """A reply has been read."""
        now = self._library.now()
        if not reading.feed.is_feed:
            words = f"{_NOT_A_FEED}: it {reading.problem}"
            self._note(feed, feed_outcomes.failed(feed, reply, now, words))
            return
        decision = feed_outcomes.fetched(feed, reply, reading, now, _hash(reply.body))
        stored = self._intake.store(feed, reading, decision.columns)
        self._report.articles.extend((*stored.added, *stored.updated))
        self._moved(feed, reply)
        self._finish(feed_outcomes.with_stored(decision.outcome, stored))

    def _note(self, feed: Feed, decision: Decision, reply: Reply | None = None) -> None:
        """A feed that brought no entries."""
        with self._library.database.writing() as connection:
            feeds.record(connection, feed.id, **decision.columns)
            if decision.hold_host_until:
                host = urlsplit(feed.url).hostname or ""
                feeds.hold_host(connection, host, decision.hold_host_until)
        if reply is not None:
            self._moved(feed, reply)
        self._finish(decision.outcome)

    def _moved(self, feed: Feed, reply: Reply) -> None:
        """The reply was a feed: where a permanent redirect led to is where the feed is."""
        target = reply.moved_to and login_kept(feed.url, reply.moved_to)
        if target and target != feed.url:
            with self._library.database.writing() as connection:
                feeds.move(connection, feed.id, target)

    def _finish(self, outcome: FeedOutcome) -> None:
        self._left -= 1
        self._requests.taken()
        self.tell(outcome)


def ask_for(library: Library, feed: Feed) -> Ask:
    """The request for a feed, as the settings want it, with the validators of the last reply."""
    own = feed_settings(library, feed)
    return Ask(
        feed.url,
        etag=feed.etag,
        last_modified=feed.last_modified,
        user_agent=own.user_agent,
        headers=own.headers,
        login=(own.username, own.password or "") if own.username else None,
        public_only=feed.private is False,
    )


def _hash(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).digest()
