"""Derived documents into the library: corrected, stored, indexed, placed into their events."""

from __future__ import annotations

from newstui.library import origin
from newstui.library.corrected import Corrections
from newstui.library.derive import content_hash
from newstui.library.grouping import Grouping, Remembered, source_number
from newstui.model.document import RawDocument
from newstui.store import articles
from newstui.store.articles import Derived, Known, Made
from newstui.store.database import Connection


class Batch:
    """What is stored in one transaction, which is the caller's.

    Texts and events are stored at once, since what comes later in the batch may depend on them;
    tags, mentions and index at the end, all together, which costs a third of one by one.
    """

    def __init__(
        self, connection: Connection, now: int, remembered: Remembered | None = None
    ) -> None:
        self.connection = connection
        self.now = now
        remembered = remembered or Remembered()
        self._source_lines = remembered.source_lines
        self._grouping = Grouping(connection, now, remembered)
        self._made: dict[int, Made] = {}
        self._sources: set[int] = set()
        self._rules: dict[int, Corrections] = {}
        self._next_id = articles.next_id(connection)

    def put(
        self,
        document: RawDocument,
        derived: Derived,
        *,
        stored: Known | None,
        source_id: int,
        source: str,
        known_by: bytes | None = None,
    ) -> int:
        """Stores a document, or replaces what came in for a stored article; gives the article's id.

        `source` is the name of the outlet. `known_by` is the hash by which the next arrival is told
        to be the same again, by default the document's own.
        """
        known_by = known_by or content_hash(document)
        self._sources.add(source_id)
        article_id = stored.id if stored is not None else self._next_id
        told_by = source_number(source_id, source)
        derived = self._source_lines.left_out(self.connection, told_by, article_id, derived)
        put_right = self._corrections(stored, source_id, source).applied(derived)
        if stored is None:
            self._next_id += 1
            key = articles.insert(
                self.connection,
                article_id,
                document,
                put_right,
                source_id=source_id,
                content_hash=known_by,
                now=self.now,
            )
        else:
            if article_id in self._made:
                self._derive()
            key = articles.replace(
                self.connection,
                article_id,
                document,
                put_right,
                content_hash=known_by,
                now=self.now,
            )
        self._made[article_id] = Made(article_id, key, source, put_right)
        self._grouping.add(article_id, told_by, key, put_right, is_new=stored is None)
        return article_id

    def finish(self) -> None:
        """Stores what was put off, and brings sources and events up to date."""
        for source_id in sorted(self._sources):
            origin.learn(self.connection, source_id)
        self._grouping.finish()
        self._derive()

    def _corrections(self, stored: Known | None, source_id: int, source: str) -> Corrections:
        if stored is not None:
            return Corrections.of(self.connection, stored.id, source_id, source)
        rules = self._rules.get(source_id)
        if rules is None:
            rules = self._rules[source_id] = Corrections.of(
                self.connection, None, source_id, source
            )
        return rules

    def _derive(self) -> None:
        articles.derive(self.connection, list(self._made.values()))
        self._made.clear()
