"""One event's timeline: what its reports say happened, who reported it when, what is to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newstui.events.sentences import sentences
from newstui.events.timeline_merge import best_told, idf_of, likeness, merge
from newstui.events.timeline_reports import in_order, report_entries
from newstui.events.timeline_tellings import Telling, tellings
from newstui.events.timeline_terms import deeds, terms
from newstui.events.timex_calendar import span
from newstui.model.timeline import EntryKind, Report, TimelineEntry

# What a reader can take in: the happenings of one day, all of them, and steps without a date.
_PER_DATE, _HAPPENINGS, _UNDATED_PLANS, _PLANS = 3, 14, 2, 6
# Every article is read for its date and headline, but beyond this many only those.
_READ_REPORTS = 60
_COMPARED_TELLINGS = 240
_STEP_STANDS = timedelta(days=3)
_REPEATED = 0.3
"""Likeness from which a happening of the same date is told already."""


def build_timeline(reports: Sequence[Report]) -> tuple[TimelineEntry, ...]:
    """The timeline of one event: happenings by date, then its reports by time, then plans.

    Each happening stands once, in the sentence that tells it best, with all sources that tell it;
    where they date it differently `note` says how. A happening's date is as exact as the most
    exact telling, a plan's date is None if nobody gives one. Each report has one entry, earliest
    first, those without a date last.
    """
    ordered = in_order(reports)
    key_terms = _key_terms(ordered)
    found = [
        telling
        for index, report in enumerate(ordered[:_READ_REPORTS])
        for telling in tellings(index, report, key_terms)
    ]
    groups = merge(found[:_COMPARED_TELLINGS], _main_deeds(ordered))
    language = _main_language(ordered)
    told = [
        _Told(_worth(group, key_terms), group, best := best_told(group, key_terms, language),
              _entry(group, best, ordered))
        for group in groups
    ]  # fmt: skip
    told.sort(key=lambda one: (-one.worth, one.entry.start))
    happened = _chosen([one for one in told if one.entry.kind is EntryKind.HAPPENED], idf_of(found))
    planned = _chosen_plans([one.entry for one in told if one.entry.kind is EntryKind.PLANNED])
    return (
        *sorted(happened, key=_by_date),
        *report_entries(ordered, key_terms),
        *sorted(_still_to_come(planned, ordered), key=_by_date),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """One happening or plan on its way to the timeline."""

    worth: float
    group: list[Telling]
    best: Telling
    entry: TimelineEntry


def _key_terms(reports: Sequence[Report]) -> Counter[str]:
    """Terms of the event: those of its headlines, and those that reports of one language share;
    of the only one in its language those that it repeats."""
    counts: Counter[str] = Counter()
    by_language: dict[str, list[Report]] = {}
    for report in reports[:_READ_REPORTS]:
        counts.update(set(terms(report.title)))
        by_language.setdefault(report.language or "en", []).append(report)
    for group in by_language.values():
        bodies = Counter(term for one in group for term in terms(one.text) if term[0] != "#")
        if len(group) > 1:
            counts.update({term: 1 for term, count in bodies.items() if count > 1})
        else:
            counts.update(_repeated(group[0].text))
    return counts


def _main_language(reports: Sequence[Report]) -> str:
    counts = Counter(report.language or "en" for report in reports)
    return counts.most_common(1)[0][0] if counts else "en"


def _main_deeds(reports: Sequence[Report]) -> frozenset[str]:
    """The deeds that at least a third of the headlines, and two if there are two, tell."""
    read = reports[:_READ_REPORTS]
    counts = Counter(deed for report in read for deed in deeds(report.title))
    least = max(2, len(read) / 3)
    return frozenset(deed for deed, count in counts.items() if count >= least)


def _repeated(text: str) -> list[str]:
    """Terms in three or more sentences of one text, names already in two."""
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for start, end in sentences(text):
        found = terms(text[start:end])
        counts.update(found)
        names.update(term for term, weight in found.items() if weight == 1.5)
    return [term for term, count in counts.items() if count >= (2 if term in names else 3)]


def _worth(group: Sequence[Telling], key_terms: Counter[str]) -> float:
    """How much a reader would miss the happening: who tells it, and how near it is to the event."""
    sources = len({telling.report for telling in group})
    nearness = max(
        sum(min(key_terms[term], 3) for term in telling.terms) / (6 + len(telling.terms))
        for telling in group
    )
    lead = max(1 / (2 + telling.position) for telling in group)
    return sources + nearness + lead


def _entry(group: Sequence[Telling], best: Telling, reports: Sequence[Report]) -> TimelineEntry:
    dated = _agreed(group, best)
    order = {"day": 0, "week": 1, "month": 2, "quarter": 3, "season": 4, "year": 5, "decade": 6}
    finest = min(
        (telling for telling in group if _compatible(telling, dated)),
        key=lambda telling: order.get(telling.precision, 9),
        default=dated,
    )
    sources = dict.fromkeys(reports[telling.report].source for telling in group)
    others = {
        reports[telling.report].source: telling.value
        for telling in group
        if telling.value is not None and not _compatible(telling, finest)
    }
    notes = [f"{source}: {value}" for source, value in others.items()]
    if finest.note and not notes:
        notes = [finest.note]
    return TimelineEntry(
        date=finest.value,
        precision=finest.precision,
        kind=EntryKind.PLANNED if best.planned else EntryKind.HAPPENED,
        text=best.text,
        article_id=reports[best.report].article_id,
        start=best.start,
        sources=tuple(sources),
        note="; ".join(notes),
    )


def _agreed(group: Sequence[Telling], best: Telling) -> Telling:
    """The telling whose date most of the group share; the best told where none leads."""
    votes = Counter(telling.value for telling in group if telling.value)
    if not votes:
        return best
    top = max(votes.values())
    leaders = [telling for telling in group if telling.value and votes[telling.value] == top]
    return best if best in leaders else leaders[0]


def _compatible(telling: Telling, other: Telling) -> bool:
    one, two = telling.days, other.days
    return one is not None and two is not None and one[0] <= two[1] and two[0] <= one[1]


def _chosen(told: Sequence[_Told], idf: dict[str, float]) -> list[TimelineEntry]:
    """The happenings worth a line, the most worthy given first: a few for each date, and not too
    many in all.

    Beside another of its date one must be told by two sources or open an article, and say what
    the other does not.
    """
    chosen: list[_Told] = []
    for one in told:
        beside = [other for other in chosen if other.entry.date == one.entry.date]
        if len(beside) == _PER_DATE or len(chosen) == _HAPPENINGS:
            continue
        if beside and not (len(one.entry.sources) > 1 or any(each.leads for each in one.group)):
            continue
        if all(likeness(one.best, other.best, idf) < _REPEATED for other in beside):
            chosen.append(one)
    return [one.entry for one in chosen]


def _chosen_plans(plans: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """The plans worth a line, the most worthy given first."""
    dated = [entry for entry in plans if entry.date]
    undated = [entry for entry in plans if not entry.date][:_UNDATED_PLANS]
    return dated[:_PLANS] + undated


def _still_to_come(
    plans: Sequence[TimelineEntry], reports: Sequence[Report]
) -> Iterator[TimelineEntry]:
    """The plans that the last report has not outlived: those of its day or later, and steps
    without a date that were told of in the last days."""
    told = {one.article_id: when.date() for one in reports if (when := one.published.utc())}
    last = max(told.values(), default=None)
    for entry in plans:
        days = span(entry.date) if entry.date else None
        said = told.get(entry.article_id)
        due = days[1] if days else said and said + _STEP_STANDS
        if last is None or due is None or due >= last:
            yield entry


def _by_date(entry: TimelineEntry) -> tuple[bool, date, int, int]:
    """By the first day of the date, the wider date first; without a date last."""
    days = span(entry.date) if entry.date else None
    if days is None:
        return True, date.max, 0, entry.start
    return False, days[0], -(days[1] - days[0]).days, entry.start
