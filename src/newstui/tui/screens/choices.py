"""What can be chosen by typing a part of its name, and how well each matches. No Textual."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from newstui.model.frozen import frozen

_NO_MATCH = 9


@frozen
class Choice:
    """One thing to choose."""

    value: object
    label: str
    detail: str = ""
    """Shown flush right: a count, a key."""
    note: str = ""
    """Shown behind the label where there is room."""
    words: tuple[str, ...] = ()
    """Other names that it is found by: a code."""
    group: str = ""
    active: bool = False


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices that match what was typed, best first; all of them in their order for nothing.

    Every word typed must be found. A code or the beginning of the name comes before the beginning
    of a word, that before the inside of one, and a note last; equals keep their order.
    """
    words = folded(typed).split()
    if not words:
        return list(choices)
    ranked = []
    for choice in choices:
        ranks = [_rank(choice, word) for word in words]
        if max(ranks) < _NO_MATCH:
            ranked.append((sum(ranks), choice))
    ranked.sort(key=lambda pair: pair[0])
    return [choice for _, choice in ranked]


def match_at(label: str, typed: str) -> tuple[int, int] | None:
    """Where the first word typed stands in the label, to mark it; None if only a code matched."""
    words = folded(typed).split()
    plain = folded(label)
    if not words or len(plain) != len(label):
        return None
    start = plain.find(words[0]) if plain.startswith(words[0]) else plain.find(" " + words[0]) + 1
    if not plain[start:].startswith(words[0]):
        start = plain.find(words[0])
    return None if start < 0 else (start, start + len(words[0]))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Without case and accents: `Côte d’Ivoire` is found by `cote`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _rank(choice: Choice, word: str) -> int:
    label = folded(choice.label)
    if label.startswith(word):
        return 0
    if any(folded(name) == word for name in choice.words):
        return 1
    if f" {word}" in label:
        return 2
    if any(folded(name).startswith(word) for name in choice.words):
        return 3
    if word in label:
        return 4
    return 6 if word in folded(choice.note) else _NO_MATCH
