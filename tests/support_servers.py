"""Syncing with a fake server, and looking at what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from newstui.library.marks import set_read, set_starred
from newstui.library.news_servers import all_servers
from newstui.library.session import Library
from newstui.library.syncing import ServerOutcome, sync
from newstui.model.article import ArticleRow
from newstui.model.query import EVERYTHING
from newstui.store import lists


@dataclass
class Clock:
    """The reader's and the server's clock, which a test moves."""

    seconds: float

    def __call__(self) -> float:
        return self.seconds


def synced(library: Library) -> ServerOutcome:
    """One contact with the only server."""
    return sync(library, all_servers(library)).outcomes[0]


def rows(library: Library) -> dict[str, ArticleRow]:
    """All articles by title."""
    connection = library.database.reader()
    keys = lists.article_keys(connection, EVERYTHING, limit=None)
    found = lists.articles_at(connection, keys)
    assert len({row.title for row in found}) == len(found), [row.title for row in found]
    return {row.title: row for row in found}


def marks(library: Library, title: str) -> tuple[bool, bool]:
    """Whether an article is read and starred."""
    row = rows(library)[title]
    return row.read, row.starred


def mark(
    library: Library, title: str, *, read: bool | None = None, star: bool | None = None
) -> None:
    """What the reader does."""
    article_id = rows(library)[title].id
    if read is not None:
        set_read(library, [article_id], read)
    if star is not None:
        set_starred(library, [article_id], star)
