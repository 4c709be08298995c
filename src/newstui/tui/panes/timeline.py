"""The pane that lists events under the days of their last report, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.model.event import EventRow
from newstui.tui import safe
from newstui.tui.panes.timeline_model import Spine, TimelineModel
from newstui.tui.widgets.ink import Line
from newstui.tui.widgets.row_layout import RowLayout
from newstui.tui.widgets.virtual_list import VirtualList

_SMALL_HEIGHT = 16
"""Below this many lines a row is one line and the days have no headings."""


class TimelinePane(VirtualList):
    """Selection is by the event's key, so that a list made anew keeps it where it was."""

    def __init__(self, model: TimelineModel, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.model = model
        self.border_title = safe.content_line("2 Timeline")

    @property
    def event(self) -> EventRow | None:
        """The event under the cursor."""
        return None if self.cursor is None else self.model.row(self.cursor)

    def show_events(
        self, spine: Spine, rows: Sequence[EventRow] = (), *, select: int | None = None
    ) -> None:
        """Take over a list and put the cursor on the event with the key `select`, or stay."""
        self.model.show(spine, rows)
        cursor = None if select is None else self.model.index_of_key(select)
        if cursor is None and self.model.count:
            cursor = min(self.cursor or 0, self.model.count - 1)
        self.show_rows(cursor)

    def layout_rows(self) -> RowLayout:
        if self.page_height < _SMALL_HEIGHT:
            return RowLayout(self.model.count, 1)
        return RowLayout(self.model.count, 2, self.model.heading_rows)

    def row_lines(self, row: int, selected: bool) -> Sequence[Line]:
        return self.model.lines(row, self.line_width, self.rows.height(row), selected)

    def heading_lines(self, row: int) -> Sequence[Line]:
        return [self.model.heading(row, self.line_width)]
