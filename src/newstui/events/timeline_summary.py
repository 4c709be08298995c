"""A timeline of many articles cut down to the days that matter most and the sentences that tell
them best.

Days are ranked by how many articles speak of them, sentences by how near they are to what all
sentences of their day have in common: the date-wise approach of Gholipour Ghalandari & Ifrim,
"Examining the State-of-the-Art in News Timeline Summarization" (ACL 2020).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from newstui.events.sentences import sentences
from newstui.events.timeline_sentences import body_start, stands_alone
from newstui.events.timeline_terms import terms
from newstui.model.timeline import EntryKind, Report, TimelineEntry

_LEAD = 5
"""Sentences of an article that tell of the day it came out, dated or not."""
_LEAST_WORDS, _MOST_WORDS = 6, 60
_CHRONICLE_DAYS, _CHRONICLE_SHARE = 8, 0.25
"""A chronicle has at least so many days, and so many of its sentences begin with one."""
_TOO_ALIKE = 0.4
_TOLD = 0.7
"""Likeness from which a sentence repeats one that tells of another day."""
_TOPIC_WEIGHT = 2.0
"""What nearness to the whole topic counts against nearness to the day."""


class _Standing(NamedTuple):
    """What a sentence counts for its day, when days are chosen and when sentences are."""

    day: float
    sentence: float


_NAMING = _Standing(1.0, 1.0)
"""It names the day, or opens an article of that day."""
_LISTING = _Standing(10.0, 2.0)
"""A chronicle tells it of the day. Two of four T17 topics have a chronicle; with it their date F1
rises from .50 to .67 or more."""
_EVE = _Standing(0.4, 0.4)
"""It opens an article of the next day, without a date."""


@dataclass(slots=True)
class _Candidate:
    """One sentence that may tell of a day."""

    report: Report
    start: int
    text: str
    weights: dict[str, float]
    standing: _Standing


def summarise(reports: Sequence[Report], days: int, per_day: int) -> tuple[TimelineEntry, ...]:
    """The `days` calendar days that matter most, earliest first, in `per_day` sentences each.

    Every sentence can stand alone, is as its article has it and names that article; none repeats
    another of its day, nor nearly word for word one of a day that matters more. Fewer days are
    given if the articles speak of fewer.
    """
    candidates = _candidates(reports)
    topic = _centroid(one.weights for found in candidates.values() for one in found)
    told: list[dict[str, float]] = []
    entries: list[TimelineEntry] = []
    for day in _ranked_days(reports, candidates, topic):
        if days == 0:
            break
        best = _best_sentences(candidates[day], topic, per_day, told)
        told += [_unit(candidate.weights) for candidate in best]
        entries += [_entry(day, candidate) for candidate in best]
        days -= bool(best)
    return tuple(sorted(entries, key=lambda entry: entry.date or ""))


def _candidates(reports: Sequence[Report]) -> dict[date, list[_Candidate]]:
    """The sentences that may tell of each day, their terms weighted by how rare they are."""
    found: dict[date, list[_Candidate]] = defaultdict(list)
    frequency: Counter[str] = Counter()
    count = 0
    for report in reports:
        named = _named_days(report)
        published = report.published.utc()
        spans = sentences(report.text, report.language)
        named_so = _LISTING if _is_chronicle(report, len(spans)) else _NAMING
        for position, (start, end) in enumerate(spans):
            shown = body_start(report.text, position, start, end)
            text = report.text[shown:end]
            if not _LEAST_WORDS <= text.count(" ") + 1 <= _MOST_WORDS:
                continue
            count += 1
            weights = terms(text)
            frequency.update(weights)
            days = named.get(start, set())
            for day in days:
                found[day].append(_Candidate(report, shown, text, weights, named_so))
            if position < _LEAD and published is not None and not days:
                for back, standing in enumerate((_NAMING, _EVE)):
                    told = published.date() - timedelta(days=back)
                    found[told].append(_Candidate(report, shown, text, weights, standing))
    idf = {term: math.log((count + 1) / number) for term, number in frequency.items()}
    for group in found.values():
        for candidate in group:
            candidate.weights = {
                term: weight * idf[term] for term, weight in candidate.weights.items()
            }
    return found


def _is_chronicle(report: Report, count: int) -> bool:
    """True for an article that is a list of days itself: `Sept. 7: the bank is closed. …`"""
    opening = [
        mention.value
        for mention in report.mentions
        if mention.kind == "DATE" and len(mention.value) == 10
        and mention.start - mention.sentence_start <= 3
    ]  # fmt: skip
    return len(set(opening)) >= _CHRONICLE_DAYS and len(opening) >= _CHRONICLE_SHARE * count


def _named_days(report: Report) -> dict[int, set[date]]:
    """The calendar days that each sentence, by its start, names."""
    named: dict[int, set[date]] = defaultdict(set)
    for mention in report.mentions:
        if mention.kind not in ("DATE", "TIME") or len(mention.value) < 10:
            continue
        try:
            named[mention.sentence_start].add(date.fromisoformat(mention.value[:10]))
        except ValueError:  # A week or a reference, not a day.
            continue
    return named


def _ranked_days(
    reports: Sequence[Report],
    candidates: dict[date, list[_Candidate]],
    topic: dict[str, float],
) -> list[date]:
    """The days that the articles speak of, the most spoken of first.

    Each article counts once a day, with the sentence nearest to the topic: so neither one long
    chronicle nor a page of dates in passing decides. A lead of the day itself counts like a
    sentence that names the day, and an article that is a chronicle has done the choosing already.
    """
    first, last = _period(reports)
    worth: dict[date, float] = {}
    for day, found in candidates.items():
        if first is not None and last is not None and not first <= day <= last:
            continue
        nearest: dict[int, float] = {}
        for one in found:
            near = _dot(_unit(one.weights), topic) * one.standing.day
            nearest[one.report.article_id] = max(near, nearest.get(one.report.article_id, 0.0))
        worth[day] = sum(nearest.values())
    return sorted(worth, key=lambda day: (-worth[day], day))


def _period(reports: Sequence[Report]) -> tuple[date | None, date | None]:
    days = [when.date() for report in reports if (when := report.published.utc()) is not None]
    if not days:
        return None, None
    return max(min(days), date.min + timedelta(days=7)) - timedelta(days=7), max(days)


def _centroid(group: Iterable[dict[str, float]]) -> dict[str, float]:
    """The sum of the group's unit vectors, itself of length one."""
    total: dict[str, float] = defaultdict(float)
    for weights in group:
        norm = _norm(weights)
        for term, weight in weights.items():
            total[term] += weight / norm
    return _unit(total)


