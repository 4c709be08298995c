"""The pane of a storyline: the events that follow from one another, over weeks."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.library.storyline_view import StorylineDetail
from newstui.model.event import EventRow
from newstui.tui import safe
from newstui.tui.panes.framed import is_titled
from newstui.tui.panes.storyline_model import StorylineModel
from newstui.tui.widgets.ink import Line
from newstui.tui.widgets.row_layout import RowLayout
from newstui.tui.widgets.virtual_list import VirtualList


class StorylinePane(VirtualList):
    """It stands in the place of the list of events; its head is passed over by the cursor."""

    def __init__(self, model: StorylineModel, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.model = model
        self._wanted: int | None = None
        self.border_title = safe.content_line("2 Storyline")

    @property
    def event(self) -> EventRow | None:
        """What is under the cursor."""
        if self.cursor is None or self.cursor >= len(self.model.rows):
            return None
        return self.model.rows[self.cursor].event

    def show_storyline(self, detail: StorylineDetail, event_id: int | None) -> None:
        """Take over a storyline and put the cursor on an event, or with None where it was."""
        here = self.event
        self._wanted = here.id if event_id is None and here is not None else event_id
        self.model.detail = detail
        into = self.model.display.signs.into
        self.border_title = safe.content_line(f"2 Storyline {into} {detail.row.title}")
        self.show_rows(None)
        self._go_to_wanted()

    def on_resize(self) -> None:
        super().on_resize()
        if self.cursor is None:
            # A pane that was hidden has had no rows until now.
            self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        row = None if self._wanted is None else self.model.row_of(self._wanted)
        self.jump_to(0)
        self.move_to(row or 0, tell=False)

    def can_select(self, row: int) -> bool:
        return 0 <= row < len(self.model.rows) and self.model.rows[row].event is not None

    def layout_rows(self) -> RowLayout:
        self.model.lay_out(self.line_width, self.page_height, titled=is_titled(self))
        heights = [len(row.lines) for row in self.model.rows]
        return RowLayout(len(heights), heights=heights)

    def row_lines(self, row: int, selected: bool) -> Sequence[Line]:
        lines = self.model.rows[row].lines
        if not selected:
            return lines
        bar = self.model.display.signs.selected
        return [[(bar, "accent"), (line[0][0][1:], line[0][1]), *line[1:]] for line in lines]
