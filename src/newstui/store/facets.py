"""What articles can be filtered by, and how many have each value; kept in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from newstui.model.frozen import frozen


@frozen
class Facet:
    kind: str
    value: str
    score: float = 1.0
    evidence: Sequence[str] = ()
    by_reader: bool = False


BY_READER = 0
"""The method of a facet that the reader set; those of the tagger are its versions, from 1 on."""


@frozen
class Given:
    """The facets of one article, and what tells them: the reader, or a version of the tagger."""

    article_id: int
    key: int
    facets: Sequence[Facet]
    method: int


def add(connection: sqlite3.Connection, given: Sequence[Given]) -> None:
    """Gives articles that have none their facets, and counts them."""
    _insert(connection, given)
    read = _read_among(connection, [one.article_id for one in given])
    total: Counter[tuple[str, str]] = Counter()
    unread: Counter[tuple[str, str]] = Counter()
    for one in given:
        counted = {("all", ""), *((facet.kind, facet.value) for facet in one.facets)}
        total.update(counted)
        if one.article_id not in read:
            unread.update(counted)
    connection.executemany(
        "INSERT INTO facet_counts (kind, value, total, unread) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, value) DO UPDATE"
        " SET total = total + excluded.total, unread = unread + excluded.unread",
        [(*facet, count, unread[facet]) for facet, count in sorted(total.items())],
    )


def exchange(
    connection: sqlite3.Connection,
    article_id: int,
    key: int,
    kinds: Sequence[str],
    facets: Sequence[Facet],
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
    _insert(connection, [Given(article_id, key, facets, method)])
    _count_kinds(connection, article_id, kinds, sign=1)


def move(connection: sqlite3.Connection, article_id: int, key: int) -> None:
    """Gives all facets of an article its new place in time."""
    connection.execute(
        "UPDATE article_facets SET time_key = ? WHERE article_id = ?", (key, article_id)
    )


def packed(evidence: Sequence[str]) -> str:
    """The words that gave a tag as they are stored: a JSON list."""
    return _encoded(list(evidence)) if evidence else "[]"


_encoded = json.JSONEncoder(ensure_ascii=False).encode


def _insert(connection: sqlite3.Connection, given: Iterable[Given]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO article_facets"
        " (article_id, kind, value, time_key, score, evidence, method)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.article_id,
                facet.kind,
                facet.value,
                one.key,
                facet.score,
                packed(facet.evidence),
                BY_READER if facet.by_reader else one.method,
            )
            for one in given
            for facet in one.facets
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
    return int(not _read_among(connection, [article_id]))


def _read_among(connection: sqlite3.Connection, article_ids: Sequence[int]) -> set[int]:
    """Those of the articles that are read."""
    rows = connection.execute(
        "SELECT article_id FROM json_each(?) i JOIN article_state s ON s.article_id = i.value"
        " WHERE s.read_at IS NOT NULL",
        (json.dumps(article_ids),),
    )
    return {row[0] for row in rows}


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
