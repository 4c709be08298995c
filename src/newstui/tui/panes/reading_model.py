"""One article as lines: title, byline and tags, then the text in a column of readable width."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from newstui.model.article import Article
from newstui.model.moment import Precision
from newstui.tui import cells, safe
from newstui.tui.display import Display
from newstui.tui.panes.event_model import date_label
from newstui.tui.widgets.ink import Line, Piece
from newstui.tui.wrapping import Flow

Span = tuple[int, int]
_TIGHT = 20
"""Below this many lines the head of an article is kept short."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with what is marked in it. All offsets are into this very text, in order."""

    text: str
    dates: tuple[Span, ...] = ()
    resolved: tuple[Span, ...] = ()
    """What was written in beside the dates."""
    told: tuple[Span, ...] = ()


def marked(article: Article, told: Sequence[Span], display: Display, *, show_dates: bool) -> Marked:
    """The article's text, with the meaning of each date written in where that is asked for."""
    written = article.text.rstrip()
    text = safe.block(written)
    if len(text) != len(written):
        # Offsets would be wrong; the text was changed by the second sanitising.
        return Marked(text)
    mentions = [
        mention
        for mention in sorted(article.mentions, key=lambda mention: mention.start)
        if mention.kind in ("DATE", "TIME") and mention.value[:4].isdigit()
    ]
    dates = _without_overlap((mention.start, mention.end) for mention in mentions)
    if not show_dates:
        return Marked(text, dates, (), tuple(told))
    notes = {mention.end: _meaning(mention.value, display) for mention in mentions}
    return _with_notes(text, dates, tuple(told), notes)


def _with_notes(
    text: str, dates: tuple[Span, ...], told: tuple[Span, ...], notes: dict[int, str]
) -> Marked:
    places = sorted(place for _, place in dates if place in notes)
    added = [0, *accumulate(len(notes[place]) for place in places)]

    def begin(offset: int) -> int:
        return offset + added[bisect_right(places, offset)]

    def end(offset: int) -> int:
        return offset + added[bisect_left(places, offset)]

    pieces = []
    last = 0
    for place in places:
        pieces += [text[last:place], notes[place]]
        last = place
    pieces.append(text[last:])
    return Marked(
        "".join(pieces),
        tuple((begin(start), end(stop)) for start, stop in dates),
        tuple((end(place), end(place) + len(notes[place])) for place in places),
        tuple((begin(start), begin(stop)) for start, stop in told),
    )


def _meaning(value: str, display: Display) -> str:
    day = {4: "year", 7: "month"}.get(len(value), "day")
    label = date_label(value[:10] if "T" in value else value, day, display)
    if day == "day" and value[:4] not in label:
        label = f"{label} {value[:4]}"
    # Blanks that do not break keep it in one piece.
    return f" ‹{label}›".replace(" ", "\u00a0")


