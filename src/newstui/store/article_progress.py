"""How far the articles have been looked at, in the order they came, by work that goes on behind."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

Work = Literal["repair_progress", "storyline_progress"]
"""Where it stands how far putting events right, and linking them into storylines, has come."""
ALL = (1 << 63) - 1
"""Later than all articles."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Articles that come next."""

    events: list[int]
    """Their events, each once."""
    last: int
    """The number of the last of them; 0 if there are none."""
    count: int


def is_waiting(connection: sqlite3.Connection, work: Work, until: int = ALL) -> bool:
    """Whether articles up to a number have come since."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM event_articles"
        f" WHERE article_id > (SELECT article_id FROM {work}) AND article_id <= ?)",
        (until,),
    ).fetchone()
    return bool(row[0])


def waiting(connection: sqlite3.Connection, work: Work, most: int, until: int = ALL) -> Waiting:
    """The next articles up to a number, at most so many."""
    rows = connection.execute(
        "SELECT article_id, event_id FROM event_articles"
        f" WHERE article_id > (SELECT article_id FROM {work}) AND article_id <= ?"
        " ORDER BY article_id LIMIT ?",
        (until, most),
    ).fetchall()
    events = list(dict.fromkeys(row[1] for row in rows))
    return Waiting(events, rows[-1][0] if rows else 0, len(rows))


def looked_at(connection: sqlite3.Connection, work: Work, article_id: int) -> None:
    """All articles up to this one have been looked at."""
    connection.execute(f"UPDATE {work} SET article_id = ?", (article_id,))
