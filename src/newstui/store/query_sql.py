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
_OF_SOURCES = {
    "from": "country IN ({marks})",
    "folder": "EXISTS (SELECT 1 FROM (VALUES {rows}) w"
    " WHERE folder = w.column1 OR substr(folder, 1, length(w.column1) + 3) = w.column1 || ' / ')",
    "tag": "EXISTS (SELECT 1 FROM json_each(tags) t WHERE t.value IN ({marks}))",
}
"""What is asked of an article's source: the country it reports from, the folder that it is in or
below, the reader's own tag."""
_STATES = {
    "unread": "NOT EXISTS (SELECT 1 FROM article_state s"
    " WHERE s.article_id = {id} AND s.read_at IS NOT NULL)",
    "read": "EXISTS (SELECT 1 FROM article_state s"
    " WHERE s.article_id = {id} AND s.read_at IS NOT NULL)",
    "starred": "EXISTS (SELECT 1 FROM article_state s"
    " WHERE s.article_id = {id} AND s.starred_at IS NOT NULL)",
    "followed": "EXISTS (SELECT 1 FROM event_articles m JOIN event_state s"
    " ON s.event_id = m.event_id WHERE m.article_id = {id} AND s.followed_at IS NOT NULL)",
    "muted": "EXISTS (SELECT 1 FROM event_articles m JOIN event_state s"
    " ON s.event_id = m.event_id WHERE m.article_id = {id} AND s.muted_at IS NOT NULL)",
}
_MOST_MERGED = 100
"""Values whose indexes are merged; SQLite joins at most 500 SELECTs."""

Parameters = list[object]


_SCANS_PER_SEEK = 8
"""Rows of an index that are read in order in the time of finding one in it (measured at a million
articles: 0.15 against 1.2 microseconds)."""
_MOST_SOUGHT = 4
"""Values that are sooner found in the index by time than among all facets of an article, whose
rows lie far apart (1.2 against 3.5 microseconds)."""
_MERGED_AT_ONE_COST = 8
"""Indexes whose merging doubles the time of reading them."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The rows that one index leads to, in order of time."""

    source: str
    condition: str
    key: str
    parameters: tuple[object, ...]

    @property
    def statement(self) -> str:
        return f"SELECT {self.key} FROM {self.source} WHERE {self.condition}"


@dataclass(frozen=True, slots=True)
class Leading:
    """A part of a query that facet indexes lead by."""

    part: Query
    pairs: Sequence[tuple[str, str]]
    """Kind and value of each index."""
    size: int
    """How many articles there are in all of them."""

    @property
    def work(self) -> float:
        """What reading it through costs, in rows of one index."""
        return self.size * (1 + len(self.pairs) / _MERGED_AT_ONE_COST)


def matching(
    connection: sqlite3.Connection, query: Query, *, limit: int = -1
) -> tuple[str, tuple[object, ...]]:
    """A SELECT of the keys of the articles that match, newest first, and its parameters.

    Facet indexes and the full-text index run in order of time, and UNION and INTERSECT of what is
    ordered merge it: the first page of a long list costs no more than that of a short one. What
    leads is the part of the query with the fewest articles. Words and other values are merged with
    it, or looked up for each of its rows, whichever is less work.
    """
    parts = _parts(query)
    words = [part for part in parts if isinstance(part, Words)]
    led = sorted(_leading(connection, parts), key=lambda one: one.size)
    merged = _worth_merging(led)
    done = {id(one.part) for one in merged} | {id(part) for part in words}
    rest = And(tuple(part for part in parts if id(part) not in done))
    if merged:
        # What leads is asked for all the rest, before it is merged.
        groups = [_of_facets(one, rest if one is merged[0] else And()) for one in merged]
        groups += [[_of_words(words, And())]] if words else []
    elif words:
        groups = [[_of_words(words, rest)]]
    else:
        groups = [[_branch("articles d", "true", (), rest, "d.time_key", "d.id")]]
    return _compound(groups, limit)


def counter_of(query: Query) -> tuple[str, str] | None:
    """Kind and value of the counter in `facet_counts` that counts what a query matches, if any."""
    if isinstance(query, And) and not query.parts:
        return "all", ""
    if isinstance(query, Field) and query.name in _FACETS:
        return _FACETS[query.name], query.value
    return None


