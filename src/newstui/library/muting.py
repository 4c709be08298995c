"""What the reader wants out of sight: single events, and all that matches a query.

It is only kept out of lists: it is stored, counted, found by `is:muted` and exported as ever.
"""

from __future__ import annotations

from array import array

from newstui.library import browse
from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.model.event import EventRow
from newstui.model.query import And, Field, Not, Or, Query
from newstui.store import event_marks, lists, undo_log


def mute_query(library: Library, text: str, on: bool) -> Change:
    """Keeps all that matches a query out of the lists, or no more. Undoable; raises QueryError."""
    browse.understand(library, text)
    value = library.now() if on else None
    with library.database.writing(durable=True) as connection:
        before = event_marks.set_muted_queries(connection, {text: value})
        description = "muted" if on else "muted no more"
        if before:
            undo_log.add(
                connection, description, event_marks.QUERIES, before, {text: value}, library.now()
            )
    return Change(description, len(before), counted="query")


def muted_queries(library: Library) -> tuple[str, ...]:
    """The queries whose articles are kept out of the lists."""
    return event_marks.muted_queries(library.database.reader())


def shown_events(library: Library, query: Query, limit: int) -> list[EventRow]:
    """The newest events that match and are not muted."""
    connection = library.database.reader()
    keys, _ = _shown(library, query, limit)
    return [row for row in lists.events_at(connection, keys) if row is not None]


def shown_keys(library: Library, query: Query) -> tuple[array[int], int]:
    """The place in time of every matching event that is not muted, newest first, and how many
    matching ones are."""
    keys, mutes = _shown(library, query, None)
    if not mutes:
        return keys, 0
    return keys, len(lists.event_keys(library.database.reader(), query)) - len(keys)


def _shown(library: Library, query: Query, limit: int | None) -> tuple[array[int], bool]:
    connection = library.database.reader()
    if _asks_for_muted(query):
        return lists.event_keys(connection, query, limit=limit), False
    hidden = event_marks.muted(connection)
    mutes = [browse.understand(library, text) for text in event_marks.muted_queries(connection)]
    if mutes:
        query = And((query, *(Not(mute) for mute in mutes)))
    keys = lists.event_keys(connection, query, limit=limit, hidden=hidden)
    return keys, bool(hidden or mutes)


def _asks_for_muted(query: Query) -> bool:
    """Whether the reader wants what is muted, or one event whatever it is."""
    match query:
        case Field(name, value):
            return name == "event" or (name, value) == ("is", "muted")
        case And(parts) | Or(parts):
            return any(_asks_for_muted(part) for part in parts)
        case _:
            return False
