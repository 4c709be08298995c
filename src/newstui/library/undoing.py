"""Taking the reader's changes back, whatever they were, and making them again."""

from __future__ import annotations

from dataclasses import replace

from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.store import (
    event_marks,
    feeds,
    lists,
    smart_folders,
    sources,
    state,
    storylines,
    undo_log,
)
from newstui.store.database import Connection

_COUNTED = {
    **dict.fromkeys(event_marks.FIELDS, "event"),
    event_marks.QUERIES: "query",
    smart_folders.FIELD: "smart folder",
    feeds.SUBSCRIBED: "source",
}
"""What a change of a field is counted in, where that is not articles."""


def undo(library: Library) -> Change | None:
    """Takes the latest change back; None if there is none."""
    with library.database.writing(durable=True) as connection:
        change = undo_log.to_undo(connection)
        done = _replay(connection, change, "undone", library.now())
    return _shown(library, change, done)


def redo(library: Library) -> Change | None:
    """Makes the change again that was undone last; None if there is none."""
    with library.database.writing(durable=True) as connection:
        change = undo_log.to_redo(connection)
        done = _replay(connection, change, "redone", library.now())
    return _shown(library, change, done)


def _shown(library: Library, change: undo_log.Change | None, done: Change | None) -> Change | None:
    """What is left to do once a change stands: a source's rule is shown by all its articles."""
    if change is None or done is None or change.field != "source_rules":
        return done
    from newstui.library import correcting

    shown = correcting.show_rules(library, change.by_number)
    return replace(done, count=max(done.count, shown))


def _replay(
    connection: Connection, change: undo_log.Change | None, verb: str, now: int
) -> Change | None:
    if change is None:
        return None
    undo_log.turn(connection, change)
    return Change(
        f"{verb}: {change.description}",
        _set(connection, change, now),
        counted=_COUNTED.get(change.field, "article"),
        regrouped=change.field == "events",
        relists=change.field in ("muted_at", event_marks.QUERIES),
    )


def _set(connection: Connection, change: undo_log.Change, now: int) -> int:
    """Sets the values of a change, whoever knows how; gives how many articles it was."""
    # Only marks are set without what articles are derived and grouped with; the first screen has
    # no need of it.
    if change.field == "events":
        from newstui.library import event_decisions

        return event_decisions.restore(connection, change.values, now)
    if change.field in event_marks.FIELDS:
        return len(event_marks.set_marks(connection, change.field, change.by_number))
    if change.field == event_marks.QUERIES:
        return len(event_marks.set_muted_queries(connection, change.values))
    if change.field == smart_folders.FIELD:
        smart_folders.set_values(connection, change.values)
        return 1
    if change.field == feeds.SUBSCRIBED:
        return feeds.set_subscribed(connection, change.by_number)
    if change.field in storylines.FIELDS:
        return storylines.set_values(connection, change.field, change.by_number)
    # What has been removed since is passed over.
    of_sources = change.field == "source_rules"
    gone = sources.missing_ids if of_sources else lists.missing_ids
    missing = set(gone(connection, list(change.by_number)))
    values = {number: value for number, value in change.by_number.items() if number not in missing}
    if change.field in state.FIELDS:
        return len(state.set_marks(connection, change.field, values))
    from newstui.library import correcting

    return correcting.restore(connection, change.field, values, now)
