"""What a key leads to, and which events share most keys: the same as by counting one by one."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.window import LATEST, MOST_CANDIDATES, Posting, best_shared

PLACES = st.lists(st.tuples(st.integers(1, 12), st.none() | st.integers(0, 50)), max_size=40)


@given(PLACES, st.integers(1, 5), st.integers(0, 50), st.integers(0, 50))
@settings(max_examples=60, deadline=None)
def test_a_key_leads_to_the_events_of_its_latest_articles_within_a_time(
    places: list[tuple[int, int | None]], times: int, since: int, length: int
) -> None:
    posting = Posting()
    all_places = places * times
    for event, at in all_places:
        posting.add(event, at)
        posting.events(0, 50)
    until = since + length
    expected = {event for event, at in all_places[-LATEST:] if at is None or since <= at <= until}
    assert set(posting.events(since, until)) == expected


def test_an_article_of_another_time_hides_nothing_once_it_has_left() -> None:
    posting = Posting([(1, -1_000)])
    for number in range(LATEST):
        posting.add(2 + number % 3, number)
    assert set(posting.events(0, LATEST)) == {2, 3, 4}


@given(st.lists(st.sets(st.integers(1, 80), max_size=40), max_size=8))
@settings(max_examples=60, deadline=None)
def test_the_events_that_share_most_keys_come_first_of_equals_the_latest(
    found: list[set[int]],
) -> None:
    shared = Counter(event for events in found for event in events)
    expected = sorted(shared, key=lambda event: (-shared[event], -event))[:MOST_CANDIDATES]
    assert list(best_shared(found).items()) == [(event, shared[event]) for event in expected]
