"""Which topics a text is on.

Layers: the page's or feed's own sections through the table of names; a weighted vocabulary of
nine languages. A topic whose words are too few is left out rather than guessed. A linear model
trained on one outlet was tried as a third layer and left out: it raised accuracy on
that outlet from .61 to .76 and lowered it on other texts from .79 to .68. Trained on texts that
the vocabulary is sure of as well, it added one point or two: less than as many words do.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import compress

from newstui.model.article import CleanArticle, Tag
from newstui.tagging.tokens import Tokens
from newstui.tagging.topics_catalogue import TOPIC_PARENTS, find_topic
from newstui.tagging.vocabulary import LANGUAGES, Entry, vocabulary

_DESKS = {
    "01000000": 1.1,
    "07000000": 0.85,
    "08000000": 0.9,
    "09000000": 0.9,
    "11000000": 1.05,
    "13000000": 1.1,
    "14000000": 0.8,
    "15000000": 1.1,
}
"""What a topic's words weigh. Words of health, work and society stand in reports of every desk."""
_TITLE = 2.0
_OPENING = 1.5
_OPENING_WORDS = 60
_LEAST = 1.5
"""Below this weight a topic is a guess."""
_CLEAR, _LEAST_UNCLEAR = 0.3, 2.2
"""Where the heaviest leads the second by less, both must weigh more not to be guesses."""
_LEAST_SHARE = 0.4
"""Topics lighter than this share of the heaviest are left out."""
_LEAST_WORDS, _LEAST_WORDS_BESIDE, _SHORT = 2, 3, 60
"""Words that a narrower topic, and a top-level one beside the heaviest, must show where no section
names it, but in short texts: one alone is often meant otherwise, and the soldiers and troops who
dig after an earthquake make no war."""
_LEAST_NARROWER, _LEAST_PART = 1.4, 0.12
"""A narrower topic needs less weight, and at least this part of its parent's."""
_CATEGORY, _CATEGORY_SHARE = 4.0, 0.6
"""What a section of the page weighs, and as a share of what the text's heaviest topic does."""
_DOUBT, _RIVAL = 2.5, 0.5
"""Fitted so that of the first topics with scores about 0.75 three quarters are right, in articles
and in headlines with a line of text."""
_MOST_EVIDENCE = 6
_MOST_TOPICS = 4
_AGAIN = 0.25
_MOST_WEIGHT = 4.0
_MOST_WORDS = 600
"""What comes later adds little and costs time."""


@dataclass(slots=True)
class _Score:
    weight: float = 0.0
    evidence: dict[str, float] = field(default_factory=dict)
    is_section: bool = False
    """A section of the page names it."""

    def shows(self, words: int) -> bool:
        """Whether it rests on enough words, or on a section."""
        return self.is_section or len(self.evidence) >= words

    def add(self, weight: float, word: str) -> None:
        self.weight += weight
        self.evidence[word] = self.evidence.get(word, 0.0) + weight


def tag_topics(article: CleanArticle, title: Tokens, text: Tokens) -> tuple[Tag, ...]:
    """Top-level topics and narrower ones, heaviest first, each with the words that gave it."""
    language = article.language if article.language in LANGUAGES else "en"
    scores: dict[str, _Score] = defaultdict(_Score)
    for word, found, weight in _hits(title, text, language):
        for entry in found:
            scores[entry.topic].add(entry.weight * weight, word)
            if entry.narrower:
                scores[entry.narrower].add(entry.weight * weight, word)
    for code, share in _DESKS.items():
        if code in scores:
            scores[code].weight *= share
    _add_categories(scores, article.categories)
    return _chosen(scores, is_short=len(text.lower) < _SHORT)


