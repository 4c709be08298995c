"""The sums of the vectors of an event's members in one language, part by part.

The likeness to an event is the mean likeness to its members, which the product with the
un-normalised sum of their unit vectors gives at the cost of one. A centroid's cosine would grow
with the event's variety, so that mixed groups would swallow everything. Weights are whole steps:
sums and products are exact, in whatever order the members came.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

from newstui.events.signature import COMPARED, Compared, Extent, Levels, Signature

_RECENT = 16
"""Members of a large event that are looked at for the nearest."""
_LANE = 32
"""Bits for the product of two vectors of length one in steps."""


def products(first: Levels, second: Levels) -> Levels:
    """The products of the weights of each term that both have, in steps squared."""
    return {term: first[term] * second[term] for term in first.keys() & second.keys()}


def dot(first: Mapping[int, int], second: Mapping[int, int]) -> int:
    """The scalar product, in steps squared; most pairs have few terms in common."""
    return sum([first[term] * second[term] for term in first.keys() & second.keys()])


class Latest:
    """The vectors of the latest members side by side: their weights of a term are the lanes of one
    long integer, so that one product tells the likeness to each of them."""

    __slots__ = ("_kept", "_levels", "_next")

    def __init__(self) -> None:
        self._levels: Levels = {}
        self._kept: list[Levels] = []
        self._next = 0

    def add(self, vector: Levels) -> None:
        """One more; the first of many leaves."""
        levels, shift = self._levels, _LANE * self._next
        if len(self._kept) < _RECENT:
            self._kept.append(vector)
        else:
            for term, level in self._kept[self._next].items():
                rest = levels.pop(term) - (level << shift)
                if rest:
                    levels[term] = rest
            self._kept[self._next] = vector
        for term, level in vector.items():
            levels[term] = levels.get(term, 0) + (level << shift)
        self._next = (self._next + 1) % _RECENT

    def nearest(self, own: Levels, common: Iterable[int]) -> int:
        """The greatest likeness of a vector to any of them, in steps squared; `common` are the
        terms that it has in common with all members."""
        levels = self._levels
        both = sum([own[term] * levels[term] for term in common if term in levels])
        lanes = both.to_bytes(_RECENT * _LANE // 8, sys.byteorder)
        return max(memoryview(lanes).cast("I"))


class Sums:
    """Sums of the unit vectors of some members, part by part."""

    __slots__ = (*COMPARED, "_latest", "_pairs", "_running", "_to_run", "count", "extents", "texts")

    title: Levels
    anchors: Levels
    bridge: Levels
    gist: Levels

    def __init__(self) -> None:
        self.count = 0
        self.texts = 0
        """Members that have more than a headline."""
        self.extents = [0, 0, 0]
        self._pairs = 0
        self._latest: tuple[Latest, Latest] | None = None
        self._running: list[Levels] = [{}, {}]
        self._to_run: list[Signature] = []

    def add(
        self, member: Signature, parts: Compared, running: Sequence[Levels] | None = None
    ) -> None:
        """One more member; `running` are the weights of its lead and body, if they are known."""
        if self.count:
            self._join(parts)
        else:
            # Shared with the member until there is a second.
            self.title, self.anchors, self.bridge, self.gist = parts
        self.count += 1
        self.extents[member.extent] += 1
        self.texts += member.extent is not Extent.HEADLINE
        if running is None or self._to_run:
            self._to_run.append(member)
        else:
            self._run(running)

    def _join(self, parts: Compared) -> None:
        if self._latest is None:
            self._latest = Latest(), Latest()
            self._keep(self.title, self.gist)
            for name in COMPARED:
                setattr(self, name, getattr(self, name).copy())
        self._pairs += dot(parts.gist, self.gist)
        for total, vector in zip(
            (self.title, self.anchors, self.bridge, self.gist), parts, strict=True
        ):
            _add(total, vector)
        self._keep(parts.title, parts.gist)

    def _keep(self, title: Levels, gist: Levels) -> None:
        assert self._latest is not None
        self._latest[0].add(title)
        self._latest[1].add(gist)

    @property
    def cohesion(self) -> float:
        """Mean likeness of two members by gist, in steps squared; 0 for one member."""
        return 2 * self._pairs / (self.count * (self.count - 1)) if self.count > 1 else 0.0

    def nearest(self, parts: Compared, titles: Levels, gists: Levels) -> tuple[int, int]:
        """The greatest likeness of an article to one of the latest members, by title and by gist,
        in steps squared; `titles` and `gists` are its products with all of them together."""
        if self._latest is None:
            return sum(titles.values()), sum(gists.values())
        title, gist = self._latest
        return title.nearest(parts.title, titles) if titles else 0, gist.nearest(parts.gist, gists)

    def running(self) -> Sequence[Levels]:
        """The sums of lead and body, which only reasons ask for."""
        for member in self._to_run:
            self._run(member.running())
        self._to_run.clear()
        return self._running

    def _run(self, running: Sequence[Levels]) -> None:
        for total, vector in zip(self._running, running, strict=True):
            _add(total, vector)


def _add(total: Levels, vector: Levels) -> None:
    known = total.get
    for term, level in vector.items():
        total[term] = known(term, 0) + level
