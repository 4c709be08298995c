"""Widths in terminal cells: cutting and padding that keep the columns of CJK, emoji and Arabic."""

from __future__ import annotations

from rich.cells import cell_len, split_text

_LONGEST_GRAPHEME = 8
"""Code points per cell looked at before cutting: enough for any emoji sequence in real use."""


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


def left(text: str, cells: int, more: str = "…") -> str:
    """Cropped and padded on the right to exactly so many cells."""
    text = crop(text, cells, more)
    return text + " " * max(0, cells - cell_len(text))


def right(text: str, cells: int, more: str = "…") -> str:
    """Cropped and padded on the left to exactly so many cells."""
    text = crop(text, cells, more)
    return " " * max(0, cells - cell_len(text)) + text
