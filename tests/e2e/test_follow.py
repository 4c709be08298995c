"""`newstui follow` and `newstui mute`, end to end."""

from __future__ import annotations

from pathlib import Path

from command import LINES, Command


def test_follow_and_mute(tmp_path: Path) -> None:
    newstui = Command(tmp_path)
    assert newstui("import", "-", stdin=LINES).returncode == 0
    assert "followed: 1 event" in newstui("follow", "1").stderr
    assert [one["id"] for one in newstui.records("events", "is:followed")] == [1]
    assert "followed no more: 1 event" in newstui("follow", "1", "--off").stderr
    assert "muted: 1 event" in newstui("mute", "2").stderr
    listed = newstui("events")
    assert "Havbris" not in listed.stdout
    assert "1 hidden, since you have muted it;" in listed.stderr
    assert "muted: 1 query" in newstui("mute", "country:pl", "-topic:sport").stderr
    assert newstui("events").stdout == ""
    assert newstui("mute").stdout == "country:pl -topic:sport\n"
    assert newstui("mute", "country:atlantis").returncode == 2
    assert newstui("mute", "99").returncode == 1
    assert newstui("undo").returncode == 0
    assert "Poland" in newstui("events").stdout
