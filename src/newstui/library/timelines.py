"""Timelines of stored articles: of an event, and of all that a query finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newstui.events.timeline import build_timeline
from newstui.events.timeline_figures import figures
from newstui.events.timeline_summary import summarise
from newstui.library.session import Library
from newstui.model.article import ArticleRow
from newstui.model.query import Query
from newstui.model.timeline import Figure, Report, TimelineEntry
from newstui.store import articles, lists, mentions

READ_AT_MOST = 2000
"""Articles that a summary is made of, the newest: more would not fit into memory at once."""


@dataclass(frozen=True, slots=True)
class Course:
    """What happened when by the articles of one event, and the figures that changed."""

    entries: tuple[TimelineEntry, ...]
    figures: tuple[Figure, ...] = ()


def of_reports(library: Library, rows: Sequence[ArticleRow]) -> Course:
    """The course of an event, by its articles."""
    reports = _reports(library, rows)
    return Course(build_timeline(reports), figures(reports))


def of_query(library: Library, query: Query, days: int, per_day: int) -> tuple[TimelineEntry, ...]:
    """The `days` days that matter most to what a query finds, earliest first, each told in at
    most `per_day` sentences of the articles. Of very many articles only the newest are read."""
    connection = library.database.reader()
    keys = lists.article_keys(connection, query, limit=READ_AT_MOST)
    return summarise(_reports(library, lists.articles_at(connection, keys)), days, per_day)


def _reports(library: Library, rows: Sequence[ArticleRow]) -> list[Report]:
    connection = library.database.reader()
    texts = articles.texts_of(connection, [row.id for row in rows])
    return [
        Report(
            article_id=row.id,
            source=row.source,
            agency=row.agency,
            published=row.published,
            first_seen=row.first_seen,
            title=row.title,
            text=texts.get(row.id, ""),
            language=row.language,
            mentions=mentions.of(connection, row.id),
        )
        for row in rows
    ]
