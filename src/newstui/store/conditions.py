"""Conditions that single articles are held against, as SQL: `{key}` and `{id}` stand for theirs."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.model.query import And, Field, Not, Or, Query, TimeRange, Words
from newstui.store.search import is_of_words, match_expression
from newstui.store.time_keys import lower_bound

FACETS = {
    "country": "country",
    "mentions": "mentioned",
    "topic": "topic",
    "source": "source",
    "lang": "language",
}
OF_SOURCES = {
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
    "single": "EXISTS (SELECT 1 FROM event_articles m JOIN events e ON e.id = m.event_id"
    " WHERE m.article_id = {id} AND e.article_count = 1)",
    "followed": "EXISTS (SELECT 1 FROM event_articles m JOIN event_state s"
    " ON s.event_id = m.event_id WHERE m.article_id = {id} AND s.followed_at IS NOT NULL)",
    "muted": "EXISTS (SELECT 1 FROM event_articles m JOIN event_state s"
    " ON s.event_id = m.event_id WHERE m.article_id = {id} AND s.muted_at IS NOT NULL)",
}
_MOST_SOUGHT = 4
"""Values that are sooner found in the index by time than among all facets of an article, whose
rows lie far apart (1.2 against 3.5 microseconds)."""

Parameters = list[object]


def condition(query: Query, parameters: Parameters) -> str:
    """A condition in which `{key}` and `{id}` stand for the article's."""
    if is_of_words(query):
        parameters.append(match_expression(query))
        return "{key} IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)"
    match query:
        case Words():
            raise ValueError("words are told by the index")
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
            return f"NOT {condition(part, parameters)}"
        case And(parts):
            return _joined(parts, " AND ", "true", parameters)
        case Or(parts):
            named = values_of(query)
            if named is not None and (named[0] in FACETS or named[0] in OF_SOURCES):
                return _field(*named, parameters)
            return _joined(parts, " OR ", "false", parameters)


def _joined(parts: tuple[Query, ...], word: str, empty: str, parameters: Parameters) -> str:
    return "(" + (word.join(condition(part, parameters) for part in parts) or empty) + ")"


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
    if name in OF_SOURCES:
        parameters += values
        return (
            "(SELECT source_id FROM articles WHERE id = {id}) IN"
            f" (SELECT id FROM sources WHERE {of_source(name, values)})"
        )
    parameters += [FACETS[name], *values]
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


def of_source(name: str, values: Sequence[str]) -> str:
    """A condition on a row of `sources`, which takes the values as its parameters."""
    rows = ", ".join("(?)" for _ in values)
    return OF_SOURCES[name].format(marks=_marks(values), rows=rows)


def values_of(part: Query) -> tuple[str, list[str]] | None:
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
