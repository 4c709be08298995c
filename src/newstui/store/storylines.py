"""Storylines: which event is in which, what the reader calls them, how far linking has come."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping

from newstui.model.frozen import frozen
from newstui.model.storyline import StorylineRow

FIELDS = ("storyline_title", "storyline_followed", "storyline_events")
"""What the undo log can hold of storylines: the first two by storyline, the last by event."""


@frozen
class Link:
    """An event as linking takes it from the store."""

    event_id: int
    storyline_id: int | None
    first_at: int
    topics: tuple[str, ...]
    decided: bool
    """True if the reader has decided where it belongs."""
    count: int
    """Its articles."""


def links(connection: sqlite3.Connection, event_ids: Collection[int]) -> list[Link]:
    """These events, earliest first; those that are gone are left out."""
    rows = connection.execute(
        "SELECT e.id, e.storyline_id, e.first_at, e.topics, d.event_id IS NOT NULL,"
        " e.article_count"
        " FROM json_each(?) i JOIN events e ON e.id = i.value"
        " LEFT JOIN storyline_decisions d ON d.event_id = e.id ORDER BY e.first_at, e.id",
        (json.dumps(list(event_ids)),),
    )
    return [
        Link(event_id, storyline, first, tuple(topics.split()), bool(decided), count)
        for event_id, storyline, first, topics, decided, count in rows
    ]


def events_of(connection: sqlite3.Connection, storyline_id: int) -> list[int]:
    """The events of a storyline, earliest first."""
    rows = connection.execute(
        "SELECT id FROM events WHERE storyline_id = ? ORDER BY first_at, id", (storyline_id,)
    )
    return [row[0] for row in rows]


def of_event(connection: sqlite3.Connection, event_id: int) -> int | None:
    """The storyline that an event is in."""
    row = connection.execute("SELECT storyline_id FROM events WHERE id = ?", (event_id,)).fetchone()
    return None if row is None else row[0]


def create(connection: sqlite3.Connection, now: int) -> int:
    """A storyline without events."""
    made = connection.execute("INSERT INTO storylines (made_at) VALUES (?)", (now,))
    return int(made.lastrowid or 0)


def put(connection: sqlite3.Connection, event_id: int, storyline_id: int | None) -> None:
    """Puts an event into a storyline, or with None into none."""
    connection.execute("UPDATE events SET storyline_id = ? WHERE id = ?", (storyline_id, event_id))


def rows(connection: sqlite3.Connection, only: int | None = None) -> list[StorylineRow]:
    """The storylines of two events or more, the latest first; or only one, however short."""
    found = connection.execute(
        "SELECT s.id, coalesce(s.title, (SELECT e.title FROM events e WHERE e.storyline_id = s.id"
        " ORDER BY e.source_count DESC, e.article_count DESC, e.first_at LIMIT 1)), count(*),"
        " sum(e.article_count), min(e.first_at), max(e.last_at), s.followed_at IS NOT NULL"
        " FROM storylines s JOIN events e ON e.storyline_id = s.id"
        " WHERE :only IS NULL OR s.id = :only GROUP BY s.id"
        " HAVING count(*) > 1 OR :only IS NOT NULL ORDER BY max(e.last_at) DESC, s.id DESC",
        {"only": only},
    ).fetchall()
    return [
        StorylineRow(
            number, title, count, articles, first, last, bool(followed),
            tuple(events_of(connection, number)),
        )
        for number, title, count, articles, first, last, followed in found
    ]  # fmt: skip


def values(
    connection: sqlite3.Connection, field: str, numbers: Collection[int]
) -> dict[int, object]:
    """What one of FIELDS has for these storylines or events, as `set_values` takes it."""
    if field == "storyline_events":
        found = links(connection, numbers)
        return {link.event_id: [link.storyline_id, link.decided] for link in found}
    column = {"storyline_title": "title", "storyline_followed": "followed_at"}[field]
    rows = connection.execute(
        f"SELECT s.id, s.{column} FROM json_each(?) i JOIN storylines s ON s.id = i.value",
        (json.dumps(list(numbers)),),
    )
    return dict(rows.fetchall())


def set_values(connection: sqlite3.Connection, field: str, wanted: Mapping[int, object]) -> int:
    """Sets one of FIELDS; gives how many there were to set, those that are gone left out."""
    if field == "storyline_events":
        return sum(_place(connection, event_id, value) for event_id, value in wanted.items())
    column = {"storyline_title": "title", "storyline_followed": "followed_at"}[field]
    return sum(
        connection.execute(
            f"UPDATE storylines SET {column} = ? WHERE id = ?", (value, number)
        ).rowcount
        for number, value in wanted.items()
    )


def _place(connection: sqlite3.Connection, event_id: int, value: object) -> int:
    storyline_id, decided = value if isinstance(value, list | tuple) else (None, False)
    placed = connection.execute(
        "UPDATE events SET storyline_id = ? WHERE id = ?", (storyline_id, event_id)
    ).rowcount
    connection.execute("DELETE FROM storyline_decisions WHERE event_id = ?", (event_id,))
    if placed and decided:
        connection.execute("INSERT INTO storyline_decisions (event_id) VALUES (?)", (event_id,))
    return placed
