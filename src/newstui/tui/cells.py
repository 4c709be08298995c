"""Widths in terminal cells: cutting and padding that keep the columns of CJK, emoji and Arabic."""

from __future__ import annotations

import re

from rich.cells import cell_len, split_text

_LONGEST_GRAPHEME = 8
"""Code points per cell looked at before cutting: enough for any emoji sequence in real use."""

_GIVES_WAY = re.compile(r"“[^”]{16,}”|(?:https?:/|[~.])?/[^\s“”]{15,}[^\s“”:,.]")
_LEAST_OF_PATH = 16


def width(text: str) -> int:
    """Cells that one line of text takes."""
    return cell_len(text)


def crop(text: str, cells: int, more: str = "…") -> str:
    """The text in at most so many cells, ending in `more` where something was cut off."""
    if cells <= 0:
        return ""
    if len(text) > cells * _LONGEST_GRAPHEME:
        text = text[: cells * _LONGEST_GRAPHEME]
    elif cell_len(text) <= cells:
        return text
    room = cells - cell_len(more)
    if room <= 0:
        return split_text(text, cells)[0]
    return split_text(text, room)[0].rstrip() + more


def fitted(text: str, cells: int, more: str = "…") -> str:
    """A message in at most so many cells: where it is too long a path, an address or a title in
    quotation marks gives way first, so that what is said of it can still be read."""
    for found in sorted(_GIVES_WAY.findall(text), key=cell_len, reverse=True):
        excess = cell_len(text) - cells
        if excess <= 0:
            break
        room = max(_LEAST_OF_PATH, cell_len(found) - excess)
        if found[0] == "“":
            short = crop(found[:-1], room - 1, more) + "”"
        else:
            tail = (room - cell_len(more)) * 2 // 3
            short = crop(found, room - tail, more) + found[-tail:]
        text = text.replace(found, short, 1)
    return crop(text, cells, more)


def left(text: str, cells: int, more: str = "…") -> str:
    """Cropped and padded on the right to exactly so many cells."""
    text = crop(text, cells, more)
    return text + " " * max(0, cells - cell_len(text))


def right(text: str, cells: int, more: str = "…") -> str:
    """Cropped and padded on the left to exactly so many cells."""
    text = crop(text, cells, more)
    return " " * max(0, cells - cell_len(text)) + text
