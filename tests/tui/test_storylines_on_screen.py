"""Storylines on the screen: from an event to its chain and back, and what is decided there."""

from __future__ import annotations

import pytest
from screen_driver import Opener, Reader, main_screen, press, text_of

from newstui.library import browse, storyline_view
from newstui.library.session import Library
from newstui.model.query import EVERYTHING
from newstui.store import storylines
from newstui.tui.state import Pane

pytest_plugins = ["screen_fixtures"]


def chain(library: Library, *words: str) -> int:
    """Put the events with these words in their titles into one storyline."""
    rows = browse.first_events(library, EVERYTHING)
    with library.database.writing() as connection:
        number = storylines.create(connection, library.now())
        for word in words:
            (event_id,) = (row.id for row in rows if word in row.title)
            storylines.put(connection, event_id, number)
    return number


@pytest.fixture
def bridge(library: Library) -> int:
    return chain(library, "Osijek", "rail strike", "Norway votes")


async def opened(pilot: Reader) -> None:
    await press(pilot, "E")
    assert main_screen(pilot).state.pane is Pane.STORYLINE


async def test_e_opens_the_chain_of_an_event_and_escape_goes_back(
    open_app: Opener, bridge: int
) -> None:
    async with open_app(size=(140, 30)) as pilot:
        screen = main_screen(pilot)
        await press(pilot, "enter")
        assert "storyline of " in text_of(screen.event_pane)
        await opened(pilot)
        shown = text_of(screen.storyline_pane)
        words = ("3 events", "Norway votes", "rail strike", "Croatia · ")
        places = [shown.index(word) for word in words]
        assert places == sorted(places)
        assert screen.storyline_pane.event is not None
        assert "Osijek" in screen.storyline_pane.event.title
        await press(pilot, "k")
        assert screen.reading.article is not None
        assert "strike" in screen.reading.article.row.title
        await press(pilot, "enter")
        assert screen.state.pane is Pane.EVENT
        assert "strike" in text_of(screen.event_pane)
        await press(pilot, "escape")
        assert screen.state.pane is Pane.STORYLINE
        await press(pilot, "escape")
        assert screen.state.pane is Pane.EVENT
        assert "Osijek" in text_of(screen.event_pane)
        await press(pilot, "escape")
        assert screen.state.pane is Pane.TIMELINE


async def test_an_event_alone_says_so(open_app: Opener) -> None:
    async with open_app() as pilot:
        await press(pilot, "E")
        assert main_screen(pilot).state.message == "The event is part of no storyline"


@pytest.mark.parametrize("size", [(160, 40), (100, 30), (80, 24), (40, 15)])
async def test_it_can_be_seen_at_any_size(
    open_app: Opener, bridge: int, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as pilot:
        await opened(pilot)
        pane = main_screen(pilot).storyline_pane
        assert pane.size.height > 5
        assert "strike" in text_of(pane)


async def test_it_is_followed_named_and_split_and_all_of_it_undone(
    open_app: Opener, library: Library, bridge: int
) -> None:
    def now() -> storyline_view.StorylineDetail:
        return storyline_view.detail(library, bridge)

    async with open_app(size=(140, 30)) as pilot:
        screen = main_screen(pilot)
        await opened(pilot)
        await press(pilot, "f")
        assert now().row.followed
        await press(pilot, "f2")
        await press(pilot, *"Bridges", "enter")
        assert now().row.title == "Bridges"
        assert "Bridges" in str(screen.storyline_pane.border_title)
        await press(pilot, "X")
        await press(pilot, "enter")
        assert len(now().events) == 2
        assert "2 events" in text_of(screen.storyline_pane)
        await press(pilot, "u", "u", "u")
        assert len(now().events) == 3
        assert not now().row.followed
        assert now().row.title != "Bridges"
        assert "3 events" in text_of(screen.storyline_pane)


async def test_two_are_made_one(open_app: Opener, library: Library, bridge: int) -> None:
    chain(library, "Zagreb zoo", "Not markup")
    async with open_app(size=(140, 30)) as pilot:
        await opened(pilot)
        await press(pilot, "M")
        await press(pilot, "enter")
        assert len(storyline_view.detail(library, bridge).events) == 5
        assert "5 events" in text_of(main_screen(pilot).storyline_pane)


async def test_one_that_is_no_chain_any_more_is_left(open_app: Opener, library: Library) -> None:
    chain(library, "Osijek", "rail strike")
    async with open_app(size=(140, 30)) as pilot:
        await opened(pilot)
        await press(pilot, "X")
        await press(pilot, "enter")
        assert main_screen(pilot).state.pane is Pane.TIMELINE
