"""What the screen's refresh key does: asks feeds, beside the screen, and keeps house after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newstui.library.session import Library
from newstui.model.work import CancelCheck, Progress
from newstui.store import feeds
from newstui.store.feeds import Feed

_JUST_ASKED = 300
"""Seconds within which a feed is not asked again by a key."""


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

    report = fetch(library, wanted, beside=True, progress=progress, cancelled=cancelled)
    after_fetch(library, report, cancelled=cancelled)
    return Refreshed(len(report.outcomes), len(report.failed), report.added, report.updated)
