"""The full-text index over titles and texts; its row ids are time keys, so newest comes first."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from newstui.model.query import And, Or, Query, Words

_SHORT = 3
"""Letters up to which the index knows beginnings of words (its `prefix` setting)."""
_MOST_TERMS = 64
"""Words with one beginning that are looked for one by one; finding each takes 55 microseconds."""


def add(connection: sqlite3.Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Takes in articles by key, title and text.

    FTS5 writes out what it has gathered whenever a key is lower than the last, and before any
    other statement that can fail half-way: so they are best given together, after all else.
    """
    connection.executemany(
        "INSERT INTO article_fts (rowid, title, text) VALUES (?, ?, ?)", sorted(rows)
    )


def remove(connection: sqlite3.Connection, key: int, title: str, text: str) -> None:
    """Takes an article out; title and text must be those that went in (FTS5 keeps no copy)."""
    connection.execute(
        "INSERT INTO article_fts (article_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (key, title, text),
    )


def is_of_words(query: Query) -> bool:
    """Whether a query asks for words alone, which the full-text index answers by itself."""
    match query:
        case Words():
            return True
        case And(parts) | Or(parts):
            return bool(parts) and all(is_of_words(part) for part in parts)
        case _:
            return False


Named = Callable[[str], Sequence[str]]
"""The words that begin in some way, quoted; empty if they are not to be named one by one."""


def _not_named(_beginning: str) -> Sequence[str]:
    return ()


def match_expression(query: Query, named: Named = _not_named) -> str:
    """The FTS5 expression for a query of words. Of a word its beginning is enough.

    Everything a reader types is quoted, so that none of it is FTS5 syntax. For the beginning of a
    word FTS5 gathers all that begins so before it gives the newest, 30 ms where a third of a
    million articles match. Where only the newest are wanted, the words that begin so are `named`
    one by one instead: then it reads no further than needed.
    """
    match query:
        case Words(text, phrase):
            if phrase:
                return _quoted(text)
            words = named(text)
            return _either(words) if words else _quoted(text) + "*"
        case And(parts):
            return "(" + " AND ".join(match_expression(part, named) for part in parts) + ")"
        case Or(parts):
            return _either([match_expression(part, named) for part in parts])
        case _:
            raise ValueError("not a query of words")


def _either(expressions: Sequence[str]) -> str:
    return "(" + " OR ".join(expressions) + ")"


def _quoted(text: str) -> str:
    return '"' + text.replace("\0", " ").replace('"', '""') + '"'


def words_beginning(connection: sqlite3.Connection, text: str) -> list[str]:
    """The words of the index that begin so, quoted; none if there are too many, or where the
    index may write the word otherwise than we do."""
    beginning = text.lower()
    if len(text) <= _SHORT or not all(map(_is_plain, text)):
        return []
    # An instance is a word in an article: the first one is found without counting the others.
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.article_words"
        " USING fts5vocab(main, article_fts, instance)"
    )
    found: list[str] = []
    start = beginning
    while len(found) <= _MOST_TERMS:
        row = connection.execute(
            "SELECT term FROM temp.article_words WHERE term >= ? ORDER BY term LIMIT 1", (start,)
        ).fetchone()
        if row is None or not row[0].startswith(beginning):
            return [_quoted(word) for word in found]
        found.append(row[0])
        # No letter or digit is smaller than 0.
        start = row[0] + "0"
    return []


def _is_plain(letter: str) -> bool:
    """Whether unicode61 writes a letter as `lower` does: it has no accent and folds to itself."""
    lower = letter.lower()
    return letter.isalnum() and lower == letter.casefold() and not unicodedata.decomposition(letter)
