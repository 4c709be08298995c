"""What is put right about events when more is known: one that falls apart is split, and neighbours
that turn out to be one are merged.

It is decided for one event at a time, within what the window shows of the others. Parts do not fall
apart further, and nothing is merged that would: what was put right stays as it is.
"""

from __future__ import annotations

import math
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from newstui.events import network
from newstui.events.event_state import DAY, EventState
from newstui.events.grouper import DEFAULT, EVER, Grouper, GrouperSettings, States
from newstui.events.merging import gathered, is_beyond, judged, seconds_between
from newstui.events.reasons import explain
from newstui.events.signature import MOST_KEYS, Extent, Signature
from newstui.events.splitting import Pairs, divided
from newstui.events.template import are_editions
from newstui.events.window import Window
from newstui.model.event import Assignment, Reason

_NEIGHBOURS = 3
"""So many events with most keys in common are compared with one."""
_SURE = 0.8
"""Events whose reports have all been so sure when they joined do not fall apart: on the labelled
sets none does."""
_SURER = 0.1
"""How much surer than where a report has brought them together each of two neighbours must be of
the other, times the logarithm of the size of the smaller: so many are moved if it is wrong."""
_BETWEEN = DAY // 2
"""Seconds that may lie between the reports of two neighbours: look-alikes follow one another."""


class Repair:
    """Looks at events again. What the reader has decided anything about stays as it is."""

    def __init__(
        self,
        window: Window,
        place: Callable[[Assignment], None],
        settings: GrouperSettings = DEFAULT,
        states: States | None = None,
    ) -> None:
        """`place` puts an article into its event; the window shows it from then on. `states` are
        those kept by an earlier one, while they are still true."""
        self._window = window
        self._place = place
        self._settings = settings
        self._networks = settings.networks or network.shipped()
        self._states: States = OrderedDict() if states is None else states
        self._state = Grouper(window, settings, self._states).state
        self._pairs = Pairs(self._networks)
        self.parted: dict[int, int] = {}
        """New events by number, with the event that each was part of."""
        self.merged: dict[int, int] = {}
        """Events that are there no more, with the event that each has become part of."""

    def look_at(self, event_id: int, least: float = 0.0) -> None:
        """Splits an event if it falls apart: its largest part stays what it is, the others are new.
        Then merges what is left with neighbours: the larger, or else the older, stays.

        `least` is how sure the least sure of its reports was when it joined, if that is known."""
        self._pairs = Pairs(self._networks)
        parts = [event_id] if least >= _SURE else self._parts(event_id)
        for part in parts:
            # A part may have gone into an earlier one's neighbour.
            found = None if part in self.merged else self._partner(part)
            while found is not None:
                smaller, larger = found
                self._merge(smaller, larger)
                found = self._partner(larger)

    def _parts(self, event_id: int) -> list[int]:
        """The numbers of the parts of an event, once it is split, or its own."""
        members = self._state(event_id).members
        if self._window.settled(event_id, members):
            return [event_id]
        first, *others = divided(members, self._networks, self._pairs)
        if not others:
            return [event_id]
        parts = {event_id: first} | {self._window.new_event(): part for part in others}
        for number, part in parts.items():
            beside = [gathered(one, reports) for one, reports in parts.items() if one != number]
            self._put(gathered(number, ()), part, beside)
        self._states.pop(event_id, None)
        self.parted |= {number: event_id for number in parts if number != event_id}
        return list(parts)

    def _merge(self, smaller: int, larger: int) -> None:
        moving, staying = (self._state(number).members for number in (smaller, larger))
        self._put(gathered(larger, staying), moving, [])
        for number in (smaller, larger):
            self._states.pop(number, None)
        self.merged = {old: larger if to == smaller else to for old, to in self.merged.items()}
        self.merged[smaller] = larger

    def _put(
        self, event: EventState, reports: Sequence[Signature], beside: Sequence[EventState]
    ) -> None:
        """Reports come into an event one after the other, each for its reason."""
        for one in reports:
            reason = self._reason(one, event, beside)
            self._place(Assignment(one.article_id, event.id, not event.members, reason))
            event.join(one)

    def _reason(self, one: Signature, event: EventState, beside: Sequence[EventState]) -> Reason:
        others = [judged(one, other, self._networks) for other in beside]
        if event.members:
            ranked = [judged(one, event, self._networks), *others]
            ranked.sort(key=lambda likeness: -likeness.score)
            return explain(one, one.compared(), event, ranked, event.copied_by(one))
        best = max(others, key=lambda likeness: likeness.score)
        unsure = best.score >= self._settings.possible * self._settings.cut(best.kind)
        possible = best.event_id if unsure else None
        return Reason(0.0, runner_up=best.event_id, runner_up_score=best.score, possible=possible)

    def _partner(self, event_id: int) -> tuple[int, int] | None:
        """An event that is one with another, and that other: the smaller and the larger."""
        own = self._state(event_id)
        if _is_bare(own) or self._window.settled(event_id, own.members):
            return None
        for number in self._neighbours(event_id, own.members):
            other = self._state(number)
            smaller, larger = sorted((own, other), key=lambda one: (len(one.members), -one.id))
            if self._are_one(smaller, larger) and not self._window.settled(number, other.members):
                return smaller.id, larger.id
        return None

    def _neighbours(self, event_id: int, members: Sequence[Signature]) -> list[int]:
        """The events that have most of the keys that the reports have in common."""
        counted = Counter(chain.from_iterable(member.keys for member in members))
        keys = [key for key, _ in counted.most_common(MOST_KEYS)]
        shared: Mapping[int, int] = self._window.candidates(keys, *self._span(members))
        return [other for other in shared if other != event_id][:_NEIGHBOURS]

    def _span(self, members: Sequence[Signature]) -> tuple[int, int]:
        times = [member.published for member in members if member.published is not None]
        if len(times) < len(members):
            return EVER
        reach = int(self._settings.window_days * DAY)
        return min(times) - reach, max(times) + reach

    def _are_one(self, smaller: EventState, larger: EventState) -> bool:
        """Whether neighbours that no report has brought together are one."""
        if _is_bare(smaller) or _is_bare(larger) or seconds_between(smaller, larger) > _BETWEEN:
            return False
        needed = _SURER * math.log(len(smaller.members))
        for one, other in ((smaller, larger), (larger, smaller)):
            if not is_beyond(one, other, self._networks, needed):
                return False
        if are_editions(smaller, larger):
            return False
        both = sorted([*smaller.members, *larger.members], key=lambda one: one.article_id)
        return len(divided(both, self._networks, self._pairs)) == 1


def _is_bare(event: EventState) -> bool:
    """Whether there is little more than headlines: of one day's, too many are alike."""
    headlines = sum(member.extent is Extent.HEADLINE for member in event.members)
    return 2 * headlines >= len(event.members)
