"""The pane of one event's own timeline, which stands in the place of the list of events."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.model.event import EventDetail
from newstui.model.timeline import TimelineEntry
from newstui.tui import safe
from newstui.tui.panes.event_model import EventModel
from newstui.tui.widgets.ink import Line
from newstui.tui.widgets.row_layout import RowLayout
from newstui.tui.widgets.virtual_list import VirtualList


class EventPane(VirtualList):
    """Titles and rules are passed over by the cursor."""

    def __init__(self, model: EventModel, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.model = model
        self.border_title = safe.content_line("2 Event")

    @property
    def entry(self) -> TimelineEntry | None:
        """What is under the cursor."""
        if self.cursor is None or self.cursor >= len(self.model.rows):
            return None
        return self.model.rows[self.cursor].entry

    def show_event(self, detail: EventDetail, article_id: int | None) -> None:
        """Take over an event and put the cursor on a report; on the same event it stays."""
        same = self.model.detail is not None and self.model.detail.row.id == detail.row.id
        entry = self.entry if same else None
        self.model.detail = detail
        self.show_rows(self.cursor if same else None)
        if entry is None and article_id is not None:
            self.select_report(article_id)

    def select_report(self, article_id: int) -> None:
        """Put the cursor on a report, without saying so to anybody."""
        row = self.model.row_of_report(article_id)
        if row is not None:
            self.move_to(row, tell=False)

    def can_select(self, row: int) -> bool:
        return self.model.rows[row].entry is not None

    def layout_rows(self) -> RowLayout:
        self.model.lay_out(self.line_width)
        heights = [len(row.lines) for row in self.model.rows]
        return RowLayout(len(heights), heights=heights)

    def row_lines(self, row: int, selected: bool) -> Sequence[Line]:
        lines = self.model.rows[row].lines
        if not selected:
            return lines
        bar = self.model.display.signs.selected
        return [[(bar, "accent"), (line[0][0][1:], line[0][1]), *line[1:]] for line in lines]
