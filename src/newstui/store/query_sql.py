"""From the query language's tree to SQL: a driving index in order of time, and conditions."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from newstui.model.query import And, Field, Not, Or, Query, TimeRange, Words
from newstui.store.search import match_expression
from newstui.store.time_keys import lower_bound

_FACETS = {
    "country": "country",
    "mentions": "mentioned",
    "topic": "topic",
    "source": "source",
    "lang": "language",
}
_STATES = {
    "unread": "NOT EXISTS (SELECT 1 FROM article_state s"
    " WHERE s.article_id = a.id AND s.read_at IS NOT NULL)",
    "read": "EXISTS (SELECT 1 FROM article_state s"
    " WHERE s.article_id = a.id AND s.read_at IS NOT NULL)",
    "starred": "EXISTS (SELECT 1 FROM article_state s"
    " WHERE s.article_id = a.id AND s.starred_at IS NOT NULL)",
    "followed": "EXISTS (SELECT 1 FROM event_articles m JOIN event_state s"
    " ON s.event_id = m.event_id WHERE m.article_id = a.id AND s.followed_at IS NOT NULL)",
}

Parameters = list[object]


@dataclass(frozen=True, slots=True)
class Matching:
    """`FROM … WHERE …` of the articles that match, as `a`, and the key that orders them."""

    source: str
    condition: str
    key: str
    parameters: tuple[object, ...]

    def select(self, columns: str, tail: str = "") -> str:
        return f"SELECT {columns} FROM {self.source} WHERE {self.condition} {tail}"


def matching(connection: sqlite3.Connection, query: Query) -> Matching:
    """How to find the articles of a query newest first, by the index that has fewest to look at.

    Facet indexes and the full-text index run in order of time, so that the first page of a long
    list costs no more than that of a short one.
    """
    parts: tuple[Query, ...] = query.parts if isinstance(query, And) else (query,)
    driver = _driver(connection, parts)
    rest = And(tuple(part for part in parts if part is not driver))
    parameters: Parameters = []
    if isinstance(driver, Field):
        parameters += [_FACETS[driver.name], driver.value]
        condition = _condition(rest, parameters)
        return Matching(
            "article_facets d JOIN articles a ON a.id = d.article_id",
            f"d.kind = ? AND d.value = ? AND {condition}",
            "d.time_key",
            tuple(parameters),
        )
    if isinstance(driver, Words):
        parameters.append(match_expression(driver.text, phrase=driver.phrase))
        condition = _condition(rest, parameters)
        return Matching(
            "article_fts d JOIN articles a ON a.time_key = d.rowid",
            f"article_fts MATCH ? AND {condition}",
            "d.rowid",
            tuple(parameters),
        )
    condition = _condition(rest, parameters)
    return Matching("articles a", condition, "a.time_key", tuple(parameters))


def _driver(connection: sqlite3.Connection, parts: tuple[Query, ...]) -> Query | None:
    facets = [part for part in parts if isinstance(part, Field) and part.name in _FACETS]
    if facets:
        return min(facets, key=lambda field: _count(connection, field))
    return next((part for part in parts if isinstance(part, Words)), None)


def _count(connection: sqlite3.Connection, field: Field) -> int:
    row = connection.execute(
        "SELECT total FROM facet_counts WHERE kind = ? AND value = ?",
        (_FACETS[field.name], field.value),
    ).fetchone()
    return 0 if row is None else int(row[0])


def _condition(query: Query, parameters: Parameters) -> str:
    match query:
        case Words(text, phrase):
            parameters.append(match_expression(text, phrase=phrase))
            return "a.time_key IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)"
        case Field():
            return _field(query, parameters)
        case TimeRange(since, until):
            bounds = ["true"]
            if since is not None:
                parameters.append(lower_bound(since))
                bounds.append("a.time_key >= ?")
            if until is not None:
                parameters.append(lower_bound(until))
                bounds.append("a.time_key < ?")
            return "(" + " AND ".join(bounds) + ")"
        case Not(part):
            return f"NOT {_condition(part, parameters)}"
        case And(parts):
            return _joined(parts, " AND ", "true", parameters)
        case Or(parts):
            return _joined(parts, " OR ", "false", parameters)


def _joined(parts: tuple[Query, ...], word: str, empty: str, parameters: Parameters) -> str:
    return "(" + (word.join(_condition(part, parameters) for part in parts) or empty) + ")"


def _field(field: Field, parameters: Parameters) -> str:
    if field.name == "is":
        return _STATES[field.value]
    if field.name == "event":
        parameters += [int(field.value)] * 2
        return (
            "a.id IN (SELECT article_id FROM event_articles WHERE event_id = coalesce("
            "(SELECT event_id FROM event_aliases WHERE old_id = ?), ?))"
        )
    parameters += [_FACETS[field.name], field.value]
    return (
        "EXISTS (SELECT 1 FROM article_facets f"
        " WHERE f.article_id = a.id AND f.kind = ? AND f.value = ?)"
    )
