"""Which sentences of a report tell of something that happened or is to come, and when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from newstui.events.sentences import sentences
from newstui.events.timeline_dating import Dating
from newstui.events.timeline_sentences import body_start, stands_alone, without_quotes
from newstui.events.timeline_terms import deeds, terms
from newstui.events.timex_calendar import precision, span
from newstui.events.timex_language import grammar
from newstui.model.timeline import Mention, Report

_LEAD, _LEAD_WORDS = 3, 13
"""Sentences that tell the news itself, and the blanks in one that is no mere caption."""


@dataclass(slots=True)
class Telling:
    """One sentence of one report that tells of a happening (or plan) and of its date."""

    report: int
    """Index of the report, earliest first."""
    start: int
    text: str
    value: str | None
    """Calendar value; None for a plan without a date."""
    precision: str
    planned: bool
    note: str
    terms: dict[str, float]
    deeds: frozenset[str]
    position: int
    """Number of the sentence in its article."""
    leads: bool
    """True for the first sentence of its article that tells of anything."""
    fresh: bool
    """True if the article came out within days of what the sentence tells."""
    entangled: bool
    """True if the sentence names other dates too, counts from that of another sentence, or dates
    only a noun: `Sunday's ambush`."""
    language: str

    @property
    def days(self) -> tuple[date, date] | None:
        return span(self.value) if self.value else None


def tellings(index: int, report: Report, key_terms: Counter[str]) -> list[Telling]:
    """The sentences of a report that a careful editor would put on the event's timeline.

    `key_terms` count in how many places (titles, reports) each term of the event stands. Kept are
    whole sentences with a finite verb that tell of a deed, share terms with the event, and carry
    a date of their own or a step to come; left out are datelines, statements of old, comparisons
    ("the most since 1989"), attributes ("the 2008 accord"), durations and vague references.
    """
    language = report.language or "en"
    rules = grammar(language)
    if rules is None:
        return []
    dating = Dating(report, rules)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in report.mentions:
        by_sentence.setdefault(mention.sentence_start, []).append(mention)
    found: list[Telling] = []
    for position, (start, end) in enumerate(sentences(report.text, report.language)):
        shown = body_start(report.text, position, start, end)
        text = report.text[shown:end]
        if not _is_event_like(text, language, key_terms, position):
            continue
        dates = by_sentence.get(start, ())
        dated = dating.of(shown, end, dates)
        if dated is None:
            continue
        found.append(
            Telling(
                report=index,
                start=shown,
                text=text,
                value=dated.value,
                precision=precision(dated.value) if dated.value else "unknown",
                planned=dated.planned,
                note=dated.note,
                terms=terms(text),
                deeds=deeds(text) if language == "en" else frozenset(),
                position=position,
                leads=not found and position < _LEAD,
                fresh=dating.is_news(dated.value),
                entangled=dating.is_entangled(dates),
                language=language,
            )
        )
    return found


def _is_event_like(text: str, language: str, key_terms: Counter[str], position: int) -> bool:
    """True for a statement of its own on what the event is about: the opening of an article is,
    what follows has to name it, and to tell of a deed where those are known."""
    if not stands_alone(text, language):
        return False
    unquoted = without_quotes(text)
    if position == 0 and text.count(" ") >= _LEAD_WORDS:
        return True
    of_the_event = sum(term in key_terms for term in terms(unquoted))
    if language != "en":
        return of_the_event >= min(2, len(key_terms))
    if deeds(unquoted):
        return of_the_event >= min(1 if position < _LEAD else 2, len(key_terms))
    return position < _LEAD and of_the_event >= min(2, len(key_terms))
