"""Counts before keys, keymaps, themes of one's own, and settings that are read anew."""

from __future__ import annotations

from pathlib import Path

import pytest
import screen_fixtures
from screen_driver import Opener, main_screen, press, text_of

from newstui.library.report_order import in_order
from newstui.library.session import Library
from newstui.model.errors import SettingsError
from newstui.settings import config, locations
from newstui.settings.config import Screen, Settings
from newstui.tui.app import NewstuiApp
from newstui.tui.state import Pane
from newstui.tui.widgets.hints import Hints

built, library, open_app = screen_fixtures.built, screen_fixtures.library, screen_fixtures.open_app


class TestCounts:
    async def test_a_count_moves_so_many_rows(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            timeline = main_screen(pilot).timeline
            await press(pilot, "5")
            assert "5" in text_of(main_screen(pilot).query_one(Hints))
            await press(pilot, "j")
            assert timeline.cursor == 5
            await press(pilot, "4", "k")
            assert timeline.cursor == 1
            await press(pilot, "4", "0", "j")
            assert timeline.cursor == timeline.model.count - 1
            await press(pilot, "g", "g")
            assert timeline.cursor == 0

    async def test_a_digit_that_goes_to_a_pane_counts_reports(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            assert screen.reading.article is not None
            assert screen.detail is not None
            reports = [report.id for report in in_order(screen.detail)]
            first = reports.index(screen.reading.article.row.id)
            await press(pilot, "2", "right_square_bracket")
            assert reports.index(screen.reading.article.row.id) == min(first + 2, len(reports) - 1)
            await press(pilot, "9", "left_square_bracket")
            assert screen.reading.article.row.id == reports[0]
            assert screen.state.pane is Pane.TIMELINE

    async def test_the_panes_keep_their_digits(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, "3", "j")
            assert screen.state.pane is Pane.READING
            await press(pilot, "1")
            assert screen.state.pane is Pane.SOURCES
            before = screen.sources.cursor
            await press(pilot, "j")
            assert screen.sources.cursor == (before or 0) + 1

    async def test_a_count_before_another_key_is_nothing(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "5", "question_mark", "escape", "j")
            assert main_screen(pilot).timeline.cursor == 1

    async def test_digits_can_be_typed_into_a_filter(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "slash", *"newer:5d", "enter")
            assert main_screen(pilot).state.query == "newer:5d"


class TestKeymaps:
    async def test_newsboats_keys_are_pressed(self, open_app: Opener) -> None:
        async with open_app(settings=Settings(keymap="newsboat")) as pilot:
            screen = main_screen(pilot)
            article = screen.reading.article
            assert article is not None
            await press(pilot, "J")
            assert screen.reading.article is not None
            assert screen.reading.article.row.id != article.row.id

    async def test_an_action_without_keys_is_done_by_none(self, open_app: Opener) -> None:
        async with open_app(settings=Settings(keys={"view.zen": ""})) as pilot:
            await press(pilot, "z")
            assert not main_screen(pilot).state.zen
            await press(pilot, "colon", *"text alone", "enter")
            assert main_screen(pilot).state.zen


def write(text: str, theme: str = "") -> Settings:
    """The settings of a config.toml in the reader's folder, with a theme beside it."""
    return config.load(put(text, theme))


def put(text: str, theme: str = "") -> Path:
    file = locations.config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    if theme:
        locations.themes_folder(file).mkdir(exist_ok=True)
        (locations.themes_folder(file) / "mine.toml").write_text(theme)
    return file


class TestThemes:
    async def test_a_theme_of_ones_own_is_shown(self, open_app: Opener) -> None:
        settings = write('[screen]\ntheme = "mine"\n', 'base = "light"\nink = "#102030"\n')
        async with open_app(settings=settings) as pilot:
            assert pilot.app.theme == "mine"
            assert main_screen(pilot).styles.color.hex == "#102030"
            for _ in range(4):
                await press(pilot, "T")
            assert pilot.app.theme == "high-contrast"
            await press(pilot, "T")
            assert pilot.app.theme == "mine"

    async def test_a_broken_one_is_told_and_the_default_shown(self, open_app: Opener) -> None:
        settings = write('[screen]\ntheme = "mine"\n', 'inc = "#102030"\n')
        async with open_app(settings=settings, size=(160, 30)) as pilot:
            assert pilot.app.theme == "dark"
            hints = text_of(main_screen(pilot).query_one(Hints))
            assert "mine.toml: inc: no such ink" in hints

    async def test_textuals_own_have_all_inks(self, open_app: Opener) -> None:
        async with open_app(settings=Settings(screen=Screen(theme="nord"))) as pilot:
            assert pilot.app.theme == "nord"
            await press(pilot, "enter", "question_mark")


class TestReloading:
    async def reload(self, pilot: object) -> None:
        await press(pilot, "colon", *"config.toml", "enter")  # type: ignore[arg-type]

    async def test_what_has_changed_holds_at_once(self, open_app: Opener) -> None:
        async with open_app(settings=write(""), query="country:hr") as pilot:
            put('[screen]\ntheme = "light"\nsigns = "ascii"\n[keys]\nread.next_unread = "ctrl+n"\n')
            await self.reload(pilot)
            screen = main_screen(pilot)
            assert pilot.app.theme == "light"
            assert screen.state.query == "country:hr"
            assert "●" not in text_of(screen.timeline)
            await press(pilot, "ctrl+n")
            assert screen.timeline.cursor == 1

    async def test_a_mistake_is_told_and_nothing_changes(self, open_app: Opener) -> None:
        async with open_app(settings=write(""), size=(200, 30)) as pilot:
            file = locations.config_file()
            put('[screen]\ntheme = "light"\nsigns = "runes"\n')
            await self.reload(pilot)
            assert pilot.app.theme == "dark"
            hints = text_of(main_screen(pilot).query_one(Hints))
            assert f"{file}: screen.signs: must be one of unicode, ascii" in hints

    def test_a_theme_that_is_not_there_names_the_file(self, library: Library) -> None:
        settings = write('[screen]\ntheme = "none such"\n')
        with pytest.raises(SettingsError) as caught:
            NewstuiApp(Library(library.database, settings))
        assert str(caught.value).startswith(f"{locations.config_file()}: screen.theme: no theme")
        assert "high-contrast" in str(caught.value)
