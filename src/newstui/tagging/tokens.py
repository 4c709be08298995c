"""A text as words and the signs between them, the form in which all taggers read it."""

from __future__ import annotations

import re
from dataclasses import dataclass

# `U.S.` is one word; letters with digits too (G20, F-16 is two).
_WORD = re.compile(r"(\w+(?:\.(?<=\b[A-Z]\.)(?:[A-Z]\.)+)?)")
_LEAST_TITLE_CASE = 0.66
_TITLE_CASE_WORDS = 60


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one stretch of text; `gaps[i]` stands before word i, the last one at the end."""

    words: list[str]
    gaps: list[str]
    lower: list[str]
    shouted: bool
    """Written in capitals throughout: case tells nothing."""
    title_case: bool
    """Most words begin with a capital, as in English headlines."""

    def text(self, start: int, end: int) -> str:
        """The words from start up to end as they stand in the text."""
        if end == start + 1:
            return self.words[start]
        between = zip(self.gaps[start + 1 : end], self.words[start + 1 : end], strict=True)
        return self.words[start] + "".join(gap + word for gap, word in between)


def tokenise(text: str) -> Tokens:
    """The words of a title or a text; underscores part words."""
    parts = _WORD.split(text.replace("_", " "))
    words = parts[1::2]
    few = words[:_TITLE_CASE_WORDS]
    capitals = sum([word[0].isupper() for word in few])
    return Tokens(
        words,
        parts[0::2],
        list(map(str.lower, words)),
        shouted=len(words) > 1 and text.isupper(),
        title_case=capitals >= _LEAST_TITLE_CASE * len(few),
    )


def words_in(text: str) -> list[str]:
    """The words alone, as `tokenise` finds them."""
    found: list[str] = _WORD.findall(text.replace("_", " "))
    return found
