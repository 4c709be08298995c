"""A feed that was read into the library: its new and changed entries, and how the feed is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newstui.library.derive import has_content
from newstui.library.feed_reading import ReadEntry, Reading
from newstui.library.grouping import Remembered
from newstui.library.isolation import store_apart
from newstui.library.session import Library
from newstui.library.storing import Batch
from newstui.library.whole_articles import kept_whole, note_edit
from newstui.model.document import Failure, RawDocument
from newstui.sources.entry_identity import (
    is_renamed,
    link_key,
    reused_guid,
    same_entry,
    text_key,
)
from newstui.sources.feeds import told
from newstui.store import feed_entries, feeds
from newstui.store.database import Connection
from newstui.store.feed_entries import StoredEntry
from newstui.store.feeds import Feed

_BATCH = 200
"""Entries in one transaction: the screen may have to wait for it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of the entries of one reply."""

    title: str
    """Of the feed, which its first reply may have named."""
    added: tuple[int, ...] = ()
    """Ids of the articles that are new."""
    updated: tuple[int, ...] = ()
    unchanged: int = 0
    failures: tuple[Failure, ...] = ()
    """Entries that could not be stored."""

    @property
    def problem(self) -> str | None:
        """These in one line."""
        return told([str(failure) for failure in self.failures]) if self.failures else None


def store_reading(
    library: Library,
    feed: Feed,
    reading: Reading,
    columns: Mapping[str, object],
    remembered: Remembered,
) -> Stored:
    """Stores the entries, a batch in a transaction, and in the last one the feed's `columns`.

    The validators of a reply are thus stored only when everything in it is: after a crash the
    reply comes again, and what of it is stored already is unchanged.
    """
    stored = Stored(feed.title, unchanged=reading.unchanged)

    def store(batch: Sequence[ReadEntry]) -> None:
        nonlocal stored
        is_last = not batch or batch[-1] is reading.entries[-1]
        with remembered.unless_it_fails(), library.database.writing() as connection:
            named = _named(connection, feed, reading)
            storing = Batch(connection, library.now(), remembered)
            new = _store_batch(connection, storing, named, reading, batch, stored)
            storing.finish()
            if is_last:
                feeds.record(connection, feed.id, **columns)
        stored = new

    def failed(entry: ReadEntry, reason: str) -> None:
        nonlocal stored
        failures = (*stored.failures, Failure(entry.document.origin, reason))
        stored = replace(stored, failures=failures)
        if entry is reading.entries[-1]:
            store(())

    for start in range(0, max(1, len(reading.entries)), _BATCH):
        store_apart(reading.entries[start : start + _BATCH], store, failed)
    return stored


def _named(connection: Connection, feed: Feed, reading: Reading) -> Feed:
    """The feed under its own title, if the reader gave none and this is its first reply."""
    title = reading.feed.title
    if feed.named or feed.success_at is not None or not title or title == feed.title:
        return feed
    feeds.rename(connection, feed.id, title, feed.url)
    return feeds.feed(connection, feed.id) or feed


def _store_batch(
    connection: Connection,
    storing: Batch,
    feed: Feed,
    reading: Reading,
    batch: Sequence[ReadEntry],
    stored: Stored,
) -> Stored:
    added, updated, unchanged = list(stored.added), list(stored.updated), stored.unchanged
    for entry in batch:
        if not has_content(entry.derived.article, entry.document):
            continue
        found, document = _identify(connection, feed.id, entry.document, reading.guids)
        if found is not None and found.guid != document.guid:
            feed_entries.set_guid(connection, found.known.id, document.guid)
        same = found is not None and found.known.content_hash == entry.content_hash
        if same or (found is None and _dropped(connection, feed.id, document)):
            unchanged += 1
            continue
        derived = entry.derived
        kept = found and kept_whole(connection, found, document, derived.article.text)
        if kept:
            document, derived = kept
        article_id = storing.put(
            document,
            derived,
            stored=found.known if found else None,
            source_id=feed.id,
            source=feed.title,
            known_by=entry.content_hash,
        )
        if document.url:
            feed_entries.add_link(connection, feed.id, link_key(document.url), article_id)
        if found is None:
            added.append(article_id)
        else:
            note_edit(connection, article_id, whole=bool(kept))
            updated.append(article_id)
    return Stored(feed.title, tuple(added), tuple(updated), unchanged, stored.failures)


def _identify(
    connection: Connection, feed_id: int, entry: RawDocument, guids: frozenset[str]
) -> tuple[StoredEntry | None, RawDocument]:
    """The stored entry that this one is, if any, and the entry under the guid to store it by."""
    found = feed_entries.by_guid(connection, feed_id, entry.guid)
    if found is not None and not same_entry(found.document, entry):
        entry = replace(entry, guid=reused_guid(entry))
        found = feed_entries.by_guid(connection, feed_id, entry.guid)
    if found is not None or not entry.url:
        return found, entry
    for candidate in feed_entries.by_link(connection, feed_id, link_key(entry.url)):
        # An entry that still stands in the feed under its own guid is not this one.
        if candidate.guid not in guids and is_renamed(candidate.document, entry):
            return candidate, entry
    return None, entry


def _dropped(connection: Connection, feed_id: int, entry: RawDocument) -> bool:
    return feed_entries.was_dropped(connection, feed_id, text_key(entry.guid))
