"""A text as words and the signs between them, taken apart once for all that read it."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"(\w+)")


class Wording(NamedTuple):
    """The words of one text: runs of letters, figures and underscores."""

    parts: list[str]
    """Signs and words by turns, signs first and last; joined they are the text."""
    words: list[str]
    lower: list[str]
    """The words in small letters."""


def wording(text: str) -> Wording:
    """The words of a text."""
    parts = _WORD.split(text)
    words = parts[1::2]
    return Wording(parts, words, list(map(str.lower, words)))
