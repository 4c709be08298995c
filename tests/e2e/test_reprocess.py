"""`newstui reprocess`, end to end."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from command import DUMP, LINES, Command


@pytest.fixture
def filled(tmp_path: Path) -> Command:
    newstui = Command(tmp_path)
    (tmp_path / "ferry.txt").write_text(DUMP)
    (tmp_path / "more.jsonl").write_text(LINES)
    assert newstui("import", "ferry.txt", "more.jsonl").returncode == 0
    return newstui


def _change(newstui: Command, statement: str) -> None:
    with sqlite3.connect(newstui.database) as connection:
        connection.execute(statement)
    connection.close()


def test_articles_of_an_older_version_are_redone_and_marks_stay(filled: Command) -> None:
    before = filled.records("list")
    filled("star", "1")
    filled("mark", "read", "2")
    assert "0 changed, 0 the same, 0 failed" in filled("reprocess").stderr
    _change(filled, "UPDATE article_texts SET cleaner_version = 0, notes = '[\"old\"]'")
    result = filled("reprocess")
    assert result.returncode == 0
    assert result.stderr == "newstui: 3 changed, 0 the same, 0 failed\n"
    assert [record["id"] for record in filled.records("list", "is:starred")] == [1]
    assert [record["id"] for record in filled.records("list", "is:read")] == [2]
    marks = ("read", "starred")
    kept = [
        [{name: record[name] for name in record if name not in marks} for record in records]
        for records in (before, filled.records("list"))
    ]
    assert kept[0] == kept[1]


def test_all_and_a_query(filled: Command) -> None:
    assert json.loads(filled("reprocess", "--all", "--json").stdout) == {
        "changed": 0,
        "same": 3,
        "failed": 0,
    }
    assert "2 the same" in filled("reprocess", "--all", "country:no").stderr
    assert filled("reprocess", "country:atlantis").returncode == 2


def test_what_fails_is_named_and_told_by_the_exit_code(filled: Command) -> None:
    _change(filled, "UPDATE article_texts SET raw = x'00' WHERE article_id = 2")
    result = filled("reprocess", "--all")
    assert result.returncode == 3
    assert result.stderr.splitlines() == [
        "newstui: article 2: what came in cannot be read",
        "newstui: 0 changed, 2 the same, 1 failed",
    ]
    _change(filled, "UPDATE article_texts SET raw = x'00'")
    assert filled("reprocess", "--all").returncode == 1
    assert len(filled.records("list")) == 3
