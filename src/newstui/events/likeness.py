"""How alike an article and an event are, part by part, and how sure that makes of their being one.

The likeness to an event is the mean likeness to its members, which the product with the
un-normalised sum of their unit vectors gives at the cost of one. A centroid's cosine would grow
with the event's variety, so that mixed groups would swallow everything.
"""

from __future__ import annotations

import json
import math
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from newstui.events.signature import Extent, Signature, Vector
from newstui.events.wire import Originals

DAY = 86_400
PARTS = ("title", "lead", "body", "anchors", "bridge", "gist")
FEATURES = (
    "title", "lead", "body", "anchors", "gist", "title_in_text", "text_in_title",
    "root_title", "root_gist", "fit", "size", "size_gist", "days", "dated", "same_source",
    "special_title", "special_gist", "bridge", "special_bridge", "root_bridge",
    "nearest_title", "nearest_gist", "strangers",
)  # fmt: skip
"""What the decision is learned over, in the order of the weights."""
_FEW = 4
"""From so many candidates it is asked what they have in common."""
_RECENT = 16
"""Members of a large event that are looked at for the nearest."""
_NAMED = 4
"""Both sides must have so many anchors to be strangers for sharing none."""
_AT_HOME = 6.0
_DOUBT = 1.0
"""Added to what is learned against strangers: when unsure, look-alikes are kept apart."""
CLASSES = ("headline", "lead", "full", "foreign")
"""Each has weights of its own: there is less to go by in a headline, and less still across
languages."""


def dot(first: Vector, second: Vector) -> float:
    """The scalar product; most pairs have few terms in common."""
    return sum([first[term] * second[term] for term in first.keys() & second.keys()])


class Sums:
    """Sums of the unit vectors of some members, part by part."""

    __slots__ = (
        "anchors",
        "body",
        "bridge",
        "count",
        "extents",
        "gist",
        "lead",
        "recent",
        "texts",
        "title",
        "within",
    )

    def __init__(self) -> None:
        self.count = 0
        self.texts = 0
        """Members that have more than a headline."""
        self.extents = [0, 0, 0]
        self.within = 0.0
        """Sum of the likeness of all pairs of members by gist."""
        self.recent: deque[Signature] = deque(maxlen=_RECENT)
        self.title: Vector = {}
        self.lead: Vector = {}
        self.body: Vector = {}
        self.anchors: Vector = {}
        self.bridge: Vector = {}
        self.gist: Vector = {}

    def add(self, member: Signature) -> None:
        """One more member."""
        self.within += dot(member.gist, self.gist)
        self.count += 1
        self.recent.append(member)
        self.extents[member.extent] += 1
        self.texts += member.extent is not Extent.HEADLINE
        for part in PARTS:
            total: Vector = getattr(self, part)
            vector: Vector = getattr(member, part)
            for term, weight in vector.items():
                total[term] = total.get(term, 0.0) + weight

    @property
    def cohesion(self) -> float:
        """Mean likeness of two members by gist; 0 for one member."""
        return 2 * self.within / (self.count * (self.count - 1)) if self.count > 1 else 0.0


@dataclass(slots=True)
class EventState:
    """What is known of an event while a batch is grouped. Copies of one text count once."""

    id: int
    members: list[Signature] = field(default_factory=list)
    by_language: dict[str, Sums] = field(default_factory=dict)
    terms: set[int] = field(default_factory=set)
    """All terms of the members by gist and bridge."""
    originals: Originals = field(default_factory=Originals)
    first: int | None = None
    last: int | None = None

    def join(self, member: Signature) -> None:
        """One more member; a copy of another's text is no evidence of its own."""
        if self.copied_by(member) is None:
            self.by_language.setdefault(member.language or "", Sums()).add(member)
            self.terms.update(member.gist, member.bridge)
            self.originals.add(member)
        self.members.append(member)
        if member.published is not None:
            self.first = min(
                member.published, member.published if self.first is None else self.first
            )
            self.last = max(member.published, member.published if self.last is None else self.last)

    def copied_by(self, article: Signature) -> int | None:
        """The member whose text the article repeats."""
        return self.originals.copied_by(article)

    def glance(self, article: Signature) -> float:
        """The mean likeness by gist, or by what crosses languages where they differ."""
        sums, foreign = _sums_for(article, self)
        if foreign:
            return dot(article.bridge, sums.bridge) / sums.count
        return dot(article.gist, sums.gist) / sums.count

    def days_from(self, published: int | None) -> float | None:
        """Days to the span of the event's reports; None where either is unknown."""
        if published is None or self.first is None or self.last is None:
            return None
        return max(0, self.first - published, published - self.last) / DAY


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


