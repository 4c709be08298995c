"""Places articles into events, and keeps the events' own rows true; within one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newstui.events.grouper import Grouper, States
from newstui.events.headline import headline
from newstui.events.signature import Signature
from newstui.store import database, events, window
from newstui.store.articles import Derived
from newstui.store.database import Connection
from newstui.store.time_keys import seconds_of

GROUPER_VERSION = 1
_CANDIDATES = 60
_SLICES = 8
"""How many slices of time an event's coverage is drawn in."""
_COUNTRIES_SHOWN = 6
_MOST_STATES = 1500
"""Events that are remembered between batches: some 30 KB each."""


class StoreWindow:
    """The grouper's view of what is stored, read inside the writer's transaction."""

    def __init__(self, connection: Connection, now: int) -> None:
        self._connection = connection
        self._now = now

    def candidates(self, keys: Sequence[int], since: int, until: int) -> Mapping[int, int]:
        return window.candidates(self._connection, keys, since, until, limit=_CANDIDATES)

    def members(self, event_id: int) -> Sequence[Signature]:
        return [Signature.unpack(data) for data in window.signatures(self._connection, event_id)]

    def apart(self, article_id: int, event_id: int) -> bool:
        return window.apart(self._connection, article_id, event_id)

    def together(self, article_id: int) -> int | None:
        return window.together(self._connection, article_id)

    def new_event(self) -> int:
        return events.create(self._connection, self._now)


class Remembered:
    """What was learned of events, kept from one batch to the next of a long import.

    It holds while nobody else writes: the database counts its transactions. After a transaction
    that has failed it must not be used again.
    """

    def __init__(self) -> None:
        self._states: States = {}
        self._writes: int | None = None

    def states(self, connection: Connection) -> States:
        """What still holds within this transaction."""
        writes = database.writes(connection)
        if self._writes != writes:
            self._states.clear()
        self._writes = writes + 1
        while len(self._states) > _MOST_STATES:
            del self._states[next(iter(self._states))]
        return self._states


class Grouping:
    """One batch of articles on its way into events."""

    def __init__(
        self, connection: Connection, now: int, remembered: Remembered | None = None
    ) -> None:
        self._connection = connection
        self._now = now
        states = (remembered or Remembered()).states(connection)
        self._grouper = Grouper(StoreWindow(connection, now), states=states)
        self._touched: set[int] = set()
        self._left: dict[int, int] = {}

    def add(self, article_id: int, source_id: int, key: int, derived: Derived) -> None:
        """Decides the event of one article, new or changed, and stores the decision."""
        made = numbered(article_id, source_id, derived)
        at = seconds_of(key)
        leaving = events.take_out(self._connection, article_id)
        known_at = at if made.published is not None else None
        window.add(self._connection, article_id, known_at, made.keys, made.pack())
        decided = events.event_of(self._connection, article_id)
        if decided is None:
            assignment = self._grouper.assign(made, at)
            events.place(self._connection, assignment, self._now)
            decided = assignment.event_id
        else:
            self._grouper.forget(decided)
        if leaving is not None:
            # Members count in the order of their numbers, as when they are read again.
            self._grouper.forget(leaving)
            self._grouper.forget(decided)
        self._touched.add(decided)
        if leaving is not None and leaving != decided:
            self._touched.add(leaving)
            self._left[leaving] = decided

    def finish(self) -> None:
        """Brings the rows of all touched events up to date."""
        refresh(self._connection, self._touched, self._left)


def numbered(article_id: int, source_id: int, derived: Derived) -> Signature:
    """The signature of an article that has its number.

    Events rest on what the text says and on its date: a corrected date counts, while the tags that
    the reader gave are left out.
    """
    published = derived.article.published.seconds
    made = Signature.unpack(derived.signature)
    return replace(made, article_id=article_id, source_id=source_id, published=published)


def refresh(
    connection: Connection, event_ids: Iterable[int], successors: Mapping[int, int]
) -> None:
    """Makes events' rows anew from their members; an event left empty passes to its successor."""
    touched = sorted(set(event_ids))
    events.clear_keys(connection, touched)
    empty = []
    for event_id in touched:
        members = events.members(connection, event_id)
        if members:
            events.refresh(connection, event_id, summarise(members))
        else:
            empty.append(event_id)
    for event_id in empty:
        events.retire(connection, event_id, successors[event_id])


def summarise(members: Sequence[events.Member]) -> events.Summary:
    """What the row of an event says, from its members, earliest first."""
    first, last = members[0], members[-1]
    lead = headline([(member.article_id, member.title) for member in members])
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
