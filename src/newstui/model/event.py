"""Events: one occurrence as the press reports it."""

from __future__ import annotations

from newstui.model.article import ArticleRow
from newstui.model.frozen import frozen
from newstui.model.timeline import Figure, TimelineEntry


@frozen
class Reason:
    """Why an article is in its event. Likenesses are in 0..1, shared things most telling first."""

    score: float
    """The likeness that decided, in 0..1; 0 for the article that opened the event."""
    title: float = 0.0
    lead: float = 0.0
    body: float = 0.0
    anchors: float = 0.0
    shared_names: tuple[str, ...] = ()
    shared_words: tuple[str, ...] = ()
    shared_numbers: tuple[str, ...] = ()
    hours_apart: float | None = None
    """Hours to the nearest report of the event; None where either date is unknown."""
    wire_copy_of: int | None = None
    """The article whose text it repeats."""
    runner_up: int | None = None
    """The event that came second."""
    runner_up_score: float = 0.0
    possible: int | None = None
    """An event that it may also belong to, too unsure to join."""


@frozen
class Assignment:
    """The decision for one article: the event it joins, and why."""

    article_id: int
    event_id: int
    opens: bool
    """True if the event is new and begins with this article."""
    reason: Reason
    absorbed: int | None = None
    """Another event that the article has shown to be the same, and that has become part of it."""


@frozen
class EventRow:
    """An event as the timeline pane lists it."""

    id: int
    key: int
    """Where it stands in time: lists are ordered by falling key, and keys are unique."""
    title: str
    lead_article_id: int
    first_at: int
    last_at: int
    """Seconds UTC of the earliest and the latest report."""
    article_count: int
    source_count: int
    unread_count: int
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    activity: tuple[int, ...] = ()
    """Reports in equal slices of time from first to last, for a sparkline."""
    followed: bool = False
    starred: bool = False
    muted: bool = False
    news: int = 0
    """Unread reports that came in after the reader had last read of the event, looked at it or
    followed it; 0 where the reader knows none of it."""
    storyline_id: int | None = None
    """The chain that it is in with other events."""


@frozen
class EventDetail:
    """An event with its reports, earliest first, and its timeline in order of time."""

    row: EventRow
    sources: tuple[str, ...]
    reports: tuple[ArticleRow, ...]
    timeline: tuple[TimelineEntry, ...]
    figures: tuple[Figure, ...] = ()
    """Figures that change between its reports."""
    storyline_id: int | None = None
    """The chain of events that it is in."""
    new_facts: int = 0
    """Sentences of its unread reports that say what those known to the reader do not; 0 where the
    reader knows none of it."""
