"""The frame of a pane to the left and the right of its lines, put around each line once.

Knows frames of one line and nothing between frame and line, as the style sheets give to panes.
"""

from __future__ import annotations

from rich.segment import Segment
from textual._border import get_box
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


class SideFrame:
    """As the widget's styles and size are now."""

    def __init__(self, widget: Widget) -> None:
        ground, background = widget.background_colors
        inner = Style(background=ground + background)
        outer = Style(background=ground)
        edges = widget.styles.border
        gutter = widget.styles.gutter

        def side(index: int, place: int) -> list[Segment]:
            kind, colour = edges[index]
            if not kind:
                return []
            box = get_box(kind, inner, outer, Style(foreground=ground + colour))
            return [box[1][place]]

        self.size = widget.region.size
        self.top = gutter.top
        self.bottom = self.size.height - gutter.bottom
        self._left, self._right = side(3, 0), side(1, 2)
        self._content = self.size.width - len(self._left) - len(self._right)
        self._ground = inner.rich_style
        self._filters = widget.get_line_filters()
        self._background = background
        self._last: tuple[Strip, Strip] | None = None

    def around(self, line: Strip) -> Strip:
        """The line as wide as the widget, between the sides of its frame; the same one again where
        lines are the same, as empty ones are."""
        if self._last is None or self._last[0] is not line:
            self._last = line, self._put_around(line)
        return self._last[1]

    def _put_around(self, line: Strip) -> Strip:
        lacking = self._content - line.cell_length
        if lacking < 0:
            line, lacking = line.crop(0, self._content), 0
        filling = [Segment(" " * lacking, self._ground)] if lacking else []
        strip = Strip([*self._left, *line, *filling, *self._right], self.size.width)
        for line_filter in self._filters:
            strip = strip.apply_filter(line_filter, self._background)
        return strip
