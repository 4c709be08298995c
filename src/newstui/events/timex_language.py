"""What a language's table of temporal expressions holds, and how it becomes regular expressions.

A language is data: words with their meaning, and rules whose patterns name those words as slots,
`{month} {day}`. `timex_resolve` gives each rule's action its meaning; the engine is the same for
all languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import import_module

from newstui.events.tense_words import TenseWords
from newstui.events.timex_vocabulary import Vocabulary
from newstui.events.wordlist import words

SUPPORTED = ("en", "es", "de", "fr", "it", "pt", "nl", "pl", "ru")

# A blank inside an expression: never a paragraph break, never an endless run.
_BLANK = r"(?:[\x20\u00a0\u202f\t]{1,3}|\x20?\n)"
_SLOT = re.compile(r"\{(\w+)\}")
_KEPT = re.compile(r"(\\.|\(\?P<)", re.DOTALL)
_MOST_KEPT = 1 << 14


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of expression.

    `on` names, separated by blanks, the word classes (month, weekday, unit, season, part, year,
    numeric, clock, decade) or the very words one of which it contains; `action` is a function of
    `timex_resolve`; `argument` is handed to it.
    """

    on: str
    action: str
    pattern: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """The words and rules of one language; every word in small letters, without its full stop."""

    code: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """ISO weekday, Monday 1."""
    units: Mapping[str, str]
    """Unit code of `timex_calendar`, and h, min, s for parts of a day."""
    numbers: Mapping[str, float | None]
    """None for an unknown number: `several`."""
    ordinals: Mapping[str, int]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    """Parts of the day: MO, MI, AF, EV, NI."""
    relatives: Mapping[str, int]
    """-1 for the unit before, 0 for the present one, 1 for the next."""
    rules: tuple[Rule, ...]
    year_words: Mapping[str, int] = field(default_factory=dict)
    """`last year` and its like, as they stand behind a month or quarter, with their step."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Single words with one meaning: `yesterday` is `D-1`, `now` is `PRESENT_REF`."""
    sets: Mapping[str, str] = field(default_factory=dict)
    """Single words for repeated times: `weekly` is `P1W`."""
    slots: Mapping[str, str] = field(default_factory=dict)
    """Further patterns that rules name: `mod` for `early`, `the end of`."""
    capitals: str = "any"
    """How months and weekdays are written: `upper`, `lower` or `any`."""
    tense: TenseWords = field(default_factory=TenseWords)


@dataclass(frozen=True)
class Form:
    """A rule with its slots filled in, in small letters."""

    source: str
    action: str
    argument: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first tried: most never are."""
        return re.compile(self.source)


class Forms:
    """Those that one class or word sets off."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.wider_first = tuple(forms)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Word to the forms that know it, by their places in `wider_first`."""
        return Vocabulary([form.source for form in self.wider_first], _BLANK)


