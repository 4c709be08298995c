"""What a process leaves that is killed: nothing acknowledged is lost, nothing is half there.

With NEWSTUI_LONG set it is two hundred moments of each work instead of twelve of all, of more
articles, and every eighth of the killed is started again and comes to its end.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import killing
import pytest

LONG = bool(os.environ.get("NEWSTUI_LONG"))


@pytest.mark.parametrize(
    ("name", "moments", "latest"),
    [("import", 4, 2.5), ("fetch", 2, 2.5), ("regroup", 2, 1.5), ("upgrade", 4, 1.0)],
)
def test_killed(
    name: str, moments: int, latest: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not LONG:
        for size, short in (("ARTICLES", 120), ("FEEDS", 3), ("ENTRIES", 20)):
            monkeypatch.setattr(killing, size, short)
    with killing.SCENES[name](tmp_path) as scene:
        if LONG:
            moments, latest = 200, killing.time_of(scene)
        for number in range(moments):
            moment = random.uniform(0.1, 1) * latest
            last = number == moments - 1 and name in ("import", "upgrade")
            resume = last or (LONG and number % 8 == 7)
            killing.kill_once(scene, tmp_path / f"killed-after-{moment:.3f}", moment, resume=resume)
