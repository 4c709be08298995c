"""The schema's steps: forward only, in one transaction, each checked, with a backup before."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path

from newstui.model.errors import DatabaseError

APPLICATION_ID = 0x6E777374
"""`nwst` in ASCII: marks a file as newstui's (SQLite's application_id)."""

_TABLES_NAMED = 3


def latest_version() -> int:
    """The newest schema version that this program knows."""
    return len(_steps())


def check(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of an open database, 0 for an empty one.

    Raises DatabaseError for another program's database and for one from a newer newstui.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not empty and application != APPLICATION_ID:
        raise DatabaseError(
            f"{path}: is a database of another program, not newstui's ({_holds(connection)})"
        )
    if version > latest_version():
        raise DatabaseError(
            f"{path}: was written by a newer newstui (schema {version}, this one knows "
            f"{latest_version()}); it was not opened"
        )
    return version


def _holds(connection: sqlite3.Connection) -> str:
    """A few of the tables of a database, by which its owner may know it again."""
    from sqlite_utils import Database

    names = [name for name in Database(connection).table_names() if not name.startswith("sqlite_")]
    more = ", …" if len(names) > _TABLES_NAMED else ""
    return f"it holds {', '.join(map(repr, names[:_TABLES_NAMED]))}{more}" if names else "no tables"


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Brings the database to the latest version in one transaction, with a backup before.

    Whatever fails, the file is left as it was.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have migrated while this one waited for the lock.
        version = check(connection, path)
        if version and version < latest_version():
            _back_up(path, version)
        for number, script in enumerate(_steps()[version:], start=version + 1):
            _apply(connection, path, number, script)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _apply(connection: sqlite3.Connection, path: Path, number: int, script: str) -> None:
    for statement in _statements(script):
        connection.execute(statement)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise DatabaseError(f"{path}: upgrade to schema {number} would break references")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")


def _back_up(path: Path, version: int) -> None:
    """Copies the file as it is before the upgrade; the copy is whole, or there is none.

    A connection of its own: the upgrading one already holds the lock of writers.
    """
    copy = path.with_name(f"{path.name}.schema-{version}.backup")
    draft = copy.with_name(f"{copy.name}.part")
    try:
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
        draft.replace(copy)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or error
        raise DatabaseError(
            f"{path}: no backup could be made, so that it was not upgraded: {reason}"
        ) from error


def _statements(script: str) -> list[str]:
    """The statements of a script one by one: executescript() would commit the transaction."""
    found, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found


@lru_cache(maxsize=1)
def _steps() -> tuple[str, ...]:
    scripts = sorted(Path(__file__).with_name("schema").glob("*.sql"))
    return tuple(script.read_text(encoding="utf-8") for script in scripts)
