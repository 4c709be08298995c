"""Articles: what came in, what was made of it, and its place in time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from newstui.model.article import CleanArticle, Tag, Tags
from newstui.model.document import Form, RawDocument
from newstui.model.frozen import frozen
from newstui.model.timeline import Mention
from newstui.store import facets, search
from newstui.store import mentions as stored_mentions
from newstui.store import tags as stored_tags
from newstui.store.time_keys import time_key


@frozen
class Known:
    """An article that is stored already: enough to decide whether a document is news."""

    id: int
    content_hash: bytes
    source: str


def known(connection: sqlite3.Connection, guid: str, *, source: str | None) -> Known | None:
    """The stored article of this guid.

    A document that names its source is known by source and guid; one that does not, by its guid
    alone, which then is a hash of its content or its link.
    """
    row = connection.execute(
        "SELECT a.id, a.content_hash, s.title FROM articles a JOIN sources s ON s.id = a.source_id"
        " WHERE a.guid = :guid AND s.kind = 'files' AND (:source IS NULL OR s.title = :source)"
        " ORDER BY a.id LIMIT 1",
        {"guid": guid, "source": source},
    ).fetchone()
    return None if row is None else Known(*row)


def says_the_same(connection: sqlite3.Connection, article_id: int, document: RawDocument) -> bool:
    """Whether a clean text says just what is stored, as an article does that was exported."""
    row = connection.execute(
        "SELECT a.title, t.text, a.url, a.author, a.agency, a.language, a.published_at,"
        " a.published_precision FROM articles a JOIN article_texts t ON t.article_id = a.id"
        " WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    return document.form is Form.TEXT and row == (
        document.title,
        document.content,
        document.url,
        document.author,
        document.agency,
        document.language,
        document.published.seconds,
        document.published.precision.value,
    )


def insert(
    connection: sqlite3.Connection,
    article_id: int,
    document: RawDocument,
    derived: Derived,
    *,
    source_id: int,
    content_hash: bytes,
    now: int,
) -> int:
    """Stores a new article with its text under a free id; gives its time key.

    Index, tags and mentions follow by `derive`.
    """
    columns = _columns(article_id, document, derived, content_hash, now) | {
        "id": article_id,
        "source_id": source_id,
        "guid": document.guid,
        "first_seen_at": now,
    }
    marks = ", ".join(f":{name}" for name in columns)
    connection.execute(f"INSERT INTO articles ({', '.join(columns)}) VALUES ({marks})", columns)
    set_text(connection, article_id, derived)
    return int(columns["time_key"])


def replace(
    connection: sqlite3.Connection,
    article_id: int,
    document: RawDocument,
    derived: Derived,
    *,
    content_hash: bytes,
    now: int,
) -> int:
    """Puts what came in now in the place of a stored article; gives its time key.

    The reader's marks stay. Index, tags and mentions are taken away and follow by `derive`.
    """
    first_seen = connection.execute(
        "SELECT first_seen_at FROM articles WHERE id = ?", (article_id,)
    ).fetchone()[0]
    forget_derived(connection, article_id)
    columns = _columns(article_id, document, derived, content_hash, first_seen)
    columns["updated_at"] = now
    pairs = ", ".join(f"{name} = :{name}" for name in columns)
    connection.execute(
        f"UPDATE articles SET {pairs} WHERE id = :article", {**columns, "article": article_id}
    )
    set_text(connection, article_id, derived)
    return int(columns["time_key"])


def _columns(
    article_id: int, document: RawDocument, derived: Derived, content_hash: bytes, first_seen: int
) -> dict[str, Any]:
    article = derived.article
    return {
        "url": document.url,
        "title": article.title,
        "author": article.author,
        "agency": article.agency,
        "language": article.language,
        "published_at": article.published.seconds,
        "published_precision": article.published.precision,
        "content_hash": content_hash,
        "time_key": time_key(article_id, article.published, first_seen),
        "countries": stored_tags.codes(derived.tags.about),
        "topics": stored_tags.codes(derived.tags.topics),
    }


@frozen
class Derived:
    """Everything that is made from a document and can be made again."""

    article: CleanArticle
    tags: Tags
    mentions: tuple[Mention, ...]
    cleaner_version: int
    tagger_version: int
    signature: bytes
    """What grouping keeps of the text, packed, without the article's number."""
    raw: bytes
    """The document as it came in, by `raw_documents.pack`."""
    overruled: tuple[tuple[str, Tag], ...] = ()
    """What the reader's corrections hide: the kind (country, topic, date) and what was found."""


