"""The sums of the vectors of an event's members in one language, part by part.

The likeness to an event is the mean likeness to its members, which the product with the
un-normalised sum of their unit vectors gives at the cost of one. A centroid's cosine would grow
with the event's variety, so that mixed groups would swallow everything. Weights are whole steps:
sums and products are exact, in whatever order the members came.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain

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


class Folded:
    """Vectors side by side in two arrays, of which one at a time is taken out: a fifth of what they
    take as dictionaries."""

    __slots__ = ("_ends", "_names", "_terms", "_weights")

    def __init__(self, names: tuple[str, ...], parts: Sequence[Levels]) -> None:
        self._names = names
        self._ends = list(accumulate(map(len, parts), initial=0))
        self._terms = array("I", chain.from_iterable(parts))
        self._weights = array("I", chain.from_iterable(part.values() for part in parts))

    def part(self, name: str) -> Levels:
        """The weights of one of the vectors."""
        within = self._within(name)
        return dict(zip(self._terms[within], self._weights[within], strict=True))

    def terms(self, name: str) -> array[int]:
        """The terms of one of the vectors."""
        return self._terms[self._within(name)]

    def _within(self, name: str) -> slice:
        place = self._names.index(name)
        return slice(self._ends[place], self._ends[place + 1])


class Sums:
    """Sums of the unit vectors of some members, part by part."""

    __slots__ = (
        *("_folded", "_latest", "_pairs", "_parts", "_ran", "_running"),
        *("count", "extents", "members", "texts"),
    )

    def __init__(self) -> None:
        self.members: list[Signature] = []
        self.count = 0
        self.texts = 0
        """Members that have more than a headline."""
        self.extents = [0, 0, 0]
        self._pairs = 0
        self._parts: dict[str, Levels] = {}
        self._folded: Folded | Signature | None = None
        """Where the parts are that are not among those; one member's are its own."""
        self._latest: tuple[Latest, Latest] | None = None
        self._running: list[Levels] = []
        self._ran = 0
        """Members whose lead and body are in the sums of these."""

    @property
    def title(self) -> Levels:
        return self._part("title")

    @property
    def anchors(self) -> Levels:
        return self._part("anchors")

    @property
    def bridge(self) -> Levels:
        return self._part("bridge")

    @property
    def gist(self) -> Levels:
        return self._part("gist")

    def _part(self, name: str) -> Levels:
        found = self._parts.get(name)
        if found is None:
            assert self._folded is not None
            found = self._parts[name] = self._folded.part(name)
        return found

    def add(
        self, member: Signature, parts: Compared, running: Sequence[Levels] | None = None
    ) -> None:
        """One more member; `running` are the weights of its lead and body, if they are known."""
        if self.count:
            self._join(parts)
        else:
            # Shared with the member until there is a second.
            self._parts = parts._asdict()
        if running is not None and self._ran == self.count:
            self._run(running)
        self.count += 1
        self.members.append(member)
        self.extents[member.extent] += 1
        self.texts += member.extent is not Extent.HEADLINE

    def _join(self, parts: Compared) -> None:
        totals = {name: self._part(name) for name in COMPARED}
        if self.count == 1:
            totals = {name: total.copy() for name, total in totals.items()}
        self._parts, self._folded = totals, None
        self._pairs += dot(parts.gist, self.gist)
        for total, vector in zip(totals.values(), parts, strict=True):
            _add(total, vector)
        if self._latest is not None:
            self._keep(parts.title, parts.gist)

    def _keep(self, title: Levels, gist: Levels) -> None:
        assert self._latest is not None
        self._latest[0].add(title)
        self._latest[1].add(gist)

    def fold(self) -> None:
        """Keeps what a first look takes, in a small room; the rest is made again when it is asked
        for."""
        if self.count == 1:
            self._folded = self.members[0]
        elif self._folded is None:
            self._folded = Folded(COMPARED, Compared(**self._parts))
        self._parts, self._latest = {}, None
        self._running, self._ran = [], 0

    def looked_at(self) -> Sums:
        """The same, to be looked at and left: what is folded stays so."""
        if self._folded is None:
            return self
        found = Sums.__new__(Sums)
        found.members, found.count, found.texts = self.members, self.count, self.texts
        found.extents, found._pairs, found._folded = self.extents, self._pairs, self._folded
        found._parts = {}
        return found

    def bridged(self, bridge: Levels) -> set[int]:
        """The terms of an article's bridge that a member has in its own."""
        if self._folded is None:
            return bridge.keys() & self.bridge.keys()
        return bridge.keys() & self._folded.terms("bridge")

    @property
    def cohesion(self) -> float:
        """Mean likeness of two members by gist, in steps squared; 0 for one member."""
        return 2 * self._pairs / (self.count * (self.count - 1)) if self.count > 1 else 0.0

    def nearest(self, parts: Compared, titles: Levels, gists: Levels) -> tuple[int, int]:
        """The greatest likeness of an article to one of the latest members, by title and by gist,
        in steps squared; `titles` and `gists` are its products with all of them together."""
        if self.count == 1:
            return sum(titles.values()), sum(gists.values())
        if self._folded is not None:
            title = self._likest("title", parts.title, titles)
            return title, self._likest("gist", parts.gist, gists)
        if self._latest is None:
            self._latest = Latest(), Latest()
            for one in self.members[-_RECENT:]:
                self._keep(one.part("title"), one.part("gist"))
        latest_titles, latest_gists = self._latest
        title = latest_titles.nearest(parts.title, titles) if titles else 0
        return title, latest_gists.nearest(parts.gist, gists)

    def _likest(self, part: str, own: Levels, common: Levels) -> int:
        """The same by one part, from what the latest members say of themselves."""
        if not common:
            return 0
        vectors = [member.weighed(part) for member in self.members[-_RECENT:]]
        return max(
            [
                sum(
                    [own[term] * level for term, level in zip(*each, strict=True) if term in common]
                )
                for each in vectors
            ]
        )

    def running(self) -> Sequence[Levels]:
        """The sums of lead and body, which only reasons ask for."""
        for member in self.members[self._ran :]:
            self._run(member.running())
        return self._running

    def _run(self, running: Sequence[Levels]) -> None:
        self._ran += 1
        self._running = self._running or [{}, {}]
        for total, vector in zip(self._running, running, strict=True):
            _add(total, vector)


def _add(total: Levels, vector: Levels) -> None:
    known = total.get
    for term, level in vector.items():
        total[term] = known(term, 0) + level
