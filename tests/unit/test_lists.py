"""Lists under a query agree with going through every article by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newstui.library import browse, correcting, marks, muting
from newstui.library.session import Library
from newstui.model.errors import QueryError
from newstui.model.facet import FacetKind
from newstui.model.query import EVERYTHING, Order
from support import document, fill, open_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = open_library(tmp_path_factory.mktemp("lists"))
    fill(opened)
    marks.set_read(opened, [3], True)
    marks.set_starred(opened, [4], True)
    for source, country in (("Fjord Times", "no"), ("Danube Post", "rs")):
        correcting.correct_source(opened, source, [correcting.origin_correction(country)])
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [4, 3, 2, 1]),
        ("ferry", [2, 1]),
        ("havb", [2, 1]),
        ("fer havb", [2, 1]),
        ("passeng fog", [2, 1]),
        ("-havbris", [4, 3]),
        ("-havbris -galaxy", [3]),
        ("-(havbris or galaxy) source:danube", [3]),
        ("ferry -aground", [2]),
        ("(budget or galaxy) country:pl", [3]),
        ("(ferry fog) or galaxy", [4, 2, 1]),
        ("NORWAY'S", [2, 1]),
        ("is:single", [4, 3]),
        ("-is:single", [2, 1]),
        ('"ran aground"', [1]),
        ('"aground ran"', []),
        ("FERRY", [2, 1]),
        ("source:danube", [3, 2]),
        ("source:danube ferry", [2]),
        ("country:no", [2, 1]),
        ("country:no country:pl", []),
        ("country:no or country:pl", [3, 2, 1]),
        ("-country:no", [4, 3]),
        ("is:read", [3]),
        ("is:unread source:danube", [2]),
        ("is:starred", [4]),
        ("lang:en", [4, 3, 2, 1]),
        ("lang:de", []),
        ("after:2024-02-07", [4, 3]),
        ("before:2024-02-07", [2, 1]),
        ("newer:3d", [4]),
        ("event:1", [2, 1]),
        ("event:999", []),
        ("ferry or budget", [3, 2, 1]),
        ("-(ferry or budget)", [4]),
        ("topic:politics", [3]),
        ("country:eu", [3]),
        ("country:nato", [3, 2, 1]),
        ('country:"Middle East"', []),
        ("-country:nato", [4]),
        ("country:nato country:g7", []),
        ("country:nato source:danube", [3, 2]),
        ("country:nato ferry is:unread", [2, 1]),
        ("country:nato or ferry", [3, 2, 1]),
        ("mentions:americas", [4]),
        ("country:nato before:2024-02-07", [2, 1]),
        ("from:no", [1]),
        ("from:rs", [3, 2]),
        ("from:balkans", [3, 2]),
        ("from:balkans country:no", [2]),
        ("-from:balkans", [4, 1]),
        ("from:africa", []),
        ("from:africa or ferry", [2, 1]),
        ("(from:rs or from:no) (country:no is:unread)", [2, 1]),
    ],
)
def test_articles_of_a_query(library: Library, query: str, ids: list[int]) -> None:
    keys = browse.article_keys(library, browse.understand(library, query))
    assert [row.id for row in browse.articles_at(library, keys)] == ids


def test_an_event_is_listed_once_at_its_newest_matching_article(library: Library) -> None:
    query = browse.understand(library, 'source:"Fjord Times"')
    events = browse.first_events(library, query)
    assert [event.article_count for event in events] == [2]
    assert list(browse.event_keys(library, query)) == [events[0].key]
    assert events[0].key == browse.article_keys(library, query)[0]


def test_the_first_page_is_the_beginning_of_the_whole(library: Library) -> None:
    texts = ("", "ferry", "country:no", "is:unread", "country:nato", "from:balkans", "is:single")
    for text, order in product(texts, Order):
        query = browse.understand(library, text)
        keys, _ = muting.shown_keys(library, query, order=order)
        page = muting.shown_events(library, query, 2, order=order)
        assert [event.key for event in page] == list(keys)[:2]


@pytest.mark.parametrize("few", [1, 2000])
def test_orders_sort_by_what_they_say(
    library: Library, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether many match, so that all events are gone through, or few, which are sorted."""
    monkeypatch.setattr("newstui.store.event_lists._FEW", few)

    def listed(order: Order, text: str) -> list[tuple[int, int]]:
        query = browse.understand(library, text)
        rows = muting.shown_events(library, query, 9, order=order)
        assert [row.key for row in rows] == list(muting.shown_keys(library, query, order=order)[0])
        return [(row.article_count, row.unread_count) for row in rows]

    for text in ("", "lang:en", "after:2024-01"):
        assert listed(Order.NEWEST, text) == [(1, 1), (1, 0), (2, 2)]
        assert listed(Order.COVERED, text) == [(2, 2), (1, 1), (1, 0)]
        assert listed(Order.NEW, text) == [(2, 2), (1, 1), (1, 0)]


