"""The lines between a standfirst and the running text: section, byline, role, date.

A page repeats them below its standfirst, so that they come to stand inside the article.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from newstui.cleaning.byline import is_furniture, is_name, role_at
from newstui.cleaning.cue_phrases import MENUS
from newstui.cleaning.dates_labels import residue
from newstui.cleaning.dates_read import read_dates
from newstui.cleaning.likeness import folded

_RUNNING_LEAST = 160
"""Characters of a paragraph with which an article's running text has surely begun."""
_LOOKED_AT = 7
_LINE_MOST = 120
_LETTERS_LEFT = 8
"""Letters that may be left of a line of names and dates: a label in a language not known."""
_ROLE_WORDS = 5
_SECTION_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+")
_CLOSERS = (".", "!", "?", "…", ":", "”", '"', "»")


class Opening(NamedTuple):
    """What stands above the running text but below the article's first line."""

    lines: frozenset[str] = frozenset()
    """Those that are no text."""
    author: str | None = None
    """Whose name stands alone beside the date or the role."""


def opening_furniture(
    paragraphs: Sequence[str], author: str | None, sections: Collection[str] = ()
) -> Opening:
    """Which paragraphs at an article's start are no text but say where, who and when.

    `author` is the one found for the article, `sections` are the names that the page files it
    under. Nothing from the first long paragraph on is looked at.
    """
    opening: list[str] = []
    for paragraph in paragraphs[:_LOOKED_AT]:
        if len(paragraph) >= _RUNNING_LEAST:
            break
        opening.append(paragraph)
    if len(opening) == len(paragraphs):
        return Opening()
    filed = {folded(section) for section in sections}
    told = [_says_who_or_when(line, author) or _is_section(line, filed) for line in opening]
    named = [
        line
        for at, line in enumerate(opening)
        if not told[at] and is_name(line) and any(told[max(0, at - 1) : at + 2])
    ]
    return Opening(
        frozenset(
            [*named, *(line for line, is_told in zip(opening, told, strict=True) if is_told)]
        ),
        named[0] if len(named) == 1 else None,
    )


def _says_who_or_when(line: str, author: str | None) -> bool:
    if len(line) > _LINE_MOST or line.endswith(_CLOSERS):
        return False
    return is_furniture(line) or _is_signed(line, author) or _is_role(line)


def _is_signed(line: str, author: str | None) -> bool:
    """Whether the line has the author's name or a date, and next to nothing else."""
    rest = line
    for reading in reversed(read_dates(line, limit=6)):
        rest = f"{rest[: reading.start]} {rest[reading.end :]}"
    names = set(_WORD.findall((author or "").casefold()))
    left = " ".join(
        word for word in rest.split() if not names & set(_WORD.findall(word.casefold()))
    )
    return left != line and residue(left) <= _LETTERS_LEFT


def _is_role(line: str) -> bool:
    """What a reporter is, below the name: `Health reporter`."""
    return line.count(" ") < _ROLE_WORDS and role_at(line) is not None


def _is_section(line: str, filed: Collection[str]) -> bool:
    if line.count(" ") >= _SECTION_WORDS:
        return False
    name = folded(line)
    return name in filed or name in MENUS
