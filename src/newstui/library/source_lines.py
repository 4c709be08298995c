"""What a source repeats from article to article counts for nothing when events are found."""

from __future__ import annotations

from dataclasses import replace

from newstui.events.repeated_lines import LATEST, RepeatedLines
from newstui.events.signature import NO_SOURCE
from newstui.events.signing import signature
from newstui.store import articles
from newstui.store.articles import Derived
from newstui.store.database import Connection


class SourceLines:
    """The lines of the latest articles of each source, read when a source is first met."""

    def __init__(self) -> None:
        self._lines = RepeatedLines()

    def left_out(
        self,
        connection: Connection,
        source_id: int,
        article_id: int,
        derived: Derived,
        before: int | None = None,
    ) -> Derived:
        """What is derived of an article, its signature made without the lines that its source
        repeats. Of a source not met yet the latest articles count, `before` a time key if given.

        What no source is known of repeats nothing. Tags are those found, not yet corrected: events
        rest on what the text says.
        """
        if source_id == NO_SOURCE:
            return derived
        lines, text = self._lines, derived.article.text
        if not lines.knows(source_id):
            lines.add(source_id, articles.latest_texts(connection, source_id, LATEST, before))
        repeated = lines.of(source_id, article_id, text)
        lines.add(source_id, {article_id: text})
        if not repeated:
            return derived
        made = signature(0, 0, derived.article, derived.tags, repeated)
        return replace(derived, signature=made.pack())
