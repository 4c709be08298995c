"""The application: themes, keys and style sheets around the main screen."""

from __future__ import annotations

import os
from datetime import tzinfo
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from newstui import resources
from newstui.library import catalogue
from newstui.library.session import Library
from newstui.model.errors import SettingsError
from newstui.tui.actions import unknown_ids
from newstui.tui.display import Display
from newstui.tui.screens.main import MainScreen
from newstui.tui.signs import SIGNS, UNICODE
from newstui.tui.themes import TERMINAL, THEMES


class NewstuiApp(App[None]):
    """Thin: everything that can be done is on the main screen."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        library: Library,
        *,
        title: str = "newstui",
        query: str = "",
        zone: tzinfo | None = None,
    ) -> None:
        """`zone` None is the machine's. Raises SettingsError for a theme or action unknown."""
        without_colour = "NO_COLOR" in os.environ
        super().__init__(css_path=[*resources.styles()], ansi_color=without_colour or None)
        self.title = title
        self.library = library
        screen = library.settings.screen
        self._look = Display(
            signs=SIGNS.get(screen.signs, UNICODE),
            zone=zone,
            clock=library.clock,
            topic_name=catalogue.topic_name,
            countries=screen.countries,
            reading_width=screen.reading_width,
        )
        self._query = query
        for theme in THEMES:
            self.register_theme(theme)
        if screen.theme not in self.available_themes:
            known = ", ".join(theme.name for theme in THEMES)
            raise SettingsError(f"screen.theme: no theme “{screen.theme}” (there are {known})")
        # Without colour, weight and reversal must tell all, as the terminal's theme has it.
        self.theme = TERMINAL.name if without_colour else screen.theme
        for name in unknown_ids(library.settings.keys):
            raise SettingsError(f"keys.{name}: no such action")
        self.set_keymap(dict(library.settings.keys))

    def get_default_screen(self) -> MainScreen:
        return MainScreen(self.library, self._look, self._query)


def run(library: Library, *, title: str = "newstui", query: str = "") -> None:
    """Show the library on the terminal until the reader leaves it.

    Raises SettingsError where the settings name a theme or an action that is not there.
    """
    NewstuiApp(library, title=title, query=query).run()
