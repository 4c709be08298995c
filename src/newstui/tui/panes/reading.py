"""The pane that an article is read in. It wraps and paints the lines itself, so that no text,
however long or strange, is parsed as markup or holds the screen up."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from newstui.model.article import Article
from newstui.tui import safe
from newstui.tui.actions import Scope, bindings
from newstui.tui.panes.reading_model import ReadingModel, Span
from newstui.tui.widgets.ink import Line
from newstui.tui.widgets.lines_view import LinesView

_LINES_AT_ONCE = 400
_PLACES_KEPT = 500


class ReadingPane(LinesView):
    """Remembers for each article how far it was read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.READING)]
    ALLOW_SELECT = True

    def __init__(self, model: ReadingModel, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.model = model
        self.border_title = safe.content_line("3 Reading")
        self.empty: Sequence[str] = ()
        """What to say where there is no article."""
        self._places: OrderedDict[int, int] = OrderedDict()
        self.told: Sequence[Span] = ()
        """What earlier reports have told, where that was looked up."""
        self._show_dates = False
        self._going_on: Timer | None = None
        self._to_end = False
        self._laid_out = (0, -1)
        """The line put at the top, and the character it was put there for."""
        self._said = ""

    @property
    def article(self) -> Article | None:
        return self.model.article

    def say(self, text: str) -> None:
        """Something about the article, on the lower edge."""
        if text != self._said:
            self._said = text
            self.border_subtitle = safe.content_line(text)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self.scroll_offset.y >= self.max_scroll_y and self.model.flow.complete

    def show_article(
        self, article: Article | None, told: Sequence[Span] = (), highlight: Span | None = None
    ) -> None:
        """Take over an article, at the place where it was left, or at a sentence."""
        same = (
            self.article is not None
            and article is not None
            and (self.article.row.id == article.row.id)
        )
        self._remember()
        self.told = told
        self.model.highlight = highlight
        self.model.show(article, told, show_dates=self._show_dates)
        place = -1 if article is None else self._places.get(article.row.id, -1)
        if highlight is not None:
            place = highlight[0]
        elif same:
            place = self._place()
        self._lay_out(place, context=2 if highlight is not None else 0)

    def show_marks(self, *, dim_told: bool, show_dates: bool) -> None:
        """Dim what was told before, and write out what dates mean, or not."""
        if self.model.dim_told != dim_told:
            self.model.dim_told = dim_told
            self.refresh()
        if self._show_dates != show_dates:
            self._show_dates = show_dates
            place = self._place()
            self.model.show(self.article, self.told, show_dates=show_dates)
            self._lay_out(place)

    def _remember(self) -> None:
        if self.article is not None:
            key = self.article.row.id
            self._places[key] = self._place()
            self._places.move_to_end(key)
            while len(self._places) > _PLACES_KEPT:
                self._places.popitem(last=False)

    def _lay_out(self, place: int, context: int = 0) -> None:
        """Break the lines anew and put the character `place` at the top."""
        self._to_end = False
        self.model.lay_out(self.line_width, self.page_height)
        line = self.model.line_of(place)
        self.set_length(self.model.count)
        self.jump_to(max(0, line - context))
        self._laid_out = (self.scroll_offset.y, place)
        self.refresh()
        if not self.model.flow.complete and self._going_on is None:
            self._going_on = self.set_interval(0.02, self._go_on)

    def _go_on(self) -> None:
        """Break some more lines of a long text, between keys."""
        flow = self.model.flow
        flow.extend(flow.count + _LINES_AT_ONCE)
        if flow.complete and self._going_on is not None:
            self._going_on.stop()
            self._going_on = None
            self.set_length(self.model.count)
            if self._to_end:
                self.scroll_end(animate=False)

    def on_resize(self) -> None:
        self._lay_out(self._place())

    def _place(self) -> int:
        """The character at the top. A short text in a large window cannot be scrolled to it, so
        until the reader scrolls it is the one that was to be there."""
        laid, place = self._laid_out
        top = self.scroll_offset.y
        pushed_back = self.max_scroll_y <= top < laid
        return place if top == laid or pushed_back else self.model.offset_at(top)

    def render_line(self, y: int) -> Strip:
        width = self.line_width
        index = y + self.scroll_offset.y
        if self.article is None:
            return self.painter.strip(self._empty_line(y, width), width)
        strip = self.painter.strip(self.model.line(index) or (), width)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(index)) is not None:
            strip = _painted_over(strip, span, self.screen.get_component_rich_style(
                "screen--selection"))  # fmt: skip
        return strip.apply_offsets(0, index)

    def _empty_line(self, y: int, width: int) -> Line:
        index = y - max(0, self.page_height // 2 - len(self.empty))
        if not 0 <= index < len(self.empty):
            return ()
        text = self.empty[index]
        return [(" " * max(1, (width - len(text)) // 2), ""), (text, "soft" if index else "strong")]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text under the mouse selection, without the margin."""
        lines = [self.model.line_text(index) for index in range(self.model.count)]
        picked = selection.extract("\n".join(lines))
        return "\n".join(line.strip() for line in picked.split("\n")), "\n"

    def selection_updated(self, _selection: Selection | None) -> None:
        self.refresh()

    # Moving

    def action_half_down(self) -> None:
        self._scroll(self.page_height // 2)

    def action_half_up(self) -> None:
        self._scroll(-(self.page_height // 2))

    def action_page_down(self) -> None:
        self._scroll(self.page_height - 2)

    def action_page_up(self) -> None:
        self._scroll(2 - self.page_height)

    def action_scroll_down(self) -> None:
        self._scroll(1)

    def action_scroll_up(self) -> None:
        self._scroll(-1)

    def action_top(self) -> None:
        self.jump_to(0)

    def action_bottom(self) -> None:
        self._to_end = not self.model.flow.complete
        self.jump_to(self.max_scroll_y)

    def _scroll(self, lines: int) -> None:
        self.jump_to(self.scroll_offset.y + lines)


def _painted_over(strip: Strip, span: tuple[int, int], style: Style) -> Strip:
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
