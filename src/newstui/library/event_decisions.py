"""What the reader decides about events: these are one, this is another, this report belongs here.

Decisions are kept as pairs of articles, so that they outlive every regrouping: all that are
together hang on one of them, and of an event that is parted each article is apart from one of the
other's. Nothing is learned from them: other articles are grouped as before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from newstui.library import grouping
from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.store import event_decisions as stored
from newstui.store import event_ids, event_rows, events, lists, undo_log
from newstui.store.database import Connection
from newstui.store.event_decisions import APART, TOGETHER, Pair


def merge(library: Library, event_ids: Sequence[int]) -> Change:
    """Makes events one: the others become part of the first, and their ids lead to it.

    Undoable. Raises NewstuiError if there are not two events of these numbers.
    """
    with library.database.writing(durable=True) as connection:
        target, *others = dict.fromkeys(_present(connection, number) for number in event_ids)
        if not others:
            raise NewstuiError("that is one event; name two or more to merge")
        decision = _Decision(connection, [target, *others], library.now())
        _bind(connection, decision.articles, library.now())
        for number in events.article_ids(connection, others):
            decision.put(number, target)
        return decision.logged(f"merged into {_named(connection, target)}")


def bring(library: Library, event_id: int, article_ids: Sequence[int]) -> Change:
    """Says of articles that they belong to an event. Undoable.

    Raises NewstuiError if there is no such event or article.
    """
    with library.database.writing(durable=True) as connection:
        target = _present(connection, event_id)
        homes = _homes(connection, article_ids)
        decision = _Decision(connection, [target, *homes.values()], library.now())
        for number, home in homes.items():
            if home != target:
                _part(connection, [number], _others(connection, home, [number]), library.now())
            members = _others(connection, target, [number])
            apart = stored.pairs_of(connection, [number, *members], APART)
            stored.release(connection, {both for both in apart if number in both})
            if members:
                stored.constrain(connection, [(number, max(members))], TOGETHER, library.now())
            decision.put(number, target)
        return decision.logged(f"put into {_named(connection, target)}")


def split(library: Library, event_id: int, article_ids: Sequence[int]) -> Change:
    """Makes some articles of an event an event of their own; the larger part keeps the id.

    Undoable. Raises NewstuiError if they are not all in the event, or are all of it.
    """
    with library.database.writing(durable=True) as connection:
        parted = _present(connection, event_id)
        leaving = sorted(_homes(connection, article_ids, parted))
        staying = _others(connection, parted, leaving)
        if not staying:
            raise NewstuiError(f"these are all articles of event {parted}; nothing was changed")
        now = library.now()
        decision = _Decision(connection, [parted], now)
        _part(connection, leaving, staying, now)
        _bind(connection, leaving, now)
        stored.constrain(connection, [(max(leaving), other) for other in staying], APART, now)
        made, left = decision.create(), parted
        if len(leaving) > len(staying):
            decision.move(staying, made)
            made, left = parted, made
        for number in leaving:
            decision.put(number, made)
        decision.settle()
        return decision.logged(f"split off {_named(connection, left)}")


def take_out(library: Library, article_ids: Sequence[int]) -> Change:
    """Says of articles that they are not of their events: each is grouped anew without it.

    Undoable. Raises NewstuiError if there is no such article, or it is alone in its event.
    """
    with library.database.writing(durable=True) as connection:
        homes = _homes(connection, article_ids)
        now = library.now()
        decision = _Decision(connection, homes.values(), now)
        for number, home in homes.items():
            others = _others(connection, home, [number])
            if not others:
                raise NewstuiError(f"article {number} is alone in its event; nothing was changed")
            _part(connection, [number], others, now)
            stored.constrain(connection, [(number, other) for other in others], APART, now)
            decision.regroup(number)
        decision.settle()
        left = set(homes.values())
        named = _named(connection, left.pop()) if len(left) == 1 else f"{len(left)} events"
        return decision.logged(f"taken out of {named}")


def restore(connection: Connection, values: Mapping[str, Any], now: int) -> int:
    """Makes what a decision has changed as it was, within an undo; gives how many articles it was.

    What has come since stays where it is, unless its event goes.
    """
    stored.put_back_constraints(connection, values["constraints"])
    aliases = {int(old): event for old, event in values["aliases"].items()}
    for old in aliases:
        event_ids.set_alias(connection, old, None)
    known = {int(number): value for number, value in values["events"].items()}
    for number, value in known.items():
        if value is not None:
            _ensure(connection, number, now)
    touched = {number for number in known if events.exists(connection, number)}
    left: dict[int, int] = {}
    memberships = {int(number): value for number, value in values["articles"].items()}
    missing = set(lists.missing_ids(connection, list(memberships)))
    for number in memberships.keys() - missing:
        wanted, *rest = memberships[number]
        event_id = _ensure(connection, events.current_id(connection, wanted), now)
        had = events.event_of(connection, number)
        stored.put_back_membership(connection, number, event_id, rest)
        touched |= {event_id, event_id if had is None else had}
        left[event_id if had is None else had] = event_id
    for old, successor in aliases.items():
        if successor is not None and events.exists(connection, old):
            events.move_all(connection, events.article_ids(connection, [old]), successor, now)
            left[old] = successor
            touched.add(successor)
    _clear(connection, touched, left)
    grouping.refresh(connection, touched, {})
    for old, successor in aliases.items():
        if successor is not None and events.exists(connection, successor):
            event_ids.set_alias(connection, old, successor)
    for number, value in known.items():
        if value is not None and events.exists(connection, number):
            stored.put_back_event(connection, number, value)
    return len(memberships) - len(missing)


class _Decision:
    """One decision under way: what there was before it, and which events it touches."""

    def __init__(self, connection: Connection, event_ids: Iterable[int], now: int) -> None:
        self._connection = connection
        self._now = now
        self._events = set(event_ids)
        self.articles = events.article_ids(connection, self._events)
        self._before = stored.snapshot(connection, self.articles, self._events)
        self._touched = set(self._events)
        self._left: dict[int, int] = {}

    def create(self) -> int:
        """A new event."""
        made = events.create(self._connection, self._now)
        self._events.add(made)
        return made

    def put(self, article_id: int, event_id: int) -> None:
        """The reader puts an article into an event, or says that it is rightly there."""
        self._leave(article_id, event_id)
        events.decide(self._connection, article_id, event_id, self._now)

    def move(self, article_ids: Collection[int], event_id: int) -> None:
        """Articles go elsewhere since others have gone."""
        for article_id in article_ids:
            self._leave(article_id, event_id)
        events.move_all(self._connection, article_ids, event_id, self._now)

    def regroup(self, article_id: int) -> None:
        """The program decides anew, as far as the reader has left it open."""
        home = events.event_of(self._connection, article_id)
        events.release(self._connection, article_id)
        found = grouping.place_again(self._connection, article_id, self._now)
        if not events.article_ids(self._connection, [found])[1:]:
            self._events.add(found)
        self._touched.add(found)
        if home is not None:
            self._left[home] = found

    def _leave(self, article_id: int, event_id: int) -> None:
        home = events.event_of(self._connection, article_id)
        self._touched.add(event_id)
        if home is not None and home != event_id:
            self._left[home] = event_id

    def settle(self) -> None:
        """Makes the rows of the events true: one that loses the report of its headline gets
        another, by which it is to be named."""
        grouping.refresh(self._connection, self._touched, self._left)
        self._touched = set()

    def logged(self, description: str) -> Change:
        """Makes the decision undoable."""
        self.settle()
        after = stored.snapshot(self._connection, self.articles, self._events)
        was, now = stored.difference(self._before, after)
        if any(now.values()):
            undo_log.add(self._connection, description, "events", was, now, self._now)
        return Change(description, len(now["articles"]), regrouped=True)


def _present(connection: Connection, event_id: int) -> int:
    """The number that an event goes by today."""
    number = events.current_id(connection, event_id)
    if not events.exists(connection, number):
        raise NewstuiError(f"there is no event {event_id}; nothing was changed")
    return number


def _named(connection: Connection, event_id: int) -> str:
    row = event_rows.row(connection, event_id)
    return f"“{row.title}”" if row is not None and row.title else f"event {event_id}"


def _homes(
    connection: Connection, article_ids: Iterable[int], expected: int | None = None
) -> dict[int, int]:
    """The event of each article, which must be the expected one."""
    homes = {}
    for number in article_ids:
        home = events.event_of(connection, number)
        if home is None:
            raise NewstuiError(f"there is no article {number}; nothing was changed")
        if expected is not None and home != expected:
            raise NewstuiError(
                f"article {number} is in event {home}, not in {expected}; nothing was changed"
            )
        homes[number] = home
    return homes


def _others(connection: Connection, event_id: int, article_ids: Collection[int]) -> list[int]:
    """The articles of an event but these."""
    left_out = set(article_ids)
    return [one for one in events.article_ids(connection, [event_id]) if one not in left_out]


def _bind(connection: Connection, article_ids: Collection[int], now: int) -> None:
    """Says that articles belong together, whatever was said before.

    All hang on the one that came last: retention removes the oldest first.
    """
    if len(article_ids) > 1:
        stored.release(connection, stored.pairs_of(connection, article_ids, APART))
        last = max(article_ids)
        pairs = [(number, last) for number in article_ids if number != last]
        stored.constrain(connection, pairs, TOGETHER, now)


def _part(
    connection: Connection, leaving: Collection[int], staying: Collection[int], now: int
) -> None:
    """Forgets whatever bound articles to others; what was bound within each side stays so."""
    bound = stored.pairs_of(connection, {*leaving, *staying}, TOGETHER)
    away = set(leaving)
    crossing = {both for both in bound if (both[0] in away) != (both[1] in away)}
    stored.release(connection, crossing)
    if crossing:
        for group in bound_groups(bound):
            for side in (group & away, group - away):
                _bind(connection, side, now)


def bound_groups(pairs: Iterable[Pair]) -> list[set[int]]:
    """The articles that hang together by pairs, directly or through others."""
    group_of: dict[int, set[int]] = {}
    for first, second in pairs:
        one, other = group_of.setdefault(first, {first}), group_of.setdefault(second, {second})
        if one is not other:
            one |= other
            for number in other:
                group_of[number] = one
    return list({id(group): group for group in group_of.values()}.values())


def _ensure(connection: Connection, event_id: int, now: int) -> int:
    """An event of that number, made again if it has gone."""
    if not events.exists(connection, event_id):
        event_ids.set_alias(connection, event_id, None)
        events.create(connection, now, event_id)
    return event_id


def _clear(connection: Connection, touched: set[int], left: Mapping[int, int]) -> None:
    """Removes the events that have no articles left, and with them their marks."""
    for number in sorted(touched):
        if not events.article_ids(connection, [number]):
            touched.discard(number)
            event_ids.erase(connection, number, left.get(number))
