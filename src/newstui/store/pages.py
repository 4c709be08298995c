"""The pages behind feed entries: which were asked for, and what came of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from newstui.model.document import RawDocument
from newstui.store import raw_documents
from newstui.store.articles import Known

WHOLE = "whole"
EDITED = "edited since"
"""The whole article is there, but its feed has brought the entry anew: the page may differ."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """An article of a feed, and what is known of its page."""

    known: Known
    feed_id: int
    text: str
    document: RawDocument
    updated_at: int | None
    asked_at: int | None
    """When its page was asked for; None if it never was."""
    outcome: str | None
    """`WHOLE`, `EDITED`, or why the teaser stays."""


def entry(connection: sqlite3.Connection, article_id: int) -> PageEntry | None:
    """The article, if it came from a feed."""
    row = connection.execute(
        "SELECT a.id, a.content_hash, s.title, s.id, t.text, t.raw, a.updated_at, p.asked_at,"
        " p.outcome FROM articles a JOIN sources s ON s.id = a.source_id AND s.kind <> 'files'"
        " JOIN article_texts t ON t.article_id = a.id"
        " LEFT JOIN article_pages p ON p.article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    known, (feed_id, text, raw, *rest) = Known(*row[:3]), row[3:]
    return PageEntry(known, feed_id, text, raw_documents.unpack(raw), *rest)


def record(connection: sqlite3.Connection, article_id: int, now: int, outcome: str) -> None:
    """Remembers that a page was asked for."""
    connection.execute(
        "INSERT OR REPLACE INTO article_pages (article_id, asked_at, outcome) VALUES (?, ?, ?)",
        (article_id, now, outcome),
    )


def is_whole(connection: sqlite3.Connection, article_id: int) -> bool:
    """Whether the article's text is that of its page."""
    row = connection.execute(
        "SELECT 1 FROM article_pages WHERE article_id = ? AND outcome IN (?, ?)",
        (article_id, WHOLE, EDITED),
    ).fetchone()
    return row is not None


def forget(connection: sqlite3.Connection, article_id: int) -> None:
    """The feed has brought the entry anew: its page may have changed as well."""
    connection.execute("DELETE FROM article_pages WHERE article_id = ?", (article_id,))


def set_updated(connection: sqlite3.Connection, article_id: int, at: int | None) -> None:
    """When its publisher last changed an article; fetching its page is no change of it."""
    connection.execute("UPDATE articles SET updated_at = ? WHERE id = ?", (at, article_id))