def _compound(groups: Sequence[Sequence[Branch]], limit: int) -> tuple[str, tuple[object, ...]]:
    """The keys that are in some branch of each group. SQLite joins SELECTs from left to right, so
    that the one group of several branches stands first."""
    ordered = sorted(groups, key=len, reverse=True)
    statement = " INTERSECT ".join(
        " UNION ".join(branch.statement for branch in group) for group in ordered
    )
    branches = [branch for group in ordered for branch in group]
    order = branches[0].key if len(branches) == 1 else "1"
    parameters = [one for branch in branches for one in branch.parameters]
    return f"{statement} ORDER BY {order} DESC LIMIT {limit}", tuple(parameters)


def _leading(connection: sqlite3.Connection, parts: Sequence[Query]) -> list[Leading]:
    """Those of the parts that facet indexes lead by."""
    found = []
    for part in parts:
        pairs = _pairs(connection, part)
        if pairs is not None and len(pairs) <= _MOST_MERGED:
            size = sum(_count(connection, *pair) for pair in pairs)
            found.append(Leading(part, pairs, size))
    return found


def _worth_merging(led: Sequence[Leading]) -> list[Leading]:
    """The smallest, and of the others what is sooner read through than looked up in for each of
    its rows; of those with several values only one."""
    merged = list(led[:1])
    for one in led[1:]:
        is_second_group = len(one.pairs) != 1 and any(len(other.pairs) != 1 for other in merged)
        if not is_second_group and one.work <= _SCANS_PER_SEEK * led[0].size:
            merged.append(one)
    return merged


def _of_facets(leading: Leading, rest: Query) -> list[Branch]:
    """One branch for each value that a part asks for."""
    # No outlet reports from there, say: then nothing matches.
    return [
        _branch("article_facets d", "d.kind = ? AND d.value = ?", pair, rest, "d.time_key",
                "d.article_id")
        for pair in leading.pairs
    ] or [Branch("articles d", "false", "d.time_key", ())]  # fmt: skip


def _of_words(words: Sequence[Words], rest: Query) -> Branch:
    """One branch for all words together, which the full-text index brings together itself."""
    expression = " ".join(match_expression(one.text, phrase=one.phrase) for one in words)
    return _branch("article_fts d", "article_fts MATCH ?", (expression,), rest, "d.rowid",
                   f"(d.rowid & {ID_MASK})")  # fmt: skip


def _branch(
    source: str, lead: str, own: tuple[object, ...], rest: Query, key: str, article: str
) -> Branch:
    parameters: Parameters = [*own]
    condition = _condition(rest, parameters).format(key=key, id=article)
    return Branch(source, f"{lead} AND {condition}", key, tuple(parameters))


def _parts(query: Query) -> list[Query]:
    """What all must hold, however it is nested."""
    if not isinstance(query, And):
        return [query]
    return [part for inner in query.parts for part in _parts(inner)]


def _pairs(connection: sqlite3.Connection, part: Query) -> list[tuple[str, str]] | None:
    """The facets, as kind and value, whose articles together are those of the part."""
    named = _values(part)
    if named is None:
        return None
    name, values = named
    if name in _FACETS:
        return [(_FACETS[name], value) for value in values]
    if name not in _OF_SOURCES:
        return None
    titles = connection.execute(
        f"SELECT DISTINCT title FROM sources WHERE {_of_source(name, values)}", tuple(values)
    )
    return [("source", title) for (title,) in titles]


def _of_source(name: str, values: Sequence[str]) -> str:
    """A condition on a row of `sources`, which takes the values as its parameters."""
    rows = ", ".join("(?)" for _ in values)
    return _OF_SOURCES[name].format(marks=_marks(values), rows=rows)


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
            if named is not None and (named[0] in _FACETS or named[0] in _OF_SOURCES):
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
    if name in _OF_SOURCES:
        parameters += values
        return (
            "(SELECT source_id FROM articles WHERE id = {id}) IN"
            f" (SELECT id FROM sources WHERE {_of_source(name, values)})"
        )
    parameters += [_FACETS[name], *values]
    if len(values) <= _MOST_SOUGHT:
        return (
            "EXISTS (SELECT 1 FROM article_facets f INDEXED BY facets_by_time"
            f" WHERE f.time_key = {{key}} AND f.kind = ? AND f.value IN ({_marks(values)}))"
        )
    # The plus keeps SQLite from looking for each value by itself.
    return (
        "EXISTS (SELECT 1 FROM article_facets f WHERE f.article_id = {id} AND f.kind = ?"
        f" AND +f.value IN ({_marks(values)}))"
    )


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
