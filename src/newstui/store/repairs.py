"""How events have grown since they were looked at, and what passes to the part that leaves one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grown:
    """An event with reports that came since events were last looked at."""

    event_id: int
    count: int
    new: int
    """Of its reports, those that came since."""
    least: float
    """How sure the least sure of its reports was when it joined, in 0..1; 0 for one that was put
    together from several events."""


def grown(connection: sqlite3.Connection, event_ids: Iterable[int]) -> list[Grown]:
    """What has become of these events since they were last looked at."""
    return [_grown(connection, event_id) for event_id in event_ids]


def _grown(connection: sqlite3.Connection, event_id: int) -> Grown:
    # The report that opened an event has no score.
    row = connection.execute(
        "SELECT count(*), sum(article_id > (SELECT article_id FROM repair_progress)),"
        " CASE WHEN sum(score = 0) = 1 THEN min(iif(score > 0, score, 1)) ELSE 0 END"
        " FROM event_articles WHERE event_id = ?",
        (event_id,),
    ).fetchone()
    return Grown(event_id, *row)


def pass_on(connection: sqlite3.Connection, event_id: int, part: int) -> None:
    """A part that leaves an event is followed like it, was looked at when it was, and stays in its
    storyline."""
    connection.execute(
        "INSERT INTO event_state (event_id, followed_at, last_seen_at)"
        " SELECT ?, followed_at, last_seen_at FROM event_state WHERE event_id = ?"
        " AND coalesce(followed_at, last_seen_at) IS NOT NULL",
        (part, event_id),
    )
    connection.execute(
        "UPDATE events SET storyline_id = (SELECT storyline_id FROM events WHERE id = ?)"
        " WHERE id = ?",
        (event_id, part),
    )


def look_no_more(connection: sqlite3.Connection) -> None:
    """All events have been looked at as they are."""
    connection.execute(
        "UPDATE repair_progress SET article_id ="
        " (SELECT coalesce(max(article_id), 0) FROM event_articles)"
    )
