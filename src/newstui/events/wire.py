"""Copies of one agency text: the same words under the same or another headline."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

_RUN = 4
"""Words in one shingle."""
_KEPT = 16
"""A sketch holds the smallest hashes: a bottom-k sample (Broder 1997; Cohen & Kaplan 2007)."""
_WORDS = 400
_COPY = 0.6
"""Likeness of the sketches from which two texts are one."""
_TITLE = 92.0


def shingles(words: Sequence[str]) -> tuple[int, ...]:
    """The sketch of a text: its smallest 32-bit hashes of runs of words, rising; () if short."""
    if len(words) < 25:
        return ()
    small = [word.lower() for word in words[:_WORDS]]
    runs = {crc32(" ".join(small[at : at + _RUN]).encode()) for at in range(len(small) - _RUN + 1)}
    return tuple(sorted(runs)[:_KEPT])


def resemblance(first: Sequence[int], second: Sequence[int]) -> float:
    """The estimated share of common runs in 0..1 from two sketches."""
    if not first or not second:
        return 0.0
    sample = sorted({*first, *second})[:_KEPT]
    both = set(first) & set(second)
    return sum(at in both for at in sample) / len(sample)


def is_copy(
    first: Sequence[int], second: Sequence[int], first_title: str, second_title: str
) -> bool:
    """Whether two articles carry one text: alike in their words, or in headline and half of them.

    Without a text only equal headlines of some length make a copy.
    """
    from rapidfuzz import fuzz

    alike = resemblance(first, second)
    if alike >= _COPY:
        return True
    if not first and not second:
        return (
            len(first_title) >= 30 and fuzz.ratio(first_title.lower(), second_title.lower()) >= 97.0
        )
    return alike >= _COPY / 2 and fuzz.token_sort_ratio(first_title, second_title) >= _TITLE
