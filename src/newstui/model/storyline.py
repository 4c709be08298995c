"""Storylines: events that follow from one another, over weeks."""

from __future__ import annotations

from newstui.model.frozen import frozen


@frozen
class StorylineRow:
    """A storyline as lists show it."""

    id: int
    title: str
    """The reader's own name for it, else the headline of its most reported event."""
    event_count: int
    article_count: int
    first_at: int
    last_at: int
    """Seconds UTC of the earliest and the latest report."""
    followed: bool
    event_ids: tuple[int, ...]
    """Its events, earliest first."""
