"""One derived document into the library: corrected, stored, indexed, placed into its event."""

from __future__ import annotations

from newstui.library import origin
from newstui.library.corrected import Corrections
from newstui.library.derive import content_hash
from newstui.library.grouping import Grouping
from newstui.model.document import RawDocument
from newstui.store import articles
from newstui.store.articles import Derived, Known
from newstui.store.database import Connection


def put_article(
    connection: Connection,
    grouping: Grouping,
    document: RawDocument,
    derived: Derived,
    *,
    stored: Known | None,
    source_id: int,
    source: str,
    now: int,
    known_by: bytes | None = None,
) -> int:
    """Stores a document, or replaces what came in for a stored article; gives the article's id.

    `source` is the name of the outlet. `known_by` is the hash by which the next arrival is told
    to be the same again, by default the document's own. Within the caller's transaction.
    """
    known_id = stored.id if stored else None
    put_right = Corrections.of(connection, known_id, source_id, source).applied(derived)
    article_id, key = articles.put(
        connection,
        stored,
        document,
        put_right.article,
        source_id=source_id,
        content_hash=known_by or content_hash(document),
        now=now,
    )
    origin.learn(connection, source_id)
    articles.derive(connection, article_id, key, put_right, source=source)
    grouping.add(article_id, source_id, key, put_right, is_new=stored is None)
    return article_id
