"""One line of the screen that a widget paints itself."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from newstui.tui.widgets.ink import Line, Painter


class PaintedLine(Widget):
    """A subclass gives the pieces of its line."""

    def __init__(self) -> None:
        super().__init__()
        self._painter = Painter(self)

    def pieces(self, width: int) -> Line:
        """What to paint in so many cells."""
        raise NotImplementedError

    def render_line(self, _y: int) -> Strip:
        width = self.size.width
        return self._painter.strip(self.pieces(width), width)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painter.forget()
