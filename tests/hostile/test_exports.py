"""What is written for other programs: nothing in it is taken for a formula, markup or a property,
and nothing of the reader's is written over."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from inputs import TEXT

from newstui.cli.main import run

SIGNS = (
    "=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "\u200d=1", "\u00a0=1",
)  # fmt: skip
MARKUP = (
    "# h", "- x", "1. x", "```\nx", "~~~", "===", "    code", "> q", "<b>x</b>",
    "[x](javascript:1)", "![x](http://e.example/p)", "&#27;[31m", "| a |", "a\n===",
    "* * *", "<!--", "BEGIN:VEVENT", "a\r\nEND:VEVENT", '"><svg onload=1>', "]]>", "x\\;y,z",
)  # fmt: skip
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Commands on a database of articles whose every field is an attack."""
    monkeypatch.chdir(tmp_path)

    def run_line(*line: str, database: str = "news.db") -> tuple[int, str, str]:
        code = run(["--db", database, *line])
        return (code, *capfd.readouterr())

    lines = [
        {
            "guid": str(number),
            "title": f"{attack} harbour {number}",
            "source": f"{attack} post",
            "author": attack,
            "published": "2024-02-04",
            "url": f"https://x.example/?a=1&b={number}",
            "text": f"{attack}\n\n{TEXT}\n\nOn 3 March 2024 the {attack} reopened.",
        }
        for number, attack in enumerate((*SIGNS, *MARKUP))
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run_line("import", "in.jsonl")[0] == 0
    return run_line


def test_no_cell_is_a_formula(command: Command) -> None:
    for what in ("articles", "events", "sources"):
        table = list(csv.reader(io.StringIO(command("export", what, "--format", "csv")[1])))
        assert len({len(row) for row in table}) == 1
        for cell in (cell for row in table for cell in row):
            first = unicodedata.normalize("NFKC", cell.lstrip("\u200c\u200d\ufe0f \t\xa0")[:1])
            assert first not in tuple("=+-@"), cell


def test_no_line_of_markdown_is_more_than_text(command: Command) -> None:
    pages = command("export", "articles", "--format", "md")[1].split("\n")
    active = re.compile(r"(?<!\\)<\w|(?<!\\)\]\(|(?<!\\)&|^(?:\d+[.)]|[-+=>|]|    |\t|```|~~~)")
    assert [line for line in pages if active.search(line)] == []
    assert sum(line.startswith("# ") for line in pages) == len(SIGNS) + len(MARKUP)


def test_calendars_hold_what_is_theirs(command: Command) -> None:
    out = command("export", "events", "--format", "ics")[1]
    assert "\n" not in out.replace("\r\n", "")
    rows = out.replace("\r\n ", "").split("\r\n")
    assert all(re.match(r"[A-Z-]+[;:]", row) for row in rows if row)
    assert rows.count("BEGIN:VEVENT") == rows.count("END:VEVENT") > 0


def test_what_is_exported_comes_back_the_same(command: Command) -> None:
    command("export", "articles", "-o", "out.jsonl")
    assert command("import", "out.jsonl", database="other.db")[0] == 0
    fields = ("guid", "title", "source", "author", "published", "url", "text", "countries")
    listed = [
        {
            record["guid"]: [record[name] for name in fields]
            for record in map(json.loads, command("list", "--json", database=name)[1].splitlines())
        }
        for name in ("news.db", "other.db")
    ]
    assert listed[0] == listed[1]
    assert "0 added" in command("import", "out.jsonl")[2]


@pytest.mark.parametrize("what", [("articles",), ("events", "--format", "ics")])
def test_nothing_is_written_over(command: Command, tmp_path: Path, what: tuple[str, ...]) -> None:
    (tmp_path / "mine").write_text("precious")
    (tmp_path / "mine").chmod(0o600)
    (tmp_path / "link").symlink_to("mine")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "to-database").symlink_to("news.db")
    for target in ("mine", "link", "dangling", "news.db", "", ".", "no/such/folder", "x" * 300):
        assert command("export", *what, "-o", target)[0] == 1, target
    for target in ("news.db", "news.db-wal", "to-database", ".", "/dev/full"):
        assert command("export", *what, "-o", target, "--force")[0] == 1, target
    assert command("export", *what, "-o", "link", "--force")[0] == 0
    assert (tmp_path / "mine").read_text() == "precious"
    assert not (tmp_path / "nowhere").exists()
    assert command("export", *what, "-o", "mine", "--force")[0] == 0
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o600
    assert command("list")[0] == 0
    assert not list(tmp_path.glob(".*part"))


def test_an_export_that_fails_leaves_what_was_there(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(*_: object) -> object:
        yield "first"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newstui.library.exporting.lines", breaking)
    (tmp_path / "old").write_text("old")
    assert command("export", "articles", "-o", "old", "--force")[0] == 1
    assert command("export", "articles", "-o", "new")[0] == 1
    assert (tmp_path / "old").read_text() == "old"
    assert not (tmp_path / "new").exists()
