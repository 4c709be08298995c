"""The application: themes, keys and style sheets around the main screen."""

from __future__ import annotations

import asyncio
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import tzinfo
from typing import ClassVar

from textual import events, on
from textual.app import App
from textual.binding import BindingType
from textual.theme import Theme

from newstui import resources
from newstui.library import catalogue
from newstui.library.session import Library
from newstui.model.errors import SettingsError
from newstui.settings import locations
from newstui.settings.config import Settings
from newstui.tui import keymaps, safe, themes, user_themes
from newstui.tui.actions import BY_ID, key_name
from newstui.tui.counts import Count
from newstui.tui.display import Display
from newstui.tui.screens.main import MainScreen, ReloadAsked
from newstui.tui.signs import SIGNS, UNICODE
from newstui.tui.styling import Styles
from newstui.tui.user_themes import Broken
from newstui.tui.widgets.ink import INKS

_THREADS = 3
"""That ask the library: one for long work, two for questions. Each has its own connection, which
keeps two megabytes of the database."""


class NewstuiApp(App[str]):
    """Thin: everything that can be done is on the main screen."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS)
    DEFAULT_MODE: ClassVar[str] = "news"
    _variables: tuple[Theme, dict[str, str]] | None = None
    """The style sheets' variables, and the theme that they are of."""

    def __init__(
        self,
        library: Library,
        *,
        title: str = "newstui",
        query: str = "",
        zone: tzinfo | None = None,
    ) -> None:
        """`zone` None is the machine's. Raises SettingsError for a theme, action or key that is
        not there, naming the file."""
        self._without_colour = "NO_COLOR" in os.environ
        super().__init__(css_path=[*resources.styles()], ansi_color=self._without_colour or None)
        self.stylesheet = Styles(variables=self.get_css_variables())
        self.title = safe.line(title)
        self._zone = zone
        self._times_shown = 0
        self.count = Count()
        self._faults = self._follow(library)
        self.add_mode(self.DEFAULT_MODE, lambda: self._main_screen(query))

    def get_css_variables(self) -> dict[str, str]:
        """Made anew for another theme alone: Textual asks four times in a start."""
        theme = self.current_theme
        if self._variables is None or self._variables[0] is not theme:
            self._variables = theme, super().get_css_variables()
        return self._variables[1]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """One of Textual's own themes knows nothing of the inks."""
        return themes.inks_of(self.current_theme)

    def on_load(self) -> None:
        executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="library")
        asyncio.get_running_loop().set_default_executor(executor)

    def on_ready(self) -> None:
        self._leave_when_told()
        for fault in self._faults:
            self._tell(str(fault.fault), fault=True)

    def action_help_quit(self) -> None:
        """Ctrl-C, with which other programs end, or copy."""
        keys = self._keyed.settings.keys.get("quit", BY_ID["quit"].keys)
        self._tell(f"{key_name(keys)} leaves newstui" if keys else "The palette has “quit”")

    def _leave_when_told(self) -> None:
        """Asked to end from outside it ends as by its own key: what was read is kept, and the
        terminal is left as it was."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            # Windows has no such signals, or its loop does not take them.
            with suppress(AttributeError, NotImplementedError):
                loop.add_signal_handler(getattr(signal, name), self.exit)

    async def on_event(self, event: events.Event) -> None:
        """Keys pass the count on their way: `5j` is `j` five times."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._key(event)
        else:
            await super().on_event(event)

    async def _key(self, event: events.Key) -> None:
        counted = self.count.take(self.screen, event)
        if counted is None:
            return
        direction = self.count.reports.get(event.key)
        if counted > 1 and direction is not None and isinstance(self.screen, MainScreen):
            self.screen.action_report(direction * counted)
            return
        for _ in range(counted - 1):
            await super().on_event(events.Key(event.key, event.character))
        await super().on_event(event)

    # Settings

    @on(ReloadAsked)
    async def reload_settings(self) -> None:
        """Read config.toml anew; where it is wrong say so and leave all as it was."""
        from newstui.settings import config

        file = self.library.settings.file or locations.config_file()
        try:
            settings = config.load(file)
            faults = self._follow(replace(self.library, settings=settings))
        except SettingsError as error:
            self._tell(str(error), fault=True)
            return
        before = self.screen_stack[0]
        query = before.state.query if isinstance(before, MainScreen) else ""
        await self._show_anew(query)
        for fault in faults:
            self.call_after_refresh(self._tell, str(fault.fault), fault=True)
        if not faults:
            self.call_after_refresh(self._tell, f"Read {file}")

    async def _show_anew(self, query: str) -> None:
        """Another main screen in the place of this one. The first screen of a stack cannot be
        switched, so the stack (Textual calls it a mode) is."""
        before, self._times_shown = self.current_mode, self._times_shown + 1
        mode = f"{self.DEFAULT_MODE}-{self._times_shown}"
        self.add_mode(mode, lambda: self._main_screen(query))
        await self.switch_mode(mode)
        await self.remove_mode(before)

    def _follow(self, library: Library) -> list[Broken]:
        """Take over a library with its settings; gives what is wrong with the reader's themes."""
        settings = library.settings
        keys = keymaps.resolved(settings)
        theme, faults = self._theme(settings)
        screen = settings.screen
        self.look = Display(
            signs=SIGNS.get(screen.signs, UNICODE),
            zone=self._zone,
            clock=library.clock,
            topic_name=catalogue.topic_name,
            countries=screen.countries,
            reading_width=screen.reading_width,
        )
        self.library = library
        self._keyed = replace(library, settings=replace(settings, keys=keys))
        self.theme = theme
        self.set_keymap(keymaps.changed(keys))
        self.count.learn(keys)
        return faults

    def _theme(self, settings: Settings) -> tuple[str, list[Broken]]:
        """The theme asked for, or the default where the reader's own is broken."""
        own, faults = user_themes.found(locations.themes_folder(settings.file))
        for theme in (*themes.THEMES, *own):
            self.register_theme(theme)
        wanted = settings.screen.theme
        if self._without_colour:
            # Weight and reversal must tell all, as the terminal's theme has it.
            return themes.TERMINAL.name, faults
        if wanted in self.available_themes:
            return wanted, faults
        if any(wanted == fault.name for fault in faults):
            return themes.THEMES[0].name, faults
        known = ", ".join(themes.theme_names(self))
        raise settings.fault("screen.theme", f"no theme “{wanted}” (there are {known})")

    def _main_screen(self, query: str) -> MainScreen:
        screen = MainScreen(self._keyed, self.look, query)
        # Told beforehand, so that the first layout is the right one.
        screen.fit(self.size)
        return screen

    def _tell(self, message: str, *, fault: bool = False) -> None:
        if isinstance(self.screen, MainScreen):
            self.screen.tell(message, fault=fault)


def run(library: Library, *, title: str = "newstui", query: str = "") -> str | None:
    """Show the library on the terminal until the reader leaves it; `demo` if for the demo corpus.

    Raises SettingsError where the settings name a theme, an action or a key that is not there.
    """
    return NewstuiApp(library, title=title, query=query).run()
