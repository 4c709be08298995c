"""`newstui merge`, `split`, `takeout` and `regroup`, end to end."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import LINES, Command

from support import FERRY


@pytest.fixture
def filled(tmp_path: Path) -> Command:
    newstui = Command(tmp_path)
    assert newstui("import", "-", stdin=LINES).returncode == 0
    (newstui.folder / "ferry.txt").write_text(f"Ferry aground off Bergen, 240 safe\n\n{FERRY}")
    assert newstui("import", "ferry.txt", "--source", "Fjord Times").returncode == 0
    return newstui


def _events(newstui: Command) -> dict[object, object]:
    return {one["id"]: sorted(one["articles"]) for one in newstui.records("events")}  # type: ignore[call-overload]


def test_merge_and_undo(filled: Command) -> None:
    before = _events(filled)
    result = filled("merge", "1", "2")
    assert result.returncode == 0
    assert "merged into “Poland's parliament passes budget”: 2 articles" in result.stderr
    assert _events(filled) == {1: [1, 2, 3]}
    assert "Poland's parliament" in filled("timeline", "2").stdout
    assert len(filled.records("list", "event:2")) == 3
    assert "You put it here" in filled("why", "2").stdout
    assert filled("undo").returncode == 0
    assert _events(filled) == before
    assert filled("redo").returncode == 0
    assert _events(filled) == {1: [1, 2, 3]}


def test_split_and_bring_back(filled: Command) -> None:
    assert filled("split", "2", "3").returncode == 0
    assert _events(filled) == {1: [1], 2: [2], 3: [3]}
    assert filled("merge", "2", "--article", "3").returncode == 0
    assert _events(filled) == {1: [1], 2: [2, 3]}
    assert "show" not in filled("timeline", "3").stderr


def test_not_of_this_event(filled: Command) -> None:
    assert filled("takeout", "3").returncode == 0
    assert _events(filled) == {1: [1], 2: [2], 3: [3]}
    assert "You said that it is not of event 2" in filled("why", "3").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("merge", "1"), 2, "name two events"),
        (("merge", "1", "2", "--article", "3"), 2, "one event"),
        (("merge", "1", "99"), 1, "there is no event 99"),
        (("split", "1", "1"), 1, "all articles of event 1"),
        (("takeout", "1"), 1, "alone in its event"),
    ],
)
def test_what_cannot_be(filled: Command, arguments: tuple[str, ...], code: int, says: str) -> None:
    result = filled(*arguments)
    assert result.returncode == code
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_regroup_tells_what_changed(filled: Command) -> None:
    assert filled("split", "2", "3").returncode == 0
    before = _events(filled)
    result = filled("regroup")
    assert (result.returncode, result.stdout) == (0, "")
    assert "events: 3 the same, 0 grew, 0 merged, 0 split, 0 new; articles moved: 0" in (
        result.stderr
    )
    assert _events(filled) == before
    assert filled("undo").returncode == 0
    (report,) = filled.records("regroup")
    assert report == {
        "same": 2, "grown": 0, "merged": 0, "split": 0, "new": 0, "moved": 0, "resumed_after": 0
    }  # fmt: skip
