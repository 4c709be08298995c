"""What grouping knows of an event: its members, and the sums of their terms, part by part.

The likeness to an event is the mean likeness to its members, which the product with the
un-normalised sum of their unit vectors gives at the cost of one. A centroid's cosine would grow
with the event's variety, so that mixed groups would swallow everything. Weights are whole steps:
sums and products are exact, in whatever order the members came.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newstui.events.signature import PARTS, Extent, Levels, Parts, Signature, shown_terms
from newstui.events.wire import Originals
from newstui.events.words import stem, tokens

DAY = 86_400
_RECENT = 16
"""Members of a large event that are looked at for the nearest."""


def dot(first: Mapping[int, int], second: Mapping[int, int]) -> int:
    """The scalar product, in steps squared; most pairs have few terms in common."""
    return sum([first[term] * second[term] for term in first.keys() & second.keys()])


class Sums:
    """Sums of the unit vectors of some members, part by part."""

    __slots__ = (*PARTS, "_pairs", "count", "extents", "recent", "texts")

    title: Levels
    lead: Levels
    body: Levels
    anchors: Levels
    bridge: Levels
    gist: Levels

    def __init__(self) -> None:
        self.count = 0
        self.texts = 0
        """Members that have more than a headline."""
        self.extents = [0, 0, 0]
        self.recent: deque[Parts] = deque(maxlen=_RECENT)
        self._pairs = 0

    def add(self, member: Signature, parts: Parts) -> None:
        """One more member."""
        if self.count:
            self._pairs += dot(parts.gist, self.gist)
        for name, vector in zip(PARTS, parts, strict=True):
            if not self.count:
                # Shared with the member until there is a second.
                setattr(self, name, vector)
                continue
            total = getattr(self, name)
            if self.count == 1:
                total = total.copy()
                setattr(self, name, total)
            known = total.get
            for term, level in vector.items():
                total[term] = known(term, 0) + level
        self.count += 1
        self.recent.append(parts)
        self.extents[member.extent] += 1
        self.texts += member.extent is not Extent.HEADLINE

    @property
    def cohesion(self) -> float:
        """Mean likeness of two members by gist, in steps squared; 0 for one member."""
        return 2 * self._pairs / (self.count * (self.count - 1)) if self.count > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """What of an article can be shown as shared, in the form in which it is compared."""

    names: frozenset[int]
    words: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def by(cls, article: Signature) -> Told:
        return cls(
            frozenset(term for name in article.names for term in shown_terms(name)),
            frozenset(map(stem, (*tokens(article.heading), *article.words))),
            frozenset(map(stem, article.numbers)),
        )


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
    _dated: int = 0
    _told: list[Told] = field(default_factory=list)

    def join(self, member: Signature) -> None:
        """One more member; a copy of another's text is no evidence of its own."""
        if self.copied_by(member) is None:
            parts = member.parts()
            self.by_language.setdefault(member.language or "", Sums()).add(member, parts)
            self.terms.update(parts.gist, parts.bridge)
            self.originals.add(member)
        self.members.append(member)
        self.by_source[member.source_id] += 1
        at = member.published
        if at is not None:
            self._dates += at
            self._dated += 1
            self.first = at if self.first is None else min(at, self.first)
            self.last = at if self.last is None else max(at, self.last)

    def copied_by(self, article: Signature) -> int | None:
        """The member whose text the article repeats."""
        return self.originals.copied_by(article)

    def told(self) -> Sequence[Told]:
        """What each of the members tells."""
        self._told.extend(map(Told.by, self.members[len(self._told) :]))
        return self._told

    def glance(self, language: str | None, parts: Parts) -> Glance:
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

    def days_from_mean(self, published: int | None) -> float:
        """Days to the mean date of the reports; 0 where either is unknown."""
        if published is None or not self._dated:
            return 0.0
        return abs(published - self._dates / self._dated) / DAY