@frozen
class Made:
    """What was made of an article, and where it goes."""

    article_id: int
    key: int
    source: str
    """The name of the outlet."""
    derived: Derived


def set_text(connection: sqlite3.Connection, article_id: int, derived: Derived) -> None:
    """Stores the text of an article that has none yet."""
    connection.execute(
        "INSERT INTO article_texts (article_id, text, notes, raw, cleaner_version,"
        " tagger_version) VALUES (?, ?, ?, ?, ?, ?)",
        (
            article_id,
            derived.article.text,
            json.dumps(derived.article.notes),
            derived.raw,
            derived.cleaner_version,
            derived.tagger_version,
        ),
    )


def derive(connection: sqlite3.Connection, made: Sequence[Made]) -> None:
    """Stores tags, dated mentions and index of articles that have none yet."""
    for one in made:
        if one.derived.overruled:
            stored_tags.set_overruled(
                connection,
                one.article_id,
                one.derived.overruled,
                method=one.derived.tagger_version,
            )
    facets.add(
        connection,
        [
            facets.Given(one.article_id, one.key, _facets(one), one.derived.tagger_version)
            for one in made
        ],
    )
    stored_mentions.add(
        connection, ((one.article_id, each) for one in made for each in one.derived.mentions)
    )
    search.add(
        connection, [(one.key, one.derived.article.title, one.derived.article.text) for one in made]
    )


_DERIVED_TABLES = ("article_texts", "mentions", "article_signatures", "article_keys", "overruled")


def forget_derived(connection: sqlite3.Connection, article_id: int) -> None:
    """Takes away whatever `derive` stores, out of the index and the counts as well."""
    row = connection.execute(
        "SELECT a.time_key, a.title, t.text FROM articles a JOIN article_texts t"
        " ON t.article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is not None:
        search.remove(connection, *row)
    facets.remove(connection, article_id)
    for table in _DERIVED_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))


def _facets(made: Made) -> list[facets.Facet]:
    language = made.derived.article.language
    found = [*stored_tags.as_facets(made.derived.tags), facets.Facet("source", made.source)]
    return [*found, facets.Facet("language", language)] if language else found


@frozen
class Body:
    """The columns of an article that lists leave out."""

    guid: str
    url: str | None
    author: str | None
    text: str
    notes: tuple[str, ...]
    source_country: str | None
    updated_at: int | None


def body_of(connection: sqlite3.Connection, article_id: int) -> Body | None:
    row = connection.execute(
        "SELECT a.guid, a.url, a.author, t.text, t.notes, s.country, a.updated_at FROM articles a"
        " JOIN article_texts t ON t.article_id = a.id JOIN sources s ON s.id = a.source_id"
        " WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    guid, url, author, text, notes, country, updated = row
    return Body(guid, url, author, text, tuple(json.loads(notes)), country, updated)


def texts_of(connection: sqlite3.Connection, article_ids: Sequence[int]) -> dict[int, str]:
    """The cleaned texts of articles by id."""
    rows = connection.execute(
        "SELECT t.article_id, t.text FROM json_each(?) i"
        " JOIN article_texts t ON t.article_id = i.value",
        (json.dumps(list(article_ids)),),
    )
    return dict(rows.fetchall())


def latest_texts(
    connection: sqlite3.Connection, source_id: int, most: int, before: int | None = None
) -> dict[int, str]:
    """The cleaned texts of a source's latest articles by id, the earliest first; those that stand
    before a time key where one is given."""
    rows = connection.execute(
        "SELECT t.article_id, t.text FROM sources s"
        " JOIN article_facets f INDEXED BY facets_by_time"
        " ON f.kind = 'source' AND f.value = s.title"
        " JOIN article_texts t ON t.article_id = f.article_id"
        " WHERE s.id = ? AND (? IS NULL OR f.time_key < ?) ORDER BY f.time_key DESC LIMIT ?",
        (source_id, before, before, most),
    )
    return dict(reversed(rows.fetchall()))


LAST_REMOVED = "last_removed_article"
"""The row of `meta` that keeps the highest id ever removed: links outlive articles."""


def next_id(connection: sqlite3.Connection) -> int:
    """The first of the ids that no article has, or had: all from there on are free."""
    row = connection.execute(
        "SELECT max(coalesce((SELECT max(id) FROM articles), 0),"
        " coalesce((SELECT value FROM meta WHERE name = ?), 0)) + 1",
        (LAST_REMOVED,),
    ).fetchone()
    return int(row[0])
