"""What the reader has decided about events: which articles belong together, which do not, and all
that such a decision changes, as values that can be put back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Any

Pair = tuple[int, int]
"""Two articles, the lower number first."""
TOGETHER, APART = "together", "apart"

Snapshot = Mapping[str, Mapping[str, Any]]
"""By table, as JSON has it: `articles` their memberships, `constraints` their pairs, `events`
what is known of each beside its articles, `aliases` where former ids lead. None: there is none."""
_SECTIONS = ("articles", "constraints", "events", "aliases")


def pair(first: int, second: int) -> Pair:
    return (first, second) if first < second else (second, first)


def pairs_of(
    connection: sqlite3.Connection, article_ids: Collection[int], relation: str
) -> set[Pair]:
    """The pairs of a relation in which both are among the articles."""
    rows = connection.execute(
        "SELECT c.article_id, c.other_id FROM json_each(?1) i"
        " JOIN event_constraints c ON c.article_id = i.value WHERE c.relation = ?2"
        " AND c.other_id IN (SELECT value FROM json_each(?1))",
        (json.dumps(list(article_ids)), relation),
    )
    return set(rows)


def all_pairs(connection: sqlite3.Connection, relation: str) -> list[Pair]:
    """Every pair of a relation."""
    return connection.execute(
        "SELECT article_id, other_id FROM event_constraints WHERE relation = ?", (relation,)
    ).fetchall()


def constrain(
    connection: sqlite3.Connection, pairs: Iterable[Pair], relation: str, now: int
) -> None:
    """Notes a relation of pairs, in the place of what was said of them before."""
    connection.executemany(
        "INSERT OR REPLACE INTO event_constraints (article_id, other_id, relation, made_at)"
        " VALUES (?, ?, ?, ?)",
        [(*pair(*both), relation, now) for both in pairs],
    )


def release(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> None:
    """Forgets what was said of pairs."""
    connection.executemany(
        "DELETE FROM event_constraints WHERE article_id = ? AND other_id = ?", list(pairs)
    )


def parted_from(connection: sqlite3.Connection, article_id: int) -> list[int]:
    """The events that the reader has said the article is not of."""
    rows = connection.execute(
        "SELECT DISTINCT e.event_id FROM (SELECT other_id AS other, relation"
        " FROM event_constraints WHERE article_id = ?1 UNION ALL SELECT article_id, relation"
        " FROM event_constraints WHERE other_id = ?1) c"
        " JOIN event_articles e ON e.article_id = c.other WHERE c.relation = 'apart'"
        " ORDER BY e.event_id",
        (article_id,),
    )
    return [row[0] for row in rows]


def placed_by_reader(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Article and event of each membership that the reader has decided."""
    return connection.execute(
        "SELECT article_id, event_id FROM event_articles WHERE decided_by = 'reader'"
    ).fetchall()


def snapshot(
    connection: sqlite3.Connection, article_ids: Collection[int], event_ids: Collection[int]
) -> Snapshot:
    """What a decision about these articles and events may change, as it is now."""
    of_articles, of_events = json.dumps(list(article_ids)), json.dumps(list(event_ids))
    among = "IN (SELECT value FROM json_each(?1))"
    memberships = connection.execute(
        "SELECT article_id, event_id, score, reason, decided_by, assigned_at FROM event_articles"
        f" WHERE article_id {among}",
        (of_articles,),
    )
    constraints = connection.execute(
        "SELECT article_id, other_id, relation, made_at FROM event_constraints"
        f" WHERE article_id {among} OR other_id {among}",
        (of_articles,),
    )
    events = connection.execute(
        "SELECT e.id, e.status, e.storyline_id, s.event_id, s.followed_at, s.muted_at,"
        " s.last_seen_at, EXISTS (SELECT 1 FROM storyline_decisions WHERE event_id = e.id)"
        " FROM events e LEFT JOIN event_state s ON s.event_id = e.id"
        f" WHERE e.id {among}",
        (of_events,),
    )
    aliases = connection.execute(
        f"SELECT old_id, event_id FROM event_aliases WHERE old_id {among} OR event_id {among}",
        (of_events,),
    )
    return {
        "articles": {str(row[0]): list(row[1:]) for row in memberships},
        "constraints": {f"{row[0]} {row[1]}": list(row[2:]) for row in constraints},
        "events": {
            str(row[0]): [row[1], row[2], None if row[3] is None else list(row[4:7]), row[7]]
            for row in events
        },
        "aliases": {str(row[0]): row[1] for row in aliases},
    }


def difference(before: Snapshot, after: Snapshot) -> tuple[Snapshot, Snapshot]:
    """Of two snapshots what differs: as it was, and as it is."""
    was: dict[str, dict[str, Any]] = {}
    now: dict[str, dict[str, Any]] = {}
    for section in _SECTIONS:
        old, new = before[section], after[section]
        keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
        was[section] = {key: old.get(key) for key in keys}
        now[section] = {key: new.get(key) for key in keys}
    return was, now


def put_back_constraints(connection: sqlite3.Connection, values: Mapping[str, Any]) -> None:
    """Makes the pairs of a snapshot as they were, where both articles are still there."""
    for key, value in values.items():
        first, second = map(int, key.split())
        release(connection, [(first, second)])
        if value is not None:
            connection.execute(
                "INSERT INTO event_constraints (article_id, other_id, relation, made_at)"
                " SELECT a.id, b.id, ?3, ?4 FROM articles a JOIN articles b ON b.id = ?2"
                " WHERE a.id = ?1",
                (first, second, *value),
            )


def put_back_membership(
    connection: sqlite3.Connection, article_id: int, event_id: int, rest: Iterable[Any]
) -> None:
    """Puts an article into an event with score, reason, who decided, and when."""
    connection.execute(
        "INSERT OR REPLACE INTO event_articles (article_id, event_id, score, reason, decided_by,"
        " assigned_at) VALUES (?, ?, ?, ?, ?, ?)",
        (article_id, event_id, *rest),
    )


def put_back_event(connection: sqlite3.Connection, event_id: int, value: Iterable[Any]) -> None:
    """Makes what is known of an event, beside its articles, as it was."""
    status, storyline, state, decided = value
    connection.execute(
        "UPDATE events SET status = ?, storyline_id = ? WHERE id = ?", (status, storyline, event_id)
    )
    for table in ("event_state", "storyline_decisions"):
        connection.execute(f"DELETE FROM {table} WHERE event_id = ?", (event_id,))
    if decided:
        connection.execute("INSERT INTO storyline_decisions (event_id) VALUES (?)", (event_id,))
    if state is not None:
        connection.execute(
            "INSERT INTO event_state (event_id, followed_at, muted_at, last_seen_at)"
            " VALUES (?, ?, ?, ?)",
            (event_id, *state),
        )
