"""What the screen's refresh key does: asks feeds in a process of its own, and keeps house after.

Storing and grouping a few hundred articles is seconds of work for the interpreter. In a thread it
would make keys wait; in another process it does not, and a crash there leaves the screen alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from newstui.library.session import Library
from newstui.model.errors import Cancelled, NewstuiError
from newstui.model.frozen import frozen
from newstui.model.work import CancelCheck, Progress
from newstui.settings.config import Settings
from newstui.store import feeds, servers
from newstui.store.database import Connection as DatabaseConnection
from newstui.store.feeds import Feed
from newstui.store.servers import Server

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_JUST_ASKED = 300
"""Seconds within which a feed is not asked again by a key."""
_POLL_SECONDS = 0.05
_PATIENCE = 3.0
"""Seconds that the other process has to stop by itself."""


@frozen
class Refreshed:
    """What a refresh brought."""

    asked: int = 0
    """Feeds and servers."""
    failed: int = 0
    added: int = 0
    updated: int = 0


def to_refresh(library: Library, title: str | None = None) -> list[Feed | Server]:
    """The feeds and servers that a refresh asks: the feed of a title, whatever its time, or the
    server that brings it; or all servers, and all feeds but those that are gone and those that
    were asked within the last minutes."""
    connection = library.database.reader()
    subscribed = feeds.subscribed(connection)
    if title is not None:
        own = [feed for feed in subscribed if feed.title == title]
        return [*own] or _servers_of(connection, title)
    asked_before = library.now() - _JUST_ASKED
    due = [feed for feed in subscribed if not feed.gone and (feed.checked_at or 0) <= asked_before]
    return [*due, *servers.all_servers(connection)]


def _servers_of(connection: DatabaseConnection, title: str) -> list[Feed | Server]:
    of_sources = servers.servers_of_sources(connection)
    synced = [feed for feed in feeds.with_synced(connection) if feed.title == title]
    return [of_sources[feed.id] for feed in synced if feed.id in of_sources]


def refresh(
    library: Library, wanted: Sequence[Feed | Server], *, progress: Progress, cancelled: CancelCheck
) -> Refreshed:
    """Fetches feeds, talks to servers, and does what belongs to it. Raises Cancelled when asked
    to stop."""
    # The web client is loaded by the first refresh, not by the first screen.
    from newstui.library.fetching import fetch
    from newstui.library.upkeep import after_fetch

    own = [one for one in wanted if isinstance(one, Feed)]
    report = fetch(library, own, progress=progress, cancelled=cancelled)
    known = [one for one in wanted if isinstance(one, Server)]
    if known:
        from newstui.library.syncing import sync

        synced = sync(library, known, progress=progress, cancelled=cancelled)
        report.include(synced.outcomes, synced.articles)
    after_fetch(library, report, cancelled=cancelled)
    return Refreshed(report.asked, report.failures, report.added, report.updated)


def refresh_beside(
    library: Library, wanted: Sequence[Feed | Server], *, progress: Progress, cancelled: CancelCheck
) -> Refreshed:
    """The same in another process; this one only hands its progress on.

    Raises NewstuiError if it fails or breaks off; what was stored by then is kept.
    """
    from multiprocessing import get_context

    context = get_context("spawn")
    here, there = context.Pipe()
    ids = [(type(one), one.id) for one in wanted]
    process = context.Process(
        target=_work, args=(library.database.path, library.settings, ids, there)
    )
    # The first process of all hands its stderr on by number, and the screen's own has none.
    with redirect_stderr(sys.__stderr__):
        process.start()
    there.close()
    try:
        while not cancelled():
            if here.poll(_POLL_SECONDS):
                said = _heard(here)
                if isinstance(said, Refreshed):
                    return said
                if isinstance(said, str):
                    raise NewstuiError(said)
                progress(*said)
        raise Cancelled
    finally:
        # To the other process a closed line means to stop.
        here.close()
        process.join(_PATIENCE)
        if process.is_alive():
            process.kill()
            process.join()


def _heard(line: Connection) -> Refreshed | str | tuple[int, int | None, str]:
    try:
        said: Refreshed | str | tuple[int, int | None, str] = line.recv()
    except (EOFError, OSError):
        return "the fetch broke off"
    return said


def _work(
    path: Path, settings: Settings, ids: Sequence[tuple[type, int]], line: Connection
) -> None:
    """In the other process: says progress as a tuple, a failure as text, and last the result."""
    from newstui.library.deriving import follow_parent

    follow_parent()
    # The terminal belongs to the screen.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)

    def progress(done: int, total: int | None, what: str) -> None:
        with suppress(OSError):
            line.send((done, total, what))

    try:
        library = Library.open(path, settings)
        connection = library.database.reader()
        known: list[Feed | Server] = [*feeds.subscribed(connection)]
        known += servers.all_servers(connection)
        wanted = [one for one in known if (type(one), one.id) in ids]
        # Nothing is ever sent to here: what can be read is the end of the line.
        said: Refreshed | str = refresh(library, wanted, progress=progress, cancelled=line.poll)
        library.close()
    except Cancelled:
        return
    except NewstuiError as error:
        said = str(error)
    with suppress(OSError):
        line.send(said)
