"""Articles whose derived data is made again: finding them, and exchanging it in place."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence

from newstui.model.article import Tag, Tags
from newstui.model.frozen import frozen
from newstui.model.moment import Moment, Precision
from newstui.model.timeline import Mention
from newstui.store import articles, search
from newstui.store import mentions as stored_mentions
from newstui.store import tags as stored_tags
from newstui.store.articles import Derived
from newstui.store.facets import move
from newstui.store.time_keys import time_key


def outdated_ids(connection: sqlite3.Connection, cleaner: int, tagger: int) -> array[int]:
    """The articles that an older version cleaned or tagged, by rising id."""
    rows = connection.execute(
        "SELECT article_id FROM article_texts WHERE cleaner_version < ? OR tagger_version < ?"
        " ORDER BY article_id",
        (cleaner, tagger),
    )
    return array("q", (row[0] for row in rows))


def outdated_events(connection: sqlite3.Connection, grouper: int) -> int:
    """How many events an older version made or touched last."""
    row = connection.execute("SELECT count(*) FROM events WHERE version < ?", (grouper,)).fetchone()
    return int(row[0])


def raw_of(
    connection: sqlite3.Connection, article_ids: Sequence[int]
) -> Iterator[tuple[int, bytes, bytes]]:
    """Id, content hash and packed document of each of the articles that is there."""
    yield from connection.execute(
        "SELECT a.id, a.content_hash, t.raw FROM json_each(?) i JOIN articles a ON a.id = i.value"
        " JOIN article_texts t ON t.article_id = a.id ORDER BY a.id",
        (json.dumps(list(article_ids)),),
    ).fetchall()


@frozen
class Placed:
    """Where an article comes from, and where it stands in time."""

    source_id: int
    source: str
    key: int
    published: Moment


def placed(connection: sqlite3.Connection, article_id: int) -> Placed:
    """Of an article that is there; KeyError if it is not."""
    row = connection.execute(
        "SELECT a.source_id, s.title, a.time_key, a.published_at, a.published_precision"
        " FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        raise KeyError(article_id)
    source_id, source, key, published, precision = row
    return Placed(source_id, source, key, Moment(published, Precision(precision)))


@frozen
class Current:
    """An article as it is stored, as far as it is derived."""

    id: int
    content_hash: bytes
    source_id: int
    source: str
    first_seen: int
    key: int
    heading: tuple[str, str | None, str | None, str | None]
    """Title, author, agency, language."""
    published: Moment
    text: str
    notes: tuple[str, ...]
    tags: Tags
    mentions: tuple[Mention, ...]
    overruled: stored_tags.Overruled
    signature: bytes | None

    def is_as(self, derived: Derived, signature: bytes) -> bool:
        """Whether deriving it again has given what is stored, but for the versions."""
        made = derived.article
        return (
            self.heading == (made.title, made.author, made.agency, made.language)
            and self.published == made.published
            and self.text == made.text
            and self.notes == made.notes
            and _by_value(self.tags) == _by_value(derived.tags)
            and self.mentions == _in_order(derived.mentions)
            and set(self.overruled) == set(derived.overruled)
            and self.signature == signature
        )


def current(connection: sqlite3.Connection, article_id: int) -> Current | None:
    """The article as it is stored now; None if it is gone."""
    row = connection.execute(
        "SELECT a.content_hash, a.source_id, s.title, a.first_seen_at, a.time_key, a.title,"
        " a.author, a.agency, a.language, a.published_at, a.published_precision, t.text, t.notes,"
        " (SELECT signature FROM article_signatures WHERE article_id = a.id)"
        " FROM articles a JOIN sources s ON s.id = a.source_id"
        " JOIN article_texts t ON t.article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    return Current(
        id=article_id,
        content_hash=row[0],
        source_id=row[1],
        source=row[2],
        first_seen=row[3],
        key=row[4],
        heading=row[5:9],
        published=Moment(row[9], Precision(row[10])),
        text=row[11],
        notes=tuple(json.loads(row[12])),
        tags=stored_tags.of_article(connection, article_id),
        mentions=stored_mentions.of(connection, article_id),
        overruled=stored_tags.overruled_of(connection, article_id),
        signature=row[13],
    )


def exchange(connection: sqlite3.Connection, now: Current, derived: Derived) -> int:
    """Puts what was derived anew in the place of what is stored; gives the new key.

    The reader's marks, the event and what is known of the import stay. The signature and its keys
    are taken away: they follow from whoever groups.
    """
    made = derived.article
    key = time_key(now.id, made.published, now.first_seen)
    articles.forget_derived(connection, now.id)
    connection.execute(
        "UPDATE articles SET title = ?, author = ?, agency = ?, language = ?, published_at = ?,"
        " published_precision = ?, time_key = ? WHERE id = ?",
        (
            *(made.title, made.author, made.agency, made.language),
            *(made.published.seconds, made.published.precision, key, now.id),
        ),
    )
    articles.set_text(connection, now.id, derived)
    stored_tags.show(connection, now.id, derived.tags)
    articles.derive(connection, [articles.Made(now.id, key, now.source, derived)])
    return key


def confirm(connection: sqlite3.Connection, article_id: int, derived: Derived) -> None:
    """Notes that newer versions give what is stored."""
    connection.execute(
        "UPDATE article_texts SET cleaner_version = ?1, tagger_version = ?2 WHERE article_id = ?3"
        " AND (cleaner_version, tagger_version) != (?1, ?2)",
        (derived.cleaner_version, derived.tagger_version, article_id),
    )


def redate(
    connection: sqlite3.Connection, now: Current, published: Moment, mentions: Sequence[Mention]
) -> int:
    """Gives an article another date, with what its text then speaks of; gives the new key.

    The signature and its keys are taken away: they follow from whoever groups.
    """
    key = time_key(now.id, published, now.first_seen)
    title = now.heading[0]
    search.remove(connection, now.key, title, now.text)
    connection.execute(
        "UPDATE articles SET published_at = ?, published_precision = ?, time_key = ? WHERE id = ?",
        (published.seconds, published.precision, key, now.id),
    )
    search.add(connection, [(key, title, now.text)])
    move(connection, now.id, key)
    for table in ("mentions", "article_signatures", "article_keys"):
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (now.id,))
    stored_mentions.add(connection, ((now.id, mention) for mention in mentions))
    return key


def _by_value(tagged: Tags) -> tuple[dict[str, Tag], ...]:
    return tuple(
        {tag.value: tag for tag in reversed(group)}
        for group in (tagged.about, tagged.mentioned, tagged.topics)
    )


def _in_order(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    first = {(one.start, one.end): one for one in reversed(mentions)}
    return tuple(first[place] for place in sorted(first))
