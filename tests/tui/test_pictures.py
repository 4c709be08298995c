"""Pictures of the main states at every width, in two lights. Look at them when they change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import canned
import pytest
from screen_driver import press, rest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from newstui.library.session import Library
from newstui.settings.config import Screen, Settings
from newstui.tui.app import NewstuiApp

SIZES = {"160x48": (160, 48), "100x30": (100, 30), "80x24": (80, 24), "40x15": (40, 15)}
STATES: dict[str, tuple[str, ...]] = {
    "start": (),
    "event": ("enter",),
    "reading": ("right_square_bracket", "right_square_bracket", "3", "D", "i"),
    "filtered": ("c", "k", "o", "enter"),
    "picker": ("c", "s"),
    "fault": ("slash", "type is:x", "enter"),
    "help": ("question_mark",),
    "sources": ("1", "j", "j", "j", "j"),
    "palette": ("colon", "type theme"),
}
MAIN = ("start", "event", "reading")
"""These at every width in both lights; the others where they are tightest."""
SMALL = ("filtered", "picker", "fault", "help", "sources", "palette")
DARK = [(state, size) for state in MAIN for size in SIZES] + [
    (state, size) for state in SMALL for size in ("80x24", "40x15")
]
LIGHT = [(state, size) for state in MAIN for size in SIZES]


@pytest.fixture
def quiet_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    canned.install(monkeypatch)
    monkeypatch.setattr("newstui.tui.screens.staying._READ_SECONDS", 600)
    monkeypatch.setattr("newstui.tui.screens.marking.marks.set_read", lambda *_, **__: None)
    monkeypatch.setattr("newstui.tui.screens.desk._MESSAGE_SECONDS", 600)
    opened = Library.open(tmp_path / "news.db", clock=lambda: canned.NOW)
    yield opened
    opened.close()


def picture(library: Library, theme: str = "dark", signs: str = "unicode") -> App[None]:
    settings = Settings(screen=Screen(theme=theme, signs=signs))
    shown = Library(library.database, settings, library.clock)
    app = NewstuiApp(shown, zone=UTC)
    app.animation_level = "none"
    return app


@pytest.mark.parametrize(("state", "size"), DARK)
def test_dark(quiet_library: Library, snap_compare: object, size: str, state: str) -> None:
    assert snap_compare(  # type: ignore[operator]
        picture(quiet_library), terminal_size=SIZES[size], run_before=_press(STATES[state])
    )


@pytest.mark.parametrize(("state", "size"), LIGHT)
def test_light(quiet_library: Library, snap_compare: object, size: str, state: str) -> None:
    assert snap_compare(  # type: ignore[operator]
        picture(quiet_library, "light"), terminal_size=SIZES[size], run_before=_press(STATES[state])
    )


@pytest.mark.parametrize("theme", ["terminal", "high-contrast"])
def test_other_themes(quiet_library: Library, snap_compare: object, theme: str) -> None:
    assert snap_compare(  # type: ignore[operator]
        picture(quiet_library, theme),
        terminal_size=SIZES["100x30"],
        run_before=_press(STATES["event"]),
    )


def test_first_run(tmp_path: Path, snap_compare: object) -> None:
    library = Library.open(tmp_path / "empty.db", clock=lambda: canned.NOW)
    try:
        assert snap_compare(  # type: ignore[operator]
            picture(library), terminal_size=SIZES["80x24"], run_before=_press(())
        )
    finally:
        library.close()


def test_ascii_signs(quiet_library: Library, snap_compare: object) -> None:
    assert snap_compare(  # type: ignore[operator]
        picture(quiet_library, signs="ascii"),
        terminal_size=SIZES["80x24"],
        run_before=_press(()),
    )


async def test_without_colour(quiet_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = picture(quiet_library)
    async with app.run_test(size=(100, 30)) as pilot:
        await rest(pilot)
        strips = app.screen._compositor.render_strips()
        styles = [style for strip in strips for _, style, _ in strip if style is not None]
        colours = {colour for style in styles for colour in (style.color, style.bgcolor)}
        assert all(colour is None or colour.is_default for colour in colours)
        assert any(style.reverse for style in styles), "the selection must still stand out"


def _press(keys: tuple[str, ...]) -> object:
    async def before(pilot: Pilot[None]) -> None:
        await rest(pilot)
        for key in keys:
            if key.startswith("type "):
                # At one go: what is shown while letters come in depends on how fast they come.
                field = pilot.app.focused
                assert isinstance(field, Input)
                field.value = key.removeprefix("type ")
                await rest(pilot)
            else:
                await press(pilot, key)

    return before
