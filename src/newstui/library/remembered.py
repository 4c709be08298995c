"""The grouper's view of what is stored, and what of it is kept from batch to batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice

from newstui.events.folding import FoldingStates
from newstui.events.grouper import States
from newstui.events.roll import Roll
from newstui.events.signature import Signature
from newstui.events.window import LATEST, Posting, best_shared
from newstui.library.source_lines import SourceLines
from newstui.store import database, events, window
from newstui.store.database import Connection
from newstui.store.window import UNDATED

_MOST_STATES = 6000
"""Events that are remembered: some 6 KB each, those that are open some 20."""
_MOST_POSTINGS = 40_000
"""Keys whose articles are remembered: some 400 bytes each."""
_RARE = 3
"""Keys of fewer articles are soon read again."""
_MOST_ON_ROLL = 20_000
"""Events that keys may lead to: a set of them has a bit for each."""


class Remembered:
    """What was read of events and keys in the earlier batches of a long import.

    It holds while nobody else writes: the database counts its transactions.
    """

    def __init__(self) -> None:
        self.states: States = FoldingStates(_MOST_STATES)
        self.source_lines = SourceLines()
        self.roll = Roll()
        self.postings: dict[tuple[int, int], Posting | None] = {}
        """By stretch of time and key; None where nothing has the key."""
        self.stretches: tuple[int, int] | None = None
        """The first and the last that have dated articles."""
        self.undated = False
        """Whether there are articles without a date."""
        self._writes: int | None = None

    def begin(self, connection: Connection) -> None:
        """Keeps what still holds within this transaction."""
        writes = database.writes(connection)
        if self._writes != writes:
            self.forget()
        self._writes = writes + 1
        self.stretches = window.stretches(connection)
        self.undated = window.has_undated(connection)
        if len(self.postings) > _MOST_POSTINGS:
            self._forget_rare()
        if len(self.postings) > _MOST_POSTINGS or len(self.roll) > _MOST_ON_ROLL:
            self._forget_postings()

    def forget(self) -> None:
        """Everything is read again when it is next asked for."""
        self.states.clear()
        self._forget_postings()

    def _forget_rare(self) -> None:
        """Of the keys that have been known longest those that few articles have."""
        for place in list(islice(self.postings, len(self.postings) // 2)):
            if len(self.postings[place] or ()) < _RARE:
                del self.postings[place]

    def _forget_postings(self) -> None:
        self.postings.clear()
        self.roll.clear()

    @contextmanager
    def unless_it_fails(self) -> Iterator[None]:
        """Around a transaction: what is remembered of one that fails is not what is stored."""
        try:
            yield
        except BaseException:
            self.forget()
            raise

    def move(self, keys: Iterable[int], event_id: int, into: int) -> None:
        """The articles of an event, which have these keys, are of another from now on."""
        stretches = [window.UNDATED]
        if self.stretches is not None:
            stretches += range(self.stretches[0], self.stretches[1] + 1)
        for key in keys:
            for stretch in stretches:
                known = self.postings.get((stretch, key))
                if known is not None:
                    known.move(event_id, into)

    def read_again(self, places: Iterable[tuple[int, int]]) -> None:
        """The postings of these stretches and keys are not as they were."""
        for place in places:
            self.postings.pop(place, None)

    def add(self, keys: Iterable[int], at: int | None, event_id: int) -> None:
        """An article with these keys has been stored in an event, later than all others."""
        stretch = window.stretch_of(at)
        if at is None:
            self.undated = True
        else:
            first, last = self.stretches or (stretch, stretch)
            self.stretches = min(first, stretch), max(last, stretch)
        for key in keys:
            place = stretch, key
            if place not in self.postings:
                continue
            known = self.postings[place]
            if known is None:
                self.postings[place] = known = Posting(self.roll)
            known.add(event_id, at)


class StoreWindow:
    """The grouper's view of what is stored, read inside the writer's transaction."""

    def __init__(self, connection: Connection, now: int, remembered: Remembered) -> None:
        self._connection = connection
        self._now = now
        self._remembered = remembered
        self._postings = remembered.postings
        self._roll = remembered.roll
        self._constrained = window.constrained(connection)

    def candidates(self, keys: Sequence[int], since: int, until: int) -> Mapping[int, int]:
        stretches = self._within(since, until)
        known = self._postings
        missing = [
            (stretch, key) for stretch in stretches for key in keys if (stretch, key) not in known
        ]
        if missing:
            self._read(missing)
        found = []
        for key in keys:
            events = 0
            for stretch in stretches:
                posting = known[stretch, key]
                if posting is not None:
                    events |= posting.events(since, until)
            found.append(events)
        return best_shared(found, self._roll)

    def _within(self, since: int, until: int) -> list[int]:
        """The stretches that have articles of these times, and that of the undated."""
        found = [UNDATED] if self._remembered.undated else []
        if self._remembered.stretches is not None:
            first, last = self._remembered.stretches
            first, last = max(first, window.stretch_of(since)), min(last, window.stretch_of(until))
            found += range(first, last + 1)
        return found

    def _read(self, missing: Sequence[tuple[int, int]]) -> None:
        stretches = sorted({stretch for stretch, _ in missing})
        keys = sorted({key for _, key in missing})
        read = window.postings(self._connection, stretches, keys, most=LATEST)
        for place in missing:
            self._postings[place] = Posting(self._roll, read[place]) if place in read else None

    def members(self, event_id: int) -> Sequence[Signature]:
        return [Signature.unpack(data) for data in window.signatures(self._connection, event_id)]

    def apart(self, article_id: int, event_id: int) -> bool:
        told = article_id in self._constrained
        return told and window.apart(self._connection, article_id, event_id)

    def together(self, article_id: int) -> int | None:
        if article_id not in self._constrained:
            return None
        return window.together(self._connection, article_id)

    def new_event(self) -> int:
        return events.create(self._connection, self._now)

    def settled(self, event_id: int, members: Sequence[Signature]) -> bool:
        if any(member.article_id in self._constrained for member in members):
            return True
        return events.is_settled(self._connection, event_id)

    def absorb(self, event_id: int, members: Sequence[Signature], into: int) -> None:
        events.absorb(self._connection, event_id, into)
        self._remembered.move({key for member in members for key in member.keys}, event_id, into)