@pytest.mark.parametrize("few", [1, 2000])
def test_one_outlet_that_floods_leads_no_list(
    tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newstui.store.event_lists._FEW", few)
    library = open_library(tmp_path)
    fill(library)
    pills = [
        document(
            f"The pill of doctor Quack cures it all, said doctor Quack. Order {number} came in.",
            title=f"Pill of doctor Quack cures it all, order {number}",
            source="Quack Daily",
        )
        for number in range(12)
    ]
    fill(library, pills)
    for text, order in product(("", "lang:en"), (Order.COVERED, Order.NEW)):
        query = browse.understand(library, text)
        rows = muting.shown_events(library, query, 9, order=order)
        assert [row.key for row in rows] == list(muting.shown_keys(library, query, order=order)[0])
        counts = [(row.source_count, row.article_count) for row in rows]
        assert (1, 12) in counts
        if order is Order.COVERED:
            assert counts[:2] == [(2, 2), (1, 12)]
    library.close()


def test_unread_keys_are_keys_of_the_list(library: Library) -> None:
    for text in ("", "country:nato", "source:danube", "is:single"):
        query = browse.understand(library, text)
        keys = browse.event_keys(library, query)
        rows = browse.events_at(library, keys)
        unread = [row.key for row in rows if row is not None and row.unread_count]
        assert list(browse.unread_keys(library, query, keys)) == unread


def test_facets_under_a_filter_count_what_matches(library: Library) -> None:
    query = browse.understand(library, "source:danube")
    facets = browse.facet_counts(library, query)
    countries = {count.value: (count.total, count.unread) for count in facets[FacetKind.COUNTRY]}
    assert countries["NO"] == (1, 1)
    assert countries["PL"] == (1, 0)
    assert [count.value for count in facets[FacetKind.SOURCE]] == ["Danube Post"]


def test_counts_among_the_newest_say_that_there_may_be_more(library: Library) -> None:
    query = browse.understand(library, "country:nato")
    whole = browse.facet_counts(library, query, newest=4)
    assert whole == browse.facet_counts(library, query)
    (source, *_) = browse.facet_counts(library, query, newest=2)[FacetKind.SOURCE]
    assert (source.value, source.total, source.at_least) == ("Danube Post", 2, True)


def test_facets_without_a_filter_agree_with_the_counted_ones(library: Library) -> None:
    whole = browse.facet_counts(library, EVERYTHING)
    counted = browse.facet_counts(library, browse.understand(library, "after:1990"))
    assert whole == counted


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            ["ferry", '"a b"', "-", "(", ")", "or", "country:no", "-topic:sport", "is:unread"]
        )
        | st.text(max_size=6),
        max_size=8,
    ).map(" ".join)
)
def test_any_query_gives_a_list_or_a_message(library: Library, text: str) -> None:
    listed = _listed(library, text)
    assert listed is None or listed <= 4


def _listed(library: Library, text: str) -> int | None:
    try:
        query = browse.understand(library, text)
    except QueryError:
        return None
    browse.event_keys(library, query)
    browse.facet_counts(library, query)
    return len(browse.article_keys(library, query))
