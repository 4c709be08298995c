"""What the reader wants out of sight: single events, and all that matches a query.

It is only kept out of lists: it is stored, counted, found by `is:muted` and exported as ever.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import suppress

from newstui.library import browse
from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.model.errors import QueryError
from newstui.model.event import EventRow
from newstui.model.query import And, Field, Not, Or, Order, Query
from newstui.store import event_lists, event_marks, undo_log


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
    return Change(description, len(before), counted="query", relists=True)


def muted_queries(library: Library) -> tuple[str, ...]:
    """The queries whose articles are kept out of the lists."""
    return event_marks.muted_queries(library.database.reader())


def shown_events(
    library: Library,
    query: Query,
    limit: int,
    *,
    order: Order = Order.NEWEST,
    with_muted: bool = False,
) -> list[EventRow]:
    """The first events of a list: those that match and are not muted, or `with_muted` ones too."""
    connection = library.database.reader()
    keys, _ = _shown(library, query, limit, order, with_muted)
    return [row for row in event_lists.events_at(connection, keys) if row is not None]


def shown_keys(
    library: Library,
    query: Query,
    *,
    order: Order = Order.NEWEST,
    with_muted: bool = False,
    limit: int | None = None,
) -> tuple[array[int], int]:
    """The place in time of every event of such a list, in its order, and how many matching ones
    are left out because they are muted. With a limit that is not counted."""
    keys, mutes = _shown(library, query, limit, order, with_muted)
    if not mutes or limit is not None:
        return keys, 0
    return keys, len(event_lists.event_keys(library.database.reader(), query)) - len(keys)


def _shown(
    library: Library, query: Query, limit: int | None, order: Order, with_muted: bool
) -> tuple[array[int], bool]:
    connection = library.database.reader()
    if with_muted or _asks_for_muted(query):
        return event_lists.event_keys(connection, query, limit=limit, order=order), False
    hidden = event_marks.muted(connection)
    mutes = list(_mutes(library))
    if mutes:
        query = And((query, *(Not(mute) for mute in mutes)))
    keys = event_lists.event_keys(connection, query, limit=limit, hidden=hidden, order=order)
    return keys, bool(hidden or mutes)


def _mutes(library: Library) -> Iterator[Query]:
    """The muted queries; one that names what is there no more hides nothing."""
    for text in muted_queries(library):
        with suppress(QueryError):
            yield browse.understand(library, text)


def _asks_for_muted(query: Query) -> bool:
    """Whether the reader wants what is muted, or one event whatever it is."""
    match query:
        case Field(name, value):
            return name == "event" or (name, value) == ("is", "muted")
        case And(parts) | Or(parts):
            return any(_asks_for_muted(part) for part in parts)
        case _:
            return False