@lru_cache(maxsize=1)
def shipped_weights() -> dict[str, tuple[float, ...]]:
    """The learned weights by class: one for each feature, then the bias."""
    table = json.loads(files(__package__).joinpath("data/weights.json").read_text("utf-8"))
    return {kind: tuple(table["weights"][kind]) for kind in CLASSES}


def _sums_for(article: Signature, event: EventState) -> tuple[Sums, bool]:
    """The members to compare with, and whether they are in another language."""
    language = article.language or ""
    same = event.by_language.get(language)
    if same is not None:
        return same, False
    largest = max(event.by_language.values(), key=lambda sums: sums.count)
    return largest, bool(language) and "" not in event.by_language


def rarity(article: Signature, events: Sequence[EventState]) -> Vector:
    """How few of the events have each term of the article: 1 for one, 0 for all of many.

    What the candidates have in common tells none of them from the others.
    """
    if len(events) < _FEW:
        return {}
    whole = math.log(len(events) + 1)
    scale = [1.0, *(1.0 - math.log(found) / whole for found in range(1, len(events) + 1))]
    known = [event.terms for event in events]
    return {
        term: scale[sum([term in terms for terms in known])]
        for term in (*article.gist, *article.title, *article.bridge)
    }


def measure(article: Signature, event: EventState, rare: Vector) -> tuple[str, tuple[float, ...]]:
    """The class of the pair and its features, in the order of FEATURES; `rare` from `rarity`."""
    sums, foreign = _sums_for(article, event)
    count, texts = sums.count, max(1, sums.texts)
    title = dot(article.title, sums.title) / count
    lead = dot(article.lead, sums.lead) / texts
    body = dot(article.body, sums.body) / texts
    anchors = dot(article.anchors, sums.anchors) / count
    gist = dot(article.gist, sums.gist) / count
    bridge = dot(article.bridge, sums.bridge) / count
    title_in_text = dot(article.title, sums.gist) / count
    text_in_title = dot(article.gist, sums.title) / count
    days = event.days_from(article.published)
    fit = min(1.5, gist / sums.cohesion) if count > 1 and sums.cohesion else 0.0
    features = (
        title, lead, body, anchors, gist, title_in_text, text_in_title,
        math.sqrt(title), math.sqrt(gist), fit,
        math.log(count), math.log(count) * gist,
        math.log(1 + max(1.0, days)) if days is not None else 0.0,
        1.0 if days is not None else 0.0,
        sum(m.source_id == article.source_id for m in event.members) / len(event.members),
        _special(article.title, sums.title, rare) / count if rare else title,
        _special(article.gist, sums.gist, rare) / count if rare else gist,
        bridge,
        _special(article.bridge, sums.bridge, rare) / count if rare else bridge,
        math.sqrt(bridge),
        max([dot(article.title, one.title) for one in sums.recent]),
        max([dot(article.gist, one.gist) for one in sums.recent]),
        max(0.0, 1.0 - _AT_HOME * anchors)
        if min(len(article.anchors), len(sums.anchors)) >= _NAMED
        else 0.0,
    )  # fmt: skip
    return _class_of(article, sums, foreign), features


def _special(vector: Vector, total: Vector, rare: Vector) -> float:
    common = vector.keys() & total.keys()
    return sum([vector[term] * total[term] * rare[term] for term in common])


def _class_of(article: Signature, sums: Sums, foreign: bool) -> str:
    if foreign:
        return "foreign"
    usual = max(range(3), key=lambda extent: sums.extents[extent])
    return CLASSES[min(int(article.extent), usual)]


def judge(
    article: Signature,
    event: EventState,
    rare: Vector,
    weights: Mapping[str, Sequence[float]],
) -> Likeness:
    """The likeness of the article to the event as a probability."""
    kind, features = measure(article, event, rare)
    *slopes, bias = weights[kind]
    exponent = bias + sum([w * f for w, f in zip(slopes, features, strict=True)])
    exponent -= _DOUBT * features[-1]
    return Likeness(event.id, 1 / (1 + math.exp(-max(-30.0, min(30.0, exponent)))), kind, features)
