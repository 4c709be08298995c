"""A scrolled view that paints its own lines, which lists and the reading pane build on."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from newstui.tui.widgets.ink import Painter
from newstui.tui.widgets.thin_bar import ThinBar


class LinesView(ScrollView, can_focus=True):
    """Knows the inks, and takes another length without the whole screen being laid out anew."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.painter = Painter(self)

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

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.painter.forget()
