"""What newstui asks of a news server, whatever it speaks: subscriptions, entries, marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from newstui.model.document import Form, RawDocument
from newstui.model.moment import Moment
from newstui.sources.fields import one_line, storable
from newstui.sources.identity import content_guid
from newstui.sources.links import web_url

Cursor = Mapping[str, Any]
"""How far a server has been read, as JSON can hold it; empty before the first contact. Only the
server's own module knows what is in it."""

RECENT = 30 * 86_400
"""Seconds: read entries that changed before are not taken over at the first contact; unread and
starred ones always are."""


@dataclass(frozen=True, slots=True)
class RemoteFeed:
    """A subscription on the server."""

    id: str
    url: str | None
    title: str
    homepage: str | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class RemoteEntry:
    """An entry on the server, with its marks."""

    id: str
    feed_id: str
    document: RawDocument
    read: bool
    starred: bool


@dataclass(frozen=True, slots=True)
class AllMarks:
    """The marks of every entry of the server: those in neither set are read and not starred."""

    unread: frozenset[str]
    starred: frozenset[str]


@dataclass(frozen=True, slots=True)
class Batch:
    """Something that a server has said; once it is stored, `cursor` is how far it has been read."""

    cursor: Cursor
    entries: tuple[RemoteEntry, ...] = ()
    problems: tuple[str, ...] = ()
    """What of it could not be read, in sentences."""
    marks: AllMarks | None = None


Unknown = Callable[[Iterable[str]], list[str]]
"""Given ids of entries, those that are not stored here."""


class NewsServer(Protocol):
    """One server, logged in to. Every method raises ServerError if the server is of no use."""

    def feeds(self) -> list[RemoteFeed]:
        """The reader's subscriptions."""

    def news(self, cursor: Cursor, unknown: Unknown) -> Iterator[Batch]:
        """What is new or changed since the cursor, marks included."""

    def set_read(self, ids: Sequence[str], read: bool) -> None:
        """Marks entries as read or unread; those that the server no longer has are passed over."""

    def set_starred(self, ids: Sequence[str], starred: bool) -> None:
        """Stars entries or takes the star away; the same holds."""


def document(
    *,
    guid: str,
    origin: str,
    url: object,
    title: object,
    content: object,
    published: Moment,
    author: object,
    categories: Iterable[object] = (),
    source: str | None = None,
) -> RawDocument:
    """An entry as cleaning takes it. The fields are what JSON held, of any type."""
    text = storable(content) if isinstance(content, str) else ""
    names = (one_line(category) for category in categories)
    headline = one_line(title)
    return RawDocument(
        guid=guid or content_guid(headline or "", text),
        form=Form.FRAGMENT,
        content=text,
        origin=origin,
        url=web_url(url if isinstance(url, str) else None),
        title=headline,
        source=source,
        published=published,
        author=one_line(author),
        categories=tuple(dict.fromkeys(name for name in names if name)),
    )
