"""The articles that a new one may belong with: found by shared keys, never loaded as a whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

UNDATED = -(1 << 62)
"""The time, and the stretch, of articles without a date: they may belong to any time."""
_STRETCH = 60 * 86_400
"""Seconds in a stretch of time, as the schema has it."""


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
    place = UNDATED if at is None else at
    stretch = stretch_of(at)
    connection.executemany(
        "INSERT OR IGNORE INTO article_keys (stretch, key, article_id, at) VALUES (?, ?, ?, ?)",
        [(stretch, key, article_id, place) for key in keys],
    )


def places(connection: sqlite3.Connection, article_id: int) -> list[tuple[int, int]]:
    """The stretch and key of each entry by which an article is found."""
    return connection.execute(
        "SELECT stretch, key FROM article_keys WHERE article_id = ?", (article_id,)
    ).fetchall()


def stretch_of(at: int | None) -> int:
    """The stretch of time that an article stands in, by which its keys are found."""
    return UNDATED if at is None else at // _STRETCH


def stretches(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """The first and last stretch that has dated articles; None without any."""
    first = connection.execute(
        "SELECT min(stretch) FROM article_keys WHERE stretch > ?", (UNDATED,)
    ).fetchone()[0]
    if first is None:
        return None
    last = connection.execute("SELECT max(stretch) FROM article_keys").fetchone()[0]
    return int(first), int(last)


def has_undated(connection: sqlite3.Connection) -> bool:
    """Whether there are articles without a date."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM article_keys WHERE stretch = ?)", (UNDATED,)
    ).fetchone()
    return bool(found[0])


Place = tuple[int, int | None]
"""The event of an article that has a key, and its seconds UTC; None: it may be of any time."""


GROUPED, REGROUPED = "event_articles", "regrouped"
"""Where it stands which article is in which event: as shown, and in a regrouping under way."""


def postings(
    connection: sqlite3.Connection,
    stretches: Sequence[int],
    keys: Sequence[int],
    *,
    most: int,
    among: str = GROUPED,
    before: int | None = None,
) -> dict[tuple[int, int], list[Place]]:
    """The grouped articles of some stretches that have keys, by stretch and key.

    Of each only the `most` with the highest numbers, which rise: the latest to come. With `before`
    only articles with lower numbers count.
    """
    earlier = "" if before is None else "AND {}.article_id < :before"
    rows = connection.execute(
        "SELECT s.value, w.value, e.event_id, x.at FROM json_each(:stretches) s"
        " CROSS JOIN json_each(:keys) w CROSS JOIN article_keys x"
        f" ON x.stretch = s.value AND x.key = w.value {earlier.format('x')}"
        " AND x.article_id >= coalesce("
        " (SELECT y.article_id FROM article_keys y WHERE y.stretch = s.value AND y.key = w.value"
        f" {earlier.format('y')} ORDER BY y.article_id DESC LIMIT 1 OFFSET :most - 1), 0)"
        f" JOIN {among} e ON e.article_id = x.article_id"
        " ORDER BY s.value, w.value, x.article_id",
        {
            "stretches": json.dumps(stretches),
            "keys": json.dumps(keys),
            "most": most,
            "before": before,
        },
    )
    found: dict[tuple[int, int], list[Place]] = {}
    for stretch, key, event_id, at in rows:
        found.setdefault((stretch, key), []).append((event_id, None if at == UNDATED else at))
    return found


def signatures(
    connection: sqlite3.Connection, event_id: int, *, among: str = GROUPED, most: int = -1
) -> list[bytes]:
    """The packed signatures of an event's articles, in the order they came; at most so many."""
    rows = connection.execute(
        f"SELECT s.signature FROM {among} e JOIN article_signatures s"
        " ON s.article_id = e.article_id WHERE e.event_id = ? ORDER BY e.article_id LIMIT ?",
        (event_id, most),
    )
    return [row[0] for row in rows]


def signature(connection: sqlite3.Connection, article_id: int) -> tuple[bytes, int]:
    """The packed signature of an article, and its key; KeyError if it has none."""
    row = connection.execute(
        "SELECT s.signature, a.time_key FROM article_signatures s"
        " JOIN articles a ON a.id = s.article_id WHERE s.article_id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        raise KeyError(article_id)
    return row[0], row[1]


def constrained(connection: sqlite3.Connection) -> set[int]:
    """The articles of which the reader has said what they belong with, or do not."""
    rows = connection.execute(
        "SELECT article_id FROM event_constraints UNION SELECT other_id FROM event_constraints"
    )
    return {row[0] for row in rows}


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
