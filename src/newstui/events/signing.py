"""Making the signature of an article: which terms, keys and words are kept of its text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import filterfalse
from operator import mul

from newstui.events import wire
from newstui.events.background import Background, shipped
from newstui.events.lexicon import notions
from newstui.events.signature import (
    MOST_KEYS,
    STEPS,
    Extent,
    Levels,
    Parts,
    Shown,
    Signature,
)
from newstui.events.words import (
    hashed,
    name_terms,
    signed,
    stem,
    term,
    tokens,
    without_outlet,
)
from newstui.model.article import CleanArticle, Tags

Vector = dict[int, float]
"""Weights by hashed term."""

_MOST = (16, 28, 48, 24, 24, 40)
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
"""A term more common than this is no name."""
_KEY_IDF = 3.0
"""A term more common than this is no index key, unless there are few others."""
_LEAST_KEYS = 4
_MOST_ALONE = 17
_MOST_ACROSS = 7
_KEY_TERMS = 18
"""Terms of the text, the weightiest, that may be keys."""
_KEY_SHARE = 0.15
"""What rarity counts for beside weight: two outlets share the weighty words rather than the rarest
ones."""
_NOTION_IDF = 5.0


def signature(
    article_id: int,
    source_id: int,
    article: CleanArticle,
    tags: Tags,
    boilerplate: Collection[str] = (),
) -> Signature:
    """The signature of a cleaned and tagged article.

    `boilerplate` are lines that the source repeats from article to article: they are left out.
    """
    text = _own_text(article, boilerplate)[:_BODY_CHARACTERS]
    heading = without_outlet(article.title)
    title_words, words = tokens(heading), tokens(text)
    terms = list(map(term, words))
    rarity = _Rarity(shipped(), set(terms))
    numbers = _numbers([*title_words, *words])
    names = [anchor for anchor in tags.anchors if not anchor[:1].isdigit()]
    anchors = _anchors(names, numbers, tags, rarity)
    bridge = _bridge([*title_words, *words[:_BRIDGED]], anchors, rarity)
    title, lead, body, gist = _text_weights(title_words, terms, rarity)
    weights = (title, lead, body, anchors, bridge, gist)
    parts = Parts(*map(_top, weights, _MOST))
    return Signature.made(
        article_id,
        source_id,
        article.published.seconds,
        article.language,
        _extent(words),
        parts,
        shingles=wire.shingles(words),
        keys=_keys(parts, heading, rarity),
        shown=Shown(
            heading[:160].replace("\0", " "),
            _clean(names[:12]),
            _clean(numbers[:8]),
            _clean(_telling(words, terms, parts.gist)),
        ),
    )


class _Rarity(dict[int, float]):
    """The idf of each term of one article, no higher than that of what may be a misprint."""

    def __init__(self, known: Background, terms: Collection[int]) -> None:
        """Most of its `terms`, which are looked up at once."""
        capped = (_HIGHEST_IDF if idf > _HIGHEST_IDF else idf for idf in known.idfs(terms))
        super().__init__(zip(terms, capped, strict=True))
        self._idf = known.idf

    def __missing__(self, term: int) -> float:
        self[term] = idf = min(self._idf(term), _HIGHEST_IDF)
        return idf


def _own_text(article: CleanArticle, boilerplate: Collection[str]) -> str:
    if not boilerplate:
        return article.text
    return "\n".join(line for line in article.text.split("\n") if line.strip() not in boilerplate)


def _extent(words: Sequence[str]) -> Extent:
    if len(words) < 12:
        return Extent.HEADLINE
    return Extent.LEAD if len(words) < _LEAD_EXTENT else Extent.FULL


def _text_weights(
    title_words: Sequence[str], terms: Sequence[int], rarity: _Rarity
) -> tuple[Vector, Vector, Vector, Vector]:
    """The terms of title, lead, body and gist, each with idf times damped count."""
    title = _weights(map(term, title_words), rarity)
    lead = _weights(terms[:_LEAD_WORDS], rarity)
    body = _weights(terms, rarity)
    gist = body.copy()
    for part, share in ((title, 1.0), (lead, 0.7)):
        for at, weight in part.items():
            gist[at] = gist.get(at, 0.0) + share * weight
    return title, lead, body, gist


def _weights(terms: Iterable[int], rarity: _Rarity) -> Vector:
    counts = Counter(terms)
    weights = dict(zip(counts, map(rarity.__getitem__, counts), strict=True))
    for at, count in counts.items():
        if count > 1:
            weights[at] *= _damped(count)
    return weights


@lru_cache(maxsize=1 << 10)
def _damped(count: int) -> float:
    return 1.0 + math.log(count)


def _top(weights: Vector, most: int) -> Levels:
    """The weightiest terms, weightiest first, in steps of a vector of length one."""
    # The weightiest first, and of equals the one with the lowest hash.
    best = sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:most]
    heaviest = list(map(weights.__getitem__, best))
    length = math.sqrt(sum(map(mul, heaviest, heaviest)))
    if not length:
        return {}
    levels = [round(STEPS * weight / length) for weight in heaviest]
    return {at: level for at, level in zip(best, levels, strict=True) if level}


def _numbers(words: Iterable[str]) -> list[str]:
    """Numbers of two figures or more, in order, once each."""
    others = dict.fromkeys(filterfalse(str.isalpha, words))
    return [word for word in others if len(word) > 1 and word[0].isdecimal()][:40]


def _anchors(names: Iterable[str], numbers: Iterable[str], tags: Tags, rarity: _Rarity) -> Vector:
    anchors: Vector = {}
    for name in names:
        for word in tokens(name):
            weight = rarity[term(word)]
            for at in name_terms(word):
                anchors[at] = max(anchors.get(at, 0.0), weight)
    for number in numbers:
        anchors[hashed("#" + stem(number))] = 0.6 * rarity[term(number)]
    for tag in tags.about[:4]:
        anchors[hashed("@" + tag.value)] = 3.0 * tag.score
    return anchors


def _bridge(words: Iterable[str], anchors: Vector, rarity: _Rarity) -> Vector:
    """The anchors, and of the words given the notions and what is written like a name.

    Scripts without capitals give every word that is neither a notion nor common.
    """
    meant = notions()
    bridge = dict(anchors)
    for word in dict.fromkeys(words):
        at = term(word)
        notion = meant.get(at)
        if notion is not None:
            bridge[notion] = max(bridge.get(notion, 0.0), min(rarity[at], _NOTION_IDF))
        elif not (word[0].islower() or word[0].isdigit()) and rarity[at] > _COMMON_IDF:
            for heard in name_terms(word):
                bridge.setdefault(heard, rarity[at])
    return bridge


def _keys(parts: Parts, heading: str, rarity: _Rarity) -> tuple[int, ...]:
    """Index keys: the title as a whole, telling terms of title and text, what crosses languages."""
    gist = parts.gist
    ranked = sorted(
        dict.fromkeys((*parts.title, *list(gist)[:_KEY_TERMS])),
        key=lambda at: (-rarity[at] * (_KEY_SHARE * STEPS + gist.get(at, 0)), at),
    )
    whole = signed((1 << 41) | hashed(" ".join(map(stem, tokens(heading)))))
    alone = [
        signed(at)
        for place, at in enumerate(ranked)
        if place < _LEAST_KEYS or rarity[at] > _KEY_IDF
    ]
    across = [signed((1 << 40) | at) for at in list(parts.bridge)[:_MOST_ACROSS]]
    return tuple(dict.fromkeys([whole, *alone[:_MOST_ALONE], *across]))[:MOST_KEYS]


def _telling(words: Sequence[str], terms: Sequence[int], gist: Levels) -> list[str]:
    """The words behind the heaviest terms, as first written."""
    written = dict(zip(reversed(terms), reversed(words), strict=True))
    wanted = [written[at] for at in list(gist)[:20] if at in written]
    return [word for word in wanted if not word[0].isdigit()][:12]


def _clean(shown: Iterable[str]) -> tuple[str, ...]:
    return tuple(text[:40].replace("\0", " ").replace("\1", " ") for text in shown if text)
