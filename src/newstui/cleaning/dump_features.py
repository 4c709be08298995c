"""What a line of a dump looks like, and what stands around it, as numbers.

They are shapes that any European language shares: length, punctuation, stop words, capitals,
repetition, place, and the same of the neighbours. Only the cues (see `cues`) know words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import exp, log1p
from operator import itemgetter

from newstui.cleaning.cues import Cue, cue_of
from newstui.cleaning.likeness import folded
from newstui.cleaning.paragraphs import Line
from newstui.cleaning.stopwords import STOP_WORDS

Row = list[float]
_CLOSERS = "\"'”’»)]“*"
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b")
_SIGNS = frozenset("|›»→<>•·#©@►▶«")
_QUOTES = frozenset('"“”„»«')
_DIGITS = frozenset("0123456789")
_DIGIT = re.compile(r"\d")
_FULL_STOPS = ".!?…。！？"
_BULLETS = "•·-–—*►▶✓"
_OPENERS = "\"“„«‘'"
_CAPITALS_AMONG = 16
"""Words at the start of a line of which the capitalised are counted."""
_SEEN = 250
"""Characters of a line that are looked at."""
_CUE_ROWS = {cue: [float(cue is other) for other in Cue] for cue in (None, *Cue)}
_MASS, _GAP_ABOVE, _GAP_BELOW, _CUED = 1, 26, 27, 28
_SEEN_AGAIN = itemgetter(1, 2, 3, 6, 8, 10, 11, 14, 16, 17, 18, 20, 21, 22, 24, 26, 27)
"""Columns of a line's own row that count once more beside its neighbours'."""
_CUE_PLACES = {cue: place for place, cue in enumerate(Cue)}
_ENDING = itemgetter(
    *(
        _CUED + _CUE_PLACES[cue]
        for cue in (Cue.RELATED, Cue.COMMENTS, Cue.READ_ALSO, Cue.SIGN_UP, Cue.NOTICE)
    )
)
"""Takes the columns of the cues that come after an article's end."""
_META = _CUE_PLACES[Cue.META]
_NEAR = 4
"""Lines either side whose first log-odds are seen one by one."""
_ODDS_MOST = 6.0
_OUTSIDE = -2.0
"""What stands for the log-odds (thirds) of lines above the top and below the bottom."""


def own_features(lines: Sequence[Line]) -> list[Row]:
    """One row per line: what it looks like by itself, and whether blank lines stand around it."""
    told = [folded(line.text[:_SEEN]) for line in lines]
    counts = Counter(told)
    rows = [_own(line, own, counts[own]) for line, own in zip(lines, told, strict=True)]
    for row, below in pairwise(rows):
        row[_GAP_BELOW] = below[_GAP_ABOVE]
    return rows


def _own(line: Line, told: str, count: int) -> list[float]:
    text = line.text
    size = len(text)
    if size > _SEEN:
        text = text[:_SEEN]
    marks = set(text)
    words = told.split() or [""]
    number = len(words)
    last = line.text[-1]
    if last in _CLOSERS:
        last = line.text[-9:].rstrip(_CLOSERS)[-1:] or " "
    full_stop = last in _FULL_STOPS
    stops = len([word for word in words if word in STOP_WORDS])
    raw = text.split(None, _CAPITALS_AMONG)[:_CAPITALS_AMONG]
    first = text[0]
    has_digits = not marks.isdisjoint(_DIGITS)
    return [
        log1p(size),
        log1p(number * size / len(text)) if number >= 6 and stops else 0.0,
        full_stop,
        last == ":",
        log1p(text.count(". ") + text.count("? ") + text.count("! ")),
        log1p(text.count(",")),
        stops / number,
        stops == 0,
        len([word for word in raw if word[0].isupper()]) / len(raw),
        text.isupper(),
        len(_DIGIT.findall(text)) / len(text) if has_digits and number < 30 else 0.0,
        first.islower(),
        first.isdigit(),
        first in _BULLETS,
        first in _OPENERS,
        not marks.isdisjoint(_QUOTES),
        not marks.isdisjoint(_SIGNS) or "http" in text or "www." in text,
        has_digits and number <= 12 and _DATE.search(text) is not None,
        last == "?",
        len(told) / number,
        number <= 2,
        number <= 5,
        number >= 12,
        number >= 25 and full_stop,
        min(count, 4) - 1,
        line.joined,
        line.gap,
        True,
        *_CUE_ROWS[cue_of(line.text, told)],
    ]


def context_features(own: Sequence[Row], odds: Sequence[float]) -> list[Row]:
    """For each line its place, its neighbours' first log-odds, and averages above and below.

    `odds` are what the first layer of the model says of each line from its own row alone.
    """
    rows = len(own)
    near = [max(-_ODDS_MOST, min(_ODDS_MOST, value)) / 3.0 for value in odds]
    padded = [_OUTSIDE] * _NEAR + near + [_OUTSIDE] * _NEAR
    chances = [1.0 / (1.0 + exp(-3.0 * value)) for value in near]
    run = [chance * row[_MASS] for chance, row in zip(chances, own, strict=True)]
    ends = [float(1.0 in _ENDING(row)) for row in own]
    metas = [row[_CUED + _META] for row in own]
    averages = [
        column
        for values, reach in (
            (chances, 3), (chances, 8), (chances, 25), (run, 8), (run, 25),
            (ends, 4), (ends, 25), (metas, 8),
        )
        for column in _averages(values, reach)
    ]  # fmt: skip
    text = list(accumulate(run, initial=0.0))
    total = text[-1] + 1.0
    scale = log1p(rows) / 6
    found = []
    for at, (row, average) in enumerate(zip(own, zip(*averages, strict=True), strict=True)):
        before = text[at]
        found.append(
            [
                *padded[at : at + 2 * _NEAR + 1],
                *average,
                at / rows,
                log1p(at) / 6,
                log1p(rows - at) / 6,
                before / total,
                log1p(before) / 6,
                log1p(total - before) / 6,
                scale,
                log1p(total) / 6,
                *_SEEN_AGAIN(row),
                float(1.0 in row[_CUED:]),
            ]
        )
    return found


def _averages(values: Sequence[float], reach: int) -> tuple[list[float], list[float]]:
    """The mean of the `reach` values above each place, and of those below."""
    sums = list(accumulate(values, initial=0.0))
    rows = len(values)
    last = sums[-1]
    above = [(sums[at] - sums[at - reach if at > reach else 0]) / reach for at in range(rows)]
    below = [
        ((sums[at + 1 + reach] if at + 1 + reach <= rows else last) - sums[at + 1]) / reach
        for at in range(rows)
    ]
    return above, below
