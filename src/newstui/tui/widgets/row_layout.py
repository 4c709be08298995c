"""Where the rows of a long list stand: which row a line belongs to, and where a row begins.

Plain arithmetic without Textual. A list of a million rows of one height needs only the places
of its headings; a short list may give each row a height of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple


class Place(NamedTuple):
    """What a line shows."""

    row: int
    offset: int
    """The line within the row, or within its heading."""
    heading: bool


class RowLayout:
    """Rows from 0, each preceded by a heading if it is among `headings` (rising row numbers)."""

    def __init__(
        self,
        count: int = 0,
        height: int = 1,
        headings: Sequence[int] = (),
        heading_height: int = 1,
        heights: Sequence[int] | None = None,
    ) -> None:
        """`heights`, where given, holds the height of each row and goes before `height`."""
        self.count = count
        self._height = height
        self._headings = headings
        self._heading_height = heading_height
        self._tops = None if heights is None else [0, *accumulate(heights)]
        self._heading_lines = [
            self._body_top(row) + index * heading_height for index, row in enumerate(headings)
        ]

    def stand_as(self, other: RowLayout) -> bool:
        """Whether each line shows the same as in another layout."""
        mine = (self.count, self._height, self._tops, self._heading_lines)
        return mine == (other.count, other._height, other._tops, other._heading_lines)

    @property
    def lines(self) -> int:
        """The height of everything."""
        return self._body_top(self.count) + len(self._headings) * self._heading_height

    def height(self, row: int) -> int:
        """Lines of a row without its heading."""
        return self._body_top(row + 1) - self._body_top(row)

    def top(self, row: int) -> int:
        """The first line of a row, below its heading."""
        return self._body_top(row) + bisect_right(self._headings, row) * self._heading_height

    def top_with_heading(self, row: int) -> int:
        """The first line of a row's heading, or of the row where it has none."""
        return self._body_top(row) + bisect_left(self._headings, row) * self._heading_height

    def heading_of(self, row: int) -> int:
        """The number of the heading that a row stands under; -1 if there is none above."""
        return bisect_right(self._headings, row) - 1

    def place(self, line: int) -> Place | None:
        """What a line shows; None before the first and after the last."""
        if not 0 <= line < self.lines:
            return None
        above = bisect_right(self._heading_lines, line) - 1
        if above >= 0:
            into = line - self._heading_lines[above]
            if into < self._heading_height:
                return Place(self._headings[above], into, True)
        body = line - (above + 1) * self._heading_height
        if self._tops is None:
            return Place(body // self._height, body % self._height, False)
        row = bisect_right(self._tops, body) - 1
        return Place(row, body - self._tops[row], False)

    def _body_top(self, row: int) -> int:
        return row * self._height if self._tops is None else self._tops[row]
