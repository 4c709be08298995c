"""Take the README's pictures of the screen again, of the demo corpus, as SVG.

usage: python docs/pictures/make.py
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from newstui.library.importing import import_paths
from newstui.library.session import Library
from newstui.resources import seeds
from newstui.settings.config import Screen, Settings
from newstui.tui.app import NewstuiApp

HERE = Path(__file__).parent
EVENT = "javelin missiles"
SETTLED = 1.5
"""Seconds after a key in which everything is read and painted."""
SCENES = {
    "three-panes": ("dark", (150, 40), "", ()),
    "one-event": ("dark", (120, 36), EVENT, ("enter",)),
    "light-80": ("light", (80, 24), "country:is", ("n",)),
}
"""Each picture: theme, columns and rows, the filter, and the keys pressed."""
FONT = re.compile(r"@font-face\s*\{[^}]*\}\s*")
"""A picture loads nothing from elsewhere: the reader's own fixed-width font is used."""


async def take(library: Library, name: str) -> None:
    theme, size, query, keys = SCENES[name]
    chosen = Library(library.database, Settings(Screen(theme=theme)), library.clock)
    app = NewstuiApp(chosen, query=query, zone=UTC)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(SETTLED)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(SETTLED)
        picture = app.export_screenshot(title="newstui")
    (HERE / f"{name}.svg").write_text(FONT.sub("", picture), "utf-8")


def main() -> None:
    now = int(datetime(2024, 3, 18, 7, 30, tzinfo=UTC).timestamp())
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "demo.db", clock=lambda: now)
        import_paths(library, [str(seeds())])
        for name in SCENES:
            asyncio.run(take(library, name))
        library.close()


if __name__ == "__main__":
    main()
