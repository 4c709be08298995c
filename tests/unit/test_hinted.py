"""What the bottom line offers, and the names that keys go by."""

from __future__ import annotations

import pytest

from newstui.tui.actions import BY_ID, key_name
from newstui.tui.hinted import hinted
from newstui.tui.state import Pane, UiState


@pytest.mark.parametrize("pane", list(Pane))
def test_every_hint_is_an_action_and_the_help_comes_last(pane: Pane) -> None:
    offered = hinted(UiState(pane=pane, rows=3, reports=3, query="x", has_storyline=True))
    assert set(offered) <= set(BY_ID)
    assert offered[-1] == "view.help"


def test_what_does_nothing_is_not_offered() -> None:
    alone = UiState(pane=Pane.READING, rows=3, reports=1)
    assert "read.next_report" not in hinted(alone)
    assert "view.dim" not in hinted(alone)
    several = UiState(pane=Pane.READING, rows=3, reports=2)
    assert "read.next_report" in hinted(several)
    unfiltered = UiState(pane=Pane.SOURCES, rows=3)
    assert not {"filter.save", "filter.clear"} & set(hinted(unfiltered))
    filtered = UiState(pane=Pane.SOURCES, rows=3, query="country:rs")
    assert {"filter.save", "filter.clear"} <= set(hinted(filtered))


def test_of_an_empty_library_the_ways_to_begin_are_offered() -> None:
    assert hinted(UiState())[:3] == ["feed.add", "feed.import", "view.demo"]


@pytest.mark.parametrize(
    ("keys", "name"), [("f2", "F2"), ("ctrl+f,f3", "^F"), ("f", "f"), ("shift+tab", "S-Tab")]
)
def test_keys_are_named_as_on_a_keyboard(keys: str, name: str) -> None:
    assert key_name(keys) == name
