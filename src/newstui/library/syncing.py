"""Syncing with news servers: what is new comes in, and marks go both ways.

What the server says is merged first and what the reader has changed is sent after, so that
nothing is sent that the server has already. Everything is stored as it comes: a stop, or a server
that fails in the middle, costs nothing, and the next contact goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newstui.library.derive import content_hash
from newstui.library.deriving import Deriving
from newstui.library.feed_outcomes import Result
from newstui.library.grouping import Remembered
from newstui.library.isolation import store_apart
from newstui.library.server_accounts import connected
from newstui.library.session import Library
from newstui.library.sync_storing import (
    ReadEntry,
    SyncCounts,
    merge_marks,
    same_as_stored,
    store_entries,
    store_feeds,
)
from newstui.model.document import Failure
from newstui.model.errors import Cancelled, NewstuiError
from newstui.model.work import CancelCheck, Progress, never_cancelled, no_progress
from newstui.sources.feeds import told
from newstui.sources.news_server import AllMarks, Batch, NewsServer
from newstui.sources.rhythm import after_error
from newstui.sources.server_session import ServerError
from newstui.store import server_entries, servers
from newstui.store.articles import Derived
from newstui.store.server_entries import Marks
from newstui.store.servers import Server

_EVERY = 600
"""Seconds between two contacts, where nobody asks for one."""
_TURN = 300
"""Seconds after which a process that has not been heard of is taken to have died."""
_GATHERED = 400
"""Entries that are derived together: enough for several processes."""
_BATCH = 200
"""Entries, or marks, in one transaction: the screen may have to wait for it."""


@dataclass(frozen=True, slots=True)
class ServerOutcome:
    """How a contact with one server ended."""

    server: Server
    result: Result
    added: int = 0
    updated: int = 0
    marked: int = 0
    """Articles whose marks changed here."""
    sent: int = 0
    """Marks that the server was told."""
    lost: int = 0
    """Entries that could not be understood or stored."""
    status: int | None = None
    reason: str | None = None
    """Why it failed or waits, or what of it could not be read; in words."""
    next_check: int | None = None
    """The second in UTC of the next contact."""


@dataclass
class SyncReport:
    """What became of the servers."""

    outcomes: list[ServerOutcome] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)
    """Ids of the articles that came in or were edited."""


def sync(
    library: Library,
    wanted: Sequence[Server],
    *,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
    told: Callable[[ServerOutcome], None] = lambda _outcome: None,
) -> SyncReport:
    """Talks to servers, one after the other, but for those whose Retry-After still holds.

    Raises Cancelled when asked to stop; what was stored by then is kept.
    """
    report = SyncReport()
    for server in wanted:
        outcome = _Contact(library, server, progress, cancelled, report).made()
        report.outcomes.append(outcome)
        told(outcome)
    return report


class _Contact:
    """One contact with one server."""

    def __init__(
        self,
        library: Library,
        server: Server,
        progress: Progress,
        cancelled: CancelCheck,
        report: SyncReport,
    ) -> None:
        self._library = library
        self._server = server
        self._progress = progress
        self._cancelled = cancelled
        self._counts = SyncCounts()
        self._problems: list[str] = []
        self._remembered = Remembered()
        self._report = report

    def made(self) -> ServerOutcome:
        now = self._library.now()
        if (self._server.hold_until or 0) > now:
            return ServerOutcome(
                self._server,
                Result.WAITING,
                reason="asked to be left alone until then",
                next_check=self._server.hold_until,
            )
        with self._library.database.writing() as connection:
            if not servers.take_turn(connection, self._server.id, now, now + _TURN):
                reason = "is being synced by another newstui"
                return ServerOutcome(self._server, Result.WAITING, reason=reason)
        try:
            with connected(self._library, self._server, cancelled=self._cancelled) as remote:
                self._take(remote)
                self._send(remote)
        except Cancelled:
            self._record(busy_until=None)
            raise
        except ServerError as error:
            return self._failed(error, error.of_the_line, error.status, error.hold_until(now))
        except NewstuiError as error:
            return self._failed(error, False, None, None)
        except BaseException:
            self._record(busy_until=None)
            raise
        finally:
            self._report.articles += [*self._counts.added, *self._counts.updated]
        return self._succeeded()

    # What the server says

    def _take(self, remote: NewsServer) -> None:
        listed = remote.feeds()
        with self._library.database.writing() as connection:
            store_feeds(connection, self._server, listed)
        batches = remote.news(self._server.cursor, self._unknown)
        with Deriving() as deriving:
            for gathered in _gathered(batches):
                if self._cancelled():
                    raise Cancelled
                self._store(deriving, gathered)

    def _unknown(self, remote_ids: Iterable[str]) -> list[str]:
        connection = self._library.database.reader()
        return server_entries.unknown(connection, self._server.id, remote_ids)

    def _store(self, deriving: Deriving, batches: Sequence[Batch]) -> None:
        entries = self._read(deriving, batches)
        for begin in range(0, len(entries), _BATCH):
            store_apart(entries[begin : begin + _BATCH], self._store_entries, self._lost)
        for batch in batches:
            self._problems += batch.problems
            if batch.marks is not None:
                self._merge_all(batch.marks)
        self._record(cursor=batches[-1].cursor, busy_until=self._library.now() + _TURN)
        self._progress(len(self._counts.added), None, self._server.name)

    def _store_entries(self, entries: Sequence[ReadEntry]) -> None:
        database, now = self._library.database, self._library.now()
        with self._remembered.unless_it_fails(), database.writing() as connection:
            new = store_entries(connection, self._server, entries, now, self._remembered)
        self._counts.add(new)

    def _lost(self, one: ReadEntry, reason: str) -> None:
        self._counts.lost += 1
        self._problems.append(str(Failure(one.entry.document.origin, reason)))

    def _read(self, deriving: Deriving, batches: Sequence[Batch]) -> list[ReadEntry]:
        """The entries of batches, each once, with what is made of those that are news."""
        connection = self._library.database.reader()
        entries = {entry.id: entry for batch in batches for entry in batch.entries}
        hashes = {one.id: content_hash(one.document) for one in entries.values()}
        news = [
            entry
            for entry in entries.values()
            if not same_as_stored(connection, self._server, entry, hashes[entry.id])
        ]
        outcomes = deriving.outcomes(entry.document for entry in news)
        derived: dict[str, Derived | None] = {}
        for entry, (_, outcome) in zip(news, outcomes, strict=True):
            if isinstance(outcome, Failure):
                self._counts.lost += 1
                self._problems.append(str(outcome))
            else:
                derived[entry.id] = outcome
        return [
            ReadEntry(entry, hashes[entry.id], derived.get(entry.id)) for entry in entries.values()
        ]

    def _merge_all(self, marks: AllMarks) -> None:
        """Merges the marks of every entry, where they are not as they were."""
        there = {}
        connection = self._library.database.reader()
        for remote_id, entry in server_entries.every(connection, self._server.id):
            now_there = Marks(remote_id not in marks.unread, remote_id in marks.starred)
            if now_there != entry.known:
                there[remote_id] = now_there
        changed = list(there.items())
        for begin in range(0, len(changed), _BATCH):
            part = dict(changed[begin : begin + _BATCH])
            with self._library.database.writing() as connection:
                ids = merge_marks(connection, self._server, part, self._library.now())
            self._counts.marked += len(ids)

    # What the server is told

    def _send(self, remote: NewsServer) -> None:
        waiting = server_entries.to_send(self._library.database.reader(), self._server.id)
        for on in (True, False):
            read = [one for one, entry in waiting.items() if entry.here.read is on
                    and entry.known.read is not on]  # fmt: skip
            self._sent("read", on, read, remote.set_read)
            starred = [one for one, entry in waiting.items() if entry.here.starred is on
                       and entry.known.starred is not on]  # fmt: skip
            self._sent("starred", on, starred, remote.set_starred)

    def _sent(
        self, name: str, on: bool, ids: Sequence[str], tell: Callable[[Sequence[str], bool], None]
    ) -> None:
        for begin in range(0, len(ids), _BATCH):
            part = ids[begin : begin + _BATCH]
            tell(part, on)
            with self._library.database.writing() as connection:
                server_entries.set_known_mark(connection, self._server.id, name, on, part)
            self._counts.sent += len(part)

    # How it ended

    def _succeeded(self) -> ServerOutcome:
        now = self._library.now()
        self._record(
            checked_at=now,
            success_at=now,
            next_check_at=now + _EVERY,
            hold_until=None,
            error_count=0,
            last_error=None,
            busy_until=None,
        )
        problem = told(self._problems) if self._problems else None
        return self._outcome(Result.FETCHED, reason=problem, next_check=now + _EVERY)

    def _failed(
        self, error: NewstuiError, of_the_line: bool, status: int | None, hold: int | None
    ) -> ServerOutcome:
        now, errors = self._library.now(), self._server.error_count + 1
        at = max(after_error(now, errors, of_the_line=of_the_line), hold or 0)
        self._record(
            checked_at=now,
            next_check_at=at,
            hold_until=hold,
            error_count=errors,
            last_error=str(error),
            busy_until=None,
        )
        return self._outcome(Result.FAILED, status=status, reason=str(error), next_check=at)

    def _record(self, **columns: object) -> None:
        with self._library.database.writing() as connection:
            servers.record(connection, self._server.id, **columns)

    def _outcome(self, result: Result, **known: object) -> ServerOutcome:
        counts = self._counts
        return ServerOutcome(
            self._server,
            result,
            added=len(counts.added),
            updated=len(counts.updated),
            marked=counts.marked,
            sent=counts.sent,
            lost=counts.lost,
            **known,  # type: ignore[arg-type]
        )


def _gathered(batches: Iterator[Batch]) -> Iterator[list[Batch]]:
    """Batches put together until there is enough in them."""
    gathered: list[Batch] = []
    size = 0
    for batch in batches:
        gathered.append(batch)
        size += len(batch.entries)
        if size >= _GATHERED or batch.marks is not None:
            yield gathered
            gathered, size = [], 0
    if gathered:
        yield gathered
