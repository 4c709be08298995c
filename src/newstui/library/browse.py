"""What the lists show: counts, facets, events and articles under a query."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from newstui.library import catalogue, query_language
from newstui.library.session import Library
from newstui.model.article import ArticleRow
from newstui.model.event import EventDetail, EventRow
from newstui.model.facet import Counts, FacetCount, FacetKind
from newstui.model.query import Query
from newstui.store import event_lists, event_rows, events, lists, smart_folders, sources, storylines
from newstui.store.database import write_count
from newstui.store.time_keys import lower_bound, seconds_of


def understand(library: Library, text: str, *, smart_folder: str = "") -> Query:
    """The tree of what a reader typed, names of sources and folders completed; raises QueryError.

    `smart_folder` is the one whose query it is, if any: it cannot contain itself.
    """
    connection = library.database.reader()
    names = query_language.Names(
        source=lambda name: sources.find_title(connection, name),
        folder=lambda name: sources.find_folder(connection, name),
        tag=lambda name: sources.find_tag(connection, name),
        saved=lambda name: smart_folders.query_of(connection, name),
    )
    if smart_folder:
        names = names.without_saved(smart_folder)
    return query_language.parse(text, now=library.now(), names=names)


def place_in_time(key: int) -> int:
    """The second in UTC that a key of a list sorts by."""
    return seconds_of(key)


def first_place_at(seconds: int) -> int:
    """The smallest key at a second in UTC, which is no article's."""
    return lower_bound(seconds)


def data_version(library: Library) -> int:
    """Grows with every write to the database, by anyone."""
    return write_count(library.database)


def counts(library: Library) -> Counts:
    """How much there is in all."""
    return lists.counts(library.database.reader())


def facet_counts(
    library: Library, query: Query, *, limit: int | None = None, newest: int = -1
) -> dict[FacetKind, tuple[FacetCount, ...]]:
    """What the matching articles can be narrowed by, most frequent first, at most `limit` each.

    With `newest` at most so many of the newest are counted, which is as quick on a million as on
    a thousand; if more match, the counts are those that there are at least.
    """
    counted, whole = lists.facet_counts(library.database.reader(), query, newest=newest)
    groups: dict[FacetKind, list[FacetCount]] = {kind: [] for kind in FacetKind}
    for kind, value, total, unread in counted:
        facet = FacetKind(kind)
        label = _label(facet, value)
        groups[facet].append(FacetCount(facet, value, label, total, unread, at_least=not whole))
    return {
        kind: tuple(sorted(group, key=lambda count: (-count.total, count.label))[:limit])
        for kind, group in groups.items()
    }


def first_events(library: Library, query: Query, limit: int = 60) -> list[EventRow]:
    """The newest events that have a matching article; as quick on a million as on a hundred."""
    connection = library.database.reader()
    keys = event_lists.event_keys(connection, query, limit=limit)
    return [row for row in event_lists.events_at(connection, keys) if row is not None]


def event_keys(library: Library, query: Query) -> array[int]:
    """The place in time of every matching event, newest first."""
    return event_lists.event_keys(library.database.reader(), query)


def unread_keys(library: Library, query: Query, keys: array[int]) -> array[int]:
    """Those of a list's keys, newest first, whose events have unread articles."""
    return event_lists.unread_keys(library.database.reader(), query, keys)


def events_at(library: Library, keys: Sequence[int]) -> list[EventRow | None]:
    """One page of events by their keys, in the same order; None where one is gone."""
    return event_lists.events_at(library.database.reader(), keys)


def article_keys(library: Library, query: Query, *, limit: int | None = None) -> array[int]:
    """The place in time of every matching article, newest first."""
    return lists.article_keys(library.database.reader(), query, limit=limit)


def articles_at(library: Library, keys: Sequence[int]) -> list[ArticleRow]:
    """One page of articles by their keys, in the same order."""
    return lists.articles_at(library.database.reader(), keys)


def event_detail(library: Library, event_id: int) -> EventDetail | None:
    """An event with its reports and its timeline; None if there is no such event."""
    # Only an opened event needs what timelines are made with; the first screen does not.
    from newstui.library import new_facts, timelines

    connection = library.database.reader()
    row = event_rows.row(connection, events.current_id(connection, event_id))
    if row is None:
        return None
    reports = lists.articles_of_event(connection, row.id)
    course = timelines.of_reports(library, reports)
    return EventDetail(
        row=row,
        sources=tuple(dict.fromkeys(report.source for report in reports)),
        reports=tuple(reports),
        timeline=course.entries,
        figures=course.figures,
        storyline_id=storylines.of_event(connection, row.id),
        new_facts=len(new_facts.new_facts(library, row.id) or ()) if row.unread_count else 0,
    )


def matching_of_event(library: Library, event_id: int, text: str) -> frozenset[int]:
    """The ids of those of an event's articles that match what a reader typed; raises QueryError."""
    query = understand(library, text)
    return lists.matching_of_event(library.database.reader(), event_id, query)


def event_title(library: Library, event_id: int) -> str:
    """The headline of an event; empty if there is no such event."""
    row = event_rows.row(library.database.reader(), event_id)
    return "" if row is None else row.title


def sources_of_event(library: Library, event_id: int) -> tuple[str, ...]:
    """The outlets that report an event, first to report it first."""
    return events.sources(library.database.reader(), event_id)


def _label(kind: FacetKind, value: str) -> str:
    if kind is FacetKind.COUNTRY:
        return catalogue.country_name(value)
    if kind is FacetKind.TOPIC:
        return catalogue.topic_name(value)
    return value
