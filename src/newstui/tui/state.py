"""What the main screen shows, as one value: panes read it, only the screen replaces it."""

from __future__ import annotations

from enum import StrEnum

from newstui.model.facet import Counts
from newstui.model.frozen import frozen
from newstui.model.query import Order
from newstui.tui.filters import conditions


class Pane(StrEnum):
    """The panes by the id of their widget."""

    SOURCES = "sources"
    TIMELINE = "timeline"
    EVENT = "event"
    STORYLINE = "storyline"
    READING = "reading"


@frozen
class UiState:
    """Frozen, so that a change is a new value and every pane sees the same one."""

    query: str = ""
    """The active filters, as the text of a query."""
    place: str = ""
    """The name of the smart folder that asks for just that."""
    pane: Pane = Pane.TIMELINE
    """The pane that has the keyboard."""
    open_event: int | None = None
    """The event whose own timeline stands in the place of the list of events."""
    open_storyline: int | None = None
    """The storyline whose events stand there; an event of it may stand open before it."""
    reports: int = 0
    """How many reports the event has of which one is read; 0 while that is not known."""
    has_storyline: bool = False
    """Whether that event is part of a storyline."""
    zen: bool = False
    dim_told: bool = False
    show_dates: bool = False
    """Whether the text shows beside each date what it was resolved to."""
    arrivals: int = 0
    """Events that came in since the list was made and wait to be shown."""
    hidden: int = 0
    """Events that match but are muted."""
    with_muted: bool = False
    """Whether what is muted is shown among the rest."""
    order: Order = Order.NEWEST
    fold: bool = False
    """Whether events of one report are gathered into one row a day."""
    row: int | None = None
    """The selected place in the list of events, from 0."""
    rows: int = 0
    counts: Counts | None = None
    message: str = ""
    """What just happened, for the bottom line; empty shows the keys again."""
    fault: bool = False
    """Whether the message tells of a failure."""
    work: str = ""
    """What is being done beside the screen and can be stopped; empty if nothing is."""
    failing: int = 0
    """Feeds that failed when they were last asked."""

    @property
    def conditions(self) -> tuple[str, ...]:
        return conditions(self.query)
