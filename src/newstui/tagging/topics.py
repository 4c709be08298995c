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
_LEAST_WORDS, _SHORT = 2, 60
"""Words that a topic beside the heaviest must show, but in short texts: one alone is often meant
otherwise."""
_LEAST_NARROWER, _LEAST_PART = 1.4, 0.12
"""A narrower topic needs less weight, and at least this part of its parent's."""
_CATEGORY, _CATEGORY_SHARE = 4.0, 0.6
"""What a section of the page weighs, and as a share of what the text's heaviest topic does."""
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
    return _chosen(scores, least_words=1 if len(text.lower) < _SHORT else _LEAST_WORDS)


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
        for at, told in [
            (at, told)
            for at, word in enumerate(lower)
            if (told := words[word]) and (told.entries or following[at] in told.phrases)
        ]:
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


def _chosen(scores: dict[str, _Score], least_words: int) -> tuple[Tag, ...]:
    tops = {code: score for code, score in scores.items() if code not in TOPIC_PARENTS}
    heaviest = max((score.weight for score in tops.values()), default=0.0)
    least = max(_LEAST, _LEAST_SHARE * heaviest)
    leaders = sorted((score.weight for score in tops.values()), reverse=True)[:2]
    if len(leaders) == 2 and leaders[0] - leaders[1] < _CLEAR:
        least = max(least, _LEAST_UNCLEAR)
    ranked = sorted(scores.items(), key=lambda item: -item[1].weight)
    kept = [
        code
        for code, score in ranked
        if code in tops
        and score.weight >= least
        and (score.weight == heaviest or len(score.evidence) >= least_words)
    ]
    kept = kept[:_MOST_TOPICS]
    tags = []
    for code, score in ranked:
        if code in kept or _is_kept_under(scores, kept, code, least_words):
            words = sorted(score.evidence, key=lambda word: -score.evidence[word])
            value = round(score.weight / (score.weight + 3.0), 3)
            tags.append(Tag(code, value, tuple(words[:_MOST_EVIDENCE])))
    return tuple(tags)


def _is_kept_under(scores: dict[str, _Score], kept: list[str], code: str, least_words: int) -> bool:
    parent = TOPIC_PARENTS.get(code)
    if parent not in kept or len(scores[code].evidence) < least_words:
        return False
    return scores[code].weight >= max(_LEAST_NARROWER, _LEAST_PART * scores[parent].weight)
