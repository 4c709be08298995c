"""What the parts of the main screen stand on: the library, the state, and work on the side."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker

from newstui.library import browse
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.model.event import EventRow
from newstui.tui.display import Display
from newstui.tui.panes.event import EventPane
from newstui.tui.panes.event_model import EventModel
from newstui.tui.panes.reading import ReadingPane
from newstui.tui.panes.reading_model import ReadingModel
from newstui.tui.panes.sources import SourcesPane
from newstui.tui.panes.sources_model import SourcesModel
from newstui.tui.panes.storyline import StorylinePane
from newstui.tui.panes.storyline_model import StorylineModel
from newstui.tui.panes.timeline import TimelinePane
from newstui.tui.panes.timeline_model import TimelineModel
from newstui.tui.state import Pane, UiState

P = ParamSpec("P")
T = TypeVar("T")
Work = Callable[[], Coroutine[None, None, None]]

_MESSAGE_SECONDS = 5.0


class Desk(Screen[None]):
    """The panes, the one state, and the only way from the screen to the library."""

    state: reactive[UiState] = reactive(UiState(), init=False, repaint=False)
    """Changing it paints nothing by itself: the panes that it concerns do."""

    def __init_subclass__(cls, *, whole: bool = False, **options: Any) -> None:
        """Textual goes through all that a widget class inherits, two milliseconds for each. Of the
        parts of the main screen only the `whole` is ever made, and has what they have."""
        if whole:
            super().__init_subclass__(**options)

    def __init__(self, library: Library, look: Display, query: str) -> None:
        super().__init__()
        self.library = library
        self.look = look
        self.set_reactive(Desk.state, UiState(query=query))
        self.sources = SourcesPane(SourcesModel(look), id=Pane.SOURCES)
        self.timeline = TimelinePane(TimelineModel(look, self._rows), id=Pane.TIMELINE)
        self.event_pane = EventPane(EventModel(look), id=Pane.EVENT)
        self.storyline_pane = StorylinePane(StorylineModel(look), id=Pane.STORYLINE)
        self.reading = ReadingPane(ReadingModel(look), id=Pane.READING)
        self._message_timer: Timer | None = None
        self.writing = asyncio.Lock()
        """Held while marks are written, so that they reach the disk in the order they were made."""

    def _rows(self, keys: Sequence[int]) -> list[EventRow | None]:
        return browse.events_at(self.library, keys)

    def change(self, **fields: Any) -> None:
        """Put another state in the place of the present one."""
        self.state = replace(self.state, **fields)

    def tell(self, message: str, *, fault: bool = False) -> None:
        """Say on the bottom line what happened, for some seconds."""
        self.change(message=message, fault=fault)
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = self.set_timer(_MESSAGE_SECONDS, lambda: self.change(message=""))

    async def ask(
        self,
        question: Callable[Concatenate[Library, P], T],
        *arguments: P.args,
        **named: P.kwargs,
    ) -> T:
        """Ask the library beside the screen's own thread, and wait without holding it up."""

        def answer() -> T:
            with self.library.guarded():
                return question(self.library, *arguments, **named)

        return await asyncio.to_thread(answer)

    def begin(self, work: Work, group: str, *, exclusive: bool = True) -> Worker[None]:
        """Do work beside the screen, in the place of what the group was still doing.

        Work is handed on as a function, since it may be replaced before it has begun. Its
        failures are told on the bottom line.
        """

        async def guarded() -> None:
            try:
                await work()
            except NewstuiError as error:
                self.tell(str(error), fault=True)

        return self.run_worker(guarded, group=group, exclusive=exclusive)
