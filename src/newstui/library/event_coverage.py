"""Who covered an event and who did not, among the reader's own sources."""

from __future__ import annotations

from newstui.library.session import Library
from newstui.model.frozen import frozen
from newstui.store import coverage as activity
from newstui.store import event_rows, events, seen

_MARGIN = 3 * 86_400
"""Seconds before the first and after the last report: a source that brought out nothing within
them is not said to have left the event out."""


@frozen
class Coverage:
    """Outlets by name."""

    event_id: int
    covered: tuple[str, ...]
    """The first to report first."""
    missing: tuple[str, ...]
    """Those that published at that time, but nothing of it."""
    press: tuple[str, ...]
    """Codes of the countries that those who covered it report from."""
    missing_press: tuple[str, ...]
    """Codes of the countries whose outlets all left it out."""
    looked_at: int | None
    """When the reader last looked at the event, in seconds UTC; None if never."""


def coverage(library: Library, event_id: int) -> Coverage | None:
    """Who covered an event; None if there is no such event."""
    connection = library.database.reader()
    row = event_rows.row(connection, events.current_id(connection, event_id))
    if row is None:
        return None
    covered = events.sources(connection, row.id)
    active = activity.active_sources(connection, row.first_at - _MARGIN, row.last_at + _MARGIN)
    press = dict.fromkeys(code for title, code in active if code and title in set(covered))
    others = dict.fromkeys(code for _, code in active if code and code not in press)
    looked = seen.looked_at(connection, row.id)
    return Coverage(
        event_id=row.id,
        covered=covered,
        missing=tuple(title for title, _ in active if title not in set(covered)),
        press=tuple(press),
        missing_press=tuple(others),
        looked_at=None if looked < 0 else looked,
    )
