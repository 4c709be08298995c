"""What a start must not load: each of these costs more than the start itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "sqlite_utils",
    "dateparser",
    "feedparser",
    "trafilatura",
    "lxml",
    "numpy",
    "selectolax",
    "aiohttp",
    "newstui.cleaning.clean",
    "newstui.library.importing",
}
SCREEN_ONLY = {"textual", "rich", "sqlite3", "rapidfuzz"}


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("from newstui.cli.main import parser; parser()", HEAVY | SCREEN_ONLY),
        ("import newstui.tui.app", HEAVY),
        ("from newstui.library import browse, marks, reading", HEAVY | {"textual", "rich"}),
    ],
)
def test_nothing_heavy_is_loaded(statement: str, absent: set[str]) -> None:
    program = f"{statement}; import sys; print(' '.join(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert absent & set(result.stdout.split()) == set()
