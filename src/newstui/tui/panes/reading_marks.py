"""An article's text with what is marked in it: dates, links, told sentences, lists and the like.

What is written in, the meaning of a date or the number of a link, moves all that follows; offsets
into the article's own text are carried over both ways.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from newstui.model.article import Article
from newstui.model.shape import Block, Link, Shape
from newstui.tui import safe
from newstui.tui.display import MONTHS, Display
from newstui.tui.panes.event_dates import date_label

Span = tuple[int, int]
_MOST_PLACES = 60
_LOOKED_THROUGH = 100_000
"""Characters that places are marked in: they stand first near the top."""
_STEM = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """A text as it is shown. Spans and blocks are in its own offsets, each kind in order."""

    text: str = ""
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """By what they are: `told`, `date`, `place`, `note` (what either means), `link`, `number`,
    `doubt`."""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Link, ...] = ()
    """By their numbers, from 1; their spans are in the article's own offsets."""
    _places: tuple[int, ...] = ()
    """Where something is written in, in the article's own offsets,"""
    _added: tuple[int, ...] = (0,)
    """how much there is before each of these, and in all,"""
    _starts: tuple[int, ...] = ()
    """and where each begins as it is shown."""

    def shown(self, offset: int) -> int:
        """Where a character of the article's text stands; -1 stays."""
        return offset if offset < 0 else offset + self._added[bisect_right(self._places, offset)]

    def end_shown(self, offset: int) -> int:
        """The same for the end of a span, which keeps what is written in behind it out."""
        return offset + self._added[bisect_left(self._places, offset)]

    def original(self, offset: int) -> int:
        """The reverse of `shown`; what is written in counts as where it was put."""
        found = bisect_right(self._starts, offset)
        if offset < 0 or not found:
            return offset
        return max(self._places[found - 1], offset - self._added[found])

    def carried(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Spans of the article's text as they stand here."""
        return tuple((self.shown(start), self.end_shown(end)) for start, end in spans)

    def link_at(self, offset: int) -> Link | None:
        """The link whose words or number stand at an offset."""
        for link in self.links:
            if self.shown(link.start) <= offset < self.shown(link.end):
                return link
        return None


def marked(
    article: Article, told: Sequence[Span], shape: Shape, display: Display, *, show_dates: bool
) -> Marked:
    """The article's text, with the numbers of its links, and the meaning of each date written in
    where that is asked for."""
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
    links = tuple(link for link in shape.links if link.end <= len(text))
    notes = [
        (link.end, f"[{number}!]" if link.warning else f"[{number}]",
         "doubt" if link.warning else "number")
        for number, link in enumerate(links, 1)
    ]  # fmt: skip
    places = _places(article, text)
    if show_dates:
        notes += [
            (end, _meant(display.country(code)), "note")
            for start, end, code in places
            if not _alike(text[start:end], display.country(code))
        ]
        ends = {end for _, end in dates}
        notes += [
            (mention.end, _meaning(mention.value, display), "note")
            for mention in mentions
            if mention.end in ends and not _says_it_all(mention.text, mention.value)
        ]
    result = _written_in(text, sorted(notes))
    spans = {
        **result.spans,
        "told": result.carried(told),
        "date": result.carried(dates),
        "place": result.carried((start, end) for start, end, _ in places),
        "link": result.carried((link.start, link.end) for link in links),
    }
    blocks = tuple(
        replace(block, start=result.shown(block.start), end=result.shown(block.end))
        for block in shape.blocks
        if block.end <= len(text)
    )
    return replace(result, spans=spans, blocks=blocks, links=links, pictures=shape.pictures)


def _written_in(text: str, notes: Sequence[tuple[int, str, str]]) -> Marked:
    """The text with notes behind some of its characters: offset, words, what the note is."""
    places = tuple(place for place, _, _ in notes)
    added = (0, *accumulate(len(words) for _, words, _ in notes))
    pieces = []
    spans: dict[str, list[Span]] = {}
    last = 0
    for index, (place, words, name) in enumerate(notes):
        pieces += [text[last:place], words]
        last = place
        start = place + added[index]
        spans.setdefault(name, []).append((start, start + len(words)))
    pieces.append(text[last:])
    found = {name: tuple(group) for name, group in spans.items()}
    starts = tuple(place + before for place, before in zip(places, added, strict=False))
    return Marked("".join(pieces), found, _places=places, _added=added, _starts=starts)


def _places(article: Article, text: str) -> list[tuple[int, int, str]]:
    """Where each of the words that name a country, or a place in it, stands first, and the
    country's code. None lies in another."""
    countries: dict[str, str] = {}
    for tag in (*article.tags.about, *article.tags.mentioned):
        for word in tag.evidence:
            countries.setdefault(word, tag.value)
    found = []
    for word in list(countries)[:_MOST_PLACES]:
        start = _first(text, word)
        if start >= 0:
            found.append((start, start + len(word), countries[word]))
    kept: list[tuple[int, int, str]] = []
    for start, end, code in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, code))
    return kept


def _first(text: str, word: str) -> int:
    """Where a word stands first as a whole; -1 if nowhere near the top."""
    start = text.find(word, 0, _LOOKED_THROUGH) if word else -1
    while start >= 0:
        around = text[max(0, start - 1) : start] + text[start + len(word) : start + len(word) + 1]
        if not any(letter.isalnum() for letter in around):
            break
        start = text.find(word, start + 1, _LOOKED_THROUGH)
    return start


def _alike(word: str, country: str) -> bool:
    """Whether a country's name would tell no more than the word does: so behind `Serbian`."""
    return word[:_STEM].casefold() == country[:_STEM].casefold()


def _says_it_all(words: str, value: str) -> bool:
    """Whether a date is written in full already: `11 January 2024`, `February 2022`, `1999`."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if found is None:
        return False
    year, month, day = found.groups()
    return (
        year in words
        and (month is None or _month(int(month)) in words.casefold())
        and (day is None or re.search(rf"(?<!\d)0?{int(day)}(?!\d)", words) is not None)
    )


def _month(number: int) -> str:
    return MONTHS[number - 1].casefold() if 1 <= number <= len(MONTHS) else ""


def _meant(words: str) -> str:
    """What something means, to be written in; blanks that do not break keep it in one piece."""
    return f" ‹{safe.line(words)}›".replace(" ", "\u00a0")


def _meaning(value: str, display: Display) -> str:
    day = {4: "year", 7: "month"}.get(len(value), "day")
    label = date_label(value[:10] if "T" in value else value, day, display)
    if day == "day" and value[:4] not in label:
        label = f"{label} {value[:4]}"
    return _meant(label)


def _without_overlap(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in spans:
        if end > start and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return tuple(kept)


def fresh_starts(shown: Marked) -> list[int]:
    """Where a stretch begins that was not told before, each at its first word."""
    found = []
    last = 0
    for start, end in (*shown.spans.get("told", ()), (len(shown.text), len(shown.text))):
        between = shown.text[last:start]
        if between.strip():
            found.append(last + len(between) - len(between.lstrip()))
        last = max(last, end)
    return found


def touching(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Those of the ordered spans that reach into start..end."""
    index = max(0, bisect_right(spans, (start, 1 << 62)) - 1)
    found = []
    while index < len(spans) and spans[index][0] < end:
        if spans[index][1] > start:
            found.append(spans[index])
        index += 1
    return found


def inside(spans: Iterable[Span], offset: int) -> bool:
    """Whether any of the spans holds an offset."""
    return any(start <= offset < end for start, end in spans)
