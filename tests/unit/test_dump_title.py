"""Which line of a dump is its title."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.cleaning.dump_title import title_of_dump

TITLE = "Harbour town votes to keep its night ferry"
BODY = [
    "The night ferry of the harbour town will go on running through the winter, after a vote.",
    "Islanders had collected nine thousand signatures to keep it, the town hall said on Monday.",
    "The ferry loses money every winter, and the town has paid for it since the last storm.",
]
MENU = ["The Harbour Post", "World", "Business", "Log in", "Newsletter"]
FOOT = ["Share this article", "Related articles", "Crane falls into basin, nobody hurt"]


def title_of(above: list[str], url: str | None = None) -> str | None:
    lines = [*above, *BODY, *FOOT]
    return title_of_dump(lines, range(len(above), len(above) + len(BODY)), None, url)


@pytest.mark.parametrize(
    "between",
    [
        [],
        ["January 11, 2024"],
        ["By Ann Smith", "11 January 2024"],
        ["Islanders collect nine thousand signatures in a winter of storms", "By Ann Smith"],
        ["The night ferry at the quay on Monday. / HARBOUR NEWS", "Ann Smith", "11 January 2024"],
        ["Share on Facebook", "4 min read"],
    ],
    ids=["alone", "date", "byline", "standfirst", "caption", "bar"],
)
def test_the_headline_wins(between: list[str]) -> None:
    assert title_of([*MENU, TITLE, *between]) == TITLE


def test_a_trail_that_ends_in_the_title_does_not() -> None:
    assert title_of([*MENU, f"Home » News » {TITLE}", TITLE]) == TITLE


def test_the_address_decides_between_two_headlines() -> None:
    other = "Night ferry: what islanders and the town hall say"
    address = "https://www.harbour.example/2024/01/harbour-town-votes-to-keep-its-night-ferry.html"
    assert title_of([*MENU, TITLE, other], address) == TITLE
    address = "https://www.harbour.example/night-ferry-what-islanders-and-the-town-hall-say"
    assert title_of([*MENU, TITLE, other], address) == other


def test_text_below_the_first_line_is_no_title() -> None:
    lines = ["Menu", BODY[0], TITLE, *BODY[1:]]
    assert title_of_dump(lines, range(1, 5), None, None) != TITLE


def test_menus_are_no_titles() -> None:
    assert title_of(["Share on Facebook", "Related Articles", "Log in"]) is None


def test_a_claim_is_believed() -> None:
    assert title_of_dump(BODY, range(3), "Claimed", None) == "Claimed"


LINES = st.lists(st.text(max_size=60).map(str.strip).filter(bool), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(LINES, st.integers(0, 11), st.integers(0, 12), st.none() | st.text(max_size=40))
def test_a_title_is_a_line_or_none(lines: list[str], start: int, stop: int, url: str) -> None:
    body = range(min(start, len(lines)), min(stop, len(lines)))
    assert title_of_dump(lines, body, None, url) in {None, *lines}
