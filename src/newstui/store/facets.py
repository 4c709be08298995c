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
    by_reader: bool = False


BY_READER = 0
"""The method of a facet that the reader set; those of the tagger are its versions, from 1 on."""


def add(
    connection: sqlite3.Connection,
    article_id: int,
    key: int,
    facets: Iterable[Facet],
    *,
    method: int,
) -> None:
    """Gives an article that has none its facets, and counts it."""
    given = list(facets)
    _insert(connection, article_id, key, given, method)
    counted = {(facet.kind, facet.value) for facet in given} | {("all", "")}
    unread = _is_unread(connection, article_id)
    connection.executemany(
        "INSERT INTO facet_counts (kind, value, total, unread) VALUES (?, ?, 1, ?)"
        " ON CONFLICT (kind, value) DO UPDATE"
        " SET total = total + 1, unread = unread + excluded.unread",
        [(kind, value, unread) for kind, value in sorted(counted)],
    )


def exchange(
    connection: sqlite3.Connection,
    article_id: int,
    key: int,
    kinds: Sequence[str],
    facets: Iterable[Facet],
    *,
    method: int,
) -> None:
    """Puts facets in the place of those of some kinds; the article itself stays counted."""
    _count_kinds(connection, article_id, kinds, sign=-1)
    connection.execute(
        "DELETE FROM article_facets WHERE article_id = ?"
        " AND kind IN (SELECT value FROM json_each(?))",
        (article_id, json.dumps(kinds)),
    )
    _insert(connection, article_id, key, facets, method)
    _count_kinds(connection, article_id, kinds, sign=1)


def move(connection: sqlite3.Connection, article_id: int, key: int) -> None:
    """Gives all facets of an article its new place in time."""
    connection.execute(
        "UPDATE article_facets SET time_key = ? WHERE article_id = ?", (key, article_id)
    )


def _insert(
    connection: sqlite3.Connection,
    article_id: int,
    key: int,
    facets: Iterable[Facet],
    method: int,
) -> None:
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
                BY_READER if facet.by_reader else method,
            )
            for facet in facets
        ],
    )


def remove(connection: sqlite3.Connection, article_id: int) -> None:
    """Takes an article's facets away, and out of the counts."""
    has_any = connection.execute(
        "SELECT 1 FROM article_facets WHERE article_id = ?", (article_id,)
    ).fetchone()
    if has_any:
        _uncount(connection, article_id)
    connection.execute("DELETE FROM article_facets WHERE article_id = ?", (article_id,))


def count_read(connection: sqlite3.Connection, article_id: int, *, read: bool) -> None:
    """Moves the unread counts when an article becomes read or unread."""
    connection.execute(
        "UPDATE facet_counts SET unread = unread + :step WHERE (kind, value) IN ("
        " SELECT kind, value FROM article_facets WHERE article_id = :article"
        " UNION ALL SELECT 'all', '')",
        {"step": -1 if read else 1, "article": article_id},
    )


def _is_unread(connection: sqlite3.Connection, article_id: int) -> int:
    row = connection.execute(
        "SELECT NOT EXISTS (SELECT 1 FROM article_state"
        " WHERE article_id = ? AND read_at IS NOT NULL)",
        (article_id,),
    ).fetchone()
    return int(row[0])


def _count_kinds(
    connection: sqlite3.Connection, article_id: int, kinds: Sequence[str], *, sign: int
) -> None:
    connection.execute(
        "INSERT INTO facet_counts (kind, value, total, unread)"
        " SELECT kind, value, :sign, :unread FROM article_facets WHERE article_id = :article"
        " AND kind IN (SELECT value FROM json_each(:kinds))"
        " ON CONFLICT (kind, value) DO UPDATE"
        " SET total = total + excluded.total, unread = unread + excluded.unread",
        {
            "article": article_id,
            "kinds": json.dumps(kinds),
            "sign": sign,
            "unread": sign * _is_unread(connection, article_id),
        },
    )


def _uncount(connection: sqlite3.Connection, article_id: int) -> None:
    connection.execute(
        "UPDATE facet_counts SET total = total - 1, unread = unread - :unread"
        " WHERE (kind, value) IN (SELECT kind, value FROM article_facets"
        " WHERE article_id = :article UNION ALL SELECT 'all', '')",
        {"article": article_id, "unread": _is_unread(connection, article_id)},
    )
