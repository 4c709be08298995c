"""What grouping keeps of one article: hashed weighted terms, index keys, some words to show."""

from __future__ import annotations

import math
import re
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import combinations
from typing import Literal

from newstui.events import wire
from newstui.events.background import Background, shipped
from newstui.events.lexicon import notions
from newstui.events.words import (
    hashed,
    name_terms,
    pair_key,
    signed,
    stem,
    term,
    tokens,
    without_outlet,
)
from newstui.model.article import CleanArticle, Tags

Vector = dict[int, float]
"""Weights by hashed term, of length one (or empty)."""

VERSION = 1
MOST_KEYS = 24
_TITLE, _LEAD, _BODY, _ANCHORS, _BRIDGE, _GIST = 16, 28, 48, 24, 24, 40
"""Terms kept of each part, the weightiest."""
_LEAD_WORDS = 70
_BRIDGED = 40
"""Words of the text that are looked at for what survives in another language."""
_BODY_CHARACTERS = 8000
_LEAD_EXTENT = 120
"""An article of fewer words than this is a lead."""
_HIGHEST_IDF = 8.0
"""Rarer than this is as likely a misprint."""
_COMMON_IDF = 3.5
"""A term more common than this is no index key by itself, and no name."""
_NOTION_IDF = 5.0
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Extent(IntEnum):
    """How much of an article there is."""

    HEADLINE = 0
    LEAD = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Signature:
    """What grouping keeps of one article; about 1 KB packed, made once at import."""

    article_id: int
    source_id: int
    published: int | None
    """Seconds UTC; None if unknown."""
    language: str | None
    extent: Extent
    title: Vector
    lead: Vector
    body: Vector
    anchors: Vector
    """Sounds of names, numbers and countries."""
    bridge: Vector
    """What survives in another language: names, numbers, countries, notions of the lexicon."""
    gist: Vector
    """All parts together: one product with it finds the events worth a closer look."""
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

    def pack(self) -> bytes:
        """The signature as bytes, for `unpack`."""
        vectors = (self.title, self.lead, self.body, self.anchors, self.bridge, self.gist)
        language = (self.language or "").encode()[:8]
        strings = "\0".join(
            ["\1".join(self.names), "\1".join(self.numbers), "\1".join(self.words), self.heading]
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
            *map(len, vectors),
        )
        hashes = _little("I", [*self.shingles, *(t for vector in vectors for t in vector)])
        weights = bytes(round(w * 255) for vector in vectors for w in vector.values())
        return b"".join((head, hashes, _little("q", self.keys), weights, strings))

    @classmethod
    def unpack(cls, data: bytes) -> Signature:
        """The reverse of `pack`; ValueError for bytes of another version or none at all."""
        if len(data) < _HEAD.size or data[0] != VERSION:
            raise ValueError("not a signature of this version")
        (_, article_id, source_id, dated, published, language, extent, shingled, keyed, *sizes) = (
            _HEAD.unpack_from(data)
        )
        terms = sum(sizes)
        at = _HEAD.size
        hashes = _read("I", data[at : (at := at + 4 * (shingled + terms))])
        keys = _read("q", data[at : (at := at + 8 * keyed)])
        weights = [_WEIGHTS[level] for level in data[at : at + terms]]
        at += terms
        vectors = []
        done = 0
        for size in sizes:
            end = done + size
            vectors.append(
                dict(zip(hashes[shingled + done : shingled + end], weights[done:end], strict=True))
            )
            done = end
        names, numbers, words, heading = data[at:].decode().split("\0", 3)
        return cls(
            article_id,
            source_id,
            published if dated else None,
            language.rstrip(b"\0").decode() or None,
            Extent(extent),
            title=vectors[0],
            lead=vectors[1],
            body=vectors[2],
            anchors=vectors[3],
            bridge=vectors[4],
            gist=vectors[5],
            shingles=tuple(hashes[:shingled]),
            keys=tuple(keys),
            heading=heading,
            names=_shown(names),
            numbers=_shown(numbers),
            words=_shown(words),
        )


_HEAD = struct.Struct("<Bqq?q8sBBB6B")
_WEIGHTS = tuple(level / 255 for level in range(256))


def _little(kind: Literal["I", "q"], values: Sequence[int]) -> bytes:
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


def _shown(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("\1")) if joined else ()


def signature(
    article_id: int,
    source_id: int,
    article: CleanArticle,
    tags: Tags,
    boilerplate: Collection[str] = (),
    background: Background | None = None,
) -> Signature:
    """The signature of a cleaned and tagged article.

    `boilerplate` are lines that the source repeats from article to article: they are left out.
    `background` replaces the shipped document frequencies.
    """
    known = background or shipped()
    text = _own_text(article, boilerplate)
    heading = without_outlet(article.title)
    title_words = tokens(heading)
    words = tokens(text[:_BODY_CHARACTERS])
    title = _weights(title_words, known)
    lead = _weights(words[:_LEAD_WORDS], known)
    body = _weights(words, known)
    gist = dict(body)
    for part, share in ((title, 1.0), (lead, 0.7)):
        for at, weight in part.items():
            gist[at] = gist.get(at, 0.0) + share * weight
    numbers = _numbers(heading + " " + text[:_BODY_CHARACTERS])
    names = [anchor for anchor in tags.anchors if not anchor[:1].isdigit()]
    anchors = _anchors(names, numbers, tags, known)
    bridge = _top(_bridge([*title_words, *words[:_BRIDGED]], anchors, known), _BRIDGE)
    title, gist, anchors = _top(title, _TITLE), _top(gist, _GIST), _top(anchors, _ANCHORS)
    return Signature(
        article_id,
        source_id,
        article.published.seconds,
        article.language,
        _extent(words),
        title,
        _top(lead, _LEAD),
        _top(body, _BODY),
        anchors,
        bridge,
        gist,
        shingles=wire.shingles(words),
        keys=_keys(title, gist, bridge, heading, known),
        heading=heading[:160].replace("\0", " "),
        names=_clean(names[:12]),
        numbers=_clean(numbers[:8]),
        words=_clean(_telling(words, gist)),
    )


