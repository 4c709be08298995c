"""Ids of events that are there no more: where they lead, and what passes on with them."""

from __future__ import annotations

import sqlite3


def retire(connection: sqlite3.Connection, event_id: int, successor: int) -> None:
    """Removes an event that has lost its last article; its id passes to the successor.

    With it goes that it was followed, when it was looked at, and its storyline where the successor
    has none; a larger event is not muted with a smaller one.
    """
    both = (successor, event_id)
    connection.execute(
        "INSERT INTO event_state (event_id, followed_at, last_seen_at)"
        " SELECT ?, followed_at, last_seen_at FROM event_state WHERE event_id = ?"
        " AND coalesce(followed_at, last_seen_at) IS NOT NULL ON CONFLICT (event_id) DO UPDATE SET"
        " followed_at = coalesce(followed_at, excluded.followed_at),"
        " last_seen_at = coalesce(last_seen_at, excluded.last_seen_at)",
        both,
    )
    connection.execute(
        "INSERT OR IGNORE INTO storyline_decisions (event_id) SELECT s.id"
        " FROM events s JOIN storyline_decisions d ON d.event_id = ?2"
        " WHERE s.id = ?1 AND s.storyline_id IS NULL",
        both,
    )
    connection.execute(
        "UPDATE events SET storyline_id = (SELECT storyline_id FROM events WHERE id = ?2)"
        " WHERE id = ?1 AND storyline_id IS NULL",
        both,
    )
    erase(connection, event_id, successor)
    connection.execute("INSERT INTO event_aliases (event_id, old_id) VALUES (?, ?)", both)


def erase(connection: sqlite3.Connection, event_id: int, successor: int | None) -> None:
    """Removes an event without articles as if it had never been; former ids that led to it lead to
    the successor, if there is one."""
    connection.execute("DELETE FROM event_state WHERE event_id = ?", (event_id,))
    if successor is None:
        connection.execute("DELETE FROM event_aliases WHERE event_id = ?", (event_id,))
    connection.execute(
        "UPDATE event_aliases SET event_id = ? WHERE event_id = ?", (successor, event_id)
    )
    connection.execute("DELETE FROM events WHERE id = ?", (event_id,))


def set_alias(connection: sqlite3.Connection, old_id: int, event_id: int | None) -> None:
    """Lets a former id lead to an event, or with None to nothing."""
    connection.execute("DELETE FROM event_aliases WHERE old_id = ?", (old_id,))
    if event_id is not None:
        connection.execute(
            "INSERT INTO event_aliases (old_id, event_id) VALUES (?, ?)", (old_id, event_id)
        )
