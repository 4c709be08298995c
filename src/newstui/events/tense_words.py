"""The words by which a language tells of the past, the present or a plan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newstui.model.timeline import Tense

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
APOSTROPHES = ("'", "’")
_SHORTEST_ENDED = 5
"""Letters of the shortest word that is known by its ending."""
_APOSTROPHE = re.compile("['’]")
_MOST_KEPT = 1 << 14


@dataclass(frozen=True)
class TenseWords:
    """The signs of tense in one language, in small letters."""

    past: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    """Words that alone put their clause in the future: `will`, `should`."""
    intent: frozenset[str] = frozenset()
    """Words that do so before one of `towards`: `due to`, `scheduled for`."""
    towards: frozenset[str] = frozenset()
    begin: frozenset[str] = frozenset()
    """Infinitives that do so behind one of `towards`: `to begin`."""
    done: frozenset[str] = frozenset()
    """Words behind one of `towards` that put even that in the past: `expected to have died`."""
    carried: frozenset[str] = frozenset()
    """Words that a sign of the future takes with it: `will not have been`."""
    past_ends: tuple[str, ...] = ()
    future_ends: tuple[str, ...] = ()
    ahead: frozenset[str] = frozenset()
    """Words right before a date that make it one to come: `until`, `by`."""
    bygone: frozenset[str] = frozenset()
    """Signs of a past before which even that is past: `had arrived by Friday`."""
    aimed: str = ""
    """What stands right before a weekday that is planned for: `announced a strike for Monday`."""
    later: tuple[str, ...] = ()
    """How an expression begins that names what is left of the present period: `later this`."""

    @cached_property
    def signs(self) -> frozenset[str]:
        """Every word that may be a sign or begin one."""
        return self.past | self.present | self.future | self.intent | self.towards

    @cached_property
    def may_begin_sign(self) -> MayBeginSign:
        return MayBeginSign(self.signs, self.past_ends + self.future_ends)

    def tense_of(self, word: str) -> Tense | None:
        """The past or present, or a future by its ending, that a word is a sign of by itself."""
        if word in self.past:
            return Tense.PAST
        if word in self.present:
            return Tense.PRESENT
        if len(word) >= _SHORTEST_ENDED:
            if self.future_ends and word.endswith(self.future_ends):
                return Tense.FUTURE
            if self.past_ends and word.endswith(self.past_ends):
                return Tense.PAST
        return None

    @cached_property
    def hints(self) -> Hints:
        return Hints(self)


class MayBeginSign(dict[str, bool]):
    """A word in small letters to whether it may be a sign or begin one; answers are kept."""

    def __init__(self, signs: Collection[str], ends: tuple[str, ...]) -> None:
        super().__init__()
        self._signs, self._ends = signs, ends

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_KEPT:
            self.clear()
        self[word] = may = word in self._signs or word.endswith(self._ends)
        return may


class Hint(NamedTuple):
    """What a run of letters and figures tells of a sign of tense, where no apostrophe follows."""

    tense: Tense | None = None
    """Which it is a sign of by itself."""
    before: frozenset[str] = frozenset()
    """Runs right behind it that make it another sign, or one at all."""
    looks_on: bool = False
    """Whatever stands behind it decides how far the sign goes."""
    is_odd: bool = False
    """It is not of letters alone, and one of its parts may be a sign."""


class Hints(dict[str, Hint | None]):
    """A run in small letters to its hint, None if it is no part of a sign; answers are kept."""

    def __init__(self, words: TenseWords) -> None:
        super().__init__()
        self._words = words
        self._towards, self._begin = _first_parts(words.towards), _first_parts(words.begin)
        self._joined = _first_parts(sign for sign in words.signs if not sign.isalpha())

    def __missing__(self, run: str) -> Hint | None:
        if len(self) > _MOST_KEPT:
            self.clear()
        self[run] = hint = self._hint(run)
        return hint

    def _hint(self, run: str) -> Hint | None:
        words, none = self._words, frozenset[str]()
        if not run.isalpha():
            parts = WORD.findall(run)
            is_odd = any(words.may_begin_sign[part] or part in self._joined for part in parts)
            return Hint(is_odd=True) if is_odd else None
        leading = self._towards if run in words.intent else none
        leading |= self._begin if run in words.towards else none
        if words.may_begin_sign[run] or run in self._joined:
            return Hint(words.tense_of(run), leading, looks_on=run in words.future)
        return None


def _first_parts(signs: Iterable[str]) -> frozenset[str]:
    """Of each word what stands before an apostrophe in it, or the word."""
    return frozenset([_APOSTROPHE.split(sign)[0] for sign in signs])
