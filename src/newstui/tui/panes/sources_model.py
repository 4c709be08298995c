"""The list of what can be looked at: everything, unread, starred, sources, countries, topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from newstui.library.health import FeedHealth
from newstui.model.facet import Counts, FacetCount, FacetKind
from newstui.tui import cells, filters, safe
from newstui.tui.display import Display, at_least, number
from newstui.tui.widgets.ink import Line, Piece, spread

_SHOWN = 12
"""Values of a section that are listed; the rest is one key away in the picker."""


class Kind(StrEnum):
    """What choosing an entry does."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    FOLLOWED = "followed"
    SECTION = "section"
    FACET = "facet"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Entry:
    kind: Kind
    label: str
    count: int = 0
    at_least: bool = False
    """Whether there may be more than the count says."""
    facet: FacetKind | None = None
    """Of a value, a section, or the rest of one."""
    value: str = ""

    @property
    def condition(self) -> str:
        """What choosing it adds to the query; empty for what adds nothing."""
        if self.kind in (Kind.UNREAD, Kind.STARRED, Kind.FOLLOWED):
            return f"is:{self.kind}"
        if self.kind is Kind.FACET and self.facet is not None:
            return filters.condition(self.facet, self.value)
        return ""


_SECTIONS = {
    FacetKind.SOURCE: "Sources",
    FacetKind.COUNTRY: "Countries",
    FacetKind.TOPIC: "Topics",
    FacetKind.LANGUAGE: "Languages",
}


@dataclass(slots=True)
class SourcesModel:
    """Counts of values are of unread articles under the filter, those above of the library."""

    display: Display
    counts: Counts = field(default_factory=lambda: Counts(0, 0, 0, 0))
    facets: Mapping[FacetKind, Sequence[FacetCount]] = field(default_factory=dict)
    """Of the whole library: the values that are listed, in their order."""
    matching: Mapping[FacetKind, Sequence[FacetCount]] | None = None
    """Of what matches the filter, were it for each kind without its own conditions; None without
    a filter."""
    closed: set[FacetKind] = field(default_factory=lambda: {FacetKind.LANGUAGE})
    query: str = ""
    feeds: Mapping[str, FeedHealth] = field(default_factory=dict)
    """The subscriptions by title."""
    entries: list[Entry] = field(default_factory=list)

    def arrange(self) -> None:
        """Make the entries anew from the counts."""
        self.entries = [
            Entry(Kind.ALL, "All news", self.counts.total),
            Entry(Kind.UNREAD, "Unread", self.counts.unread),
            Entry(Kind.STARRED, "Starred", self.counts.starred),
            Entry(Kind.FOLLOWED, "Followed", self.counts.followed),
        ]
        for kind, name in _SECTIONS.items():
            values = self._of(kind)
            if not values:
                continue
            self.entries.append(Entry(Kind.SECTION, name, len(values), facet=kind))
            if kind not in self.closed:
                self.entries.extend(self._values(kind, values))

    def _of(self, kind: FacetKind) -> Sequence[FacetCount]:
        """The values of a section; sources with the feeds that have brought nothing yet, and
        without those that the reader hides."""
        values = self.facets.get(kind, ())
        if kind is not FacetKind.SOURCE or not self.feeds:
            return values
        counted = {value.value for value in values}
        empty = [
            FacetCount(kind, title, title, 0, 0) for title in self.feeds if title not in counted
        ]
        hidden = {title for title, feed in self.feeds.items() if feed.hidden}
        return [value for value in (*values, *empty) if value.value not in hidden]

    def troubled(self, kind: FacetKind | None, value: str) -> bool:
        """Whether a source is a feed that fails."""
        feed = self.feeds.get(value) if kind is FacetKind.SOURCE else None
        return feed is not None and feed.troubled

    def toggle(self, kind: FacetKind) -> None:
        """Fold a section, or unfold it."""
        self.closed ^= {kind}
        self.arrange()

    def index_of(self, entry: Entry) -> int | None:
        """Where an entry stands now, whatever its count has become."""
        for index, other in enumerate(self.entries):
            if (other.kind, other.facet, other.value) == (entry.kind, entry.facet, entry.value):
                return index
        return None

    def source_with_unread(self, direction: int) -> Entry | None:
        """The next (1) or previous (-1) source with unread articles, around the end."""
        sources = list(self.facets.get(FacetKind.SOURCE, ()))
        if not sources:
            return None
        now = filters.value_of(self.query, FacetKind.SOURCE)
        names = [source.value.casefold() for source in sources]
        start = names.index(now.casefold()) if now and now.casefold() in names else None
        if start is None:
            start = -1 if direction > 0 else len(sources)
        for step in range(1, len(sources) + 1):
            source = sources[(start + direction * step) % len(sources)]
            if source.unread:
                return self._value(source)
        return None

    def _values(self, kind: FacetKind, values: Sequence[FacetCount]) -> list[Entry]:
        # An active value, and a failing feed, stay in sight even where others are more frequent.
        shown = [
            value
            for index, value in enumerate(values)
            if index < _SHOWN
            or filters.has(self.query, filters.condition(kind, value.value))
            or self.troubled(kind, value.value)
        ]
        entries = [self._value(value) for value in shown]
        if len(values) > len(shown):
            entries.append(Entry(Kind.MORE, "more", len(values) - len(shown), facet=kind))
        return entries

    def _value(self, value: FacetCount) -> Entry:
        """A value as it is listed, with what of it is unread under the filter."""
        found: FacetCount | None = value
        if self.matching is not None:
            counted = self.matching.get(value.kind, ())
            found = next((one for one in counted if one.value == value.value), None)
        is_country = value.kind is FacetKind.COUNTRY
        return Entry(
            Kind.FACET,
            self.display.country(value.value) if is_country else value.label,
            found.unread if found else 0,
            bool(found and found.unread and found.at_least),
            value.kind,
            value.value,
        )

    def active(self, entry: Entry) -> bool:
        if entry.kind is Kind.ALL:
            return not self.query
        return bool(entry.condition) and filters.has(self.query, entry.condition)

    def line(self, index: int, width: int, selected: bool) -> Line:
        """One entry: its name, and the number flush right."""
        entry = self.entries[index]
        signs = self.display.signs
        bar: Piece = (signs.selected if selected else " ", "accent")
        if entry.kind is Kind.SECTION:
            fold = signs.closed if entry.facet in self.closed else signs.open
            left: list[Piece] = [bar, (f"{fold} ", "faint"), (entry.label, "heading")]
            total = number(entry.count) if entry.facet in self.closed else ""
            return spread(left, [(total + " ", "faint")], width)
        active = self.active(entry)
        indent = "" if entry.facet is None else "  "
        troubled = self.troubled(entry.facet, entry.value)
        sign = signs.active if active else signs.failing if troubled else " "
        amount = at_least(entry.count, more=entry.at_least) if entry.count else ""
        room = width - 3 - len(indent) - cells.width(amount) - 2
        label = cells.crop(safe.line(entry.label), room, signs.more)
        if entry.kind is Kind.MORE:
            return [bar, ("    ", ""), (f"{entry.count} more{signs.more}", "faint")]
        ink = "accent strong" if active else "" if entry.count else "soft"
        sign_ink = "alert" if troubled and not active else "accent"
        lead: list[Piece] = [bar, (sign + " ", sign_ink), (indent, ""), (label, ink)]
        return spread(lead, [(amount + " ", "soft")], width)
