"""Whether two events are one: what was opened twice, since the first reports had too little in
common, is merged when an article comes that belongs to both.

It is decided by average link (Sokal & Michener 1958) over a sample: by how sure it is, on average,
of the reports of each event that they are of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from newstui.events.event_state import EventState
from newstui.events.likeness import Likeness, contest, judge
from newstui.events.network import Network
from newstui.events.signature import Compared, Signature

Member = TypeVar("Member")

_ASKED = 8
"""Reports of an event that are compared with the other: bounds the cost."""
SURE = {"headline": 0.8, "lead": 0.85, "full": 0.7, "foreign": 0.65}
"""How sure it must be by class of pair, in 0..1: surer than what lets an article join, since a
wrong merge moves many."""
_AT_BEST = 1.0 - min(SURE.values())
"""By how much a report can be surer than it must be."""
_FAR = 0.1
"""If the smaller event is so much less sure than that, the larger is not asked."""


def are_one(smaller: EventState, larger: EventState, networks: Mapping[str, Network]) -> bool:
    """Whether the reports of each event are surely of the other, on average.

    Neither may be empty.
    """
    sure = beyond(smaller, larger, networks)
    return sure > -_FAR and sure + beyond(larger, smaller, networks) >= 0.0


def beyond(event: EventState, other: EventState, networks: Mapping[str, Network]) -> float:
    """By how much the reports of an event are surer than they must be of the other, on average."""
    asked = sample(event.members)
    found = [judged(report, other, networks) for report in asked]
    return sum(one.score - SURE[one.kind] for one in found) / len(asked)


def is_beyond(
    event: EventState, other: EventState, networks: Mapping[str, Network], needed: float
) -> bool:
    """Whether that is at least so much; no more reports are asked than it takes to know."""
    asked = sample(event.members)
    missing = needed * len(asked)
    for left, report in zip(reversed(range(len(asked))), asked, strict=True):
        found = judged(report, other, networks)
        missing -= found.score - SURE[found.kind]
        if missing > left * _AT_BEST:
            return False
    return True


def judged(
    report: Signature,
    event: EventState,
    networks: Mapping[str, Network],
    parts: Compared | None = None,
) -> Likeness:
    """How like a report is to an event that is looked at by itself, among no others; `parts` are
    the report's, where they are at hand."""
    parts = parts or report.compared()
    seen = event.glance(report.language, parts)
    return judge(report, parts, seen, contest(parts, [seen]), networks)


def seconds_between(one: EventState, other: EventState) -> int:
    """Seconds from the last report of the earlier event to the first of the later; 0 where they
    overlap, or where the dates are unknown."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max(0, other.first - one.last, one.first - other.last)


def sample(members: Sequence[Member], most: int = _ASKED) -> Sequence[Member]:
    """Some members from the first to the last: the latest alone are where events drift together."""
    last = len(members) - 1
    if last < most:
        return members
    return [members[at * last // (most - 1)] for at in range(most)]


def gathered(event_id: int, members: Iterable[Signature]) -> EventState:
    """An event with these reports."""
    state = EventState(event_id)
    for member in members:
        state.join(member)
    return state