def _add_categories(scores: dict[str, _Score], categories: tuple[str, ...]) -> None:
    """Adds the page's own sections: one alone outweighs much, of many keywords each less."""
    named = {category: code for category in categories if (code := find_topic(category))}
    if not named:
        return
    heaviest = max((score.weight for score in scores.values()), default=0.0)
    weight = max(_CATEGORY, _CATEGORY_SHARE * heaviest / len(set(named.values())))
    for category, code in named.items():
        for each in filter(None, (code, TOPIC_PARENTS.get(code))):
            if category not in scores[each].evidence:
                scores[each].add(weight, category)
            scores[each].is_section = True


def _hits(title: Tokens, text: Tokens, language: str) -> list[tuple[str, tuple[Entry, ...], float]]:
    """Every word or phrase that tells something, once, with the weight of its places.

    The words of a phrase tell nothing by themselves: a trade war is no war.
    """
    words = vocabulary(language)
    weights: dict[str, float] = {}
    tells: dict[str, tuple[Entry, ...]] = {}
    for tokens, opening, rest in ((title, _TITLE, _TITLE), (text, _OPENING, 1.0)):
        lower, past = tokens.lower[:_MOST_WORDS], 0
        following = [*lower[1:], ""]
        telling = list(map(words.__getitem__, lower))
        for at, told in compress(enumerate(telling), telling):
            if told is None or not (told.entries or following[at] in told.phrases):
                continue
            if at < past:
                continue
            past, found = told.at(lower, at)
            if found:
                shown = lower[at] if past == at + 1 else tokens.text(at, past).lower()
                tells[shown] = found
                _count(weights, shown, opening if at < _OPENING_WORDS else rest)
    return [(shown, tells[shown], min(weight, _MOST_WEIGHT)) for shown, weight in weights.items()]


def _count(weights: dict[str, float], word: str, place: float) -> None:
    """A further mention counts a quarter of a first: no word decides by itself."""
    known = weights.get(word)
    weights[word] = place if known is None else known + _AGAIN * place


def _chosen(scores: dict[str, _Score], *, is_short: bool) -> tuple[Tag, ...]:
    ranked = sorted(scores, key=lambda code: -scores[code].weight)
    tops = [code for code in ranked if code not in TOPIC_PARENTS]
    kept = _kept_tops(scores, tops, 1 if is_short else _LEAST_WORDS_BESIDE)
    least_words = 1 if is_short else _LEAST_WORDS
    tags = []
    for code in ranked:
        if code in kept or _is_kept_under(scores, kept, code, least_words):
            evidence = scores[code].evidence
            words = sorted(evidence, key=lambda word: -evidence[word])
            rival = next((top for top in tops if top not in (code, TOPIC_PARENTS.get(code))), None)
            value = _confidence(scores[code].weight, scores[rival].weight if rival else 0.0)
            tags.append(Tag(code, value, tuple(words[:_MOST_EVIDENCE])))
    return tuple(tags)


def _kept_tops(scores: dict[str, _Score], tops: list[str], least_words: int) -> list[str]:
    """Of the top-level topics, heaviest first, those that are no guess."""
    first, second = [*(scores[code].weight for code in tops[:2]), 0.0, 0.0][:2]
    least = max(_LEAST, _LEAST_SHARE * first)
    if second and first - second < _CLEAR:
        least = max(least, _LEAST_UNCLEAR)
    kept = [
        code
        for code in tops
        if scores[code].weight >= least
        and (scores[code].weight == first or scores[code].shows(least_words))
    ]
    return kept[:_MOST_TOPICS]


def _confidence(weight: float, rival: float) -> float:
    """How likely a topic is right, by its weight and that of the heaviest other one."""
    return round(weight / (weight + _DOUBT + _RIVAL * rival), 3)


def _is_kept_under(scores: dict[str, _Score], kept: list[str], code: str, least_words: int) -> bool:
    parent = TOPIC_PARENTS.get(code)
    if parent not in kept or not scores[code].shows(least_words):
        return False
    return scores[code].weight >= max(_LEAST_NARROWER, _LEAST_PART * scores[parent].weight)
