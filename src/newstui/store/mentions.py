"""Dates that the texts of articles speak of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from newstui.model.timeline import Mention, Tense


def add(connection: sqlite3.Connection, mentions: Iterable[tuple[int, Mention]]) -> None:
    """Stores dated mentions by the article that they are in, which has none yet."""
    connection.executemany(
        'INSERT OR IGNORE INTO mentions (article_id, start, "end", text, value, kind, tense,'
        " sentence_start, sentence_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                article_id,
                mention.start,
                mention.end,
                mention.text,
                mention.value,
                mention.kind,
                mention.tense,
                mention.sentence_start,
                mention.sentence_end,
            )
            for article_id, mention in mentions
        ],
    )


def of(connection: sqlite3.Connection, article_id: int) -> tuple[Mention, ...]:
    """The dated mentions of an article, in the order of its text."""
    rows = connection.execute(
        'SELECT start, "end", text, value, kind, tense, sentence_start, sentence_end'
        ' FROM mentions WHERE article_id = ? ORDER BY start, "end"',
        (article_id,),
    )
    return tuple(
        Mention(start, end, text, value, kind, Tense(tense), sentence_start, sentence_end)
        for start, end, text, value, kind, tense, sentence_start, sentence_end in rows
    )
