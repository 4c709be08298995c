"""What grouping keeps of one article: hashed weighted terms, index keys, some words to show.

`signing` makes it.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import chain
from typing import Literal, NamedTuple

Levels = dict[int, int]
"""Weights by hashed term in steps of 1/255."""

VERSION = 1
MOST_KEYS = 24
NO_SOURCE = 0
"""The number of the source of an article that tells of none: no other article is of the same."""
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


class Shown(NamedTuple):
    """What of an article can be shown as shared."""

    heading: str
    names: tuple[str, ...]
    """Most telling first."""
    numbers: tuple[str, ...]
    words: tuple[str, ...]
    """Telling words of the text."""


class Signature:
    """What grouping keeps of one article, made once at import: about 1 KB of bytes, of which what
    is asked for is read. With an object for each key and word it would be four times as much, and
    there are thousands of them at a time."""

    __slots__ = ("_data", "article_id", "extent", "language", "published", "source_id")

    def __init__(self, data: bytes) -> None:
        """`data` as `pack` gives it; ValueError for bytes of another version or none at all."""
        if len(data) < _HEAD.size or data[0] != VERSION:
            raise ValueError("not a signature of this version")
        _, self.article_id, self.source_id, dated, published, language, extent = _FIRST.unpack_from(
            data
        )
        self.published: int | None = published if dated else None
        """Seconds UTC; None if unknown."""
        self.language: str | None = language.rstrip(b"\0").decode() or None
        self.extent = _EXTENTS[extent]
        self._data = data

    @classmethod
    def made(
        cls,
        article_id: int,
        source_id: int,
        published: int | None,
        language: str | None,
        extent: Extent,
        parts: Parts,
        *,
        shingles: Sequence[int],
        keys: Sequence[int],
        shown: Shown,
    ) -> Signature:
        """The signature that says this: `parts` are vectors of length one in steps, or empty,
        `shingles` the smallest hashes of runs of words, which copies of a text share, and `keys` up
        to 24 signed 64-bit index keys, rarest first."""
        told = [*map("\1".join, (shown.names, shown.numbers, shown.words)), shown.heading]
        head = _HEAD.pack(
            VERSION,
            article_id,
            source_id,
            published is not None,
            published or 0,
            (language or "").encode()[:8],
            extent,
            len(shingles),
            len(keys),
            *map(len, parts),
        )
        return cls(
            b"".join(
                (
                    head,
                    _bytes("I", shingles),
                    _bytes("I", chain.from_iterable(parts)),
                    _bytes("q", keys),
                    bytes(chain.from_iterable(part.values() for part in parts)),
                    "\0".join(told).encode(),
                )
            )
        )

    def numbered(self, article_id: int, source_id: int, published: int | None) -> Signature:
        """The same of an article that has its number, and the date that counts."""
        numbers = _NUMBERS.pack(
            VERSION, article_id, source_id, published is not None, published or 0
        )
        return Signature(numbers + self._data[_NUMBERS.size :])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Signature) and self._data == other._data

    def __hash__(self) -> int:
        return hash(self._data)

    @property
    def shingles(self) -> tuple[int, ...]:
        """The smallest hashes of runs of words."""
        return tuple(_read("I", self._data[_HEAD.size : self._terms_at()]))

    @property
    def keys(self) -> tuple[int, ...]:
        """Up to 24 signed 64-bit index keys, rarest first."""
        start = self._terms_at() + 4 * sum(self._sizes())
        return tuple(_read("q", self._data[start : start + 8 * self._data[_KEYED]]))

    @property
    def heading(self) -> str:
        """The headline."""
        return self.shown().heading

    def shown(self) -> Shown:
        """What can be shown as shared."""
        start = self._levels_at() + sum(self._sizes())
        names, numbers, words, heading = self._data[start:].decode().split("\0", 3)
        return Shown(heading, _apart(names), _apart(numbers), _apart(words))

    def parts(self) -> Parts:
        """The weights of each part, weightiest first."""
        return Parts(*map(self.part, PARTS))

    def compared(self) -> Compared:
        """The weights of those parts that decide."""
        return Compared(*[_as_kept(*self.weighed(name)) for name in COMPARED])

    def running(self) -> list[Levels]:
        """The weights of lead and body."""
        return [_as_kept(*self.weighed(name)) for name in ("lead", "body")]

    def part(self, name: str) -> Levels:
        """The weights of one part, weightiest first."""
        return dict(zip(*self.weighed(name), strict=True))

    def weighed(self, name: str) -> tuple[array[int], bytes]:
        """The terms of one part, weightiest first, and the weight of each."""
        place, sizes = _PLACES[name], self._sizes()
        before, count = sum(sizes[:place]), sizes[place]
        terms_at = self._terms_at() + 4 * before
        levels_at = self._levels_at() + before
        terms = _read("I", self._data[terms_at : terms_at + 4 * count])
        return terms, self._data[levels_at : levels_at + count]

    def terms(self, name: str) -> array[int]:
        """The terms of one part."""
        return self.weighed(name)[0]

    def _sizes(self) -> bytes:
        """How many terms each of PARTS has."""
        return self._data[_SIZES : _HEAD.size]

    def _terms_at(self) -> int:
        return _HEAD.size + 4 * self._data[_SHINGLED]

    def _levels_at(self) -> int:
        return self._terms_at() + 4 * sum(self._sizes()) + 8 * self._data[_KEYED]

    def pack(self) -> bytes:
        """The signature as bytes, for `unpack`."""
        return self._data

    @classmethod
    def unpack(cls, data: bytes) -> Signature:
        """The reverse of `pack`; ValueError for bytes of another version or none at all."""
        return cls(data)


_EXTENTS = tuple(Extent)
_PLACES = {name: place for place, name in enumerate(PARTS)}
_NUMBERS = struct.Struct("<Bqq?q")
_FIRST = struct.Struct("<Bqq?q8sB")
_HEAD = struct.Struct("<Bqq?q8sBBB6B")
"""Version, numbers of article and source, whether it is dated, seconds UTC, language, extent, and
how many shingles, keys, and terms of each part there are. Shingles, terms, keys, the levels of the
terms, and what can be shown follow."""
_SHINGLED, _KEYED, _SIZES = _FIRST.size, _FIRST.size + 1, _FIRST.size + 2


def _bytes(kind: Literal["I", "q"], values: Iterable[int]) -> bytes:
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


def _as_kept(terms: array[int], levels: bytes) -> Levels:
    """The weights of terms, each the same object wherever it occurs, so that a look into an event's
    sums finds it without fetching another to compare it with."""
    if len(_KEPT) > _MOST_KEPT:
        _KEPT.clear()
    return dict(zip(map(_KEPT.setdefault, terms, terms), levels, strict=True))


def _apart(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("\1")) if joined else ()
