"""The list of what can be looked at: everything, smart folders, folders, sources, countries …"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newstui.model.facet import Counts, FacetCount, FacetKind
from newstui.model.smart_folder import SmartFolderCount
from newstui.tui import cells, filters, safe
from newstui.tui.display import Display, at_least, number
from newstui.tui.panes.source_entries import Entry, Kind, filed, label_of
from newstui.tui.widgets.ink import Line, Piece, spread

if TYPE_CHECKING:
    from newstui.library.health import FeedHealth

_SHOWN = 12
"""Values of a section that are listed; the rest is one key away."""
_SMART = "Smart folders"
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
    closed: set[str] = field(default_factory=lambda: {_SECTIONS[FacetKind.LANGUAGE]})
    """Sections and folders that are folded, by their key."""
    whole: set[FacetKind] = field(default_factory=set)
    """The kinds of which every value is listed."""
    query: str = ""
    feeds: Mapping[str, FeedHealth] = field(default_factory=dict)
    """The subscriptions by title."""
    smart: Sequence[SmartFolderCount] = ()
    entries: list[Entry] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    """The entries that a group begins with, but for the first group."""
    _unread: dict[tuple[FacetKind, str], FacetCount] = field(default_factory=dict)

    def arrange(self) -> None:
        """Make the entries anew from the counts."""
        shown = self.facets if self.matching is None else self.matching
        self._unread = {(one.kind, one.value): one for counts in shown.values() for one in counts}
        self.groups = []
        self.entries = [
            Entry(Kind.ALL, "All news", self.counts.total),
            Entry(Kind.UNREAD, "Unread", self.counts.unread),
            Entry(Kind.STARRED, "Starred", self.counts.starred),
            Entry(Kind.FOLLOWED, "Followed", self.counts.followed),
        ]
        self._add_section(_SMART, [self._smart(one) for one in self.smart])
        folders, loose = self._filed_sources()
        for place, (folder, sources) in enumerate(folders):
            self._add_folder(folder, sources, begins=not place)
        for kind, name in _SECTIONS.items():
            values = loose if kind is FacetKind.SOURCE else self.facets.get(kind, ())
            self._add_section(name, self._values(kind, values), len(values), kind)

    def _add_section(
        self,
        name: str,
        entries: Sequence[Entry],
        size: int | None = None,
        facet: FacetKind | None = None,
    ) -> None:
        if not entries:
            return
        self.groups.append(len(self.entries))
        size = len(entries) if size is None else size
        self.entries.append(Entry(Kind.SECTION, name, size, facet=facet, section=name))
        if name not in self.closed:
            self.entries.extend(entries)

    def _add_folder(self, folder: Entry, sources: Sequence[FacetCount], *, begins: bool) -> None:
        if begins:
            self.groups.append(len(self.entries))
        self.entries.append(folder)
        if folder.section not in self.closed:
            self.entries.extend(self._value(source) for source in sources)

    def _filed_sources(self) -> tuple[list[tuple[Entry, list[FacetCount]]], list[FacetCount]]:
        """The folders with their sources and counts, and the sources that are in none."""
        folders, loose = filed(self._sources(), self.feeds)
        counted = []
        for folder, sources in folders:
            found = [self._unread.get((one.kind, one.value)) for one in sources]
            unread = sum(one.unread for one in found if one)
            more = any(one.at_least for one in found if one)
            counted.append((folder.counted(unread, at_least=more and unread > 0), sources))
        return counted, loose

    def _sources(self) -> list[FacetCount]:
        """All sources, with the feeds that have brought nothing yet, and without those that the
        reader hides."""
        values = self.facets.get(FacetKind.SOURCE, ())
        counted = {value.value for value in values}
        empty = [
            FacetCount(FacetKind.SOURCE, title, title, 0, 0)
            for title in self.feeds
            if title not in counted
        ]
        hidden = {title for title, feed in self.feeds.items() if feed.hidden}
        return [value for value in (*values, *empty) if value.value not in hidden]

    def troubled(self, kind: FacetKind | None, value: str) -> bool:
        """Whether a source is a feed that fails."""
        feed = self.feeds.get(value) if kind is FacetKind.SOURCE else None
        return feed is not None and feed.troubled

    def toggle(self, section: str) -> None:
        """Fold a section or folder, or unfold it."""
        self.closed ^= {section}
        self.arrange()

    def toggle_whole(self, kind: FacetKind) -> None:
        """List every value of a kind, or the most frequent again."""
        self.whole ^= {kind}
        self.arrange()

    def section_above(self, index: int) -> int | None:
        """The section or folder that an entry stands in, or is."""
        for place in range(index, -1, -1):
            if self.entries[place].section:
                return place
        return None

    def index_of(self, entry: Entry) -> int | None:
        """Where an entry stands now, whatever its count has become."""
        for index, other in enumerate(self.entries):
            if other.identity == entry.identity:
                return index
        return None

    def source_with_unread(self, direction: int) -> Entry | None:
        """The next (1) or previous (-1) source with unread articles in the order of the pane,
        around the end."""
        folders, loose = filed(self._sources(), self.feeds)
        sources = [source for _, inside in folders for source in inside] + loose
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

    def all_entries(self) -> list[Entry]:
        """Everything that can be gone to, folded or not."""
        folders, loose = self._filed_sources()
        found = [entry for entry in self.entries if not entry.section and not entry.facet]
        if _SMART in self.closed:
            found += [self._smart(one) for one in self.smart]
        for folder, sources in folders:
            found += [folder, *(self._value(source) for source in sources)]
        found += [self._value(source) for source in loose]
        for kind in _SECTIONS:
            if kind is not FacetKind.SOURCE:
                found += [self._value(value) for value in self.facets.get(kind, ())]
        return found

    def folders(self, field: str) -> list[tuple[str, int]]:
        """The folders that a field (`folder` or `tag`) asks for, with their unread articles."""
        folders, _ = self._filed_sources()
        lead = f"{field}:"
        return [(one.label, one.count) for one, _ in folders if one.value.startswith(lead)]

    def _values(self, kind: FacetKind, values: Sequence[FacetCount]) -> list[Entry]:
        # An active value, and a failing feed, stay in sight even where others are more frequent.
        shown = [
            value
            for index, value in enumerate(values)
            if index < _SHOWN
            or kind in self.whole
            or filters.asks_for(self.query, kind, value.value)
            or self.troubled(kind, value.value)
        ]
        entries = [self._value(value) for value in shown]
        if len(values) > len(shown):
            entries.append(Entry(Kind.MORE, "more", len(values) - len(shown), facet=kind))
        elif kind in self.whole:
            entries.append(Entry(Kind.MORE, "fewer", facet=kind))
        return entries

    def _value(self, value: FacetCount) -> Entry:
        """A value as it is listed, with what of it is unread under the filter."""
        found = self._unread.get((value.kind, value.value))
        return Entry(
            Kind.FACET,
            label_of(value, self.display),
            found.unread if found else 0,
            bool(found and found.unread and found.at_least),
            value.kind,
            value.value,
        )

    def _smart(self, one: SmartFolderCount) -> Entry:
        folder = one.folder
        more = one.at_least and one.unread > 0
        return Entry(Kind.SMART, folder.name, one.unread, more, value=folder.query)

    def active(self, entry: Entry) -> bool:
        if entry.kind is Kind.ALL:
            return not self.query
        if entry.kind is Kind.SMART:
            return bool(self.query) and filters.same(self.query, entry.value)
        return bool(self.query and entry.condition) and filters.has(self.query, entry.condition)

    # What it looks like

    def line(self, index: int, width: int, selected: bool) -> Line:
        """One entry: its name, and the number flush right."""
        entry = self.entries[index]
        signs = self.display.signs
        bar: Piece = (signs.selected if selected else " ", "accent")
        if entry.kind is Kind.MORE:
            amount = f"{entry.count} " if entry.count else ""
            return [bar, ("   ", ""), (f"{amount}{entry.label}{signs.more}", "faint")]
        is_closed = entry.section in self.closed
        if entry.kind is Kind.SECTION:
            sign, ink = (signs.closed if is_closed else signs.open), "heading"
            amount = number(entry.count) if is_closed else ""
        else:
            amount = at_least(entry.count, more=entry.at_least) if entry.count else ""
            ink = "" if entry.count else "soft"
            sign = " "
        sign_ink = "faint"
        if entry.kind is Kind.FOLDER:
            sign = signs.closed if is_closed else signs.open
        if self.active(entry):
            sign, sign_ink, ink = signs.active, "accent", "accent strong"
        elif self.troubled(entry.facet, entry.value) and entry.kind is Kind.FACET:
            sign, sign_ink = signs.failing, "alert"
        indent = " " if entry.kind in (Kind.FACET, Kind.SMART) else ""
        room = width - 3 - len(indent) - cells.width(amount) - 2
        label = cells.crop(safe.line(entry.label), room, signs.more)
        lead: list[Piece] = [bar, (sign + " ", sign_ink), (indent, ""), (label, ink)]
        return spread(lead, [(amount + " ", "soft" if entry.count else "faint")], width)
