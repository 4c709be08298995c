"""A storyline with its events, as one looks at it."""

from __future__ import annotations

from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.model.event import EventRow
from newstui.model.frozen import frozen
from newstui.model.storyline import StorylineRow
from newstui.store import event_rows, events, storylines


@frozen
class StorylineDetail:
    """A chain of events, the earliest first."""

    row: StorylineRow
    events: tuple[EventRow, ...]


def of_event(library: Library, event_id: int) -> StorylineRow | None:
    """The storyline that an event is in with others; None if it is in none."""
    connection = library.database.reader()
    number = storylines.of_event(connection, events.current_id(connection, event_id))
    found = [] if number is None else storylines.rows(connection, number)
    return found[0] if found and found[0].event_count > 1 else None


def detail(library: Library, number: int) -> StorylineDetail:
    """A storyline with its events; raises NewstuiError if there is none of that number."""
    connection = library.database.reader()
    rows = storylines.rows(connection, number)
    if not rows:
        raise NewstuiError(f"there is no storyline s{number}")
    found = [event_rows.row(connection, event_id) for event_id in rows[0].event_ids]
    return StorylineDetail(rows[0], tuple(one for one in found if one is not None))
