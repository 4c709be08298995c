"""The learned part of grouping: what it computes, and what it must never have learned."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.likeness import CLASSES, FEATURES
from newstui.events.network import Network, pack, shipped, unpack

NET = Network(direct=(2.0, -1.0, 0.5), hidden=((1.0, 0.0, 0.0), (0.0, 4.0, -1.0)), output=(3.0, -2))


def test_the_output_is_the_line_and_the_bent_parts_together() -> None:
    expected = 2.0 * 0.3 - 0.7 + 0.5 + 3.0 * math.tanh(0.3) - 2 * math.tanh(4.0 * 0.7 - 1.0)
    assert NET.value((0.3, 0.7)) == pytest.approx(expected)


def test_without_hidden_units_it_is_a_line() -> None:
    assert Network(direct=(2.0, -1.0, 0.5)).value((1.0, 1.0)) == pytest.approx(1.5)


def test_networks_come_back_from_their_file_as_they_went_in() -> None:
    assert unpack(pack({"lead": NET}, ("first", "second"))) == {"lead": NET}


@pytest.mark.parametrize("kind", CLASSES)
def test_each_class_has_weights_for_all_features(kind: str) -> None:
    net = shipped()[kind]
    assert {len(row) for row in (net.direct, *net.hidden)} == {len(FEATURES) + 1}
    assert len(net.hidden) == len(net.output)


@given(
    st.sampled_from(CLASSES),
    st.lists(st.floats(0, 1), min_size=len(FEATURES), max_size=len(FEATURES)),
)
@settings(max_examples=40, deadline=None)
def test_coming_from_one_source_never_speaks_for_joining(kind: str, features: list[float]) -> None:
    at = FEATURES.index("same_source")
    alone, flood = ([*features[:at], share, *features[at + 1 :]] for share in (0.0, 1.0))
    assert shipped()[kind].value(flood) <= shipped()[kind].value(alone) + 1e-9
