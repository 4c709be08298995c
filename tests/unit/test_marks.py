"""Read and starred: counted everywhere at once, and undone as they were done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newstui.library import browse, marks, undoing
from newstui.library.session import Library
from newstui.model.facet import FacetKind
from newstui.model.query import EVERYTHING, Field
from support import fill, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened)
    yield opened
    opened.close()


def test_reading_is_counted_everywhere(library: Library) -> None:
    change = marks.set_read(library, [1], True)
    assert (change.description, change.count) == ("marked read", 1)
    assert browse.counts(library).unread == 3
    sources = browse.facet_counts(library, EVERYTHING)[FacetKind.SOURCE]
    assert {count.value: count.unread for count in sources} == {
        "Danube Post": 2,
        "Fjord Times": 0,
        "Night Sky": 1,
    }
    ferry = browse.first_events(library, EVERYTHING)[-1]
    assert ferry.unread_count == 1


def test_what_is_read_already_is_not_counted_again(library: Library) -> None:
    marks.set_read(library, [1], True)
    assert marks.set_read(library, [1, 2], True).count == 1
    assert browse.counts(library).unread == 2


def test_undo_and_redo(library: Library) -> None:
    marks.set_read(library, [1, 2], True)
    marks.set_starred(library, [3], True)
    assert undoing.undo(library) == marks.Change("undone: starred", 1)
    assert undoing.undo(library) == marks.Change("undone: marked read", 2)
    assert undoing.undo(library) is None
    assert browse.counts(library).unread == 4
    assert undoing.redo(library) == marks.Change("redone: marked read", 2)
    assert undoing.redo(library) == marks.Change("redone: starred", 1)
    assert undoing.redo(library) is None
    assert browse.counts(library).starred == 1


def test_a_new_change_ends_what_could_be_redone(library: Library) -> None:
    marks.set_read(library, [1], True)
    undoing.undo(library)
    marks.set_read(library, [2], True)
    assert undoing.redo(library) is None


def test_marking_all_under_a_filter_and_taking_it_back(library: Library) -> None:
    change = marks.mark_all_read(library, Field("source", "Danube Post"))
    assert change.count == 2
    assert browse.counts(library).unread == 2
    undoing.undo(library)
    assert browse.counts(library).unread == 4


def test_undo_keeps_what_was_read_before_mark_all(library: Library) -> None:
    marks.set_read(library, [2], True)
    marks.mark_all_read(library, EVERYTHING)
    undoing.undo(library)
    read = browse.articles_at(library, browse.article_keys(library, Field("is", "read")))
    assert [row.id for row in read] == [2]


def test_marks_outlive_the_session(library: Library, tmp_path: Path) -> None:
    marks.set_starred(library, [2], True)
    library.close()
    again = open_library(tmp_path)
    assert browse.counts(again).starred == 1
    assert undoing.undo(again) is not None
    again.close()
