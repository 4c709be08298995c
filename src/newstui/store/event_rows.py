"""Events as a list shows them: a row each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from newstui.model.event import EventRow

_KNOWN = (
    "SELECT max(at) AS at FROM (SELECT v.last_seen_at AS at UNION ALL SELECT v.followed_at"
    " UNION ALL SELECT max(s.read_at) FROM event_articles m JOIN article_state s"
    " ON s.article_id = m.article_id"
    " WHERE m.event_id = e.id AND e.unread_count < e.article_count)"
)
"""The second at which the reader last read of an event, looked at it or followed it."""
_NEWS = (
    "SELECT CASE WHEN e.unread_count = 0"
    " OR (v.event_id IS NULL AND e.unread_count = e.article_count) THEN 0"
    f" ELSE (SELECT count(*) FROM ({_KNOWN}) k JOIN event_articles m ON m.event_id = e.id"
    " JOIN articles a ON a.id = m.article_id AND a.first_seen_at > k.at"
    " LEFT JOIN article_state s ON s.article_id = a.id WHERE s.read_at IS NULL) END"
    " FROM (SELECT 1) LEFT JOIN event_state v ON v.event_id = e.id"
)
"""Unread articles that came in after that."""
_ROW = (
    "SELECT e.id, e.title, e.lead_article_id, e.first_at, e.last_at, e.article_count,"
    " e.source_count, e.unread_count, e.countries, e.topics, e.activity,"
    " (SELECT followed_at FROM event_state WHERE event_id = e.id) IS NOT NULL,"
    " EXISTS (SELECT 1 FROM event_articles m JOIN article_state s ON s.article_id = m.article_id"
    " WHERE m.event_id = e.id AND s.starred_at IS NOT NULL), e.time_key,"
    " (SELECT muted_at FROM event_state WHERE event_id = e.id) IS NOT NULL,"
    f" ({_NEWS}),"
    " CASE WHEN EXISTS (SELECT 1 FROM events o WHERE o.storyline_id = e.storyline_id"
    " AND o.id != e.id) THEN e.storyline_id END"
)


def row(connection: sqlite3.Connection, event_id: int) -> EventRow | None:
    found = connection.execute(f"{_ROW} FROM events e WHERE e.id = ?", (event_id,)).fetchone()
    return None if found is None else _event_row(found[13], found)


def keys_beside(connection: sqlite3.Connection, key: int, most: int) -> list[int]:
    """The keys of up to so many events before one, and as many after it."""
    return [
        row[0]
        for sign, order in (("<", "DESC"), (">", "ASC"))
        for row in connection.execute(
            f"SELECT time_key FROM events WHERE time_key {sign} ? ORDER BY time_key {order}"
            " LIMIT ?",
            (key, most),
        )
    ]


def rows_at(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, EventRow]:
    """The events that the articles at these keys belong to, by key."""
    found = connection.execute(
        f"{_ROW}, k.value FROM json_each(?) k JOIN articles a ON a.time_key = k.value"
        " JOIN event_articles ea ON ea.article_id = a.id JOIN events e ON e.id = ea.event_id",
        (json.dumps(list(keys)),),
    )
    return {values[-1]: _event_row(values[-1], values) for values in found}


def _event_row(key: int, values: tuple[object, ...]) -> EventRow:
    event_id, title, lead, first, last, articles, sources, unread = values[:8]
    return EventRow(
        id=int(str(event_id)),
        key=key,
        title=str(title),
        lead_article_id=int(str(lead)),
        first_at=int(str(first)),
        last_at=int(str(last)),
        article_count=int(str(articles)),
        source_count=int(str(sources)),
        unread_count=int(str(unread)),
        countries=tuple(str(values[8]).split()),
        topics=tuple(str(values[9]).split()),
        activity=tuple(int(count) for count in str(values[10]).split()),
        followed=bool(values[11]),
        starred=bool(values[12]),
        muted=bool(values[14]),
        news=int(str(values[15])),
        storyline_id=None if values[16] is None else int(str(values[16])),
    )
