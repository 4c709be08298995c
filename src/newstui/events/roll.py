"""Sets of events as long integers: in how many of many sets an event is, is counted for all events
at once.

A set has a bit for each event. Many sets are added up bit by bit, as adders in hardware do it (a
bit-sliced counter): a dozen operations on integers of some hundred words each, where counting
events one by one takes as many steps as the sets have members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import repeat
from operator import lshift, or_


class Roll:
    """The events that have been met, each with the number of its bit."""

    __slots__ = ("_bits", "_events", "_rising")

    def __init__(self, known: Roll | None = None) -> None:
        """Beside those that are `known`, more can be put down without that roll knowing them."""
        self._bits: dict[int, int] = {} if known is None else known._bits.copy()
        self._events: list[int] = [] if known is None else known._events.copy()
        self._rising: bool = known is None or known._rising
        """Whether later events have higher bits: mostly they come in the order of their numbers."""

    def __len__(self) -> int:
        return len(self._events)

    def clear(self) -> None:
        """No event has been met."""
        self._bits.clear()
        self._events.clear()
        self._rising = True

    def bit(self, event_id: int) -> int:
        """The number of an event's bit, from 0."""
        known = self._bits.get(event_id)
        if known is None:
            known = self._bits[event_id] = len(self._events)
            if self._events and event_id < self._events[-1]:
                self._rising = False
            self._events.append(event_id)
        return known

    def latest(self, some: int, most: int) -> list[int]:
        """Those of a set that have the highest numbers, the highest first."""
        found: list[int] = []
        if self._rising:
            while some and len(found) < most:
                at = some.bit_length() - 1
                some ^= 1 << at
                found.append(self._events[at])
            return found
        written = f"{some:b}"
        at = written.find("1")
        while at >= 0:
            found.append(self._events[len(written) - 1 - at])
            at = written.find("1", at + 1)
        return sorted(found, reverse=True)[:most]


def union(bits: Iterable[int]) -> int:
    """The set of the events that have these bits."""
    return reduce(or_, map(lshift, repeat(1), set(bits)), 0)


def by_count(sets: Iterable[int]) -> Iterator[tuple[int, int]]:
    """In how many of the sets events are, the most first, with the set of those that are in so
    many."""
    sums: list[int] = []
    for carried in sets:
        for place, digit in enumerate(sums):
            sums[place], carried = digit ^ carried, digit & carried
            if not carried:
                break
        else:
            if carried:
                sums.append(carried)
    yield from _apart(reduce(or_, sums, 0), sums, 0)


def _apart(among: int, sums: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Some events by the binary digits of their counts that are left, the last of which weighs
    most; `count` is what the digits before it have told."""
    if not among:
        return
    if not sums:
        yield count, among
        return
    *rest, digit = sums
    having = among & digit
    yield from _apart(having, rest, count + (1 << len(rest)))
    yield from _apart(among ^ having, rest, count)
