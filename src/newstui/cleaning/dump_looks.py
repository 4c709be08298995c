"""What each line of a dump looks like by itself, as numbers.

They are shapes that any European language shares: length, punctuation, stop words, capitals,
figures. Only the lists (see `dump_lexicon`) know words. All are counted over the whole text at
once, several counts in one sum.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newstui.cleaning import dump_lexicon as lists
from newstui.cleaning import dump_tokens as of
from newstui.cleaning.dump_tokens import Numbers, Places, Tokens, sums, tokens_of
from newstui.cleaning.paragraphs import Line

Matrix = NDArray[np.float32]
Bits = NDArray[np.bool_]

_ENDS = ("ends_full_stop", "opens_lower", "opens_digit", "opens_bullet", "opens_quote")
_COUNTS = (
    "size", "text", "word_size", "sentences", "commas", "upper", "digits", "capitals", "stops",
    "menu_words", "share_words", "dated", "again",
)  # fmt: skip
_SHAPES = (
    "no_stops", "quotes", "signs", "rights", "words_2", "words_5", "words_12", "long_sentence",
    "ends_colon", "ends_question", "cut_short", "share_bar", "joined", "gap_above", "gap_below",
)  # fmt: skip
_LISTS = (
    "menu", "advert", "related", "comments", "sign_up", "notice", "meta", "credit", "read_also",
    "commenting", "meta_first", "by_first", "related_ends", "label",
)  # fmt: skip
LOOKS = (*_ENDS, *_COUNTS, *_SHAPES, *_LISTS)
"""The rows of `own_features`, in their order."""

_FIELD = 10
"""Bits of one count among several in a number: enough for the characters that are looked at."""
_PHRASE_MOST = 200
"""Characters beyond which a line is text, whatever phrases it holds."""
_CREDIT_MOST = 420
"""Characters of the longest caption that ends in a credit."""
_META_MOST = 16
"""Words of the longest byline, share bar or filing note."""


def _fields(bits: int, kinds: Sequence[int]) -> Numbers:
    """For each number of so many bits a field per kind: 1 where the number has its bit."""
    numbers = np.arange(1 << bits, dtype=np.uint64)
    packed = np.zeros(1 << bits, np.uint64)
    for place, kind in enumerate(kinds):
        packed |= (numbers & np.uint64(kind) != 0).astype(np.uint64) << np.uint64(place * _FIELD)
    return packed


_CHARACTERS = (of.UPPER, of.DIGIT, of.COMMA, of.QUOTE, of.SIGN, of.RIGHTS)
_WORDS = (lists.STOP, lists.SHARE, lists.TELLING, lists.MENU, lists.DATED)
_CHARACTER_FIELDS = _fields(13, _CHARACTERS)
_WORD_FIELDS = _fields(5, _WORDS)
_CAPITAL = np.uint64(1 << len(_WORDS) * _FIELD)
_SHIFTS = np.arange(6, dtype=np.uint64)[:, None] * np.uint64(_FIELD)
_CUT = np.uint64((1 << _FIELD) - 1)
_END_BITS = np.array([[of.LOWER], [of.DIGIT], [of.BULLET], [of.OPENER]], np.uint16)
_LIST_BITS = np.array([[1 << bit] for bit in range(5, 19)], np.uint32)
_DIGIT_BIT = np.uint16(of.DIGIT)
_SHORT = lists.SIGN_UP | lists.NOTICE | lists.READ_ALSO | lists.COMMENTING
_FIRST = lists.META_FIRST | lists.BY_FIRST | lists.RELATED_FIRST
_CUES = [LOOKS.index(look) for look in (*_LISTS, "share_words", "rights")]
_SIZE, _DIGITS = LOOKS.index("size"), LOOKS.index("digits")
_DATE_LEAST = 3.5
"""A whole date has four digits at least."""


def with_cues(own: Matrix) -> Bits:
    """Which of the lines with these looks hold a word or phrase of any list."""
    cues: Bits = own.take(_CUES, axis=0).max(axis=0) > 0
    return cues


def with_dates(own: Matrix) -> Places:
    """The numbers of the lines with these looks that have digits enough for a whole date."""
    digits = own[_DIGITS] * np.minimum(np.exp(own[_SIZE]), of.SEEN)
    return np.flatnonzero(digits >= _DATE_LEAST)


def own_features(lines: Sequence[Line]) -> Matrix:
    """A row per look (see `LOOKS`), a column per line."""
    texts, above, joined = zip(*lines, strict=True)
    tokens = tokens_of(texts)
    sizes = np.array(list(map(len, texts)), np.float32)
    words = tokens.words_of_lines.astype(np.float32)
    listed = lists.lists_of_words(tokens)
    opens, full_stop, last, cut_short = _ends(tokens)
    seen = np.minimum(sizes, of.SEEN)
    some = np.maximum(words, 1)
    packed = np.add.reduceat(_CHARACTER_FIELDS.take(tokens.kinds), tokens.bounds[:-1])
    upper, digits, commas, *signs = _unpacked(packed)
    packed = _WORD_FIELDS.take(listed & 31)
    packed += _CAPITAL * (tokens.kinds.take(tokens.starts) & of.UPPER != 0)
    stops, share, telling, menu, dates, capitals = _unpacked(sums(packed, tokens.first_words))
    sentences, figures = _marks(tokens)
    counts = [
        np.log1p(sizes),
        np.log1p(words * sizes / seen) * ((words >= 6) & (stops > 0)),
        seen / some,
        np.log1p(sentences),
        np.log1p(commas),
        upper / seen,
        digits / seen,
        capitals / some,
        stops / some,
        menu / some,
        np.minimum(telling, 3) * (words <= _META_MOST),
        np.minimum(dates + (figures > 0), 2) * (words <= 12),
        _again(tokens.phrases),
    ]
    shapes = [
        stops == 0,
        *(count > 0 for count in signs),
        words <= 2,
        words <= 5,
        words >= 12,
        (words >= 25) & full_stop,
        last == ord(":"),
        last == ord("?"),
        cut_short,
        (share == words) & (telling > 0),
        joined,
        above,
        (*above[1:], True),
    ]
    told = _lists(tokens, listed, sizes, words, full_stop, last == ord(":"))
    rows = np.empty((len(LOOKS), len(lines)), np.float32)
    for row, look in zip(rows, (full_stop, *opens, *counts, *shapes, *told), strict=True):
        row[:] = look
    return rows


def _unpacked(packed: Numbers) -> Matrix:
    """The counts in each number, a row each."""
    return (packed >> _SHIFTS & _CUT).astype(np.float32)


def _ends(tokens: Tokens) -> tuple[Bits, Bits, NDArray[np.uint16], Bits]:
    """What each line opens with, whether it ends in a full stop, with what else, and in dots.

    Closing quotes and brackets after the end are skipped.
    """
    first = tokens.bounds[:-1]
    last = tokens.bounds[1:] - 2
    for _ in range(2):
        last -= (tokens.kinds.take(last) & of.CLOSER != 0) & (last > first)
    full_stop: Bits = tokens.kinds.take(last) & of.STOP != 0
    opens: Bits = tokens.kinds.take(first) & _END_BITS != 0
    code = tokens.codes.take(last)
    dots: Bits = (code == ord(".")) & (tokens.codes.take(last - 1) == ord("."))
    dots |= code == ord("…")
    return opens, full_stop, code, dots


def _marks(tokens: Tokens) -> tuple[Places, Places]:
    """How many sentences end inside each line, and how many marks stand between two digits."""
    kinds = tokens.kinds
    marks = np.flatnonzero(kinds[1:-1] & (of.STOP | of.MARK) != 0) + 1
    within = kinds.take(marks - 1) & kinds.take(marks + 1) & _DIGIT_BIT != 0
    stops = (kinds.take(marks) & of.STOP != 0) & (tokens.codes.take(marks + 1) == ord(" "))
    ends = marks[stops].searchsorted(tokens.bounds)
    figures = marks[within].searchsorted(tokens.bounds)
    return ends[1:] - ends[:-1], figures[1:] - figures[:-1]


def _again(phrases: Numbers) -> Places:
    """How often each line's phrase comes again, up to thrice."""
    order = phrases.argsort()
    ordered = phrases.take(order)
    first = np.empty(len(order) + 1, np.bool_)
    first[0] = first[-1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:-1])
    bounds = np.flatnonzero(first)
    times = bounds[1:] - bounds[:-1]
    again = np.empty(len(order), np.intp)
    again[order] = np.minimum(times - 1, 3).repeat(times)
    return again


