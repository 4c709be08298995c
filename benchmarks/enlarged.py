"""Makes a library many times as large by copying what is in it, each copy 60 days earlier.

Importing a million articles takes long; copying rows does not, and leaves the same tables, index
and key ranges behind. The copies differ from the originals in their ids and times alone.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

_SHIFT = 60 * 86_400
"""Seconds between copies: one stretch of the index of keys."""
_ARTICLE = "{} + :articles"
_EVENT = "{} + :events"
_EARLIER = "{} - :seconds"
_KEY = "((({} >> 28) - :seconds) << 28) | (({} & 268435455) + :articles)"
_COPIED = {
    "articles": {
        "id": _ARTICLE,
        "guid": "{} || '/' || :copy",
        "published_at": _EARLIER,
        "time_key": _KEY,
    },
    "article_texts": {"article_id": _ARTICLE},
    "article_signatures": {"article_id": _ARTICLE},
    "article_facets": {"article_id": _ARTICLE, "time_key": _KEY},
    "article_keys": {"article_id": _ARTICLE, "stretch": "{} - :copy", "at": _EARLIER},
    "mentions": {"article_id": _ARTICLE},
    "events": {
        "id": _EVENT,
        "lead_article_id": _ARTICLE,
        "first_at": _EARLIER,
        "last_at": _EARLIER,
        "time_key": _KEY,
        "storyline_id": "NULL",
    },
    "event_articles": {"article_id": _ARTICLE, "event_id": _EVENT},
}
"""What becomes of the columns that differ, by table."""


def enlarge(path: Path, articles: int) -> int:
    """Copies a library, all of whose articles are dated, until it has at least so many articles;
    gives how many it has then. Nobody else may have it open."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = -200000")
    count, highest = map(
        int, connection.execute("SELECT count(*), max(id) FROM articles").fetchone()
    )
    events = connection.execute("SELECT max(id) FROM events").fetchone()[0]
    copies = max(0, -(-articles // count) - 1)
    for copy in range(1, copies + 1):
        numbers = {
            "copy": copy,
            "articles": copy * highest,
            "events": copy * events,
            "seconds": copy * _SHIFT,
            "highest": highest,
            "highest_event": events,
        }
        connection.execute("BEGIN")
        for table, changed in _COPIED.items():
            _copy(connection, table, changed, numbers)
        connection.execute(
            "INSERT INTO article_fts (rowid, title, text) SELECT a.time_key, a.title, t.text"
            " FROM articles a JOIN article_texts t ON t.article_id = a.id"
            " WHERE a.id > :articles AND a.id <= :articles + :highest ORDER BY a.time_key",
            numbers,
        )
        connection.execute("COMMIT")
    connection.execute("UPDATE facet_counts SET total = total * ?1, unread = unread * ?1",
                       (copies + 1,))  # fmt: skip
    # What was copied has been looked at before.
    for table in ("storyline_progress", "repair_progress"):
        connection.execute(f"UPDATE {table} SET article_id = (SELECT max(id) FROM articles)")
    connection.close()
    return count * (copies + 1)


def _copy(
    connection: sqlite3.Connection, table: str, changed: dict[str, str], numbers: dict[str, int]
) -> None:
    names = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({table})")]
    values = [changed.get(name.strip('"'), "{}").replace("{}", name) for name in names]
    number = "id" if "id" in changed else "article_id"
    most = ":highest_event" if table == "events" else ":highest"
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table}"
        f" WHERE {number} <= {most}",
        numbers,
    )
