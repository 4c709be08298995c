"""When the reader last looked at an event."""

from __future__ import annotations

import sqlite3


def looked_at(connection: sqlite3.Connection, event_id: int) -> int:
    """The second in UTC of the last look; -1 if there was none."""
    row = connection.execute(
        "SELECT last_seen_at FROM event_state WHERE event_id = ?", (event_id,)
    ).fetchone()
    return -1 if row is None or row[0] is None else int(row[0])


def look_at(connection: sqlite3.Connection, event_id: int, now: int) -> None:
    """Notes a look at an event; one that is gone is passed over."""
    connection.execute(
        "INSERT INTO event_state (event_id, last_seen_at)"
        " SELECT id, ? FROM events WHERE id = ?"
        " ON CONFLICT (event_id) DO UPDATE SET last_seen_at = excluded.last_seen_at",
        (now, event_id),
    )


def half_known(connection: sqlite3.Connection) -> list[int]:
    """Events with unread articles, of which something was read or that were looked at before the
    newest of these came in; newest event first."""
    rows = connection.execute(
        "SELECT e.id FROM events e LEFT JOIN event_state v ON v.event_id = e.id"
        " WHERE e.unread_count > 0 AND (e.unread_count < e.article_count OR v.last_seen_at <"
        " (SELECT max(a.first_seen_at) FROM event_articles m"
        " JOIN articles a ON a.id = m.article_id WHERE m.event_id = e.id))"
        " ORDER BY e.time_key DESC"
    )
    return [int(row[0]) for row in rows]
