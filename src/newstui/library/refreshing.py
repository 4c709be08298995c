"""What the screen's refresh key does: asks feeds in a process of its own, and keeps house after.

Storing and grouping a few hundred articles is seconds of work for the interpreter. In a thread it
would make keys wait; in another process it does not, and a crash there leaves the screen alone.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from newstui.library.session import Library
from newstui.model.errors import Cancelled, NewstuiError
from newstui.model.work import CancelCheck, Progress
from newstui.settings.config import Settings
from newstui.store import feeds
from newstui.store.feeds import Feed

_JUST_ASKED = 300
"""Seconds within which a feed is not asked again by a key."""
_POLL_SECONDS = 0.05
_PATIENCE = 3.0
"""Seconds that the other process has to stop by itself."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh brought."""

    asked: int = 0
    failed: int = 0
    added: int = 0
    updated: int = 0


def to_refresh(library: Library, title: str | None = None) -> list[Feed]:
    """The feeds that a refresh asks: the one of a title, whatever its time; or all but those that
    are gone and those that were asked within the last minutes."""
    subscribed = feeds.subscribed(library.database.reader())
    if title is not None:
        return [feed for feed in subscribed if feed.title == title]
    asked_before = library.now() - _JUST_ASKED
    return [feed for feed in subscribed if not feed.gone and (feed.checked_at or 0) <= asked_before]


def refresh(
    library: Library, wanted: Sequence[Feed], *, progress: Progress, cancelled: CancelCheck
) -> Refreshed:
    """Fetches feeds and what belongs to it. Raises Cancelled when asked to stop."""
    # The web client is loaded by the first refresh, not by the first screen.
    from newstui.library.fetching import fetch
    from newstui.library.upkeep import after_fetch

    report = fetch(library, wanted, progress=progress, cancelled=cancelled)
    after_fetch(library, report, cancelled=cancelled)
    return Refreshed(len(report.outcomes), len(report.failed), report.added, report.updated)


def refresh_beside(
    library: Library, wanted: Sequence[Feed], *, progress: Progress, cancelled: CancelCheck
) -> Refreshed:
    """The same in another process; this one only hands its progress on.

    Raises NewstuiError if it fails or breaks off; what was stored by then is kept.
    """
    context = get_context("spawn")
    here, there = context.Pipe()
    ids = [feed.id for feed in wanted]
    process = context.Process(
        target=_work, args=(library.database.path, library.settings, ids, there)
    )
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


def _work(path: Path, settings: Settings, ids: Sequence[int], line: Connection) -> None:
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
        subscribed = feeds.subscribed(library.database.reader())
        wanted = [feed for feed in subscribed if feed.id in ids]
        # Nothing is ever sent to here: what can be read is the end of the line.
        said: Refreshed | str = refresh(library, wanted, progress=progress, cancelled=line.poll)
        library.close()
    except Cancelled:
        return
    except NewstuiError as error:
        said = str(error)
    with suppress(OSError):
        line.send(said)
