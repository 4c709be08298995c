"""From the query language's tree to SQL: driving indexes in order of time, and conditions."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from newstui.model.query import And, Field, Not, Or, Query, TimeRange, Words
from newstui.store.search import match_expression
from newstui.store.time_keys import ID_MASK, lower_bound

_FACETS = {
    "country": "country",
    "mentions": "mentioned",
    "topic": "topic",
    "source": "source",
    "lang": "language",
}
_FROM = "from"
"""The country an article's source reports from."""
_STATES = {
    "unread": "NOT EXISTS (SELECT 1 FROM article_state s"
    " WHERE s.article_id = {id} AND s.read_at IS NOT NULL)",
    "read": "EXISTS (SELECT 1 FROM article_state s"
    " WHERE s.article_id = {id} AND s.read_at IS NOT NULL)",
    "starred": "EXISTS (SELECT 1 FROM article_state s"
    " WHERE s.article_id = {id} AND s.starred_at IS NOT NULL)",
    "followed": "EXISTS (SELECT 1 FROM event_articles m JOIN event_state s"
    " ON s.event_id = m.event_id WHERE m.article_id = {id} AND s.followed_at IS NOT NULL)",
}
_MOST_MERGED = 100
"""Values whose indexes are merged; SQLite joins at most 500 SELECTs."""

Parameters = list[object]


Driver = tuple[str, tuple[object, ...]]
"""A condition that an index leads by, with its parameters."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The articles that match, by an index in order of time or several that are merged."""

    source: str
    """What stands after FROM; the rows of each are those articles that one index leads to."""
    drivers: Sequence[Driver]
    condition: str
    parameters: tuple[object, ...]
    key: str
    id: str

    def select(self, columns: str = "{key}", *, limit: int = -1) -> tuple[str, tuple[object, ...]]:
        """A statement and its parameters: `columns`, of `{key}` and `{id}`, each article once,
        newest first."""
        named = columns.format(key=self.key, id=self.id)
        # UNION keeps each article once, though several of the values may lead to it; ordered by
        # the key it is a merge of the indexes, so that the first rows cost no more than few.
        statement = " UNION ".join(
            f"SELECT {named} FROM {self.source} WHERE {driver} AND {self.condition}"
            for driver, _ in self.drivers
        )
        parameters = [one for _, own in self.drivers for one in (*own, *self.parameters)]
        order = f"ORDER BY {self.key if len(self.drivers) == 1 else 1} DESC"
        return f"{statement} {order} LIMIT {limit}", tuple(parameters)


def matching(connection: sqlite3.Connection, query: Query) -> Matching:
    """How to find the articles of a query newest first, by the index that has fewest to look at.

    Facet indexes and the full-text index run in order of time, so that the first page of a long
    list costs no more than that of a short one.
    """
    parts = _parts(query)
    driver = _driver(connection, parts)
    rest = And(tuple(part for part in parts if part is not driver))
    if isinstance(driver, Words):
        expression = match_expression(driver.text, phrase=driver.phrase)
        found = [("article_fts MATCH ?", (expression,))]
        return _matching("article_fts d", found, rest, "d.rowid", f"(d.rowid & {ID_MASK})")
    pairs = None if driver is None else _led_by(connection, driver)
    if pairs is not None:
        drivers: list[Driver] = [("d.kind = ? AND d.value = ?", pair) for pair in pairs]
        # No outlet reports from there, say: then nothing matches.
        return _matching("article_facets d", drivers or [("false", ())], rest, "d.time_key",
                         "d.article_id")  # fmt: skip
    return _matching("articles a", [("true", ())], rest, "a.time_key", "a.id")


def _parts(query: Query) -> list[Query]:
    """What all must hold, however it is nested."""
    if not isinstance(query, And):
        return [query]
    return [part for inner in query.parts for part in _parts(inner)]


def _matching(
    source: str,
    drivers: Sequence[Driver],
    rest: Query,
    key: str,
    article: str,
) -> Matching:
    parameters: Parameters = []
    condition = _condition(rest, parameters).format(key=key, id=article)
    return Matching(source, drivers, condition, tuple(parameters), key, article)


