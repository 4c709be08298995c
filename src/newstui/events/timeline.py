"""One event's timeline: what its reports say happened, who reported it when, what is to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from newstui.events.sentences import sentences
from newstui.events.timeline_merge import best_told, merge
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
    entries = [
        (_worth(group, key_terms), _entry(group, best_told(group, key_terms, language), ordered))
        for group in groups
    ]
    happened = _chosen([pair for pair in entries if pair[1].kind is EntryKind.HAPPENED])
    planned = _chosen_plans([pair for pair in entries if pair[1].kind is EntryKind.PLANNED])
    return (
        *sorted(happened, key=_by_date),
        *report_entries(ordered, key_terms),
        *sorted(planned, key=_by_date),
    )


def _key_terms(reports: Sequence[Report]) -> Counter[str]:
    """Terms of the event: those of its headlines, and those that its reports share or repeat."""
    counts: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    for report in reports[:_READ_REPORTS]:
        counts.update(set(terms(report.title)))
        bodies.update(term for term in terms(report.text) if term[0] != "#")
    if len(reports) > 1:
        counts.update({term: 1 for term, count in bodies.items() if count > 1})
    else:
        for report in reports:
            counts.update(_repeated(report.text))
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


def _chosen(entries: list[tuple[float, TimelineEntry]]) -> list[TimelineEntry]:
    """The happenings worth a line: a few for each date, and not too many in all."""
    per_date: Counter[str] = Counter()
    chosen: list[TimelineEntry] = []
    for _, entry in sorted(entries, key=lambda pair: (-pair[0], pair[1].start)):
        value = entry.date or ""
        if per_date[value] < _PER_DATE and len(chosen) < _HAPPENINGS:
            per_date[value] += 1
            chosen.append(entry)
    return chosen


def _chosen_plans(entries: list[tuple[float, TimelineEntry]]) -> list[TimelineEntry]:
    ranked = [entry for _, entry in sorted(entries, key=lambda pair: (-pair[0], pair[1].start))]
    dated = [entry for entry in ranked if entry.date]
    undated = [entry for entry in ranked if not entry.date][:_UNDATED_PLANS]
    return dated[:_PLANS] + undated


def _by_date(entry: TimelineEntry) -> tuple[bool, date, int, int]:
    """By the first day of the date, the wider date first; without a date last."""
    days = span(entry.date) if entry.date else None
    if days is None:
        return True, date.max, 0, entry.start
    return False, days[0], -(days[1] - days[0]).days, entry.start