def _lists(
    tokens: Tokens,
    listed: NDArray[np.uint32],
    sizes: Matrix,
    words: Matrix,
    full_stop: Bits,
    ends_colon: Bits,
) -> Bits:
    """Which lists of cues each line is in: as a whole, in part, by its first and last word."""
    lines = np.arange(len(sizes)).repeat(tokens.words_of_lines)
    whole = lists.lists_of_lines(tokens)
    held = lists.phrases_in(tokens, listed, lines)
    held &= ~(_SHORT * (sizes > _PHRASE_MOST).astype(np.uint32))
    held &= ~(lists.CREDIT * (sizes > _CREDIT_MOST).astype(np.uint32))
    padded = np.concatenate((listed, np.zeros(1, np.uint32)))
    first = padded.take(tokens.first_words[:-1]) * (words > 0)
    last = padded.take(tokens.first_words[1:] - 1) * (words > 0)
    related = (last & lists.RELATED_LAST != 0) & (words <= 4)
    comment = (last & lists.COMMENT_LAST != 0) & ends_colon & (words <= 12)
    held |= lists.COMMENTING * comment.astype(np.uint32)
    first &= ~(lists.RELATED_FIRST * (~related).astype(np.uint32))
    first &= _FIRST * (~full_stop & (words <= _META_MOST)).astype(np.uint32)
    labels = np.flatnonzero(listed & lists.LABEL != 0)
    after = tokens.codes.take(tokens.ends.take(labels))
    labels = labels[(after == ord(":")) | (after == ord("/"))]
    label = np.zeros(len(sizes), np.uint32)
    label[lines.take(labels)] = lists.LABEL
    label *= sizes <= _CREDIT_MOST
    told: Bits = (whole & _WHOLE | held | first | label) & _LIST_BITS != 0
    return told


_WHOLE = lists.MENU_LINE | lists.ADVERT_LINE | lists.RELATED_LINE | lists.COMMENTS_LINE
