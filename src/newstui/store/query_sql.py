"""From the query language's tree to SQL: driving indexes in order of time, and conditions."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial

from newstui.model.frozen import frozen
from newstui.model.query import And, Field, Not, Or, Query
from newstui.store.conditions import FACETS, OF_SOURCES, Parameters, condition, of_source, values_of
from newstui.store.search import is_of_words, match_expression, words_beginning
from newstui.store.time_keys import ID_MASK

_MOST_MERGED = 100
"""Values whose indexes are merged; SQLite joins at most 500 SELECTs."""

_SCANS_PER_SEEK = 8
"""Rows of an index that are read in order in the time of finding one in it (measured at a million
articles: 0.15 against 1.2 microseconds)."""
_MERGED_AT_ONE_COST = 8
"""Indexes whose merging doubles the time of reading them."""


@frozen
class Branch:
    """The rows that one index leads to, in order of time."""

    source: str
    condition: str
    key: str
    parameters: tuple[object, ...]

    @property
    def statement(self) -> str:
        return f"SELECT {self.key} FROM {self.source} WHERE {self.condition}"


@frozen
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
    connection: sqlite3.Connection, query: Query, *, limit: int = -1, few: bool | None = None
) -> tuple[str, tuple[object, ...]]:
    """A SELECT of the keys of the articles that match, newest first, and its parameters.

    Facet indexes and the full-text index run in order of time, and UNION, INTERSECT and EXCEPT of
    what is ordered merge it: the first page of a long list costs no more than that of a short one.
    What leads is the part of the query with the fewest articles. Words and other values are merged
    with it, or looked up for each of its rows, whichever is less work.

    `few` says that only the first rows will be read, as it is by itself with a limit.
    """
    few = limit >= 0 if few is None else few
    parts = _parts(query)
    words = tuple(part for part in parts if is_of_words(part))
    without = tuple(one.part for one in parts if isinstance(one, Not) and is_of_words(one.part))
    led = sorted(_leading(connection, parts), key=lambda one: one.size)
    merged = _worth_merging(led)
    parted = [] if words and not led else _worth_parting(connection, parts, led)
    done = {id(one.part) for one in (*merged, *parted)} | {id(part) for part in words}
    rest = And(tuple(part for part in parts if id(part) not in done and not _leaves_words(part)))
    found = [_of_words(connection, And(words), And() if merged else rest, few)] if words else []
    if merged:
        # What leads is asked for all the rest, before it is merged.
        groups = [_of_facets(one, rest if one is merged[0] else And()) for one in merged]
        groups += [found] if found else []
    else:
        groups = [found or [_branch("articles d", "true", (), rest, "d.time_key", "d.id")]]
    left_out = [branch for one in parted for branch in _of_facets(one, And())]
    left_out += [_of_words(connection, Or(without), And(), few)] if without else []
    return _compound(groups, left_out, limit)


def _leaves_words(part: Query) -> bool:
    return isinstance(part, Not) and is_of_words(part.part)


def _compound(
    groups: Sequence[Sequence[Branch]], left_out: Sequence[Branch], limit: int
) -> tuple[str, tuple[object, ...]]:
    """The keys that are in some branch of each group and in none that is left out. SQLite joins
    SELECTs from left to right, so that the one group of several branches stands first."""
    ordered = sorted(groups, key=len, reverse=True)
    statement = " INTERSECT ".join(
        " UNION ".join(branch.statement for branch in group) for group in ordered
    )
    branches = [branch for group in ordered for branch in group]
    for branch in left_out:
        statement += f" EXCEPT {branch.statement}"
        branches.append(branch)
    order = branches[0].key if len(branches) == 1 else "1"
    parameters = [one for branch in branches for one in branch.parameters]
    return f"{statement} ORDER BY {order} DESC LIMIT {limit}", tuple(parameters)


def counter_of(query: Query) -> tuple[str, str] | None:
    """Kind and value of the counter in `facet_counts` that counts what a query matches, if any."""
    if isinstance(query, And) and not query.parts:
        return "all", ""
    if isinstance(query, Field) and query.name in FACETS:
        return FACETS[query.name], query.value
    return None


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


def _worth_parting(
    connection: sqlite3.Connection, parts: Sequence[Query], led: Sequence[Leading]
) -> list[Leading]:
    """What is asked not to be there and is sooner read along, newest first, than looked up for
    each row of what leads; without that for each article."""
    rows = led[0].size if led else _count(connection, "all", "")
    found = []
    for part in parts:
        if isinstance(part, Not):
            inner = _leading(connection, [part.part])
            found += [
                Leading(part, one.pairs, one.size)
                for one in inner
                if 0 < len(one.pairs) <= _MERGED_AT_ONE_COST and one.size <= rows
            ]
    return found


def _of_facets(leading: Leading, rest: Query) -> list[Branch]:
    """One branch for each value that a part asks for."""
    # No outlet reports from there, say: then nothing matches.
    return [
        _branch("article_facets d", "d.kind = ? AND d.value = ?", pair, rest, "d.time_key",
                "d.article_id")
        for pair in leading.pairs
    ] or [Branch("articles d", "false", "d.time_key", ())]  # fmt: skip


def _of_words(connection: sqlite3.Connection, words: Query, rest: Query, few: bool) -> Branch:
    """One branch for all words together, which the full-text index brings together itself."""
    named = partial(words_beginning, connection)
    expression = match_expression(words, named) if few else match_expression(words)
    return _branch("article_fts d", "article_fts MATCH ?", (expression,), rest, "d.rowid",
                   f"(d.rowid & {ID_MASK})")  # fmt: skip


def _branch(
    source: str, lead: str, own: tuple[object, ...], rest: Query, key: str, article: str
) -> Branch:
    parameters: Parameters = [*own]
    asked = condition(rest, parameters).format(key=key, id=article)
    return Branch(source, f"{lead} AND {asked}", key, tuple(parameters))


def _parts(query: Query) -> list[Query]:
    """What all must hold, however it is nested."""
    if not isinstance(query, And):
        return [query]
    return [part for inner in query.parts for part in _parts(inner)]


def _pairs(connection: sqlite3.Connection, part: Query) -> list[tuple[str, str]] | None:
    """The facets, as kind and value, whose articles together are those of the part."""
    named = values_of(part)
    if named is None:
        return None
    name, values = named
    if name in FACETS:
        return [(FACETS[name], value) for value in values]
    if name not in OF_SOURCES:
        return None
    titles = connection.execute(
        f"SELECT DISTINCT title FROM sources WHERE {of_source(name, values)}", tuple(values)
    )
    return [("source", title) for (title,) in titles]


def _count(connection: sqlite3.Connection, kind: str, value: str) -> int:
    row = connection.execute(
        "SELECT total FROM facet_counts WHERE kind = ? AND value = ?", (kind, value)
    ).fetchone()
    return 0 if row is None else int(row[0])
