"""Lines that a source repeats from article to article: what cleaning left of a page's frame, and
paragraphs of background. They are no likeness of what is reported."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from itertools import islice

from newstui.events.words import hashed

LATEST = 20
"""So many of a source's latest articles are looked at."""
_OFTEN = 3
"""A line that so many of these have is repeated: an article and its correction are but two."""
_MOST_SOURCES = 400
_MOST_LINES = 60
"""Lines of one text that are looked at."""
_MOST_LEFT_OUT = 0.5
"""What repeats more of a text than this is its source's next version of it, and no frame."""


class RepeatedLines:
    """Knows the lines of the latest articles of each source, as far as it has been told them."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, _Lines] = OrderedDict()

    def knows(self, source_id: int) -> bool:
        """Whether anything of a source is known; one not met for long is forgotten."""
        return source_id in self._known

    def of(self, source_id: int, article_id: int, text: str) -> frozenset[str]:
        """The lines of an article's text that its source repeats in others; none if they are most
        of the text."""
        known = self._known.get(source_id)
        repeated = known.repeated(article_id, text) if known is not None else frozenset()
        return repeated if sum(map(len, repeated)) <= _MOST_LEFT_OUT * len(text) else frozenset()

    def add(self, source_id: int, articles: Mapping[int, str]) -> None:
        """More articles of a source, texts by number, the earliest first."""
        known = self._known.setdefault(source_id, _Lines())
        self._known.move_to_end(source_id)
        for article_id, text in articles.items():
            known.add(article_id, text)
        if len(self._known) > _MOST_SOURCES:
            self._known.popitem(last=False)


class _Lines:
    """The lines of one source's latest articles, by their hashes."""

    def __init__(self) -> None:
        self._latest: dict[int, frozenset[int]] = {}
        self._counts: Counter[int] = Counter()

    def repeated(self, article_id: int, text: str) -> frozenset[str]:
        own = self._latest.get(article_id, frozenset())
        counts = self._counts
        return frozenset(
            line for line in lines_of(text) if counts[at := hashed(line)] - (at in own) >= _OFTEN
        )

    def add(self, article_id: int, text: str) -> None:
        self._drop(article_id)
        lines = frozenset(map(hashed, lines_of(text)))
        self._latest[article_id] = lines
        self._counts.update(lines)
        if len(self._latest) > LATEST:
            self._drop(next(iter(self._latest)))

    def _drop(self, article_id: int) -> None:
        for gone in self._latest.pop(article_id, ()):
            self._counts[gone] -= 1
            if not self._counts[gone]:
                del self._counts[gone]


def lines_of(text: str) -> Iterable[str]:
    """The lines of a text that are not blank, stripped; the first of very many."""
    return islice(filter(None, map(str.strip, text.split("\n"))), _MOST_LINES)
