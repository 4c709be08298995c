"""`newstui folders`: queries kept under names, on the command line."""

from __future__ import annotations

from pathlib import Path

from command import LINES, Command


def test_kept_listed_asked_for_and_undone(tmp_path: Path) -> None:
    newstui = Command(tmp_path)
    assert newstui("import", "-", stdin=LINES).returncode == 0
    kept = newstui("folders", "--save", "The north", "country:no")
    assert "smart folder “The north” saved" in kept.stderr
    (folder,) = newstui.records("folders")
    assert (folder["name"], folder["query"], folder["unread"]) == ("The north", "country:no", 1)
    by_name = newstui("list", 'saved:"the north"').stdout
    assert by_name
    assert by_name == newstui("list", "country:no").stdout
    assert newstui("folders", "--rename", "The north", "North").returncode == 0
    assert newstui("folders", "--remove", "north").returncode == 0
    assert newstui("folders").stdout == ""
    assert newstui("undo").returncode == 0
    assert newstui("folders").stdout.split() == ["1", "North", "country:no"]


def test_faults_are_told(tmp_path: Path) -> None:
    newstui = Command(tmp_path)
    assert newstui("import", "-", stdin=LINES).returncode == 0
    assert newstui("folders", "--save", "Lost", "country:atlantis").returncode == 2
    assert "--save" in newstui("folders", "country:no").stderr
    assert newstui("folders", "--remove", "Lost").returncode == 1
