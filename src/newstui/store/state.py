"""The reader's own marks, and the log that lets each change of them be taken back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from newstui.store import facets

_FIELDS = ("read_at", "starred_at")


def set_marks(
    connection: sqlite3.Connection, field: str, values: Mapping[int, int | None]
) -> dict[int, int | None]:
    """Sets one mark of articles (id to its time, None clears it); gives what really changed,
    with the values as they were. Counts of unread follow in the same transaction.
    """
    if field not in _FIELDS:
        raise ValueError(f"no mark named {field}")
    before: dict[int, int | None] = {}
    for article_id, value in values.items():
        old = connection.execute(
            f"SELECT {field} FROM article_state WHERE article_id = ?", (article_id,)
        ).fetchone()
        had = None if old is None else old[0]
        if (had is None) == (value is None):
            continue
        before[article_id] = had
        connection.execute(
            f"INSERT INTO article_state (article_id, {field}) VALUES (?, ?)"
            f" ON CONFLICT (article_id) DO UPDATE SET {field} = excluded.{field}",
            (article_id, value),
        )
        if field == "read_at":
            facets.count_read(connection, article_id, read=value is not None)
    if field == "read_at":
        _count_unread_of_events(connection, before)
    return before


def log_change(
    connection: sqlite3.Connection,
    description: str,
    field: str,
    before: Mapping[int, int | None],
    after: Mapping[int, int | None],
    now: int,
) -> None:
    """Remembers a change so that it can be undone; what had been undone can no more be redone."""
    connection.execute("DELETE FROM undo_log WHERE undone = 1")
    connection.execute(
        "INSERT INTO undo_log (made_at, description, field, before, after) VALUES (?, ?, ?, ?, ?)",
        (now, description, field, json.dumps(before), json.dumps(after)),
    )


def undo(connection: sqlite3.Connection) -> tuple[str, int] | None:
    """Takes the latest change back; gives its description and how many articles it was."""
    return _replay(connection, "before", undone=False)


def redo(connection: sqlite3.Connection) -> tuple[str, int] | None:
    """Makes the change again that was undone last."""
    return _replay(connection, "after", undone=True)


def _replay(connection: sqlite3.Connection, side: str, *, undone: bool) -> tuple[str, int] | None:
    row = connection.execute(
        f"SELECT id, description, field, {side} FROM undo_log WHERE undone = ?"
        f" ORDER BY id {'ASC' if undone else 'DESC'} LIMIT 1",
        (int(undone),),
    ).fetchone()
    if row is None:
        return None
    change_id, description, field, marks = row
    values = {int(article_id): value for article_id, value in json.loads(marks).items()}
    changed = set_marks(connection, field, values)
    connection.execute("UPDATE undo_log SET undone = ? WHERE id = ?", (not undone, change_id))
    return description, len(changed)


def _count_unread_of_events(connection: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    connection.execute(
        "UPDATE events SET unread_count = (SELECT count(*) FROM event_articles m"
        " LEFT JOIN article_state s ON s.article_id = m.article_id"
        " WHERE m.event_id = events.id AND s.read_at IS NULL)"
        " WHERE id IN (SELECT event_id FROM event_articles e"
        " JOIN json_each(?) i ON i.value = e.article_id)",
        (json.dumps(list(article_ids)),),
    )
