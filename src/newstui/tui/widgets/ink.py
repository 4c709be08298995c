"""Painting: pieces of text, each with the name of an ink, become one line of the screen.

The inks are component classes, so that the style sheets alone decide how they look; they belong
to the application, since as many for every widget would take a third of the time of a start. Text
is never markup here: a piece becomes a segment as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

Piece = tuple[str, str]
"""Text and the ink it is painted with; several inks are joined by blanks, "" is the plain one."""
Line = Sequence[Piece]

INKS = frozenset(
    {
        "ink--strong",
        "ink--soft",
        "ink--faint",
        "ink--accent",
        "ink--title",
        "ink--heading",
        "ink--rule",
        "ink--star",
        "ink--alert",
        "ink--new",
        "ink--date",
        "ink--hit",
        "ink--place",
        "ink--link",
        "ink--found",
        "ink--here",
        "ink--told",
        "ink--key",
        "ink--chip",
        "ink--selected",
        "ink--selected-idle",
        "ink--hover",
    }
)


class Painter:
    """Looks inks up for one widget; `forget` after its styles have changed."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[str, str], Style] = {}

    def forget(self) -> None:
        self._styles.clear()

    def style(self, inks: str, ground: str = "") -> Style:
        """The style of a piece upon the ground of its row ("" for the widget's own)."""
        found = self._styles.get((inks, ground))
        if found is None:
            found = self._widget.rich_style
            for ink in (*ground.split(), *inks.split()):
                styles = self._widget.app.get_component_styles(f"ink--{ink}")
                found += styles.partial_rich_style
            if found.reverse and found.dim:
                found += Style(dim=False)  # Grey upon grey could not be read.
            self._styles[inks, ground] = found
        return found

    def strip(self, pieces: Line, width: int, ground: str = "") -> Strip:
        """The pieces as one line of exactly `width` cells; empty lines are one and the same."""
        if not pieces:
            return Strip.blank(width, self.style("", ground))
        segments = []
        used = 0
        for text, inks in pieces:
            if text:
                segments.append(Segment(text, self.style(inks, ground)))
                used += cell_len(text)
        if used < width:
            segments.append(Segment(" " * (width - used), self.style("", ground)))
        strip = Strip(segments, max(used, width))
        return strip if used <= width else strip.crop(0, width)


def length(pieces: Iterable[Piece]) -> int:
    """Cells that the pieces take."""
    return sum(cell_len(text) for text, _ in pieces)


def spread(left: Line, right: Line, width: int) -> list[Piece]:
    """The left pieces, then blanks, then the right ones flush with the edge."""
    gap = width - length(left) - length(right)
    return [*left, (" " * max(0, gap), ""), *right]


def painted_over(strip: Strip, span: tuple[int, int], style: Style) -> Strip:
    """The strip with the characters of a span in another style."""
    start, end = span
    at = 0
    segments = []
    for text, old, _ in strip:
        first = min(max(start - at, 0), len(text))
        last = len(text) if end == -1 else min(max(end - at, 0), len(text))
        last = max(first, last)
        plain = old or Style.null()
        segments += [
            Segment(text[:first], plain),
            Segment(text[first:last], plain + style),
            Segment(text[last:], plain),
        ]
        at += len(text)
    return Strip([segment for segment in segments if segment.text], strip.cell_length)
