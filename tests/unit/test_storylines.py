"""Events that follow from one another become storylines; the reader has the last word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newstui.events.storylines import LONGEST_GAP, SUMMED, Chapter, best_chain, follows
from newstui.events.sums import Folded
from newstui.library import storyline_linking, storylines, undoing
from newstui.library.session import Library
from newstui.model.document import RawDocument
from newstui.model.errors import NewstuiError
from newstui.model.moment import Moment
from newstui.model.timeline import EntryKind
from support import BUDGET, document, fill, open_library

DAY = 86_400
NAME, OTHER_NAME = 11, 12


def event(number: int, day: float, *, words: dict[int, int], names: set[int]) -> Chapter:
    return Chapter(
        number, int(day * DAY), frozenset({"disaster"}), Folded(SUMMED, (words, words)),
        frozenset(names), frozenset({"en"}), 1,
    )  # fmt: skip


ALIKE = {1: 180, 2: 180}
STRANGE = {3: 180, 4: 180}


def test_an_event_follows_one_that_it_is_like_and_shares_a_rare_name_with() -> None:
    first = event(1, 0, words=ALIKE, names={NAME})
    assert follows(event(2, 20, words=ALIKE, names={NAME}), [first])
    assert not follows(event(2, 20, words=ALIKE, names={OTHER_NAME}), [first])
    assert not follows(event(2, 20, words=STRANGE, names={NAME}), [first])
    assert not follows(event(2, 0.1, words=ALIKE, names={NAME}), [first])
    assert not follows(event(2, LONGEST_GAP / DAY + 1, words=ALIKE, names={NAME}), [first])


def test_a_long_chain_does_not_swallow_what_is_like_one_of_its_events_alone() -> None:
    chain = [event(number, number, words=STRANGE, names={NAME}) for number in range(6)]
    chain.append(event(6, 6, words=ALIKE, names={NAME}))
    assert best_chain(event(7, 9, words=ALIKE, names={NAME}), [chain]) is None


HARN = [
    (Moment.day(2023, 11, 4), "Harn volcano erupts, villages near Mossdal emptied",
     "The Harn volcano above Mossdal erupted on Saturday and ash fell on the villages below it. "
     "Police in Mossdal emptied forty houses, mayor Ingrid Solvang said."),
    (Moment.day(2023, 12, 20), "Lava from Harn volcano cuts road and water pipe to Mossdal",
     "Lava of the Harn volcano reached the main road on Wednesday and broke the pipe that brings "
     "hot water to Mossdal. Mayor Ingrid Solvang asked for boats and heaters."),
    (Moment.day(2024, 2, 1), "Mossdal below Harn volcano will not be rebuilt, parliament decides",
     "Parliament voted to buy the houses of Mossdal from their owners, because geologists expect "
     "the Harn volcano to erupt for years. Mayor Ingrid Solvang called it a sad relief."),
]  # fmt: skip


def reports() -> list[RawDocument]:
    return [
        replace(document(text, title=title, source="Fjord Times"), published=published)
        for published, title, text in HARN
    ]


@pytest.fixture
def told(tmp_path: Path) -> Library:
    library = open_library(tmp_path)
    budget = document(BUDGET, title="Poland's parliament passes budget", source="Danube Post")
    fill(library, [*reports(), budget])
    return library


def test_a_story_over_weeks_is_one_storyline_with_its_events_in_order(told: Library) -> None:
    (line,) = storylines.listed(told)
    entries = storylines.timeline(told, line)
    assert [entry.text for entry in entries] == [title for _, title, _ in HARN]
    assert [entry.date for entry in entries] == ["2023-11-04", "2023-12-20", "2024-02-01"]
    assert storyline_linking.bring_up_to_date(told) == 0


def test_a_storyline_ends_with_what_its_latest_event_has_to_come(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    first, second, last = reports()
    plan = " Parliament will vote on the houses of Mossdal on 12 March."
    fill(library, [first, second, replace(last, content=last.content + plan)])
    (line,) = storylines.listed(library)
    *events, ahead = storylines.timeline(library, line)
    assert [entry.kind for entry in events] == [EntryKind.HAPPENED] * 3
    assert (ahead.kind, ahead.date, ahead.text) == (
        EntryKind.PLANNED, "2024-03-12", plan.strip()
    )  # fmt: skip


def test_what_comes_in_later_joins_the_storyline_that_the_reader_has_named(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    fill(library, reports()[:2])
    (line,) = storylines.listed(library)
    storylines.name(library, line.id, "The end of Mossdal")
    fill(library, reports()[2:])
    (grown,) = storylines.listed(library)
    assert (grown.id, grown.title, grown.event_count) == (line.id, "The end of Mossdal", 3)


def test_naming_and_following_are_undone(told: Library) -> None:
    (line,) = storylines.listed(told)
    storylines.name(told, line.id, "  The end of   Mossdal ")
    storylines.follow(told, line.id, True)
    changed = storylines.storyline(told, line.id)
    assert (changed.title, changed.followed) == ("The end of Mossdal", True)
    undoing.undo(told)
    undoing.undo(told)
    assert storylines.listed(told) == [line]
    undoing.redo(told)
    assert storylines.storyline(told, line.id).title == "The end of Mossdal"


def test_splitting_stays_decided_and_is_undone_and_merging_joins_again(told: Library) -> None:
    (line,) = storylines.listed(told)
    first, *rest = line.event_ids
    storylines.split(told, line.id, rest)
    (apart,) = storylines.listed(told)
    assert set(apart.event_ids) == set(rest)
    storylines.merge(told, line.id, apart.id)
    assert storylines.listed(told)[0].event_ids == line.event_ids
    undoing.undo(told)
    undoing.undo(told)
    assert storylines.listed(told) == [line]
    with pytest.raises(NewstuiError, match="not in storyline"):
        storylines.split(told, line.id, [first, 999])


def test_what_is_not_there_is_said(told: Library) -> None:
    with pytest.raises(NewstuiError):
        storylines.name(told, 99, "No such thing")
    with pytest.raises(NewstuiError):
        storylines.storyline(told, 99)
    assert undoing.undo(told) is None
