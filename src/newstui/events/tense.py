"""Whether the words around a date tell of the past, the present or a plan."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, count
from typing import NamedTuple

from newstui.model.timeline import Tense

_WORD = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?)")
_CLAUSE_BREAK = re.compile(r"[,;:–—()]|\s-+\s")
_LONG = 400.0
_NEAR = 24
_AFTER_FACTOR, _BREAK_COST = 1.6, 25.0
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


class Cue(NamedTuple):
    """One sign of tense in a text: where it stands and its first word in small letters."""

    start: int
    end: int
    tense: Tense
    word: str


def cues(text: str, start: int, end: int, words: TenseWords) -> list[Cue]:
    """The signs of tense in text[start:end], in order; `text` is in small letters."""
    parts = _WORD.split(text[start:end])
    gaps, tokens = parts[::2], parts[1::2]
    ends = list(accumulate(map(len, parts), initial=start))
    found: list[Cue] = []
    done = 0
    for index in list(compress(count(), map(words.may_begin_sign.__getitem__, tokens))):
        if index < done:
            continue
        tense, taken = _tense_of(tokens, gaps, index, words)
        if tense is not None:
            done = index + taken + 1
            found.append(Cue(ends[2 * index + 1], ends[2 * done], tense, tokens[index]))
    return found


def _tense_of(
    tokens: Sequence[str], gaps: Sequence[str], index: int, words: TenseWords
) -> tuple[Tense | None, int]:
    """The tense that a word is a sign of, and how many of the next words belong to the sign."""
    word = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    if word in words.future:
        return Tense.FUTURE, _carried(tokens, gaps, index, words)
    if following in words.towards and word in words.intent:
        behind = tokens[index + 2] if index + 2 < len(tokens) else ""
        if behind in words.done:
            return Tense.PAST, 2
        return Tense.FUTURE, 1 + _carried(tokens, gaps, index + 1, words)
    if word in words.towards and following in words.begin:
        return Tense.FUTURE, 1 + _carried(tokens, gaps, index + 1, words)
    if word in words.past:
        return Tense.PAST, 0
    if word in words.present:
        return Tense.PRESENT, 0
    if len(word) > 4:
        if words.future_ends and word.endswith(words.future_ends):
            return Tense.FUTURE, 0
        if words.past_ends and word.endswith(words.past_ends):
            return Tense.PAST, 0
    return None, 0


def _carried(tokens: Sequence[str], gaps: Sequence[str], index: int, words: TenseWords) -> int:
    """How many words behind a sign of the future go with it: `will also be [held]`.

    Its verb is among them, and a participle behind that: `will stay closed`.
    """
    taken = bare = 0
    for gap, word in zip(gaps[index + 1 : index + 6], tokens[index + 1 : index + 6], strict=False):
        if len(gap) > 1:
            break
        if word in words.carried or word.endswith("ly"):
            taken += 1
        elif word in words.past or (words.past_ends and word.endswith(words.past_ends)):
            return taken + 1
        elif not bare:
            bare = 1
            taken += 1
        else:
            break
    return taken


def governing(
    signs: Sequence[Cue], text: str, start: int, end: int, words: TenseWords
) -> Cue | None:
    """The sign of tense that text[start:end] most likely belongs to, None without any near.

    The nearest wins, counted in characters; one after the span counts as further away than one
    before it, and a clause boundary between adds to the distance.
    """
    lead = text[max(0, start - 16) : start].split()
    if lead and lead[-1] == "the":
        lead.pop()
    middle = bisect_left(signs, (start,))
    if lead and lead[-1] in words.ahead and len(lead[-1]) < 16:
        bygone = _bygone(signs[max(0, middle - _NEAR) : middle], text, start, words)
        return bygone or Cue(start - len(lead[-1]) - 1, start, Tense.FUTURE, lead[-1])
    before = _nearest(reversed(signs[max(0, middle - _NEAR) : middle]), text, start, end, _LONG)
    limit = before[0] if before else _LONG
    after = _nearest(signs[middle : middle + _NEAR], text, start, end, limit)
    nearest = after or before
    return nearest[1] if nearest else None


def _bygone(signs: Sequence[Cue], text: str, start: int, words: TenseWords) -> Cue | None:
    """The sign in the clause before `start` that puts all of it in the past."""
    for sign in reversed(signs):
        if sign.tense is not Tense.PAST or _CLAUSE_BREAK.search(text, sign.end, start):
            return None
        if sign.word in words.bygone:
            return sign
    return None


def _nearest(
    signs: Iterable[Cue], text: str, start: int, end: int, limit: float
) -> tuple[float, Cue] | None:
    """The sign at the least distance under `limit`; the signs come nearest first."""
    best: tuple[float, Cue] | None = None
    for cue in signs:
        if cue.end <= start:
            low, high, factor = cue.end, start, 1.0
        elif cue.start >= end:
            low, high, factor = end, cue.start, _AFTER_FACTOR
        else:
            continue
        distance = (high - low) * factor
        if distance >= limit:
            break
        distance += _BREAK_COST * len(_CLAUSE_BREAK.findall(text, low, high))
        if distance < limit:
            best, limit = (distance, cue), distance
    return best
