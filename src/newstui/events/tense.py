"""Whether the words around a date tell of the past, the present or a plan."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import compress, islice
from typing import NamedTuple

from newstui.events.tense_words import APOSTROPHES, WORD, TenseWords
from newstui.model.timeline import Tense

_RUN = re.compile(r"\w+")
_CLAUSE_BREAK = re.compile(r"[,;:–—()]|\s-+\s")
_LOOKED_AT = 7
"""Words from the beginning of a sign that can be part of it, or decide what it is."""
_LONG = 400.0
_NEAR = 24
_AFTER_FACTOR, _BREAK_COST = 1.6, 25.0


class Cue(NamedTuple):
    """One sign of tense in a text: where it stands and its first word in small letters."""

    start: int
    end: int
    tense: Tense
    word: str


def cues(text: str, start: int, end: int, words: TenseWords) -> list[Cue]:
    """The signs of tense in text[start:end], in order; `text` is in small letters."""
    runs = list(_RUN.finditer(text, start, end))
    return cues_among(
        text, start, end, [run.start() for run in runs], [run.group() for run in runs], words
    )


def cues_among(
    text: str, start: int, end: int, starts: Sequence[int], runs: Sequence[str], words: TenseWords
) -> list[Cue]:
    """The same where the runs of letters and figures in text[start:end] are known, and where they
    start."""
    found: list[Cue] = []
    done = start
    hints = list(map(words.hints.__getitem__, runs))
    is_plain = text.find("'", start, end) < 0 and text.find("’", start, end) < 0
    for index, hint in compress(enumerate(hints), hints):
        at, run = starts[index], runs[index]
        behind = at + len(run)
        if hint is None or behind <= done:
            continue
        if hint.is_odd or (not is_plain and _is_joined(text, start, at)):
            return _cues_by_words(text, start, end, words)
        if not hint.looks_on and (is_plain or not text.startswith(APOSTROPHES, behind, end)):
            following = runs[index + 1] if hint.before and index + 1 < len(runs) else "none"
            if following.isalpha() and following not in hint.before:
                if hint.tense is not None:
                    found.append(Cue(at, behind, hint.tense, run))
                    done = behind
                continue
        if is_plain and "".join(runs[index : index + _LOOKED_AT]).isalpha():
            tokens = _Tokens(runs, starts)
        else:
            tokens, index = _Tokens.of(islice(WORD.finditer(text, at, end), _LOOKED_AT)), 0
        if cue := _cue_at(tokens, index, words):
            found.append(cue)
            done = cue.end
    return found


def _is_joined(text: str, start: int, at: int) -> bool:
    """Whether letters and an apostrophe stand before the place: `we'll`."""
    return at - start > 1 and text.startswith(APOSTROPHES, at - 1) and text[at - 2].isalnum()


class _Tokens(NamedTuple):
    """Words in small letters, letters joined by an apostrophe being one, and where they start."""

    words: Sequence[str]
    starts: Sequence[int]

    @classmethod
    def of(cls, matches: Iterable[re.Match[str]]) -> _Tokens:
        found = list(matches)
        return cls([match.group() for match in found], [match.start() for match in found])


def _cues_by_words(text: str, start: int, end: int, words: TenseWords) -> list[Cue]:
    """The same as `cues`, for any text, looking at each of its words."""
    tokens = _Tokens.of(WORD.finditer(text, start, end))
    found: list[Cue] = []
    done = start
    for index, place in enumerate(tokens.starts):
        if place >= done and (cue := _cue_at(tokens, index, words)):
            found.append(cue)
            done = cue.end
    return found


def _cue_at(tokens: _Tokens, index: int, words: TenseWords) -> Cue | None:
    """The sign of tense that begins with a word."""
    word = tokens.words[index]
    if not words.may_begin_sign[word]:
        return None
    tense, taken = _tense_of(tokens, index, words)
    if tense is None:
        return None
    last = index + taken
    return Cue(tokens.starts[index], tokens.starts[last] + len(tokens.words[last]), tense, word)


def _tense_of(tokens: _Tokens, index: int, words: TenseWords) -> tuple[Tense | None, int]:
    """The tense that a word is a sign of, and how many of the next words belong to the sign."""
    word, following, behind = (*tokens.words[index : index + 3], "", "")[:3]
    if word in words.future:
        return Tense.FUTURE, _carried(tokens, index, words)
    if following in words.towards and word in words.intent:
        if behind in words.done:
            return Tense.PAST, 2
        return Tense.FUTURE, 1 + _carried(tokens, index + 1, words)
    if word in words.towards and following in words.begin:
        return Tense.FUTURE, 1 + _carried(tokens, index + 1, words)
    return words.tense_of(word), 0


def _carried(tokens: _Tokens, index: int, words: TenseWords) -> int:
    """How many words behind a sign of the future go with it: `will also be [held]`.

    Its verb is among them, and a participle behind that: `will stay closed`.
    """
    taken = bare = 0
    behind = tokens.starts[index] + len(tokens.words[index])
    for at in range(index + 1, min(index + 6, len(tokens.words))):
        start, word = tokens.starts[at], tokens.words[at]
        if start > behind + 1:
            break
        behind = start + len(word)
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
