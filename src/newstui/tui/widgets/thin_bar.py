"""The scrollbar of lists and texts: one thin line, painted a line at a time.

Textual's own goes the way of every widget, by renderables, boxes and borders; at a key that
scrolls that was a quarter of all work.
"""

from __future__ import annotations

from math import ceil

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

_DOES = {"above": "scroll_up", "thumb": "grab", "below": "scroll_down"}
"""What the mouse does there, by the names of Textual's scrollbar."""


class ThinBar(ScrollBar):
    """Upright only."""

    def __init__(self, thumb: str) -> None:
        """`thumb` is the sign of one cell that the thumb is drawn with."""
        super().__init__(vertical=True, name="vertical", thickness=1)
        self._sign = thumb
        self._strips: dict[tuple[str, bool, bool], Strip] = {}

    def render_lines(self, crop: Region) -> list[Strip]:
        start, end = self.thumb()
        return [self._line(y, start, end) for y in crop.line_range]

    def _line(self, y: int, start: int, end: int) -> Strip:
        part = "above" if y < start else "thumb" if y < end else "below"
        key = (part, self.grabbed is not None, self.mouse_over)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._strip(part)
        return strip

    def thumb(self) -> tuple[int, int]:
        """The first line of the thumb and the one after its last; none where all is in sight."""
        height, total, page = self.size.height, self.window_virtual_size, self.window_size
        if not height or total <= page:
            return height, height
        length = max(1, ceil(page * height / total))
        start = round(min(1.0, self.position / (total - page)) * (height - length))
        return start, start + length

    def _strip(self, part: str) -> Strip:
        styles = self.parent.styles if self.parent is not None else self.styles
        colour, ground = styles.scrollbar_color, styles.scrollbar_background
        if self.grabbed is not None:
            colour = styles.scrollbar_color_active
        elif self.mouse_over:
            colour = styles.scrollbar_color_hover
        style = Style.from_color(
            (ground + colour).rich_color, ground.rich_color
        ) + Style.from_meta({"@mouse.down": _DOES[part]})  # fmt: skip
        strip = Strip([Segment(self._sign if part == "thumb" else " ", style)], 1)
        for line_filter in self.app.get_line_filters():
            strip = strip.apply_filter(line_filter, ground)
        return strip

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()
