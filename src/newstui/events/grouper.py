"""Online grouping: each article joins the event it is most like, or opens its own."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from newstui.events import network
from newstui.events.event_state import DAY, EventState, Glance, Tells
from newstui.events.likeness import WORTH, Likeness, contest, judge
from newstui.events.merging import are_one, seconds_between
from newstui.events.network import Network
from newstui.events.reasons import explain
from newstui.events.signature import Compared, Signature
from newstui.events.template import are_editions, is_template
from newstui.events.window import MemoryWindow, Window
from newstui.model.event import Assignment, Reason

__all__ = ["DEFAULT", "Grouper", "GrouperSettings", "MemoryWindow", "Window"]


_RIVALS = 2
"""So many events beside its own may an article show to be the same."""


@dataclass(frozen=True, slots=True)
class GrouperSettings:
    """What decides between joining and opening."""

    window_days: float = 30.0
    """Reports further apart than this are never put together."""
    headline_cut: float = 0.5
    lead_cut: float = 0.5
    full_cut: float = 0.42
    foreign_cut: float = 0.35
    """How sure it must be, in 0..1, by how much there is to go by."""
    possible: float = 0.6
    """From this share of the cut an event is offered as possibly the same."""
    looks: int = 10
    """Candidates that are looked at: those with most keys in common."""
    networks: Mapping[str, Network] | None = None
    """Networks by class in place of the shipped ones."""

    def cut(self, kind: str) -> float:
        """The cut for a class of pair."""
        cut: float = getattr(self, f"{kind}_cut")
        return cut


States = OrderedDict[int, EventState]
"""What is known of events by id, the one asked for longest ago first."""
EVER = (-(1 << 62), 1 << 62)
"""The span of an undated article: it may belong to any time."""
DEFAULT = GrouperSettings()


class Grouper:
    """Assigns articles to events; keeps the state of the events it met."""

    def __init__(
        self, window: Window, settings: GrouperSettings = DEFAULT, states: States | None = None
    ) -> None:
        """`states` are those kept by an earlier grouper, while they are still true."""
        self._window = window
        self._settings = settings
        self._networks = settings.networks or network.shipped()
        self._states: States = OrderedDict() if states is None else states

    def assign(self, signature: Signature, at: int, *, merging: bool = True) -> Assignment:
        """The event of an article and why; and the events that it has shown to be the same, which
        are one from then on, unless `merging` is False.

        `at` is when it stands in the window, seconds UTC: when it was published, or first seen
        where that is unknown or in the future.
        """
        told = self._window.together(signature.article_id)
        parts = signature.compared()
        ranked = self._ranked(signature, parts, at)
        if told is not None:
            return self._join(signature, parts, self.state(told), ranked)
        best = ranked[0] if ranked else None
        if best is not None and best.score >= self._settings.cut(best.kind):
            joined = self._join(signature, parts, self.state(best.event_id), ranked)
            return self._merged(joined, ranked[1:]) if merging else joined
        return self._open(signature, parts, ranked)

    def consider(self, signature: Signature, at: int) -> list[Likeness]:
        """The events that the article may join, likeliest first."""
        return self._ranked(signature, signature.compared(), at)

    def _ranked(self, signature: Signature, parts: Compared, at: int) -> list[Likeness]:
        span = int(self._settings.window_days * DAY)
        since, until = (at - span, at + span) if signature.published is not None else EVER
        shared = self._window.candidates(signature.keys, since, until)
        near = nearest(signature, parts, shared, self._open_to(signature), self._settings.looks)
        among = contest(parts, near)
        found = [
            judge(signature, parts, seen, among, self._networks)
            for seen in near
            if seen.like >= WORTH * among.likest
        ]
        found.sort(key=lambda likeness: (-likeness.score, likeness.event_id))
        return found

    def _open_to(self, signature: Signature) -> Callable[[int], EventState | None]:
        """The state of an event, or None if the article cannot belong to it."""

        def state(event_id: int) -> EventState | None:
            if self._window.apart(signature.article_id, event_id):
                return None
            known = self.state(event_id)
            return known if known.members and not is_template(signature, known) else None

        return state

    def state(self, event_id: int) -> EventState:
        """What is known of an event now, this batch's assignments included."""
        state = self._states.get(event_id)
        if state is None:
            state = EventState(event_id)
            for member in self._window.members(event_id):
                state.join(member)
            self._states[event_id] = state
        self._states.move_to_end(event_id)
        return state

    def _join(
        self,
        signature: Signature,
        parts: Compared,
        state: EventState,
        ranked: Sequence[Likeness],
    ) -> Assignment:
        tells, original = Tells(signature), state.copied_by(signature)
        reason = explain(signature, parts, state, ranked, original, tells)
        state.join(signature, parts, tells, copies=original is not None)
        self._states[state.id] = state
        return Assignment(signature.article_id, state.id, opens=False, reason=reason)

    def _merged(self, made: Assignment, others: Sequence[Likeness]) -> Assignment:
        """The assignment, after another event that the article might have joined as well has become
        one with its own, should the two be one. The larger, or else the older, stays."""
        own = self.state(made.event_id)
        for other in others[:_RIVALS]:
            if other.score < self._settings.cut(other.kind):
                continue
            both = own, self.state(other.event_id)
            smaller, larger = sorted(both, key=lambda event: (len(event.members), -event.id))
            if self._may_merge(smaller, larger):
                self._window.absorb(smaller.id, smaller.members, larger.id)
                # They are read again when next asked for, their reports in the order they came.
                for event in both:
                    self._states.pop(event.id, None)
                reason = replace(made.reason, runner_up=None, runner_up_score=0.0)
                return replace(made, event_id=larger.id, reason=reason, absorbed=smaller.id)
        return made

    def _may_merge(self, smaller: EventState, larger: EventState) -> bool:
        if seconds_between(smaller, larger) > self._settings.window_days * DAY:
            return False
        if are_editions(smaller, larger):
            return False
        if not are_one(smaller, larger, self._networks):
            return False
        return not self._window.settled(smaller.id, smaller.members)

    def _open(
        self, signature: Signature, parts: Compared, ranked: Sequence[Likeness]
    ) -> Assignment:
        event_id = self._window.new_event()
        state = EventState(event_id)
        state.join(signature, parts, copies=False)
        self._states[event_id] = state
        best = ranked[0] if ranked else None
        unsure = best is not None and best.score >= self._settings.possible * self._settings.cut(
            best.kind
        )
        reason = Reason(
            score=0.0,
            runner_up=best.event_id if best else None,
            runner_up_score=best.score if best else 0.0,
            possible=best.event_id if best and unsure else None,
        )
        return Assignment(signature.article_id, event_id, opens=True, reason=reason)


def nearest(
    signature: Signature,
    parts: Compared,
    shared: Mapping[int, int],
    state_of: Callable[[int], EventState | None],
    most: int,
) -> list[Glance]:
    """The `most` candidates with most keys in common that are open to the article, likest first.

    `shared` are the keys in common by event, as the window tells them.
    """
    open_to = (state for event in shared if (state := state_of(event)) is not None)
    near = [state.glance(signature.language, parts) for state in islice(open_to, most)]
    near.sort(key=lambda seen: (-seen.like, -seen.event.id))
    return near
