"""Several newstui at once on one database: no lost write, no article twice, no lock shown.

With NEWSTUI_LONG set the importers bring 5,000 articles each.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import killing
import pytest
from killing import command, fetching, seen, write_articles

from newstui.library import browse, marks
from newstui.library.session import Library
from newstui.model.query import EVERYTHING
from newstui.store.database import write_count
from support import check_consistency

LONG = bool(os.environ.get("NEWSTUI_LONG"))
EACH = 5_000 if LONG else 80
SHARED = EACH // 3
"""Articles that both importers bring."""


def _at_once(commands: Sequence[Sequence[str]], home: Path) -> list[subprocess.Popen[str]]:
    return [
        subprocess.Popen(
            one, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "HOME": str(home)},
        )
        for one in commands
    ]  # fmt: skip


def _all_went_well(processes: Sequence[subprocess.Popen[str]]) -> None:
    for process in processes:
        _, err = process.communicate(timeout=1200)
        assert process.returncode == 0, err
        assert "in use" not in err


def test_two_imports_into_a_database_that_neither_has_made(tmp_path: Path) -> None:
    database = tmp_path / "news.db"
    write_articles(tmp_path / "one.jsonl", 0, EACH)
    write_articles(tmp_path / "two.jsonl", EACH - SHARED, EACH)
    work = [command(database, "import", str(tmp_path / f"{name}.jsonl")) for name in ("one", "two")]
    _all_went_well(_at_once(work, tmp_path))
    library = Library.open(database)
    guids = library.database.reader().execute("SELECT guid FROM articles").fetchall()
    assert len(guids) == len(set(guids)) == 2 * EACH - SHARED
    check_consistency(library)
    library.close()


def test_a_reader_who_marks_while_a_fetch_and_an_import_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not LONG:
        monkeypatch.setattr(killing, "FEEDS", 3)
        monkeypatch.setattr(killing, "ENTRIES", 10)
    with fetching(tmp_path) as scene:
        write_articles(tmp_path / "more.jsonl", 1000, EACH)
        work = [scene.work, command(scene.database, "import", str(tmp_path / "more.jsonl"))]
        screens = [Library.open(scene.database) for _ in range(2)]
        writes = write_count(screens[0].database)
        processes = _at_once(work, tmp_path)
        marked: set[int] = set()
        while any(process.poll() is None for process in processes):
            rows = browse.articles_at(screens[0], browse.article_keys(screens[0], EVERYTHING))
            fresh = [row.id for row in rows if row.id not in marked][:3]
            marks.set_read(screens[len(marked) % 2], fresh, True)
            marked.update(fresh)
            time.sleep(0.1)
        _all_went_well(processes)
        # Each sees what the other has done.
        assert write_count(screens[1].database) == write_count(screens[0].database) > writes
        read = browse.article_keys(screens[1], browse.understand(screens[1], "is:read"))
        assert {row.id for row in browse.articles_at(screens[1], read)} == marked
        assert len(seen(scene.database)) == scene.articles + EACH
        check_consistency(screens[0])
        for screen in screens:
            screen.close()
