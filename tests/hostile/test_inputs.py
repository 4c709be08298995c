"""Hostile files: each ends soon, is told in a line, and costs nothing else.

With NEWSTUI_LONG set each is given to a process of its own, whose time and memory are measured;
otherwise all of a family go to one.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from inputs import FAMILIES
from judging import Outcome, run

LONG = bool(os.environ.get("NEWSTUI_LONG"))
SHORT = {"html": 6, "texts": 5, "json": 3, "xml": 2}
"""Of these families every so many are tried in short."""
SWALLOWED = ("open-cdata", "broken-half", "doctype", "ebcdic", "xml-none", "xml-svg")
"""What stands behind the fault is part of it, or nothing is there to be read."""
_GOOD = re.compile(rb"(?:\"guid\": \"|<guid>)([\w.-]*good-[\w-]+)")


def _inputs(family: str) -> Iterator[tuple[str, bytes]]:
    """Files and their bytes; what is good in each has guids of its own."""
    for name, data in FAMILIES[family]():
        yield name, data.replace(b"good-", f"{name}-good-".encode())


def _wanted(name: str, data: bytes) -> set[str]:
    if any(part in name for part in SWALLOWED):
        return set()
    return {guid.decode() for guid in _GOOD.findall(data)}


def _judged(folder: Path, wanted: set[str], outcome: Outcome) -> list[str]:
    faults = outcome.faults()
    with closing(sqlite3.connect(folder / "news.db")) as connection:
        stored = {guid for (guid,) in connection.execute("SELECT guid FROM articles")}
    lost = wanted - stored
    return faults + ([f"lost: {sorted(lost)[:3]}"] if lost else [])


@pytest.mark.skipif(LONG, reason="each is tried alone")
@pytest.mark.parametrize("family", FAMILIES)
def test_all_of_a_family(family: str, tmp_path: Path) -> None:
    inputs = list(_inputs(family))[:: SHORT.get(family, 1)]
    wanted: set[str] = set()
    for name, data in inputs:
        (tmp_path / name).write_bytes(data)
        wanted |= _wanted(name, data)
    outcome = run(tmp_path, ["import", *(name for name, _ in inputs)])
    faults = [fault for fault in _judged(tmp_path, wanted, outcome) if not fault.startswith("took")]
    assert not faults


@pytest.mark.skipif(not LONG, reason="takes minutes")
@pytest.mark.parametrize(
    ("name", "data"),
    [one for family in FAMILIES for one in _inputs(family)] if LONG else [],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_alone(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    outcome = run(tmp_path, ["import", name])
    assert not _judged(tmp_path, _wanted(name, data), outcome)
    (tmp_path / "fault.txt").unlink(missing_ok=True)
    assert not run(tmp_path, ["clean", name]).faults()


def test_what_is_no_plain_file(tmp_path: Path) -> None:
    """Pipes, devices, loops of links and folders end, and are told."""
    os.mkfifo(tmp_path / "pipe.txt")
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "\x1b]0;owned\x07\u202e.txt").write_text("word " * 10)
    for path in (
        "pipe.txt",
        "folder",
        "/dev/zero",
        "/dev/null",
        "folder/loop.txt",
        "/proc/self/mem",
    ):
        outcome = run(tmp_path, ["import", path])
        assert not outcome.faults(), path
        assert outcome.code == 1
