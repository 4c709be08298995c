"""One SQLite file: a connection a thread, one writer at a time, errors told in one line."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newstui.model.errors import DatabaseError, RecordError
from newstui.store import migrations, place

_BUSY_SECONDS = 30.0

_PATIENCE = 10
"""So many times longer waits what no reader waits for: a long import on a busy machine holds the
lock for most of its time."""
_POLL_SECONDS = 0.002
"""How often a writer looks for the lock. SQLite's own waiting looks ten times a second, and one
that writes batch after batch leaves only milliseconds between them."""
_COURTESY, _MOST_COURTESY = 0.01, 0.02
"""The part of the time that it had the lock for which a writer leaves it to others, and seconds."""

_MUCH_KEPT = 24_000
"""KiB of the file."""

Connection = sqlite3.Connection
"""What the store's functions take; outside the store it is only passed on."""


class Database:
    """An open database. Safe to share between threads: each gets a connection of its own."""

    def __init__(self, path: Path) -> None:
        """Opens or creates the file and brings its schema up to date.

        Raises DatabaseError if the file is no database, another program's, from a newer version,
        or cannot be read or made.
        """
        self.path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._connections: list[sqlite3.Connection] = []
        with told_in_one_line(path):
            place.prepare(path)
            connection = self.reader()
            if migrations.check(connection, path) < migrations.latest_version():
                migrations.migrate(connection, path)

    def reader(self) -> sqlite3.Connection:
        """This thread's connection, outside any transaction of its own."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
        return connection

    def keep_much(self) -> None:
        """Has this thread's connection keep more of the file in memory, for a long piece of work
        that writes all over it."""
        self.reader().execute(f"PRAGMA cache_size = -{_MUCH_KEPT}")

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction that holds the write lock from its start: all of it, or nothing.

        `durable` waits for the disk (synchronous=FULL), as the reader's own marks deserve.
        """
        connection = self.reader()
        with told_in_one_line(self.path):
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            _begin(connection, 1 if durable else _PATIENCE)
            began = time.monotonic()
            try:
                yield connection
                connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'writes'")
                connection.execute("COMMIT")
            except BaseException:
                # A full disk rolls back by itself.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        if not durable:
            time.sleep(min(_COURTESY * (time.monotonic() - began), _MOST_COURTESY))

    def close(self) -> None:
        """Closes every thread's connection; the database cannot be used afterwards."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            with told_in_one_line(self.path):
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA temp_store = MEMORY")
                wanted = "delete" if place.on_network(self.path) else "wal"
                if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
                    migrations.check(connection, self.path)
                    _set_journal(connection, wanted)
        except BaseException:
            connection.close()
            raise
        with self._lock:
            self._connections.append(connection)
        return connection


def _begin(connection: sqlite3.Connection, patience: float) -> None:
    """Begins a transaction with the lock of writers, waiting for it `patience` times as long as
    the connection is set to."""
    milliseconds = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    until = time.monotonic() + patience * milliseconds / 1000
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while not _has_begun(connection, last_try=time.monotonic() > until):
            time.sleep(_POLL_SECONDS)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {milliseconds}")


def _has_begun(connection: sqlite3.Connection, *, last_try: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last_try or not _is_busy(str(error)):
            raise
        return False
    return True


def _set_journal(connection: sqlite3.Connection, mode: str) -> None:
    """Changes how the file is written. SQLite does not wait for the lock that this takes, so that
    programs that start at the same time would get in each other's way."""
    until = time.monotonic() + _BUSY_SECONDS
    while not _journal_is_set(connection, mode, last_try=time.monotonic() > until):
        time.sleep(0.05)


def _journal_is_set(connection: sqlite3.Connection, mode: str, *, last_try: bool) -> bool:
    try:
        connection.execute(f"PRAGMA journal_mode = {mode}")
    except sqlite3.OperationalError as error:
        if last_try or not _is_busy(str(error)):
            raise
        return False
    return True


def write_count(database: Database) -> int:
    """How many transactions have written to the file; grows with each, by any process."""
    return writes(database.reader())


def writes(connection: sqlite3.Connection) -> int:
    """The same; within a transaction without that transaction."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'writes'").fetchone()
    return int(row[0])


@contextmanager
def told_in_one_line(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into a DatabaseError that names the file: a RecordError where it is
    not the file that is at fault, but what was to be written to it."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.DataError) as error:
        raise RecordError(f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{path}: {_reason(error)}") from error


def _reason(error: sqlite3.DatabaseError) -> str:
    text = str(error)
    if "file is not a database" in text:
        return "is not a newstui database"
    if "malformed" in text:
        return (
            "is damaged; sqlite3 FILE .recover can save most of it, and beside it may lie a backup"
        )
    if "readonly" in text:
        return "can only be read, not written"
    if "full" in text:
        return "the disk is full; nothing of this batch was kept"
    if _is_busy(text):
        return "is in use by another program; try again in a moment"
    if "disk I/O error" in text:
        return "the disk cannot be read or written; nothing of this batch was kept"
    if "unable to open" in text:
        return "cannot be opened or made there"
    return text


def _is_busy(text: str) -> bool:
    return "locked" in text or "busy" in text
