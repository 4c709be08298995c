"""What the reader has put right, of single articles and of whole sources."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from newstui.model.correction import Correction, CorrectionKind


def of_article(connection: sqlite3.Connection, article_id: int) -> tuple[Correction, ...]:
    """The corrections of one article, those of its source not among them."""
    rows = connection.execute(
        "SELECT kind, value, present FROM corrections WHERE article_id = ? ORDER BY kind, value",
        (article_id,),
    )
    return _corrections(rows)


def of_source(connection: sqlite3.Connection, source_id: int) -> tuple[Correction, ...]:
    """The rules for all articles of a source, and the country it was said to report from."""
    rows = connection.execute(
        "SELECT kind, value, present FROM source_rules WHERE source_id = ? ORDER BY kind, value",
        (source_id,),
    )
    return _corrections(rows)


def set_of_article(
    connection: sqlite3.Connection, article_id: int, corrections: Iterable[Correction], now: int
) -> None:
    """Puts these corrections in the place of all that the article had."""
    connection.execute("DELETE FROM corrections WHERE article_id = ?", (article_id,))
    connection.executemany(
        "INSERT INTO corrections (article_id, kind, value, present, made_at)"
        " VALUES (?, ?, ?, ?, ?)",
        [(article_id, one.kind, one.value, one.present, now) for one in corrections],
    )


def set_of_source(
    connection: sqlite3.Connection, source_id: int, rules: Iterable[Correction], now: int
) -> None:
    """Puts these rules in the place of all that the source had."""
    connection.execute("DELETE FROM source_rules WHERE source_id = ?", (source_id,))
    connection.executemany(
        "INSERT INTO source_rules (source_id, kind, value, present, made_at)"
        " VALUES (?, ?, ?, ?, ?)",
        [(source_id, one.kind, one.value, one.present, now) for one in rules],
    )


def _corrections(rows: Iterable[tuple[str, str, int]]) -> tuple[Correction, ...]:
    return tuple(
        Correction(CorrectionKind(kind), value, bool(present)) for kind, value, present in rows
    )
