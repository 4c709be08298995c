"""Taking the reader's changes back, whatever they were, and making them again."""

from __future__ import annotations

from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.store import state, undo_log
from newstui.store.database import Connection


def undo(library: Library) -> Change | None:
    """Takes the latest change back; None if there is none."""
    with library.database.writing(durable=True) as connection:
        return _replay(connection, undo_log.to_undo(connection), "undone", library.now())


def redo(library: Library) -> Change | None:
    """Makes the change again that was undone last; None if there is none."""
    with library.database.writing(durable=True) as connection:
        return _replay(connection, undo_log.to_redo(connection), "redone", library.now())


def _replay(
    connection: Connection, change: undo_log.Change | None, verb: str, now: int
) -> Change | None:
    if change is None:
        return None
    if change.field in state.FIELDS:
        count = len(state.set_marks(connection, change.field, change.values))
    else:
        # Only corrections need what articles are derived with; the first screen does not.
        from newstui.library import correcting

        count = correcting.restore(connection, change.field, change.values, now)
    undo_log.turn(connection, change)
    return Change(f"{verb}: {change.description}", count)
