"""What may be the same is offered, from either side, until the reader has said otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newstui.library import event_decisions, explaining
from newstui.library.possible import possibly_same
from newstui.library.session import Library
from support import FERRY, document, fill, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened)
    yield opened
    opened.close()


def test_near_ones_are_named_from_either_side(library: Library) -> None:
    fill(library, [document(FERRY, title="Ferry aground off Bergen", source="New Post")])
    joined = [row[0] for row in _of(library, 1)]
    assert 5 in joined
    event_decisions.take_out(library, [5])
    assert possibly_same(library, 1) == ()
    with library.database.writing() as connection:
        connection.execute("DELETE FROM event_constraints")
    ((other, alike),) = _others(library, 1)
    assert alike
    assert [event for event, near in _others(library, other) if near] == [1]
    found = explaining.why(library, 5)
    assert found is not None
    assert any(line.startswith("Possibly the same: event 1, “Ferry") for line in found.lines)
    event_decisions.merge(library, [1, other])
    assert _others(library, 1) == []


def test_of_nothing_there_is_nothing(library: Library) -> None:
    assert possibly_same(library, 99) == ()


def _others(library: Library, event_id: int) -> list[tuple[int, bool]]:
    return [(one.event.id, one.near) for one in possibly_same(library, event_id)]


def _of(library: Library, event_id: int) -> list[tuple[int]]:
    return (
        library.database.reader()
        .execute("SELECT article_id FROM event_articles WHERE event_id = ?", (event_id,))
        .fetchall()
    )
