"""What is muted is out of the lists, and nowhere else; what is followed is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newstui.library import browse, event_marks, muting, undoing
from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.model.errors import NewstuiError, QueryError
from newstui.model.query import EVERYTHING
from support import fill, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened)
    yield opened
    opened.close()


def _shown(library: Library, text: str = "") -> tuple[list[int], int]:
    """The events that a list shows, and how many it says are hidden."""
    query = browse.understand(library, text)
    keys, hidden = muting.shown_keys(library, query)
    ids = [row.id for row in browse.events_at(library, keys) if row is not None]
    assert [row.id for row in muting.shown_events(library, query, 60)] == ids
    return ids, hidden


def test_a_muted_event_is_hidden_and_found(library: Library) -> None:
    assert _shown(library) == ([3, 2, 1], 0)
    assert event_marks.set_muted(library, [1], True) == Change("muted", 1, "event")
    assert _shown(library) == ([3, 2], 1)
    assert _shown(library, "country:no") == ([], 1)
    assert _shown(library, "is:muted") == ([1], 0)
    assert _shown(library, "event:1") == ([1], 0)
    assert len(browse.event_keys(library, EVERYTHING)) == 3
    assert undoing.undo(library) == Change("undone: muted", 1, "event")
    assert _shown(library) == ([3, 2, 1], 0)


def test_a_muted_query_hides_what_comes_in_later_too(library: Library) -> None:
    assert muting.mute_query(library, "country:no", True).count == 1
    assert muting.mute_query(library, "country:no", True).count == 0
    assert _shown(library) == ([3, 2], 1)
    assert muting.muted_queries(library) == ("country:no",)
    assert _shown(library, "havbris") == ([], 1)
    muting.mute_query(library, "country:no", False)
    assert _shown(library) == ([3, 2, 1], 0)
    assert undoing.undo(library) == Change("undone: muted no more", 1, "query")
    assert _shown(library) == ([3, 2], 1)
    with pytest.raises(QueryError):
        muting.mute_query(library, "country:atlantis", True)


def test_followed_events_are_found_and_counted(library: Library) -> None:
    event_marks.set_followed(library, [1, 3], True)
    assert _shown(library, "is:followed") == ([3, 1], 0)
    assert browse.counts(library).followed == 2
    assert event_marks.set_followed(library, [1], True).count == 0
    undoing.undo(library)
    assert browse.counts(library).followed == 0
    rows = library.database.reader().execute("SELECT count(*) FROM event_state")
    assert rows.fetchone() == (0,)
    with pytest.raises(NewstuiError, match="no event 9"):
        event_marks.set_followed(library, [1, 9], True)
