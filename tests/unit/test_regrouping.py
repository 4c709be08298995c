"""Everything grouped again: the same where nothing has changed, and never against the reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newstui.library import browse, event_decisions, grouping, regrouping, undoing
from newstui.library.regrouping import Report, identities, regroup
from newstui.library.session import Library
from newstui.model.document import RawDocument
from newstui.model.errors import Cancelled, NewstuiError
from newstui.store import events
from newstui.store.regrouping import Overlap
from support import (
    BUDGET,
    FERRY,
    FERRY_AGAIN,
    TELESCOPE,
    check_consistency,
    document,
    dump_of,
    fill,
    open_library,
)

_STORIES = (
    ("Ferry Havbris runs aground off Bergen, 240 safe", FERRY),
    ("Ferry Havbris hits rock near Bergen; all 240 safe", FERRY_AGAIN),
    ("Poland's parliament passes budget", BUDGET),
    ("Telescope in Chile sees farthest galaxy", TELESCOPE),
)


def _documents() -> list[RawDocument]:
    """Each story by three outlets, in turn."""
    return [
        document(f"{text}\n\nMore in the {outlet}.", title=title, source=outlet, day=6 + at)
        for at, outlet in enumerate(("Fjord Times", "Danube Post", "Night Sky"))
        for title, text in _STORIES
    ]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened, _documents())
    yield opened
    opened.close()


def _events(library: Library) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    rows = library.database.reader().execute("SELECT event_id, article_id FROM event_articles")
    for event_id, article_id in rows:
        found.setdefault(event_id, set()).add(article_id)
    return found


def _scatter(library: Library, articles: dict[int, int]) -> None:
    """Articles where an earlier version, say, has put them."""
    with library.database.writing() as connection:
        touched, left = set(), {}
        for number, wanted in articles.items():
            home = events.event_of(connection, number)
            assert home is not None
            if not events.exists(connection, wanted):
                events.create(connection, 0, wanted)
            events.move_all(connection, [number], wanted, 0)
            touched |= {home, wanted}
            left[home] = wanted
        grouping.refresh(connection, touched, left)


def test_what_was_grouped_as_it_came_stays(library: Library) -> None:
    before = dump_of(library)
    assert regroup(library) == Report(same=len(_events(library)))
    assert dump_of(library) == before


def test_what_was_wrong_is_put_right_and_ids_stay(library: Library) -> None:
    right = _events(library)
    wrong = dict.fromkeys(sorted(right[1])[:2], 90)
    _scatter(library, wrong)
    with library.database.writing() as connection:
        connection.execute("INSERT INTO event_state (event_id, followed_at) VALUES (90, 7)")
    report = regroup(library)
    assert _events(library) == right
    assert (report.same, report.merged, report.moved) == (len(right) - 1, 1, 2)
    detail = browse.event_detail(library, 90)
    assert detail is not None
    assert (detail.row.id, detail.row.followed) == (1, True)
    assert regroup(library).moved == 0
    check_consistency(library)


def test_the_readers_word_holds(library: Library) -> None:
    start = _events(library)
    ferry = sorted(start[1])
    event_decisions.split(library, 1, ferry[-2:])
    event_decisions.merge(library, [2, max(_events(library))])
    event_decisions.take_out(library, [ferry[0]])
    before = _events(library)
    assert regroup(library) == Report(same=len(before))
    assert _events(library) == before
    check_consistency(library)
    for _ in range(3):
        undoing.undo(library)
    assert _events(library) == start
    check_consistency(library)


def test_stopped_it_changes_nothing_and_goes_on(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regrouping, "_BATCH", 5)
    right = _events(library)
    _scatter(library, {1: 90})
    wrong = _events(library)
    done: list[int] = []

    def progress(so_far: int, total: int | None, what: str) -> None:
        assert (total, what) == (12, "regrouping")
        done.append(so_far)

    with pytest.raises(Cancelled):
        regroup(library, progress=progress, cancelled=lambda: bool(done))
    assert (done, _events(library)) == ([5], wrong)
    report = regroup(library, progress=progress)
    assert (report.resumed_after, report.moved, done) == (5, 1, [5, 10, 12, 12])
    assert _events(library) == right


def test_a_decision_made_meanwhile_is_obeyed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regrouping, "_BATCH", 5)
    done: list[int] = []
    with pytest.raises(Cancelled):
        regroup(
            library, progress=lambda so_far, *_: done.append(so_far), cancelled=lambda: bool(done)
        )
    event_decisions.take_out(library, [1])
    before = _events(library)
    regroup(library)
    assert _events(library) == before


def test_what_comes_in_meanwhile_is_grouped_with_the_rest(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regrouping, "_BATCH", 5)
    late = document(f"{FERRY}\n\nLate.", title=_STORIES[0][0], source="Late Post", day=9)
    came: list[int] = []

    def progress(done: int, total: int | None, what: str) -> None:
        if not came:
            came.append(fill(library, [late]).added)

    regroup(library, progress=progress)
    assert 13 in _events(library)[1]
    check_consistency(library)


_DECISIONS = st.one_of(
    st.tuples(st.just("merge"), st.integers(1, 6), st.integers(1, 6)),
    st.tuples(st.just("bring"), st.integers(1, 6), st.integers(1, 12)),
    st.tuples(st.just("split"), st.integers(1, 6), st.integers(1, 12)),
    st.tuples(st.just("take_out"), st.integers(1, 12), st.integers(1, 12)),
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_DECISIONS, max_size=6))
def test_no_regrouping_goes_against_the_reader(
    library: Library, steps: list[tuple[str, int, int]]
) -> None:
    for verb, first, second in steps:
        try:
            if verb == "merge":
                event_decisions.merge(library, [first, second])
            elif verb == "bring":
                event_decisions.bring(library, first, [second])
            elif verb == "split":
                event_decisions.split(library, first, [second])
            else:
                event_decisions.take_out(library, [first])
        except NewstuiError:
            continue
    connection = library.database.reader()
    decided = "SELECT article_id, event_id FROM event_articles WHERE decided_by = 'reader'"
    placed = connection.execute(decided).fetchall()
    regroup(library)
    assert connection.execute(decided).fetchall() == placed
    homes = {one: event for event, articles in _events(library).items() for one in articles}
    pairs = connection.execute("SELECT article_id, other_id, relation FROM event_constraints")
    for one, other, relation in pairs.fetchall():
        assert (homes[one] == homes[other]) == (relation == "together")
    check_consistency(library)
    while undoing.undo(library):
        check_consistency(library)


def test_the_largest_share_keeps_the_id() -> None:
    def overlap(group: int, event: int, common: int, decided: bool = False) -> Overlap:
        sizes = {1: 10, 2: 4}, {70: 8, 80: 6}
        return Overlap(group, event, common, sizes[0][group], sizes[1][event], decided)

    assert identities([overlap(1, 70, 7), overlap(1, 80, 3), overlap(2, 80, 3)]) == {1: 70, 2: 80}
    assert identities([overlap(1, 70, 7), overlap(2, 70, 1, decided=True)]) == {1: None, 2: 70}
    assert identities([]) == {}
