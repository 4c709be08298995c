"""Pressing keys and looking at the screen, for the tests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual.pilot import Pilot
from textual.widget import Widget

from newstui.tui.screens.main import MainScreen

_BACKGROUND = ("counts", "poll")
"""Work that no test waits for."""

Reader = Pilot[None]
Opener = Callable[..., AbstractAsyncContextManager[Reader]]


def main_screen(pilot: Reader) -> MainScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


async def rest(pilot: Reader) -> None:
    """Wait until everything that a key has set going is done and painted."""
    screen = main_screen(pilot)

    def busy() -> bool:
        working = [worker for worker in pilot.app.workers if worker.group not in _BACKGROUND]
        return bool(working) or screen.settling or screen.counted < 0

    await pilot.pause()
    while busy():
        await asyncio.sleep(0.01)
        if not busy():
            await pilot.pause()


async def press(pilot: Reader, *keys: str) -> None:
    """Press keys one after the other, then wait for what they do."""
    await pilot.press(*keys)
    await rest(pilot)


def lines_of(widget: Widget) -> list[str]:
    """What a widget shows, line by line."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def text_of(widget: Widget) -> str:
    return "\n".join(lines_of(widget))
