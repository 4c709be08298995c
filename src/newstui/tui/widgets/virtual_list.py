"""A list of any length that paints only the lines in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from newstui.tui.actions import Scope, bindings
from newstui.tui.cells import crop
from newstui.tui.widgets.ink import Line
from newstui.tui.widgets.lines_view import LinesView
from newstui.tui.widgets.row_layout import RowLayout

_STRIPS_KEPT = 64


class VirtualList(LinesView):
    """Rows with a cursor. A subclass paints rows and headings and says how they are laid out.

    The whole list is never walked: a row is painted when it comes into sight, kept while it is
    near, and its text is asked for by its number.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LIST)]

    CLICKS_TO_OPEN: ClassVar[int] = 2

    class Moved(Message):
        """The reader moved the cursor to another row."""

        def __init__(self, control: VirtualList, row: int) -> None:
            super().__init__()
            self.row = row
            self._control = control

        @property
        def control(self) -> VirtualList:
            return self._control

    class Opened(Message):
        """The reader asks to open the row under the cursor."""

        def __init__(self, control: VirtualList, row: int) -> None:
            super().__init__()
            self.row = row
            self._control = control

        @property
        def control(self) -> VirtualList:
            return self._control

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.rows = RowLayout()
        self.cursor: int | None = None
        self.empty: Sequence[str] = ()
        """What to say where there are no rows; the first line stands out."""
        self._strips: LRUCache[tuple[int, bool, str, int], list[Strip]] = LRUCache(_STRIPS_KEPT)

    # What a subclass gives

    def layout_rows(self) -> RowLayout:
        """How the rows stand in lines of `line_width` cells."""
        raise NotImplementedError

    def row_lines(self, row: int, selected: bool) -> Sequence[Line]:
        """The lines of a row, as many as its height."""
        raise NotImplementedError

    def heading_lines(self, row: int) -> Sequence[Line]:
        """The lines of the heading above a row."""
        raise NotImplementedError

    def can_select(self, row: int) -> bool:
        """Whether the cursor may stand on a row; it passes over those where it may not."""
        return 0 <= row < self.rows.count

    @property
    def is_active(self) -> bool:
        """Whether the keys that move the cursor come here."""
        return self.has_focus

    # Showing

    def show_rows(self, cursor: int | None) -> None:
        """Take over rows that have changed as a whole; the cursor moves without a message."""
        self._strips.clear()
        self.rows = self.layout_rows()
        self.set_length(self.rows.lines)
        last = self.rows.count - 1
        self.cursor = None if cursor is None or last < 0 else min(cursor, last)
        self._keep_cursor_in_sight()
        self.refresh()

    def repaint_rows(self) -> None:
        """Paint again what is in sight, after the rows' contents have changed."""
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.line_width
        place = self.rows.place(y + self.scroll_offset.y)
        if place is None:
            return self.painter.strip(self._empty_line(y), width)
        ground = ""
        if place.row == self.cursor and not place.heading:
            ground = "selected" if self.is_active else "selected-idle"
        key = (place.row, place.heading, ground, width)
        strips = self._strips.get(key)
        if strips is None:
            lines = (
                self.heading_lines(place.row)
                if place.heading
                else self.row_lines(place.row, bool(ground))
            )
            strips = [self.painter.strip(line, width, ground) for line in lines]
            self._strips[key] = strips
        if place.offset < len(strips):
            return strips[place.offset]
        return Strip.blank(width, self.painter.style("", ground))

    def _empty_line(self, y: int) -> Line:
        index = y - self.page_height // 3
        if self.rows.count or not 0 <= index < len(self.empty):
            return ()
        text = crop(self.empty[index], self.line_width - 2)
        return [(" " * ((self.line_width - len(text)) // 2), ""), (text, "soft" if index else "")]

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self) -> None:
        top = self.rows.place(self.scroll_offset.y)
        before, self.rows = self.rows, self.layout_rows()
        self.set_length(self.rows.lines)
        self._keep_cursor_in_sight()
        if not self.rows.stand_as(before):
            self.refresh()
        if top is not None and top.row < self.rows.count:
            self.jump_to(self.rows.top_with_heading(top.row))
            self._keep_cursor_in_sight()

    def on_focus(self) -> None:
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        self._refresh_row(self.cursor)

    # Moving

    def move_to(self, row: int, *, tell: bool = True) -> None:
        """Put the cursor on a row, or the nearest one beyond that can be selected."""
        if not self.rows.count:
            return
        row = self._selectable(min(max(row, 0), self.rows.count - 1), 1 if row >= 0 else -1)
        if row == self.cursor:
            self._keep_cursor_in_sight()
            return
        before, self.cursor = self.cursor, row
        self._refresh_row(before)
        self._refresh_row(row)
        self._keep_cursor_in_sight()
        if tell:
            self.post_message(self.Moved(self, row))

    def action_down(self) -> None:
        self._step(1)

    def action_up(self) -> None:
        self._step(-1)

    def action_half_down(self) -> None:
        self._step_lines(self.page_height // 2)

    def action_half_up(self) -> None:
        self._step_lines(-(self.page_height // 2))

    def action_page_down(self) -> None:
        self._step_lines(self.page_height - 2)

    def action_page_up(self) -> None:
        self._step_lines(2 - self.page_height)

    def action_top(self) -> None:
        self.move_to(0)
        self.jump_to(0)

    def action_bottom(self) -> None:
        if self.rows.count:
            self.move_to(self._selectable(self.rows.count - 1, -1))

    def action_open(self) -> None:
        if self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        place = None if offset is None else self.rows.place(offset.y + self.scroll_offset.y)
        if place is None or place.heading or not self.can_select(place.row):
            return
        self.move_to(place.row)
        if event.chain == self.CLICKS_TO_OPEN:
            self.action_open()

    def _step(self, by: int) -> None:
        start = -1 if self.cursor is None else self.cursor
        row = start + by
        while 0 <= row < self.rows.count and not self.can_select(row):
            row += by
        if 0 <= row < self.rows.count:
            self.move_to(row)
        elif by < 0:
            self.jump_to(0)

    def _step_lines(self, lines: int) -> None:
        if not self.rows.count:
            return
        line = self.rows.top(self.cursor or 0) + lines
        place = self.rows.place(min(max(line, 0), self.rows.lines - 1))
        row = self.rows.count - 1 if place is None else place.row
        if self.cursor is not None and row == self.cursor:
            row += 1 if lines > 0 else -1
        row = min(max(row, 0), self.rows.count - 1)
        self.move_to(self._selectable(row, 1 if lines > 0 else -1))

    def _selectable(self, row: int, step: int) -> int:
        """The nearest row from here on that the cursor may stand on, else the nearest before."""
        for direction in (step, -step):
            candidate = row
            while 0 <= candidate < self.rows.count:
                if self.can_select(candidate):
                    return candidate
                candidate += direction
        return row

    def _refresh_row(self, row: int | None) -> None:
        if row is not None and row < self.rows.count:
            top = self.rows.top(row) - self.scroll_offset.y
            self.refresh(Region(0, top, self.line_width, self.rows.height(row)))

    def _keep_cursor_in_sight(self) -> None:
        height = self.page_height
        if self.cursor is None or not height:
            return
        first = self.rows.top_with_heading(self.cursor)
        last = self.rows.top(self.cursor) + self.rows.height(self.cursor)
        top = self.scroll_offset.y
        if first < top:
            self.jump_to(first)
        elif last > top + height:
            self.jump_to(last - height)
