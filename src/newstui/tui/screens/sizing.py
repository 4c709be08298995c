"""How wide the panes are: their borders dragged with the mouse, or moved by key, and kept."""

from __future__ import annotations

from textual import events

from newstui.library import screen_sizes
from newstui.library.session import Library
from newstui.tui.screens.showing import Showing
from newstui.tui.state import Pane

_STACK, _THREE = 80, 120
"""Columns below which there is one pane, and from which there are three."""
_LEAST = {Pane.SOURCES: 16, Pane.READING: 28}
_LEAST_MIDDLE = 28
_STEP = 2
"""Columns that a key moves a border by."""


class Sizing(Showing):
    """Widths are thousandths of the window, of the text for each number of panes apart."""

    _widths: dict[str, int] | None = None
    _dragged: Pane | None = None

    def apply_widths(self) -> None:
        """Give the panes the widths that the reader has chosen, where there are several."""
        if self._widths is None:
            self._widths = screen_sizes.widths(self.library)
        alone = self.size.width < _STACK or self.state.zen
        for pane in _LEAST:
            widget = self.query_one(f"#{pane}")
            share = self._widths.get(self._width_name(pane))
            if alone or share is None or (pane is Pane.SOURCES and self.size.width < _THREE):
                widget.styles.clear_rule("width")
                widget.styles.clear_rule("max_width")
                widget.styles.clear_rule("min_width")
            else:
                widget.styles.min_width = _LEAST[pane]
                widget.styles.max_width = "100%"
                widget.styles.width = round(share * self.size.width / 1000)

    def _width_name(self, pane: Pane) -> str:
        return f"{pane}-{'three' if self.size.width >= _THREE else 'two'}"

    def action_wider(self, direction: int) -> None:
        """Make the pane that has the keyboard wider (1) or narrower (-1)."""
        here = self.state.pane
        pane = Pane.SOURCES if here is Pane.SOURCES else Pane.READING
        by = direction * _STEP if here in (Pane.SOURCES, Pane.READING) else -direction * _STEP
        if self._set_width(pane, self.query_one(f"#{pane}").size.width + by + 2):
            self._keep_widths()

    @property
    def allow_select(self) -> bool:
        """No text is selected by a mouse that has hold of a border."""
        return self._border_at(self.app.mouse_position.x) is None and super().allow_select

    def _border_at(self, column: int) -> Pane | None:
        """The pane whose border, or its neighbour's beside it, stands in a column."""
        if self.size.width < _STACK or self.state.zen:
            return None
        reading, sources = self.reading.region, self.sources.region
        if reading.x > 0 and column in (reading.x - 1, reading.x):
            return Pane.READING
        if sources.width and reading.x > sources.right:
            return Pane.SOURCES if column in (sources.right - 1, sources.right) else None
        return None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._dragged = self._border_at(event.screen_x)
        if self._dragged is not None:
            self.query_one(f"#{self._dragged}").capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragged is Pane.READING:
            self._set_width(Pane.READING, self.size.width - event.screen_x)
        elif self._dragged is Pane.SOURCES:
            self._set_width(Pane.SOURCES, event.screen_x + 1)

    def on_mouse_up(self) -> None:
        if self._dragged is not None:
            self.query_one(f"#{self._dragged}").release_mouse()
            self._dragged = None
            self._keep_widths()

    def _set_width(self, pane: Pane, columns: int) -> bool:
        """Make a pane so wide, as far as the others keep what they need; whether it could be."""
        whole = self.size.width
        if whole < _STACK or self.state.zen or self._widths is None:
            return False
        other = self.sources.region.width if pane is Pane.READING else self.reading.region.width
        most = whole - _LEAST_MIDDLE - other
        columns = max(_LEAST[pane], min(columns, most))
        self._widths[self._width_name(pane)] = round(columns * 1000 / whole)
        self.apply_widths()
        return True

    def _keep_widths(self) -> None:
        kept = dict(self._widths or {})

        def keep(library: Library) -> None:
            screen_sizes.keep_widths(library, kept)

        self.begin(lambda: self.note(keep), "places", exclusive=False)
