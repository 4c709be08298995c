"""Events are put right with hindsight: never against the reader, and ids stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newstui.library import (
    event_decisions,
    event_marks,
    explaining,
    grouping,
    marks,
    repairing,
)
from newstui.library.regrouping import regroup
from newstui.library.repairing import RepairReport, repair
from newstui.library.session import Library
from newstui.model.document import RawDocument
from newstui.model.errors import Cancelled
from newstui.store import article_progress, database, event_rows, events, storylines
from newstui.store import event_decisions as stored
from support import check_consistency, document, dump_of, fill, open_library

SORVIK = (
    (
        "Earthquake on Sorvik brings down customs house",
        "A magnitude 6.1 earthquake shook the island of Sorvik on Monday and brought down the old "
        "customs house in Lindal, the seismic institute said.\n\n"
        "Three people were hurt in Lindal. Rescuers searched the harbour with dogs.",
    ),
    (
        "Three hurt in Lindal as quake strikes Sorvik",
        "Three people were injured in Lindal when an earthquake of magnitude 6.1 struck Sorvik on "
        "Monday, the institute in Hamnes said.\n\n"
        "The customs house by the harbour collapsed. Rescuers with dogs found nobody under it.",
    ),
    (
        "Search ends in Lindal after earthquake",
        "Rescue teams in Lindal on the island of Sorvik ended their search after Monday's "
        "magnitude 6.1 earthquake.\n\n"
        "The customs house lay in ruins; three people were treated for injuries.",
    ),
)
"""Articles 1 to 3."""
TARNOVO = (
    (
        "Earthquake near Tarnovo cuts railway to Gorna",
        "A magnitude 5.4 earthquake hit the mountains around Tarnovo on Thursday and cut the "
        "railway to Gorna, the interior ministry said.\n\n"
        "Nobody was hurt. Trains to Gorna will not run before Sunday.",
    ),
    (
        "Railway to Gorna closed after quake",
        "The railway between Tarnovo and Gorna is closed after Thursday's earthquake of magnitude "
        "5.4, the operator said.\n\nThe ministry of the interior knew of no injuries.",
    ),
)
"""Articles 4 and 5: another earthquake."""


def _documents() -> list[RawDocument]:
    return [
        document(text, title=title, source=f"Outlet {number}", day=6 if number < 4 else 8)
        for number, (title, text) in enumerate((*SORVIK, *TARNOVO), 1)
    ]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened, _documents())
    yield opened
    opened.close()


def _events(library: Library) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = library.database.reader().execute(
        "SELECT event_id, article_id FROM event_articles ORDER BY event_id, article_id"
    )
    for event_id, article_id in rows:
        found.setdefault(event_id, []).append(article_id)
    return found


def _put(library: Library, homes: Mapping[int, int]) -> None:
    """Articles into events as if that had been decided when they came; `homes` by article."""
    with library.database.writing() as connection:
        touched, left = set(), {}
        for number, wanted in homes.items():
            home = events.event_of(connection, number)
            assert home is not None
            if not events.exists(connection, wanted):
                events.create(connection, 0, wanted)
            events.move_all(connection, [number], wanted, 0)
            touched |= {home, wanted}
            left[home] = wanted
        grouping.refresh(connection, touched, left)


def _look_over(library: Library) -> RepairReport:
    """Looks at every event again."""
    with library.database.writing() as connection:
        article_progress.looked_at(connection, "repair_progress", 0)
    return repair(library)


def _why(library: Library, article_id: int) -> str:
    found = explaining.why(library, article_id)
    assert found is not None
    return "\n".join(found.lines)


def test_what_came_right_stays_as_it_is(library: Library) -> None:
    assert _events(library) == {1: [1, 2, 3], 2: [4, 5]}
    before = dump_of(library)
    assert _look_over(library) == RepairReport()
    assert dump_of(library) == before


def test_look_alikes_that_were_merged_are_split(library: Library) -> None:
    _put(library, {4: 1, 5: 1})
    assert _look_over(library) == RepairReport(split=1)
    found = _events(library)
    assert list(found.values()) == [[1, 2, 3], [4, 5]]
    one, other = found
    assert one == 1
    row = event_rows.row(library.database.reader(), other)
    assert row is not None
    assert (row.title, row.article_count) == (TARNOVO[0][0], 2)
    check_consistency(library)


def test_the_larger_part_keeps_the_id_whoever_came_first(library: Library) -> None:
    _put(library, {1: 2, 2: 2, 3: 2})
    _look_over(library)
    found = _events(library)
    assert found.pop(2) == [1, 2, 3]
    assert list(found.values()) == [[4, 5]]


def test_reasons_are_those_of_the_part(library: Library) -> None:
    _put(library, {4: 1, 5: 1})
    _look_over(library)
    _, other = _events(library)
    opened, joined = (events.reason_of(library.database.reader(), number) for number in (4, 5))
    assert opened is not None
    assert joined is not None
    assert (opened[0], opened[1].score, opened[1].runner_up) == (other, 0.0, 1)
    assert joined[0] == other
    assert joined[1].score > joined[1].runner_up_score
    assert {"Gorna", "Tarnovo"} <= set(joined[1].shared_names)
    assert "Lindal" not in _why(library, 5)


def test_one_event_under_two_ids_is_merged_and_both_lead_to_it(library: Library) -> None:
    fill(library, [document(SORVIK[0][1], title="Quake fells old house", source="Outlet 9")])
    _put(library, {3: 90})
    assert _look_over(library) == RepairReport(merged=1)
    assert _events(library) == {1: [1, 2, 3, 6], 2: [4, 5]}
    assert events.current_id(library.database.reader(), 90) == 1
    found = events.reason_of(library.database.reader(), 3)
    assert found is not None
    assert found[1].score > 0.5
    assert "Sorvik" in found[1].shared_names
    check_consistency(library)


def test_events_that_grow_are_looked_at_after_an_import(library: Library) -> None:
    _put(library, {4: 1, 5: 1})
    assert repair(library) == RepairReport()
    text = "Lindal counts what the earthquake of magnitude 6.1 has cost the island of Sorvik."
    fill(library, [document(text, title="After quake Lindal on Sorvik counts cost", day=7)])
    assert list(_events(library).values()) == [[1, 2, 3, 6], [4, 5]]


def test_where_nothing_came_nothing_is_written(library: Library) -> None:
    writes = database.write_count(library.database)
    assert repair(library) == RepairReport()
    assert database.write_count(library.database) == writes


def test_stopped_it_goes_on_where_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairing, "_BATCH", 2)
    _put(library, {1: 2, 2: 2, 3: 2})
    with library.database.writing() as connection:
        article_progress.looked_at(connection, "repair_progress", 0)
    done: list[int] = []

    def progress(so_far: int, _total: int | None, _what: str) -> None:
        done.append(so_far)

    with pytest.raises(Cancelled):
        repair(library, progress=progress, cancelled=lambda: bool(done))
    assert list(_events(library).values()) == [[1, 2, 3], [4, 5]]
    assert repair(library, progress=progress) == RepairReport()
    assert done == [2, 2, 3]
    check_consistency(library)


def test_what_the_reader_has_merged_stays_one(library: Library) -> None:
    event_decisions.merge(library, [1, 2])
    assert _look_over(library) == RepairReport()
    assert _events(library) == {1: [1, 2, 3, 4, 5]}


def test_what_the_reader_has_parted_stays_two(library: Library) -> None:
    event_decisions.split(library, 1, [3])
    before = _events(library)
    assert _look_over(library) == RepairReport()
    assert _events(library) == before


def test_a_report_that_belongs_here_stays_with_all_others(library: Library) -> None:
    event_decisions.bring(library, 1, [4])
    assert _look_over(library) == RepairReport()
    assert _events(library) == {1: [1, 2, 3, 4], 2: [5]}


def test_what_is_muted_does_not_come_back_as_a_part(library: Library) -> None:
    _put(library, {4: 1, 5: 1})
    event_marks.set_muted(library, [1], True)
    assert _look_over(library) == RepairReport()


def test_a_part_is_followed_and_stays_in_its_storyline(library: Library) -> None:
    _put(library, {4: 1, 5: 1})
    event_marks.set_followed(library, [1], True)
    with library.database.writing() as connection:
        line = storylines.create(connection, 0)
        storylines.put(connection, 1, line)
    _look_over(library)
    connection = library.database.reader()
    rows = [event_rows.row(connection, number) for number in _events(library)]
    assert [row.followed for row in rows if row is not None] == [True, True]
    assert storylines.events_of(connection, line) == sorted(_events(library))


def test_regrouping_gives_what_the_repair_has_given(library: Library) -> None:
    _put(library, {4: 1, 5: 1})
    _look_over(library)
    before = _events(library)
    assert regroup(library).moved == 0
    assert _events(library) == before


def test_what_is_starred_stays_so(library: Library) -> None:
    _put(library, {4: 1, 5: 1})
    marks.set_starred(library, [4], True)
    _look_over(library)
    rows = [event_rows.row(library.database.reader(), number) for number in _events(library)]
    assert [row.starred for row in rows if row is not None] == [False, True]


_HOMES = st.dictionaries(st.integers(1, 5), st.sampled_from([1, 2, 50, 60]), max_size=5)
_PAIRS = st.lists(
    st.tuples(st.integers(1, 5), st.integers(1, 5), st.sampled_from(["merge", "take_out"])),
    max_size=2,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(homes=_HOMES, decisions=_PAIRS)
def test_however_it_was_the_reader_holds_and_twice_is_as_once(
    tmp_path_factory: pytest.TempPathFactory,
    homes: dict[int, int],
    decisions: list[tuple[int, int, str]],
) -> None:
    library = open_library(tmp_path_factory.mktemp("news"))
    fill(library, _documents())
    _put(library, homes)
    connection = library.database.reader()
    for one, other, what in decisions:
        near, far = events.event_of(connection, one), events.event_of(connection, other)
        if what == "merge" and near != far and near is not None and far is not None:
            event_decisions.merge(library, [near, far])
        elif what == "take_out" and len(events.article_ids(connection, [near or 0])) > 1:
            event_decisions.take_out(library, [one])
    decided = sorted(stored.placed_by_reader(connection))
    known = set(_events(library))
    _look_over(library)
    assert sorted(stored.placed_by_reader(connection)) == decided
    for relation, together in ((stored.TOGETHER, True), (stored.APART, False)):
        for one, other in stored.all_pairs(connection, relation):
            same = events.event_of(connection, one) == events.event_of(connection, other)
            assert same == together
    assert all(events.current_id(connection, number) in _events(library) for number in known)
    check_consistency(library)
    before = dump_of(library)
    assert _look_over(library) == RepairReport()
    assert dump_of(library) == before
    library.close()
