"""Two reports as lines: in two columns, or in a narrow window one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.model.article import Article
from newstui.model.shape import Shape
from newstui.tui.display import Display
from newstui.tui.panes.reading_marks import Span
from newstui.tui.panes.reading_model import ReadingModel
from newstui.tui.widgets.ink import Line, length

TWO_COLUMNS = 120
"""From so many cells on they stand side by side."""

Part = tuple[Article, Shape, Sequence[Span]]
"""An article, its shape, and what of it the other tells as well."""


class BesideModel:
    """What both tell is dim, and a sign in the margin stands where one tells something else."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.models = (ReadingModel(display), ReadingModel(display))
        for model in self.models:
            model.dim_told = model.compared = True
        self._width = 0
        self._half = 0

    def show(self, parts: tuple[Part, Part]) -> None:
        """Take over two articles; `lay_out` is to follow."""
        for model, (article, shape, told) in zip(self.models, parts, strict=True):
            model.show(article, told, shape=shape)

    def lay_out(self, width: int, height: int) -> None:
        self._width = width
        self._half = (width - 1) // 2 if width >= TWO_COLUMNS else 0
        for model in self.models:
            model.lay_out(self._half or width, height)

    @property
    def count(self) -> int:
        """Lines in all, as far as can be told."""
        counts = [model.count for model in self.models]
        return max(counts) if self._half else sum(counts) + 1

    def line(self, index: int) -> Line:
        """One line; the empty one past the end."""
        first, second = self.models
        if not self._half:
            while not first.flow.complete:
                first.flow.extend(first.flow.count + 400)
            if index < first.count:
                return first.line(index) or ()
            if index == first.count:
                return [(self.display.signs.rule * self._width, "rule")]
            return second.line(index - first.count - 1) or ()
        left = first.line(index) or ()
        gap = " " * max(0, self._half - length(left))
        return [*left, (gap, ""), (self.display.signs.upright, "rule"),
                *(second.line(index) or ())]  # fmt: skip
