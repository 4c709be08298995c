"""The entries of feeds that are stored, and by what they are known again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from newstui.model.document import RawDocument
from newstui.store import raw_documents
from newstui.store.articles import Known

_REMEMBERED = 5000


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry of a feed as it was stored."""

    known: Known
    guid: str
    document: RawDocument


_SELECT = (
    "SELECT a.id, a.content_hash, s.title, a.guid, t.raw FROM articles a"
    " JOIN sources s ON s.id = a.source_id JOIN article_texts t ON t.article_id = a.id"
)


def hashes(connection: sqlite3.Connection, feed_id: int) -> frozenset[bytes]:
    """The hashes of a feed's newest entries, by which those that come again are told."""
    rows = connection.execute(
        "SELECT content_hash FROM articles WHERE source_id = ? ORDER BY time_key DESC LIMIT ?",
        (feed_id, _REMEMBERED),
    )
    return frozenset(row[0] for row in rows)


def by_id(connection: sqlite3.Connection, article_id: int) -> StoredEntry | None:
    row = connection.execute(f"{_SELECT} WHERE a.id = ?", (article_id,)).fetchone()
    return None if row is None else _entry(row)


def by_guid(connection: sqlite3.Connection, feed_id: int, guid: str) -> StoredEntry | None:
    row = connection.execute(
        f"{_SELECT} WHERE a.source_id = ? AND a.guid = ?", (feed_id, guid)
    ).fetchone()
    return None if row is None else _entry(row)


def by_link(connection: sqlite3.Connection, feed_id: int, link_key: int) -> list[StoredEntry]:
    """The entries of a feed that have a link, newest first; at most 50."""
    rows = connection.execute(
        f"{_SELECT} JOIN feed_links l ON l.article_id = a.id"
        " WHERE l.source_id = ? AND l.link_key = ? ORDER BY a.time_key DESC LIMIT 50",
        (feed_id, link_key),
    )
    return [_entry(row) for row in rows]


def set_guid(connection: sqlite3.Connection, article_id: int, guid: str) -> None:
    """Gives an entry the guid that its feed has changed it to."""
    connection.execute("UPDATE articles SET guid = ? WHERE id = ?", (guid, article_id))


def add_link(connection: sqlite3.Connection, feed_id: int, link_key: int, article_id: int) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO feed_links VALUES (?, ?, ?)", (feed_id, link_key, article_id)
    )


def was_dropped(connection: sqlite3.Connection, feed_id: int, guid_key: int) -> bool:
    """Whether retention has removed an entry of that guid."""
    row = connection.execute(
        "SELECT 1 FROM dropped_entries WHERE source_id = ? AND guid_key = ?", (feed_id, guid_key)
    ).fetchone()
    return row is not None


def remember_dropped(
    connection: sqlite3.Connection, feed_id: int, guid_keys: Iterable[int], now: int
) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO dropped_entries VALUES (?, ?, ?)",
        [(feed_id, guid_key, now) for guid_key in guid_keys],
    )


def _entry(row: tuple[int, bytes, str, str, bytes]) -> StoredEntry:
    article_id, content_hash, source, guid, raw = row
    return StoredEntry(Known(article_id, content_hash, source), guid, raw_documents.unpack(raw))