def _own_text(article: CleanArticle, boilerplate: Collection[str]) -> str:
    if not boilerplate:
        return article.text
    return "\n".join(line for line in article.text.split("\n") if line.strip() not in boilerplate)


def _extent(words: Sequence[str]) -> Extent:
    if len(words) < 12:
        return Extent.HEADLINE
    return Extent.LEAD if len(words) < _LEAD_EXTENT else Extent.FULL


def _weights(words: Iterable[str], known: Background) -> Vector:
    """The words of a part, each with idf times damped count."""
    return {
        at: (1.0 + math.log(count)) * min(known.idf(at), _HIGHEST_IDF)
        for at, count in Counter(map(term, words)).items()
    }


def _top(weights: Vector, most: int) -> Vector:
    """The weightiest terms, as a vector of length one, weightiest first."""
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]
    length = math.sqrt(sum(weight * weight for _, weight in best))
    if not length:
        return {}
    return {at: level / 255 for at, weight in best if (level := round(255 * weight / length))}


def _numbers(text: str) -> list[str]:
    """Numbers of two figures or more, in order, once each."""
    return list(dict.fromkeys(found for found in _NUMBER.findall(text) if len(found) > 1))[:40]


def _anchors(names: Iterable[str], numbers: Iterable[str], tags: Tags, known: Background) -> Vector:
    anchors: Vector = {}
    for name in names:
        for word in tokens(name):
            weight = min(known.idf(term(word)), _HIGHEST_IDF)
            for at in name_terms(word):
                anchors[at] = max(anchors.get(at, 0.0), weight)
    for number in numbers:
        weight = min(known.idf(term(number)), _HIGHEST_IDF)
        anchors[hashed("#" + stem(number))] = 0.6 * weight
    for tag in tags.about[:4]:
        anchors[hashed("@" + tag.value)] = 3.0 * tag.score
    return anchors


def _bridge(words: Iterable[str], anchors: Vector, known: Background) -> Vector:
    """The anchors, and of the words given the notions and what is written like a name.

    Scripts without capitals give every word that is neither a notion nor common.
    """
    meant = notions()
    bridge = dict(anchors)
    for word in dict.fromkeys(words):
        at = term(word)
        weight = min(known.idf(at), _HIGHEST_IDF)
        notion = meant.get(at)
        if notion is not None:
            bridge[notion] = max(bridge.get(notion, 0.0), min(weight, _NOTION_IDF))
        elif not word[0].isdigit() and not word[0].islower() and weight > _COMMON_IDF:
            for heard in name_terms(word):
                bridge.setdefault(heard, weight)
    return bridge


def _keys(
    title: Vector, gist: Vector, bridge: Vector, heading: str, known: Background
) -> tuple[int, ...]:
    """Index keys: the title as a whole, rare terms alone, common ones in pairs."""
    rarity = {at: known.idf(at) for at in (*title, *gist)}
    ranked = sorted(
        dict.fromkeys((*title, *list(gist)[:14])),
        key=lambda at: (-rarity[at] * (1 + gist.get(at, 0)), at),
    )
    whole = signed((1 << 41) | hashed(" ".join(map(stem, tokens(heading)))))
    alone = [signed(at) for at in ranked if rarity[at] > _COMMON_IDF][:8]
    pairs = [pair_key(a, b) for a, b in combinations(ranked[:4], 2)]
    crossing = list(bridge)[:4]
    across = [signed((1 << 40) | at) for at in crossing]
    crossed = [pair_key(a, b) for a, b in combinations(crossing, 2)]
    keys = dict.fromkeys([whole, *pairs, *alone, *across, *crossed])
    return tuple(keys)[:MOST_KEYS]


def _telling(words: Sequence[str], gist: Vector) -> list[str]:
    """The words behind the heaviest terms, as first written."""
    wanted = dict.fromkeys(list(gist)[:20])
    written: dict[int, str] = {}
    for word in words:
        at = term(word)
        if at in wanted and at not in written and not word[0].isdigit():
            written[at] = word
    return [written[at] for at in wanted if at in written][:12]


def _clean(shown: Iterable[str]) -> tuple[str, ...]:
    return tuple(text[:40].replace("\0", " ").replace("\1", " ") for text in shown if text)


@lru_cache(maxsize=1 << 14)
def shown_terms(name: str) -> tuple[int, ...]:
    """The anchor terms that a shown name stands for."""
    return tuple(name_terms(name))
