"""The linear mode, end to end: typed commands in, plain lines out."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from command import DUMP, LINES, Command


@pytest.fixture
def newstui(tmp_path: Path) -> Command:
    command = Command(tmp_path)
    (tmp_path / "ferry.txt").write_text(DUMP)
    (tmp_path / "more.jsonl").write_text(LINES)
    assert command("import", "ferry.txt", "more.jsonl").returncode == 0
    return command


def told(newstui: Command, *lines: str) -> list[str]:
    """What is told in reply to the commands."""
    result = newstui("--plain", stdin="\n".join(lines) + "\n")
    assert result.returncode == 0
    assert result.stderr == ""
    assert not {"\x1b", "\r", "\x08"} & set(result.stdout), "no steering of the cursor, no colour"
    return result.stdout.splitlines()


def test_the_list_is_told_in_sentences(newstui: Command) -> None:
    lines = told(newstui)
    assert "2 events." in lines
    (ferry,) = (line for line in lines if line.startswith("2. Ferry"))
    assert "2 of 2 reports unread" in ferry
    assert "Norway" in ferry
    assert "6 February 2024." in ferry


def test_reading_marks_as_read_and_goes_on(newstui: Command) -> None:
    lines = told(newstui, "read 2", "report", "next", "next")
    assert [line for line in lines if "report 1 of 2" in line or "report 2 of 2" in line] == [
        "Fjord Times, Tuesday 6 February 2024, report 1 of 2.",
        "Danube Post, Tuesday 6 February 2024, report 2 of 2.",
    ]
    assert any("BERGEN, Norway" in line for line in lines)
    assert lines[-1] == "Nothing unread further down the list."
    assert len(newstui.records("list", "is:unread")) < 3


def test_filter_and_back(newstui: Command) -> None:
    lines = told(newstui, "filter country:pl", "filter", "back")
    assert "1 event for country:pl." in lines
    assert lines.count("2 events.") == 2
    assert sum(line.startswith("1. Poland") for line in lines) == 4


def test_marks_are_made_and_undone(newstui: Command) -> None:
    lines = told(newstui, "read 1", "star", "undo", "star", "mark 2", "follow 2")
    assert "Starred: 1 report." in lines
    assert "Undone: starred: 1 report." in lines
    assert len(newstui.records("list", "is:starred")) == 1
    assert newstui.records("list", "is:unread") == []
    assert len(newstui.records("events", "is:followed")) == 1


def test_timeline_and_why(newstui: Command) -> None:
    lines = told(newstui, "timeline 2", "read 2", "why", "link")
    assert sum(", report: " in line for line in lines) == 2
    assert any("Havbris" in line for line in lines)
    assert lines[-1] == "This report has no address."


def test_under_a_filter_the_report_that_matches_is_read(newstui: Command) -> None:
    lines = told(newstui, 'filter source:"Fjord Times"', "read 1")
    assert any(line.startswith("Fjord Times, ") for line in lines)
    lines = told(newstui, 'filter source:"Danube Post" ferry', "read 1")
    assert any(line.startswith("Danube Post, ") for line in lines)
    assert not any(line.startswith("Fjord Times, ") for line in lines)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("read", "Which event? a number from 1 to 2."),
        ("read 9", "Which event? a number from 1 to 2."),
        ("star", "Nothing is being read: read N, or next."),
        ("dance", "There is no command dance."),
        ("f x", "f may be filter or follow."),
        ("filter country:atlantis", "No country “atlantis”."),
        ("more", "That was the whole list."),
        ("undo", "There is nothing to undo."),
    ],
)
def test_what_cannot_be_done_is_told(newstui: Command, typed: str, says: str) -> None:
    assert told(newstui, typed)[-1] == says


def test_help_names_every_command_and_quit_ends(newstui: Command) -> None:
    lines = told(newstui, "help", "quit", "read 1")
    for command in ("list", "read N", "next", "filter QUERY", "mark [N]", "star", "why",
                    "timeline [N]", "back", "help", "quit"):  # fmt: skip
        assert any(line.startswith(f"{command}: ") for line in lines), command
    assert not any("parliament passes" in line and line.startswith("Poland") for line in lines)


def test_without_a_terminal_the_linear_mode_is_what_there_is(newstui: Command) -> None:
    result = newstui(stdin="quit\n")
    assert result.returncode == 0
    assert result.stdout.startswith("newstui, plain.")


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    lines = told(Command(tmp_path), "next")
    assert "0 events." in lines
    assert any("newstui add URL" in line for line in lines)


def test_on_a_dumb_terminal_nothing_is_coloured(newstui: Command) -> None:
    pid, master = os.forkpty()
    if pid == 0:
        os.environ["TERM"] = "dumb"
        os.execv(newstui.program, [newstui.program, "--db", str(newstui.database)])
    os.write(master, b"quit\n")
    shown = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.waitpid(pid, 0)
    assert b"2 events." in shown
    assert b"\x1b" not in shown


@pytest.mark.parametrize("option", ["--db", "--config"])
def test_an_empty_file_name_is_refused(newstui: Command, option: str) -> None:
    result = subprocess.run(
        [newstui.program, option, "", "events"], capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 1
    assert result.stderr == f"newstui: {option}: names no file\n"
    assert result.stdout == ""
