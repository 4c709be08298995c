"""The full-text index over titles and texts; its row ids are time keys, so newest comes first."""

from __future__ import annotations

import sqlite3


def add(connection: sqlite3.Connection, key: int, title: str, text: str) -> None:
    connection.execute(
        "INSERT INTO article_fts (rowid, title, text) VALUES (?, ?, ?)", (key, title, text)
    )


def remove(connection: sqlite3.Connection, key: int, title: str, text: str) -> None:
    """Takes an article out; title and text must be those that went in (FTS5 keeps no copy)."""
    connection.execute(
        "INSERT INTO article_fts (article_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (key, title, text),
    )


def match_expression(text: str, *, phrase: bool) -> str:
    """The FTS5 expression for a word, whose beginning is enough, or for a phrase.

    Everything a reader types is quoted, so that none of it is FTS5 syntax.
    """
    quoted = '"' + text.replace("\0", " ").replace('"', '""') + '"'
    return quoted if phrase else quoted + "*"
