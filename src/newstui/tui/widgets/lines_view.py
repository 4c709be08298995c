"""A scrolled view that paints its own lines, which lists and the reading pane build on."""

from __future__ import annotations

from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from newstui.tui.widgets.ink import Painter
from newstui.tui.widgets.side_frame import SideFrame
from newstui.tui.widgets.thin_bar import ThinBar

_LINES_KEPT = 128


class LinesView(ScrollView, can_focus=True):
    """Knows the inks, takes another length without the whole screen being laid out anew, and keeps
    its painted lines: what scrolls is painted once, wherever on the screen it comes to stand."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.painter = Painter(self)
        self._painted: LRUCache[int, Strip] = LRUCache(_LINES_KEPT)
        """Lines with the frame on their sides, by their place in the whole."""
        self._edges: dict[int, Strip] = {}
        """The upper and the lower line of the frame, by their line of the widget."""
        self._frame: SideFrame | None = None

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """One thin line in place of Textual's."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = ThinBar(self.thumb)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    @property
    def thumb(self) -> str:
        """The sign of the scrollbar's thumb; the ASCII one where the screen is set in it."""
        return "#" if self.screen.has_class("-ascii") else "┃"

    @property
    def line_width(self) -> int:
        """Cells of a line, without frame and scrollbar; 0 before the first layout."""
        bar = self.styles.scrollbar_size_vertical if self.show_vertical_scrollbar else 0
        return max(0, self.container_size.width - bar)

    @property
    def page_height(self) -> int:
        """Lines in sight at once; 0 before the first layout."""
        return max(0, self.container_size.height)

    def set_length(self, lines: int) -> None:
        """So many lines there are to scroll through.

        Assigning `virtual_size` lays out every widget of the screen again, at every article;
        here only the scrollbar has changed.
        """
        size = Size(self.line_width, lines)
        self.set_reactive(Widget.virtual_size, size)
        self._scroll_update(size)

    def jump_to(self, line: int) -> None:
        """Put a line at the top, as far as there are lines to scroll."""
        self.scroll_to(y=line, animate=False)

    # Painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in sight. Textual, which still makes the upper and the lower edge, would put
        each line between its borders anew whenever the view is scrolled."""
        frame = self._frame
        if frame is None or frame.size != self.region.size:
            frame = self._frame = SideFrame(self)
            self._forget_lines()
        top = self.scroll_offset.y - frame.top
        strips = [self._line(y, top, frame) for y in crop.line_range]
        first, last = crop.column_span
        return strips if (first, last) == (0, frame.size.width) else [
            strip.crop(first, last) for strip in strips
        ]  # fmt: skip

    def _line(self, y: int, top: int, frame: SideFrame) -> Strip:
        if not frame.top <= y < frame.bottom:
            if y not in self._edges:
                region = Region(0, y, frame.size.width, 1)
                self._edges[y] = super().render_lines(region)[0]
            return self._edges[y]
        strip = self._painted.get(top + y)
        if strip is None:
            strip = frame.around(self.render_line(y - frame.top))
            self._painted[top + y] = strip
        return strip

    def _forget_lines(self) -> None:
        self._painted.clear()
        self._edges.clear()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> LinesView:
        """Paint again these regions, or all."""
        if not regions:
            self._forget_lines()
        for region in regions:
            for y in region.line_range:
                self._painted.discard(y + self.scroll_offset.y)
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The painted lines only come to stand elsewhere."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = new_value
        if round(old_value) != round(new_value):
            super().refresh(self.size.region)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.painter.forget()
        self._frame = None
