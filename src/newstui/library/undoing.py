"""Taking the reader's changes back, whatever they were, and making them again."""

from __future__ import annotations

from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.store import lists, sources, state, undo_log
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
    # What has been removed since is passed over.
    of_sources = change.field == "source_rules"
    gone = sources.missing_ids if of_sources else lists.missing_ids
    missing = set(gone(connection, list(change.values)))
    values = {number: value for number, value in change.values.items() if number not in missing}
    if change.field in state.FIELDS:
        count = len(state.set_marks(connection, change.field, values))
    else:
        # Only corrections need what articles are derived with; the first screen does not.
        from newstui.library import correcting

        count = correcting.restore(connection, change.field, values, now)
    undo_log.turn(connection, change)
    return Change(f"{verb}: {change.description}", count)
