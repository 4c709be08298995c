"""The pane that an article is read in. It wraps and paints the lines itself, so that no text,
however long or strange, is parsed as markup or holds the screen up."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from time import monotonic

from textual import events
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from newstui.model.article import Article
from newstui.model.shape import Link, Shape
from newstui.tui import safe
from newstui.tui.panes.reading_marks import Span
from newstui.tui.panes.reading_model import ReadingModel
from newstui.tui.widgets.ink import Line, painted_over
from newstui.tui.widgets.scrolled_text import ScrolledText

_LINES_AT_ONCE = 50
_BREAKING_SECONDS = 0.008
"""How long a text that is not broken to its end yet may hold up a key."""
_PLACES_KEPT = 500
_CONTEXT = 2
"""Lines shown above a sentence or a hit that is gone to."""


class ReadingPane(ScrolledText):
    """Remembers for each article how far it was read."""

    ALLOW_SELECT = True

    class Left(Message):
        """An article is shown no more; it was left at another place than it had been before."""

        def __init__(self, article_id: int, place: int | None) -> None:
            super().__init__()
            self.article_id = article_id
            self.place = place

    class LinkAsked(Message):
        """The reader clicked on a link."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    def __init__(self, model: ReadingModel, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.model = model
        self.border_title = safe.content_line("3 Reading")
        self.empty: Sequence[str] = ()
        """What to say where there is no article."""
        self._places: OrderedDict[int, int] = OrderedDict()
        self._show_dates = False
        self._going_on: Timer | None = None
        self._to_end = False
        self._laid_out = (0, -1)
        """The line put at the top, and the character it was put there for."""
        self._about = ""
        self._said = ""
        self._needle = ""
        self._found_from: tuple[int, int] | None = None
        """The line at the top and the character there when words began to be typed."""

    @property
    def article(self) -> Article | None:
        return self.model.article

    @property
    def told(self) -> Sequence[Span]:
        """What earlier reports have told, where that was looked up."""
        return self.model.told

    def say(self, text: str) -> None:
        """Something about the article, on the lower edge."""
        self._about = text
        self._show_edge()

    def _show_edge(self) -> None:
        hits = f"{self.model.hit + 1} of {len(self.model.hits)}" if self.model.hits else "not found"
        text = f"{hits}: {self._needle}" if self._needle else self._about
        if text != self._said:
            self._said = text
            self.border_subtitle = safe.content_line(text)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self.scroll_offset.y >= self.max_scroll_y and self.model.flow.complete

    def show_article(
        self,
        article: Article | None,
        told: Sequence[Span] = (),
        highlight: Span | None = None,
        *,
        shape: Shape | None = None,
    ) -> None:
        """Take over an article, at the place where it was left, or at a sentence.

        `shape` None keeps that of the same article.
        """
        before = self.article
        same = before is not None and article is not None and before.row.id == article.row.id
        self._remember()
        if shape is None:
            shape = self.model.shape if same else Shape()
        pointed_out, self.model.highlight = self.model.highlight, highlight
        self.model.show(article, told, shape=shape, show_dates=self._show_dates)
        place = -1
        if article is not None:
            kept = -1 if article.place is None else article.place
            place = self._places.get(article.row.id, kept)
        if same and (highlight is None or highlight == pointed_out):
            place = self._place()
        elif highlight is not None:
            place = highlight[0]
        gone_to = highlight is not None and place == highlight[0]
        self._lay_out(place, context=_CONTEXT if gone_to else 0)
        self._show_edge()

    def show_marks(self, *, dim_told: bool, show_dates: bool) -> None:
        """Dim what was told before, and write out what dates mean, or not."""
        if self.model.dim_told != dim_told:
            self.model.dim_told = dim_told
            self.refresh()
        if self._show_dates != show_dates:
            self._show_dates = show_dates
            place = self._place()
            model = self.model
            model.show(model.article, model.told, shape=model.shape, show_dates=show_dates)
            self._lay_out(place)

    def point_out(self) -> None:
        """Go back to the sentence that is pointed out, wherever the reader has got to."""
        highlight = self.model.highlight
        if highlight is not None:
            self.jump_to(max(0, self.model.line_of(highlight[0]) - _CONTEXT))

    def place_left(self) -> tuple[int, int | None] | None:
        """The article that is shown and where it is, if that is not where it was last."""
        if self.article is None:
            return None
        place = self._place()
        now = place if place >= 0 else None
        return None if now == self.article.place else (self.article.row.id, now)

    def _remember(self) -> None:
        if self.article is not None:
            key = self.article.row.id
            known = self._places.get(key, -1 if self.article.place is None else self.article.place)
            self._places[key] = place = self._place()
            self._places.move_to_end(key)
            while len(self._places) > _PLACES_KEPT:
                self._places.popitem(last=False)
            if place != known:
                self.post_message(self.Left(key, place if place >= 0 else None))

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
        enough = monotonic() + _BREAKING_SECONDS
        while not flow.complete and monotonic() < enough:
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

    # Finding

    @property
    def finding(self) -> bool:
        """Whether words are looked for: the keys for the next and the previous go by hits."""
        return bool(self._needle)

    def find(self, needle: str) -> None:
        """Look for words while they are typed: the first hit from where it began is gone to, and
        where there is none that place. The empty text ends it."""
        if self._found_from is None:
            self._found_from = self.scroll_offset.y, max(0, self._place())
        top, place = self._found_from
        self._needle = needle.strip()
        self.model.find(self._needle, place)
        if not self.model.hits:
            self.jump_to(top)
        self._go_to_hit()

    def stop_finding(self, *, stay: bool = True) -> None:
        """Show no hits any more; without `stay` go back to where the looking began."""
        if stay:
            self._found_from = None
        self.find("")
        self._found_from = None

    def keep_found(self) -> None:
        """The words are typed: the place that was gone to is the place that is read."""
        self._found_from = None

    def next_hit(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit, round and round."""
        if self.model.hits:
            self.model.hit = (self.model.hit + by) % len(self.model.hits)
            self._go_to_hit()

    def _go_to_hit(self) -> None:
        line = self.model.line_of_hit()
        top = self.scroll_offset.y
        if line is not None and not top <= line < top + self.page_height - 1:
            if not self.model.flow.complete:
                self.set_length(self.model.count)
            self.jump_to(max(0, line - max(_CONTEXT, self.page_height // 3)))
        self._show_edge()
        self.refresh()

    # Painting

    def render_line(self, y: int) -> Strip:
        width = self.line_width
        index = y + self.scroll_offset.y
        if self.article is None:
            return self.painter.strip(self._empty_line(y, width), width)
        strip = self.painter.strip(self.model.line(index) or (), width)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(index)) is not None:
            strip = painted_over(strip, span, self.screen.get_component_rich_style(
                "screen--selection"))  # fmt: skip
        return strip.apply_offsets(0, index)

    def _empty_line(self, y: int, width: int) -> Line:
        index = y - max(0, self.page_height // 2 - len(self.empty))
        if not 0 <= index < len(self.empty):
            return ()
        text = self.empty[index]
        return [(" " * max(1, (width - len(text)) // 2), ""), (text, "soft" if index else "strong")]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text under the mouse selection: without the margin, and with the paragraphs whole."""
        first = 0 if selection.start is None else selection.start.y
        last = self.model.count if selection.end is None else selection.end.y
        parts = []
        for index in range(first, min(last + 1, self.model.count)):
            span = selection.get_span(index)
            if span is not None:
                start, end = span
                words = self.model.words(index, start, 1 << 30 if end == -1 else end)
                parts += [words, self.model.between(index)]
        return "".join(parts[:-1]), "\n"

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and self.article is not None:
            link = self.model.link_at(offset.y + self.scroll_offset.y, offset.x)
            if link is not None:
                self.post_message(self.LinkAsked(link))

    def selection_updated(self, _selection: Selection | None) -> None:
        self.refresh()

    def action_bottom(self) -> None:
        self._to_end = not self.model.flow.complete
        super().action_bottom()
