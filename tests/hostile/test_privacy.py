"""Nobody is asked for anything by a command that only shows, and what is stored is its owner's."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest
from commands import SHOWING
from inputs import good

from newstui.cli.main import run


def test_what_only_shows_asks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked: list[object] = []
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, lambda *where: asked.append(where))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **_: asked.append(where))
    monkeypatch.chdir(tmp_path)
    before = os.umask(0)
    try:
        (tmp_path / "in.jsonl").write_text("\n".join(map(good, range(4))))
        (tmp_path / "urls").write_text("https://feeds.example/news\n")
        database = ["--db", str(tmp_path / "kept" / "news.db")]
        for line in (("import", "in.jsonl"), ("import", "urls"), ("star", "1"), ("regroup",),
                     ("reprocess",), ("correct", "1", "+country:rs")):  # fmt: skip
            assert run([*database, *line]) == 0
        for line in (*SHOWING, ("config",), ("keys",), ("folders",)):
            if line[0] != "fetch":
                run([*database, *map(os.fsdecode, line)])
    finally:
        os.umask(before)
    capfd.readouterr()
    assert asked == []
    kept = [tmp_path / "kept", *(tmp_path / "kept").iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in kept} == {0}
