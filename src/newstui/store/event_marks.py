"""The reader's marks of events: followed, muted."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from newstui.store import events

FIELDS = ("followed_at", "muted_at")
"""The marks that a reader sets, by their column."""


def set_marks(
    connection: sqlite3.Connection, field: str, values: Mapping[int, int | None]
) -> dict[int, int | None]:
    """Sets one mark of events (id to its time, None clears it); gives what really changed, with
    the values as they were. Former ids stand for the events of today; what is gone is passed over.
    """
    if field not in FIELDS:
        raise ValueError(f"no mark named {field}")
    before: dict[int, int | None] = {}
    for named, value in values.items():
        event_id = events.current_id(connection, named)
        row = connection.execute(
            f"SELECT s.{field} FROM events e LEFT JOIN event_state s ON s.event_id = e.id"
            " WHERE e.id = ?",
            (event_id,),
        ).fetchone()
        if row is None or (row[0] is None) == (value is None):
            continue
        before[event_id] = row[0]
        connection.execute(
            f"INSERT INTO event_state (event_id, {field}) VALUES (?, ?)"
            f" ON CONFLICT (event_id) DO UPDATE SET {field} = excluded.{field}",
            (event_id, value),
        )
        connection.execute(
            "DELETE FROM event_state WHERE event_id = ? AND followed_at IS NULL"
            " AND muted_at IS NULL AND last_seen_at IS NULL",
            (event_id,),
        )
    return before


def muted(connection: sqlite3.Connection) -> set[int]:
    """The events that are muted."""
    rows = connection.execute("SELECT event_id FROM event_state WHERE muted_at IS NOT NULL")
    return {row[0] for row in rows}


QUERIES = "muted_queries"
"""What the undo log calls changes of muted queries."""


def muted_queries(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The queries that are muted, the latest last."""
    rows = connection.execute("SELECT query FROM muted_queries ORDER BY muted_at, query")
    return tuple(row[0] for row in rows)


def set_muted_queries(
    connection: sqlite3.Connection, values: Mapping[str, int | None]
) -> dict[str, int | None]:
    """Mutes queries (since when), or with None no more; gives what really changed, as it was."""
    known = dict(connection.execute("SELECT query, muted_at FROM muted_queries").fetchall())
    before = {
        query: known.get(query)
        for query, value in values.items()
        if (value is None) != (query not in known)
    }
    for query in before:
        connection.execute("DELETE FROM muted_queries WHERE query = ?", (query,))
        if values[query] is not None:
            connection.execute(
                "INSERT INTO muted_queries (query, muted_at) VALUES (?, ?)", (query, values[query])
            )
    return before
