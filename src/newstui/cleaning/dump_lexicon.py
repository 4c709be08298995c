"""Which words and phrases of a dump are in the lists of stop words, dates and cues.

A phrase's number is the sum of its words' numbers, so that a list of some thousand phrases in all
languages is asked about every word of a text at once. The order of a phrase's words does not
count; two phrases with one number would need a coincidence of 64 bits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from newstui.cleaning import cue_phrases as cues
from newstui.cleaning.dates_words import MONTHS
from newstui.cleaning.dump_tokens import Numbers, Places, Tokens, sums, tokens_of
from newstui.cleaning.stopwords import STOP_WORDS

STOP, SHARE, TELLING, MENU, DATED = (1 << bit for bit in range(5))
"""Words that are counted in a line; `TELLING` are those that a share bar cannot do without."""
MENU_LINE, ADVERT_LINE, RELATED_LINE, COMMENTS_LINE = (1 << bit for bit in range(5, 9))
"""Phrases that count as a whole line."""
SIGN_UP, NOTICE, META, CREDIT, READ_ALSO, COMMENTING = (1 << bit for bit in range(9, 15))
"""Phrases that count wherever they stand in a short line."""
META_FIRST, BY_FIRST, RELATED_FIRST = (1 << bit for bit in range(15, 18))
"""Words that count at the start of a line."""
LABEL = 1 << 18
"""Words that name a photographer, a source or another article, if a colon follows."""
RELATED_LAST, COMMENT_LAST = 1 << 19, 1 << 20
"""Words that count at the end of a line that starts with one of `RELATED_FIRST`, or at a colon."""
_OPENING = 1 << 21
"""Words that a phrase of several may begin with."""
PHRASES = SIGN_UP | NOTICE | META | CREDIT | READ_ALSO | COMMENTING

_YEARS = range(1990, 2040)
_GROUPS, _SLOTS = 1 << 12, 1 << 13
_HIGH = 64 - 13
"""Bits of a number below those that say its slot."""


def _listed() -> dict[int, Iterable[str]]:
    months = (form.split() for forms in MONTHS.values() for form in forms.split("|"))
    return {
        STOP: STOP_WORDS,
        SHARE: cues.SHARE_WORDS,
        TELLING: cues.SHARE_TELLING | cues.NETWORKS,
        MENU: (phrase for phrase in cues.MENUS if " " not in phrase),
        MENU_LINE: cues.MENUS,
        DATED: [*(form for forms in months for form in forms), *map(str, _YEARS)],
        META_FIRST: cues.META_FIRST,
        BY_FIRST: cues.META_BY,
        RELATED_FIRST: cues.RELATED_FIRST,
        RELATED_LAST: cues.RELATED_LAST,
        ADVERT_LINE: cues.ADVERTS,
        RELATED_LINE: cues.RELATED,
        COMMENTS_LINE: cues.COMMENTS,
        SIGN_UP: cues.SIGN_UP,
        NOTICE: cues.NOTICES,
        META: cues.META_PHRASES,
        CREDIT: [phrase for phrase in cues.CREDITS if not _is_label(phrase)],
        READ_ALSO: cues.READ_ALSO,
        COMMENTING: cues.COMMENTING,
        COMMENT_LAST: cues.COMMENT_LAST,
        LABEL: [*filter(_is_label, cues.CREDITS), *cues.READ_ALSO_FIRST],
    }


def _is_label(phrase: str) -> bool:
    """Whether a phrase is one word that counts only with its punctuation."""
    return len(re.findall(r"\w+", phrase)) == 1 and not phrase.isalpha()


def _bits_by_number(lists: dict[int, Iterable[str]]) -> dict[int, int]:
    """For each number the lists that hold its phrase, as a sum of their bits."""
    bits: defaultdict[int, int] = defaultdict(int)
    for bit, phrases in lists.items():
        listed = list(phrases)
        for number in _numbers_of(listed):
            bits[number] |= bit
        if bit & PHRASES:
            for number in _numbers_of([words[0] for words in map(_split, listed) if words[1:]]):
                bits[number] |= _OPENING
    return bits


class _Lexicon:
    """A table in which each number has a place of its own, whatever its neighbours are.

    A number's slot is moved by what its group says; each group is given the first shift under
    which all of its numbers find free slots (hash and displace, Pagh 1999).
    """

    def __init__(self, bits: dict[int, int]) -> None:
        self.shifts = np.zeros(_GROUPS, np.intp)
        self.numbers = np.zeros(_SLOTS, np.uint64)
        self.bits = np.zeros(_SLOTS, np.uint32)
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for number in bits:
            groups[number % _GROUPS].append(number)
        for group, members in sorted(groups.items(), key=lambda item: -len(item[1])):
            starts = [number >> _HIGH for number in members]
            for shift in range(_SLOTS):
                slots = [start ^ shift for start in starts]
                if len(set(slots)) == len(slots) and not self.bits[slots].any():
                    break
            self.shifts[group] = shift
            self.numbers[slots] = members
            self.bits[slots] = [bits[number] for number in members]

    def look_up(self, numbers: Numbers) -> NDArray[np.uint32]:
        """For each number the lists that hold it, as a sum of their bits."""
        groups = (numbers & np.uint64(_GROUPS - 1)).astype(np.intp)
        slots = (numbers >> np.uint64(_HIGH)).astype(np.intp)
        slots ^= self.shifts.take(groups)
        found: NDArray[np.uint32] = self.bits.take(slots)
        found *= self.numbers.take(slots) == numbers
        return found


def _numbers_of(phrases: Sequence[str]) -> list[int]:
    tokens = tokens_of(phrases)
    numbers: list[int] = sums(tokens.words, tokens.first_words).tolist()
    return numbers


def _split(phrase: str) -> list[str]:
    return re.findall(r"\w+", phrase.lower())


_LEXICON = _Lexicon(_bits_by_number(_listed()))
_SEVERAL = np.arange(2, 6)[:, None]
"""How many words the phrases have that are looked for inside a line, beside single ones."""


def lists_of_words(tokens: Tokens) -> NDArray[np.uint32]:
    """For each word the lists that hold it."""
    return _LEXICON.look_up(tokens.words)


def lists_of_lines(tokens: Tokens) -> NDArray[np.uint32]:
    """For each line the lists that hold it as a whole, figures left out."""
    return _LEXICON.look_up(tokens.phrases)


def phrases_in(tokens: Tokens, lists: NDArray[np.uint32], lines: Places) -> NDArray[np.uint32]:
    """For each line the lists of which it holds a phrase.

    `lists` are those of the words, `lines` the line of each word.
    """
    found = np.zeros(len(tokens.bounds) - 1, np.uint32)
    single = np.flatnonzero(lists & PHRASES != 0)
    np.bitwise_or.at(found, lines.take(single), lists.take(single))
    running = np.zeros(len(lines) + 1, np.uint64)
    np.cumsum(tokens.words, out=running[1:])
    opening = np.flatnonzero(lists & _OPENING != 0)
    ends = np.minimum(opening + _SEVERAL, tokens.first_words.take(lines.take(opening) + 1))
    told = _LEXICON.look_up((running.take(ends) - running.take(opening)).ravel())
    hits = np.flatnonzero(told & PHRASES != 0)
    np.bitwise_or.at(found, lines.take(opening.take(hits % max(len(opening), 1))), told.take(hits))
    found &= PHRASES
    return found
