"""The signs that stand beside every colour, in Unicode and in ASCII."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newstui.model.frozen import frozen


@frozen
class Signs:
    """One cell each, but `more`, `dot` and `dash`, which stand inside running text."""

    unread: str = "●"
    read: str = "○"
    starred: str = "★"
    followed: str = "◆"
    failing: str = "!"
    report: str = "●"
    happened: str = "○"
    planned: str = "◇"
    selected: str = "▌"
    open: str = "▾"
    closed: str = "▸"
    into: str = "▸"
    active: str = "✓"
    remove: str = "✕"
    item: str = "•"
    """Of a list."""
    added: str = "+"
    """Where something begins that was not told before."""
    rule: str = "─"
    upright: str = "│"
    more: str = "…"
    dot: str = " · "
    times: str = "×"
    story: str = "↗"
    levels: str = "▁▂▃▅▇"


UNICODE = Signs()
ASCII = Signs(
    unread="*",
    read="o",
    starred="+",
    followed="@",
    report="*",
    happened="o",
    planned=">",
    selected="|",
    open="-",
    closed="+",
    into=">",
    active="x",
    remove="x",
    item="-",
    rule="-",
    upright="|",
    more="...",
    dot=", ",
    times="x",
    story="^",
    levels="_.:=#",
)
SIGNS = {"unicode": UNICODE, "ascii": ASCII}


_LEAST_COURSE = 4
"""Reports from which on there is a course to speak of."""


def sparkline(counts: Sequence[int], signs: Signs = UNICODE, cells: int = 5) -> str:
    """Reports per slice of time as bars, one a cell; neighbours are added up to fit.

    A single slice, or a few reports, say nothing of a course: they give the empty string.
    """
    if len(counts) < 2 or sum(counts) < _LEAST_COURSE:
        return ""
    if len(counts) > cells:
        edges = [index * len(counts) // cells for index in range(cells + 1)]
        counts = [sum(counts[start:end]) for start, end in pairwise(edges)]
    top = max(counts)
    steps = len(signs.levels) - 1
    return "".join(signs.levels[-(-count * steps // top)] for count in counts)
