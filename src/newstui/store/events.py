"""Events and who belongs to them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import fields

from newstui.model.event import Assignment, Reason
from newstui.model.frozen import frozen

_REASON = [field.name for field in fields(Reason)]


def create(connection: sqlite3.Connection, now: int, event_id: int | None = None) -> int:
    """Makes an event without articles; `refresh` fills it within the same transaction.

    With an `event_id` it is one that was there before, under its former number.
    """
    cursor = connection.execute(
        "INSERT INTO events (id, title, first_at, last_at, article_count, source_count,"
        " unread_count, version, countries, topics, activity)"
        " VALUES (?, '', ?, ?, 0, 0, 0, 0, '', '', '')",
        (event_id, now, now),
    )
    return int(cursor.lastrowid or 0)


def place(connection: sqlite3.Connection, assignment: Assignment, now: int) -> None:
    """Puts an article into its event. A reader's own decision is never overwritten."""
    connection.execute(
        "INSERT INTO event_articles (article_id, event_id, score, reason, decided_by, assigned_at)"
        " VALUES (?, ?, ?, ?, 'auto', ?) ON CONFLICT (article_id) DO UPDATE SET"
        " event_id = excluded.event_id, score = excluded.score, reason = excluded.reason,"
        " assigned_at = excluded.assigned_at WHERE decided_by = 'auto'",
        (
            assignment.article_id,
            assignment.event_id,
            assignment.reason.score,
            packed(assignment.reason),
            now,
        ),
    )


def packed(reason: Reason) -> str:
    """A reason as it is stored: JSON without blanks, as SQLite writes it."""
    fields_of = {name: getattr(reason, name) for name in _REASON}
    return json.dumps(fields_of, ensure_ascii=False, separators=(",", ":"))


def decide(connection: sqlite3.Connection, article_id: int, event_id: int, now: int) -> None:
    """Puts an article where the reader says that it belongs."""
    connection.execute(
        "UPDATE event_articles SET event_id = ?, score = 0, reason = ?, decided_by = 'reader',"
        " assigned_at = ? WHERE article_id = ?",
        (event_id, packed(Reason(score=0.0)), now, article_id),
    )


def move_all(
    connection: sqlite3.Connection, article_ids: Collection[int], event_id: int, now: int
) -> None:
    """Puts articles into another event, whoever had decided and for whatever reason."""
    connection.executemany(
        "UPDATE event_articles SET event_id = ?, assigned_at = ? WHERE article_id = ?",
        [(event_id, now, article_id) for article_id in article_ids],
    )


def is_settled(connection: sqlite3.Connection, event_id: int) -> bool:
    """Whether the reader has put articles into the event, or has muted it."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM event_articles WHERE event_id = ?1 AND decided_by = 'reader')"
        " OR EXISTS (SELECT 1 FROM event_state WHERE event_id = ?1 AND muted_at IS NOT NULL)",
        (event_id,),
    ).fetchone()
    return bool(row[0])


def absorb(connection: sqlite3.Connection, event_id: int, into: int) -> None:
    """The articles of an event go over to another, each for the reason it had."""
    connection.execute(
        "UPDATE event_articles SET event_id = ? WHERE event_id = ?", (into, event_id)
    )


def take_out(connection: sqlite3.Connection, article_id: int) -> int | None:
    """Takes an article out of its event, to be placed anew; gives the event it was in.

    What a reader has decided stays: then nothing happens and the answer is None.
    """
    row = connection.execute(
        "DELETE FROM event_articles WHERE article_id = ? AND decided_by = 'auto'"
        " RETURNING event_id",
        (article_id,),
    ).fetchone()
    return None if row is None else int(row[0])


def release(connection: sqlite3.Connection, article_id: int) -> None:
    """Takes an article out of its event, to be placed anew, whoever had decided."""
    connection.execute("DELETE FROM event_articles WHERE article_id = ?", (article_id,))


def article_ids(connection: sqlite3.Connection, event_ids: Collection[int]) -> list[int]:
    """The articles of some events, by rising number."""
    rows = connection.execute(
        "SELECT article_id FROM event_articles WHERE event_id IN (SELECT value FROM json_each(?))"
        " ORDER BY article_id",
        (json.dumps(list(event_ids)),),
    )
    return [row[0] for row in rows]


def event_of(connection: sqlite3.Connection, article_id: int) -> int | None:
    """The event an article is in."""
    row = connection.execute(
        "SELECT event_id FROM event_articles WHERE article_id = ?", (article_id,)
    ).fetchone()
    return None if row is None else int(row[0])


def current_id(connection: sqlite3.Connection, event_id: int) -> int:
    """The id an event goes by today, should it have been merged into another."""
    row = connection.execute(
        "SELECT event_id FROM event_aliases WHERE old_id = ?", (event_id,)
    ).fetchone()
    return event_id if row is None else int(row[0])


def exists(connection: sqlite3.Connection, event_id: int) -> bool:
    """Whether there is an event of that number; former numbers do not count."""
    found = connection.execute("SELECT 1 FROM events WHERE id = ?", (event_id,)).fetchone()
    return found is not None


@frozen
class Member:
    """One article of an event, as far as the event's own row depends on it."""

    article_id: int
    key: int
    source: str
    title: str
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    unread: bool


