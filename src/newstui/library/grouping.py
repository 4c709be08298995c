"""Places articles into events, and keeps the events' own rows true; within one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newstui.events.grouper import Grouper
from newstui.events.headline import headline
from newstui.events.merging import sample
from newstui.events.signature import NO_SOURCE, Signature
from newstui.library.derive import UNKNOWN_SOURCE
from newstui.library.remembered import Remembered, StoreWindow
from newstui.model.event import Assignment
from newstui.store import event_ids, events, window
from newstui.store.articles import Derived
from newstui.store.database import Connection
from newstui.store.time_keys import seconds_of

__all__ = [
    "Grouping",
    "Remembered",
    "activity",
    "numbered",
    "place_again",
    "refresh",
    "source_number",
    "summarise",
]

GROUPER_VERSION = 5
_SLICES = 8
"""How many slices of time an event's coverage is drawn in."""
_COUNTRIES_SHOWN = 6
_HEADLINES = 100
"""Of more reports some headlines are compared, from the first to the last: bounds the cost."""


class Grouping:
    """One batch of articles on its way into events."""

    def __init__(
        self, connection: Connection, now: int, remembered: Remembered | None = None
    ) -> None:
        self._connection = connection
        self._now = now
        self._remembered = remembered or Remembered()
        self._remembered.begin(connection)
        self._grouper = Grouper(
            StoreWindow(connection, now, self._remembered), states=self._remembered.states
        )
        self._touched: set[int] = set()
        self._left: dict[int, int] = {}

    def add(
        self, article_id: int, source_id: int, key: int, derived: Derived, *, is_new: bool
    ) -> None:
        """Decides the event of one article, new or changed, and stores the decision."""
        made = numbered(article_id, source_id, derived)
        at = seconds_of(key)
        leaving = decided = None
        if not is_new:
            leaving = events.take_out(self._connection, article_id)
            decided = events.event_of(self._connection, article_id)
        if leaving is not None or decided is not None:
            # Members and postings count in the order of their numbers: they are read again.
            self._remembered.forget()
        if decided is None:
            assignment = self._grouper.assign(made, at)
            if leaving is not None and assignment.opens:
                assignment = self._kept(assignment, leaving)
            events.place(self._connection, assignment, self._now)
            decided = assignment.event_id
            if assignment.absorbed is not None:
                self._pass_on(assignment.absorbed, decided)
        known_at = at if made.published is not None else None
        window.add(self._connection, article_id, known_at, made.keys, made.pack())
        self._remembered.add(made.keys, known_at, decided)
        if leaving is not None:
            self._remembered.forget()
        self._touched.add(decided)
        if leaving is not None and leaving != decided:
            self._touched.add(leaving)
            self._left[leaving] = decided

    def _kept(self, assignment: Assignment, leaving: int) -> Assignment:
        """An article that was alone in its event, and is again, keeps the event's id."""
        if events.article_ids(self._connection, [leaving]):
            return assignment
        event_ids.erase(self._connection, assignment.event_id, None)
        return replace(assignment, event_id=leaving)

    def _pass_on(self, absorbed: int, successor: int) -> None:
        """What led to an event that has become part of another leads to that one."""
        for left, to in self._left.items():
            if to == absorbed:
                self._left[left] = successor
        self._left[absorbed] = successor
        self._touched.add(absorbed)

    def finish(self) -> None:
        """Brings the rows of all touched events up to date."""
        refresh(self._connection, self._touched, self._left)


def place_again(connection: Connection, article_id: int, now: int) -> int:
    """Decides the event of a stored article that is in none, within what the reader has left open;
    gives the event."""
    remembered = Remembered()
    remembered.begin(connection)
    grouper = Grouper(StoreWindow(connection, now, remembered))
    packed, key = window.signature(connection, article_id)
    assignment = grouper.assign(Signature.unpack(packed), seconds_of(key), merging=False)
    events.place(connection, assignment, now)
    return assignment.event_id


def source_number(source_id: int, source: str) -> int:
    """The number by which events tell a source of that name from others."""
    return NO_SOURCE if source == UNKNOWN_SOURCE else source_id


def numbered(article_id: int, source_id: int, derived: Derived) -> Signature:
    """The signature of an article that has its number.

    Events rest on what the text says and on its date: a corrected date counts, while the tags that
    the reader gave are left out.
    """
    published = derived.article.published.seconds
    return Signature.unpack(derived.signature).numbered(article_id, source_id, published)


def refresh(connection: Connection, numbers: Iterable[int], successors: Mapping[int, int]) -> None:
    """Makes events' rows anew from their members; an event left empty passes to its successor."""
    touched = sorted(set(numbers))
    events.clear_keys(connection, touched)
    empty = []
    for event_id in touched:
        members = events.members(connection, event_id)
        if members:
            events.refresh(connection, event_id, summarise(members))
        else:
            empty.append(event_id)
    for event_id in empty:
        event_ids.retire(connection, event_id, successors[event_id])


def summarise(members: Sequence[events.Member]) -> events.Summary:
    """What the row of an event says, from its members, earliest first."""
    first, last = members[0], members[-1]
    lead = headline([(one.article_id, one.title) for one in sample(members, _HEADLINES)])
    titles = {member.article_id: member.title for member in members}
    return events.Summary(
        title=titles[lead],
        lead_article_id=lead,
        first_at=seconds_of(first.key),
        last_at=seconds_of(last.key),
        article_count=len(members),
        source_count=len({member.source for member in members}),
        unread_count=sum(member.unread for member in members),
        key=last.key,
        countries=_weightiest([member.countries for member in members]),
        topics=_weightiest([member.topics for member in members]),
        activity=activity([seconds_of(member.key) for member in members]),
        version=GROUPER_VERSION,
    )


def activity(times: Sequence[int]) -> tuple[int, ...]:
    """Reports in equal slices of the time from the first to the last; one slice if no time went."""
    first, last = min(times), max(times)
    if first == last:
        return (len(times),)
    counted = Counter((at - first) * _SLICES // (last - first + 1) for at in times)
    return tuple(counted[slice_] for slice_ in range(_SLICES))


def _weightiest(groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The values that stand first most often; a value weighs less the later it stands."""
    weights: Counter[str] = Counter()
    for group in groups:
        for place, value in enumerate(group):
            weights[value] += 12 // (place + 1)
    kept = [value for value, weight in weights.most_common() if weight * 3 >= len(groups) * 4]
    return tuple(kept[:_COUNTRIES_SHOWN])
