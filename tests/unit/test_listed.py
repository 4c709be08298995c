"""How many events of a list are new to it, told without a set of all of them."""

from __future__ import annotations

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.tui.screens.listed import Listed, more

KEYS = st.sets(st.integers(0, 40), max_size=20).map(lambda keys: sorted(keys, reverse=True))


@given(KEYS, KEYS, KEYS, KEYS)
@settings(max_examples=150)
def test_it_is_the_number_of_new_keys(
    now: list[int], before: list[int], singles: list[int], single_before: list[int]
) -> None:
    singles = [key for key in singles if key not in now]
    single_before = [key for key in single_before if key not in before]
    told = more(
        Listed(array("q", now), array("q", singles)),
        Listed(array("q", before), array("q", single_before)),
    )
    apart = {*now} - {*before}, {*singles} - {*single_before}
    moved = (apart[0] & {*single_before}) | (apart[1] & {*before})
    assert len(apart[0] | apart[1]) - len(moved) <= told <= len(apart[0] | apart[1])
    if not singles and not single_before:
        assert told == len({*now} - {*before})
