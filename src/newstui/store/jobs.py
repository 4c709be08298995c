"""Long work that goes on where it was after it was stopped."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    state: Mapping[str, Any]
    """Where it has got to, as whoever does it wrote it."""


def unfinished(connection: sqlite3.Connection, name: str) -> Job | None:
    """The latest job of that name that has not come to its end."""
    row = connection.execute(
        "SELECT id, state FROM jobs WHERE name = ? AND finished_at IS NULL ORDER BY id DESC",
        (name,),
    ).fetchone()
    return None if row is None else Job(row[0], json.loads(row[1]))


def start(connection: sqlite3.Connection, name: str, state: Mapping[str, Any], now: int) -> Job:
    """Begins a job in the place of every unfinished one of that name."""
    connection.execute(
        "UPDATE jobs SET finished_at = ? WHERE name = ? AND finished_at IS NULL", (now, name)
    )
    cursor = connection.execute(
        "INSERT INTO jobs (name, state, started_at) VALUES (?, ?, ?)",
        (name, json.dumps(state), now),
    )
    return Job(int(cursor.lastrowid or 0), state)


def advance(connection: sqlite3.Connection, job_id: int, state: Mapping[str, Any]) -> None:
    """Notes where a job has got to, within the transaction that got it there."""
    connection.execute("UPDATE jobs SET state = ? WHERE id = ?", (json.dumps(state), job_id))


def finish(connection: sqlite3.Connection, job_id: int, now: int) -> None:
    connection.execute("UPDATE jobs SET finished_at = ? WHERE id = ?", (now, job_id))
