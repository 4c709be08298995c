"""A disk that is full, faulty, read-only or somebody else's: told in a line, and nothing lost."""

from __future__ import annotations

import os
import resource
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from killing import library_with_stars, seen, sound, write_articles

from newstui.library import marks
from newstui.library.importing import import_paths
from newstui.library.session import Library
from newstui.model.errors import DatabaseError
from newstui.store import migrations, place


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(library_with_stars(tmp_path, 30))
    yield library
    library.close()


def test_a_full_disk(filled: Library, tmp_path: Path) -> None:
    before = seen(filled.database.path)
    write_articles(tmp_path / "more.jsonl", 100, 60)
    connection = filled.database.reader()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DatabaseError, match=r"news\.db: the disk is full"):
        import_paths(filled, [str(tmp_path / "more.jsonl")])
    assert seen(filled.database.path) == before
    connection.execute("PRAGMA max_page_count = 1000000")
    assert import_paths(filled, [str(tmp_path / "more.jsonl")]).added == 60
    sound(filled.database.path, before)


def test_a_disk_that_takes_no_more_of_a_process(tmp_path: Path) -> None:
    path = library_with_stars(tmp_path, 30)
    before = seen(path)
    write_articles(tmp_path / "more.jsonl", 100, 100)
    most = path.stat().st_size + 20_000
    work = [sys.executable, "-m", "newstui", "--db", str(path), "import"]
    stopped = subprocess.run(
        [*work, str(tmp_path / "more.jsonl")],
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert stopped.returncode == 1
    assert stopped.stderr.startswith(f"newstui: {path}: ")
    assert stopped.stderr.count("\n") == 1
    assert "disk" in stopped.stderr
    sound(path, before)
    again = subprocess.run([*work, str(tmp_path / "more.jsonl")], capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    assert len(seen(path)) == len(before) + 100


def test_a_database_that_another_program_has_locked(
    filled: Library,
) -> None:
    filled.database.reader().execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(filled.database.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match="in use by another program"):
            marks.set_read(filled, [4], True)
        other.execute("ROLLBACK")
    marks.set_read(filled, [4], True)
    assert filled.database.reader().execute(
        "SELECT count(*) FROM article_state WHERE read_at IS NOT NULL"
    ).fetchone() == (1,)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_file_and_folder(tmp_path: Path) -> None:
    path = library_with_stars(tmp_path, 5)
    path.chmod(0o400)
    library = Library.open(path)
    with pytest.raises(DatabaseError, match="can only be read"):
        marks.set_read(library, [4], True)
    library.close()
    path.chmod(0o600)
    tmp_path.chmod(0o500)
    with pytest.raises(DatabaseError):
        Library.open(tmp_path / "other.db")
    tmp_path.chmod(0o700)
    sound(path, {f"kill-{number}" for number in range(5)})


def test_the_readers_marks_wait_for_the_disk(filled: Library) -> None:
    connection = filled.database.reader()
    marks.set_read(filled, [4], True)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    with filled.database.writing() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (1,)


def test_on_another_machines_disk_there_is_no_write_ahead_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nhome:/export {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(place, "MOUNTS", mounts)
    library = Library.open(library_with_stars(tmp_path, 5))
    mode = library.database.reader().execute("PRAGMA journal_mode").fetchone()
    assert mode == ("delete",)
    library.close()
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nhome:/export {tmp_path}/other nfs4 rw 0 0\n")
    library = Library.open(tmp_path / "news.db")
    assert library.database.reader().execute("PRAGMA journal_mode").fetchone() == ("wal",)
    library.close()
    sound(tmp_path / "news.db", {f"kill-{number}" for number in range(5)})


def test_the_owner_alone_can_read_what_is_made(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        library = Library.open(tmp_path / "new" / "deep" / "news.db")
        marks.set_read(library, [], True)
        connection = library.database.reader()
        with library.database.writing():
            connection.execute("INSERT INTO sources (kind, title) VALUES ('files', 'One')")
        migrations._back_up(library.database.path, 1)
        made = [path for path in tmp_path.rglob("*") if path.exists()]
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in made}
        library.close()
    finally:
        os.umask(before)
    assert modes == {
        "new": 0o700,
        "deep": 0o700,
        "news.db": 0o600,
        "news.db-wal": 0o600,
        "news.db-shm": 0o600,
        "news.db.schema-1.backup": 0o600,
    }


def test_a_pipe_or_device_is_no_database(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/null")):
        with pytest.raises(DatabaseError, match="is no file"):
            Library.open(path)


def test_without_a_backup_there_is_no_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library_with_stars(tmp_path, 5)
    latest = migrations.latest_version()
    steps = [*migrations._steps(), "CREATE TABLE later (id INTEGER);"]
    monkeypatch.setattr(migrations, "_steps", lambda: steps)
    (tmp_path / f"news.db.schema-{latest}.backup.part").mkdir()
    with pytest.raises(DatabaseError, match="no backup"):
        Library.open(path)
    monkeypatch.undo()
    sound(path, {f"kill-{number}" for number in range(5)})
