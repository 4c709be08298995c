"""The query language's tree: what a reader asks for, before it is SQL."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Words:
    """Text to search for: one word (a prefix matches), or several that stand together."""

    text: str
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """`country:rs`: name is a known field, value is already normalised to what is stored."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Articles from `since` up to but not including `until`, in seconds UTC; None is open."""

    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Not:
    part: Query


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Query, ...]


Query = Words | Field | TimeRange | Not | And | Or

EVERYTHING = And()


class Order(StrEnum):
    """How a list of events is sorted; of equals the newest comes first."""

    NEWEST = "newest"
    COVERED = "most covered"
    """By reports."""
    NEW = "most unread"
    """By reports that the reader has not read."""
