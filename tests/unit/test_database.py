"""Opening a database: what is no newstui database is refused, and left as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from newstui.model.errors import DatabaseError
from newstui.store import migrations
from newstui.store.database import Database, write_count


def test_a_new_database_has_the_latest_schema(tmp_path: Path) -> None:
    database = Database(tmp_path / "deep" / "news.db")
    version = database.reader().execute("PRAGMA user_version").fetchone()[0]
    database.close()
    assert version == migrations.latest_version() >= 1


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"just some text, not a database at all, and long enough" * 20, "not a newstui database")],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match=says) as caught:
        Database(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=r"another program.*bookmarks"):
        Database(path)
    assert path.read_bytes() == before


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    Database(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {migrations.latest_version() + 1}")
    connection.close()
    with pytest.raises(DatabaseError, match="newer newstui"):
        Database(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="folder"):
        Database(tmp_path)


def test_a_failing_upgrade_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.db"
    Database(path).close()
    steps = migrations._steps()
    broken = [*steps, "CREATE TABLE half (id INTEGER);\nCREATE TABLE articles (id INTEGER);\n"]
    monkeypatch.setattr(migrations, "_steps", lambda: broken)
    with pytest.raises(DatabaseError):
        Database(path)
    monkeypatch.undo()
    database = Database(path)
    tables = {row[0] for row in database.reader().execute("SELECT name FROM sqlite_master")}
    database.close()
    assert "half" not in tables
    assert (tmp_path / f"news.db.schema-{len(steps)}.backup").exists()


def test_an_upgrade_is_applied_and_backed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.db"
    Database(path).close()
    steps = migrations._steps()
    monkeypatch.setattr(migrations, "_steps", lambda: [*steps, "CREATE TABLE later (id INTEGER);"])
    database = Database(path)
    assert database.reader().execute("SELECT count(*) FROM later").fetchone() == (0,)
    database.close()
    with sqlite3.connect(tmp_path / f"news.db.schema-{len(steps)}.backup") as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (len(steps),)
    backup.close()


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "news.db")
    before = write_count(database)

    def half_a_batch() -> None:
        with database.writing() as connection:
            connection.execute("INSERT INTO sources (kind, title) VALUES ('files', 'One')")
            connection.execute("INSERT INTO sources (kind, title) VALUES ('nonsense', 'Two')")

    with pytest.raises(DatabaseError):
        half_a_batch()
    assert database.reader().execute("SELECT count(*) FROM sources").fetchone() == (0,)
    assert write_count(database) == before
    database.close()


def test_a_read_only_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    Database(path).close()
    locked = Database(path)
    locked.reader().execute("PRAGMA query_only = ON")

    def write() -> None:
        with locked.writing():
            raise AssertionError("nothing can be written")

    with pytest.raises(DatabaseError, match="read"):
        write()
    locked.close()
