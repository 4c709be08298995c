"""Hostile command lines and stored text: no output steers the terminal, none is a trace."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from commands import CALENDARS, SHOWING, Line, queries, wrong
from inputs import STEERING, escapes
from judging import Outcome

from newstui.cli.main import run

Runner = Callable[[Line], Outcome]
_COLUMNS = {
    "articles": ("title", "author", "agency", "url", "guid"),
    "article_texts": ("text",),
    "events": ("title",),
    "sources": ("title", "last_error", "homepage", "folder"),
}


@pytest.fixture
def command(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Runner:
    """Runs a command line on a database of its own, within this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("newstui.cli.main.abandon_stdout", lambda: None)

    def run_line(line: Line) -> Outcome:
        arguments = ["--db", str(tmp_path / "news.db"), *map(os.fsdecode, line)]
        try:
            code = run(arguments)
        except SystemExit as error:
            code = int(str(error.code))
        out, err = capfd.readouterr()
        return Outcome(code, out, err, 0, 0)

    return run_line


@pytest.fixture
def filled(command: Runner, tmp_path: Path) -> Path:
    """A database of hostile articles, imported as they are wont to be."""
    some = list(escapes())[::3]
    for name, data in some:
        (tmp_path / name).write_bytes(data)
    assert not command(("import", *(name for name, _ in some))).faults()
    return tmp_path / "news.db"


def test_what_was_imported(command: Runner, filled: Path) -> None:
    for line in SHOWING:
        assert not command(line).faults() or line == ("doctor",), line
    for line in CALENDARS:
        assert not command(line).faults(line_ends="\r\n"), line


def test_what_an_older_version_has_let_through(command: Runner, filled: Path) -> None:
    everything = "".join(STEERING.values()).replace("\0", "")
    with closing(sqlite3.connect(filled)) as connection:
        for table, columns in _COLUMNS.items():
            for column in columns:
                connection.execute(
                    f"UPDATE OR IGNORE {table} SET {column} = ? || coalesce({column}, '')",
                    (everything,),
                )
        connection.execute("UPDATE article_facets SET evidence = json_array(?)", (everything,))
        connection.commit()
    for line in SHOWING:
        faults = [fault for fault in command(line).faults() if "without a word" not in fault]
        assert not faults, line
    for line in CALENDARS:
        assert not command(line).faults(line_ends="\r\n"), line


def test_what_no_reader_would_type(command: Runner, filled: Path) -> None:
    for line in wrong():
        assert not command(line).faults(), line


def test_whatever_is_typed_as_a_query(command: Runner, filled: Path) -> None:
    for query in queries():
        outcome = command(("list", query.encode("utf-8", "surrogatepass")))
        assert not outcome.faults(), query[:100]
        assert outcome.code in (0, 2), query[:100]
        assert outcome.out or outcome.err, query[:100]
