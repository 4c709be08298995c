"""What stands between a standfirst and the running text. All texts are invented."""

from __future__ import annotations

import pytest

from newstui.cleaning.finish import finished
from newstui.cleaning.opening import opening_furniture

STANDFIRST = "The tunnel has been shut since a rockfall in 1987. Walkers are to have it back."
RUNNING = (
    "The town council of Kestrel Bay voted on Monday to reopen the old railway tunnel for walkers "
    "and cyclists, ending a quarrel that had divided the harbour quarter for almost thirty years."
)


@pytest.mark.parametrize(
    "line",
    [
        "By Nora Fell 4 March 2024, 20:10",
        "Par Nora Fell — Publié le 15 février 2024 à 16h20",
        "Von Nora Fell | 4. März 2024",
        "4 de marzo de 2024, 09:40h",
        "Transport correspondent",
        "Local",
    ],
)
def test_who_when_and_where_are_no_text(line: str) -> None:
    opening = opening_furniture([STANDFIRST, line, RUNNING, RUNNING], "Nora Fell", ["Local"])
    assert opening.lines == {line}


def test_a_name_beside_the_date_is_the_author() -> None:
    lines = [STANDFIRST, "Nora Fell", "4 de marzo de 2024, 09:40h", RUNNING]
    assert opening_furniture(lines, None).author == "Nora Fell"


@pytest.mark.parametrize(
    "line", ["Kestrel Bay", "What you need to know:", "In March 2024 it rained."]
)
def test_a_heading_or_sentence_is_text(line: str) -> None:
    assert opening_furniture([STANDFIRST, line, RUNNING], "Nora Fell").lines == frozenset()


def test_nothing_below_the_running_text_goes() -> None:
    assert not opening_furniture([RUNNING, "By Nora Fell 4 March 2024", RUNNING], None).lines


@pytest.mark.parametrize(
    "blurb",
    [
        "Harbour Notes, our weekly letter, goes to 9,000 readers. Join them.",
        "Get the Bay Bulletin: tides, trains and one poem, weekday mornings.",
        "POLL: Should the tunnel be lit? 812 votes",
        "Bakery wins prize for its rye bread",
    ],
)
def test_what_is_left_below_the_last_sentence_goes(blurb: str) -> None:
    text = [RUNNING + " One.", RUNNING + " Two.", RUNNING + " Three."]
    assert finished([*text, blurb], "Tunnel") == text
