"""Taking in replies that bring something: read in processes beside or here, then stored.

It stands apart from the asking, which is all that a fetch without news needs to load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from newstui.library.deriving import spawned
from newstui.library.feed_reading import Reading, read_feed
from newstui.library.feed_storing import Stored, store_reading
from newstui.library.grouping import Remembered
from newstui.library.session import Library
from newstui.sources.feeds import NO_FEED
from newstui.sources.http_messages import Reply
from newstui.store import feed_entries
from newstui.store.feeds import Feed

Then = Callable[[Reading], None]
Later = Callable[[Callable[[], None]], None]
"""Has something done in the thread that stores."""


class Intake:
    """The replies of one fetch."""

    def __init__(self, library: Library, processes: int, later: Later) -> None:
        """`processes` to read in; 0 reads in this one."""
        self._library = library
        self._processes = processes
        self._later = later
        self._pool: ProcessPoolExecutor | None = None
        self._remembered = Remembered()
        library.database.keep_much()

    def close(self) -> None:
        """Gives up what is still being read."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def read(self, feed: Feed, reply: Reply, then: Then) -> None:
        """Reads a reply, and hands on what is in it, later perhaps."""
        read = partial(
            read_feed,
            reply.body,
            title=feed.title,
            url=reply.url or feed.url,
            charset=reply.charset,
            known=feed_entries.hashes(self._library.database.reader(), feed.id),
        )
        if not self._processes:
            then(_attempt(read))
            return
        if self._pool is None:
            self._pool = spawned(self._processes)
        try:
            future = self._pool.submit(_attempt, read)
        except BrokenProcessPool:
            self._pool = None
            then(_attempt(read))
            return
        future.add_done_callback(
            lambda done: (
                None if done.cancelled() else self._later(lambda: then(self._result(done, read)))
            )
        )

    def store(self, feed: Feed, reading: Reading, columns: Mapping[str, object]) -> Stored:
        """Stores what was read, and with it the feed's columns."""
        return store_reading(self._library, feed, reading, columns, self._remembered)

    def _result(self, future: Future[Reading], read: Callable[[], Reading]) -> Reading:
        try:
            return future.result()
        except BrokenProcessPool:
            # A process was killed from outside, for want of memory perhaps.
            self._pool = None
            return _attempt(read)


def _attempt(read: Callable[[], Reading]) -> Reading:
    try:
        return read()
    except Exception as error:  # noqa: BLE001 - whatever a feed breaks, it breaks alone
        return Reading(NO_FEED, problem=f"could not be understood ({type(error).__name__})")