class SetsOff(dict[str, bool]):
    """A word in small letters to whether it may set off a form; answers are kept."""

    def __init__(self, words: Collection[str]) -> None:
        super().__init__()
        self._set_off = words

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_KEPT:
            self.clear()
        self[word] = may = word in self._set_off or "0" <= word[0] <= "9"
        return may


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language ready to use: which words set off which forms."""

    language: Language
    classes: Mapping[str, tuple[str, ...]]
    """Word to the classes (or the word itself) whose forms it sets off."""
    forms: Mapping[str, Forms]
    """By class or word."""
    sets_off: SetsOff
    """Word to whether it may set off any."""


def behind(listed: str) -> str:
    """A pattern that holds right behind any of the words (parted by blanks) and one blank."""
    return "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in listed.split()) + ")"


def either(*patterns: str) -> str:
    """One group that holds where any of the patterns does."""
    return "(?:" + "|".join(patterns) + ")"


def grammar(code: str | None) -> Grammar | None:
    """The grammar of an ISO 639-1 language; None where there is no table for it."""
    return _grammar(code) if code in SUPPORTED else None


@lru_cache(maxsize=len(SUPPORTED))
def _grammar(code: str) -> Grammar:
    language: Language = import_module(f"newstui.events.timex_{code}").LANGUAGE
    slots = _slots(language)
    classes: dict[str, list[str]] = {}
    for name, table in (
        ("month", language.months),
        ("weekday", language.weekdays),
        ("unit", language.units),
        ("season", language.seasons),
        ("part", language.parts),
        ("fixed", language.fixed),
        ("set", language.sets),
    ):
        for word in table:
            classes.setdefault(word.split()[0], []).append(name)
    forms: dict[str, list[Form]] = {}
    known = words("month weekday unit season part year numeric clock decade century apostrophe")
    for rule in language.rules:
        form = Form(_small(_expand(rule.pattern, slots)), rule.action, rule.argument)
        for trigger in rule.on.split():
            forms.setdefault(trigger, []).append(form)
            if trigger not in known and trigger not in classes.get(trigger, ()):
                classes.setdefault(trigger, []).append(trigger)
    return Grammar(
        language,
        {word: tuple(names) for word, names in classes.items()},
        {trigger: Forms(found) for trigger, found in forms.items()},
        SetsOff(frozenset(classes)),
    )


def _small(pattern: str) -> str:
    """The pattern in small letters, but for its escapes and the names of its groups."""
    parts = _KEPT.split(pattern)
    parts[::2] = map(str.lower, parts[::2])
    return "".join(parts)


def _slots(language: Language) -> dict[str, str]:
    tables = {
        "month": language.months,
        "weekday": language.weekdays,
        "unit": {word: code for word, code in language.units.items() if code not in _CLOCK_UNITS},
        "anyunit": language.units,
        "number": language.numbers,
        "ordinal": language.ordinals,
        "season": language.seasons,
        "part": language.parts,
        "rel": language.relatives,
        "ry": language.year_words,
    }
    alternatives = {name: _alternatives(table) for name, table in tables.items()}
    number = alternatives["number"]
    return {
        "_": _BLANK,
        "month": rf"(?P<month>\b(?:{alternatives['month']})\b)(?:\.(?=,? ?\d))?",
        "weekday": rf"(?P<weekday>\b(?:{alternatives['weekday']})\b)",
        "unit": rf"(?P<unit>\b(?:{alternatives['unit']})\b)",
        "anyunit": rf"(?P<unit>\b(?:{alternatives['anyunit']})\b)",
        "season": rf"(?P<season>\b(?:{alternatives['season']})\b)",
        "part": rf"(?P<part>\b(?:{alternatives['part']})\b)",
        "rel": rf"(?P<rel>\b(?:{alternatives['rel']})\b)",
        "ry": rf"(?P<ry>\b(?:{alternatives['ry']})\b)",
        "ord": rf"(?P<ord>\b(?:{alternatives['ordinal']})\b)",
        "n": (
            r"(?P<n>(?<![\d.,$€£])\d{1,4}(?:[.,]\d{1,2})?"
            rf"|\b(?:{number})\b(?:(?: |-)(?:{number})\b)?)"
        ),
        "day": r"(?P<day>\b(?:[12]\d|3[01]|0?[1-9]))(?:st|nd|rd|th|er|º|°)?(?![\d%])",
        "day2": r"(?P<day2>\b(?:[12]\d|3[01]|0?[1-9]))(?:st|nd|rd|th|er|º|°)?(?![\d%])",
        "year": r"(?P<year>\b(?:1[5-9]|20)\d\d\b)(?![.,/:]?\d|%)",
        **language.slots,
    }


_CLOCK_UNITS = frozenset({"h", "min", "s"})


def _alternatives(words: Mapping[str, object]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in longest_first) or "(?!)"


def _expand(pattern: str, slots: Mapping[str, str]) -> str:
    """The pattern with its slots filled in; slots may name slots. A blank stands for any blank."""
    pattern = pattern.replace(" ", "{_}")
    while True:
        expanded = _SLOT.sub(lambda found: _blanks(slots, found), pattern)
        if expanded == pattern:
            return expanded
        pattern = expanded


def _blanks(slots: Mapping[str, str], found: re.Match[str]) -> str:
    filling = slots.get(found[1])
    if filling is None:
        return found.group()
    return filling if found[1] == "_" else filling.replace(" ", "{_}")
