"""The headline of an event: one of its articles' own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newstui.events.background import shipped
from newstui.events.words import term, tokens

_BEST_LENGTH = range(5, 15)
"""Words of a headline that says enough and not too much."""


def headline(titles: Sequence[tuple[int, str]]) -> int:
    """The article id whose headline says most and is nearest to the rest.

    `titles` are article ids and headlines, earliest first; the earliest wins a tie. Each word
    counts by how many of the other headlines have it and how telling it is; a headline of very few
    or very many words loses. ValueError without titles.
    """
    if not titles:
        raise ValueError("an event has at least one article")
    known = shipped()
    stems = [dict.fromkeys(map(term, tokens(text))) for _, text in titles]
    spread = Counter(at for words in stems for at in words)

    def worth(words: dict[int, None]) -> float:
        told = sum(known.idf(at) * (spread[at] - 1 + 0.1) for at in words)
        size = len(words)
        if size < _BEST_LENGTH.start:
            told *= size / _BEST_LENGTH.start
        elif size >= _BEST_LENGTH.stop:
            told *= _BEST_LENGTH.stop / size
        return told

    best = max(range(len(titles)), key=lambda at: (worth(stems[at]), -at))
    return titles[best][0]
