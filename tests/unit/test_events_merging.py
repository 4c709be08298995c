"""What was opened as two events becomes one when a report shows it, and never against the reader.

Reports here are alike by their headlines alone, so that the tests do not depend on what is learned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newstui.events import network
from newstui.events.event_state import EventState
from newstui.events.grouper import Grouper, GrouperSettings, MemoryWindow
from newstui.events.likeness import CLASSES, FEATURES
from newstui.events.merging import are_one
from newstui.events.network import Network
from newstui.events.signature import Signature
from newstui.events.signing import signature
from newstui.library import event_marks, regrouping
from newstui.library.regrouping import Report
from newstui.library.session import Library
from newstui.model.article import CleanArticle, Tags
from newstui.model.document import RawDocument
from newstui.model.moment import UNKNOWN, Moment
from newstui.store import event_rows, events
from support import check_consistency, document, fill, open_library

FERRY = "Ferry Havbris aground off Veldor"
CAPTAIN = "Captain Olsen arrested for drinking"
BOTH = "Captain Olsen arrested, ferry Havbris aground off Veldor"
BOTH_AGAIN = "Captain Olsen arrested after Havbris ran aground off Veldor"
ANOTHER = "Parliament adopts budget with cuts to farm subsidies"
DAY = 1_900_000_000


def by_nearest_headline() -> Mapping[str, Network]:
    """Sure from a likeness of 0.5 to the headline of any member on."""
    direct = [0.0] * (len(FEATURES) + 1)
    direct[FEATURES.index("nearest_title")], direct[-1] = 60.0, -26.0
    return dict.fromkeys(CLASSES, Network(tuple(direct)))


def sign(number: int, title: str, published: Moment = UNKNOWN) -> Signature:
    article = CleanArticle(title, "", language="en", published=published)
    return signature(number, number, article, Tags())


def assigned(window: MemoryWindow, *titles: str) -> list[tuple[int, int | None]]:
    """The event of each report as it comes, and the event that has become part of it."""
    grouper = Grouper(window, GrouperSettings(networks=by_nearest_headline()))
    found = []
    for number, title in enumerate(titles, 1):
        one = sign(number, title)
        made = grouper.assign(one, DAY)
        window.add(one, made.event_id, DAY)
        found.append((made.event_id, made.absorbed))
    return found


def test_reports_that_belong_to_two_events_make_them_one() -> None:
    assert assigned(MemoryWindow(), FERRY, CAPTAIN, ANOTHER, BOTH, BOTH_AGAIN) == [
        (1, None),
        (2, None),
        (3, None),
        (1, None),
        (1, 2),
    ]


@pytest.mark.parametrize(("between", "one"), [(20, True), (60, False)])
def test_undated_reports_do_not_bring_events_of_two_seasons_together(
    between: int, one: bool
) -> None:
    window = MemoryWindow()
    grouper = Grouper(window, GrouperSettings(networks=by_nearest_headline()))
    absorbed = []
    for number, (title, published) in enumerate(
        [
            (FERRY, Moment.day(2031, 1, 5)),
            (CAPTAIN, Moment.at(datetime(2031, 1, 5, tzinfo=UTC) + timedelta(between))),
            (BOTH, UNKNOWN),
            (BOTH_AGAIN, UNKNOWN),
        ],
        1,
    ):
        report = sign(number, title, published)
        at = DAY if published.seconds is None else published.seconds
        made = grouper.assign(report, at)
        window.add(report, made.event_id, at)
        absorbed.append(made.absorbed)
    assert any(absorbed) is one


def test_the_smaller_event_becomes_part_of_the_larger_and_later_reports_find_it() -> None:
    window = MemoryWindow()
    found = assigned(window, CAPTAIN, FERRY, BOTH, BOTH_AGAIN, "Captain Olsen arrested")
    assert [event for event, _ in found] == [1, 2, 2, 2, 2]
    assert found[3] == (2, 1)
    assert [one.article_id for one in window.members(2)] == [1, 2, 3, 4, 5]
    assert not window.members(1)


def test_events_of_which_only_a_few_reports_meet_stay_two() -> None:
    networks = by_nearest_headline()
    smaller, larger = EventState(1), EventState(2)
    smaller.join(sign(1, CAPTAIN))
    for number, title in enumerate((FERRY, BOTH, BOTH_AGAIN), 2):
        larger.join(sign(number, title))
    assert are_one(smaller, larger, networks)
    for number, title in enumerate(("Trial opens", "Shipowner sued", "Union protests"), 5):
        smaller.join(sign(number, title))
    assert not are_one(smaller, larger, networks)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setattr(network, "shipped", by_nearest_headline)
    opened = open_library(tmp_path)
    yield opened
    opened.close()


def reports(*titles: str) -> list[RawDocument]:
    return [
        document("", title=title, source=f"Outlet {number}") for number, title in enumerate(titles)
    ]


def homes(library: Library) -> list[int]:
    rows = library.database.reader().execute(
        "SELECT event_id FROM event_articles ORDER BY article_id"
    )
    return [row[0] for row in rows]


def test_ids_of_merged_events_lead_on_and_what_was_followed_is_followed(library: Library) -> None:
    fill(library, reports(FERRY, CAPTAIN))
    ferry, captain = homes(library)
    event_marks.set_followed(library, [captain], True)
    fill(library, reports(FERRY, CAPTAIN, BOTH, BOTH_AGAIN))
    assert homes(library) == [ferry] * 4
    connection = library.database.reader()
    assert events.current_id(connection, captain) == ferry
    row = event_rows.row(connection, ferry)
    assert row is not None
    assert (row.article_count, row.followed) == (4, True)
    check_consistency(library)
    assert regrouping.regroup(library) == Report(same=1)


def test_it_makes_no_difference_where_an_import_is_cut(library: Library, tmp_path: Path) -> None:
    titles = (FERRY, CAPTAIN, ANOTHER, BOTH, BOTH_AGAIN, "Captain Olsen arrested")
    fill(library, reports(*titles))
    other = open_library(tmp_path / "other")
    for count in range(1, len(titles) + 1):
        fill(other, reports(*titles[:count]))
    assert homes(other) == homes(library)
    check_consistency(other)
    assert len(set(homes(library))) == 2
    other.close()


def test_what_the_reader_has_muted_does_not_come_back_with_another_event(library: Library) -> None:
    fill(library, reports(FERRY, CAPTAIN))
    ferry, captain = homes(library)
    event_marks.set_muted(library, [captain], True)
    fill(library, reports(FERRY, CAPTAIN, BOTH, BOTH_AGAIN))
    assert homes(library) == [ferry, captain, ferry, ferry]
