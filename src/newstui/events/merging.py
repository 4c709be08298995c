"""Whether two events are one: what was opened twice, since the first reports had too little in
common, is merged when an article comes that belongs to both.

It is decided by average link (Sokal & Michener 1958) over a sample: by how sure it is, on average,
of the latest reports of the smaller event that they are of the larger.
"""

from __future__ import annotations

from collections.abc import Mapping

from newstui.events.event_state import EventState
from newstui.events.likeness import contest, judge
from newstui.events.network import Network

_ASKED = 8
"""Reports of the smaller event that are compared with the larger: bounds the cost."""
SURE = {"headline": 0.8, "lead": 0.8, "full": 0.7, "foreign": 0.65}
"""How sure that is by class of pair, in 0..1: surer than what lets an article join, since a wrong
merge moves many."""


def are_one(smaller: EventState, larger: EventState, networks: Mapping[str, Network]) -> bool:
    """Whether the reports of the smaller event are surely of the larger, on average.

    Neither may be empty.
    """
    beyond = 0.0
    for report in smaller.members[-_ASKED:]:
        parts = report.compared()
        seen = larger.glance(report.language, parts)
        found = judge(report, parts, seen, contest(parts, [seen]), networks)
        beyond += found.score - SURE[found.kind]
    return beyond >= 0.0
