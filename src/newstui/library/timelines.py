"""Timelines of stored articles."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.events.timeline import build_timeline
from newstui.library.session import Library
from newstui.model.article import ArticleRow
from newstui.model.timeline import Report, TimelineEntry
from newstui.store import articles


def of_reports(library: Library, rows: Sequence[ArticleRow]) -> tuple[TimelineEntry, ...]:
    """What happened when, by the articles of one event."""
    connection = library.database.reader()
    texts = articles.texts_of(connection, [row.id for row in rows])
    return build_timeline(
        [
            Report(
                article_id=row.id,
                source=row.source,
                agency=row.agency,
                published=row.published,
                first_seen=row.first_seen,
                title=row.title,
                text=texts.get(row.id, ""),
                language=row.language,
                mentions=articles.mentions_of(connection, row.id),
            )
            for row in rows
        ]
    )
