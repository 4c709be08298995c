"""A database of every released schema opens, with all that was its reader's."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from conftest import NOW
from newstui.library import browse, correcting, reading, undoing
from newstui.library.health import health
from newstui.library.regrouping import regroup
from newstui.library.reprocessing import reprocess
from newstui.library.session import Library
from newstui.model.query import EVERYTHING
from newstui.store import migrations
from support import check_consistency

FIXTURES = Path(__file__).parent.parent / "fixtures"


def _database(folder: Path, version: int) -> Path:
    """A database as it was under an earlier schema."""
    path = folder / "news.db"
    schema = files("newstui.store") / "schema"
    with sqlite3.connect(path) as connection:
        for step in range(1, version + 1):
            connection.executescript((schema / f"{step:04}.sql").read_text(encoding="utf-8"))
        connection.executescript((FIXTURES / f"schema-{version}.sql").read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    return path


def test_schema_1_with_marks(tmp_path: Path) -> None:
    path = _database(tmp_path, 1)
    library = Library.open(path, clock=lambda: float(NOW))
    assert path.with_name("news.db.schema-1.backup").exists()
    rows = browse.articles_at(library, browse.article_keys(library, EVERYTHING))
    assert [(row.id, row.read, row.starred) for row in rows] == [(2, True, False), (1, False, True)]
    kept = "SELECT note, scroll FROM article_state WHERE article_id = 1"
    assert library.database.reader().execute(kept).fetchone() == ("mine", 120)
    check_consistency(library)
    # What an earlier version made is made again, since it is older than any that is known.
    report = reprocess(library)
    assert (report.changed + report.same, report.failed) == (2, 0)
    check_consistency(library)
    # What was marked before can still be undone, in turn with what is corrected now.
    correcting.correct(library, [1], correcting.tag_correction("+country:rs"))
    descriptions = [undone.description for undone in iter(lambda: undoing.undo(library), None)]
    assert descriptions == ["undone: corrected", "undone: marked read", "undone: starred"]
    article = reading.article(library, 1)
    assert article is not None
    assert not article.row.starred
    assert library.database.reader().execute(kept).fetchone() == ("mine", 120)
    library.close()


READERS = (
    "article_state", "corrections", "source_rules", "event_constraints", "event_state",
    "muted_queries", "smart_folders", "undo_log", "storylines", "storyline_decisions", "servers",
)  # fmt: skip
"""Tables of what the reader has decided."""


def _readers_own(path: Path) -> dict[str, list[dict[str, object]]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        return {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
            for table in READERS
            if table in there
        }


@pytest.mark.parametrize("version", range(2, migrations.latest_version()))
def test_every_later_schema_with_what_its_reader_has_decided(version: int, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"schema-{version}.db.gz").read_bytes()))
    before = _readers_own(path)
    assert before["article_state"]
    library = Library.open(path, clock=lambda: float(NOW))
    after = _readers_own(path)
    for table, rows in before.items():
        now = [{name: row.get(name) for name in (rows or [row])[0]} for row in after[table]]
        assert now == rows, table
    assert _readers_own(tmp_path / f"news.db.schema-{version}.backup") == before
    check_consistency(library)
    feeds = {feed.url for feed in health(library)}
    assert feeds == ({"https://feeds.example/fjord"} if version > 2 else set())
    # It is worked with, and what was decided holds.
    assert reprocess(library).failed == 0
    regroup(library)
    check_consistency(library)
    marks = browse.articles_at(library, browse.article_keys(library, EVERYTHING))
    assert [(row.id, row.read, row.starred) for row in marks if row.read or row.starred] == [
        (2, True, False),
        (1, False, True),
    ]
    assert {**_readers_own(path), "undo_log": []} == {**after, "undo_log": []}
    while undoing.undo(library):
        check_consistency(library)
    assert not any(row["starred_at"] for row in _readers_own(path)["article_state"])
    library.close()
