"""What grouping asks of the store, and the same held in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Protocol

from newstui.events.signature import Signature

MOST_CANDIDATES = 24
LATEST = 128
"""Articles that a key is followed to, the latest: what very many share tells nothing."""
_MANY = 8
"""From so many on it pays to keep count of their events."""


class Window(Protocol):
    """The store's side of grouping; reads inside the writer's transaction."""

    def candidates(self, keys: Sequence[int], since: int, until: int) -> Mapping[int, int]:
        """Events that share keys, with how many; the best 24, best first, of equals the latest.

        Only keys of articles that stand within [since, until] count, and of undated ones, which
        may belong to any time; and of the articles that have a key only the latest to come.
        """

    def members(self, event_id: int) -> Sequence[Signature]:
        """The articles of an event, earliest assigned first."""

    def apart(self, article_id: int, event_id: int) -> bool:
        """Whether the reader has said that the article is not of this event."""

    def together(self, article_id: int) -> int | None:
        """The event that the reader has said the article belongs to."""

    def new_event(self) -> int:
        """A fresh event id."""

    def settled(self, event_id: int, members: Sequence[Signature]) -> bool:
        """Whether the reader has decided anything about the event or its articles."""

    def absorb(self, event_id: int, members: Sequence[Signature], into: int) -> None:
        """The articles of an event go over to another; it is there no more."""


_NEVER = 1 << 62
"""Later than all times."""

Place = tuple[int, int | None]
"""The event of an article, and its seconds UTC; None: it may be of any time."""


class Posting:
    """The latest articles that have one key."""

    __slots__ = ("_events", "_first", "_last", "_places")

    def __init__(self, places: Iterable[Place] = ()) -> None:
        """`places` are in the order they came."""
        self._places = list(places)
        self._events: dict[int, int] = {}
        """Of many places the events, with how many there are of each."""
        self._first, self._last = self._span()
        """Between these times all of them are."""

    def _span(self) -> tuple[int, int]:
        times = [at for _, at in self._places if at is not None]
        return min(times, default=_NEVER), max(times, default=-_NEVER)

    def add(self, event_id: int, at: int | None) -> None:
        """One more article; the first of very many leaves."""
        places, events = self._places, self._events
        places.append((event_id, at))
        if events:
            events[event_id] = events.get(event_id, 0) + 1
        if at is not None:
            if at < self._first:
                self._first = at
            if at > self._last:
                self._last = at
        if len(places) > LATEST:
            gone, _ = places.pop(0)
            if events:
                events[gone] -= 1
                if not events[gone]:
                    del events[gone]

    def move(self, event_id: int, into: int) -> None:
        """The articles of an event are of another from now on."""
        self._places = [(into if event == event_id else event, at) for event, at in self._places]
        self._events = {}

    def events(self, since: int, until: int) -> Collection[int]:
        """The events, each once, whose articles stand within a time."""
        if self._events or len(self._places) > _MANY:
            if not (since <= self._first and self._last <= until):
                # The one that was so early or late may have left since.
                self._first, self._last = self._span()
            if since <= self._first and self._last <= until:
                if not self._events:
                    self._events = Counter([event for event, _ in self._places])
                return self._events
        return {event for event, at in self._places if at is None or since <= at <= until}


class MemoryWindow:
    """A window over articles held in memory, without a reader's decisions."""

    def __init__(self) -> None:
        self._by_key: dict[int, Posting] = {}
        self._members: dict[int, list[Signature]] = {}
        self._next = 0

    def candidates(self, keys: Sequence[int], since: int, until: int) -> Mapping[int, int]:
        known = self._by_key
        found = [known[key].events(since, until) for key in keys if key in known]
        return best_shared(found)

    def members(self, event_id: int) -> Sequence[Signature]:
        return self._members.get(event_id, ())

    def apart(self, article_id: int, event_id: int) -> bool:  # noqa: ARG002
        return False

    def together(self, article_id: int) -> int | None:  # noqa: ARG002
        return None

    def new_event(self) -> int:
        self._next += 1
        return self._next

    def settled(self, event_id: int, members: Sequence[Signature]) -> bool:  # noqa: ARG002
        return False

    def absorb(self, event_id: int, members: Sequence[Signature], into: int) -> None:
        both = [*self._members.pop(event_id, ()), *self._members[into]]
        self._members[into] = sorted(both, key=lambda member: member.article_id)
        for key in {key for member in members for key in member.keys}:
            posting = self._by_key.get(key)
            if posting is not None:
                posting.move(event_id, into)

    def add(self, signature: Signature, event_id: int, at: int) -> None:
        """Keep an article that has been assigned."""
        self._members.setdefault(event_id, []).append(signature)
        place = None if signature.published is None else at
        for key in signature.keys:
            found = self._by_key.get(key)
            if found is None:
                self._by_key[key] = found = Posting()
            found.add(event_id, place)


def best_shared(found: Iterable[Collection[int]]) -> dict[int, int]:
    """Events by how many keys lead to them; the best 24, best first, of equals the latest.

    Each of `found` are the events of one key.
    """
    shared = Counter(chain.from_iterable(found))
    least, enough = 1, 0
    counted = Counter(shared.values())
    for count in sorted(counted, reverse=True):
        enough += counted[count]
        if enough >= MOST_CANDIDATES:
            least = count
            break
    best = [(count, event) for event, count in shared.items() if count >= least]
    best.sort(reverse=True)
    return {event: count for count, event in best[:MOST_CANDIDATES]}
