"""The reader's marks: read and starred, each change undoable, safe on disk before it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.model.query import Query
from newstui.store import lists, state, undo_log


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, and to how many."""

    description: str
    count: int
    counted: str = "article"
    """What the count is of: an article or an event."""
    regrouped: bool = False
    """Whether articles are in other events now."""
    relists: bool = field(default=False, compare=False)
    """Whether lists leave out other events now."""


def set_read(
    library: Library, article_ids: Sequence[int], read: bool, *, undoable: bool = True
) -> Change:
    """Marks articles as read or unread; counts only those that were not so already.

    What was merely read is no change that a reader would want to undo.
    """
    description = "marked read" if read else "marked unread"
    return _set(library, "read_at", article_ids, read, description, undoable=undoable)


def set_starred(library: Library, article_ids: Sequence[int], starred: bool) -> Change:
    """Stars articles or takes the star away."""
    return _set(library, "starred_at", article_ids, starred, "starred" if starred else "unstarred")


def mark_all_read(library: Library, query: Query) -> Change:
    """Marks every article that matches as read."""
    return set_read(library, lists.unread_ids(library.database.reader(), query), True)


def _set(
    library: Library,
    field: str,
    article_ids: Sequence[int],
    on: bool,
    description: str,
    *,
    undoable: bool = True,
) -> Change:
    now = library.now()
    value = now if on else None
    with library.database.writing(durable=True) as connection:
        missing = lists.missing_ids(connection, article_ids)
        if missing:
            raise NewstuiError(f"there is no article {missing[0]}; nothing was changed")
        before = state.set_marks(connection, field, dict.fromkeys(article_ids, value))
        if before and undoable:
            after = dict.fromkeys(before, value)
            undo_log.add(connection, description, field, before, after, now)
    return Change(description, len(before))
