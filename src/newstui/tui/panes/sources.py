"""The pane of sources, countries and topics, each with its number of unread articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newstui.library.health import FeedHealth
from newstui.model.facet import Counts, FacetCount, FacetKind
from newstui.tui import safe
from newstui.tui.panes.sources_model import Entry, Kind, SourcesModel
from newstui.tui.widgets.ink import Line
from newstui.tui.widgets.row_layout import RowLayout
from newstui.tui.widgets.virtual_list import VirtualList


class SourcesPane(VirtualList):
    """Opening a section folds it; opening anything else is left to the screen."""

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
        self, counts: Counts, facets: Mapping[FacetKind, Sequence[FacetCount]] | None
    ) -> None:
        """Take over new numbers; `facets` None keeps those that are shown."""
        self.model.counts = counts
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
        index = self.model.index_of(entry)
        if index is not None:
            self.move_to(index, tell=False)

    def action_open(self) -> None:
        entry = self.entry
        if entry is not None and entry.kind is Kind.SECTION and entry.facet is not None:
            self.model.toggle(entry.facet)
            self.show_rows(self.cursor)
        else:
            super().action_open()

    def layout_rows(self) -> RowLayout:
        return RowLayout(len(self.model.entries), 1)

    def row_lines(self, row: int, selected: bool) -> Sequence[Line]:
        return [self.model.line(row, self.line_width, selected)]

    def _arrange(self) -> None:
        entry = self.entry
        self.model.arrange()
        cursor = None if entry is None else self.model.index_of(entry)
        self.show_rows(0 if cursor is None else cursor)
