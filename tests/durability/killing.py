"""Kills real processes at random moments of their work, and looks at what they leave."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread

from newstui.library import marks
from newstui.library.importing import import_paths
from newstui.library.session import Library
from newstui.store import migrations
from support import check_consistency

ARTICLES = 700
"""More than one batch."""
BEFORE = 30
"""Articles that were there before the work."""
FEEDS, ENTRIES = 6, 60
STARRED = (1, 2, 3)
_PLACES = ("Bergen", "Warsaw", "Santiago", "Nairobi", "Osaka", "Lima", "Tromso", "Accra", "Quito")
_THINGS = ("ferry", "budget", "telescope", "bridge", "strike", "harvest", "election", "storm")


def write_articles(path: Path, first: int, count: int) -> None:
    """Articles of many events as JSON Lines."""
    lines = []
    for number in range(first, first + count):
        place, thing = _PLACES[number % 9], _THINGS[number // 9 % 8]
        lines.append(
            json.dumps(
                {
                    "guid": f"kill-{number}",
                    "source": f"Outlet {number % 7}",
                    "title": f"{thing.title()} number {number} in {place}",
                    "published": f"2024-02-{1 + number % 27:02}T08:00:00Z",
                    "text": f"The {thing} of {place} was in the news again, report {number} said. "
                    f"People in {place} talked of nothing else on Tuesday.",
                }
            )
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def command(database: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "newstui", "--db", str(database), *arguments]


@contextmanager
def started(arguments: list[str], home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own, which is killed with all of its children at the end."""
    process = subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=home,
        env={**os.environ, "HOME": str(home), "XDG_STATE_HOME": str(home)},
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with closing(process.stderr):  # type: ignore[arg-type]
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def finish(arguments: list[str], home: Path) -> None:
    """Runs to the end; AssertionError with its messages if it fails."""
    with started(arguments, home) as process:
        _, err = process.communicate(timeout=120)
    assert process.returncode == 0, f"{arguments[3:]}: {process.returncode}: {err.decode()}"


def seen(database: Path) -> set[str]:
    """The guids of the articles that any reader sees: what is there is acknowledged."""
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        try:
            return {guid for (guid,) in connection.execute("SELECT guid FROM articles")}
        except sqlite3.OperationalError:
            return set()


def sound(database: Path, acknowledged: set[str]) -> None:
    """AssertionError if anything is lost, half or damaged."""
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    library = Library.open(database)
    try:
        check_consistency(library)
        rows = (
            library.database.reader()
            .execute(
                "SELECT a.guid, s.starred_at, t.article_id, e.event_id FROM articles a"
                " LEFT JOIN article_state s ON s.article_id = a.id"
                " LEFT JOIN article_texts t ON t.article_id = a.id"
                " LEFT JOIN event_articles e ON e.article_id = a.id"
            )
            .fetchall()
        )
    finally:
        library.close()
    guids = [row[0] for row in rows]
    assert acknowledged <= set(guids), f"lost: {sorted(acknowledged - set(guids))[:5]}"
    assert len(guids) == len(set(guids)), "doubled"
    assert all(row[2] is not None and row[3] is not None for row in rows), "half stored"
    assert sum(row[1] is not None for row in rows) == len(STARRED), "a star is lost"


@dataclass
class Scene:
    """A library, what works on it, and how many articles there are when that has come to its end.

    `check` looks at what a killed process has left, given the articles that were acknowledged.
    """

    folder: Path
    database: Path
    work: list[str]
    articles: int
    check: Callable[[Path, set[str]], None] = sound

    def copied(self, target: Path) -> Scene:
        """The same, on a copy of the database."""
        target.mkdir()
        copy = target / "news.db"
        shutil.copy(self.database, copy)
        work = [one.replace(str(self.database), str(copy)) for one in self.work]
        return Scene(target, copy, work, self.articles, self.check)


def library_with_stars(folder: Path, articles: int) -> Path:
    """A database with articles and the stars that the reader has given."""
    database = folder / "news.db"
    write_articles(folder / "before.jsonl", 0, articles)
    library = Library.open(database)
    import_paths(library, [str(folder / "before.jsonl")])
    marks.set_starred(library, STARRED, True)
    library.close()
    return database


