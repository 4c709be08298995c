"""Whether an event is two: what joined report by report, each like enough to what was there, may
with hindsight fall apart.

Its reports are put together again from nothing by average link (Sokal & Michener 1958) over how
sure it is of each two that they are of one event. The last two groups that are left are the sides
between which the event is weakest; it is split there if neither pair by pair nor as wholes they are
surely one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from newstui.events.event_state import EventState
from newstui.events.merging import gathered, judged, sample
from newstui.events.network import Network
from newstui.events.signature import Compared, Signature

_COMPARED = 12
"""Reports of a large event that are compared, each with each: bounds the cost."""
FEWEST = 3
"""Of two reports no more is known than when the second joined."""
_KEPT = 0.5
"""Sides that are surer than this to be one stay together: less than what makes two events one, so
that nothing is split and merged by turns."""
_TIGHTER = 0.4
"""Added to that where each side is of one piece, so that they would be sure of one another as well;
by the reports of the smaller side, since the more leave the more is lost if that is wrong."""
_TIGHT = 0.97
"""How sure reports of one side must be of one another for that, on average; two at least."""
_NO_DOUBT = 0.7
"""Sides of which one report of each two is so sure of the other stay together: the others are not
asked. On the labelled sets that changes nothing."""
_STEPS = 4
"""How often an event is looked at while it grows to twice its size."""

Group = tuple[int, ...]
"""Places of reports."""


def is_due(count: int, new: int) -> bool:
    """Whether an event of `count` reports, of which some are new, is to be looked at: small ones
    with every report, large ones as they grow by a fifth, so that each report costs the same."""
    return count >= FEWEST and (count == new or _step(count) != _step(count - new))


def _step(count: int) -> int:
    return int(_STEPS * math.log2(count))


class Pairs:
    """How sure reports are of one another, each asked once about each."""

    def __init__(self, networks: Mapping[str, Network]) -> None:
        self.networks = networks
        self._sure: dict[tuple[int, int], float] = {}
        self._known: dict[int, tuple[EventState, Compared]] = {}
        """Each report as an event of its own, and its parts, by its number."""

    def sure(self, report: Signature, other: Signature) -> float:
        """How sure it is of a report that it is of one event with another."""
        pair = report.article_id, other.article_id
        found = self._sure.get(pair)
        if found is None:
            (_, parts), (alone, _) = self._of(report), self._of(other)
            found = self._sure[pair] = judged(report, alone, self.networks, parts).score
        return found

    def _of(self, report: Signature) -> tuple[EventState, Compared]:
        found = self._known.get(report.article_id)
        if found is None:
            parts = report.compared()
            found = self._known[report.article_id] = EventState(0), parts
            found[0].join(report, parts)
        return found


def divided(
    members: Sequence[Signature], networks: Mapping[str, Network], pairs: Pairs | None = None
) -> list[list[Signature]]:
    """The parts that the reports of an event fall into, the largest first; mostly but one.

    Members and those of each part are in the order of their numbers. `pairs` are those of some of
    the reports that have been compared before.
    """
    if len(members) < FEWEST:
        return [list(members)]
    compared = sample(_of_one_language(members), _COMPARED)
    if len(compared) < FEWEST:
        return [list(members)]
    pairs = pairs or Pairs(networks)
    sides = _sides(compared, pairs)
    if not sides.apart(networks):
        return [list(members)]
    both = _with_the_rest(sides, members, networks)
    found = [part for side in both for part in divided(side, networks, pairs)]
    return sorted(found, key=lambda part: (-len(part), part[0].article_id))


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two groups that are left last when reports are put together."""

    one: Sequence[Signature]
    other: Sequence[Signature]
    sure: float
    """The mean sureness of a report of one and a report of the other that they are one."""
    within: float
    """The same of two reports of one side."""

    def apart(self, networks: Mapping[str, Network]) -> bool:
        """Whether they are two events."""
        smaller = min(len(self.one), len(self.other))
        tight = smaller > 1 and self.within >= _TIGHT
        kept = _KEPT + (_TIGHTER / smaller if tight else 0.0)
        return (
            self.sure < kept
            and _sure(self.one, self.other, networks) < kept
            and _sure(self.other, self.one, networks) < kept
        )


def _of_one_language(members: Sequence[Signature]) -> list[Signature]:
    """Those in the language that most are in, or of unknown language: what reports in two share is
    too little to tell by when it is missing, so that the others follow."""
    counted = Counter(member.language for member in members if member.language)
    most = counted.most_common(1)[0][0] if counted else None
    return [member for member in members if member.language in (most, None)]


def _sides(reports: Sequence[Signature], pairs: Pairs) -> _Sides:
    """The sides by how sure the later report of each two is, and where that leaves any doubt, by
    how sure both are."""
    later = {
        (first, second): pairs.sure(reports[second], reports[first])
        for first, second in combinations(range(len(reports)), 2)
    }
    sides = _parted(reports, later)
    if sides.sure >= _NO_DOUBT:
        return sides
    return _parted(
        reports,
        {
            (first, second): (pairs.sure(reports[first], reports[second]) + sure) / 2
            for (first, second), sure in later.items()
        },
    )


def _parted(reports: Sequence[Signature], sure: Mapping[tuple[int, int], float]) -> _Sides:
    one, other = _last_two(len(reports), sure)
    across = [sure[min(pair), max(pair)] for pair in product(one, other)]
    within = [sure[pair] for side in (one, other) for pair in combinations(side, 2)]
    return _Sides(
        [reports[at] for at in one],
        [reports[at] for at in other],
        sum(across) / len(across),
        sum(within) / len(within),
    )


def _last_two(count: int, sure: Mapping[tuple[int, int], float]) -> tuple[Group, Group]:
    """The groups that are left when all but two have been joined, the surest first."""
    groups: dict[int, Group] = {at: (at,) for at in range(count)}
    total = dict(sure)

    def mean(pair: tuple[int, int]) -> tuple[float, int, int]:
        first, second = pair
        return total[pair] / (len(groups[first]) * len(groups[second])), -first, -second

    while len(groups) > 2:
        first, second = best = max(total, key=mean)
        del total[best]
        groups[first] = tuple(sorted(groups[first] + groups.pop(second)))
        for other in groups.keys() - {first}:
            near, gone = sorted((first, other)), sorted((second, other))
            total[near[0], near[1]] += total.pop((gone[0], gone[1]))
    one, two = groups.values()
    return one, two


def _with_the_rest(
    sides: _Sides, members: Sequence[Signature], networks: Mapping[str, Network]
) -> tuple[list[Signature], list[Signature]]:
    """All members, those that were not compared on the side that they are surer to belong to."""
    one, other = gathered(0, sides.one), gathered(0, sides.other)
    compared = {report.article_id: True for report in sides.one}
    compared |= {report.article_id: False for report in sides.other}
    parts: tuple[list[Signature], list[Signature]] = [], []
    for report in members:
        first = compared.get(report.article_id)
        if first is None:
            likest = judged(report, one, networks).score
            first = likest >= judged(report, other, networks).score
        parts[not first].append(report)
    return parts


def _sure(
    some: Sequence[Signature], others: Sequence[Signature], networks: Mapping[str, Network]
) -> float:
    """How sure it is on average that a report of one side is of the other."""
    event, asked = gathered(0, others), sample(some)
    return sum(judged(report, event, networks).score for report in asked) / len(asked)
