"""The countries and topics of articles as they are stored: the tagger's and the reader's."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from newstui.model.article import Tag, Tags
from newstui.store import facets

Overruled = tuple[tuple[str, Tag], ...]
"""What corrections hide: the kind (country, topic, date) and what had been found."""

_KINDS = ("country", "mentioned", "topic")


def of_article(connection: sqlite3.Connection, article_id: int) -> Tags:
    """The tags of an article, each group by falling score. Anchors are not stored."""
    groups: dict[str, list[Tag]] = {kind: [] for kind in _KINDS}
    rows = connection.execute(
        "SELECT kind, value, score, evidence, method FROM article_facets WHERE article_id = ?"
        " AND kind IN ('country', 'mentioned', 'topic') ORDER BY score DESC, value",
        (article_id,),
    )
    for kind, value, score, evidence, method in rows:
        by_reader = method == facets.BY_READER
        groups[kind].append(Tag(value, score, tuple(json.loads(evidence)), by_reader))
    return Tags(tuple(groups["country"]), tuple(groups["mentioned"]), tuple(groups["topic"]))


def overruled_of(connection: sqlite3.Connection, article_id: int) -> Overruled:
    """What was found in an article and the reader's corrections hide."""
    rows = connection.execute(
        "SELECT kind, value, score, evidence FROM overruled WHERE article_id = ?"
        " ORDER BY kind, score DESC, value",
        (article_id,),
    )
    return tuple(
        (kind, Tag(value, score, tuple(json.loads(evidence))))
        for kind, value, score, evidence in rows
    )


def exchange(
    connection: sqlite3.Connection, article_id: int, key: int, tags: Tags, overruled: Overruled
) -> None:
    """Puts the countries it is about and the topics in the place of those it had, and what
    corrections now hide in the place of what they hid."""
    method = connection.execute(
        "SELECT max(method) FROM article_facets WHERE article_id = ?", (article_id,)
    ).fetchone()[0]
    wanted = [facet for facet in as_facets(tags) if facet.kind != "mentioned"]
    facets.exchange(connection, article_id, key, ("country", "topic"), wanted, method=method)
    set_overruled(connection, article_id, overruled, method=method)
    show(connection, article_id, tags)


def show(connection: sqlite3.Connection, article_id: int, tags: Tags) -> None:
    """Writes the codes that lists show into the article's row."""
    connection.execute(
        "UPDATE articles SET countries = ?, topics = ? WHERE id = ?",
        (codes(tags.about), codes(tags.topics), article_id),
    )


def set_overruled(
    connection: sqlite3.Connection, article_id: int, overruled: Overruled, *, method: int
) -> None:
    """Remembers what corrections hide, in the place of what they hid before."""
    connection.execute("DELETE FROM overruled WHERE article_id = ?", (article_id,))
    connection.executemany(
        "INSERT INTO overruled (article_id, kind, value, score, evidence, method)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                article_id,
                kind,
                tag.value,
                tag.score,
                facets.packed(tag.evidence),
                method,
            )
            for kind, tag in overruled
        ],
    )


def as_facets(tags: Tags) -> Iterable[facets.Facet]:
    for kind, group in zip(_KINDS, (tags.about, tags.mentioned, tags.topics), strict=True):
        for tag in group:
            yield facets.Facet(kind, tag.value, tag.score, tag.evidence, tag.by_reader)


def codes(tags: Iterable[Tag]) -> str:
    """Tags as lists show them: blank-separated codes."""
    return " ".join(tag.value for tag in tags)
