"""Storylines: listing them, and the reader's own hand in them."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.library import timelines
from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.model.storyline import StorylineRow
from newstui.model.timeline import EntryKind, TimelineEntry
from newstui.store import event_rows, events, lists, storylines, undo_log


def listed(library: Library) -> list[StorylineRow]:
    """The storylines of two events or more, the latest first."""
    return storylines.rows(library.database.reader())


def storyline(library: Library, number: int) -> StorylineRow:
    """One storyline; raises NewstuiError if there is none of that number."""
    found = storylines.rows(library.database.reader(), number)
    if not found:
        raise NewstuiError(f"there is no storyline s{number}")
    return found[0]


def timeline(library: Library, line: StorylineRow) -> tuple[TimelineEntry, ...]:
    """A storyline's events: the day each was first reported, its headline, who reports it; then
    what its latest event has still to come.

    In order of time; events of which no report is dated last, without a date.
    """
    connection = library.database.reader()
    entries = []
    ahead: tuple[TimelineEntry, ...] = ()
    for number in line.event_ids:
        row = event_rows.row(connection, number)
        if row is None:
            continue
        reports = lists.articles_of_event(connection, number)
        dated = [day for one in reports if (day := one.published.isoformat())]
        count = f"{row.article_count} report{'' if row.article_count == 1 else 's'}"
        entries.append(
            TimelineEntry(
                date=min(dated)[:10] if dated else None,
                precision="day" if dated else "unknown",
                kind=EntryKind.HAPPENED,
                text=row.title,
                article_id=row.lead_article_id,
                start=0,
                sources=events.sources(connection, number),
                note=f"event {number}, {count}",
            )
        )
        if number == line.event_ids[-1]:
            course = timelines.of_reports(library, reports).entries
            ahead = tuple(entry for entry in course if entry.kind is EntryKind.PLANNED)
    entries.sort(key=lambda entry: (entry.date is None, entry.date or ""))
    return (*entries, *ahead)


def name(library: Library, number: int, title: str) -> Change:
    """Gives a storyline a name; an empty one takes the name back."""
    given = " ".join(title.split()) or None
    return _change(library, "storyline_title", {number: given}, f"named storyline s{number}")


def follow(library: Library, number: int, on: bool) -> Change:
    """Follows a storyline, or no more."""
    value = library.now() if on else None
    verb = "followed" if on else "no longer followed"
    return _change(library, "storyline_followed", {number: value}, f"{verb}: storyline s{number}")


def merge(library: Library, number: int, other: int) -> Change:
    """Takes all events of the other storyline into this one."""
    moved = storyline(library, other).event_ids
    storyline(library, number)
    wanted: dict[int, object] = {event_id: [number, True] for event_id in moved}
    return _change(library, "storyline_events", wanted, f"merged s{other} into s{number}")


def split(library: Library, number: int, event_ids: Sequence[int]) -> Change:
    """Takes events out of a storyline: several make one of their own, a single one stands alone.

    Raises NewstuiError if one of them is not in it.
    """
    inside = storyline(library, number).event_ids
    strange = [event_id for event_id in event_ids if event_id not in inside]
    if strange:
        raise NewstuiError(f"event {strange[0]} is not in storyline s{number}; nothing was changed")
    apart: int | None = None
    if len(event_ids) > 1:
        with library.database.writing(durable=True) as connection:
            apart = storylines.create(connection, library.now())
    wanted: dict[int, object] = {event_id: [apart, True] for event_id in event_ids}
    return _change(library, "storyline_events", wanted, f"split storyline s{number}")


def _change(library: Library, field: str, wanted: dict[int, object], description: str) -> Change:
    """Sets values and logs the change; raises NewstuiError if there is nothing of the number."""
    with library.database.writing(durable=True) as connection:
        before = storylines.values(connection, field, wanted)
        if len(before) < len(wanted):
            raise NewstuiError("there is no such storyline; nothing was changed")
        count = storylines.set_values(connection, field, wanted)
        undo_log.add(connection, description, field, before, wanted, library.now())
    return Change(description, count)
