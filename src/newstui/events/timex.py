"""Temporal expressions in running text, resolved against the day the article came out.

Words of a language's table (`timex_en` and its siblings) set off that table's rules around them;
of the forms that fit the longest is taken. Values follow TIMEX3 (TimeML annotation guidelines
1.2.1); narrowing words such as `early` or `the end of` belong to the expression but leave its
value alone, as TIMEX3 keeps them apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from newstui.events.sentences import sentences
from newstui.events.tense import Cue, cues, governing
from newstui.events.timex_calendar import span
from newstui.events.timex_language import Form, Grammar, Language, grammar
from newstui.events.timex_match import Context, Resolved, small_letters
from newstui.events.timex_relative import fixed_value
from newstui.events.timex_resolve import ACTIONS
from newstui.events.timex_vocabulary import Vocabulary
from newstui.model.moment import Moment, Precision
from newstui.model.timeline import Mention, Tense

READ_AT_MOST = 100_000
"""Characters of a text that are read for dates: far more than any article, and a bound on time."""

_WORDS = re.compile(r"(\w+)")
_BEFORE, _AFTER = 6, 9
_CLOCK_NEXT = re.compile(r"[:.]\d\d|[  ]?[ap]\.?[  ]?m\b|[  ]?(?:UTC|GMT)\b|[  ]?(?:Uhr|h)\b", re.I)
_NUMERIC_NEXT = re.compile(r"[./-]\d")
_DECADE = re.compile(r"\d{2,4}(?:s|er)", re.I)
_CENTURY = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.I)


def mentions(text: str, published: Moment, language: str | None) -> tuple[Mention, ...]:
    """The temporal expressions of `text`, in order, without overlap.

    `published` is the article's own date, which relative expressions are counted from; if it is
    unknown only absolute ones (and durations and references such as `now`) are given. `language`
    is ISO 639-1; None is read as English, and a language without a table gives nothing. Never
    raises; characters beyond READ_AT_MOST are not read.
    """
    rules = grammar(language or "en")
    if rules is None:
        return ()
    return tuple(_Reader(text[:READ_AT_MOST], published, rules).read())


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str, published: Moment, rules: Grammar) -> None:
        self._text = text
        self._small = small = small_letters(text)
        self._rules = rules
        self._language: Language = rules.language
        self._spans = sentences(text, rules.language.code)
        self._starts = [start for start, _ in self._spans]
        parts = _WORDS.split(small)
        self._words = parts[1::2]
        ends = list(accumulate(map(len, parts)))
        self._word_starts, self._word_ends = ends[:-1:2], ends[1::2]
        # Only these words, few among all, are looked at one by one.
        self._setting_off = [
            index for index, word in enumerate(self._words) if word in rules.classes or word < ":"
        ]
        self._cues: dict[int, list[Cue]] = {}
        when = published.utc()
        self._context = Context(
            text=text,
            language=rules.language,
            day=when.date() if when else None,
            month_only=published.precision is Precision.MONTH,
            tense=self._tense,
        )

    def read(self) -> list[Mention]:
        found: list[Mention] = []
        done = 0
        for index in self._setting_off:
            if self._word_starts[index] < done:
                continue
            classes = self._classes(index)
            if not classes:
                continue
            for resolved in self._resolve(index, classes, done):
                found.append(self._mention(resolved))
                done = resolved.end
                if resolved.kind in ("DATE", "TIME") and span(resolved.value):
                    self._context.last = resolved.value
        return found

    def _classes(self, index: int) -> tuple[str, ...]:
        """Which rules the word sets off."""
        start, end = self._word_starts[index], self._word_ends[index]
        word = self._text[start:end]
        if word[0].isdigit():
            return self._figure_classes(word, end)
        known = self._rules.classes.get(self._small[start:end], ())
        if known and self._language.capitals != "any" and known[0] in ("month", "weekday"):
            wrong_case = word[0].isupper() != (self._language.capitals == "upper")
            if wrong_case and not word.isupper() and not self._opens_sentence(start):
                return ()
        return known

    def _opens_sentence(self, start: int) -> bool:
        before = self._text[max(0, start - 4) : start].rstrip(" \"“«'‘(—–-")
        return not before or before[-1] in ".!?\n:"

    def _figure_classes(self, word: str, end: int) -> tuple[str, ...]:
        size = len(word)
        if size > 6:
            return ()
        if not word.isdigit():
            if _DECADE.fullmatch(word):
                return ("decade",)
            if _CENTURY.fullmatch(word):
                return ("century",)
            return ("clock",) if word[-2:].lower() in ("am", "pm") or "h" in word else ()
        classes: tuple[str, ...] = ()
        if size == 4 and "1500" <= word < "2100":
            classes = ("year",)
        elif size == 2 and self._text[max(0, end - 3)] in "'’‘":
            classes = ("apostrophe",)
        if size <= 4 and _NUMERIC_NEXT.match(self._text, end):
            classes += ("numeric",)
        if (size <= 2 or size == 4) and _CLOCK_NEXT.match(self._text, end):
            classes += ("clock",)
        return classes

    def _resolve(self, index: int, classes: tuple[str, ...], done: int) -> list[Resolved]:
        """The longest form around the word that has a meaning."""
        end = self._word_ends[index]
        best: list[Resolved] = []
        if "fixed" in classes or "set" in classes:
            best = self._fixed(self._word_starts[index], end)
        for name in classes:
            for match, form in self._matches(name, index, done):
                if best and match.end() - match.start() <= _extent(best):
                    continue
                resolved = ACTIONS[form.action](match, self._context, form.argument)
                if resolved and (not best or _extent(resolved) > _extent(best)):
                    best = resolved
        return best

    def _matches(self, name: str, index: int, done: int) -> Iterator[tuple[re.Match[str], Form]]:
        """For each form of a class its first match that reaches to the word's end or further."""
        forms = self._rules.forms.get(name)
        if forms is None:
            return
        places = self._places(index, forms.vocabulary, done)
        end, high = self._word_ends[index], self._word_ends[index : index + _AFTER + 1][-1]
        open_forms = 0
        for _, known in places:
            open_forms |= known
        while open_forms:
            bit = open_forms & -open_forms
            open_forms ^= bit
            form = forms.wider_first[bit.bit_length() - 1]
            for start, known in places:
                if known & bit:
                    match = form.pattern.match(self._small, start, high)
                    if match is not None and match.end() >= end:
                        yield match, form
                        break

    def _places(self, index: int, vocabulary: Vocabulary, done: int) -> list[tuple[int, int]]:
        """Where forms around the word may begin, the furthest first, and which may there."""
        words, starts = self._words, self._word_starts
        covering, beginning = vocabulary[words[index]]
        start = starts[index]
        places = [(start, beginning)]
        if start > done and self._text[start - 1] in "'’‘":
            places.append((start - 1, covering))
        for before in range(index - 1, max(0, index - _BEFORE) - 1, -1):
            known, beginning = vocabulary[words[before]]
            covering &= known
            if not covering or starts[before] < done:
                break
            places.append((starts[before], covering & beginning))
        places.reverse()
        return places

    def _fixed(self, start: int, end: int) -> list[Resolved]:
        word = self._small[start:end]
        if word in self._language.sets:
            return [Resolved(start, end, self._language.sets[word], "SET")]
        if word not in self._language.fixed or self._text[end : end + 1] == "-":
            return []  # `the now-cancelled deal` tells no time.
        value, kind = fixed_value(self._language.fixed[word], self._context)
        return [] if value is None else [Resolved(start, end, value, kind)]

    def _sentence(self, start: int) -> tuple[int, int]:
        return self._spans[max(0, bisect_right(self._starts, start) - 1)]

    def _tense(self, start: int, end: int) -> Tense:
        words = self._language.tense
        sentence = self._sentence(start)
        signs = self._cues.get(sentence[0])
        if signs is None:
            signs = self._cues[sentence[0]] = cues(self._small, *sentence, words)
        sign = governing(signs, self._small, start, end, words)
        return sign.tense if sign else Tense.PAST

    def _mention(self, found: Resolved) -> Mention:
        sentence = self._sentence(found.start)
        return Mention(
            start=found.start,
            end=found.end,
            text=self._text[found.start : found.end],
            value=found.value,
            kind=found.kind,
            tense=self._tense_of(found),
            sentence_start=sentence[0],
            sentence_end=max(sentence[1], found.end),
        )

    def _tense_of(self, found: Resolved) -> Tense:
        """The tense around it, unless the date itself lies wholly before or after today."""
        tense = self._tense(found.start, found.end)
        known = span(found.value) if found.kind in ("DATE", "TIME") else None
        today: date | None = self._context.exact
        if known is None or today is None:
            return tense
        later = self._language.tense.later
        if known[0] > today or (
            later and known[1] > today and self._small.startswith(later, found.start, found.end)
        ):
            return Tense.FUTURE
        return Tense.PAST if known[1] < today and tense is Tense.FUTURE else tense


def _extent(found: list[Resolved]) -> int:
    return found[-1].end - found[0].start
