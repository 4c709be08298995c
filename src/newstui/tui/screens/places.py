"""What is written without being asked for and shown in no list: where articles were left."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from textual import on

from newstui.library import browse, reading
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.tui.panes.reading import ReadingPane
from newstui.tui.screens.listing import Listing


class Places(Listing):
    """Writing it makes nothing be loaded anew."""

    async def note(self, write: Callable[[Library], None]) -> None:
        """Write what no list shows: nothing is loaded anew for it."""
        async with self.writing:
            before = await self.ask(browse.data_version)
            await self.ask(lambda library: write(library))
            after = await self.ask(browse.data_version)
        if self.version == before:
            self.version = after
        if self.counted == before:
            self.counted = after

    @on(ReadingPane.Left)
    def _article_left(self, event: ReadingPane.Left) -> None:
        number, place = event.article_id, event.place
        self.begin(
            lambda: self.note(lambda library: reading.leave_at(library, number, place)),
            "places",
            exclusive=False,
        )

    def on_unmount(self) -> None:
        left = self.reading.place_left()
        if left is not None:
            # A place that cannot be kept is no reason to end with a failure.
            with suppress(NewstuiError):
                reading.leave_at(self.library, *left)
