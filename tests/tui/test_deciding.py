"""Events merged, parted and followed by key, and all of it undone."""

from __future__ import annotations

from screen_driver import Opener, Reader, main_screen, press, rest, text_of

from newstui.library import browse, event_decisions
from newstui.library.session import Library
from newstui.model.query import EVERYTHING
from newstui.tui.screens.chooser import ChoiceList, Chooser

pytest_plugins = ["screen_fixtures"]


def _events(library: Library) -> dict[str, int]:
    """The headline of each event, and its number of reports."""
    return {row.title: row.article_count for row in browse.first_events(library, EVERYTHING)}


async def _to_event(pilot: Reader, words: str) -> None:
    timeline = main_screen(pilot).timeline
    rows = [timeline.model.row(index) for index in range(timeline.model.count)]
    (found,) = (at for at, row in enumerate(rows) if row is not None and words in row.title)
    timeline.move_to(found)
    await rest(pilot)


async def _offered(pilot: Reader) -> list[str]:
    """What the picker offers."""
    await rest(pilot)
    assert isinstance(pilot.app.screen, Chooser)
    return [choice.label for choice in pilot.app.screen.query_one(ChoiceList).choices]


async def test_m_merges_with_what_is_typed_and_u_undoes(open_app: Opener, library: Library) -> None:
    before = _events(library)
    async with open_app(size=(140, 40)) as pilot:
        await _to_event(pilot, "Osijek")
        await press(pilot, "M", *"snow", "enter")
        screen = main_screen(pilot)
        assert "Merged into “" in screen.state.message
        assert "1 report · u undoes" in screen.state.message
        assert len(_events(library)) == len(before) - 1
        assert screen.timeline.model.count == len(before) - 1
        event = screen.timeline.event
        assert event is not None
        assert event.article_count == 4
        await press(pilot, "u")
        assert _events(library) == before
        assert screen.timeline.model.count == len(before)


async def test_x_takes_a_report_out_and_reads_on(open_app: Opener, library: Library) -> None:
    before = _events(library)
    async with open_app(size=(140, 40)) as pilot:
        await _to_event(pilot, "Osijek")
        await press(pilot, "enter", "X")
        assert (await _offered(pilot))[:2] == ["An event of its own", "Not of this event"]
        await press(pilot, "enter")
        screen = main_screen(pilot)
        assert "Split off “Osijek suspension bridge closed" in screen.state.message
        assert sorted(_events(library).values(), reverse=True)[:3] == [2, 2, 1]
        assert screen.detail is not None
        assert screen.detail.row.article_count == 2
        assert screen.reading.article is not None
        assert screen.reading.article.row.event_id == screen.detail.row.id
        await press(pilot, "u")
        assert _events(library) == before


async def test_x_splits_where_the_story_turns(open_app: Opener, library: Library) -> None:
    async with open_app(size=(140, 40)) as pilot:
        await _to_event(pilot, "Osijek")
        shown = main_screen(pilot).reading.article
        assert shown is not None
        assert shown.row.title in _events(library), "the report of the headline is shown first"
        await press(pilot, "enter", "X")
        assert "An event of their own: it and the later reports" in await _offered(pilot)
        await press(pilot, *"later", "enter")
        screen = main_screen(pilot)
        assert "Split off “Osijek suspension bridge closed" in screen.state.message
        assert screen.detail is not None
        assert screen.detail.row.article_count == 1
        assert len(library.database.reader().execute("SELECT * FROM event_aliases").fetchall()) == 0


async def test_x_lets_the_event_be_found_anew(open_app: Opener, library: Library) -> None:
    before = _events(library)
    async with open_app(size=(140, 40)) as pilot:
        await _to_event(pilot, "Osijek")
        await press(pilot, "X", *"find where", "enter")
        assert "Taken out of “Osijek suspension bridge closed" in main_screen(pilot).state.message
        await press(pilot, "u")
        assert _events(library) == before


async def test_a_lone_report_cannot_be_taken_out(open_app: Opener) -> None:
    async with open_app() as pilot:
        await _to_event(pilot, "Norway votes")
        await press(pilot, "X")
        assert main_screen(pilot).state.message == "It is the only report of its event"


async def test_what_may_be_the_same_is_said_and_comes_first(
    open_app: Opener, library: Library
) -> None:
    (osijek,) = (
        row.id for row in browse.first_events(library, EVERYTHING) if "Osijek" in row.title
    )
    detail = browse.event_detail(library, osijek)
    assert detail is not None
    event_decisions.split(library, osijek, [detail.reports[-1].id])
    with library.database.writing() as connection:
        connection.execute("DELETE FROM event_constraints")
    before = len(_events(library))
    async with open_app(size=(140, 40)) as pilot:
        screen = main_screen(pilot)
        await _to_event(pilot, "Osijek: cracked")
        await press(pilot, "enter")
        assert "possibly the same" in text_of(screen.event_pane)
        await press(pilot, "M", "enter")
        assert len(_events(library)) == before - 1
        assert screen.detail is not None
        assert screen.detail.row.article_count == 3


async def test_f_follows_and_the_sources_list_it(open_app: Opener) -> None:
    async with open_app(size=(140, 40)) as pilot:
        screen = main_screen(pilot)
        await _to_event(pilot, "Norway votes")
        await press(pilot, "f")
        assert screen.state.message == "Followed: 1 event · u undoes"
        event = screen.timeline.event
        assert event is not None
        assert event.followed
        await pilot.pause(0.4)
        assert [entry.count for entry in screen.sources.model.entries if entry.kind == "followed"]
        await press(pilot, "slash", *"is:followed", "enter")
        assert screen.timeline.model.count == 1
        await press(pilot, "f")
        assert screen.state.message == "Followed no more: 1 event · u undoes"
