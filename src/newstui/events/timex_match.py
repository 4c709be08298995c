"""What the forms of expression are read from: a match, and the text and day it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from newstui.events.timex_language import Language
from newstui.model.timeline import Tense

_BLANKS = re.compile(r"\s+")


class Resolved(NamedTuple):
    """A span of the text with its TIMEX3 value and type."""

    start: int
    end: int
    value: str
    kind: str


@dataclass(slots=True)
class Context:
    """What an expression is read against."""

    text: str
    language: Language
    day: date | None
    """The day of publication; None if it is not known."""
    month_only: bool
    """True if only the month of publication is known."""
    tense: Callable[[int, int], Tense]
    """The tense around a span of the text."""
    last: str | None = None
    """The calendar value mentioned before this one."""

    @property
    def exact(self) -> date | None:
        """The day of publication if it is known to the day."""
        return None if self.month_only else self.day


Action = Callable[["re.Match[str]", Context, str], "list[Resolved] | None"]
"""What a form means: the values in a match, None where its words mean something else after all.
The last argument is the rule's own."""


def small_letters(text: str) -> str:
    """The text in small letters, character for character: every offset stays what it was.

    Patterns are matched on this; `re.IGNORECASE` would take three times as long.
    """
    return text.replace("İ", "I").lower()


def word_of(match: re.Match[str], name: str) -> str | None:
    """The words of a group with single blanks; None without such a group or if it is empty."""
    words: str | None = match[name] if name in match.re.groupindex else None
    if words is None or words.isalnum():
        return words
    return _BLANKS.sub(" ", words).rstrip(".")


def one(match: re.Match[str], value: str | None, kind: str = "DATE") -> list[Resolved] | None:
    if value is None:
        return None
    narrowed = "x" in match.re.groupindex and match["x"] is not None
    start, end = match.span("x") if narrowed else match.span()
    return [Resolved(start, end, value, kind)]


def told_year(match: re.Match[str], context: Context) -> int | None:
    """The year that the match names, in figures or as `last year`."""
    word = word_of(match, "year")
    if word is not None:
        return int(word) if len(word) == 4 else _full_year(int(word))
    relative = word_of(match, "ry")
    if relative is None or context.day is None:
        return None
    return context.day.year + context.language.year_words[relative]


def _full_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 50 else 1900)


def told_month(match: re.Match[str], context: Context) -> int | None:
    word = word_of(match, "month")
    if word is None:
        return None
    return int(word) if word.isdigit() else context.language.months[word]


def number_of(words: str, language: Language) -> float | None:
    """The number that figures or words name; None for one that is not told."""
    text = re.sub(r"[\s-]+", " ", words).strip()
    if text[0].isdigit():
        whole = text.replace(",", ".")
        return float(whole) if whole.count(".") <= 1 else None
    if text in language.numbers:
        return language.numbers[text]
    amounts = [language.numbers.get(word) for word in text.split(" ")]
    if any(amount is None for amount in amounts):
        return None
    told = [amount for amount in amounts if amount is not None]
    # `a four-day rally`: the article counts nothing beside a number.
    return told[-1] if told[0] == 1 else sum(told)
