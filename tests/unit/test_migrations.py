"""A database of every released schema opens, with all that was its reader's."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

from conftest import NOW
from newstui.library import browse, correcting, reading, undoing
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
