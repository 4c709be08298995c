"""The pane of folders, sources, countries and topics, each with its number of unread articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from newstui.model.facet import Counts, FacetCount, FacetKind
from newstui.model.smart_folder import SmartFolderCount
from newstui.tui import safe
from newstui.tui.panes.source_entries import Entry, Kind
from newstui.tui.panes.sources_model import SourcesModel
from newstui.tui.widgets.ink import Line
from newstui.tui.widgets.row_layout import RowLayout
from newstui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from newstui.library.health import FeedHealth

_SMALL_HEIGHT = 20
"""Below this many lines no blank line stands between the groups."""


class SourcesPane(VirtualList):
    """Opening a section folds it; opening anything else is left to the screen."""

    class Folded(Message):
        """A section or folder was folded or unfolded."""

    def __init__(self, model: SourcesModel, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.model = model
        self.border_title = safe.content_line("1 Sources")

    @property
    def entry(self) -> Entry | None:
        """What is under the cursor."""
        if self.cursor is None or self.cursor >= len(self.model.entries):
            return None
        return self.model.entries[self.cursor]

    def show_counts(
        self,
        counts: Counts,
        facets: Mapping[FacetKind, Sequence[FacetCount]] | None,
        smart: Sequence[SmartFolderCount] = (),
    ) -> None:
        """Take over new numbers; `facets` None keeps those that are shown."""
        self.model.counts = counts
        self.model.smart = smart
        if facets is not None:
            self.model.facets = facets
        self._arrange()

    def show_matching(self, matching: Mapping[FacetKind, Sequence[FacetCount]] | None) -> None:
        """Take over the numbers under the filter; None where there is none."""
        self.model.matching = matching
        self._arrange()

    def show_health(self, feeds: Sequence[FeedHealth]) -> None:
        """Take over how the subscriptions are."""
        self.model.feeds = {feed.title: feed for feed in feeds}
        self._arrange()

    def show_query(self, query: str) -> None:
        """Mark what the query asks for."""
        if query != self.model.query:
            self.model.query = query
            self._arrange()

    def move_to_entry(self, entry: Entry) -> None:
        """Put the cursor on an entry, where it is in sight."""
        index = self.model.index_of(entry)
        if index is not None:
            self.move_to(index, tell=False)

    def action_open(self) -> None:
        entry = self.entry
        if entry is not None and entry.kind is Kind.SECTION:
            self._toggle(entry)
        elif entry is not None and entry.kind is Kind.MORE and entry.facet is not None:
            self._list_whole(entry.facet)
        else:
            super().action_open()

    def _list_whole(self, kind: FacetKind) -> None:
        """Every value in place of the row that offers the rest, where the cursor then is on the
        first of these; or the most frequent again, with the cursor on the head."""
        self.model.toggle_whole(kind)
        heads = [
            index
            for index, entry in enumerate(self.model.entries)
            if entry.kind is Kind.SECTION and entry.facet is kind
        ]
        self.show_rows(self.cursor if kind in self.model.whole else heads[0])

    def fold(self) -> None:
        """Fold what the cursor is in, and put the cursor on its head."""
        place = None if self.cursor is None else self.model.section_above(self.cursor)
        if place is None:
            return
        head = self.model.entries[place]
        self.move_to(place, tell=False)
        if head.section not in self.model.closed:
            self._toggle(head)

    def unfold(self) -> bool:
        """Unfold what is under the cursor; whether it was folded."""
        entry = self.entry
        if entry is None or entry.section not in self.model.closed:
            return False
        self._toggle(entry)
        return True

    def on_click(self, event: events.Click) -> None:
        super().on_click(event)
        entry = self.entry
        offset = event.get_content_offset(self)
        if entry is None or entry.kind is not Kind.FOLDER or offset is None:
            return
        if offset.x <= 1 and event.chain == 1:
            self._toggle(entry)

    def _toggle(self, entry: Entry) -> None:
        self.model.toggle(entry.section)
        self.show_rows(self.cursor)
        self.post_message(self.Folded())

    def layout_rows(self) -> RowLayout:
        apart = self.model.groups if self.page_height >= _SMALL_HEIGHT else ()
        return RowLayout(len(self.model.entries), 1, apart)

    def row_lines(self, row: int, selected: bool) -> Sequence[Line]:
        return [self.model.line(row, self.line_width, selected)]

    def heading_lines(self, _row: int) -> Sequence[Line]:
        return [()]

    def _arrange(self) -> None:
        entry = self.entry
        self.model.arrange()
        cursor = None if entry is None else self.model.index_of(entry)
        self.show_rows(self.cursor or 0 if cursor is None else cursor)
