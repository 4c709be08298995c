"""How many keys a task may cost, counted from the main screen."""

from __future__ import annotations

import pytest
from screen_driver import Opener, lines_of, main_screen, press, text_of

from newstui.library import browse, smart_folders
from newstui.library.session import Library
from newstui.model.query import EVERYTHING
from newstui.tui.screens.chooser import ChoiceList
from newstui.tui.screens.note import Note

pytest_plugins = ["screen_fixtures"]


def unread(library: Library) -> int:
    return browse.counts(library).unread


async def test_no_key_to_be_reading(open_app: Opener) -> None:
    async with open_app() as pilot:
        assert "suspension bridge over the Drava" in text_of(main_screen(pilot).reading)


async def test_one_key_to_the_next_event_and_the_next_report(open_app: Opener) -> None:
    async with open_app() as pilot:
        first = main_screen(pilot).reading.article
        await press(pilot, "right_square_bracket")
        second = main_screen(pilot).reading.article
        assert first is not None
        assert second is not None
        assert second.row.id != first.row.id
        assert second.row.event_id == first.row.event_id
        await press(pilot, "n")
        third = main_screen(pilot).reading.article
        assert third is not None
        assert third.row.event_id != second.row.event_id


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_one_key_to_the_next_source_with_unread(open_app: Opener, pane: str) -> None:
    async with open_app() as pilot:
        await pilot.press(pane)
        await press(pilot, "J")
        assert "source:" in main_screen(pilot).state.query


async def test_five_keys_to_a_country_and_to_a_topic_and_one_to_drop_each(open_app: Opener) -> None:
    async with open_app() as pilot:
        await press(pilot, *"cger", "enter")
        assert main_screen(pilot).state.query == "country:de"
        await press(pilot, *"tlab", "enter")
        both = main_screen(pilot).state.query
        assert both.startswith("country:de topic:")
        await press(pilot, "backspace")
        assert main_screen(pilot).state.query == "country:de"
        await press(pilot, "C")
        assert main_screen(pilot).state.query == ""


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_one_key_to_the_timeline_of_the_event_and_back(open_app: Opener, pane: str) -> None:
    async with open_app() as pilot:
        await pilot.press(pane)
        await press(pilot, "e")
        assert main_screen(pilot).state.open_event is not None
        await press(pilot, "escape")
        assert main_screen(pilot).state.open_event is None


async def test_one_key_to_why(open_app: Opener) -> None:
    async with open_app() as pilot:
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, Note)


async def test_two_keys_to_take_a_report_out_and_one_to_undo_it(
    open_app: Opener, library: Library
) -> None:
    async with open_app() as pilot:
        rows = browse.first_events(library, EVERYTHING, 50)
        await press(pilot, "X", "enter")
        assert len(browse.first_events(library, EVERYTHING, 50)) == len(rows) + 1
        await press(pilot, "u")
        assert browse.first_events(library, EVERYTHING, 50)[0].article_count == (
            rows[0].article_count
        )


async def test_one_key_to_mark_everything_in_view_and_one_to_undo_it(
    open_app: Opener, library: Library
) -> None:
    async with open_app() as pilot:
        before = unread(library)
        await press(pilot, "A")
        assert unread(library) == 0
        await press(pilot, "u")
        assert unread(library) == before > 0


async def test_a_word_and_two_keys_to_search_and_a_name_and_two_to_keep_it(
    open_app: Opener, library: Library
) -> None:
    async with open_app() as pilot:
        await press(pilot, "slash", *"osijek", "enter")
        assert main_screen(pilot).state.query == "osijek"
        assert main_screen(pilot).state.rows == 1
        await press(pilot, "S", *"bridge", "enter")
        assert [one.name for one in smart_folders.all_folders(library)] == ["bridge"]


async def test_one_key_to_find_a_key(open_app: Opener) -> None:
    async with open_app() as pilot:
        await press(pilot, "question_mark", *"browser")
        assert "browser" in lines_of(pilot.app.screen.query_one(ChoiceList))[0]
