"""What grouping knows of an event: its members, and the sums of their terms, part by part.

The likeness to an event is the mean likeness to its members, which the product with the
un-normalised sum of their unit vectors gives at the cost of one. A centroid's cosine would grow
with the event's variety, so that mixed groups would swallow everything. Weights are whole steps:
sums and products are exact, in whatever order the members came.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newstui.events.signature import (
    COMPARED,
    Compared,
    Extent,
    Levels,
    Signature,
)
from newstui.events.wire import Originals
from newstui.events.words import name_terms, stem, tokens

DAY = 86_400
_RECENT = 16
"""Members of a large event that are looked at for the nearest."""
_LANE = 32
"""Bits for the product of two vectors of length one in steps."""


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

    def nearest(self, own: Levels) -> int:
        """The greatest likeness of a vector to any of them, in steps squared."""
        lanes = dot(own, self._levels).to_bytes(_RECENT * _LANE // 8, sys.byteorder)
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

    def add(self, member: Signature, parts: Compared) -> None:
        """One more member."""
        if self.count:
            self._join(parts)
        else:
            # Shared with the member until there is a second.
            self.title, self.anchors, self.bridge, self.gist = parts
        self.count += 1
        self.extents[member.extent] += 1
        self.texts += member.extent is not Extent.HEADLINE
        self._to_run.append(member)

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

    def nearest(self, title: int, gist: int, parts: Compared) -> tuple[int, int]:
        """The greatest likeness of an article to one of the latest members, by title and by gist,
        in steps squared; `title` and `gist` are its likenesses to all of them together."""
        if self._latest is None:
            return title, gist
        titles, gists = self._latest
        return titles.nearest(parts.title) if title else 0, gists.nearest(parts.gist)

    def running(self) -> Sequence[Levels]:
        """The sums of lead and body, which only reasons ask for."""
        for member in self._to_run:
            for total, vector in zip(self._running, member.running(), strict=True):
                _add(total, vector)
        self._to_run.clear()
        return self._running


def _add(total: Levels, vector: Levels) -> None:
    known = total.get
    for term, level in vector.items():
        total[term] = known(term, 0) + level


class Told:
    """What members of an event tell that can be shown as shared, in the form in which it is
    compared: each with the number of the last member that tells it."""

    def __init__(self) -> None:
        self.names: dict[int, int] = {}
        self.words: dict[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.count = 0

    def add(self, member: Signature) -> None:
        """What one more member tells."""
        at = self.count
        self.count += 1
        for name in member.names:
            self.names.update(dict.fromkeys(name_terms(name), at))
        words = map(stem, (*tokens(member.heading), *member.words))
        self.words.update(dict.fromkeys(words, at))
        self.numbers.update(dict.fromkeys(map(stem, member.numbers), at))


class Glance(NamedTuple):
    """How like an article and an event are at a first look, and by which members."""

    like: float
    """The mean likeness, in steps squared."""
    event: EventState
    sums: Sums
    """The members compared with: those of one language."""
    foreign: bool
    """Whether that is another language than the article's."""


@dataclass(slots=True)
class EventState:
    """What is known of an event while it is compared. Copies of one text count once."""

    id: int
    members: list[Signature] = field(default_factory=list)
    by_language: dict[str, Sums] = field(default_factory=dict)
    by_source: Counter[int] = field(default_factory=Counter)
    """Members by the number of their source."""
    terms: set[int] = field(default_factory=set)
    """All terms of the members by gist and bridge."""
    originals: Originals = field(default_factory=Originals)
    first: int | None = None
    last: int | None = None
    _dates: int = 0
    """The sum of all dates, in seconds."""
    _told: Told = field(default_factory=Told)
    _times: list[int] = field(default_factory=list)
    """All dates, in their order."""

    def join(self, member: Signature, parts: Compared | None = None) -> None:
        """One more member; a copy of another's text is no evidence of its own."""
        if self.copied_by(member) is None:
            parts = parts or member.compared()
            self.by_language.setdefault(member.language or "", Sums()).add(member, parts)
            self.terms.update(parts.gist, parts.bridge)
            self.originals.add(member)
        self.members.append(member)
        self.by_source[member.source_id] += 1
        at = member.published
        if at is not None:
            self._dates += at
            insort(self._times, at)
            self.first, self.last = self._times[0], self._times[-1]

    def copied_by(self, article: Signature) -> int | None:
        """The member whose text the article repeats."""
        return self.originals.copied_by(article)

    def told(self) -> Told:
        """What the members tell."""
        for member in self.members[self._told.count :]:
            self._told.add(member)
        return self._told

    def seconds_to_nearest(self, published: int) -> int | None:
        """From a date to the nearest one of the reports; None if they have none."""
        at = bisect_left(self._times, published)
        gaps = [abs(published - near) for near in self._times[max(0, at - 1) : at + 1]]
        return min(gaps, default=None)

    def glance(self, language: str | None, parts: Compared) -> Glance:
        """The members of one language that an article in `language` is likest to.

        Those of its own language are compared by gist, others by what crosses languages. Members
        of an unknown language are as good as its own.
        """
        best: Glance | None = None
        for theirs, sums in self.by_language.items():
            foreign = bool(language and theirs) and theirs != language
            own, total = (parts.bridge, sums.bridge) if foreign else (parts.gist, sums.gist)
            like = dot(own, total) / sums.count
            if best is None or (like, not foreign) > (best.like, not best.foreign):
                best = Glance(like, self, sums, foreign)
        if best is None:
            raise ValueError("an event has at least one article")
        return best

    def days_from(self, published: int | None) -> float | None:
        """Days to the span of the event's reports; None where either is unknown."""
        if published is None or self.first is None or self.last is None:
            return None
        return max(0, self.first - published, published - self.last) / DAY

    @property
    def dated(self) -> int:
        """How many of the reports have a date."""
        return len(self._times)

    def days_from_mean(self, published: int | None) -> float:
        """Days to the mean date of the reports; 0 where either is unknown."""
        if published is None or not self._times:
            return 0.0
        return abs(published - self._dates / len(self._times)) / DAY
