"""What grouping knows of an event: its members, and what they have in common with an article."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field
from typing import NamedTuple

from newstui.events.signature import Compared, Levels, Signature
from newstui.events.sums import Sums, products
from newstui.events.wire import Originals
from newstui.events.words import name_terms, stem, tokens

DAY = 86_400
TELLING = 60
"""Members of a large event that are read for what they tell, the latest."""


class Tells:
    """What one article tells that can be shown as shared, in the form in which it is compared."""

    __slots__ = ("names", "numbers", "running", "shown", "words")

    def __init__(self, article: Signature) -> None:
        self.running = article.running()
        self.shown = shown = article.shown()
        self.names = [name_terms(name) for name in shown.names]
        words = (*shown.words, *tokens(shown.heading))
        self.words = {word: stem(word) for word in words}
        """The stem of each word, in their order."""
        self.numbers = list(map(stem, shown.numbers))


class Told:
    """What members of an event tell, each with the number of the last member that tells it."""

    def __init__(self, since: int = 0) -> None:
        """Nothing; the number of the first member that is added is `since`."""
        self.names: dict[int, int] = {}
        self.words: dict[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.count = since

    def add(self, tells: Tells) -> None:
        """What one more member tells."""
        at = self.count
        self.count += 1
        for name in tells.names:
            self.names.update(dict.fromkeys(name, at))
        self.words.update(dict.fromkeys(tells.words.values(), at))
        self.numbers.update(dict.fromkeys(tells.numbers, at))


class Glance(NamedTuple):
    """How like an article and an event are at a first look, and by which members."""

    like: float
    """The mean likeness, in steps squared."""
    event: EventState
    sums: Sums
    """The members compared with: those of one language."""
    foreign: bool
    """Whether that is another language than the article's."""
    products: Levels
    """The products of the weights of each term in common: by gist, of another language by
    bridge."""

    def having(self, parts: Compared, beside: Set[int]) -> Set[int]:
        """The terms of the article that a member has in the same part; `beside` are those of its
        title that its gist has not."""
        if len(self.event.by_language) > 1 or self.foreign:
            return self.event.telling(parts.gist.keys() | beside) | self.event.bridged(parts.bridge)
        common = self.sums.bridged(parts.bridge).union(self.products)
        return common | (beside & self.sums.gist.keys()) if beside else common


@dataclass(slots=True)
class EventState:
    """What is known of an event while it is compared. Copies of one text count once."""

    id: int
    members: list[Signature] = field(default_factory=list)
    by_language: dict[str, Sums] = field(default_factory=dict)
    by_source: Counter[int] = field(default_factory=Counter)
    """Members by the number of their source; those of unknown ones by their own, below 0."""
    originals: Originals = field(default_factory=Originals)
    first: int | None = None
    last: int | None = None
    _dates: int = 0
    """The sum of all dates, in seconds."""
    _told: Told | None = None
    _times: list[int] = field(default_factory=list)
    """All dates, in their order."""

    def join(
        self,
        member: Signature,
        parts: Compared | None = None,
        tells: Tells | None = None,
        *,
        copies: bool | None = None,
    ) -> None:
        """One more member; a copy of another's text is no evidence of its own.

        `parts` and `tells` are made of it if they are not given; so it is found out whether it
        `copies` another's text.
        """
        if copies is None:
            copies = self.copied_by(member) is not None
        if not copies:
            parts = parts or member.compared()
            self.by_language.setdefault(member.language or "", Sums()).add(
                member, parts, tells.running if tells else None
            )
            self.originals.add(member)
        told = self._told
        if told is not None and tells is not None and told.count == len(self.members):
            told.add(tells)
        self.members.append(member)
        # Of two reports whose outlet is unknown, nobody knows that it is the same.
        self.by_source[member.source_id or -member.article_id] += 1
        at = member.published
        if at is not None:
            self._dates += at
            insort(self._times, at)
            self.first, self.last = self._times[0], self._times[-1]

    def copied_by(self, article: Signature) -> int | None:
        """The member whose text the article repeats."""
        return self.originals.copied_by(article)

    def told(self) -> Told:
        """What the latest members tell, or all."""
        if self._told is None:
            self._told = Told(max(0, len(self.members) - TELLING))
        for member in self.members[self._told.count :]:
            self._told.add(Tells(member))
        return self._told

    def fold(self) -> None:
        """Keeps what a first look takes, in a small room: of thousands of events few are looked at
        more closely. The rest is made again when it is asked for."""
        for sums in self.by_language.values():
            sums.fold()
        self.originals.fold()
        self._told = None

    def telling(self, some: Set[int]) -> set[int]:
        """Those of some terms that a member has in its gist."""
        found = [some & sums.looked_at().gist.keys() for sums in self.by_language.values()]
        return set().union(*found)

    def bridged(self, bridge: Levels) -> set[int]:
        """The terms of an article's bridge that a member has in its own."""
        return set().union(*[sums.bridged(bridge) for sums in self.by_language.values()])

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
        for theirs, known in self.by_language.items():
            sums = known.looked_at()
            foreign = bool(language and theirs) and theirs != language
            own, total = (parts.bridge, sums.bridge) if foreign else (parts.gist, sums.gist)
            found = products(own, total)
            like = sum(found.values()) / sums.count
            if best is None or (like, not foreign) > (best.like, not best.foreign):
                best = Glance(like, self, sums, foreign, found)
        if best is None:
            raise ValueError("an event has at least one article")
        return best

    def likest(self, language: str | None, parts: Compared) -> Sums:
        """The same members without their likeness."""
        if len(self.by_language) > 1:
            members = self.glance(language, parts).sums.members
            return next(sums for sums in self.by_language.values() if sums.members is members)
        return next(iter(self.by_language.values()))

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
