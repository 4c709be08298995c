"""Which topics a text is on.

Layers: the page's or feed's own sections through the table of names; a weighted vocabulary of
nine languages. A topic whose words are too few is left out rather than guessed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from newstui.model.article import CleanArticle, Tag
from newstui.tagging.tokens import Tokens, tokenise
from newstui.tagging.topics_catalogue import TOPIC_PARENTS, find_topic
from newstui.tagging.vocabulary import LANGUAGES, Entry, entries, vocabulary

_TITLE = 2.0
_OPENING = 1.5
_OPENING_WORDS = 60
_LEAST = 1.6
"""Below this weight a topic is a guess."""
_LEAST_SHARE = 0.4
"""Topics lighter than this share of the heaviest are left out."""
_CATEGORY = 4.0
_MOST_EVIDENCE = 6
_MOST_TOPICS = 4
_MOST_WORDS = 600
"""What comes later adds little and costs time."""


@dataclass(slots=True)
class _Score:
    weight: float = 0.0
    evidence: dict[str, float] = field(default_factory=dict)

    def add(self, weight: float, word: str) -> None:
        self.weight += weight
        self.evidence[word] = self.evidence.get(word, 0.0) + weight


def tag_topics(article: CleanArticle) -> tuple[Tag, ...]:
    """Top-level topics and narrower ones, heaviest first, each with the words that gave it."""
    language = article.language if article.language in LANGUAGES else "en"
    scores: dict[str, _Score] = defaultdict(_Score)
    for category in article.categories:
        code = find_topic(category)
        if code:
            scores[code].add(_CATEGORY, category)
            if code in TOPIC_PARENTS:
                scores[TOPIC_PARENTS[code]].add(_CATEGORY, category)
    for word, found, weight in _hits(article, language):
        for entry in found:
            scores[entry.topic].add(entry.weight * weight, word)
            if entry.narrower:
                scores[entry.narrower].add(entry.weight * weight, word)
    return _chosen(scores)


def _hits(article: CleanArticle, language: str) -> list[tuple[str, tuple[Entry, ...], float]]:
    """Every word or phrase that tells something, once, with the weight of its places."""
    weights: dict[str, float] = {}
    told: dict[str, tuple[Entry, ...]] = {}
    for tokens, factor in ((tokenise(article.title), _TITLE), (tokenise(article.text), 1.0)):
        for at, word in enumerate(tokens.lower[:_MOST_WORDS]):
            place = factor if factor > 1 or at >= _OPENING_WORDS else _OPENING
            for text, found in _told_at(tokens, at, word, language):
                told[text] = found
                # A second mention counts half, a third a quarter: no word decides by itself.
                known = weights.get(text, 0.0)
                weights[text] = known + place if known == 0 else known + 0.25 * place
    return [(text, told[text], min(weight, 4.0)) for text, weight in weights.items()]


def _told_at(
    tokens: Tokens, at: int, word: str, language: str
) -> list[tuple[str, tuple[Entry, ...]]]:
    told = []
    found = entries(language, word)
    if found:
        told.append((word, found))
    for parts, entry in vocabulary(language).phrases.get(word, ()):
        if tuple(tokens.lower[at : at + len(parts)]) == parts:
            told.append((" ".join(parts), (entry,)))
    return told


def _chosen(scores: dict[str, _Score]) -> tuple[Tag, ...]:
    tops = {code: score for code, score in scores.items() if code not in TOPIC_PARENTS}
    heaviest = max((score.weight for score in tops.values()), default=0.0)
    least = max(_LEAST, _LEAST_SHARE * heaviest)
    ranked = sorted(scores.items(), key=lambda item: -item[1].weight)
    kept = [code for code, score in ranked if code in tops and score.weight >= least]
    kept = kept[:_MOST_TOPICS]
    tags = []
    for code, score in ranked:
        narrower = TOPIC_PARENTS.get(code) in kept and score.weight >= least
        if code in kept or narrower:
            words = sorted(score.evidence, key=lambda word: -score.evidence[word])
            value = round(score.weight / (score.weight + 3.0), 3)
            tags.append(Tag(code, value, tuple(words[:_MOST_EVIDENCE])))
    return tuple(tags)
