"""What the reader decides about events holds through everything, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newstui.library import browse, event_decisions, explaining, grouping, marks, undoing
from newstui.library.reprocessing import reprocess
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.store import removal
from support import (
    BUDGET,
    FERRY,
    FERRY_AGAIN,
    check_consistency,
    document,
    dump_of,
    fill,
    open_library,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened)
    yield opened
    opened.close()


def _events(library: Library) -> dict[int, list[int]]:
    """The articles of each event."""
    found: dict[int, list[int]] = {}
    rows = library.database.reader().execute(
        "SELECT event_id, article_id FROM event_articles ORDER BY event_id, article_id"
    )
    for event_id, article_id in rows:
        found.setdefault(event_id, []).append(article_id)
    return found


def _stored(library: Library) -> list[str]:
    """Everything but which number the next event will have (numbers are never given twice), and
    marks that say nothing."""
    return [
        line
        for line in dump_of(library)
        if "sqlite_sequence" not in line and "NULL,NULL,NULL,NULL,NULL" not in line
    ]


def _lines(library: Library, article_id: int) -> str:
    found = explaining.why(library, article_id)
    assert found is not None
    return "\n".join(found.lines)


def test_merged_events_are_one_under_every_id(library: Library) -> None:
    assert _events(library) == {1: [1, 2], 2: [3], 3: [4]}
    change = event_decisions.merge(library, [2, 3])
    assert (change.description, change.count) == (
        "merged into “Poland's parliament passes budget”",
        1,
    )
    assert _events(library) == {1: [1, 2], 2: [3, 4]}
    for number in (2, 3):
        detail = browse.event_detail(library, number)
        assert detail is not None
        assert (detail.row.id, detail.row.article_count) == (2, 2)
        keys = browse.article_keys(library, browse.understand(library, f"event:{number}"))
        assert len(keys) == 2
    assert "You put it here" in _lines(library, 4)
    assert "You put it here" not in _lines(library, 3)
    check_consistency(library)


def test_split_articles_are_an_event_of_their_own(library: Library) -> None:
    assert event_decisions.split(library, 1, [2]).count == 1
    assert _events(library) == {1: [1], 2: [3], 3: [4], 4: [2]}
    assert "You put it here" in _lines(library, 2)
    assert "You said that it is not of event 4" in _lines(library, 1)
    check_consistency(library)


def test_a_split_is_told_with_the_name_of_what_stays(library: Library) -> None:
    row = browse.event_detail(library, 1)
    assert row is not None
    (other,) = (one for one in row.reports if one.id != row.row.lead_article_id)
    change = event_decisions.split(library, 1, [row.row.lead_article_id])
    assert change.description == f"split off “{other.title}”"


def test_the_larger_part_keeps_the_id(library: Library) -> None:
    event_decisions.merge(library, [1, 2])
    event_decisions.split(library, 1, [1, 2])
    assert _events(library) == {1: [1, 2], 3: [4], 4: [3]}
    assert "You put it here" in _lines(library, 1)
    check_consistency(library)


def test_taken_out_it_is_grouped_anew_without_that_event(library: Library) -> None:
    assert event_decisions.take_out(library, [1]).count == 1
    assert _events(library) == {1: [2], 2: [3], 3: [4], 4: [1]}
    assert "You said that it is not of event 1" in _lines(library, 1)
    check_consistency(library)


def test_taken_out_it_joins_what_it_is_like_elsewhere(library: Library) -> None:
    event_decisions.bring(library, 2, [1])
    assert _events(library) == {1: [2], 2: [1, 3], 3: [4]}
    event_decisions.take_out(library, [1])
    assert _events(library) == {1: [1, 2], 2: [3], 3: [4]}
    assert "Almost certainly part of “Ferry Havbris" in _lines(library, 1)


def test_brought_where_it_belongs(library: Library) -> None:
    event_decisions.bring(library, 1, [4])
    assert _events(library) == {1: [1, 2, 4], 2: [3]}
    assert browse.event_detail(library, 3) == browse.event_detail(library, 1)
    check_consistency(library)


def test_new_versions_stay_where_the_reader_put_them(library: Library) -> None:
    event_decisions.split(library, 1, [2])
    event_decisions.merge(library, [3, 2])
    before = _events(library)
    documents = [
        document(
            FERRY_AGAIN + "\n\nDivers have looked at the hull of the Havbris.",
            title="Ferry Havbris hits rock near Bergen; all 240 safe",
            source="Danube Post",
        ),
        document(
            FERRY + "\n\nThe Havbris was towed to Bergen.",
            title="Ferry Havbris runs aground off Bergen, 240 safe",
        ),
        document(
            BUDGET + "\n\nThe Sejm sat until dawn.",
            title="Poland's parliament passes budget",
            source="Danube Post",
            day=7,
        ),
    ]
    assert fill(library, documents).updated == 3
    assert _events(library) == before
    assert reprocess(library, everything=True).failed == 0
    assert _events(library) == before
    check_consistency(library)


def test_the_latest_word_holds(library: Library) -> None:
    event_decisions.split(library, 1, [2])
    event_decisions.merge(library, [1, 4])
    assert _events(library) == {1: [1, 2], 2: [3], 3: [4]}
    rows = library.database.reader().execute("SELECT relation FROM event_constraints")
    assert rows.fetchall() == [("together",)]


def test_following_goes_with_the_articles(library: Library) -> None:
    with library.database.writing() as connection:
        connection.execute("INSERT INTO event_state (event_id, followed_at) VALUES (3, 7)")
    event_decisions.merge(library, [2, 3])
    detail = browse.event_detail(library, 2)
    assert detail is not None
    assert detail.row.followed
    undoing.undo(library)
    rows = library.database.reader().execute("SELECT event_id, followed_at FROM event_state")
    assert rows.fetchall() == [(3, 7)]


def test_undo_leaves_what_has_come_since_where_it_is(library: Library) -> None:
    event_decisions.split(library, 1, [2])
    fill(
        library,
        [
            replace(document(FERRY_AGAIN + " More.", title="Ferry Havbris hits rock"), guid="new"),
        ],
    )
    came_to = next(event for event, articles in _events(library).items() if 5 in articles)
    undoing.undo(library)
    events = _events(library)
    assert events[1][:2] == [1, 2]
    assert 5 in events[came_to]
    check_consistency(library)


def test_undo_passes_over_what_has_been_removed(library: Library) -> None:
    event_decisions.merge(library, [1, 2, 3])
    for number in (1, 3):
        with library.database.writing() as connection:
            grouping.refresh(connection, removal.remove(connection, [number]), {})
    undoing.undo(library)
    assert _events(library) == {1: [2], 3: [4]}
    check_consistency(library)
    undoing.redo(library)
    assert _events(library) == {1: [2, 4]}
    check_consistency(library)


@pytest.mark.parametrize(
    ("decide", "says"),
    [
        (lambda library: event_decisions.merge(library, [1, 9]), "there is no event 9"),
        (lambda library: event_decisions.merge(library, [1, 1]), "that is one event"),
        (lambda library: event_decisions.bring(library, 1, [9]), "there is no article 9"),
        (lambda library: event_decisions.split(library, 1, [1, 2]), "all articles of event 1"),
        (lambda library: event_decisions.split(library, 1, [3]), "is in event 2, not in 1"),
        (lambda library: event_decisions.take_out(library, [3]), "is alone in its event"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_changed(
    library: Library, decide: Callable[[Library], marks.Change], says: str
) -> None:
    before = dump_of(library)
    with pytest.raises(NewstuiError, match=says):
        decide(library)
    assert dump_of(library) == before
    assert undoing.undo(library) is None


_ARTICLES = st.lists(st.integers(1, 5), min_size=1, max_size=3, unique=True)
_STEPS = st.one_of(
    st.tuples(st.just("merge"), st.integers(1, 9), st.lists(st.integers(1, 9), min_size=1)),
    st.tuples(st.just("bring"), st.integers(1, 9), _ARTICLES),
    st.tuples(st.just("split"), st.integers(1, 9), _ARTICLES),
    st.tuples(st.just("take_out"), st.just(0), _ARTICLES),
    st.tuples(st.just("star"), st.just(0), _ARTICLES),
)


def _do(library: Library, step: tuple[str, int, list[int]]) -> None:
    verb, event_id, numbers = step
    try:
        if verb == "merge":
            event_decisions.merge(library, [event_id, *numbers])
        elif verb == "bring":
            event_decisions.bring(library, event_id, numbers)
        elif verb == "split":
            event_decisions.split(library, event_id, numbers)
        elif verb == "take_out":
            event_decisions.take_out(library, numbers)
        else:
            marks.set_starred(library, numbers, True)
    except NewstuiError:
        pass


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_STEPS, min_size=1, max_size=7))
def test_undone_and_redone_everything_is_as_it_was(
    library: Library, steps: list[tuple[str, int, list[int]]]
) -> None:
    before = _stored(library)
    stages = [before]
    for step in steps:
        _do(library, step)
        if _stored(library) != stages[-1]:
            stages.append(_stored(library))
        check_consistency(library)
    for stage in reversed(stages[:-1]):
        assert undoing.undo(library) is not None
        assert _stored(library) == stage
    while undoing.undo(library):
        assert _stored(library) == before
    for stage in stages[1:]:
        while _stored(library) != stage:
            assert undoing.redo(library) is not None
    while undoing.undo(library):
        pass
    assert _stored(library) == before
