"""What grouping asks of the store, and the same held in memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from newstui.events.roll import Roll, by_count, union
from newstui.events.signature import Signature

MOST_CANDIDATES = 24
LATEST = 128
"""Articles that a key is followed to, the latest: what very many share tells nothing."""
_SOME = 12
"""Of so many articles the events are kept as a set; of fewer it is made when asked for."""


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
_UNDATED = -1 << 63
"""Stands where an article has no time."""

Place = tuple[int, int | None]
"""The event of an article, and its seconds UTC; None: it may be of any time."""


class Posting:
    """The latest articles that have one key, side by side in memory: of all that grouping looks at,
    these are most, and an object for each would be fetched from somewhere else each time."""

    __slots__ = ("_bits", "_first", "_last", "_roll", "_set", "_times")

    def __init__(self, roll: Roll, places: Iterable[Place] = ()) -> None:
        """`places` are in the order they came; `roll` gives their events the bits of sets."""
        self._roll = roll
        self._bits = array("I")
        """The bit of each article's event."""
        self._set = 0
        """The events of all articles, kept once there are some."""
        self._times = array("q")
        self._first, self._last = _NEVER, -_NEVER
        """Between these times all of them are."""
        for event_id, at in places:
            self.add(event_id, at)

    def __len__(self) -> int:
        return len(self._bits)

    def add(self, event_id: int, at: int | None) -> None:
        """One more article; the first of very many leaves."""
        bit, bits = self._roll.bit(event_id), self._bits
        bits.append(bit)
        if at is None:
            self._times.append(_UNDATED)
        else:
            self._times.append(at)
            if at < self._first:
                self._first = at
            if at > self._last:
                self._last = at
        if self._set:
            self._set |= 1 << bit
            if len(bits) > LATEST:
                left = bits.pop(0)
                del self._times[0]
                if left not in bits:
                    self._set ^= 1 << left
        elif len(bits) == _SOME:
            self._set = union(bits)

    def move(self, event_id: int, into: int) -> None:
        """The articles of an event are of another from now on."""
        old, new = self._roll.bit(event_id), self._roll.bit(into)
        self._bits = array("I", [new if bit == old else bit for bit in self._bits])
        self._set = union(self._bits) if self._set else 0

    def events(self, since: int, until: int) -> int:
        """The set of the events whose articles stand within a time."""
        if not (since <= self._first and self._last <= until):
            # The one that was so early or late may have left since.
            times = [at for at in self._times if at != _UNDATED]
            self._first, self._last = min(times, default=_NEVER), max(times, default=-_NEVER)
            if not (since <= self._first and self._last <= until):
                places = zip(self._bits, self._times, strict=True)
                return union(bit for bit, at in places if at == _UNDATED or since <= at <= until)
        return self._set or union(self._bits)


class MemoryWindow:
    """A window over articles held in memory, without a reader's decisions."""

    def __init__(self) -> None:
        self._roll = Roll()
        self._by_key: dict[int, Posting] = {}
        self._members: dict[int, list[Signature]] = {}
        self._next = 0

    def candidates(self, keys: Sequence[int], since: int, until: int) -> Mapping[int, int]:
        known = self._by_key
        found = [known[key].events(since, until) for key in keys if key in known]
        return best_shared(found, self._roll)

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
                self._by_key[key] = found = Posting(self._roll)
            found.add(event_id, place)


def best_shared(found: Iterable[int], roll: Roll) -> dict[int, int]:
    """Events by how many keys lead to them; the best 24, best first, of equals the latest.

    Each of `found` is the set of the events of one key.
    """
    best: dict[int, int] = {}
    for count, events in by_count(found):
        best |= dict.fromkeys(roll.latest(events, MOST_CANDIDATES - len(best)), count)
        if len(best) == MOST_CANDIDATES:
            break
    return best
