"""Which lines of a page's visible text are looked at for its day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LETTERS = re.compile(r"[\W_]+")
_COMPARED = 60
"""Letters that a visible line is recognised by as a line of the article."""

_TRACE = re.compile(
    r"[0-9](?:(?<=1)9[0-9]{2}|(?<=2)0[0-9]{2}"
    r"|\s{0,2}[./|-]\s{0,2}[0-9]{1,2}\s{0,2}[./|-]\s{0,2}[0-9]{2}"
    r"|\W{1,3}[^\W\d_]{3,12}\W{1,3}[0-9]{2})"
)
"""What every date with its year has in it, whatever else it is written with."""


def dated_lines(text: str) -> list[int]:
    """The numbers of the lines of a text that may hold a date with its year, in order.

    One pass over the whole: most lines of a page hold none, and reading a line is dear.
    """
    found: list[int] = []
    number = seen = 0
    match = _TRACE.search(text)
    while match:
        number += text.count("\n", seen, match.start())
        found.append(number)
        seen = text.find("\n", match.start())
        if seen < 0:
            break
        match = _TRACE.search(text, seen)
    return found


def dated_among(lines: Sequence[str], digits: Iterable[int], most: int) -> list[int]:
    """The same of those lines that have digits enough, by the first `most` characters of each."""
    return [number for number in digits if _TRACE.search(lines[number], 0, most)]


def body_among(lines: Sequence[str], text: str) -> range:
    """The index range of the visible lines that the article's text begins and ends with.

    Where none of them is found again, the range from the first long line to the last.
    """
    wanted = {
        _LETTERS.sub("", line)[:_COMPARED] for line in text.split("\n") if len(line) > _COMPARED
    }
    long = [number for number, line in enumerate(lines) if len(line) > _COMPARED]
    hits = [
        number
        for number in long
        if _LETTERS.sub("", lines[number][: 2 * _COMPARED])[:_COMPARED] in wanted
    ]
    within = hits or [number for number in long if len(lines[number]) > 2 * _COMPARED] or long
    return range(within[0], within[-1] + 1) if within else range(len(lines))
