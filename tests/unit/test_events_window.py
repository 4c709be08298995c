"""What a key leads to, and which events share most keys: the same as by counting one by one."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.roll import Roll, union
from newstui.events.window import LATEST, MOST_CANDIDATES, Posting, best_shared

PLACES = st.lists(st.tuples(st.integers(1, 12), st.none() | st.integers(0, 50)), max_size=40)


@given(PLACES, st.integers(1, 5), st.integers(0, 50), st.integers(0, 50))
@settings(max_examples=60, deadline=None)
def test_a_key_leads_to_the_events_of_its_latest_articles_within_a_time(
    places: list[tuple[int, int | None]], times: int, since: int, length: int
) -> None:
    roll = Roll()
    posting = Posting(roll)
    all_places = places * times
    for event, at in all_places:
        posting.add(event, at)
        posting.events(0, 50)
    until = since + length
    expected = {event for event, at in all_places[-LATEST:] if at is None or since <= at <= until}
    assert events(roll, posting.events(since, until)) == expected


@given(PLACES, st.integers(1, 12), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_articles_of_an_event_that_has_become_part_of_another_lead_to_that_one(
    places: list[tuple[int, int | None]], event: int, into: int
) -> None:
    roll = Roll()
    posting = Posting(roll, places)
    posting.move(event, into)
    moved = {into if one == event else one for one, _ in places}
    assert events(roll, posting.events(0, 50)) == moved


def test_an_article_of_another_time_hides_nothing_once_it_has_left() -> None:
    roll = Roll()
    posting = Posting(roll, [(1, -1_000)])
    for number in range(LATEST):
        posting.add(2 + number % 3, number)
    assert events(roll, posting.events(0, LATEST)) == {2, 3, 4}


@given(st.lists(st.sets(st.integers(1, 80), max_size=40), max_size=8))
@settings(max_examples=60, deadline=None)
def test_the_events_that_share_most_keys_come_first_of_equals_the_latest(
    found: list[set[int]],
) -> None:
    shared = Counter(event for events in found for event in events)
    expected = sorted(shared, key=lambda event: (-shared[event], -event))[:MOST_CANDIDATES]
    roll = Roll()
    sets = [union(map(roll.bit, events)) for events in found]
    assert list(best_shared(sets, roll).items()) == [(one, shared[one]) for one in expected]


def events(roll: Roll, some: int) -> set[int]:
    """The events of a set."""
    return set(roll.latest(some, some.bit_count()))