def _norm(weights: dict[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0


def _unit(weights: dict[str, float]) -> dict[str, float]:
    norm = _norm(weights)
    return {term: weight / norm for term, weight in weights.items()}


def _dot(first: dict[str, float], second: dict[str, float]) -> float:
    small, large = sorted((first, second), key=len)
    return sum(weight * large.get(term, 0.0) for term, weight in small.items())


def _best_sentences(
    found: Sequence[_Candidate],
    topic: dict[str, float],
    per_day: int,
    told: Sequence[dict[str, float]],
) -> list[_Candidate]:
    """The sentences nearest to their day and to the topic that repeat neither one another nor
    what was `told` of another day."""
    of_day = _centroid(one.weights for one in found)
    ranked: list[tuple[float, int, _Candidate, dict[str, float]]] = []
    for index, one in enumerate(found):
        if not stands_alone(one.text, one.report.language or "en"):
            continue
        vector = _unit(one.weights)
        near = _dot(vector, of_day) + _TOPIC_WEIGHT * _dot(vector, topic)
        # Between the plain and the normalised product: a longer sentence may tell more.
        near *= _norm(one.weights) ** 0.5 * one.standing.sentence
        ranked.append((near, -index, one, vector))
    ranked.sort(key=lambda item: item[:2], reverse=True)
    chosen: list[tuple[_Candidate, dict[str, float]]] = []
    for _, _, one, vector in ranked:
        if len(chosen) >= per_day:
            break
        if all(_dot(vector, other) < _TOO_ALIKE for _, other in chosen) and all(
            _dot(vector, other) < _TOLD for other in told
        ):
            chosen.append((one, vector))
    return [one for one, _ in chosen]


def _entry(day: date, one: _Candidate) -> TimelineEntry:
    return TimelineEntry(
        date=day.isoformat(),
        precision="day",
        kind=EntryKind.HAPPENED,
        text=one.text,
        article_id=one.report.article_id,
        start=one.start,
        sources=(one.report.source,),
    )
