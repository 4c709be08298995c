"""When that happened which a sentence tells, if it tells of a happening or a plan at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newstui.events.tense import Cue, cues, governing
from newstui.events.timeline_clauses import in_aside, in_passing, is_comparison, is_denied
from newstui.events.timeline_plans import is_undated_plan
from newstui.events.timeline_sentences import in_dateline, without_quotes
from newstui.events.timeline_terms import is_speech
from newstui.events.timex_calendar import shift, span, unit_value
from newstui.events.timex_language import Grammar
from newstui.events.timex_match import small_letters
from newstui.model.timeline import Mention, Report, Tense

_NEWS_DAYS = 2
"""A day so near to the report's own is what it is about."""
_VAGUE_AFTER = re.compile(
    r"\b(?:comes?|came|follows|followed)\s+(?:just\s+|only\s+|less than\s+|barely\s+)?"
    r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|\d{1,2})?\s*"
    r"(?P<unit>hours?|days?|weeks?|months?)\s+after\b",
    re.IGNORECASE,
)
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_VAGUE = {"D": 4, "W": 3, "M": 3}
"""What is taken for `days before`, to find the month that it was in."""
_COUNTED_FROM = re.compile(
    r"(?:the |that )?(?:same|following|previous|that)\b|.*\b(?:earlier|later|before)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


class Dated(NamedTuple):
    """What a sentence says of the time of what it tells."""

    value: str | None
    """Calendar value; None for a plan without a date."""
    planned: bool
    note: str = ""
    """How the date was reckoned where the sentence does not give it."""


class Dating:
    """Dates the sentences of one report."""

    def __init__(self, report: Report, rules: Grammar) -> None:
        self._text = report.text
        self._rules = rules
        self._english = rules.language.code == "en"
        when = report.published.utc()
        self._day = when.date() if when else None

    def of(self, start: int, end: int, dates: Sequence[Mention]) -> Dated | None:
        """When that was which text[start:end] tells, by the dates in it; None if it dates nothing.

        The most exact date that belongs to a verb of the main clause counts.
        """
        best: tuple[tuple[int, bool], Dated] | None = None
        for mention in dates:
            verb = self._verb(start, end, mention) if mention.start >= start else None
            if verb is None:
                continue
            value = mention.value.partition("T")[0]
            planned = self._is_plan(mention, verb)
            if verb.tense is Tense.PRESENT and not planned and len(value) == len("2024-01-11"):
                continue  # How things are today is no happening.
            rank = len(value), not self._is_hour_alone(mention)
            if best is None or rank > best[0]:
                best = rank, Dated(value, planned)
        if best is not None:
            return best[1]
        named = any(span(mention.value) for mention in dates)
        return self._undated(self._text[start:end]) if self._english and not named else None

    def is_news(self, value: str | None) -> bool:
        """True for a single day within days of the report's own."""
        known = span(value) if value else None
        if known is None or self._day is None or known[0] != known[1]:
            return False
        return abs((self._day - known[0]).days) <= _NEWS_DAYS

    def is_entangled(self, dates: Sequence[Mention]) -> bool:
        """True for a sentence of several dates, of one that counts from that of another sentence,
        or of one that dates only a noun: `Sunday's ambush`."""
        named = {mention.value[:10] for mention in dates if span(mention.value)}
        return len(named) > 1 or any(
            _COUNTED_FROM.match(mention.text) or self._text.startswith(("'s ", "’s "), mention.end)
            for mention in dates
        )

    def _verb(self, start: int, end: int, mention: Mention) -> Cue | None:
        """The verb of the happening that a mention in text[start:end] dates; None if of none."""
        known = span(mention.value) if mention.kind in ("DATE", "TIME") else None
        if known is None or in_dateline(self._text, mention.start, mention.end):
            return None
        news = self.is_news(mention.value)
        if mention.value.endswith("XX") or (self._is_hour_alone(mention) and not news):
            return None
        small = small_letters(without_quotes(self._text[start:end]))
        low, high = mention.start - start, mention.end - start
        if not small[low:high].strip() or is_comparison(small, low, high):
            return None
        words = self._rules.language.tense
        signs = cues(small, 0, len(small), words)
        verb = governing(signs, small, low, high, words)
        if verb is None or is_denied(small, low, verb):
            return None
        if verb.tense is Tense.FUTURE and verb.word in ("was", "were"):
            return None  # `was to race in April`: a plan that came to nothing.
        if news:
            return verb
        exact = known[0] == known[1]
        if self._english:
            passing = in_passing(small, low, high, signs, exact)
        else:
            passing = not exact and in_aside(small, low, high)
        return None if passing or is_speech(verb.word) else verb

    def _is_plan(self, mention: Mention, verb: Cue) -> bool:
        """True for what is to come.

        A day that has come is no plan, whatever the sentence goes on to speak of, nor is tomorrow
        in a zone where it has happened already: `touched down early on Saturday`.
        """
        known = span(mention.value)
        if mention.tense is not Tense.FUTURE or known is None or self._day is None:
            return mention.tense is Tense.FUTURE
        abroad = self._is_hour_alone(mention) or mention.text.lower().startswith("early")
        if verb.tense is Tense.PAST and abroad and (known[1] - self._day).days == 1:
            return False
        return known[1] > self._day

    def _is_hour_alone(self, mention: Mention) -> bool:
        """True for an hour or part of a day whose day stands in another sentence."""
        if mention.kind != "TIME":
            return False
        language = self._rules.language
        tables = (language.months, language.weekdays, language.fixed)
        found = _WORD.findall(small_letters(mention.text))
        return not any(word in table for word in found for table in tables)

    def _undated(self, sentence: str) -> Dated | None:
        """`The sale comes days after …` is reckoned from the report; a step may have no date."""
        found = _VAGUE_AFTER.search(sentence)
        if found is None or self._day is None:
            return Dated(None, True) if is_undated_plan(sentence) else None
        unit = found["unit"][0].upper()
        if unit == "H":
            return Dated(unit_value(self._day, "D"), False)
        count = _count(found["n"])
        then = shift(self._day, unit, -(count or _VAGUE[unit]))
        if then is None:
            return None
        told = f"{found['n']} {found['unit']}" if count else found["unit"]
        note = f"{told.lower()} before {self._day.isoformat()}"
        return Dated(unit_value(then, unit if count else "M"), False, note)


def _count(word: str | None) -> int | None:
    """The number that a word tells; None for `several` and for no word."""
    small = (word or "several").lower()
    if small in ("a", "an"):
        return 1
    if small.isdigit():
        return int(small)
    return _NUMBERS.index(small) if small in _NUMBERS else None
