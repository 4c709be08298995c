"""When a feed is looked at again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstui.sources.http_headers import MOST_WAIT, fresh_for, retry_at
from newstui.sources.rhythm import DAY, HOUR, MOST_WISHED, Pace, after_error, next_check

NOW = int(datetime(2024, 2, 10, 12, 0, tzinfo=UTC).timestamp())  # a Saturday


NO_WISH = Pace()


def wait(pace: Pace = NO_WISH, fresh: int = 0, published: list[int] | None = None) -> int:
    return next_check(NOW, pace, fresh, published or []) - NOW


def test_an_hour_at_the_least() -> None:
    assert wait() == HOUR
    assert wait(Pace(every=60), 30, [NOW - 60 * n for n in range(30)]) == HOUR


def test_the_publishers_wish_is_kept() -> None:
    assert wait(Pace(every=5 * HOUR)) == 5 * HOUR
    assert wait(fresh=3 * HOUR) == 3 * HOUR
    assert wait(Pace(every=365 * DAY)) == MOST_WISHED
    assert wait(fresh=365 * DAY) == DAY


def test_its_own_rhythm_decides_above_that() -> None:
    every_six_hours = [NOW - n * 6 * HOUR for n in range(10)]
    assert wait(published=every_six_hours) == 3 * HOUR
    assert wait(published=[NOW - 90 * DAY]) == DAY
    assert wait(published=[NOW + DAY]) == HOUR


def test_skipped_hours_and_days_are_passed() -> None:
    assert wait(Pace(skip_hours=frozenset({13, 14}))) == 3 * HOUR
    assert wait(Pace(skip_days=frozenset({5, 6}))) == 36 * HOUR
    assert wait(Pace(skip_hours=frozenset(range(24)))) == HOUR


def test_errors_back_off_to_a_day_but_an_evening_offline_does_not() -> None:
    waits = [after_error(NOW, n, of_the_line=False) - NOW for n in range(1, 20)]
    assert waits[:3] == [HOUR] * 3
    assert waits == sorted(waits)
    assert waits[-1] == DAY
    assert after_error(NOW, 19, of_the_line=True) - NOW == HOUR


@given(
    st.integers(0, 10**10),
    st.integers(0, 10**10),
    st.lists(st.integers(NOW - 10**8, NOW + 10**6)),
    st.frozensets(st.integers(0, 23)),
)
def test_never_sooner_than_an_hour_and_never_forgotten(
    every: int, fresh: int, published: list[int], hours: frozenset[int]
) -> None:
    assert HOUR <= wait(Pace(every, hours), fresh, published) <= MOST_WISHED + DAY


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("120", NOW + 120),
        ("Sat, 10 Feb 2024 15:00:00 GMT", NOW + 3 * HOUR),
        ("Saturday, 10-Feb-24 15:00:00 GMT", NOW + 3 * HOUR),
        ("Sat, 10 Feb 2024 11:00:00 GMT", None),
        ("99999999999999999999", NOW + MOST_WAIT),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after(value: str, wanted: int | None) -> None:
    assert retry_at({"retry-after": value}, NOW) == wanted


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({"cache-control": "public, max-age=7200"}, 7200),
        ({"cache-control": "max-age=7200", "age": "200"}, 7000),
        ({"cache-control": "no-cache, max-age=7200"}, 0),
        ({"expires": "Sat, 10 Feb 2024 14:00:00 GMT"}, 7200),
        (
            {
                "expires": "Sat, 10 Feb 2024 14:00:00 GMT",
                "date": "Sat, 10 Feb 2024 13:00:00 GMT",
            },
            3600,
        ),
        ({"expires": "0"}, 0),
        ({}, 0),
    ],
)
def test_freshness(headers: dict[str, str], wanted: int) -> None:
    assert fresh_for(headers, NOW) == wanted