@contextmanager
def importing(folder: Path) -> Iterator[Scene]:
    database = library_with_stars(folder, BEFORE)
    write_articles(folder / "more.jsonl", BEFORE, ARTICLES)
    work = command(database, "import", str(folder / "more.jsonl"))
    yield Scene(folder, database, work, BEFORE + ARTICLES)


@contextmanager
def regrouping(folder: Path) -> Iterator[Scene]:
    database = library_with_stars(folder, ARTICLES // 2)
    yield Scene(folder, database, command(database, "regroup"), ARTICLES // 2)


@contextmanager
def fetching(folder: Path) -> Iterator[Scene]:
    with _feeds() as port:
        database = library_with_stars(folder, BEFORE)
        urls = "\n".join(f"http://127.0.0.1:{port}/{number}" for number in range(FEEDS))
        (folder / "urls").write_text(urls + "\n")
        library = Library.open(database)
        import_paths(library, [str(folder / "urls")])
        library.close()
        work = command(database, "fetch", "--all")
        yield Scene(folder, database, work, BEFORE + FEEDS * ENTRIES)


_SLOWLY = """
import sys, time, pathlib
from newstui.store import database, migrations
statements = migrations._statements
def slowly(script):
    for statement in statements(script):
        time.sleep(0.01)
        yield statement
migrations._statements = slowly
database.Database(pathlib.Path(sys.argv[1])).close()
"""


@contextmanager
def upgrading(folder: Path) -> Iterator[Scene]:
    """A database of the first schema, opened by a newstui that is in no hurry."""
    database = folder / "news.db"
    with closing(sqlite3.connect(database)) as connection:
        schema = files("newstui.store") / "schema"
        connection.executescript((schema / "0001.sql").read_text(encoding="utf-8"))
        fixture = Path(__file__).parent.parent / "fixtures" / "schema-1.sql"
        connection.executescript(fixture.read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    work = [sys.executable, "-c", _SLOWLY, str(database)]
    yield Scene(folder, database, work, 2, _sound_upgrade)


SCENES = {
    "import": importing,
    "fetch": fetching,
    "regroup": regrouping,
    "upgrade": upgrading,
}


def kill_once(scene: Scene, target: Path, moment: float, *, resume: bool = True) -> None:
    """Works on a copy, kills the work, looks, and with `resume` lets it come to its end."""
    scene = scene.copied(target)
    with started(scene.work, target) as process:
        end = time.monotonic() + moment
        while process.poll() is None and time.monotonic() < end:
            time.sleep(0.005)
        acknowledged = seen(scene.database)
    scene.check(scene.database, acknowledged)
    if resume:
        finish(scene.work, target)
        scene.check(scene.database, acknowledged)
        assert len(seen(scene.database)) == scene.articles, "the next start did not resume"
    shutil.rmtree(target)


def _sound_upgrade(database: Path, acknowledged: set[str]) -> None:
    with closing(sqlite3.connect(database)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        assert version in (1, migrations.latest_version()), f"half upgraded: schema {version}"
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute(
            "INSERT INTO article_fts(article_fts, rank) VALUES('integrity-check', 1)"
        )
        marks_kept = connection.execute(
            "SELECT count(starred_at), max(note), max(scroll) FROM article_state"
        ).fetchone()
        assert marks_kept == (1, "mine", 120)
    assert seen(database) == acknowledged


def time_of(scene: Scene) -> float:
    """Seconds that the work takes when nobody disturbs it."""
    trial = scene.copied(scene.folder / "trial")
    start = time.monotonic()
    finish(trial.work, trial.folder)
    return time.monotonic() - start


@contextmanager
def _feeds() -> Iterator[int]:
    """A server of feeds on the loopback."""

    class Feeds(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            feed = self.path.strip("/")
            items = "".join(
                f"<item><guid>feed-{feed}-{number}</guid><title>Storm {number} in "
                f"{_PLACES[number % 9]}</title><description>The storm over {_PLACES[number % 9]} "
                f"went on, observer {feed} said in report {number}.</description></item>"
                for number in range(ENTRIES)
            )
            body = f"<rss><channel><title>Feed {feed}</title>{items}</channel></rss>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
