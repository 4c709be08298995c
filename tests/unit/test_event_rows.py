"""What the row of an event says of the reader: what is new, muted, part of a storyline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NOW
from newstui.library import browse, event_marks, marks, new_facts
from newstui.library.session import Library
from newstui.model.event import EventRow
from newstui.model.query import Field
from support import fill, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened)
    yield opened
    opened.close()


def _ferry(library: Library) -> EventRow:
    (row,) = browse.first_events(library, Field("event", "1"))
    assert row.article_count == 2
    return row


def _comes_in_later(library: Library) -> None:
    with library.database.writing() as connection:
        connection.execute("UPDATE articles SET first_seen_at = ? WHERE id = 2", (NOW + 60,))


def test_of_an_event_read_in_part_what_comes_in_later_is_new(library: Library) -> None:
    marks.set_read(library, [1], True)
    assert _ferry(library).unread_count == 1
    assert _ferry(library).news == 0
    _comes_in_later(library)
    assert _ferry(library).news == 1
    marks.set_read(library, [2], True)
    assert _ferry(library).news == 0


def test_after_a_look_only_what_comes_in_later_is_new(library: Library) -> None:
    marks.set_read(library, [1], True)
    new_facts.look_at(library, 1)
    assert _ferry(library).news == 0
    _comes_in_later(library)
    assert _ferry(library).news == 1


def test_of_a_followed_event_what_comes_in_later_is_new(library: Library) -> None:
    event_marks.set_followed(library, [1], True)
    assert _ferry(library).news == 0
    _comes_in_later(library)
    assert _ferry(library).news == 1


def test_a_storyline_of_one_event_is_none(library: Library) -> None:
    def storylines() -> list[int | None]:
        ids = ("1", "2", "3")
        return [browse.first_events(library, Field("event", one))[0].storyline_id for one in ids]

    with library.database.writing() as connection:
        connection.execute("UPDATE events SET storyline_id = CASE id WHEN 3 THEN 8 ELSE 7 END")
    assert storylines() == [7, 7, None]


def test_a_muted_event_says_so(library: Library) -> None:
    event_marks.set_muted(library, [1], True)
    assert _ferry(library).muted
