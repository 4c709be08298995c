"""Whether two events are one: what was opened twice, since the first reports had too little in
common, is merged when an article comes that belongs to both.

It is decided by average link (Sokal & Michener 1958) over a sample: by how sure it is, on average,
of the reports of each event that they are of the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newstui.events.event_state import EventState
from newstui.events.likeness import contest, judge
from newstui.events.network import Network
from newstui.events.signature import Signature

_ASKED = 8
"""Reports of an event that are compared with the other: bounds the cost."""
SURE = {"headline": 0.8, "lead": 0.85, "full": 0.7, "foreign": 0.65}
"""How sure it must be by class of pair, in 0..1: surer than what lets an article join, since a
wrong merge moves many."""
_FAR = 0.1
"""If the smaller event is so much less sure than that, the larger is not asked."""


def are_one(smaller: EventState, larger: EventState, networks: Mapping[str, Network]) -> bool:
    """Whether the reports of each event are surely of the other, on average.

    Neither may be empty.
    """
    beyond = _beyond(smaller, larger, networks)
    return beyond > -_FAR and beyond + _beyond(larger, smaller, networks) >= 0.0


def _beyond(event: EventState, other: EventState, networks: Mapping[str, Network]) -> float:
    """By how much the reports of an event are surer than they must be of the other, on average."""
    beyond = 0.0
    asked = _sample(event.members)
    for report in asked:
        parts = report.compared()
        seen = other.glance(report.language, parts)
        found = judge(report, parts, seen, contest(parts, [seen]), networks)
        beyond += found.score - SURE[found.kind]
    return beyond / len(asked)


def _sample(members: Sequence[Signature]) -> Sequence[Signature]:
    """Some members from the first to the last: the latest alone are where events drift together."""
    last = len(members) - 1
    if last < _ASKED:
        return members
    return [members[at * last // (_ASKED - 1)] for at in range(_ASKED)]
