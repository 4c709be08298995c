"""How wide the reader has made the panes of the screen."""

from __future__ import annotations

from collections.abc import Mapping

from newstui.library.session import Library
from newstui.store import screen_sizes


def widths(library: Library) -> dict[str, int]:
    """The widths that are kept, in thousandths of the window, by name."""
    return screen_sizes.widths(library.database.reader())


def keep_widths(library: Library, wanted: Mapping[str, int]) -> None:
    """Keeps widths for the next time."""
    with library.database.writing() as connection:
        screen_sizes.keep_widths(connection, wanted)
