"""The pane that lists events under the days of their last report, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from newstui.model.event import EventRow
from newstui.model.query import Order
from newstui.tui import safe
from newstui.tui.panes.spine import Spine
from newstui.tui.panes.timeline_model import TimelineModel
from newstui.tui.widgets.ink import Line
from newstui.tui.widgets.row_layout import RowLayout
from newstui.tui.widgets.virtual_list import VirtualList

_SMALL_HEIGHT = 16
"""Below this many lines a row is one line and the days have no headings."""


class TimelinePane(VirtualList):
    """Selection is by the event's key, so that a list made anew keeps it where it was."""

    class FoldAsked(Message):
        """The reader wants to see the singles of a day, or no more."""

        def __init__(self, fold: int) -> None:
            super().__init__()
            self.fold = fold

    def __init__(self, model: TimelineModel, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.model = model
        self.border_title = safe.content_line("2 Timeline")

    @property
    def event(self) -> EventRow | None:
        """The event under the cursor."""
        if self.cursor is None or self.model.fold_at(self.cursor) is not None:
            return None
        return self.model.row(self.cursor)

    def say_order(self, order: Order, *, fold: bool, with_muted: bool) -> None:
        """Tell in the frame how the list is made."""
        parts = ["2 Timeline"]
        if order is not Order.NEWEST:
            parts.append(order)
        elif fold:
            parts.append("singles folded")
        if with_muted:
            parts.append("muted shown")
        self.border_title = safe.content_line(self.model.display.joined(parts))

    def action_open(self) -> None:
        fold = None if self.cursor is None else self.model.fold_at(self.cursor)
        if fold is None:
            super().action_open()
        else:
            self.post_message(self.FoldAsked(fold))

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
        # Before the first layout the window's own height tells.
        if (self.page_height or self.app.size.height) < _SMALL_HEIGHT:
            return RowLayout(self.model.count, 1)
        return RowLayout(self.model.count, 2, self.model.heading_rows)

    def row_lines(self, row: int, selected: bool) -> Sequence[Line]:
        return self.model.lines(row, self.line_width, self.rows.height(row), selected)

    def heading_lines(self, row: int) -> Sequence[Line]:
        return [self.model.heading(row, self.line_width)]
