"""Which outlets brought out anything in a stretch of time, and where they report from."""

from __future__ import annotations

import sqlite3

from newstui.store.time_keys import lower_bound


def active_sources(
    connection: sqlite3.Connection, first: int, last: int
) -> list[tuple[str, str | None]]:
    """Title and country of every outlet with an article dated from one second UTC to another, by
    title."""
    rows = connection.execute(
        "SELECT s.title, max(s.country) FROM sources s WHERE EXISTS (SELECT 1 FROM article_facets f"
        " WHERE f.kind = 'source' AND f.value = s.title AND f.time_key >= ? AND f.time_key < ?)"
        " GROUP BY s.title ORDER BY s.title",
        (lower_bound(first), lower_bound(last + 1)),
    )
    return [(title, country) for title, country in rows]
