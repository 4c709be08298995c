"""Lists of events by keys: each at its newest article that matches; never an offset."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from newstui.model.event import EventRow
from newstui.model.query import And, Field, Not, Order, Query
from newstui.store import event_rows
from newstui.store.conditions import Parameters, condition
from newstui.store.query_sql import matching
from newstui.store.time_keys import ID_MASK

_MOST_LOOKED_UP = 5000
"""Articles whose events are looked up at a time."""
_FEW = 2000
"""Matching articles up to which their events are sorted rather than sought among all events."""
_MOST_OF_ONE = 4
"""Unread reports that count for each outlet."""
_SORTED_BY = {
    Order.COVERED: "source_count DESC, article_count DESC,",
    Order.NEW: f"min(unread_count, {_MOST_OF_ONE} * source_count) DESC,",
    Order.NEWEST: "",
}
"""One outlet that floods must not lead a list. Indexes have the same terms (schema/0011.sql)."""
_SINGLE = Field("is", "single")
_WITH_AN_INDEX: dict[Query, str] = {
    And(): "true",
    _SINGLE: "article_count = 1",
    Not(_SINGLE): "article_count > 1",
}
"""Queries that rows of events answer by themselves."""


def event_keys(
    connection: sqlite3.Connection,
    query: Query,
    *,
    limit: int | None = None,
    hidden: Collection[int] = (),
    order: Order = Order.NEWEST,
) -> array[int]:
    """One key for each event that has a matching article: that of its newest matching one.

    `hidden` are events that are left out.
    """
    of_events = _WITH_AN_INDEX.get(_simple(query))
    if of_events is not None:
        return _keys_of_all(connection, of_events, limit, hidden, order)
    if order is Order.NEWEST:
        found = _newest_of_each_event(connection, query, hidden, few=limit is not None)
        return array("q", islice(found, limit))
    if limit is not None and _are_many(connection, query):
        return array("q", islice(_walked(connection, query, hidden, order), limit))
    keys = array("q", _newest_of_each_event(connection, query, hidden, few=False))
    return _sorted(connection, keys, order)[:limit]


def unread_keys(connection: sqlite3.Connection, query: Query, keys: array[int]) -> array[int]:
    """Those of the keys whose events have unread articles; `keys` are all those of the query,
    newest first."""
    if _simple(query) == And():
        rows = connection.execute(
            "SELECT time_key FROM events WHERE unread_count > 0 ORDER BY time_key DESC"
        )
        return array("q", (row[0] for row in rows))
    return array("q", (key for key, counts in _counts(connection, keys) if counts.unread))


def events_at(connection: sqlite3.Connection, keys: Sequence[int]) -> list[EventRow | None]:
    """The events at these keys in the same order; None where an article is gone."""
    found = event_rows.rows_at(connection, keys)
    return [found.get(key) for key in keys]


def _simple(query: Query) -> Query:
    """The query without the parts that ask for nothing."""
    if not isinstance(query, And):
        return query
    parts = tuple(part for part in map(_simple, query.parts) if part != And())
    return parts[0] if len(parts) == 1 else And(parts)


def _keys_of_all(
    connection: sqlite3.Connection,
    of_events: str,
    limit: int | None,
    hidden: Collection[int],
    order: Order,
) -> array[int]:
    left_out = "AND id NOT IN (SELECT value FROM json_each(:hidden))" if hidden else ""
    # Events of one report each are covered alike.
    alike = order is Order.COVERED and of_events == _WITH_AN_INDEX[_SINGLE]
    by = "" if alike else _SORTED_BY[order]
    rows = connection.execute(
        f"SELECT time_key FROM events WHERE {of_events} {left_out}"
        f" ORDER BY {by} time_key DESC LIMIT :limit",
        {"hidden": json.dumps(sorted(hidden)), "limit": -1 if limit is None else limit},
    )
    return array("q", (row[0] for row in rows))


def _newest_of_each_event(
    connection: sqlite3.Connection, query: Query, hidden: Collection[int], *, few: bool
) -> Iterator[int]:
    seen = set(hidden)
    found = connection.execute(*matching(connection, query, few=few))
    sizes = _looked_up()
    while keys := [row[0] for row in found.fetchmany(next(sizes))]:
        events_of = _events_of(connection, keys)
        for key in keys:
            event_id = events_of[key]
            if event_id not in seen:
                seen.add(event_id)
                yield key


def _looked_up() -> Iterator[int]:
    """How many articles are looked up at a time: a page, the few that it lacks, then ever more."""
    yield 100
    size = 20
    while True:
        yield size
        size = min(2 * size, _MOST_LOOKED_UP)


def _events_of(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, int]:
    """The event of each article, by its key."""
    rows = connection.execute(
        "SELECT k.value, e.event_id FROM json_each(?) k"
        f" JOIN event_articles e ON e.article_id = k.value & {ID_MASK}",
        (json.dumps(keys),),
    )
    return dict(rows.fetchall())


# Other orders than that of time


class _Counts(NamedTuple):
    """What is counted of one event."""

    newest: int
    outlets: int
    reports: int
    unread: int

    def rank(self, order: Order) -> tuple[int, ...]:
        """The smaller, the earlier in the list."""
        if order is Order.COVERED:
            return -self.outlets, -self.reports, -self.newest
        return -min(self.unread, _MOST_OF_ONE * self.outlets), -self.newest


def _are_many(connection: sqlite3.Connection, query: Query) -> bool:
    statement, parameters = matching(connection, query, limit=_FEW)
    found = connection.execute(f"SELECT count(*) FROM ({statement})", parameters).fetchone()
    return int(found[0]) >= _FEW


def _walked(
    connection: sqlite3.Connection, query: Query, hidden: Collection[int], order: Order
) -> Iterator[int]:
    """All events in the order, each held against the query: where many match, a page of them is
    found soon, whatever the number of events."""
    parameters: Parameters = []
    asked = condition(query, parameters).format(key="a.time_key", id="a.id")
    rows = connection.execute(
        "SELECT e.id, (SELECT max(a.time_key) FROM event_articles ea JOIN articles a"
        f" ON a.id = ea.article_id WHERE ea.event_id = e.id AND {asked})"
        f" FROM events e ORDER BY {_SORTED_BY[order]} e.time_key DESC",
        parameters,
    )
    return (key for event_id, key in rows if key is not None and event_id not in hidden)


def _sorted(connection: sqlite3.Connection, keys: array[int], order: Order) -> array[int]:
    ranked = sorted((counts.rank(order), key) for key, counts in _counts(connection, keys))
    return array("q", (key for _, key in ranked))


def _counts(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[tuple[int, _Counts]]:
    """The events of the articles at these keys: what the orders sort by."""
    for start in range(0, len(keys), _MOST_LOOKED_UP):
        part = list(keys[start : start + _MOST_LOOKED_UP])
        rows = connection.execute(
            "SELECT k.value, e.time_key, e.source_count, e.article_count, e.unread_count"
            " FROM json_each(?) k"
            f" JOIN event_articles m ON m.article_id = k.value & {ID_MASK}"
            " JOIN events e ON e.id = m.event_id ORDER BY k.key",
            (json.dumps(part),),
        )
        yield from ((key, _Counts(*counts)) for key, *counts in rows)