def members(connection: sqlite3.Connection, event_id: int) -> list[Member]:
    """An event's articles, earliest first."""
    rows = connection.execute(
        "SELECT a.id, a.time_key, s.title, a.title, a.countries, a.topics,"
        " (SELECT read_at FROM article_state WHERE article_id = a.id) IS NULL"
        " FROM event_articles e JOIN articles a ON a.id = e.article_id"
        " JOIN sources s ON s.id = a.source_id WHERE e.event_id = ? ORDER BY a.time_key",
        (event_id,),
    )
    return [
        Member(
            article_id,
            key,
            source,
            title,
            tuple(countries.split()),
            tuple(topics.split()),
            bool(unread),
        )
        for article_id, key, source, title, countries, topics, unread in rows
    ]


def sources(connection: sqlite3.Connection, event_id: int) -> tuple[str, ...]:
    """The outlets of an event's articles, earliest article first."""
    rows = connection.execute(
        "SELECT s.title FROM event_articles e JOIN articles a ON a.id = e.article_id"
        " JOIN sources s ON s.id = a.source_id WHERE e.event_id = ?"
        " GROUP BY s.id ORDER BY min(a.time_key)",
        (event_id,),
    )
    return tuple(row[0] for row in rows)


@frozen
class Summary:
    """What an event's row says, made from its members by the library."""

    title: str
    lead_article_id: int
    first_at: int
    last_at: int
    article_count: int
    source_count: int
    unread_count: int
    key: int
    countries: Sequence[str]
    topics: Sequence[str]
    activity: Sequence[int]
    version: int


def refresh(connection: sqlite3.Connection, event_id: int, summary: Summary) -> None:
    """Writes an event's row anew."""
    connection.execute(
        "UPDATE events SET title = ?, lead_article_id = ?, first_at = ?, last_at = ?,"
        " article_count = ?, source_count = ?, unread_count = ?, time_key = ?, countries = ?,"
        " topics = ?, activity = ?, version = ? WHERE id = ?",
        (
            summary.title,
            summary.lead_article_id,
            summary.first_at,
            summary.last_at,
            summary.article_count,
            summary.source_count,
            summary.unread_count,
            summary.key,
            " ".join(summary.countries),
            " ".join(summary.topics),
            " ".join(map(str, summary.activity)),
            summary.version,
            event_id,
        ),
    )


def clear_keys(connection: sqlite3.Connection, event_ids: Collection[int]) -> None:
    """Frees the places of events that are about to be refreshed, so that they may trade them."""
    connection.executemany(
        "UPDATE events SET time_key = NULL WHERE id = ?", [(event_id,) for event_id in event_ids]
    )


def reason_of(connection: sqlite3.Connection, article_id: int) -> tuple[int, Reason, bool] | None:
    """The event an article is in, why, and whether the reader has put it there."""
    row = connection.execute(
        "SELECT event_id, reason, decided_by FROM event_articles WHERE article_id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    stored = json.loads(row[1])
    lists = ("shared_names", "shared_words", "shared_numbers")
    reason = Reason(**{**stored, **{name: tuple(stored[name]) for name in lists}})
    return row[0], reason, row[2] == "reader"
