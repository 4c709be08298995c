"""Which articles are which entries of a news server, and what either side knows of their marks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

_MARKS = {"read": "read_at", "starred": "starred_at"}


@dataclass(frozen=True, slots=True)
class Marks:
    """Whether something is read and starred."""

    read: bool
    starred: bool


@dataclass(frozen=True, slots=True)
class ServerEntry:
    """An entry of a server that is known here."""

    article_id: int | None
    """None where the article was removed here, and is not to come back."""
    known: Marks
    """As the server had them at the last contact."""
    here: Marks


def unknown(connection: sqlite3.Connection, server_id: int, remote_ids: Iterable[str]) -> list[str]:
    """Those of the ids that no entry of a server has, in their order."""
    rows = connection.execute(
        "SELECT i.value FROM json_each(?) i LEFT JOIN server_entries e"
        " ON e.server_id = ? AND e.remote_id = i.value WHERE e.remote_id IS NULL",
        (json.dumps(sorted(remote_ids)), server_id),
    )
    return [row[0] for row in rows]


def entry(connection: sqlite3.Connection, server_id: int, remote_id: str) -> ServerEntry | None:
    row = connection.execute(f"{_ENTRIES} AND e.remote_id = ?", (server_id, remote_id)).fetchone()
    return None if row is None else _entry(row[1:])


def every(connection: sqlite3.Connection, server_id: int) -> Iterator[tuple[str, ServerEntry]]:
    """All entries of a server, with their ids there."""
    for remote_id, *rest in connection.execute(_ENTRIES, (server_id,)):
        yield remote_id, _entry(rest)


def to_send(connection: sqlite3.Connection, server_id: int) -> dict[str, ServerEntry]:
    """Those whose marks the reader has changed here without the server's knowing it yet."""
    rows = connection.execute(
        f"{_ENTRIES} AND (e.read <> (s.read_at IS NOT NULL)"
        " OR e.starred <> (s.starred_at IS NOT NULL)) AND e.article_id IS NOT NULL",
        (server_id,),
    )
    return {remote_id: _entry(rest) for remote_id, *rest in rows}


def add(connection: sqlite3.Connection, server_id: int, remote_id: str, article_id: int) -> None:
    """Remembers which article a new entry is; its marks on the server are still to be set."""
    connection.execute(
        "INSERT INTO server_entries VALUES (?, ?, ?, 0, 0)", (server_id, remote_id, article_id)
    )


def set_known(connection: sqlite3.Connection, server_id: int, marks: Mapping[str, Marks]) -> None:
    """Remembers the marks that the server has."""
    connection.executemany(
        "UPDATE server_entries SET read = ?, starred = ? WHERE server_id = ? AND remote_id = ?",
        [(one.read, one.starred, server_id, remote_id) for remote_id, one in marks.items()],
    )


def set_known_mark(
    connection: sqlite3.Connection, server_id: int, name: str, on: bool, remote_ids: Collection[str]
) -> None:
    """The same for one mark (`read` or `starred`) of many."""
    if name not in _MARKS:
        raise ValueError(f"no mark named {name}")
    connection.execute(
        f"UPDATE server_entries SET {name} = ? WHERE server_id = ?"
        " AND remote_id IN (SELECT value FROM json_each(?))",
        (on, server_id, json.dumps(list(remote_ids))),
    )


def is_mapped(connection: sqlite3.Connection, server_id: int, article_id: int) -> bool:
    """Whether an article is an entry of a server already."""
    row = connection.execute(
        "SELECT 1 FROM server_entries WHERE server_id = ? AND article_id = ?",
        (server_id, article_id),
    ).fetchone()
    return row is not None


def set_hash(connection: sqlite3.Connection, article_id: int, content_hash: bytes) -> None:
    """Sets by what the next arrival of an article is told to be the same."""
    connection.execute(
        "UPDATE articles SET content_hash = ? WHERE id = ?", (content_hash, article_id)
    )


_ENTRIES = (
    "SELECT e.remote_id, e.article_id, e.read, e.starred, s.read_at IS NOT NULL,"
    " s.starred_at IS NOT NULL FROM server_entries e"
    " LEFT JOIN article_state s ON s.article_id = e.article_id WHERE e.server_id = ?"
)


def _entry(row: Iterable[int | None]) -> ServerEntry:
    article_id, *marks = row
    read, starred, read_here, starred_here = map(bool, marks)
    return ServerEntry(article_id, Marks(read, starred), Marks(read_here, starred_here))
