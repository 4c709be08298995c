"""One article as lines: title, byline and tags, then the text in a column of readable width."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from newstui.model.article import Article
from newstui.model.shape import Block, BlockKind, Link, Shape
from newstui.tui.cells import width
from newstui.tui.display import Display
from newstui.tui.panes.reading_head import foot_lines, head_lines
from newstui.tui.panes.reading_marks import Marked, Span, fresh_starts, inside, marked, touching
from newstui.tui.widgets.ink import Line, Piece
from newstui.tui.wrapping import Flow

_TIGHT = 20
"""Below this many lines the head of an article is kept short."""
_INDENTS = {BlockKind.ITEM: 4, BlockKind.QUOTATION: 2}
_MOST_HITS = 10_000
_PLAIN = Shape()


class ReadingModel:
    """Head, text and foot of an article as lines of a given width; the text is broken as needed."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.article: Article | None = None
        self.shape = _PLAIN
        self.told: Sequence[Span] = ()
        """What was told before, in offsets of the article's text, where that was looked up."""
        self.marked = Marked()
        self.highlight: Span | None = None
        """A sentence to point out, in offsets of the article's text."""
        self.dim_told = False
        self.compared = False
        """Whether what was told is told by another report beside it; else by those before."""
        self.hits: list[Span] = []
        """Where what is looked for stands in the text as it is shown."""
        self.hit = 0
        """Which of the hits is the present one."""
        self.head: list[Line] = []
        self.foot: list[Line] = []
        self.flow = Flow("", 2)
        self.margin = 0
        self._needle = ""
        self._starts: list[int] = []
        self._fresh: list[int] = []

    def show(
        self,
        article: Article | None,
        told: Sequence[Span] = (),
        *,
        shape: Shape = _PLAIN,
        show_dates: bool = False,
    ) -> None:
        """Take over an article; `lay_out` is to follow."""
        self.article, self.told, self.shape = article, told, shape
        self.marked = (
            Marked()
            if article is None
            else marked(article, told, shape, self.display, show_dates=show_dates)
        )
        self._starts = [block.start for block in self.marked.blocks]
        self._fresh = fresh_starts(self.marked) if told or self.compared else []
        self.find(self._needle)

    def lay_out(self, width: int, height: int) -> None:
        """Break for a pane of so many cells and lines."""
        column = max(2, min(self.display.reading_width, width - (4 if width > 44 else 2)))
        self.margin = max(0, (width - column) // 2)
        article = self.article
        links = self.leads
        self.head, self.foot = [], []
        if article is not None:
            self.head = head_lines(article, column, self.display, tight=height < _TIGHT)
            self.foot = foot_lines(article, links, column, self.display)
        indents = {
            block.start: _INDENTS[block.kind]
            for block in self.marked.blocks
            if block.kind in _INDENTS
        }
        self.flow = Flow(self.marked.text, column, indents)
        self.flow.extend(height * 3)

    @property
    def leads(self) -> tuple[Link, ...]:
        """What leads elsewhere, in the order of its numbers: the links, then the pictures."""
        return (*self.marked.links, *self.marked.pictures)

    # Lines

    @property
    def count(self) -> int:
        """Lines in all, as far as can be told."""
        body = self.flow.count if self.flow.complete else self.flow.estimate()
        return len(self.head) + body + len(self.foot)

    def line(self, index: int) -> Line | None:
        """One line; None past the end."""
        if index < len(self.head):
            return self._indented(self.head[index])
        body = index - len(self.head)
        if not self.flow.complete:
            self.flow.extend(body + 1)
        if body < self.flow.count:
            start, end = self.flow.starts[body], self.flow.ends[body]
            pieces = [*self._edge(start, end), *self._pieces(start, end)]
            return self._indented(pieces, self._sign(start, end))
        foot = body - self.flow.count
        return self._indented(self.foot[foot]) if foot < len(self.foot) else None

    def line_text(self, index: int) -> str:
        """What a line says, as it stands on the screen."""
        return "".join(text for text, _ in self.line(index) or ())

    def offset_at(self, index: int) -> int:
        """The character of the article's text that a line begins with; -1 in the head."""
        body = index - len(self.head)
        if body < 0 or not self.flow.count:
            return -1
        return self.marked.original(self.flow.starts[min(body, self.flow.count - 1)])

    def line_of(self, offset: int) -> int:
        """The line that holds a character of the article's text; the first for -1."""
        return 0 if offset < 0 else self._line_of_shown(self.marked.shown(offset))

    def words(self, index: int, start: int, end: int) -> str:
        """What stands in a line from one character to another, without what was written in."""
        body = index - len(self.head)
        line = self.line_text(index)
        if not 0 <= body < self.flow.count:
            return line[start:end].strip()
        first, last = self.flow.starts[body], self.flow.ends[body]
        before = len(line) - (last - first)
        begin, stop = first + max(0, start - before), first + max(0, min(end, len(line)) - before)
        left_out = sorted(
            span
            for name in _WRITTEN_IN
            for span in touching(self.marked.spans.get(name, ()), begin, stop)
        )
        kept = []
        for out, on in (*left_out, (stop, stop)):
            kept.append(self.marked.text[begin : max(begin, out)])
            begin = max(begin, on)
        return "".join(kept).strip()

    def between(self, index: int) -> str:
        """What stands between a line and the next: a blank within a paragraph, else a new line."""
        body = index - len(self.head)
        if 0 <= body < self.flow.count - 1:
            gap = self.marked.text[self.flow.ends[body] : self.flow.starts[body + 1]]
            return "\n" if "\n" in gap else gap
        return "\n"

    def link_at(self, index: int, column: int) -> Link | None:
        """The link under a cell of a line, in its words or in the list below the text."""
        body = index - len(self.head)
        if body < 0:
            return None
        if body >= self.flow.count:
            number = re.match(r" *\[(\d+)\]", self.line_text(index))
            links = self.leads
            return links[int(number[1]) - 1] if number and int(number[1]) <= len(links) else None
        start, end = self.flow.starts[body], self.flow.ends[body]
        used = width(self.line_text(index)) - width(self.marked.text[start:end])
        for offset in range(start, end):
            used += width(self.marked.text[offset])
            if used > column:
                return self.marked.link_at(offset)
        return None

    def _line_of_shown(self, offset: int) -> int:
        while not self.flow.complete and (not self.flow.count or self.flow.starts[-1] < offset):
            self.flow.extend(self.flow.count + 200)
        return len(self.head) + self.flow.line_at(offset)

    # Finding

    def find(self, needle: str, near: int = 0) -> None:
        """Look for words, whatever their case; the first hit from `near` on is the present one.

        Blanks stand for any white space. The empty text finds nothing.
        """
        self._needle = needle
        words = [re.escape(word) for word in needle.split()]
        self.hits, self.hit = [], 0
        if not words:
            return
        for match in re.finditer(r"\s+".join(words), self.marked.text, re.IGNORECASE):
            self.hits.append(match.span())
            if len(self.hits) >= _MOST_HITS:
                break
        place = bisect_left(self.hits, (self.marked.shown(near), 0))
        self.hit = place if place < len(self.hits) else 0

    def line_of_hit(self) -> int | None:
        """The line of the present hit."""
        return self._line_of_shown(self.hits[self.hit][0]) if self.hits else None

    # Painting

    def _indented(self, line: Line, sign: str = "") -> Line:
        if sign and self.margin:
            return [(" " * (self.margin - 1), ""), (sign, "accent"), *line]
        return [(" " * self.margin, ""), *line]

    def _sign(self, start: int, end: int) -> str:
        """In the margin: where the sentence pointed out begins, and where something new does."""
        if self.highlight is not None and start <= self.marked.shown(self.highlight[0]) < end:
            return self.display.signs.into
        fresh = bisect_left(self._fresh, start)
        if self.dim_told and fresh < len(self._fresh) and self._fresh[fresh] < end:
            return self.display.signs.added
        return ""

    def _block(self, offset: int) -> Block | None:
        index = bisect_right(self._starts, offset) - 1
        block = self.marked.blocks[index] if index >= 0 else None
        return block if block is not None and offset < block.end else None

    def _edge(self, start: int, end: int) -> list[Piece]:
        """What stands before the words of a list or a quotation."""
        block = self._block(start) if start < end else None
        if block is None or block.kind not in _INDENTS:
            return []
        if block.kind is BlockKind.QUOTATION:
            return [(f"{self.display.signs.upright} ", "rule")]
        if start > block.start:
            return [("    ", "")]
        return [("  ", "")] if block.marked else [(f"  {self.display.signs.item} ", "soft")]

    def _pieces(self, start: int, end: int) -> list[Piece]:
        """One line of the text, cut where the marking changes."""
        found = {
            name: touching(spans, start, end)
            for name, spans in self.marked.spans.items()
            if name != "told" or self.dim_told
        }
        if self.highlight is not None:
            found["hit"] = touching(self.marked.carried([self.highlight]), start, end)
        found["found"] = touching(self.hits, start, end)
        found["here"] = touching(self.hits[self.hit : self.hit + 1], start, end)
        block = self._block(start)
        plain = "heading strong" if block and block.kind is BlockKind.HEADING else ""
        cuts = sorted({start, end, *(cut for group in found.values() for span in group
                                     for cut in span if start < cut < end)})  # fmt: skip
        pieces = []
        for begin, stop in pairwise(cuts):
            names = [name for name, spans in found.items() if inside(spans, begin)]
            pieces.append((self.marked.text[begin:stop], _ink(names) or plain))
        return pieces


_INKS = {
    "date": "date",
    "place": "place",
    "link": "link",
    "note": "faint",
    "number": "key",
    "doubt": "alert",
    "hit": "hit",
    "found": "found",
    "here": "here",
}


_WRITTEN_IN = ("note", "number", "doubt")


def _ink(names: Sequence[str]) -> str:
    """What was told before is dim whatever it is, but for what is pointed out in it."""
    told = "told" in names
    kept = ("hit", "found", "here") if told else tuple(_INKS)
    return " ".join(["told"] * told + [_INKS[name] for name in kept if name in names])
