"""Copies of one agency text: the same words under the same or another headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol
from zlib import crc32

_RUN = 4
"""Words in one shingle."""
_KEPT = 16
"""A sketch holds the smallest hashes: a bottom-k sample (Broder 1997; Cohen & Kaplan 2007)."""
_WORDS = 400
_COPY = 0.6
"""Likeness of the sketches from which two texts are one."""
_TITLE = 92.0
"""Likeness of headlines from which half as like texts are one too."""
_LONG = 30
"""Characters of a headline that is not equal to another by chance."""
_LEAST = 4
"""Common hashes from which two sketches are compared."""

_TELLING = 32
"""Texts that have a hash, the first to come: what more have is a source's form, and tells of no
text that another repeats it."""


def shingles(words: Sequence[str]) -> tuple[int, ...]:
    """The sketch of a text: its smallest 32-bit hashes of runs of words, rising; () if short."""
    if len(words) < 25:
        return ()
    small = list(map(str.lower, words[:_WORDS]))
    runs = set(map(crc32, map(str.encode, map(" ".join, zip(*_shifted(small), strict=False)))))
    return tuple(sorted(runs)[:_KEPT])


def _shifted(words: Sequence[str]) -> list[Sequence[str]]:
    """The words from the first on, from the second on, and so on: together they give the runs."""
    return [words[at:] for at in range(_RUN)]


def resemblance(first: Sequence[int], second: Sequence[int]) -> float:
    """The estimated share of common runs in 0..1 from two sketches."""
    if not first or not second:
        return 0.0
    sample = sorted({*first, *second})[:_KEPT]
    both = set(first) & set(second)
    return sum(at in both for at in sample) / len(sample)


class Text(Protocol):
    """What is known of an article here."""

    @property
    def article_id(self) -> int: ...
    @property
    def shingles(self) -> tuple[int, ...]: ...
    @property
    def heading(self) -> str: ...


class Originals:
    """The texts of an event, each once, found by what they have in common with another."""

    __slots__ = ("_found_by", "_texts")

    def __init__(self) -> None:
        self._texts: list[Text] = []
        self._found_by: _Index | None = None
        """Made when it is asked for."""

    def add(self, text: Text) -> None:
        """One more text that is no copy."""
        self._texts.append(text)
        if self._found_by is not None:
            self._found_by.add(text)

    def fold(self) -> None:
        """Keeps the texts alone."""
        self._found_by = None

    def copied_by(self, text: Text) -> int | None:
        """The article id of the text that this one repeats.

        Two texts are one if they are alike in their words, or in headline and half of them.
        Without texts only equal headlines of some length are.
        """
        if self._found_by is None:
            self._found_by = _Index(self._texts)
        return self._found_by.copied_by(text)


class _Index:
    """Texts by their hashes and headlines."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._by_shingle: dict[int, list[Text]] = {}
        self._by_heading: dict[str, Text] = {}
        for text in texts:
            self.add(text)

    def add(self, text: Text) -> None:
        for shingle in text.shingles:
            having = self._by_shingle.setdefault(shingle, [])
            if len(having) < _TELLING:
                having.append(text)
        self._by_heading.setdefault(_bare(text.heading), text)

    def copied_by(self, text: Text) -> int | None:
        shingles = text.shingles
        if not shingles:
            same = self._by_heading.get(_bare(text.heading))
            known = same is not None and not same.shingles and len(text.heading) >= _LONG
            return same.article_id if same is not None and known else None
        sketched = self._by_shingle
        met = [sketched[shingle] for shingle in shingles if shingle in sketched]
        if len(met) < _LEAST:
            return None
        near = Counter([other.article_id for others in met for other in others])
        for article_id, shared in near.most_common(3):
            if shared < _LEAST:
                break
            other = next(
                other
                for shingle in shingles
                for other in self._by_shingle.get(shingle, ())
                if other.article_id == article_id
            )
            if _one_text(text, other):
                return article_id
        return None


def _one_text(first: Text, second: Text) -> bool:
    alike = resemblance(first.shingles, second.shingles)
    if alike >= _COPY:
        return True
    if alike < _COPY / 2:
        return False
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(first.heading, second.heading) >= _TITLE


def _bare(heading: str) -> str:
    return "".join(filter(str.isalnum, heading.casefold()))
