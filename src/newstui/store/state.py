"""The reader's own marks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from newstui.store import facets

FIELDS = ("read_at", "starred_at")
"""The marks that a reader sets, by their column."""


def set_marks(
    connection: sqlite3.Connection, field: str, values: Mapping[int, int | None]
) -> dict[int, int | None]:
    """Sets one mark of articles (id to its time, None clears it); gives what really changed,
    with the values as they were. Counts of unread follow in the same transaction.
    """
    if field not in FIELDS:
        raise ValueError(f"no mark named {field}")
    before: dict[int, int | None] = {}
    for article_id, value in values.items():
        old = connection.execute(
            f"SELECT {field} FROM article_state WHERE article_id = ?", (article_id,)
        ).fetchone()
        had = None if old is None else old[0]
        if (had is None) == (value is None):
            continue
        before[article_id] = had
        connection.execute(
            f"INSERT INTO article_state (article_id, {field}) VALUES (?, ?)"
            f" ON CONFLICT (article_id) DO UPDATE SET {field} = excluded.{field}",
            (article_id, value),
        )
        if field == "read_at":
            facets.count_read(connection, article_id, read=value is not None)
    if field == "read_at":
        _count_unread_of_events(connection, before)
    return before


def _count_unread_of_events(connection: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    connection.execute(
        "UPDATE events SET unread_count = (SELECT count(*) FROM event_articles m"
        " LEFT JOIN article_state s ON s.article_id = m.article_id"
        " WHERE m.event_id = events.id AND s.read_at IS NULL)"
        " WHERE id IN (SELECT event_id FROM event_articles e"
        " JOIN json_each(?) i ON i.value = e.article_id)",
        (json.dumps(list(article_ids)),),
    )


def place_of(connection: sqlite3.Connection, article_id: int) -> int | None:
    """The character that an article was left at; None if it was not read or left at its head."""
    row = connection.execute(
        "SELECT scroll FROM article_state WHERE article_id = ?", (article_id,)
    ).fetchone()
    return None if row is None else row[0]


def set_place(connection: sqlite3.Connection, article_id: int, place: int | None) -> None:
    """Notes where an article was left; one that is gone is passed over."""
    connection.execute(
        "INSERT INTO article_state (article_id, scroll) SELECT id, ? FROM articles WHERE id = ?"
        " ON CONFLICT (article_id) DO UPDATE SET scroll = excluded.scroll",
        (place, article_id),
    )
