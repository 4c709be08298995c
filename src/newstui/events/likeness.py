"""How alike an article and an event are, part by part, and how sure that makes of their being one.

The likeness to an event is the mean likeness to its members, which the product with the
un-normalised sum of their unit vectors gives at the cost of one. A centroid's cosine would grow
with the event's variety, so that mixed groups would swallow everything.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import mul
from typing import NamedTuple

from newstui.events import background
from newstui.events.event_state import EventState, Glance
from newstui.events.network import Network
from newstui.events.signature import STEPS, Compared, Extent, Levels, Signature
from newstui.events.sums import Sums, dot, products

FEATURES = (
    "title", "anchors", "gist", "title_in_text", "text_in_title",
    "root_title", "root_gist", "fit", "size", "size_gist", "days", "dated", "same_source",
    "special_title", "special_gist", "bridge", "special_bridge", "root_bridge",
    "nearest_title", "nearest_gist", "age", "title_known", "gist_known", "behind", "rivals",
    "strangers", "shared", "alone",
)  # fmt: skip
"""What the decision is learned over, in the order of the weights."""
_AT_HOME = 6.0
_DOUBT, _MORE_DOUBT = 1.6, 1.5
"""Added to what is learned against strangers: when unsure, look-alikes are kept apart; all the more
where few events are known, among which two quakes far apart are the likest."""
WORTH = 0.5
"""Candidates of less than this share of the likest one's likeness are not compared further."""
_LARGE = math.log(5)
_GUARD = 0.5
"""How much surer it must be for an event of e times as many texts as a few: its variety draws."""
_VETO, _MET = 5.0, 0.05
"""Where neither headline has anything of the other article, the rest must speak louder. Such pairs
are too rare in the labelled sets to be learned from."""
_LONE, _MOSTLY, _LITTLE = 8.0, 0.6, 0.2
"""Two reports that have little in common, and that mostly one term (a country, a person), are kept
apart: of such pairs one in sixteen is right, but where a library holds few others to compare with,
what was learned overlooks it."""
_FEW = 4
"""From so many candidates it is asked what they have in common."""
_RAREST = 8.0
"""The idf of what is as rare as may be."""
_NAMED = 2
"""Both sides must have so many anchors to be strangers for sharing none."""
_UNIT = STEPS * STEPS
CLASSES = ("headline", "lead", "full", "foreign")
"""Each has weights of its own: there is less to go by in a headline, and less still across
languages."""
GUARDED = ("lead", "full")
"""Of headlines alone hundreds may be one event."""
DATED = ("lead", "full", "foreign")
_TERM, _AGEING = 7.0, 0.3
"""Days from an event's mean date in which a report of it may well come, and how much surer it must
be for each more, times the logarithm of the event's size: a running story has many occurrences with
the same names. The labelled sets, whose dates are few or wrong, do not teach it."""
_TOLD_MORE = 1.1
"""Added for texts in two languages: these are learned from headlines, which share far less."""
_ALL_DATED = 0.9
"""The share of an event's reports that must have dates for them to count so."""
_SIZE, _TITLE, _TITLE_IN_TEXT, _TEXT_IN_TITLE = map(
    FEATURES.index, ("size", "title", "title_in_text", "text_in_title")
)
_GIST, _BRIDGE, _STRANGERS, _ALONE = map(FEATURES.index, ("gist", "bridge", "strangers", "alone"))


@dataclass(frozen=True, slots=True)
class Likeness:
    """The likeness of an article to an event, and what it was judged by."""

    event_id: int
    score: float
    """How sure it is that the two belong together, in 0..1."""
    kind: str
    features: tuple[float, ...]

    def part(self, name: str) -> float:
        """One of the features by name."""
        return self.features[FEATURES.index(name)]


class Contest(NamedTuple):
    """The events among which that of an article is sought."""

    rare: Mapping[int, float] | None
    """How few of them have each term of the article; None where they do not tell."""
    likest: float
    """The likeness at a glance of the likest."""
    rivals: int
    """How many come near the likest."""


def contest(parts: Compared, near: Sequence[Glance]) -> Contest:
    """What is to be known of an article's candidates together."""
    likest = max([seen.like for seen in near], default=0.0)
    rivals = sum([seen.like >= WORTH * likest for seen in near])
    return Contest(rarity(parts, near), likest, rivals)


def rarity(parts: Compared, near: Sequence[Glance]) -> Mapping[int, float] | None:
    """How few of the events have each term of the article: 1 for one, 0 for all of many.

    What the candidates have in common tells none of them from the others. Terms that none has are
    left out; few events do not tell it.
    """
    if len(near) < _FEW:
        return None
    scale, beside = _scale(len(near)), parts.title.keys() - parts.gist.keys()
    found = Counter(chain.from_iterable([seen.having(parts, beside) for seen in near]))
    return {term: scale[count] for term, count in found.items()}


@lru_cache(maxsize=64)
def _scale(events: int) -> tuple[float, ...]:
    whole = math.log(events + 1)
    return (1.0, *(1.0 - math.log(found) / whole for found in range(1, events + 1)))


