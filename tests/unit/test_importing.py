"""Importing: each article once, marks kept, a bad record costs no other, a batch is whole."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.library import browse, deriving, importing, marks, reading, remembered
from newstui.library.derive import derive, derive_all
from newstui.library.grouping import Remembered
from newstui.library.importing import ImportReport, import_documents
from newstui.library.session import Library
from newstui.model.document import Failure, Form, RawDocument
from newstui.model.errors import Cancelled
from newstui.model.moment import Moment
from newstui.model.query import EVERYTHING, Field
from newstui.store.articles import Derived
from support import (
    BUDGET,
    FERRY,
    FERRY_AGAIN,
    check_consistency,
    document,
    fill,
    open_library,
    sample,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    yield opened
    opened.close()


def test_articles_become_events(library: Library) -> None:
    report = fill(library)
    assert (report.added, report.failures) == (4, [])
    events = browse.first_events(library, EVERYTHING)
    assert [event.article_count for event in events] == [1, 1, 2]
    ferry = events[-1]
    assert ferry.source_count == 2
    assert ferry.unread_count == 2
    assert "NO" in ferry.countries


def test_importing_again_adds_nothing(library: Library) -> None:
    fill(library)
    report = fill(library)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 4)
    assert browse.counts(library).total == 4


def test_the_same_document_twice_in_one_batch_is_one_article(library: Library) -> None:
    report = fill(library, [*sample(), *sample()])
    assert (report.added, report.unchanged) == (4, 4)


def test_a_changed_article_is_updated_in_place_and_keeps_its_marks(library: Library) -> None:
    first = document(FERRY, title="Ferry aground", guid="ferry-1")
    fill(library, [first])
    marks.set_starred(library, [1], True)
    changed = replace(first, title="Ferry aground, captain questioned")
    report = fill(library, [changed])
    assert (report.added, report.updated) == (0, 1)
    article = reading.article(library, 1)
    assert article is not None
    assert article.row.title == "Ferry aground, captain questioned"
    assert article.row.starred
    assert browse.article_keys(library, Field("is", "starred"))
    check_consistency(library)


def test_a_corrected_date_alone_is_an_update(library: Library) -> None:
    fill(library, [document(FERRY, guid="ferry-1", day=6)])
    assert fill(library, [document(FERRY, guid="ferry-1", day=7)]).updated == 1
    article = reading.article(library, 1)
    assert article is not None
    assert article.row.published.isoformat() == "2024-02-07"


def test_a_new_version_stays_with_its_outlet(library: Library) -> None:
    first = replace(document(FERRY, guid="hash"), source=None, url="https://fjord.example/1")
    fill(library, [first])
    fill(library, [replace(first, url="https://other.example/1")])
    article = reading.article(library, 1)
    assert article is not None
    assert article.row.source == "fjord.example"
    assert browse.article_keys(library, Field("source", "fjord.example"))
    check_consistency(library)


def test_guids_are_those_of_their_source(library: Library) -> None:
    report = fill(
        library,
        [document(FERRY, guid="1", source="One"), document(FERRY, guid="1", source="Two")],
    )
    assert report.added == 2


def test_a_document_without_a_source_is_known_by_its_guid(library: Library) -> None:
    nameless = replace(document(FERRY, guid="hash"), source=None)
    fill(library, [nameless])
    assert fill(library, [nameless]).unchanged == 1


@pytest.mark.parametrize(("source", "together"), [(None, True), ("Fjord Times", False)])
def test_articles_of_unknown_outlets_are_not_taken_for_those_of_one(
    library: Library, source: str | None, together: bool
) -> None:
    # Of one outlet, nearly the same headline on another day is the next edition of a page.
    told = [
        document(FERRY, title="Havbris aground off Veldor: 14 taken off", day=6),
        document(FERRY_AGAIN, title="Havbris aground off Veldor: 19 taken off", day=7),
    ]
    fill(library, [replace(one, source=source, url=None) for one in told])
    assert (len(browse.first_events(library, EVERYTHING)) == 1) is together


def test_a_bad_record_costs_no_other(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    derive = deriving.derive

    def failing(document: RawDocument) -> object:
        if document.source == "Night Sky":
            raise ValueError("broken")
        return derive(document)

    monkeypatch.setattr(deriving, "derive", failing)
    report = fill(library, [Failure("gone.txt", "no such file"), *sample()])
    assert report.added == 3
    assert [failure.origin for failure in report.failures] == ["gone.txt", "test.jsonl"]


def test_a_dump_without_an_article_is_a_failure(library: Library) -> None:
    menus = RawDocument(
        guid="m", form=Form.DUMP, content="Home\nWorld\nSport\nLog in\nSubscribe\n", origin="m.txt"
    )
    report = fill(library, [menus])
    assert report.added == 0
    assert [failure.origin for failure in report.failures] == ["m.txt"]


def test_cancelling_keeps_the_finished_batches(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_BATCH", 2)
    asked = iter([False, False, False, True])
    with pytest.raises(Cancelled):
        import_documents(library, sample(), cancelled=lambda: next(asked))
    assert browse.counts(library).total == 2
    check_consistency(library)


def test_progress_is_told(library: Library) -> None:
    told = []
    import_documents(
        library, sample(), progress=lambda done, total, what: told.append((done, total, what))
    )
    assert told == [(4, None, "test.jsonl")]


def test_many_documents_are_derived_beside_and_stay_in_order(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deriving, "_FEW", 2)
    many = [document(f"{FERRY}\n\nReport {n}.", guid=f"r{n}", title=f"{n}") for n in range(50)]
    assert fill(library, many).added == 50
    rows = browse.articles_at(library, browse.article_keys(library, EVERYTHING))
    assert [row.title for row in rows] == [str(n) for n in reversed(range(50))]


def test_the_same_input_gives_the_same_events(tmp_path: Path) -> None:
    seen = []
    for name in ("one", "two"):
        opened = open_library(tmp_path / name)
        fill(opened)
        keys = browse.event_keys(opened, EVERYTHING)
        seen.append([event for event in browse.events_at(opened, keys) if event])
        opened.close()
    assert seen[0] == seen[1]


def test_a_future_date_sorts_by_first_seen(library: Library, now: int) -> None:
    fill(library, [document(FERRY, day=28), *sample()])
    rows = browse.articles_at(library, browse.article_keys(library, EVERYTHING))
    assert rows[0].published.isoformat() == "2024-02-28"
    assert rows[0].key >> 28 == now


def test_index_and_counts_hold_after_updates(library: Library) -> None:
    fill(library)
    marks.set_read(library, [1, 3], True)
    fill(library, [replace(item, content=item.content + "\n\nMore news.") for item in sample()])
    check_consistency(library)


def _grouped(library: Library) -> list[tuple[object, ...]]:
    """Every article's event with its reason, and the events' own rows."""
    connection = library.database.reader()
    return [
        *connection.execute(
            "SELECT article_id, event_id, score, reason FROM event_articles ORDER BY article_id"
        ),
        *connection.execute("SELECT * FROM events ORDER BY id"),
    ]


def _reports() -> list[RawDocument]:
    """Several reports of each event, some in Polish, some without a date, one corrected later."""
    made = []
    for number in range(5):
        for at, item in enumerate(sample()):
            text = f"{item.content}\n\nUpdate {number} of report {at}: {7 * number + at} more."
            title = f"{item.title}, {number}"
            made.append(
                replace(
                    item,
                    guid=f"{at}/{number}",
                    title=title,
                    content=text,
                    source=f"Outlet {(number + at) % 4}",
                    language="pl" if number == 3 else "en",
                    published=Moment() if number == 2 else item.published,
                )
            )
    return [*made, replace(made[4], content=BUDGET), *made[:3]]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.booleans())
def test_the_same_input_gives_the_same_events_however_it_is_cut(
    cuts: list[int], restarted: bool
) -> None:
    reports, seen = _reports(), []
    for sizes in ([len(reports)], cuts):
        with tempfile.TemporaryDirectory() as folder:
            library = open_library(Path(folder))
            waiting, sizes = iter(reports), cycle(sizes)
            report_and_memory = ImportReport(), Remembered()
            while batch := list(islice(waiting, next(sizes))):
                if restarted:
                    fill(library, batch)
                else:
                    pairs = [(item, derive(item)) for item in batch]
                    importing._store(library, pairs, *report_and_memory)
            seen.append(_grouped(library))
            library.close()
    assert seen[0] == seen[1]


def test_the_same_input_gives_the_same_events_however_little_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for name, most in (("much", 1000), ("little", 1)):
        monkeypatch.setattr(remembered, "_MOST_STATES", most)
        monkeypatch.setattr(remembered, "_MOST_POSTINGS", most)
        monkeypatch.setattr(importing, "_BATCH", 6)
        opened = open_library(tmp_path / name)
        fill(opened, _reports())
        check_consistency(opened)
        seen.append(_grouped(opened))
        opened.close()
    assert seen[0] == seen[1]


def test_an_article_that_comes_twice_in_a_batch_is_found_as_it_came_last(library: Library) -> None:
    first, *others = sample()
    fill(library, [first, *others, replace(first, content=BUDGET)])
    found = browse.article_keys(library, browse.understand(library, "deficit"))
    assert len(found) == 2
    assert not browse.article_keys(library, browse.understand(library, "Havbris fog dawn"))
    check_consistency(library)


def test_what_another_process_writes_is_seen_by_an_import_under_way(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    report_and_memory = ImportReport(), Remembered()
    ferry, again, *_ = sample()
    importing._store(library, [(ferry, derive(ferry))], *report_and_memory)
    other = open_library(tmp_path)
    fill(other, [replace(ferry, content=BUDGET, title="Poland's parliament passes budget")])
    other.close()
    importing._store(library, [(again, derive(again))], *report_and_memory)
    # The first is about something else by now, and its former event is gone.
    first, second, *_ = _grouped(library)
    assert first[1] != second[1]
    library.close()


def _work(library: Library, batch: list[tuple[RawDocument, Derived]], known: Remembered) -> int:
    """How many functions are called to store a batch: what a clock tells, the same each time."""
    counted = 0

    def count(_frame: FrameType, what: str, _argument: object) -> None:
        nonlocal counted
        counted += what in ("call", "c_call")

    sys.setprofile(count)
    try:
        importing._store(library, batch, ImportReport(), known)
    finally:
        sys.setprofile(None)
    return counted


def test_a_flood_of_alike_entries_costs_the_later_ones_no_more(library: Library) -> None:
    offers = [
        document("", title=f"Offer number {at} of our shop in Oslo", day=6 + at % 2)
        for at in range(500)
    ]
    made = list(zip(offers, derive_all(offers), strict=True))
    known = Remembered()
    costs = [_work(library, made[at : at + 50], known) for at in range(0, 500, 50)]
    # From some hundred on nothing more is compared.
    assert costs[-1] < 1.2 * costs[3]
