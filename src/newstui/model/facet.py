"""Facets: the values that articles can be filtered by, with their counts."""

from __future__ import annotations

from enum import StrEnum

from newstui.model.frozen import frozen


class FacetKind(StrEnum):
    COUNTRY = "country"
    TOPIC = "topic"
    SOURCE = "source"
    LANGUAGE = "language"


@frozen
class FacetCount:
    """How many articles under the present filter have this value."""

    kind: FacetKind
    value: str
    """Country or topic code, source name, or language code: what a query takes after the colon."""
    label: str
    """As shown to a reader: `Serbia`, `politics`."""
    total: int
    unread: int
    at_least: bool = False
    """Whether there may be more: only the newest matching articles were counted."""


@frozen
class Counts:
    """The fixed entries at the top of the source list, in articles."""

    total: int
    unread: int
    starred: int
    events: int
    followed: int = 0
    """Events that the reader follows."""
