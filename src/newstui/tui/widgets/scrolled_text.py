"""A text to read on: the keys that scroll it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from newstui.tui.actions import Scope, bindings
from newstui.tui.widgets.lines_view import LinesView


class ScrolledText(LinesView):
    """Lines without a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.READING)]

    def action_half_down(self) -> None:
        self._scroll(self.page_height // 2)

    def action_half_up(self) -> None:
        self._scroll(-(self.page_height // 2))

    def action_page_down(self) -> None:
        self._scroll(self.page_height - 2)

    def action_page_up(self) -> None:
        self._scroll(2 - self.page_height)

    def action_scroll_down(self) -> None:
        self._scroll(1)

    def action_scroll_up(self) -> None:
        self._scroll(-1)

    def action_top(self) -> None:
        self.jump_to(0)

    def action_bottom(self) -> None:
        self.jump_to(self.max_scroll_y)

    def _scroll(self, lines: int) -> None:
        self.jump_to(self.scroll_offset.y + lines)
