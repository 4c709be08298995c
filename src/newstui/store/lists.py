"""Lists of articles, newest first, by keys: never an offset, never a body."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Sequence

from newstui.model.article import ArticleRow
from newstui.model.facet import Counts
from newstui.model.moment import Moment, Precision
from newstui.model.query import And, Field, Query
from newstui.store.conditions import condition
from newstui.store.query_sql import counter_of, matching
from newstui.store.time_keys import ID_MASK, article_of

_ARTICLE = (
    "SELECT a.id, a.time_key, (SELECT event_id FROM event_articles WHERE article_id = a.id),"
    " a.title, s.title, a.agency, a.language, a.published_at, a.published_precision,"
    " a.first_seen_at, a.countries, a.topics, st.read_at IS NOT NULL, st.starred_at IS NOT NULL"
)
_ARTICLE_JOINS = (
    "JOIN sources s ON s.id = a.source_id LEFT JOIN article_state st ON st.article_id = a.id"
)


def article_keys(
    connection: sqlite3.Connection, query: Query, *, limit: int | None = None
) -> array[int]:
    """The keys of the articles that match, newest first; of all of them without a limit."""
    rows = connection.execute(*matching(connection, query, limit=-1 if limit is None else limit))
    return array("q", (row[0] for row in rows))


def articles_at(connection: sqlite3.Connection, keys: Sequence[int]) -> list[ArticleRow]:
    """The articles at these keys in the same order; those that are gone are left out."""
    rows = connection.execute(
        f"{_ARTICLE} FROM json_each(?) k JOIN articles a ON a.time_key = k.value {_ARTICLE_JOINS}",
        (json.dumps(list(keys)),),
    )
    found = {row[1]: _article_row(row) for row in rows}
    return [found[key] for key in keys if key in found]


def article(connection: sqlite3.Connection, article_id: int) -> ArticleRow | None:
    row = connection.execute(
        f"{_ARTICLE} FROM articles a {_ARTICLE_JOINS} WHERE a.id = ?", (article_id,)
    ).fetchone()
    return None if row is None else _article_row(row)


def articles_of_event(connection: sqlite3.Connection, event_id: int) -> list[ArticleRow]:
    """An event's articles, earliest first."""
    rows = connection.execute(
        f"{_ARTICLE} FROM event_articles e JOIN articles a ON a.id = e.article_id"
        f" {_ARTICLE_JOINS} WHERE e.event_id = ? ORDER BY a.time_key",
        (event_id,),
    )
    return [_article_row(row) for row in rows]


def matching_of_event(
    connection: sqlite3.Connection, event_id: int, query: Query
) -> frozenset[int]:
    """The ids of those of an event's articles that match."""
    parameters: list[object] = []
    matches = condition(query, parameters).format(key="a.time_key", id="a.id")
    rows = connection.execute(
        "SELECT a.id FROM event_articles e JOIN articles a ON a.id = e.article_id"
        f" WHERE e.event_id = ? AND {matches}",
        (event_id, *parameters),
    )
    return frozenset(row[0] for row in rows)


def unread_ids(connection: sqlite3.Connection, query: Query) -> list[int]:
    """The ids of the unread articles that match."""
    keys = article_keys(connection, And((query, Field("is", "unread"))))
    return [article_of(key) for key in keys]


def unread_count(connection: sqlite3.Connection, query: Query, *, newest: int) -> tuple[int, bool]:
    """How many of the `newest` articles that match are unread, and whether these were all.

    For all articles, or all of one country, topic, source or language, it is always exact.
    """
    counter = counter_of(query)
    if counter is not None:
        row = connection.execute(
            "SELECT unread FROM facet_counts WHERE kind = ? AND value = ?", counter
        ).fetchone()
        return (0 if row is None else int(row[0])), True
    keys, parameters = matching(connection, query, limit=newest)
    matched, unread = connection.execute(
        f"WITH found (key) AS ({keys}) SELECT count(*), coalesce(sum(NOT EXISTS (SELECT 1"
        f" FROM article_state WHERE article_id = key & {ID_MASK} AND read_at IS NOT NULL)), 0)"
        " FROM found",
        parameters,
    ).fetchone()
    return int(unread), int(matched) < newest


def missing_ids(connection: sqlite3.Connection, article_ids: Sequence[int]) -> list[int]:
    """Those of the ids that no article has."""
    rows = connection.execute(
        "SELECT i.value FROM json_each(?) i LEFT JOIN articles a ON a.id = i.value"
        " WHERE a.id IS NULL",
        (json.dumps(list(article_ids)),),
    )
    return [row[0] for row in rows]


def counts(connection: sqlite3.Connection) -> Counts:
    """The totals for the top of the source list."""
    total = connection.execute(
        "SELECT total, unread FROM facet_counts WHERE kind = 'all'"
    ).fetchone() or (0, 0)
    starred = connection.execute(
        "SELECT count(*) FROM article_state WHERE starred_at IS NOT NULL"
    ).fetchone()[0]
    events_total = connection.execute("SELECT count(*) FROM events").fetchone()[0]
    followed = connection.execute(
        "SELECT count(*) FROM event_state WHERE followed_at IS NOT NULL"
    ).fetchone()[0]
    return Counts(total[0], total[1], starred, events_total, followed)


def facet_counts(
    connection: sqlite3.Connection, query: Query, *, newest: int = -1
) -> tuple[list[tuple[str, str, int, int]], bool]:
    """Kind, value, articles and unread articles of every facet value among the matching.

    Counted are at most so many of the `newest` (-1: all); the second answer is whether these were
    all that match.
    """
    if isinstance(query, And) and not query.parts:
        rows = connection.execute(
            "SELECT kind, value, total, unread FROM facet_counts"
            " WHERE kind NOT IN ('all', 'mentioned') AND total > 0"
        )
        return rows.fetchall(), True
    keys, parameters = matching(connection, query, limit=newest)
    counted = connection.execute(
        f"WITH found (key) AS ({keys}), matched AS (SELECT key & {ID_MASK} AS id, NOT EXISTS"
        f" (SELECT 1 FROM article_state WHERE article_id = key & {ID_MASK}"
        " AND read_at IS NOT NULL) AS unread FROM found)"
        " SELECT f.kind, f.value, count(*), sum(m.unread) FROM matched m"
        " JOIN article_facets f ON f.article_id = m.id WHERE f.kind != 'mentioned'"
        " GROUP BY f.kind, f.value",
        parameters,
    ).fetchall()
    # Every article has one source.
    articles = sum(total for kind, _, total, _ in counted if kind == "source")
    return counted, newest < 0 or articles < newest


def _article_row(row: tuple[object, ...]) -> ArticleRow:
    (article_id, key, event_id, title, source, agency, language, published, precision) = row[:9]
    return ArticleRow(
        id=int(str(article_id)),
        key=int(str(key)),
        event_id=int(str(event_id)),
        title=str(title),
        source=str(source),
        agency=None if agency is None else str(agency),
        language=None if language is None else str(language),
        published=Moment(
            None if published is None else int(str(published)), Precision(str(precision))
        ),
        first_seen=int(str(row[9])),
        countries=tuple(str(row[10]).split()),
        topics=tuple(str(row[11]).split()),
        read=bool(row[12]),
        starred=bool(row[13]),
    )
