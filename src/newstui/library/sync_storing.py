"""What a news server has said into the library: entries as articles, and their marks merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newstui.library.derive import has_content
from newstui.library.grouping import Remembered
from newstui.library.mark_merging import merged
from newstui.library.storing import Batch
from newstui.library.whole_articles import kept_whole, note_edit
from newstui.sources.entry_identity import is_renamed, link_key
from newstui.sources.news_server import RemoteEntry, RemoteFeed
from newstui.store import feed_entries, feeds, server_entries, servers, state
from newstui.store.articles import Derived
from newstui.store.database import Connection
from newstui.store.feed_entries import StoredEntry
from newstui.store.server_entries import Marks
from newstui.store.servers import Server


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry with what is made of it; None where it is stored as it is."""

    entry: RemoteEntry
    content_hash: bytes
    derived: Derived | None


@dataclass
class SyncCounts:
    """What a contact has changed."""

    added: list[int] = field(default_factory=list)
    """Ids of the articles that are new."""
    updated: list[int] = field(default_factory=list)
    marked: int = 0
    """Marks that were changed here because the server's were."""
    sent: int = 0
    """Marks that were changed there because the reader's were."""
    lost: int = 0
    """Entries that could not be understood or stored."""

    def add(self, other: SyncCounts) -> None:
        """Counts what another transaction has changed."""
        self.added += other.added
        self.updated += other.updated
        self.marked += other.marked


def store_feeds(connection: Connection, server: Server, listed: Sequence[RemoteFeed]) -> None:
    """Brings the sources of a server in line with its subscriptions."""
    known = {feed.remote_id: feed for feed in servers.feeds_of(connection, server.id)}
    for remote in listed:
        if remote.id not in known:
            address = remote.url or f"{server.url}/feed/{remote.id}"
            servers.take_over(connection, server.id, remote.id, address, remote.title)
    for gone in known.keys() - {remote.id for remote in listed}:
        servers.let_go(connection, server.id, known[gone])
    mapped = {feed.remote_id: feed for feed in servers.feeds_of(connection, server.id)}
    for remote in listed:
        feed = mapped[remote.id]
        # What the reader had subscribed to here stays in the reader's own folder.
        if not feed.was_own:
            columns = {"folder": remote.folder, "homepage": remote.homepage}
            feeds.record(connection, feed.source_id, **columns)


def same_as_stored(
    connection: Connection, server: Server, entry: RemoteEntry, hashed: bytes
) -> bool:
    """Whether an entry needs not be read: it is stored as it is, or was removed here."""
    known = server_entries.entry(connection, server.id, entry.id)
    if known is None:
        return False
    if known.article_id is None:
        return True
    stored = feed_entries.by_id(connection, known.article_id)
    return stored is not None and stored.known.content_hash == hashed


def store_entries(
    connection: Connection,
    server: Server,
    entries: Sequence[ReadEntry],
    now: int,
    remembered: Remembered,
) -> SyncCounts:
    """Stores entries with their marks; gives what has changed. Within the caller's transaction."""
    counts = SyncCounts()
    sources = {feed.remote_id: feed.source_id for feed in servers.feeds_of(connection, server.id)}
    batch = Batch(connection, now, remembered)
    marks = {}
    for one in entries:
        source_id = sources.get(one.entry.feed_id)
        if source_id is not None and _store(connection, batch, server, source_id, one, counts):
            marks[one.entry.id] = Marks(one.entry.read, one.entry.starred)
    batch.finish()
    changed = merge_marks(connection, server, marks, now)
    counts.marked += len(changed.difference(counts.added))
    return counts


def _store(
    connection: Connection,
    batch: Batch,
    server: Server,
    source_id: int,
    one: ReadEntry,
    counts: SyncCounts,
) -> bool:
    """Stores one entry; whether there is an article, or was one, that its marks are of."""
    known = server_entries.entry(connection, server.id, one.entry.id)
    if known is not None and known.article_id is None:
        return True
    document = replace(one.entry.document, guid=f"{server.url}/entry/{one.entry.id}")
    if known is not None and known.article_id is not None:
        stored = feed_entries.by_id(connection, known.article_id)
    else:
        stored = _found_here(connection, server, source_id, one, document.guid)
    if stored is not None and known is None:
        # It came by its own feed before. What its server made of it is no edit of its publisher's.
        server_entries.set_hash(connection, stored.known.id, one.content_hash)
        server_entries.add(connection, server.id, one.entry.id, stored.known.id)
        return True
    same = stored is not None and stored.known.content_hash == one.content_hash
    if same or one.derived is None or not has_content(one.derived.article, document):
        return known is not None
    source = feeds.feed(connection, source_id)
    assert source is not None
    derived = one.derived
    kept = stored and kept_whole(connection, stored, document, derived.article.text)
    if kept:
        document, derived = kept
    article_id = batch.put(
        document,
        derived,
        stored=stored.known if stored else None,
        source_id=source_id,
        source=source.title,
        known_by=one.content_hash,
    )
    if document.url:
        feed_entries.add_link(connection, source_id, link_key(document.url), article_id)
    if known is None:
        server_entries.add(connection, server.id, one.entry.id, article_id)
        counts.added.append(article_id)
    else:
        note_edit(connection, article_id, whole=bool(kept))
        counts.updated.append(article_id)
    return True


def _found_here(
    connection: Connection, server: Server, source_id: int, one: ReadEntry, guid: str
) -> StoredEntry | None:
    """The article that an entry is, where it came before it was known to be the server's."""
    found = feed_entries.by_guid(connection, source_id, guid)
    if found is not None:
        return found
    document = one.entry.document
    if document.url is None:
        return None
    for candidate in feed_entries.by_link(connection, source_id, link_key(document.url)):
        mapped = server_entries.is_mapped(connection, server.id, candidate.known.id)
        if not mapped and is_renamed(candidate.document, document):
            return candidate
    return None


def merge_marks(
    connection: Connection, server: Server, there: Mapping[str, Marks], now: int
) -> set[int]:
    """Merges the marks that a server has for known entries into the reader's; gives the articles
    whose marks changed here. Within the caller's transaction."""
    read: dict[int, int | None] = {}
    starred: dict[int, int | None] = {}
    for remote_id, marks in there.items():
        entry = server_entries.entry(connection, server.id, remote_id)
        if entry is None or entry.article_id is None:
            continue
        wanted = merged(entry.known, entry.here, marks)
        if wanted.read != entry.here.read:
            read[entry.article_id] = now if wanted.read else None
        if wanted.starred != entry.here.starred:
            starred[entry.article_id] = now if wanted.starred else None
    server_entries.set_known(connection, server.id, there)
    state.set_marks(connection, "read_at", read)
    state.set_marks(connection, "starred_at", starred)
    return {*read, *starred}
