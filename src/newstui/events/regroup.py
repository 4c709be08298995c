"""The whole window again: grouped from the start, then what was split is merged by average link.

Online grouping decides with what had come by then; once everything is there, events whose articles
are on average as like each other as members are become one. The larger an event grows, the surer
the link must be (a size guard), and no decision of the reader is broken.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newstui.events.event_state import DAY, EventState
from newstui.events.grouper import DEFAULT, Grouper, GrouperSettings
from newstui.events.likeness import contest, judge
from newstui.events.network import Network, shipped
from newstui.events.signature import Signature
from newstui.events.template import is_template
from newstui.events.window import MemoryWindow
from newstui.model.work import CancelCheck, Progress, never_cancelled, no_progress

_SAMPLE = 6
"""Members of the smaller event that are compared with the larger."""
_RIVALS = 8
"""Events that an event is compared with."""
_PASSES = 2
_GUARD = 0.08
"""How much surer a merge must be for every doubling of the smaller event."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the reader has said, as pairs of article ids."""

    together: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()


class _Decided(MemoryWindow):
    """A window that obeys the reader's decisions."""

    def __init__(self, decisions: Decisions) -> None:
        super().__init__()
        self.event_of: dict[int, int] = {}
        self._together = _partners(decisions.together)
        self._apart = _partners(decisions.apart)

    def apart(self, article_id: int, event_id: int) -> bool:
        return any(self.event_of.get(other) == event_id for other in self._apart[article_id])

    def together(self, article_id: int) -> int | None:
        known = (self.event_of.get(other) for other in self._together[article_id])
        return next((event for event in known if event is not None), None)

    def add(self, signature: Signature, event_id: int, at: int) -> None:
        super().add(signature, event_id, at)
        self.event_of[signature.article_id] = event_id

    def may_merge(self, first: EventState, second: EventState) -> bool:
        """Whether no article of one has been told apart from one of the other."""
        theirs = {member.article_id for member in second.members}
        return not any(
            other in theirs for member in first.members for other in self._apart[member.article_id]
        )


def _partners(pairs: Iterable[tuple[int, int]]) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for first, second in pairs:
        found[first].add(second)
        found[second].add(first)
    return found


def regroup(
    articles: Sequence[tuple[Signature, int]],
    decisions: Decisions | None = None,
    settings: GrouperSettings = DEFAULT,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> dict[int, int]:
    """The group of each article id, as numbers from 1.

    `articles` are signatures with the seconds UTC at which they stand in the window, in the order
    of their arrival. When cancelled, what has not been looked at stays as online grouping left it;
    articles not yet grouped at all are left out.
    """
    window = _Decided(decisions or Decisions())
    grouper = Grouper(window, settings)
    for done, (one, at) in enumerate(articles):
        if cancelled():
            return window.event_of
        window.add(one, grouper.assign(one, at).event_id, at)
        progress(done, len(articles), "grouping")
    places = {one.article_id: at for one, at in articles}
    states = {event: grouper.state(event) for event in dict.fromkeys(window.event_of.values())}
    into: dict[int, int] = {}
    for _ in range(_PASSES):
        before = len(into)
        _merge_once(states, into, window, places, settings, cancelled)
        if len(into) == before:
            break
    return {member.article_id: event for event, state in states.items() for member in state.members}


def _merge_once(
    states: dict[int, EventState],
    into: dict[int, int],
    window: _Decided,
    places: Mapping[int, int],
    settings: GrouperSettings,
    cancelled: CancelCheck,
) -> None:
    """One pass over all events, smallest first; `into` notes which became part of which."""
    networks = settings.networks or shipped()
    for event in sorted(states, key=lambda event: (len(states[event].members), event)):
        if cancelled():
            break
        rivals = _rivals(states[event], window, places, settings, into)
        near = [
            states[rival]
            for rival in rivals
            if len(states[rival].members) >= len(states[event].members)
            and window.may_merge(states[event], states[rival])
        ]
        best = _best_link(states[event], near, networks, settings)
        if best is not None:
            for member in states.pop(event).members:
                best.join(member)
            into[event] = best.id


def _rivals(
    state: EventState,
    window: _Decided,
    places: Mapping[int, int],
    settings: GrouperSettings,
    into: Mapping[int, int],
) -> list[int]:
    """The other events that share most keys with an event's articles."""
    span = int(settings.window_days * DAY)
    shared: Counter[int] = Counter()
    for member in _sample(state.members):
        at = places[member.article_id]
        for found, keys in window.candidates(member.keys, at - span, at + span).items():
            while found in into:
                found = into[found]
            if found != state.id:
                shared[found] += keys
    return [event for event, _ in shared.most_common(_RIVALS)]


def _best_link(
    state: EventState,
    near: Sequence[EventState],
    networks: Mapping[str, Network],
    settings: GrouperSettings,
) -> EventState | None:
    """The event that the members are on average surely of, if there is one."""
    sample = _sample(state.members)
    margin: defaultdict[int, float] = defaultdict(float)
    for member in sample:
        parts = member.parts()
        glances = [rival.glance(member.language, parts) for rival in near]
        among = contest(parts, glances)
        for seen in glances:
            rival = seen.event
            if is_template(member, rival):
                margin[rival.id] -= len(sample)
                continue
            link = judge(member, parts, seen, among, networks)
            margin[rival.id] += link.score - settings.cut(link.kind)
    guard = _GUARD * math.log2(len(state.members))
    best = max(near, key=lambda rival: margin[rival.id], default=None)
    if best is None or margin[best.id] / len(sample) < guard:
        return None
    return best


def _sample(members: Sequence[Signature]) -> Sequence[Signature]:
    step = max(1, len(members) // _SAMPLE)
    return members[::step][:_SAMPLE]


def identities(before: Mapping[int, int], after: Mapping[int, int]) -> dict[int, int | None]:
    """The former event that each new group continues, or None where it is new.

    Both map article ids to events. A former id goes to the group that holds most of its articles
    (the larger part keeps it), each group takes one, the largest overlap first.
    """
    overlap = Counter(
        (after[article], event) for article, event in before.items() if article in after
    )
    kept: dict[int, int | None] = {}
    taken: set[int] = set()
    for (group, event), _ in sorted(overlap.items(), key=lambda item: (-item[1], item[0])):
        if group not in kept and event not in taken:
            kept[group] = event
            taken.add(event)
    return {group: kept.get(group) for group in dict.fromkeys(after.values())}
