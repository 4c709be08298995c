"""What the screen remembers of itself from one time to the next."""

from __future__ import annotations

import json
import sqlite3


def value(connection: sqlite3.Connection, name: str) -> object:
    """What was put there, as JSON has it; None if nothing was."""
    row = connection.execute("SELECT value FROM screen_memory WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def put(connection: sqlite3.Connection, name: str, value: object) -> None:
    connection.execute(
        "INSERT INTO screen_memory VALUES (?, ?) ON CONFLICT (name) DO UPDATE"
        " SET value = excluded.value",
        (name, json.dumps(value)),
    )
