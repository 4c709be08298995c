"""The reports of an event in order, each with what it adds to those before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newstui.events.novelty import Told
from newstui.events.sentences import sentences
from newstui.events.timeline_terms import deeds, terms
from newstui.model.timeline import EntryKind, Report, TimelineEntry

_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(
    r"\s*(?:[,;:()](?!\d)|\s[-–—]{1,2}\s|\b(?:who|which|that|after|while|although|though|when|because)\b)\s*"
)
# News stands at the top; and an event of hundreds of reports must still open at once.
_READ_SENTENCES, _COMPARED_REPORTS = 20, 60
_CLAUSE_WORDS = (4, 24)
_LOOSE_START = re.compile(r"^(?:and|or|but|so|then|und|et|y|e|en|i|и)\s+", re.I)
_LONGEST = 64
# Two texts are one if most runs of five words of the shorter stand in the longer, and the longer
# has not twice as many (agencies' texts are cut from the end, and headlines are rewritten).
_RUN, _SHARED, _LEAST_WORDS = 5, 0.7, 25


def in_order(reports: Sequence[Report]) -> list[Report]:
    """Earliest first by publication, then by when they were first seen; undated ones last."""
    return sorted(
        reports,
        key=lambda report: (
            report.published.seconds is None,
            report.published.seconds or 0,
            report.first_seen,
            report.article_id,
        ),
    )


def report_entries(reports: Sequence[Report], key_terms: Counter[str]) -> list[TimelineEntry]:
    """One entry per report in the order given; its note says what it adds to those before."""
    entries: list[TimelineEntry] = []
    told = Told()
    seen: list[tuple[str, set[int]]] = []
    for report in reports:
        runs = _runs(report.text)
        copied = next((source for source, other in seen if _is_copy(runs, other)), None)
        if copied is not None:
            note = f"same text as {copied}"
        elif not seen:
            note = "first"
        else:
            added = addition(report, told, key_terms) if len(seen) < _COMPARED_REPORTS else ""
            note = f"+ {added}" if added else ""
        entries.append(_entry(report, note))
        seen.append((report.source, runs))
        if len(seen) < _COMPARED_REPORTS:
            told.add(report.text)
    return entries


def _runs(text: str) -> set[int]:
    """Hashes of the runs of words in a text; none for one too short to compare."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _LEAST_WORDS:
        return set()
    return {hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1)}


def _is_copy(first: set[int], second: set[int]) -> bool:
    small, large = sorted((first, second), key=len)
    return (
        bool(small) and len(large) < 2 * len(small) and (len(small & large) >= _SHARED * len(small))
    )


def _entry(report: Report, note: str) -> TimelineEntry:
    return TimelineEntry(
        date=report.published.isoformat(),
        precision=report.published.precision.value,
        kind=EntryKind.REPORT,
        text=report.title,
        article_id=report.article_id,
        start=0,
        sources=(report.source,),
        note=note,
    )


def addition(report: Report, told: Told, key_terms: Counter[str]) -> str:
    """The most telling thing that the report says first, in a few of its own words; "" if none."""
    best, most = "", 0.0
    spans = sentences(report.text, report.language)[:_READ_SENTENCES]
    for position, (start, end) in enumerate(spans):
        sentence = report.text[start:end]
        if told.knows(sentence):
            continue
        for clause in _CLAUSE.split(sentence):
            worth = _clause_worth(clause, told, key_terms) / (1 + 0.04 * position)
            if worth > most:
                best, most = clause, worth
    return _shortened(best)


def _clause_worth(clause: str, told: Told, key_terms: Counter[str]) -> float:
    words = clause.count(" ") + 1
    weights = terms(clause)
    plain = sum(weight == 1.0 for weight in weights.values())
    if not _CLAUSE_WORDS[0] <= words <= _CLAUSE_WORDS[1] or plain < 2:
        return 0.0  # A name or a date alone adds nothing that one could read.
    fresh = sum(weight for term, weight in weights.items() if told.is_new(term))
    tied = sum(term in key_terms for term in weights)
    return (fresh + 0.5 * min(tied, 2) + 1.2 * bool(deeds(clause))) / (6 + words)


def _shortened(clause: str) -> str:
    """The clause without quotation marks, cut behind a whole word where it is long."""
    clause = (
        re.sub(r"\s+", " ", clause.strip(" .,;:!?\"“”„«»'‘’•*·-–—"))
        .replace("“", "")
        .replace("”", "")
    )
    clause = _LOOSE_START.sub("", clause)
    if len(clause) <= _LONGEST:
        return clause
    words = clause[: clause.rindex(" ", 0, _LONGEST)].split(" ")
    while len(words) > 3 and len(words[-1]) < 5 and words[-1].islower():
        words.pop()  # A cut behind `of the` tells less than one before it.
    return " ".join(words).rstrip(" ,;:") + " …"