def _driver(connection: sqlite3.Connection, parts: Sequence[Query]) -> Query | None:
    """The part of the query that leads to the fewest articles by an index; None if none does."""
    sizes = {}
    for place, part in enumerate(parts):
        pairs = _led_by(connection, part)
        if pairs is not None and len(pairs) <= _MOST_MERGED:
            sizes[place] = sum(_count(connection, *pair) for pair in pairs)
    if sizes:
        return parts[min(sizes, key=lambda place: sizes[place])]
    return next((part for part in parts if isinstance(part, Words)), None)


def _led_by(connection: sqlite3.Connection, part: Query) -> list[tuple[str, str]] | None:
    """The facets, as kind and value, whose articles together are those of the part."""
    named = _values(part)
    if named is None:
        return None
    name, values = named
    if name in _FACETS:
        return [(_FACETS[name], value) for value in values]
    if name != _FROM:
        return None
    titles = connection.execute(
        f"SELECT DISTINCT title FROM sources WHERE country IN ({_marks(values)})", tuple(values)
    )
    return [("source", title) for (title,) in titles]


def _values(part: Query) -> tuple[str, list[str]] | None:
    """A field and the values of which one is asked for: `country:rs`, or the members of a group."""
    fields = part.parts if isinstance(part, Or) else (part,)
    values = []
    name = ""
    for field in fields:
        if not isinstance(field, Field) or (name and field.name != name):
            return None
        name = field.name
        values.append(field.value)
    return name, list(dict.fromkeys(values))


def _count(connection: sqlite3.Connection, kind: str, value: str) -> int:
    row = connection.execute(
        "SELECT total FROM facet_counts WHERE kind = ? AND value = ?", (kind, value)
    ).fetchone()
    return 0 if row is None else int(row[0])


def _condition(query: Query, parameters: Parameters) -> str:
    """A condition in which `{key}` and `{id}` stand for the article's."""
    match query:
        case Words(text, phrase):
            parameters.append(match_expression(text, phrase=phrase))
            return "{key} IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)"
        case Field():
            return _field(query.name, [query.value], parameters)
        case TimeRange(since, until):
            bounds = ["true"]
            if since is not None:
                parameters.append(lower_bound(since))
                bounds.append("{key} >= ?")
            if until is not None:
                parameters.append(lower_bound(until))
                bounds.append("{key} < ?")
            return "(" + " AND ".join(bounds) + ")"
        case Not(part):
            return f"NOT {_condition(part, parameters)}"
        case And(parts):
            return _joined(parts, " AND ", "true", parameters)
        case Or(parts):
            named = _values(query)
            if named is not None and (named[0] in _FACETS or named[0] == _FROM):
                return _field(*named, parameters)
            return _joined(parts, " OR ", "false", parameters)


def _joined(parts: tuple[Query, ...], word: str, empty: str, parameters: Parameters) -> str:
    return "(" + (word.join(_condition(part, parameters) for part in parts) or empty) + ")"


def _field(name: str, values: Sequence[str], parameters: Parameters) -> str:
    """That an article has one of the values."""
    if name == "is":
        return _STATES[values[0]]
    if name == "event":
        parameters += [int(values[0])] * 2
        return (
            "{id} IN (SELECT article_id FROM event_articles WHERE event_id = coalesce("
            "(SELECT event_id FROM event_aliases WHERE old_id = ?), ?))"
        )
    if name == _FROM:
        parameters += values
        return (
            "(SELECT source_id FROM articles WHERE id = {id}) IN"
            f" (SELECT id FROM sources WHERE country IN ({_marks(values)}))"
        )
    parameters += [_FACETS[name], *values]
    # An article has few values of a kind: better to look at them than for each of the group's,
    # which is what the plus keeps SQLite from.
    plus = "+" if len(values) > 1 else ""
    return (
        "EXISTS (SELECT 1 FROM article_facets f WHERE f.article_id = {id} AND f.kind = ?"
        f" AND {plus}f.value IN ({_marks(values)}))"
    )


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
