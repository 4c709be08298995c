"""One SQLite file: a connection a thread, one writer at a time, errors told in one line."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newstui.model.errors import DatabaseError
from newstui.store import migrations

_BUSY_SECONDS = 30.0

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
            if path.is_dir():
                raise DatabaseError(f"{path}: is a folder, not a database")
            _make_folder(path)
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

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction that holds the write lock from its start: all of it, or nothing.

        `durable` waits for the disk (synchronous=FULL), as the reader's own marks deserve.
        """
        connection = self.reader()
        with told_in_one_line(self.path):
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'writes'")
                connection.execute("COMMIT")
            except BaseException:
                # A full disk rolls back by itself.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

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
                if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                    migrations.check(connection, self.path)
                    connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            connection.close()
            raise
        with self._lock:
            self._connections.append(connection)
        return connection


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"{path}: its folder cannot be made: {error.strerror}") from error


def write_count(database: Database) -> int:
    """How many transactions have written to the file; grows with each, by any process."""
    return writes(database.reader())


def writes(connection: sqlite3.Connection) -> int:
    """The same; within a transaction without that transaction."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'writes'").fetchone()
    return int(row[0])


@contextmanager
def told_in_one_line(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into a DatabaseError that names the file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{path}: {_reason(error)}") from error


def _reason(error: sqlite3.DatabaseError) -> str:
    text = str(error)
    if "file is not a database" in text:
        return "is not a newstui database"
    if "malformed" in text:
        return "is damaged"
    if "readonly" in text:
        return "can only be read, not written"
    if "full" in text:
        return "the disk is full; nothing of this batch was kept"
    if "locked" in text or "busy" in text:
        return "is in use by another program; try again in a moment"
    if "unable to open" in text:
        return "cannot be opened or made there"
    return text
