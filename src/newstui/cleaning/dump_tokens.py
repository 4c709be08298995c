"""The lines of a dump as arrays: what kind each character is, and a number for each word.

All lines are read at once, as one run of code points; whatever is counted per line is a sum
between two bounds. A word's number depends on its letters alone, not on their case, so that equal
words have equal numbers, and words are found in a list by number (see `dump_lexicon`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Places = NDArray[np.intp]

SEEN = 400
"""Characters of a line that are looked at."""

WORD, UPPER, LOWER, DIGIT, STOP, COMMA, MARK, CLOSER = (1 << bit for bit in range(8))
QUOTE, SIGN, BULLET, OPENER, RIGHTS = (1 << bit for bit in range(8, 13))
_SETS = {
    STOP: ".!?…。！？",
    COMMA: ",，、",
    MARK: ".:/-",
    CLOSER: "\"'”’»)]“*",
    QUOTE: '"“”„»«',
    SIGN: "|›»→<>•·#©@►▶«",
    BULLET: "•·-–—*►▶✓",
    OPENER: "\"“„«‘'",
    RIGHTS: "©",
}
_CODES = 1 << 16
"""Code units of UTF-16, which are told apart."""
_SURROGATES, _LOW_SURROGATES = slice(0xD800, 0xDC00), slice(0xDC00, 0xE000)
"""Two of them stand for an emoji or a letter of a rare script, which count as signs."""
_LINE_END = ord("\n")
_SINGLE = 0x3000
"""From here on all is letters of scripts without case, but the signs in the sets above."""

_LETTERS_A_NUMBER = 4
_PIECES = 2
"""A word's number is made of its length and of so many times four letters."""
_MIXERS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_LENGTHS = np.uint64(0x27D4EB2F165667C5)


def _tables() -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """For each code point its kinds, and itself in lower case."""
    kinds = np.full(_CODES, WORD, np.uint16)
    lower = np.arange(_CODES, dtype=np.uint16)
    for code in range(_SINGLE):
        char = chr(code)
        kind = WORD if char.isalnum() or char == "_" else 0
        if kind:
            kind |= UPPER * char.isupper() | LOWER * char.islower() | DIGIT * char.isdigit()
            lower[code] = ord(char.lower()[0])
        kinds[code] = kind
    kinds[_SINGLE : _SINGLE + 0x40] = kinds[0xFF00:0xFF10] = 0
    kinds[_SURROGATES] = SIGN
    kinds[_LOW_SURROGATES] = 0
    for kind, chars in _SETS.items():
        for char in chars:
            kinds[ord(char)] = int(kinds[ord(char)]) & ~WORD | kind
    return kinds, lower


_KINDS, _LOWER = _tables()
_KEPT = np.array(
    [
        [
            (1 << 16 * min(max(length - piece * _LETTERS_A_NUMBER, 0), _LETTERS_A_NUMBER)) - 1
            for length in range(_PIECES * _LETTERS_A_NUMBER + 1)
        ]
        for piece in range(_PIECES)
    ],
    np.uint64,
)
"""For each piece and length of a word, the bits of four letters that belong to the word."""


class Tokens(NamedTuple):
    """Lines as arrays; characters and words are numbered through all lines."""

    kinds: NDArray[np.uint16]
    """For each character what it is, as a sum of the constants above; a blank ends each line."""
    codes: NDArray[np.uint16]
    """For each character its code point, in lower case."""
    bounds: Places
    """Where each line starts, and the end of the last one."""
    starts: Places
    """Where each word starts."""
    ends: Places
    words: Numbers
    """For each word its number."""
    first_words: Places
    """For each line its first word, and the number of words in all."""
    phrases: Numbers
    """For each line the number of the phrase that its words are, figures left out."""

    @property
    def words_of_lines(self) -> Places:
        """How many words each line has."""
        return self.first_words[1:] - self.first_words[:-1]


def tokens_of(texts: Sequence[str]) -> Tokens:
    """The tokens of lines of which none is empty and each counts to its `SEEN`th character."""
    seen = [text[:SEEN] for text in texts]
    seen.append("")
    units = np.frombuffer("\n".join(seen).encode("utf-16-le", "surrogatepass"), np.uint16)
    bounds = np.zeros(len(seen), np.intp)
    np.add(np.flatnonzero(units == _LINE_END), 1, out=bounds[1:])
    points = units.astype(np.intp)
    kinds, codes = _KINDS.take(points), _LOWER.take(points)
    inside = np.zeros(len(kinds) + 1, np.bool_)
    np.not_equal(kinds & WORD, 0, out=inside[1:])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    words = _numbers(codes, starts, ends - starts)
    first_words = starts.searchsorted(bounds)
    figures = kinds.take(starts) & DIGIT != 0
    phrases = sums(words * ~figures, first_words)
    return Tokens(kinds, codes, bounds, starts, ends, words, first_words, phrases)


def _numbers(codes: NDArray[np.uint16], starts: Places, lengths: Places) -> Numbers:
    """Each word's number, from its length and first letters read four at a time."""
    letters = np.concatenate((codes, np.zeros(_PIECES * _LETTERS_A_NUMBER, np.uint16)))
    fours = np.ndarray(len(codes) + (_PIECES - 1) * _LETTERS_A_NUMBER, np.uint64, letters, 0, (2,))
    numbers = lengths.astype(np.uint64) * _LENGTHS
    seen = np.minimum(lengths, _PIECES * _LETTERS_A_NUMBER)
    for piece, mixer in enumerate(_MIXERS):
        past = piece * _LETTERS_A_NUMBER
        numbers ^= (fours[starts + past] & _KEPT[piece].take(seen)) * mixer
    numbers ^= numbers >> np.uint64(29)
    numbers *= _MIXERS[0]
    numbers ^= numbers >> np.uint64(32)
    return numbers


def sums(values: NDArray[np.uint64], bounds: Places) -> Numbers:
    """The sum of the values from each bound to the next, 0 where there are none between."""
    running = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values, out=running[1:])
    at = running.take(bounds)
    return at[1:] - at[:-1]
