"""A regrouping under way: who would be with whom, and then putting it in the place of what is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from newstui.model.event import Assignment
from newstui.store.events import packed


def forget(connection: sqlite3.Connection) -> None:
    """Begins anew."""
    connection.execute("DELETE FROM regrouped")


def following(
    connection: sqlite3.Connection, after: int, limit: int
) -> list[tuple[int, int, bytes]]:
    """Number, key and packed signature of the articles that came after one, in their order."""
    return connection.execute(
        "SELECT a.id, a.time_key, s.signature FROM articles a"
        " JOIN article_signatures s ON s.article_id = a.id WHERE a.id > ? ORDER BY a.id LIMIT ?",
        (after, limit),
    ).fetchall()


def put(connection: sqlite3.Connection, one: Assignment) -> None:
    """Notes a decision, in the place of an earlier one on the article."""
    connection.execute(
        "INSERT OR REPLACE INTO regrouped (article_id, event_id, score, reason)"
        " VALUES (?, ?, ?, ?)",
        (one.article_id, one.event_id, one.reason.score, packed(one.reason)),
    )


def absorb(connection: sqlite3.Connection, event_id: int, into: int) -> None:
    """The articles of an event go over to another."""
    connection.execute("UPDATE regrouped SET event_id = ? WHERE event_id = ?", (into, event_id))


def shared(connection: sqlite3.Connection, after: int, fewest: int, limit: int) -> list[int]:
    """The events of so many articles or more, by rising number beyond one."""
    rows = connection.execute(
        "SELECT event_id FROM regrouped WHERE event_id > ? GROUP BY event_id"
        " HAVING count(*) >= ? ORDER BY event_id LIMIT ?",
        (after, fewest, limit),
    )
    return [row[0] for row in rows]


def latest_event(connection: sqlite3.Connection) -> int:
    """The highest number given to an event so far; 0 without any."""
    return int(connection.execute("SELECT coalesce(max(event_id), 0) FROM regrouped").fetchone()[0])


def places_of(connection: sqlite3.Connection, article_ids: Collection[int]) -> dict[int, int]:
    """The event of each of the articles that has been regrouped."""
    rows = connection.execute(
        "SELECT article_id, event_id FROM regrouped"
        " WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    )
    return dict(rows.fetchall())


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a new group and a present event have in common, where they are not the same."""

    group: int
    event: int
    common: int
    """Articles that both have."""
    of_group: int
    of_event: int
    decided: int
    """1 if the reader has put one of them into the event, else 0."""


def overlaps(connection: sqlite3.Connection) -> tuple[int, list[Overlap]]:
    """How many events stay as they are, and what the others have in common with the new groups.

    Those that stay are noted for `replace`.
    """
    connection.execute("DROP TABLE IF EXISTS temp.overlaps")
    connection.execute("DROP TABLE IF EXISTS temp.continued")
    connection.execute(
        "CREATE TEMP TABLE overlaps AS SELECT r.event_id AS grp, e.event_id AS event,"
        " count(*) AS common, max(e.decided_by = 'reader') AS decided,"
        " (SELECT count(*) FROM regrouped WHERE event_id = r.event_id) AS of_group,"
        " (SELECT count(*) FROM event_articles WHERE event_id = e.event_id) AS of_event"
        " FROM regrouped r JOIN event_articles e ON e.article_id = r.article_id"
        " GROUP BY r.event_id, e.event_id"
    )
    connection.execute("CREATE TEMP TABLE continued (grp INTEGER PRIMARY KEY, event INTEGER)")
    whole = "common = of_group AND common = of_event"
    same = connection.execute(
        f"INSERT INTO temp.continued SELECT grp, event FROM temp.overlaps WHERE {whole}"
    ).rowcount
    rows = connection.execute(
        "SELECT grp, event, common, of_group, of_event, decided FROM temp.overlaps"
        f" WHERE NOT ({whole}) ORDER BY grp, event"
    )
    return same, [Overlap(*row) for row in rows]


def replace(
    connection: sqlite3.Connection, continued: Mapping[int, int], now: int
) -> tuple[int, set[int]]:
    """Puts the regrouping in the place of what is, but for what the reader has decided.

    `continued` is the event that each group becomes, of those that differ. Gives how many articles
    have moved, and the events that these have left and come to.
    """
    connection.executemany(
        "INSERT INTO temp.continued (grp, event) VALUES (?, ?)", continued.items()
    )
    of_each = (
        " FROM regrouped r JOIN temp.continued c ON c.grp = r.event_id"
        " WHERE e.article_id = r.article_id AND e.decided_by = 'auto'"
    )
    moved = connection.execute(
        "SELECT e.event_id, c.event, count(*) FROM event_articles e, regrouped r"
        " JOIN temp.continued c ON c.grp = r.event_id WHERE e.article_id = r.article_id"
        " AND e.decided_by = 'auto' AND e.event_id != c.event GROUP BY e.event_id, c.event"
    ).fetchall()
    runner_up, possible = (
        f"(SELECT event FROM temp.continued WHERE grp = json_extract(r.reason, '$.{name}'))"
        for name in ("runner_up", "possible")
    )
    reason = f"json_set(r.reason, '$.runner_up', {runner_up}, '$.possible', {possible})"
    connection.execute(
        "UPDATE event_articles AS e SET event_id = c.event, score = r.score,"
        f" reason = {reason}, assigned_at = iif(e.event_id = c.event, e.assigned_at, ?) {of_each}"
        f" AND (e.event_id != c.event OR e.score != r.score OR e.reason != {reason})",
        (now,),
    )
    connection.execute("DROP TABLE temp.overlaps")
    connection.execute("DROP TABLE temp.continued")
    forget(connection)
    touched = {event for left, joined, _ in moved for event in (left, joined)}
    return sum(count for _, _, count in moved), touched


def stamp(connection: sqlite3.Connection, version: int) -> None:
    """All events are of this version from now on, those too that came out as they were."""
    connection.execute("UPDATE events SET version = ? WHERE version != ?", (version, version))
