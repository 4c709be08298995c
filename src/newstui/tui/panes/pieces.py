"""Pieces of text with their inks: cropped to a room, cut out, and broken into lines."""

from __future__ import annotations

from newstui.tui import cells
from newstui.tui.widgets.ink import Line, Piece
from newstui.tui.wrapping import Flow


def cropped(line: Line, room: int, more: str) -> list[Piece]:
    """The pieces in at most so many cells, ending in `more` where something was cut off."""
    kept: list[Piece] = []
    for text, ink in line:
        text = cells.crop(text, room, more)
        if text:
            kept.append((text, ink))
        room -= cells.width(text)
        if room <= 0:
            break
    return kept


def between(line: Line, start: int, end: int) -> list[Piece]:
    """The pieces from one character to another."""
    kept: list[Piece] = []
    for text, ink in line:
        kept.append((text[max(0, start) : max(0, end)], ink))
        start, end = start - len(text), end - len(text)
    return kept


def filled(line: Line, room: int, most: int, more: str) -> list[Line]:
    """The pieces broken between their words into lines of so many cells; the last of the most
    lines that there may be is cropped."""
    flow = Flow("".join(text for text, _ in line), room)
    flow.extend(most + 1)
    ends = [*flow.ends[: most - 1], len(flow.text)] if flow.count > most else flow.ends
    return [
        cropped(between(line, start, end), room, more)
        for start, end in zip(flow.starts, ends, strict=False)
    ]
