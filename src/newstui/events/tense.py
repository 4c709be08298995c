"""Whether the words around a date tell of the past, the present or a plan."""

from __future__ import annotations

import re

from newstui.events.timex_language import Grammar
from newstui.model.timeline import Tense

_LONG = 600
_CLAUSE_BREAK = re.compile(r"[,;:–—()]|\s-+\s")


def tense_at(text: str, start: int, end: int, sentence: tuple[int, int], grammar: Grammar) -> Tense:
    """The tense of the verb that governs text[start:end] in its sentence.

    Without any verb it is the past, which most dates in news speak of.
    """
    cue = governing_verb(text, start, end, sentence, grammar)
    return Tense(cue.lastgroup or "past") if cue else Tense.PAST


def governing_verb(
    text: str, start: int, end: int, sentence: tuple[int, int], grammar: Grammar
) -> re.Match[str] | None:
    """The verb form, or other sign of tense, that text[start:end] most likely belongs to.

    The nearest wins, counted in characters; one after the span counts as further away than one
    before it, and a clause boundary between adds to the distance.
    """
    low, high = max(sentence[0], start - _LONG), min(sentence[1], end + _LONG)
    best: re.Match[str] | None = None
    least = float("inf")
    for cue in grammar.cues.finditer(text, low, high):
        if cue.end() <= start:
            between, factor = (cue.end(), start), 1.0
        elif cue.start() >= end:
            between, factor = (end, cue.start()), 1.6
        else:
            continue
        breaks = len(_CLAUSE_BREAK.findall(text, *between))
        distance = (between[1] - between[0]) * factor + 25 * breaks
        if distance <= least:
            best, least = cue, distance
    return best
