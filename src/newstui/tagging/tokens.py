"""A text as words and the signs between them, the form in which all taggers read it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress, count
from string import ascii_uppercase

from newstui.model.wording import Wording, wording

# `U.S.` is one word; letters with digits too (G20, F-16 is two).
_WORD = re.compile(r"(\w+(?:\.(?<=\b[A-Z]\.)(?:[A-Z]\.)+)?)")
_INITIALS = frozenset(ascii_uppercase)
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


def tokenise(text: str, worded: Wording | None = None) -> Tokens:
    """The words of a title or a text, whose wording may be known; underscores part words."""
    if worded is None or "_" in text:
        worded = wording(text.replace("_", " "))
    gaps, words, lower = worded.parts[0::2], worded.words, worded.lower
    initials = compress(count(), map(_INITIALS.__contains__, words))
    if stopped := [at for at in initials if gaps[at + 1] == "."]:
        gaps, words = _with_abbreviations(gaps, words, stopped)
        lower = list(map(str.lower, words))
    few = words[:_TITLE_CASE_WORDS]
    capitals = sum([word[0].isupper() for word in few])
    return Tokens(
        words,
        gaps,
        lower,
        shouted=len(words) > 1 and text.isupper(),
        title_case=capitals >= _LEAST_TITLE_CASE * len(few),
    )


def _with_abbreviations(
    gaps: list[str], words: list[str], stopped: Iterable[int]
) -> tuple[list[str], list[str]]:
    """The same with initials that stops join made one word: of `the U.S. Navy` three.

    `stopped` are the places of initials with nothing but a stop behind them.
    """
    joined_gaps, joined, at = gaps[:1], list[str](), 0
    for initial in stopped:
        past = initial
        while past < len(words) and words[past] in _INITIALS and gaps[past + 1][:1] == ".":
            past += 1
            if gaps[past] != ".":
                break
        if initial >= at and past > initial + 1:
            joined += words[at:initial]
            joined_gaps += gaps[at + 1 : initial + 1]
            joined.append(".".join(words[initial:past]) + ".")
            joined_gaps.append(gaps[past][1:])
            at = past
    return joined_gaps + gaps[at + 1 :], joined + words[at:]


def words_in(text: str) -> list[str]:
    """The words alone, as `tokenise` finds them."""
    found: list[str] = _WORD.findall(text.replace("_", " "))
    return found
