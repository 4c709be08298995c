"""Temporal expressions in running text, resolved against the day the article came out.

Words of a language's table (`timex_en` and its siblings) set off that table's rules around them;
of the forms that fit the longest is taken. Values follow TIMEX3 (TimeML annotation guidelines
1.2.1); narrowing words such as `early` or `the end of` belong to the expression but leave its
value alone, as TIMEX3 keeps them apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import accumulate, compress, count

from newstui.events.sentences import sentences
from newstui.events.tense import Cue, cues_among, governing
from newstui.events.timex_calendar import span
from newstui.events.timex_language import Form, Grammar, Language, grammar
from newstui.events.timex_match import Context, Resolved, small_letters
from newstui.events.timex_relative import fixed_value
from newstui.events.timex_resolve import ACTIONS
from newstui.events.timex_vocabulary import Vocabulary
from newstui.model.moment import Moment, Precision
from newstui.model.timeline import Mention, Tense
from newstui.model.wording import Wording, wording

READ_AT_MOST = 100_000
"""Characters of a text that are read for dates: far more than any article, and a bound on time."""

_BEFORE, _AFTER = 6, 9
_CLOCK_NEXT = re.compile(r"[:.]\d\d|[  ]?[ap]\.?[  ]?m\b|[  ]?(?:UTC|GMT)\b|[  ]?(?:Uhr|h)\b", re.I)
_CLOCK_SIGNS = frozenset(":.apuhgAPUHG")
"""Of these one stands right behind an hour, or behind a blank."""
_DECADE = re.compile(r"\d{2,4}(?:s|er)", re.I)
_CENTURY = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.I)


def mentions(
    text: str, published: Moment, language: str | None, worded: Wording | None = None
) -> tuple[Mention, ...]:
    """The temporal expressions of `text`, in order, without overlap.

    `published` is the article's own date, which relative expressions are counted from; if it is
    unknown only absolute ones (and durations and references such as `now`) are given. `language`
    is ISO 639-1; None is read as English, and a language without a table gives nothing. `worded`
    saves the time to take the text apart. Never raises; characters beyond READ_AT_MOST are not
    read.
    """
    rules = grammar(language or "en")
    if rules is None:
        return ()
    if worded is None or len(text) > READ_AT_MOST or "İ" in text or "Σ" in text:
        # The small letters of these two are not the same in a word alone and in the text.
        text = text[:READ_AT_MOST]
        worded = wording(small_letters(text))
    return tuple(_Reader(text, worded, published, rules).read())


class _Reader:
    """One pass over one text."""

    def __init__(self, text: str, worded: Wording, published: Moment, rules: Grammar) -> None:
        self._text = text
        self._small = small_letters(text)
        self._rules = rules
        self._language: Language = rules.language
        self._words = worded.lower
        ends = list(accumulate(map(len, worded.parts)))
        self._word_starts, self._word_ends = ends[:-1:2], ends[1::2]
        # Only these words, few among all, are looked at one by one.
        self._setting_off = list(compress(count(), map(rules.sets_off.__getitem__, self._words)))
        self._cues: dict[int, list[Cue]] = {}
        self._tenses: dict[tuple[int, int], Tense] = {}
        when = published.utc()
        self._context = Context(
            text=text,
            language=rules.language,
            day=when.date() if when else None,
            month_only=published.precision is Precision.MONTH,
            tense=self._tense,
        )

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """The sentences of the text; only looked for if something in it tells a time."""
        return sentences(self._text, self._language.code)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._spans]

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
        following = self._text[end : end + 2]
        if size == 4 and "1500" <= word < "2100":
            classes = ("year",)
        elif size == 2 and self._text[max(0, end - 3)] in "'’‘":
            classes = ("apostrophe",)
        if size <= 4 and following[1:].isdecimal() and following[0] in "./-":
            classes += ("numeric",)
        may_be_clock = (size <= 2 or size == 4) and not _CLOCK_SIGNS.isdisjoint(following)
        if may_be_clock and _CLOCK_NEXT.match(self._text, end):
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
        if not places:
            return
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
        following = vocabulary[words[index + 1]].covering if index + 1 < len(words) else 0
        covering &= following | vocabulary.ending(words[index])
        if not covering:
            return []
        start = starts[index]
        places = [(start, covering & beginning)]
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
        at = bisect_right(self._starts, start) - 1
        return self._spans[at if at > 0 else 0]

    def _tense(self, start: int, end: int) -> Tense:
        known = self._tenses.get((start, end))
        if known is None:
            words = self._language.tense
            sign = governing(self._signs(start), self._small, start, end, words)
            known = self._tenses[start, end] = sign.tense if sign else Tense.PAST
        return known

    def _signs(self, start: int) -> list[Cue]:
        """The signs of tense in the sentence around a place."""
        sentence = self._sentence(start)
        signs = self._cues.get(sentence[0])
        if signs is None:
            starts, words = self._word_starts, self._words
            low, high = (bisect_left(starts, place) for place in sentence)
            signs = self._cues[sentence[0]] = cues_among(
                self._small, *sentence, starts[low:high], words[low:high], self._language.tense
            )
        return signs

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
