"""Whether the database file is whole."""

from __future__ import annotations

import sqlite3


def damage(connection: sqlite3.Connection) -> str | None:
    """What SQLite finds wrong with the file's pages; None if nothing."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    return None if found == "ok" else str(found)


def broken_references(connection: sqlite3.Connection) -> str | None:
    """The first row that refers to one that is not there."""
    row = connection.execute("PRAGMA foreign_key_check").fetchone()
    return None if row is None else f"a row of {row[0]} refers to what is gone from {row[2]}"


def index_damage(connection: sqlite3.Connection) -> str | None:
    """Whether the full-text index agrees with the articles."""
    try:
        connection.execute(
            "INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError:
        return "the index of words does not agree with the articles"
    return None
