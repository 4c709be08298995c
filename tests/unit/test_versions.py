"""What an older version made is told, and made again without losing what the reader did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newstui.library import browse, marks
from newstui.library.doctor import examine_database
from newstui.library.session import Library
from newstui.library.versions import Outdated, outdated, renew
from support import fill, open_library


@pytest.fixture
def aged(tmp_path: Path) -> Iterator[Library]:
    """The sample, as if an older version had made all of it, with one article read."""
    library = open_library(tmp_path)
    fill(library)
    marks.set_read(library, [1], True)
    with library.database.writing() as connection:
        connection.execute("UPDATE article_texts SET cleaner_version = 0")
        connection.execute("UPDATE events SET version = 0")
    yield library
    library.close()


def test_doctor_says_what_to_run(aged: Library) -> None:
    told = {step.name: step.text for step in examine_database(aged)}["versions"]
    assert "newstui reprocess" in told
    assert "newstui regroup" in told


def test_renewing_leaves_nothing_old_and_keeps_marks(aged: Library) -> None:
    before = browse.counts(aged)
    assert outdated(aged).articles
    renew(aged)
    assert outdated(aged) == Outdated(0, 0)
    assert browse.counts(aged) == before
