"""From a reply's bytes to derived entries: what a process beside does with one feed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from newstui.library.derive import content_hash
from newstui.library.deriving import attempt_all
from newstui.model.document import Failure, RawDocument
from newstui.sources.entry_identity import distinct
from newstui.sources.feeds import Feed, parse_feed, told
from newstui.store.articles import Derived


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry that is not stored as it is."""

    document: RawDocument
    content_hash: bytes
    derived: Derived


@dataclass(frozen=True, slots=True)
class Reading:
    """A feed as it was read; `feed` comes without its entries."""

    feed: Feed
    entries: tuple[ReadEntry, ...] = ()
    """New and changed ones, earliest first, as far as their dates tell."""
    guids: frozenset[str] = frozenset()
    """Of all entries of the reply."""
    published: tuple[int, ...] = ()
    """Seconds in UTC at which its entries came out."""
    unchanged: int = 0
    lost: int = 0
    """Entries that could not be understood."""
    problem: str | None = None
    """What of the feed could not be read."""


def read_feed(
    body: bytes, *, title: str, url: str, charset: str | None, known: Collection[bytes]
) -> Reading:
    """Parses a reply and derives the entries whose hashes are not `known`; never raises."""
    feed = parse_feed(body, origin=title, base_url=url, charset=charset)
    documents = distinct(feed.entries)
    hashes = [content_hash(document) for document in documents]
    news = [pair for pair in zip(documents, hashes, strict=True) if pair[1] not in known]
    problems = list(feed.problems)
    entries = []
    # Feeds list the newest first; without dates that is all there is to go by.
    news.reverse()
    news.sort(key=lambda pair: pair[0].published.seconds or 0)
    outcomes = attempt_all([document for document, _ in news])
    for (document, hashed), outcome in zip(news, outcomes, strict=True):
        if isinstance(outcome, Failure):
            problems.append(str(outcome))
        else:
            entries.append(ReadEntry(document, hashed, outcome))
    return Reading(
        feed=replace(feed, entries=()),
        entries=tuple(entries),
        guids=frozenset(document.guid for document in documents),
        published=tuple(
            document.published.seconds
            for document in documents
            if document.published.seconds is not None
        ),
        unchanged=len(documents) - len(news),
        lost=len(news) - len(entries),
        problem=told(problems) if problems else None,
    )
