"""The visible text of some markup, and where in it subheadings, lists, quotations, links and
pictures stand. The paragraphs of a cleaned text are looked up in it."""

from __future__ import annotations

import html as entities
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from newstui.cleaning.sanitise import sanitise
from newstui.model.shape import BlockKind

_LONGEST_MARKUP = 4_000_000
_MOST_PARAGRAPHS = 1_000
"""Beyond these the text is shown as it is: no article, and each paragraph is a search."""
_TAGS = re.compile(r"(<[^<>]*>)")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LONGEST_TAG = 4_000
_SIDES = ("width", "height")
_LEAST_SIDE = 64
"""Pixels: what is smaller is a sign, or counts who reads."""
_ADDRESS = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg"))
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
        "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt",
        "u", "var", "wbr",
    )
)  # fmt: skip
_KINDS = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTATION,
}


class Seen(NamedTuple):
    """A picture: before which character of the visible text it stands, its address as it is
    written, and what the page says of it for those who do not see it."""

    place: int
    address: str
    words: str


@lru_cache(maxsize=1)
def visible(html: str) -> Visible | None:
    """The visible text; None for what is no markup, or too much of it. The last one is kept, since
    blocks, links and pictures of an article are asked for one after the other."""
    if "<" not in html or len(html) > _LONGEST_MARKUP:
        return None
    return _Reader().read(html)


@dataclass
class Visible:
    """The visible text of some markup with single blanks, and what each stretch of it was."""

    text: str = ""
    kinds: list[tuple[int, int, BlockKind]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    pictures: list[Seen] = field(default_factory=list)
    captions: list[tuple[int, int]] = field(default_factory=list)

    def places(self, text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """Start, end, and place in the visible text, of each line that is found there."""
        last = 0
        for start, end in lines[:_MOST_PARAGRAPHS]:
            line = text[start:end]
            place = self.text.find(line, last)
            if place < 0:
                place = self.text.find(line)
            if place >= 0:
                last = place + end - start
                yield start, end, place

    def kind_at(self, start: int, end: int) -> BlockKind | None:
        """What the innermost element is that holds a stretch and little more."""
        for begin, stop, kind in self._around(self.kinds, start):
            whole = kind is BlockKind.QUOTATION or stop - begin <= (end - start) + 4
            if begin <= start and end <= stop and whole:
                return kind
        return None

    def links_within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        first = bisect_right(self.links, (start, 0, ""))
        found = []
        for link in self.links[first:]:
            if link[0] >= end:
                break
            if link[1] <= end:
                found.append(link)
        return found

    def caption_between(self, start: int, end: int) -> str:
        """The caption that begins first from one place on and before another; empty if none."""
        index = bisect_left(self.captions, (start, 0))
        if index == len(self.captions) or self.captions[index][0] >= end:
            return ""
        return self.text[slice(*self.captions[index])].strip()

    @staticmethod
    def _around(
        stretches: Sequence[tuple[int, int, BlockKind]], start: int
    ) -> Iterator[tuple[int, int, BlockKind]]:
        last = bisect_right(stretches, (start, 1 << 60, BlockKind.QUOTATION))
        # Elements hold few others: what begins far above does not reach down to here.
        return reversed(stretches[max(0, last - 40) : last])


class _Reader:
    """Reads markup once from its start to its end."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blank = True
        self._open: list[tuple[str, int, str]] = []
        self._seen = Visible()

    def read(self, html: str) -> Visible:
        unseen = ""
        for piece in _TAGS.split(sanitise(html)):
            tag = _TAG.fullmatch(piece) if piece[:1] == "<" else None
            if tag is None:
                if not unseen and piece[:1] != "<":
                    self._write(sanitise(entities.unescape(piece)))
                continue
            closes, name, rest = bool(tag[1]), tag[2].lower(), tag[3]
            if unseen:
                unseen = "" if closes and name == unseen else unseen
            elif name in _UNSEEN and not rest.endswith("/"):
                unseen = "" if closes else name
            else:
                self._tag(name, rest, closes)
        self._seen.text = "".join(self._pieces)
        self._seen.kinds.sort()
        self._seen.links.sort()
        self._seen.captions.sort()
        return self._seen

    def _write(self, text: str) -> None:
        text = _BLANKS.sub(" ", text)
        if self._blank:
            text = text.removeprefix(" ")
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self._blank = text[-1] == " "

    def _tag(self, name: str, rest: str, closes: bool) -> None:
        if name not in _INLINE:
            self._write(" ")
        if name == "img":
            self._picture(rest)
        if name not in ("a", "figcaption") and name not in _KINDS:
            return
        if closes:
            self._close(name)
            return
        if name in ("a", "li"):
            self._close(name)  # Neither can stand directly in another; ends are often left out.
        address = _ADDRESS.search(rest) if name == "a" else None
        written = next(filter(None, address.groups()), "") if address else ""
        self._open.append((name, self._length, entities.unescape(written)))

    def _picture(self, rest: str) -> None:
        told = {
            match[1].lower(): entities.unescape(next(filter(None, match.groups()[1:]), ""))
            for match in _ATTRIBUTE.finditer(rest[:_LONGEST_TAG])
        }
        if any(told.get(side, "").isdecimal() and int(told[side]) < _LEAST_SIDE for side in _SIDES):
            return
        # Where pictures are fetched once they come into sight, `src` holds the place for them.
        sources = (told.get(name, "") for name in ("data-src", "data-original", "src"))
        address = next((one for one in sources if one and not one.startswith("data:")), "")
        if address:
            words = _BLANKS.sub(" ", sanitise(told.get("alt", ""))).strip()
            self._seen.pictures.append(Seen(self._length, address, words))

    def _close(self, name: str) -> None:
        for index in range(len(self._open) - 1, max(-1, len(self._open) - 12), -1):
            if self._open[index][0] == name:
                _, start, address = self._open.pop(index)
                end = self._length - self._blank
                if end > start and address:
                    self._seen.links.append((start, end, address))
                elif end > start and name == "figcaption":
                    self._seen.captions.append((start, end))
                elif end > start and name != "a":
                    self._seen.kinds.append((start, end, _KINDS[name]))
                return
