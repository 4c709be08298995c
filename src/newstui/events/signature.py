"""What grouping keeps of one article: hashed weighted terms, index keys, some words to show.

`signing` makes it.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from typing import Literal, NamedTuple

Levels = dict[int, int]
"""Weights by hashed term in steps of 1/255."""

VERSION = 1
MOST_KEYS = 24
STEPS = 255
"""A weight is kept as one of so many steps to 1."""


class Extent(IntEnum):
    """How much of an article there is."""

    HEADLINE = 0
    LEAD = 1
    FULL = 2


class Parts(NamedTuple):
    """Weighted terms by part of an article.

    Anchors are sounds of names, numbers and countries. The bridge is what survives in another
    language: names, numbers, countries, notions of the lexicon. The gist is all parts together:
    one product with it finds the events worth a closer look.
    """

    title: Levels
    lead: Levels
    body: Levels
    anchors: Levels
    bridge: Levels
    gist: Levels


PARTS = Parts._fields


class Compared(NamedTuple):
    """Those of the parts that decide where an article belongs; the others are for its reasons."""

    title: Levels
    anchors: Levels
    bridge: Levels
    gist: Levels


COMPARED = Compared._fields


@dataclass(frozen=True, slots=True)
class Signature:
    """What grouping keeps of one article; about 1 KB packed, made once at import."""

    article_id: int
    source_id: int
    published: int | None
    """Seconds UTC; None if unknown."""
    language: str | None
    extent: Extent
    sizes: tuple[int, ...]
    """How many terms each of PARTS has."""
    terms: bytes
    """The hashed terms of all parts, one after the other: little-endian, 32 bits, unsigned."""
    levels: bytes
    """The weight of each term in steps of 1/255; a part is a vector of length one, or empty."""
    shingles: tuple[int, ...]
    """The smallest hashes of runs of words: shared by copies of a text."""
    keys: tuple[int, ...]
    """Up to 24 signed 64-bit index keys, rarest first."""
    heading: str
    names: tuple[str, ...]
    """Names to show as shared, most telling first."""
    numbers: tuple[str, ...]
    words: tuple[str, ...]
    """Telling words of the text, to show as shared."""

    def parts(self) -> Parts:
        """The weights of each part, weightiest first."""
        return Parts(*self._some(PARTS))

    def compared(self) -> Compared:
        """The weights of those parts that decide."""
        return Compared(*self._some(COMPARED))

    def running(self) -> list[Levels]:
        """The weights of lead and body."""
        return self._some(("lead", "body"))

    def _some(self, names: Sequence[str]) -> list[Levels]:
        terms, levels = _read("I", self.terms), self.levels
        ends = [0, *accumulate(self.sizes)]
        places = [(ends[at], ends[at + 1]) for at in map(PARTS.index, names)]
        return [
            dict(zip(_as_kept(terms[at:end]), levels[at:end], strict=True)) for at, end in places
        ]

    def pack(self) -> bytes:
        """The signature as bytes, for `unpack`."""
        language = (self.language or "").encode()[:8]
        strings = "\0".join(
            [
                "\1".join(self.names),
                "\1".join(self.numbers),
                "\1".join(self.words),
                self.heading,
            ]
        ).encode()
        head = _HEAD.pack(
            VERSION,
            self.article_id,
            self.source_id,
            self.published is not None,
            self.published or 0,
            language,
            self.extent,
            len(self.shingles),
            len(self.keys),
            *self.sizes,
        )
        shingles, keys = little_endian("I", self.shingles), little_endian("q", self.keys)
        return b"".join((head, shingles, self.terms, keys, self.levels, strings))

    @classmethod
    def unpack(cls, data: bytes) -> Signature:
        """The reverse of `pack`; ValueError for bytes of another version or none at all."""
        if len(data) < _HEAD.size or data[0] != VERSION:
            raise ValueError("not a signature of this version")
        (
            _,
            article_id,
            source_id,
            dated,
            published,
            language,
            extent,
            shingled,
            keyed,
            *sizes,
        ) = _HEAD.unpack_from(data)
        count = sum(sizes)
        at = _HEAD.size
        shingles = data[at : (at := at + 4 * shingled)]
        terms = data[at : (at := at + 4 * count)]
        keys = data[at : (at := at + 8 * keyed)]
        levels = data[at : (at := at + count)]
        names, numbers, words, heading = data[at:].decode().split("\0", 3)
        return cls(
            article_id,
            source_id,
            published if dated else None,
            language.rstrip(b"\0").decode() or None,
            Extent(extent),
            tuple(sizes),
            terms,
            levels,
            shingles=tuple(_read("I", shingles)),
            keys=tuple(_read("q", keys)),
            heading=heading,
            names=_shown(names),
            numbers=_shown(numbers),
            words=_shown(words),
        )


_HEAD = struct.Struct("<Bqq?q8sBBB6B")


def little_endian(kind: Literal["I", "q"], values: Iterable[int]) -> bytes:
    """Integers as bytes: I unsigned of 32 bits, q signed of 64."""
    data = array(kind, values)
    if sys.byteorder == "big":
        data.byteswap()
    return data.tobytes()


def _read(kind: Literal["I", "q"], data: bytes) -> array[int]:
    values = array(kind)
    values.frombytes(data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


_KEPT: dict[int, int] = {}
_MOST_KEPT = 1 << 17


def _as_kept(terms: array[int]) -> Iterable[int]:
    """The terms, each the same object wherever it occurs, so that a look into an event's sums finds
    it without fetching another to compare it with."""
    if len(_KEPT) > _MOST_KEPT:
        _KEPT.clear()
    return map(_KEPT.setdefault, terms, terms)


def _shown(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("\1")) if joined else ()
