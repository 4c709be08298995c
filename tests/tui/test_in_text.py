"""What is done in the text: finding, links, two reports beside each other, selecting, places."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen_corpus import ARTICLES, NOW, build
from screen_driver import Opener, Reader, main_screen, press, rest, text_of

from newstui.library import reading
from newstui.library.session import Library
from newstui.tui.app import NewstuiApp
from newstui.tui.screens.beside import Beside, TwoTexts
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.note import Note
from newstui.tui.state import Pane
from newstui.tui.widgets.find_bar import FindBar

pytest_plugins = ["screen_fixtures"]

LINKED = {
    "source": "Drava Herald",
    "published": "2024-01-12T09:10:00Z",
    "title": "Ferry between Korčula and Orebić to run all night",
    "html": "<p>The ferry between the island of Korčula and Orebić in Croatia will run all night "
    'from March, <a href="https://port.example/plan">the port said</a> on Friday. Islanders had '
    'asked for it for years, and <a href="https://evil.example/">www.port.example</a> lists the '
    "crossings, twelve of them between midnight and six in the morning.</p><p>The crossing takes "
    "twenty minutes and will cost four euros for those who live on the island.</p>",
}


async def test_words_are_found_and_n_goes_through_them(open_app: Opener) -> None:
    async with open_app(size=(140, 30)) as pilot:
        screen = main_screen(pilot)
        title = screen.reading.article and screen.reading.article.row.title
        await press(pilot, "ctrl+f", *"bridge")
        assert screen.query_one(FindBar).has_class("-open")
        hits = len(screen.reading.model.hits)
        assert hits > 1
        assert f"1 of {hits}: bridge" in str(screen.reading.border_subtitle)
        await press(pilot, "enter", "n")
        assert not screen.query_one(FindBar).has_class("-open")
        assert screen.state.pane is Pane.READING
        assert f"2 of {hits}: bridge" in str(screen.reading.border_subtitle)
        await press(pilot, "N", "N")
        assert f"{hits} of {hits}: bridge" in str(screen.reading.border_subtitle)
        assert screen.reading.article is not None
        assert screen.reading.article.row.title == title
        await press(pilot, "escape")
        assert not screen.reading.finding
        assert screen.state.pane is Pane.READING


async def test_nothing_found_is_said(open_app: Opener) -> None:
    async with open_app(size=(140, 12)) as pilot:
        await press(pilot, "f3", *"summer")
        assert main_screen(pilot).reading.scroll_offset.y > 0
        await press(pilot, *["backspace"] * 6, *"zebra")
        assert main_screen(pilot).reading.scroll_offset.y == 0
        assert "not found: zebra" in str(main_screen(pilot).reading.border_subtitle)
        await press(pilot, "escape")
        assert main_screen(pilot).reading.scroll_offset.y == 0
        assert "report 1 of 3" in str(main_screen(pilot).reading.border_subtitle)


async def test_two_reports_beside_each_other(open_app: Opener) -> None:
    async with open_app(size=(140, 30)) as pilot:
        await press(pilot, "v")
        beside = pilot.app.screen
        assert isinstance(beside, Beside)
        texts = beside.query_one(TwoTexts)
        assert "Reports 1 and 2 of 3" in str(texts.border_title)
        first = text_of(texts)
        assert "Drava Herald" in first
        assert "Adria Wire" in first
        assert "+The mayor said" in first
        await press(pilot, "right_square_bracket")
        assert "Reports 1 and 3 of 3" in str(texts.border_title)
        assert "Pannonia Post" in text_of(texts)
        await press(pilot, "escape")
        assert pilot.app.screen is main_screen(pilot)


async def test_in_a_narrow_window_one_stands_below_the_other(open_app: Opener) -> None:
    async with open_app(size=(70, 40)) as pilot:
        await press(pilot, "v")
        lines = text_of(pilot.app.screen.query_one(TwoTexts)).split("\n")
        first = next(index for index, line in enumerate(lines) if "Adria Wire" in line)
        second = next(index for index, line in enumerate(lines) if "Drava Herald" in line)
        assert second > first + 5


async def test_who_covered_it_is_told(open_app: Opener) -> None:
    async with open_app() as pilot:
        await press(pilot, "V")
        note = pilot.app.screen
        assert isinstance(note, Note)
        assert "Drava Herald, Adria Wire, Pannonia Post" in note.lines[0]
        assert "Nordsee Kurier" in note.lines[1]


async def test_a_place_is_kept_for_the_next_time(open_app: Opener, library: Library) -> None:
    async with open_app(size=(100, 12)) as pilot:
        await press(pilot, "3", "ctrl+d")
        screen = main_screen(pilot)
        place = screen.reading.scroll_offset.y
        assert place > 0
        article = screen.reading.article
        assert article is not None
    stored = reading.article(library, article.row.id)
    assert stored is not None
    assert stored.place is not None
    async with open_app(size=(100, 12)) as pilot:
        screen = main_screen(pilot)
        while screen.reading.article is None or screen.reading.article.row.id != article.row.id:
            await press(pilot, "left_square_bracket")
        assert screen.reading.scroll_offset.y == place


async def test_text_is_selected_with_the_mouse_and_copied(open_app: Opener) -> None:
    async with open_app(size=(140, 30)) as pilot:
        screen = main_screen(pilot)
        # A key first: an input that has just been mounted clears what is selected.
        await press(pilot, "3")
        pane = screen.reading.region
        line = next(
            y for y in range(screen.reading.size.height)
            if "suspension bridge over the Drava" in screen.reading.render_line(y).text
        )  # fmt: skip
        await pilot.mouse_down(offset=(pane.x + 1, pane.y + 1 + line))
        await pilot.hover(offset=(pane.x + 30, pane.y + 2 + line))
        await pilot.hover(offset=(pane.x + 30, pane.y + 2 + line))
        await pilot.mouse_up(offset=(pane.x + 30, pane.y + 2 + line))
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("The old suspension bridge over the Drava at Osijek")
        assert "\n" not in pilot.app.clipboard
        assert "Copied" in screen.state.message


async def test_borders_are_dragged_and_stay(open_app: Opener) -> None:
    async with open_app(size=(140, 30)) as pilot:
        screen = main_screen(pilot)
        edge = screen.reading.region.x
        await pilot.mouse_down(offset=(edge, 10))
        await pilot.hover(offset=(edge - 10, 10))
        await pilot.mouse_up(offset=(edge - 10, 10))
        await rest(pilot)
        assert screen.reading.region.x == edge - 10
        assert not screen.selections
        await press(pilot, "3", "less_than_sign")
        assert screen.reading.region.x == edge - 8
    async with open_app(size=(140, 30)) as pilot:
        assert main_screen(pilot).reading.region.x == edge - 8
        await pilot.resize_terminal(70, 30)
        await press(pilot, "3")
        assert main_screen(pilot).reading.region.width == 70


@pytest.fixture
def linked(tmp_path: Path) -> Library:
    build(tmp_path / "linked.db", [LINKED, *ARTICLES[:1]])
    return Library.open(tmp_path / "linked.db", clock=lambda: NOW)


async def test_links_are_opened_by_number_and_doubtful_ones_after_a_question(
    linked: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: bool(opened.append(url)) or True)
    app = NewstuiApp(linked)
    async with app.run_test(size=(140, 40)) as pilot:
        await rest(pilot)
        screen = main_screen(pilot)
        text = text_of(screen.reading)
        assert "the port said[1]" in text
        assert "says www.port.example, leads to evil.example" in text
        await press(pilot, "L", "1", "enter")
        assert opened == ["https://port.example/plan"]
        await press(pilot, "L", "2", "enter")
        assert isinstance(pilot.app.screen, Chooser)
        await press(pilot, "enter")
        assert opened == ["https://port.example/plan"]
        await press(pilot, "L", "2", "enter")
        await press(pilot, "down", "enter")
        assert opened[-1] == "https://evil.example/"
        await _click_on(pilot, "[1]")
        assert opened[-1] == "https://port.example/plan"
    linked.close()


async def _click_on(pilot: Reader, words: str) -> None:
    pane = main_screen(pilot).reading
    for y in range(pane.size.height):
        column = pane.render_line(y).text.find(words)
        if column >= 0:
            await pilot.click(offset=(pane.region.x + 1 + column, pane.region.y + 1 + y))
            await rest(pilot)
            return
    raise AssertionError(f"{words!r} is not on the screen")
