"""The log that lets each change a reader makes be taken back, and made again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from newstui.model.frozen import frozen


@frozen
class Change:
    """A logged change, as far as it is to be replayed."""

    id: int
    description: str
    field: str
    """What changed: a mark (`read_at`), `corrections`, `source_rules`, `events`. Whoever made the
    change knows how to set its values."""
    values: Mapping[str, Any]
    """The values to set as JSON has them: mostly by the number of the article, source or event."""

    @property
    def by_number(self) -> dict[int, Any]:
        """The values where they are by number."""
        return {int(number): value for number, value in self.values.items()}


def add(
    connection: sqlite3.Connection,
    description: str,
    field: str,
    before: Mapping[int, object] | Mapping[str, object],
    after: Mapping[int, object] | Mapping[str, object],
    now: int,
) -> None:
    """Remembers a change, its values as JSON; what had been undone can no more be redone."""
    connection.execute("DELETE FROM undo_log WHERE undone = 1")
    connection.execute(
        "INSERT INTO undo_log (made_at, description, field, before, after) VALUES (?, ?, ?, ?, ?)",
        (now, description, field, json.dumps(before), json.dumps(after)),
    )


def to_undo(connection: sqlite3.Connection) -> Change | None:
    """The latest change, with the values as they were before it."""
    return _change(
        connection, "SELECT id, description, field, before FROM undo_log WHERE undone = 0"
        " ORDER BY id DESC LIMIT 1"
    )  # fmt: skip


def to_redo(connection: sqlite3.Connection) -> Change | None:
    """The change that was undone last, with the values as they were after it."""
    return _change(
        connection, "SELECT id, description, field, after FROM undo_log WHERE undone = 1"
        " ORDER BY id LIMIT 1"
    )  # fmt: skip


def turn(connection: sqlite3.Connection, change: Change) -> None:
    """Notes that a change was undone, or was made again."""
    connection.execute("UPDATE undo_log SET undone = 1 - undone WHERE id = ?", (change.id,))


def _change(connection: sqlite3.Connection, statement: str) -> Change | None:
    row = connection.execute(statement).fetchone()
    if row is None:
        return None
    change_id, description, field, values = row
    return Change(change_id, description, field, json.loads(values))
