"""Runs the installed command on a database of its own, and what there is to import."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newstui.cli.main import run
from support import BUDGET, FERRY, FERRY_AGAIN

MENUS = "Fjord Times\nHome World Sport Culture\nToday: 3 May 2024\n\n"
TAIL = (
    "\n\nRelated articles\n\nTram drivers end strike after nine days Museum reopens its north wing"
    " Why the herring came back Storm closes mountain road again\n\n© 2024 Fjord Times."
    " All rights reserved.\n"
)
DUMP = (
    MENUS + "Ferry Havbris runs aground off Bergen, 240 safe\n\nBy Liv Nordal\n6 February 2024\n\n"
    f"BERGEN, Norway (AFP) - {FERRY}" + TAIL
)
LINES = "\n".join(
    json.dumps(record)
    for record in (
        {
            "guid": "b1",
            "title": "Poland's parliament passes budget",
            "source": "Danube Post",
            "published": "2024-02-07T09:30:00Z",
            "text": BUDGET,
        },
        {
            "guid": "b2",
            "title": "Ferry Havbris hits rock near Bergen; all 240 safe",
            "source": "Danube Post",
            "published": "2024-02-06",
            "text": FERRY_AGAIN,
        },
    )
)


class Command:
    """Runs `newstui` on a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "news.db"
        found = shutil.which("newstui", path=str(Path(sys.executable).parent))
        assert found, "newstui is not installed beside this Python"
        self.program = found

    def __call__(
        self, *arguments: str, stdin: str | bytes = ""
    ) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        result = subprocess.run(
            [self.program, "--db", str(self.database), *arguments],
            input=data,
            capture_output=True,
            cwd=self.folder,
            env={**os.environ, "HOME": str(self.folder), "PYTHONUTF8": "1"},
            timeout=120,
        )
        return subprocess.CompletedProcess(
            result.args, result.returncode, result.stdout.decode(), result.stderr.decode()
        )

    def records(self, *arguments: str) -> list[dict[str, object]]:
        result = self(*arguments, "--json")
        assert result.returncode == 0, result.stderr
        return [json.loads(line) for line in result.stdout.splitlines()]


class Newstui:
    """The command line in this process: a fresh one for each command takes a second."""

    def __init__(
        self, database: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.database = database
        self._capsys = capsys
        self._patch = patch

    def __call__(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        self._patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = run(["--db", str(self.database), *arguments])
        out, error = self._capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, out, error)

    def records(self, *arguments: str) -> list[dict[str, object]]:
        result = self(*arguments, "--json")
        return [json.loads(line) for line in result.stdout.splitlines()]
