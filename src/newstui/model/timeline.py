"""What texts say happened, and when."""

from __future__ import annotations

from enum import StrEnum

from newstui.model.frozen import frozen
from newstui.model.moment import Moment


class Tense(StrEnum):
    """Whether the sentence around a date tells of the past, the present or a plan."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@frozen
class Mention:
    """A temporal expression in an article's text. Offsets count characters of that text."""

    start: int
    end: int
    text: str
    value: str
    """TIMEX3 value: `2008`, `2024-01-11`, `2024-W02`, `2023-Q3`, `P3D`, `PAST_REF`, …"""
    kind: str
    """TIMEX3 type: DATE, TIME, DURATION or SET."""
    tense: Tense
    sentence_start: int
    sentence_end: int


class EntryKind(StrEnum):
    """What an entry of a timeline is."""

    REPORT = "report"
    HAPPENED = "happened"
    PLANNED = "planned"


@frozen
class Report:
    """One article of an event, as the timeline builder takes it."""

    article_id: int
    source: str
    agency: str | None
    published: Moment
    first_seen: int
    title: str
    text: str
    language: str | None
    mentions: tuple[Mention, ...]


@frozen
class TimelineEntry:
    """One line of an event's timeline."""

    date: str | None
    """ISO 8601 to its own precision: `2008`, `2024-01`, `2024-01-11`, `2024-01-11T17:02:00Z`;
    None where it is not known (a plan without a date, a report without one)."""
    precision: str
    """year, month, day, second, or unknown; also decade, quarter, season, week."""
    kind: EntryKind
    text: str
    """For a report its headline, else the sentence that tells it best."""
    article_id: int
    """The article that the text is taken from."""
    start: int
    """Where the sentence starts in that article's text; 0 for a report."""
    sources: tuple[str, ...]
    """Who says so, first to say it first."""
    note: str = ""
    """What the report adds or repeats: `first`, `same text as …`, `+ a sentence it adds`; or
    how the others date the same happening where they disagree."""


@frozen
class FigureValue:
    """What one report says of a figure."""

    text: str
    """As it stands there: `14`, `fourteen`, `$3.98 billion`."""
    amount: float
    article_id: int
    start: int
    """Where its sentence starts in the article's text; 0 for the headline or the first one."""


@frozen
class Figure:
    """A figure that changes between the reports of an event, its values in order of time."""

    kind: str
    """What is counted: dead, injured, missing, arrested, evacuated, cases, votes, cost, …"""
    values: tuple[FigureValue, ...]

    def __str__(self) -> str:
        """`dead: 9 → 14 → 21`."""
        return f"{self.kind}: {' → '.join(value.text for value in self.values)}"
