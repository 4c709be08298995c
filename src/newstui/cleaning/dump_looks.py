"""What one line of a dump looks like by itself, as numbers.

They are shapes that any European language shares: length, punctuation, stop words, capitals.
Only the cues (see `cues`) know words. Menus repeat from page to page, so that short lines met
before are remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import log1p
from struct import Struct

from newstui.cleaning.cues import Cue, cue_in, cue_of
from newstui.cleaning.likeness import folded
from newstui.cleaning.stopwords import STOP_WORDS

SEEN = 250
"""Characters of a line that are looked at."""
COLUMNS = 24
"""Columns of a line's looks, before that of its cue."""
PACKED = Struct(f"{COLUMNS + 1}d")
"""The form in which the looks of a line are kept: `COLUMNS` numbers and the place of the cue."""
NO_CUE = len(Cue)
"""The place that stands for no cue."""

_REMEMBERED = 120
"""Characters up to which a line is likely to come again."""
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
_CUE_PLACES: dict[Cue | None, int] = {
    None: NO_CUE,
    **{cue: place for place, cue in enumerate(Cue)},
}


def looks_of(line: str) -> tuple[bytes, str]:
    """The looks of a line that is not empty, packed, and the folded form of what is looked at."""
    return _remembered(line) if len(line) <= _REMEMBERED else _looks_of(line)


def _looks_of(line: str) -> tuple[bytes, str]:
    size = len(line)
    text = line if size <= SEEN else line[:SEEN]
    told = folded(text)
    words = told.split() or [""]
    number = len(words)
    last = line[-1]
    if last in _CLOSERS:
        last = line[-9:].rstrip(_CLOSERS)[-1:] or " "
    full_stop = last in _FULL_STOPS
    stops = len([word for word in words if word in STOP_WORDS])
    raw = text.split(None, _CAPITALS_AMONG)[:_CAPITALS_AMONG]
    first = text[0]
    marks = set(text)
    has_digits = not marks.isdisjoint(_DIGITS)
    packed = PACKED.pack(
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
        _CUE_PLACES[cue_of(line) if size <= SEEN else cue_in(line, words)],
    )
    return packed, told


_remembered = lru_cache(maxsize=4096)(_looks_of)
