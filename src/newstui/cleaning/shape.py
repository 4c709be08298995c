"""What stands out in a cleaned text: subheadings, lists, quotations, links, pictures.

The markup that an article came in tells it where there is any: its visible text is written out
with the stretch of each element, and the paragraphs of the cleaned text are looked up in it. Of
plain text the paragraphs themselves must tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newstui.cleaning.visible import visible
from newstui.model.shape import Anchor, Block, BlockKind, Picture

_BULLET = re.compile(r"(?:[•‣◦▪·●■►*]|[-–—])\s+|\d{1,2}[.)]\s+")
_SURE_BULLET = re.compile(r"[•‣◦▪●■►]\s+")
_URL = re.compile(r"\bhttps?://[^\s<>\"“”«»]{3,2000}", re.IGNORECASE)
_QUOTES = {"“": "”", "„": "“", "«": "»", "‘": "’", '"': '"', "「": "」", "『": "』"}
_LONGEST_HEADING = 64
_MOST_HEADING_WORDS = 10
_LEAST_BODY = 80
_ABOVE = 400
"""Characters of a page's visible text above the first paragraph where a picture, with its caption
and the line of who wrote it, is still the article's."""
_MOST_PICTURES = 12


def blocks_of(text: str, html: str | None = None) -> tuple[Block, ...]:
    """The paragraphs of a cleaned text that are more than running text, by the markup it came in,
    or with None by how they look."""
    lines = _lines(text)
    seen = None if html is None else visible(html)
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
    seen = None if html is None else visible(html)
    if seen is not None:
        for start, end, place in seen.places(text, _lines(text)):
            for begin, stop, address in seen.links_within(place, place + end - start):
                found.append(Anchor(start + begin - place, start + stop - place, address))
    kept: list[Anchor] = []
    for anchor in sorted(found, key=lambda one: (one.start, -one.end)):
        if anchor.end > anchor.start and (not kept or anchor.start >= kept[-1].end):
            kept.append(anchor)
    return tuple(kept)


def pictures_of(text: str, html: str | None = None) -> tuple[Picture, ...]:
    """The pictures that stand among the paragraphs of a cleaned text in the markup it came in, or
    close above them; each once."""
    seen = None if html is None else visible(html)
    if seen is None or not seen.pictures:
        return ()
    found = [(place, place + end - start) for start, end, place in seen.places(text, _lines(text))]
    if not found:
        return ()
    first, last = min(found)[0] - _ABOVE, max(end for _, end in found)
    among = [one for one in seen.pictures if first <= one.place <= last]
    ends = [*(one.place for one in among[1:]), last + _ABOVE]
    kept: dict[str, Picture] = {}
    for picture, end in zip(among, ends, strict=False):
        caption = seen.caption_between(picture.place, max(picture.place + 1, end))
        kept.setdefault(picture.address, Picture(picture.address, caption or picture.words))
    return tuple(kept.values())[:_MOST_PICTURES]


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
