"""The query language's tree: what a reader asks for, before it is SQL."""

from __future__ import annotations

from enum import StrEnum

from newstui.model.frozen import frozen


@frozen
class Words:
    """Text to search for: one word (a prefix matches), or several that stand together."""

    text: str
    phrase: bool = False


@frozen
class Field:
    """`country:rs`: name is a known field, value is already normalised to what is stored."""

    name: str
    value: str


@frozen
class TimeRange:
    """Articles from `since` up to but not including `until`, in seconds UTC; None is open."""

    since: int | None = None
    until: int | None = None


@frozen
class Not:
    part: Query


@frozen
class And:
    parts: tuple[Query, ...] = ()


@frozen
class Or:
    parts: tuple[Query, ...]


Query = Words | Field | TimeRange | Not | And | Or

EVERYTHING = And()


class Order(StrEnum):
    """How a list of events is sorted; of equals the newest comes first."""

    NEWEST = "newest"
    COVERED = "most covered"
    """By outlets, then by reports."""
    NEW = "most unread"
    """By reports that the reader has not read, at most four for each outlet."""
