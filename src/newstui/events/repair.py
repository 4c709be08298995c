"""What is put right about events when more is known: one that falls apart is split, and neighbours
that turn out to be one are merged.

Decided for one event at a time, within what the window shows of the others; so it is stable: parts
do not fall apart further, and nothing is merged that would.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from newstui.events import network
from newstui.events.event_state import DAY, EventState
from newstui.events.grouper import DEFAULT, EVER, GrouperSettings
from newstui.events.merging import are_one
from newstui.events.signature import MOST_KEYS, Signature
from newstui.events.splitting import divided
from newstui.events.template import is_template
from newstui.events.window import Window

_NEIGHBOURS = 3
"""So many events with most keys in common are compared with one."""


class Repair:
    """Looks at events that have grown."""

    def __init__(self, window: Window, settings: GrouperSettings = DEFAULT) -> None:
        self._window = window
        self._settings = settings
        self._networks = settings.networks or network.shipped()

    def parts(self, event_id: int) -> list[list[Signature]]:
        """The parts that an event falls into, the largest first; but one where it is whole, or
        where the reader has decided anything about it."""
        members = self._window.members(event_id)
        if self._window.settled(event_id, members):
            return [list(members)]
        return divided(members, self._networks)

    def partner(self, event_id: int) -> tuple[int, int] | None:
        """Another event that is one with this, as the smaller of both and the larger, or else the
        older. None if there is none, or where the reader has decided anything about either."""
        members = self._window.members(event_id)
        if self._window.settled(event_id, members):
            return None
        own = _state(event_id, members)
        for other in self._neighbours(event_id, members):
            found = _state(other, self._window.members(other))
            smaller, larger = sorted((own, found), key=lambda one: (len(one.members), -one.id))
            if self._are_one(smaller, larger) and not self._window.settled(other, found.members):
                return smaller.id, larger.id
        return None

    def _neighbours(self, event_id: int, members: Sequence[Signature]) -> list[int]:
        """The events that have most of the keys that the reports have in common."""
        counted = Counter(chain.from_iterable(member.keys for member in members))
        keys = [key for key, _ in counted.most_common(MOST_KEYS)]
        shared = self._window.candidates(keys, *self._span(members))
        return [other for other in shared if other != event_id][:_NEIGHBOURS]

    def _span(self, members: Sequence[Signature]) -> tuple[int, int]:
        times = [member.published for member in members if member.published is not None]
        if len(times) < len(members):
            return EVER
        reach = int(self._settings.window_days * DAY)
        return min(times) - reach, max(times) + reach

    def _are_one(self, smaller: EventState, larger: EventState) -> bool:
        if not are_one(smaller, larger, self._networks):
            return False
        if any(is_template(member, larger) for member in smaller.members):
            return False
        both = sorted([*smaller.members, *larger.members], key=lambda one: one.article_id)
        return len(divided(both, self._networks)) == 1


def _state(event_id: int, members: Sequence[Signature]) -> EventState:
    state = EventState(event_id)
    for member in members:
        state.join(member)
    return state
