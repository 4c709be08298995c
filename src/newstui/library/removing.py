"""Removing articles: with their subscription, or by age and number where the settings say so.

Nothing that a reader has starred, noted, corrected or follows is ever removed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newstui.library import grouping
from newstui.library.feeds_named import feed_settings
from newstui.library.session import Library
from newstui.sources.entry_identity import text_key
from newstui.store import feed_entries, feeds, removal
from newstui.store.database import Connection

_DAY = 86_400
_BATCH = 500
"""Articles removed in one transaction."""


def remove_articles(library: Library, source_id: int) -> int:
    """Removes all articles of a source that no mark keeps; gives how many it were."""
    return _remove(library, source_id, removal.removable)


def prune(library: Library) -> int:
    """Removes what is older, or more, than the settings want kept; gives how many it were.

    The feeds may list the removed entries on: they do not come back.
    """
    removed = 0
    for feed in feeds.with_synced(library.database.reader()):
        own, general = feed_settings(library, feed), library.settings.fetch
        days = general.keep_days if own.keep_days is None else own.keep_days
        count = general.keep_articles if own.keep_articles is None else own.keep_articles
        if days:
            outdated = partial(removal.outdated, before=library.now() - days * _DAY)
            removed += _remove(library, feed.id, outdated, remember=True)
        if count:
            surplus = partial(removal.surplus, kept=count)
            removed += _remove(library, feed.id, surplus, remember=True)
    return removed


def _remove(
    library: Library,
    source_id: int,
    which: Callable[[Connection, int], list[int]],
    *,
    remember: bool = False,
) -> int:
    removed = 0
    while batch := which(library.database.reader(), source_id)[:_BATCH]:
        with library.database.writing(durable=True) as connection:
            # Asked again under the lock: one may have been starred meanwhile.
            now_removable = set(which(connection, source_id))
            going = [article_id for article_id in batch if article_id in now_removable]
            if remember:
                keys = [text_key(guid) for guid in removal.guids(connection, going)]
                feed_entries.remember_dropped(connection, source_id, keys, library.now())
            grouping.refresh(connection, removal.remove(connection, going), {})
        removed += len(going)
    return removed
