"""What stands out in a cleaned text: subheadings, items of lists, quotations, links.

The markup that an article came in tells it where there is any: its visible text is written out
with the stretch of each element, and the paragraphs of the cleaned text are looked up in it. Of
plain text the paragraphs themselves must tell.
"""

from __future__ import annotations

import html as entities
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newstui.cleaning.sanitise import sanitise
from newstui.model.shape import Anchor, Block, BlockKind

_LONGEST_MARKUP = 4_000_000
_MOST_PARAGRAPHS = 1_000
"""Beyond these the text is shown as it is: no article, and each paragraph is a search."""
_TAGS = re.compile(r"(<[^<>]*>)")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
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
_BULLET = re.compile(r"(?:[•‣◦▪·●■►*]|[-–—])\s+|\d{1,2}[.)]\s+")
_SURE_BULLET = re.compile(r"[•‣◦▪●■►]\s+")
_URL = re.compile(r"\bhttps?://[^\s<>\"“”«»]{3,2000}", re.IGNORECASE)
_QUOTES = {"“": "”", "„": "“", "«": "»", "‘": "’", '"': '"', "「": "」", "『": "』"}
_LONGEST_HEADING = 64
_MOST_HEADING_WORDS = 10
_LEAST_BODY = 80


def blocks_of(text: str, html: str | None = None) -> tuple[Block, ...]:
    """The paragraphs of a cleaned text that are more than running text, by the markup it came in,
    or with None by how they look."""
    lines = _lines(text)
    seen = None if html is None else _Visible.of(html)
    if seen is None:
        return tuple(_by_looks(text, lines))
    found = []
    for start, end, place in seen.places(text, lines):
        kind = seen.kind_at(place, place + end - start)
        marked = _BULLET.match(text, start, end) is not None
        if kind is None and _SURE_BULLET.match(text, start, end):
            kind = BlockKind.ITEM
        if kind is not None:
            found.append(Block(start, end, kind, marked and kind is BlockKind.ITEM))
    return tuple(_without_lone_items(text, found))


def _without_lone_items(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """A list of one is as a rule no list but what is left of a menu."""
    for index, block in enumerate(blocks):
        above, below = blocks[max(0, index - 1) : index], blocks[index + 1 : index + 2]
        beside = any(
            one.kind is BlockKind.ITEM
            and not text[min(one.end, block.end) : max(one.start, block.start)].strip()
            for one in (*above, *below)
        )
        if block.kind is not BlockKind.ITEM or block.marked or beside:
            yield block


def anchors_of(text: str, html: str | None = None) -> tuple[Anchor, ...]:
    """Where a cleaned text leads elsewhere: what was a link in the markup it came in, and
    addresses that are written out. None overlap."""
    found = [
        Anchor(match.start(), match.start() + len(address), address)
        for match in _URL.finditer(text)
        if (address := _trimmed(match[0]))
    ]
    seen = None if html is None else _Visible.of(html)
    if seen is not None:
        for start, end, place in seen.places(text, _lines(text)):
            for begin, stop, address in seen.links_within(place, place + end - start):
                found.append(Anchor(start + begin - place, start + stop - place, address))
    kept: list[Anchor] = []
    for anchor in sorted(found, key=lambda one: (one.start, -one.end)):
        if anchor.end > anchor.start and (not kept or anchor.start >= kept[-1].end):
            kept.append(anchor)
    return tuple(kept)


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    address = address.rstrip(".,;:!?'’”*_")
    while address.endswith((")", "]")) and address.count("(") < address.count(")"):
        address = address[:-1].rstrip(".,;:!?")
    return address


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that is not blank."""
    found = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


# By markup


@dataclass
class _Visible:
    """The visible text of some markup with single blanks, and what each stretch of it was."""

    text: str = ""
    kinds: list[tuple[int, int, BlockKind]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, html: str) -> _Visible | None:
        """None for what is no markup, or too much of it."""
        if "<" not in html or len(html) > _LONGEST_MARKUP:
            return None
        return _Reader().read(html)

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
        self._seen = _Visible()

    def read(self, html: str) -> _Visible:
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
        if name != "a" and name not in _KINDS:
            return
        if closes:
            self._close(name)
            return
        if name in ("a", "li"):
            self._close(name)  # Neither can stand directly in another; ends are often left out.
        address = _ADDRESS.search(rest) if name == "a" else None
        written = next(filter(None, address.groups()), "") if address else ""
        self._open.append((name, self._length, entities.unescape(written)))

    def _close(self, name: str) -> None:
        for index in range(len(self._open) - 1, max(-1, len(self._open) - 12), -1):
            if self._open[index][0] == name:
                _, start, address = self._open.pop(index)
                end = self._length - self._blank
                if end > start and address:
                    self._seen.links.append((start, end, address))
                elif end > start and name != "a":
                    self._seen.kinds.append((start, end, _KINDS[name]))
                return


# By looks


def _by_looks(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Block]:
    bullets = [_BULLET.match(text, start, end) is not None for start, end in lines]
    for index, (start, end) in enumerate(lines):
        beside = any(bullets[max(0, index - 1) : index]) or any(bullets[index + 1 : index + 2])
        if _SURE_BULLET.match(text, start, end) or (bullets[index] and beside):
            yield Block(start, end, BlockKind.ITEM, marked=True)
        elif _is_quotation(text[start:end]):
            yield Block(start, end, BlockKind.QUOTATION)
        elif 0 < index < len(lines) - 1:
            before, after = (text[slice(*lines[place])] for place in (index - 1, index + 1))
            if _is_heading(text[start:end], before, after):
                yield Block(start, end, BlockKind.HEADING)


def _is_quotation(line: str) -> bool:
    """Whether the whole paragraph is one quotation, without a word around it."""
    closing = _QUOTES.get(line[:1])
    if closing is None or len(line) < _LEAST_BODY:
        return False
    body = line.rstrip(".")
    return body.endswith(closing) and body.index(closing, 1) == len(body) - 1


def _is_heading(line: str, before: str, after: str) -> bool:
    """Short, without a full stop, between paragraphs: the one above has ended."""
    if len(line) > _LONGEST_HEADING or line.count(" ") >= _MOST_HEADING_WORDS:
        return False
    if line[-1] in ".,;:…" or not (line[0].isupper() or line[0] in _QUOTES):
        return False
    if any(letter.isdigit() or letter in "|@/" for letter in line):
        return False
    return len(after) >= _LEAST_BODY and len(before) >= _LEAST_BODY and before[-1] in '.!?…”»’"'