def measure(
    article: Signature, parts: Compared, seen: Glance, among: Contest
) -> tuple[str, tuple[float, ...]]:
    """The class of an article and a candidate, and their features in the order of FEATURES."""
    like, event, sums, foreign, found = seen
    whole = _UNIT * sums.count
    titles = products(parts.title, sums.title)
    gists = products(parts.gist, sums.gist) if foreign else found
    bridges = found if foreign else products(parts.bridge, sums.bridge)
    title_in_text = products(parts.title, sums.gist)
    nearest_title, nearest_gist = sums.nearest(parts, titles, gists)
    title, gist, bridge = [sum(each.values()) / whole for each in (titles, gists, bridges)]
    anchors = dot(parts.anchors, sums.anchors) / whole
    known: tuple[Iterable[int], Iterable[int]] = title_in_text, gists
    if len(event.by_language) > 1:
        known = event.telling(parts.title.keys()), event.telling(parts.gist.keys())
    days = event.days_from(article.published)
    cohesion = sums.cohesion / _UNIT
    size = math.log(sums.count)
    strangers = min(len(parts.anchors), len(sums.anchors)) >= _NAMED
    met, own, theirs = (
        (bridges, parts.bridge, sums.bridge) if foreign else (gists, parts.gist, sums.gist)
    )
    return _class_of(article, sums, foreign), (
        title,
        anchors,
        gist,
        sum(title_in_text.values()) / whole,
        dot(parts.gist, sums.title) / whole,
        math.sqrt(title),
        math.sqrt(gist),
        min(1.5, gist / cohesion) if cohesion else 0.0,
        size,
        size * gist,
        math.log(1 + max(1.0, days)) if days is not None else 0.0,
        1.0 if days is not None else 0.0,
        event.by_source[article.source_id] / len(event.members),
        _special(titles, among.rare) / whole,
        _special(gists, among.rare) / whole,
        bridge,
        _special(bridges, among.rare) / whole,
        math.sqrt(bridge),
        nearest_title / _UNIT,
        nearest_gist / _UNIT,
        math.log(1 + event.days_from_mean(article.published)),
        _weight(parts.title, known[0]),
        _weight(parts.gist, known[1]),
        1.0 - like / among.likest if among.likest else 0.0,
        math.log(among.rivals),
        max(0.0, 1.0 - _AT_HOME * anchors) if strangers else 0.0,
        len(met) / max(1, min(len(own), len(theirs))),
        max(met.values()) / sum(met.values()) if met else 1.0,
    )


def _leaning(kind: str, features: Sequence[float]) -> float:
    """How far a pair with little in common leans on one term, in 0..1."""
    like = features[_BRIDGE if kind == "foreign" else _GIST]
    return max(0.0, features[_ALONE] - _MOSTLY) / (1 - _MOSTLY) * max(0.0, 1 - like / _LITTLE)


def _days_late(article: Signature, event: EventState) -> float:
    """Days from the mean date of an event whose dates are known; 0 where they are not."""
    if event.dated < _ALL_DATED * len(event.members):
        return 0.0
    return event.days_from_mean(article.published)


def _weight(own: Levels, known: Iterable[int]) -> float:
    """The share of the terms, by weight, that are known."""
    return sum([own[term] * own[term] for term in known]) / _UNIT


def _special(found: Levels, rare: Mapping[int, float] | None) -> float:
    """The sum of products, each weighed by how rare its term is: among the candidates, or else at
    large."""
    # Exact, so that the order of the terms, which is that of a set, does not matter.
    if rare is None:
        return math.fsum(map(mul, found.values(), background.shipped().idfs(found))) / _RAREST
    return math.fsum([each * rare.get(term, 1.0) for term, each in found.items()])


def _class_of(article: Signature, sums: Sums, foreign: bool) -> str:
    return "foreign" if foreign else CLASSES[_told(article, sums)]


def _told(article: Signature, sums: Sums) -> int:
    """How much there is to go by, as an Extent: the less that either side tells."""
    return min(int(article.extent), sums.extents.index(max(sums.extents)))


def judge(
    article: Signature,
    parts: Compared,
    seen: Glance,
    among: Contest,
    networks: Mapping[str, Network],
) -> Likeness:
    """The likeness of the article to a candidate as a probability."""
    kind, features = measure(article, parts, seen, among)
    doubt = _DOUBT + (_MORE_DOUBT if among.rare is None else 0.0)
    exponent = networks[kind].value(features) - doubt * features[_STRANGERS]
    exponent -= _LONE * _leaning(kind, features)
    if kind in GUARDED:
        exponent -= _GUARD * max(0.0, features[_SIZE] - _LARGE)
        met = features[_TITLE] + features[_TITLE_IN_TEXT] + features[_TEXT_IN_TITLE]
        exponent -= _VETO * max(0.0, 1.0 - met / _MET)
    if kind == "foreign" and _told(article, seen.sums) > Extent.HEADLINE:
        exponent += _TOLD_MORE
    if kind in DATED:
        exponent -= _AGEING * features[_SIZE] * max(0.0, _days_late(article, seen.event) - _TERM)
    return Likeness(
        seen.event.id, 1 / (1 + math.exp(-max(-30.0, min(30.0, exponent)))), kind, features
    )
