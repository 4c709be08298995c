"""Smart folders: names for queries."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from newstui.model.smart_folder import SmartFolder

FIELD = "smart_folders"
"""What the undo log calls changes of smart folders."""


def rows(connection: sqlite3.Connection) -> list[SmartFolder]:
    """Every smart folder, in the reader's order."""
    found = connection.execute("SELECT name, query FROM smart_folders ORDER BY place, name")
    return [SmartFolder(*row) for row in found]


def named(connection: sqlite3.Connection, name: str) -> SmartFolder | None:
    """The folder of a name, in upper or lower case."""
    wanted = name.casefold()
    return next((row for row in rows(connection) if row.name.casefold() == wanted), None)


def query_of(connection: sqlite3.Connection, name: str) -> str | None:
    """The query of a folder; None if there is no such folder."""
    folder = named(connection, name)
    return None if folder is None else folder.query


def values(
    connection: sqlite3.Connection, names: Sequence[str]
) -> dict[str, tuple[str, int] | None]:
    """Query and place of these folders, as `set_values` takes them; None for one that is not."""
    found = connection.execute("SELECT name, query, place FROM smart_folders").fetchall()
    known = {name: (query, place) for name, query, place in found}
    return {name: known.get(name) for name in names}


def next_place(connection: sqlite3.Connection) -> int:
    """Where a new folder stands: below all others."""
    row = connection.execute("SELECT coalesce(max(place), 0) + 1 FROM smart_folders").fetchone()
    return int(row[0])


def set_values(
    connection: sqlite3.Connection, wanted: Mapping[str, Sequence[object] | None]
) -> None:
    """Gives folders their query and place by name; None takes a folder away."""
    for name, value in wanted.items():
        connection.execute("DELETE FROM smart_folders WHERE name = ?", (name,))
        if value is not None:
            connection.execute("INSERT INTO smart_folders VALUES (?, ?, ?)", (name, *value))
