"""Which sentences of different reports tell the same happening, and which of them tells it best."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from newstui.events.timeline_plans import is_unsure
from newstui.events.timeline_tellings import Telling
from newstui.events.timeline_terms import crossing_terms

_Term = TypeVar("_Term", str, int)
_SAME_DAY = 0.30
_SAME_PERIOD = 0.22
_PLANNED = 0.16
_MAIN_DEED = 0.17
_ACROSS_LANGUAGES = 0.3
"""Cosine of what survives in another language. In the demo corpus translations of one happening
have .35 to .71, other sentences of the same day none above .1."""
_LEADS = 2
"""The first sentences of two reports of an event tell one happening if they are of one day."""
_WITHIN_REPORT = 0.60
_OTHER_DATE = 0.50
_DAYS_APART = 3
"""Reports may disagree by so many days (or by one period) and still mean one happening."""
_DEED_WEIGHT = 0.35
_FRESH, _LEADING, _UNSURE, _ENTANGLED = 1.0, 0.5, 1.0, 0.6
"""What it counts for the best sentence that it is news, opens its article, only may come true,
has other dates in it."""


def idf_of(tellings: Sequence[Telling]) -> dict[str, float]:
    """How telling each term is among the event's sentences: what stands in all tells little."""
    counts = Counter(term for telling in tellings for term in telling.terms)
    return {
        term: 0.15 + math.log((len(tellings) + 1) / (count + 0.5)) for term, count in counts.items()
    }


def likeness(first: Telling, second: Telling, idf: dict[str, float]) -> float:
    """0..1 from the terms in common (cosine under `idf`) and the deeds in common; across
    languages from what survives in the other."""
    if first.language != second.language:
        return _cosine(crossing_terms(first.text), crossing_terms(second.text))
    cosine = _cosine(
        *(
            {term: weight * idf[term] for term, weight in telling.terms.items()}
            for telling in (first, second)
        )
    )
    if not first.deeds or not second.deeds:
        return cosine
    shared = len(first.deeds & second.deeds) / min(len(first.deeds), len(second.deeds))
    return (1 - _DEED_WEIGHT) * cosine + _DEED_WEIGHT * shared


def _cosine(one: Mapping[_Term, float], two: Mapping[_Term, float]) -> float:
    dot = sum(weight * two.get(term, 0.0) for term, weight in one.items())
    norms = [math.sqrt(sum(weight * weight for weight in side.values())) for side in (one, two)]
    return dot / (norms[0] * norms[1]) if norms[0] and norms[1] else 0.0


def _threshold(first: Telling, second: Telling, main_deeds: frozenset[str]) -> float | None:
    """The likeness from which two tellings are one; None if they cannot be.

    Two reports of one day that both tell what the event's headlines tell need little more.
    """
    if first.planned != second.planned:
        return None
    if first.report == second.report:
        return _WITHIN_REPORT if first.value == second.value else None
    if first.value is None or second.value is None:
        return _PLANNED if first.value == second.value else _OTHER_DATE
    one, two = first.days, second.days
    if one is None or two is None:
        return None
    if one[0] > two[1] or two[0] > one[1]:
        near = _gap(one, two) <= max(_DAYS_APART, (one[1] - one[0]).days, (two[1] - two[0]).days)
        return _OTHER_DATE if near and first.deeds & second.deeds else None
    if first.language != second.language:
        leads = max(first.position, second.position) < _LEADS and first.value == second.value
        return 0.0 if leads and first.precision == "day" else _ACROSS_LANGUAGES
    if first.precision != "day" or second.precision != "day":
        return _SAME_PERIOD
    return _MAIN_DEED if first.deeds & second.deeds & main_deeds else _SAME_DAY


def _gap(one: tuple[date, date], two: tuple[date, date]) -> int:
    return max((one[0] - two[1]).days, (two[0] - one[1]).days)


def merge(tellings: Sequence[Telling], main_deeds: frozenset[str]) -> list[list[Telling]]:
    """Groups of tellings of one happening, most alike pairs first, by mean likeness of groups.

    `main_deeds` are the deeds that the event's headlines tell.
    """
    idf = idf_of(tellings)
    size = len(tellings)
    alike: dict[tuple[int, int], float] = {}
    pairs: list[tuple[float, int, int]] = []
    for left in range(size):
        for right in range(left + 1, size):
            least = _threshold(tellings[left], tellings[right], main_deeds)
            if least is None:
                alike[left, right] = -1.0
                continue
            score = likeness(tellings[left], tellings[right], idf)
            alike[left, right] = score - least
            if score >= least:
                pairs.append((score - least, left, right))
    group_of = {index: [index] for index in range(size)}
    for _, left, right in sorted(pairs, reverse=True):
        one, two = group_of[left], group_of[right]
        if one is two:
            continue
        margins = [alike[min(a, b), max(a, b)] for a in one for b in two]
        if sum(margins) / len(margins) >= 0:
            one.extend(two)
            for index in two:
                group_of[index] = one
    groups = {id(group): group for group in group_of.values()}
    return [[tellings[index] for index in sorted(group)] for group in groups.values()]


def best_told(group: Sequence[Telling], key_terms: Counter[str], language: str) -> Telling:
    """The sentence that tells the group's happening best.

    It shares most with the others and with the event, is dated most exactly and told while it was
    news, is neither curt nor long, and if possible in the `language` of most reports. It tells
    what was or will be done rather than what could be.
    """
    shared = Counter(term for telling in group for term in telling.terms)

    def worth(telling: Telling) -> tuple[float, int]:
        own = telling.terms
        common = sum(shared[term] - 1 + 0.3 * min(key_terms[term], 4) for term in own)
        words = telling.text.count(" ") + 1
        length = abs(words - 20) / 20 if words > 20 else (12 - words) / 12 if words < 12 else 0.0
        exact = {"day": 1.0, "month": 0.6, "week": 0.6, "quarter": 0.4, "season": 0.4}
        return (
            common / (5 + len(own))
            + exact.get(telling.precision, 0.2)
            - 0.4 * length
            + _FRESH * telling.fresh
            + _LEADING * telling.leads
            - _UNSURE * is_unsure(telling.text)
            - _ENTANGLED * telling.entangled
            + (telling.language == language),
            -telling.report,
        )

    return max(group, key=worth)
