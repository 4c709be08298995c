"""The articles that a new one may belong with: found by shared keys, never loaded as a whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

_UNDATED = -(1 << 62)
"""The time of an article without a date: it may belong to any time."""


def add(
    connection: sqlite3.Connection,
    article_id: int,
    at: int | None,
    keys: Sequence[int],
    signature: bytes,
) -> None:
    """Makes an article findable by its keys, at a time in seconds UTC or, undated, at any."""
    connection.execute(
        "INSERT INTO article_signatures (article_id, signature) VALUES (?, ?)",
        (article_id, signature),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO article_keys (key, at, article_id) VALUES (?, ?, ?)",
        [(key, _UNDATED if at is None else at, article_id) for key in keys],
    )


def candidates(
    connection: sqlite3.Connection, keys: Sequence[int], since: int, until: int, *, limit: int
) -> dict[int, int]:
    """Events whose articles within the times share keys: event id to the number of shared keys.

    Undated articles are within any times. Of an event only its best article counts, so that
    large events do not win by size.
    """
    rows = connection.execute(
        "WITH wanted AS (SELECT value AS key FROM json_each(:keys)), found AS ("
        " SELECT x.article_id FROM wanted w JOIN article_keys x"
        " ON x.key = w.key AND x.at BETWEEN :since AND :until"
        " UNION ALL SELECT x.article_id FROM wanted w JOIN article_keys x"
        " ON x.key = w.key AND x.at = :undated AND :since > :undated)"
        " SELECT event_id, max(shared) AS best FROM ("
        " SELECT e.event_id AS event_id, count(*) AS shared FROM found f"
        " JOIN event_articles e ON e.article_id = f.article_id GROUP BY f.article_id)"
        " GROUP BY event_id ORDER BY best DESC, event_id DESC LIMIT :limit",
        {
            "keys": json.dumps(list(keys)),
            "since": since,
            "until": until,
            "undated": _UNDATED,
            "limit": limit,
        },
    )
    return dict(rows.fetchall())


def signatures(connection: sqlite3.Connection, event_id: int) -> list[bytes]:
    """The packed signatures of an event's articles, in the order they came."""
    rows = connection.execute(
        "SELECT s.signature FROM event_articles e JOIN article_signatures s"
        " ON s.article_id = e.article_id WHERE e.event_id = ? ORDER BY e.article_id",
        (event_id,),
    )
    return [row[0] for row in rows]


def apart(connection: sqlite3.Connection, article_id: int, event_id: int) -> bool:
    """Whether the reader has said that the article does not belong with one of the event's."""
    row = connection.execute(
        "SELECT 1 FROM event_constraints c JOIN event_articles e ON e.event_id = ?2"
        " AND e.article_id IN (c.article_id, c.other_id) AND e.article_id != ?1"
        " WHERE c.relation = 'apart' AND ?1 IN (c.article_id, c.other_id) LIMIT 1",
        (article_id, event_id),
    ).fetchone()
    return row is not None


def together(connection: sqlite3.Connection, article_id: int) -> int | None:
    """The event that the reader has said the article belongs to."""
    row = connection.execute(
        "SELECT e.event_id FROM event_constraints c JOIN event_articles e"
        " ON e.article_id IN (c.article_id, c.other_id) AND e.article_id != ?1"
        " WHERE c.relation = 'together' AND ?1 IN (c.article_id, c.other_id) LIMIT 1",
        (article_id,),
    ).fetchone()
    return None if row is None else int(row[0])
