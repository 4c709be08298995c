"""How wide the reader has made the panes, in thousandths of the window."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

_PREFIX = "width:"


def widths(connection: sqlite3.Connection) -> dict[str, int]:
    """The widths that are kept, by the name they are kept under."""
    rows = connection.execute(
        "SELECT name, value FROM meta WHERE name >= ? AND name < ?", (_PREFIX, _PREFIX + "~")
    )
    return {name.removeprefix(_PREFIX): value for name, value in rows}


def keep_widths(connection: sqlite3.Connection, wanted: Mapping[str, int]) -> None:
    """Keeps widths in the place of those before."""
    connection.executemany(
        "INSERT INTO meta (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [(_PREFIX + name, value) for name, value in wanted.items()],
    )
