"""Which report of an event is shown first, and in which order the others follow."""

from __future__ import annotations

from newstui.library.report_order import first_to_read, in_order
from newstui.model.article import ArticleRow
from newstui.model.event import EventDetail, EventRow
from newstui.model.moment import UNKNOWN


def detail(read: set[int], lead: int = 3) -> EventDetail:
    reports = tuple(
        ArticleRow(n, n, 1, f"Report {n}", "Wire", None, "en", UNKNOWN, 0, (), (), n in read, False)
        for n in (1, 2, 3, 4)
    )
    row = EventRow(1, 1, f"Report {lead}", lead, 0, 9, 4, 1, 4 - len(read), (), ())
    return EventDetail(row, ("Wire",), reports, ())


def test_the_report_of_the_headline_is_first_then_the_others_by_time() -> None:
    assert [report.id for report in in_order(detail(set()))] == [3, 1, 2, 4]
    assert first_to_read(detail(set())) == 3


def test_once_it_is_read_the_earliest_unread_one_is_shown() -> None:
    assert first_to_read(detail({3})) == 1
    assert first_to_read(detail({3, 1})) == 2


def test_where_all_are_read_it_is_the_one_of_the_headline() -> None:
    assert first_to_read(detail({1, 2, 3, 4})) == 3


def test_under_a_filter_it_is_one_that_the_filter_leaves() -> None:
    assert first_to_read(detail(set()), frozenset({2, 4})) == 2
    assert first_to_read(detail({2, 4}), frozenset({2, 4})) == 2
    assert first_to_read(detail({2, 4}), frozenset({2, 4}), unread=True) == 3


def test_where_the_report_of_the_headline_has_gone_the_earliest_comes_first() -> None:
    assert [report.id for report in in_order(detail(set(), lead=9))] == [1, 2, 3, 4]
