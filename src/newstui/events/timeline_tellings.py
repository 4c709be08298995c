"""Which sentences of a report tell of something that happened or is to come, and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newstui.events.sentences import sentences
from newstui.events.tense import cues, governing
from newstui.events.timeline_terms import deed_of, deeds, is_speech, terms
from newstui.events.timex_calendar import precision, shift, span, unit_value
from newstui.events.timex_language import Grammar, grammar
from newstui.events.timex_match import small_letters
from newstui.events.wordlist import words
from newstui.model.timeline import Mention, Report, Tense

_DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Þ][\w.'’-]*[ ,]{1,2}){0,8}(?:\w+\.?[ ]\d{1,2}[ ,]{0,2})?(?:\([^)]{2,40}\)[ ]?)?"
    r"(?:[-–—]{1,2}|:)[ ]"
)
_DATELINE_REST = re.compile(r"\s*,?\s*(?:\d{4}\s*)?(?:\([^)]{2,40}\)|[-–—]{1,2})")
_QUOTED = re.compile(r"[\"“„«][^\"”“»]{0,600}(?:[\"”“»]|$)")
_COMPARED = re.compile(
    r"(?:since|than|compared with|compared to|up from|down from)\s+(?:\w+\s+)?$", re.I
)
_SINCE_SLOTS = 30
_ATTRIBUTE = re.compile(r"(?:\b(?:the|a|an|its|their|his|her|this|that|of)\s|['’]s\s)$", re.I)
_OF_NOUN = re.compile(r"\b(?:the|that|this|a)\s+[a-z]+\s+of\s+$", re.IGNORECASE)
_PRONOUN = re.compile(r"[\"“„«]?(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their)\b")
_FOLLOWING_NOUN = re.compile(r"\s+[a-zA-Z]+")
_VAGUE_AFTER = re.compile(
    r"\b(?:comes?|came|follows|followed)\s+(?:just\s+|only\s+|less than\s+|barely\s+)?"
    r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|\d{1,2})?\s*"
    r"(?P<unit>hours?|days?|weeks?|months?)\s+after\b",
    re.I,
)
_PLAN = re.compile(
    r"\b(?P<sign>will|can still|could still|may still|might still|must still|must now|must first|"
    r"still (?:has|have|needs?) to|has yet to|have yet to|(?:is|are) (?:expected|due|scheduled|set|"
    r"slated|planned|poised|about) to|plans? to|(?:is|are) "
    r"to)\s+(?:\w+ly\s+|also\s+|now\s+|then\s+|be\s+)?"
    r"(?P<verb>\w+)",
    re.I,
)
_STEPS = words(
    "send sent review reviewed block blocked vote decide decided rule meet met visit hold held "
    "begin start open close launch return travel sign signed ratify ratified appeal announce "
    "announced publish published release released resume hear appear face elect elected approve "
    "approved veto debate debated discuss consider considered submit submitted present presented "
    "arrive depart land take go expire conclude end host convene swear sworn inaugurated tried "
    "sentenced deliver delivered deploy withdraw introduce introduced examine examined fly "
    "reopen determine issue issued unveil unveiled test scrutinise scrutinize"
)
_WORDS_LEAST, _WORDS_MOST = 5, 70


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
    rules = grammar(report.language or "en")
    if rules is None:
        return []
    body = _body_start(report.text)
    found: list[Telling] = []
    by_sentence: dict[int, list[Mention]] = {}
    for mention in report.mentions:
        by_sentence.setdefault(mention.sentence_start, []).append(mention)
    for position, (start, end) in enumerate(sentences(report.text, report.language)):
        shown = body if start < body < end else start
        text = report.text[shown:end]
        if not _is_event_like(text, report.language, key_terms):
            continue
        dated = _date_of(report, rules, (start, end), shown, by_sentence.get(start, ()))
        if dated is None:
            continue
        value, planned, note = dated
        if _PRONOUN.match(text) and value is not None and precision(value) != "day":
            continue  # Old news that does not say whom it is about.
        found.append(
            Telling(
                report=index,
                start=shown,
                text=text,
                value=value,
                precision=precision(value) if value else "unknown",
                planned=planned,
                note=note,
                terms=terms(text),
                deeds=deeds(text) if _english(report) else frozenset(),
                position=position,
                language=report.language or "en",
            )
        )
    return found


def _english(report: Report) -> bool:
    return (report.language or "en") == "en"


def _body_start(text: str) -> int:
    """Where the first sentence begins behind an agency dateline."""
    found = _DATELINE.match(text[:160])
    return found.end() if found and found.group().strip(" -–—:") else 0


def _is_event_like(text: str, language: str | None, key_terms: Counter[str]) -> bool:
    if not _WORDS_LEAST <= text.count(" ") + 1 <= _WORDS_MOST or text.rstrip('"”’)').endswith("?"):
        return False
    unquoted = _QUOTED.sub(" ", text)
    own = terms(unquoted)
    if sum(term in key_terms for term in own) < min(2, len(key_terms)):
        return False
    return (language or "en") != "en" or bool(deeds(unquoted))


def _date_of(
    report: Report,
    rules: Grammar,
    sentence: tuple[int, int],
    shown: int,
    dates: Sequence[Mention],
) -> tuple[str | None, bool, str] | None:
    """Value, whether it is a plan, and a note; None if the sentence dates nothing."""
    published = report.published.utc()
    day = published.date() if published else None
    best: tuple[str, bool] | None = None
    for mention in dates:
        if mention.start < shown or not _dates_a_happening(report, rules, sentence, mention, day):
            continue
        value = mention.value.partition("T")[0]
        known = span(mention.value)
        # A day that has come is no plan, whatever the sentence goes on to speak of.
        planned = mention.tense is Tense.FUTURE and not (
            known is not None and day is not None and known[1] <= day
        )
        if best is None or len(value) > len(best[0]):
            best = (value, planned)
    if best is not None:
        return best[0], best[1], ""
    if not _english(report):
        return None
    text = report.text[sentence[0] : sentence[1]]
    return _days_before(text, day) or _undated_plan(text)


def _dates_a_happening(
    report: Report,
    rules: Grammar,
    sentence: tuple[int, int],
    mention: Mention,
    day: date | None,
) -> bool:
    known = span(mention.value) if mention.kind in ("DATE", "TIME") else None
    if known is None or mention.value.endswith("XX") or _in_dateline(report.text, mention):
        return False
    text = report.text
    before = text[max(sentence[0], mention.start - _SINCE_SLOTS) : mention.start]
    if _COMPARED.search(before) or _in_quote(text, sentence, mention.start):
        return False
    exact = known[0] == known[1]
    if not exact and _OF_NOUN.search(before):
        return False
    if not exact and _ATTRIBUTE.search(before) and _FOLLOWING_NOUN.match(text, mention.end):
        return False
    of_the_news = exact and day is not None and abs((day - known[0]).days) <= 2
    words = rules.language.tense
    small = small_letters(text)
    verb = governing(cues(small, *sentence, words), small, mention.start, mention.end, words)
    return verb is not None and (of_the_news or not is_speech(verb.word))


def _in_dateline(text: str, mention: Mention) -> bool:
    return mention.start < 120 and _DATELINE_REST.match(text, mention.end) is not None


def _in_quote(text: str, sentence: tuple[int, int], position: int) -> bool:
    return any(
        found.start() < position < found.end() for found in _QUOTED.finditer(text, *sentence)
    )


def _days_before(text: str, day: date | None) -> tuple[str | None, bool, str] | None:
    """`The sale comes days after …`: what came before is dated from the day of the report."""
    found = _VAGUE_AFTER.search(text)
    if found is None or day is None:
        return None
    unit = {"h": "h", "d": "D", "w": "W", "m": "M"}[found["unit"][0].lower()]
    words = (found["n"] or "several").lower()
    numbers = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    exact = {"a": 1, "an": 1}.get(words) or (numbers.index(words) if words in numbers else None)
    if exact is None and words.isdigit():
        exact = int(words)
    if unit == "h":
        return unit_value(day, "D"), False, ""
    then = shift(day, unit, -(exact or 4 if unit == "D" else exact or 3))
    if then is None:
        return None
    told = found["unit"] if exact is None else f"{words} {found['unit']}"
    return unit_value(then, unit if exact else "M"), False, f"{told} before {day.isoformat()}"


def _undated_plan(text: str) -> tuple[str | None, bool, str] | None:
    """A step that is announced without its date: `Congress can still block the sale`."""
    for found in _PLAN.finditer(_QUOTED.sub(lambda quote: " " * len(quote.group()), text)):
        if found["verb"].lower() in _STEPS and deed_of(found["verb"]) != "continue":
            return None, True, ""
    return None
