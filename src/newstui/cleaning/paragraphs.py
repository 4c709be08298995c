"""Lines to paragraphs: blanks, hard wraps and text without line breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise, repeat
from typing import NamedTuple

_SENTENCE_END = re.compile(r"(?<=[^\W\d][.!?…])[\"'”’»)]{0,2} +(?=[\"'“„«(¿¡]?[^\W\d_a-zà-ÿ])")
_WRAP_LEAST = 45
_WRAP_MOST = 132
_ONE_LINE = 1200
"""Characters from which a line is looked at as a whole page without line breaks."""


_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char not in " \n")


class Line(NamedTuple):
    """One line of a dump that is not blank."""

    text: str
    gap: bool = True
    """Whether a blank line, or the top of the dump, stands before it."""
    joined: bool = False
    """Whether it goes on in the paragraph of the line before it."""


_LINE = partial(tuple.__new__, Line)
"""Makes a line of a tuple, faster by half than the class."""


def lines_of(content: str) -> list[Line]:
    """The lines of sanitised text: wrapped ones joined, a page on one line cut into sentences."""
    spaced = _single_spaced(content).replace(" \n", "\n").replace("\n ", "\n").strip(" ")
    every = spaced.split("\n")
    texts = filter(None, every)
    gaps = [not above for above, text in zip(("", *every), every, strict=False) if text]
    lines = _unwrapped(list(map(_LINE, zip(texts, gaps, repeat(False)))))
    sizes = [len(line.text) for line in lines]
    longest = max(sizes, default=0)
    if longest >= _ONE_LINE and longest * 2 > sum(sizes):
        return [piece for line in lines for piece in _sentences(line)]
    return lines


def _single_spaced(content: str) -> str:
    """The same with every blank, but line breaks, one plain blank."""
    for blank in _BLANKS:
        if blank in content:
            content = content.replace(blank, " ")
    while "  " in content:
        content = content.replace("  ", " ")
    return content


def joined_paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs that chosen lines make up, in order."""
    paragraphs: list[str] = []
    for line in lines:
        if line.joined and paragraphs:
            paragraphs[-1] += " " + line.text
        else:
            paragraphs.append(line.text)
    return paragraphs


def _sentences(line: Line) -> list[Line]:
    if len(line.text) < _ONE_LINE:
        return [line]
    pieces: list[Line] = []
    start = 0
    for match in _SENTENCE_END.finditer(line.text):
        end = match.end()
        pieces.append(Line(line.text[start:end].rstrip(), line.gap and not start, start > 0))
        start = end
    if start < len(line.text):
        pieces.append(Line(line.text[start:], line.gap and not start, start > 0))
    return pieces


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Joins lines that were broken at a fixed width, where the text shows that it was."""
    if not _is_wrapped(lines):
        return lines
    out: list[Line] = []
    block: list[Line] = []
    for line in lines:
        if line.gap and block:
            out.extend(_unwrapped_block(block))
            block = []
        block.append(line)
    out.extend(_unwrapped_block(block))
    return out


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether most of the long lines with one right below go on there in mid-sentence."""
    pairs = broken = 0
    for (text, _, _), (following, gap, _) in pairwise(lines):
        if gap or len(text) < _WRAP_LEAST:
            continue
        pairs += 1
        broken += len(text) <= _WRAP_MOST and following[0].islower()
    return broken >= 3 and broken * 3 >= pairs


def _unwrapped_block(block: list[Line]) -> list[Line]:
    """A break is a wrap if the next line's first word would not have fitted any more."""
    width = max((len(line.text) for line in block), default=0)
    if not _WRAP_LEAST <= width <= _WRAP_MOST:
        return block
    out = [block[0]]
    room = width - len(block[0].text)
    for line in block[1:]:
        first_word = line.text.partition(" ")[0]
        if len(first_word) >= room:
            out[-1] = Line(f"{out[-1].text} {line.text}", out[-1].gap, out[-1].joined)
        else:
            out.append(line)
        room = width - len(line.text)
    return out
