"""Whether the frame of a pane says already what its first line would say."""

from __future__ import annotations

from textual.widget import Widget

from newstui.tui import cells

_CORNERS = 6
"""Cells of the frame that its title cannot have."""


def is_titled(pane: Widget) -> bool:
    """Whether there is a frame, and the whole title stands in it."""
    title = pane.border_title or ""
    return pane.gutter.top > 0 and cells.width(title) + _CORNERS <= pane.outer_size.width
