"""What articles can be filtered by, and how many have each value; kept in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facet:
    kind: str
    value: str
    score: float = 1.0
    evidence: Sequence[str] = ()


def add(
    connection: sqlite3.Connection,
    article_id: int,
    key: int,
    facets: Iterable[Facet],
    *,
    method: int,
) -> None:
    """Gives an article that has none its facets, and counts it."""
    connection.executemany(
        "INSERT OR IGNORE INTO article_facets"
        " (article_id, kind, value, time_key, score, evidence, method)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                article_id,
                facet.kind,
                facet.value,
                key,
                facet.score,
                json.dumps(list(facet.evidence), ensure_ascii=False),
                method,
            )
            for facet in facets
        ],
    )
    _count(connection, article_id, sign=1)


def remove(connection: sqlite3.Connection, article_id: int) -> None:
    """Takes an article's facets away, and out of the counts."""
    has_any = connection.execute(
        "SELECT 1 FROM article_facets WHERE article_id = ?", (article_id,)
    ).fetchone()
    if has_any:
        _count(connection, article_id, sign=-1)
    connection.execute("DELETE FROM article_facets WHERE article_id = ?", (article_id,))


def count_read(connection: sqlite3.Connection, article_id: int, *, read: bool) -> None:
    """Moves the unread counts when an article becomes read or unread."""
    connection.execute(
        "UPDATE facet_counts SET unread = unread + :step WHERE (kind, value) IN ("
        " SELECT kind, value FROM article_facets WHERE article_id = :article"
        " UNION ALL SELECT 'all', '')",
        {"step": -1 if read else 1, "article": article_id},
    )


def _count(connection: sqlite3.Connection, article_id: int, *, sign: int) -> None:
    unread = connection.execute(
        "SELECT NOT EXISTS (SELECT 1 FROM article_state"
        " WHERE article_id = ? AND read_at IS NOT NULL)",
        (article_id,),
    ).fetchone()[0]
    connection.execute(
        "INSERT INTO facet_counts (kind, value, total, unread)"
        " SELECT kind, value, :sign, :unread FROM article_facets WHERE article_id = :article"
        " UNION ALL SELECT 'all', '', :sign, :unread WHERE true"
        " ON CONFLICT (kind, value) DO UPDATE"
        " SET total = total + excluded.total, unread = unread + excluded.unread",
        {"article": article_id, "sign": sign, "unread": sign * unread},
    )
