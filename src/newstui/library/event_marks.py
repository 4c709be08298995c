"""The reader's marks of events: followed ones are kept in sight, muted ones out of it."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.store import event_marks, events, undo_log


def set_followed(library: Library, event_ids: Sequence[int], on: bool) -> Change:
    """Follows events, or follows them no more. Undoable; raises NewstuiError for one that is not
    there."""
    return _set(library, "followed_at", event_ids, on, "followed" if on else "followed no more")


def set_muted(library: Library, event_ids: Sequence[int], on: bool) -> Change:
    """Keeps events out of the lists, or shows them again; nothing else of them changes."""
    return _set(library, "muted_at", event_ids, on, "muted" if on else "muted no more")


def _set(
    library: Library, field: str, event_ids: Sequence[int], on: bool, description: str
) -> Change:
    now = library.now()
    value = now if on else None
    with library.database.writing(durable=True) as connection:
        for number in event_ids:
            if not events.exists(connection, events.current_id(connection, number)):
                raise NewstuiError(f"there is no event {number}; nothing was changed")
        before = event_marks.set_marks(connection, field, dict.fromkeys(event_ids, value))
        if before:
            after = dict.fromkeys(before, value)
            undo_log.add(connection, description, field, before, after, now)
    return Change(description, len(before), counted="event", relists=field == "muted_at")