def _without_overlap(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in spans:
        if end > start and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return tuple(kept)


class ReadingModel:
    """Head, text and foot of an article as lines of a given width; the text is broken as needed."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.article: Article | None = None
        self.marked = Marked("")
        self.highlight: Span | None = None
        """A sentence to point out, in offsets of the article's text."""
        self.dim_told = False
        self.head: list[Line] = []
        self.foot: list[Line] = []
        self.flow = Flow("", 2)
        self.margin = 0

    def show(
        self, article: Article | None, told: Sequence[Span] = (), *, show_dates: bool = False
    ) -> None:
        """Take over an article; `lay_out` is to follow."""
        self.article = article
        self.marked = (
            Marked("")
            if article is None
            else marked(article, told, self.display, show_dates=show_dates)
        )

    def lay_out(self, width: int, height: int) -> None:
        """Break for a pane of so many cells and lines."""
        column = max(2, min(self.display.reading_width, width - (4 if width > 44 else 2)))
        self.margin = max(0, (width - column) // 2)
        tight = height < _TIGHT
        self.head = [] if self.article is None else self._head(self.article, column, tight)
        self.foot = [] if self.article is None else self._foot(self.article, column)
        self.flow = Flow(self.marked.text, column)
        self.flow.extend(height * 3)

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
            return self._indented(self._pieces(self.flow.starts[body], self.flow.ends[body]))
        foot = body - self.flow.count
        return self._indented(self.foot[foot]) if foot < len(self.foot) else None

    def offset_at(self, index: int) -> int:
        """The character of the text that a line begins with; -1 in the head."""
        body = index - len(self.head)
        if body < 0 or not self.flow.count:
            return -1
        return self.flow.starts[min(body, self.flow.count - 1)]

    def line_of(self, offset: int) -> int:
        """The line that holds a character of the text; the first for -1."""
        if offset < 0:
            return 0
        while not self.flow.complete and (not self.flow.count or self.flow.starts[-1] < offset):
            self.flow.extend(self.flow.count + 200)
        return len(self.head) + self.flow.line_at(offset)

    def line_text(self, index: int) -> str:
        """What a line says, as it stands on the screen."""
        return "".join(text for text, _ in self.line(index) or ())

    def _indented(self, line: Line) -> Line:
        return [(" " * self.margin, ""), *line]

    def _pieces(self, start: int, end: int) -> list[Piece]:
        """One line of the text, cut where the marking changes."""
        marks = self.marked
        told = _touching(marks.told, start, end) if self.dim_told else []
        dates = _touching(marks.dates, start, end)
        notes = _touching(marks.resolved, start, end)
        shown = [self.highlight] if self.highlight is not None else []
        hits = _touching(shown, start, end)
        cuts = sorted({start, end, *(cut for group in (told, dates, notes, hits) for span in group
                                     for cut in span if start < cut < end)})  # fmt: skip
        pieces = []
        for begin, stop in pairwise(cuts):
            ink = "told" if _inside(told, begin) else "date" if _inside(dates, begin) else ""
            if _inside(notes, begin):
                ink = "faint"
            if _inside(hits, begin):
                ink = f"{ink} hit".strip()
            pieces.append((marks.text[begin:stop], ink))
        return pieces

    def _head(self, article: Article, column: int, tight: bool) -> list[Line]:
        row = article.row
        title = safe.line(row.title)
        lines: list[Line] = [] if tight else [[]]
        lines += [[(text, "title")] for text in _broken(title, column)]
        by = [safe.line(row.source), safe.line(row.agency or ""), safe.line(article.author or "")]
        by = list(dict.fromkeys(name for name in by if name))
        when = self.display.full(row.published)
        if row.published.precision is Precision.UNKNOWN:
            when = f"{when}, first seen {self.display.age(row.first_seen)}"
        elif row.published.seconds is not None and row.published.seconds > self.display.now():
            when = f"{when}, dated ahead"
        if article.updated is not None:
            when = self.display.joined([when, f"edited {self.display.age(article.updated)}"])
        if tight:
            short = self.display.joined([by[0] if by else "", self.display.short(row.published)])
            return [*lines, [(cells.crop(short, column), "soft")], []]
        star: list[Piece] = [(f"{self.display.signs.starred} ", "star")] if row.starred else []
        first = _broken(self.display.joined(by), column - 2 * len(star))
        lines += [[*(star if index == 0 else []), (text, "soft")]
                  for index, text in enumerate(first)]  # fmt: skip
        lines += [[(text, "soft")] for text in _broken(when, column)]
        lines += [[(text, "heading")] for text in _broken(self._about(article), column)]
        return [*lines, []]

    def _about(self, article: Article) -> str:
        countries = [safe.line(self.display.country(code)) for code in article.row.countries[:5]]
        topics = [safe.line(self.display.topic_name(code)) for code in article.row.topics[:3]]
        return self.display.joined([", ".join(countries), ", ".join(topics)])

    def _foot(self, article: Article, column: int) -> list[Line]:
        lines: list[Line] = [[]]
        for note in article.notes:
            lines += [[(text, "faint")] for text in _broken(safe.line(note), column)]
        if article.url:
            lines.append([(cells.crop(safe.line(article.url), column), "faint")])
        return [*lines, []]


def _broken(text: str, column: int) -> list[str]:
    flow = Flow(text, column)
    flow.extend(200)
    return [text[start:end] for start, end in zip(flow.starts, flow.ends, strict=True)]


def _touching(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Those of the ordered spans that reach into start..end."""
    index = max(0, bisect_right(spans, (start, 1 << 62)) - 1)
    found = []
    while index < len(spans) and spans[index][0] < end:
        if spans[index][1] > start:
            found.append(spans[index])
        index += 1
    return found


def _inside(spans: Sequence[Span], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)
