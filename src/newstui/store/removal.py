"""Removing articles for good: which may go, and everything that goes with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from newstui.store import articles

LAST_REMOVED = articles.LAST_REMOVED

_MAY_GO = (
    "NOT EXISTS (SELECT 1 FROM article_state s WHERE s.article_id = a.id"
    " AND (s.starred_at IS NOT NULL OR coalesce(s.note, '') <> ''))"
    " AND NOT EXISTS (SELECT 1 FROM event_articles m JOIN event_state e"
    " ON e.event_id = m.event_id WHERE m.article_id = a.id AND e.followed_at IS NOT NULL)"
    " AND NOT EXISTS (SELECT 1 FROM event_articles m JOIN events e ON e.id = m.event_id"
    " JOIN storylines l ON l.id = e.storyline_id"
    " WHERE m.article_id = a.id AND l.followed_at IS NOT NULL)"
    " AND NOT EXISTS (SELECT 1 FROM corrections c WHERE c.article_id = a.id)"
)
"""Neither starred, noted nor corrected, and in no event or storyline that the reader follows."""


def removable(connection: sqlite3.Connection, source_id: int) -> list[int]:
    """The articles of a source that no mark of the reader's keeps."""
    rows = connection.execute(
        f"SELECT a.id FROM articles a WHERE a.source_id = ? AND {_MAY_GO}", (source_id,)
    )
    return [row[0] for row in rows]


def outdated(connection: sqlite3.Connection, source_id: int, before: int) -> list[int]:
    """Those of them that were first seen here before a second in UTC."""
    rows = connection.execute(
        f"SELECT a.id FROM articles a WHERE a.source_id = ? AND a.first_seen_at < ? AND {_MAY_GO}",
        (source_id, before),
    )
    return [row[0] for row in rows]


def surplus(connection: sqlite3.Connection, source_id: int, kept: int) -> list[int]:
    """Those of them that are not among the newest `kept` articles of the source."""
    rows = connection.execute(
        "SELECT a.id FROM (SELECT id FROM articles WHERE source_id = ?"
        f" ORDER BY time_key DESC LIMIT -1 OFFSET ?) a WHERE {_MAY_GO}",
        (source_id, kept),
    )
    return [row[0] for row in rows]


def guids(connection: sqlite3.Connection, article_ids: Sequence[int]) -> list[str]:
    """The guids of articles."""
    rows = connection.execute(
        "SELECT a.guid FROM json_each(?) i JOIN articles a ON a.id = i.value",
        (json.dumps(list(article_ids)),),
    )
    return [row[0] for row in rows]


def remove(connection: sqlite3.Connection, article_ids: Sequence[int]) -> set[int]:
    """Removes articles with all that was derived of them; gives the events that still have
    others and whose rows are to be made anew. Ids are never given again.
    """
    ids = json.dumps(list(article_ids))
    among = "IN (SELECT value FROM json_each(?))"
    touched = {
        row[0]
        for row in connection.execute(
            f"SELECT event_id FROM event_articles WHERE article_id {among}", (ids,)
        )
    }
    connection.execute(
        f"UPDATE events SET lead_article_id = NULL WHERE lead_article_id {among}", (ids,)
    )
    for article_id in article_ids:
        articles.forget_derived(connection, article_id)
    connection.execute(f"DELETE FROM article_state WHERE article_id {among}", (ids,))
    connection.execute(f"DELETE FROM articles WHERE id {among}", (ids,))
    connection.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
        (LAST_REMOVED, max(article_ids, default=0)),
    )
    return touched - _remove_empty(connection, touched)


def _remove_empty(connection: sqlite3.Connection, event_ids: set[int]) -> set[int]:
    """Removes the events that have lost their last article."""
    rows = connection.execute(
        "SELECT e.id FROM json_each(?) i JOIN events e ON e.id = i.value"
        " WHERE NOT EXISTS (SELECT 1 FROM event_articles m WHERE m.event_id = e.id)",
        (json.dumps(sorted(event_ids)),),
    )
    empty = {row[0] for row in rows}
    for table, column in (("event_state", "event_id"), ("event_aliases", "event_id"),
                          ("events", "id")):  # fmt: skip
        connection.execute(
            f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(empty)),),
        )
    return empty
