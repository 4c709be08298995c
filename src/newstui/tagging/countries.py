"""Which countries a text mentions, and which of them it is about.

Every mention is a match in the gazetteer that the guards let pass. A name that several countries
have is read as the one that the rest of the text speaks of. What an article is about is decided by
weight: the title counts most, then the opening, and the kind of each mention; countries lighter
than a quarter of the heaviest are only mentioned. Weights and cut were set on 4,000 newswire texts
(benchmarks/tagging.py prints how well they do).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from newstui.model.article import CleanArticle, Tag
from newstui.tagging.gazetteer import Form, Kind, gazetteer
from newstui.tagging.guards import is_elsewhere, is_no_place, is_team
from newstui.tagging.tokens import Tokens, tokenise

_WEIGHT = {
    Kind.NAME: 1.0,
    Kind.PEOPLE: 0.9,
    Kind.ADJECTIVE: 0.9,
    Kind.CAPITAL: 0.7,
    Kind.REGION: 0.7,
    Kind.CITY: 0.6,
    Kind.METONYM: 0.8,
    Kind.POSTAL: 0.6,
    Kind.HINT: 0.15,
    Kind.TOWN: 0.5,
    Kind.SEAT: 0.25,
}
_LOCAL = {
    Kind.REGION: 1.0,
    Kind.CITY: 1.0,
    Kind.TOWN: 1.0,
    Kind.POSTAL: 1.0,
    Kind.METONYM: 0.5,
    Kind.HINT: 0.34,
}
"""How much a mention tells that a text is at home in a country."""
_HOME, _HOME_OF_CITY = 0.6, 0.34
"""From here on a country, region or capital, or another city, is read as its namesake there."""
_SIGNS = {"£": "GB", "₹": "IN", "₽": "RU", "₴": "UA", "₪": "IL", "₩": "KR", "A$": "AU", "NZ$": "NZ"}
"""Currencies that hint at a country."""
_STRONG = frozenset((Kind.NAME, Kind.CAPITAL, Kind.REGION))
_TEAM = 0.4
"""What is left of a place's weight where it is a team's name."""
_TITLE = 4.0
_OPENING = 2.5
_OPENING_WORDS = 40
_DATELINE = 1.5
_CUT = 0.25
_LEAST_HINTS = 0.3
"""Hints together weigh this much before they stand for a country that nothing names."""
_SPREAD = 0.5
"""A score is weight / (weight + spread): how sure, between 0 and 1."""
_MOST_EVIDENCE = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """One place named in a text, by its first and last word (the latter not included)."""

    start: int
    end: int
    form: Form


@dataclass(slots=True)
class _Country:
    weight: float = 0.0
    hints: float = 0.0
    named: bool = False
    evidence: dict[str, None] = field(default_factory=dict)

    def add(self, weight: float, kind: Kind, words: str) -> None:
        self.weight += weight
        self.evidence.setdefault(words)
        if kind is Kind.HINT:
            self.hints += weight
        else:
            self.named = True


class _Clear:
    """What the places that lie in one country only tell about those that have namesakes."""

    def __init__(self, mentions: Iterable[Mention], signs: Iterable[str]) -> None:
        self.named: set[str] = set()
        self.local: dict[str, float] = defaultdict(float)
        for sign in signs:
            self.local[_SIGNS[sign]] += _LOCAL[Kind.HINT]
        for form in (mention.form for mention in mentions if len(mention.form.codes) == 1):
            if form.kind is not Kind.HINT:
                self.named.add(form.codes[0])
            self.local[form.codes[0]] += _LOCAL.get(form.kind, 0.0)

    def reading(self, form: Form) -> str:
        """The country meant: the likeliest, unless nothing else speaks of it but of another."""
        first, *others = form.codes
        if not others or first in self.named:
            return first
        if form.kind not in _STRONG:
            named = next((code for code in others if code in self.named), None)
            if named:
                return named
        least = _HOME if form.kind in _STRONG else _HOME_OF_CITY
        home = max(others, key=lambda code: self.local.get(code, 0.0))
        here, there = self.local.get(first, 0.0), self.local.get(home, 0.0)
        return home if there >= least and there > here else first


def find_places(tokens: Tokens, language: str | None, persons: set[str]) -> list[Mention]:
    """All mentions in order, the longest where several begin at one word.

    `persons` collects words that name people here, and keeps them from being read as places.
    """
    return [
        Mention(start, start + len(form.words), form)
        for start, form in gazetteer(language).forms_in(tokens)
        if _is_place(form, tokens, start, persons)
    ]


def _is_place(form: Form, tokens: Tokens, start: int, persons: set[str]) -> bool:
    if form.kind is Kind.NONE or is_elsewhere(form, tokens, start + len(form.words)):
        return False
    return len(form.words) > 1 or not is_no_place(form, tokens, start, persons)


def tag_countries(
    article: CleanArticle, title: Tokens, text: Tokens
) -> tuple[tuple[Tag, ...], tuple[Tag, ...]]:
    """The countries that the article is about, and all that it mentions, heaviest first."""
    persons: set[str] = set()
    in_text = find_places(text, article.language, persons)
    in_title = find_places(title, article.language, persons)
    line, in_line = _dateline(article)
    signs = [sign for sign in _SIGNS if sign in article.text]
    clear = _Clear((*in_text, *in_title, *in_line), signs)
    countries: dict[str, _Country] = defaultdict(_Country)
    _weigh(countries, title, in_title, clear, opening=_TITLE, rest=_TITLE)
    _weigh(countries, text, in_text, clear, opening=_OPENING, rest=1.0)
    for sign in signs:
        countries[_SIGNS[sign]].add(_WEIGHT[Kind.HINT] * _OPENING, Kind.HINT, sign)
    for mention in in_line[-1:]:
        country = countries[clear.reading(mention.form)]
        country.weight += _DATELINE
        country.evidence.setdefault(line.text(mention.start, mention.end))
    return _tags(countries)


def _dateline(article: CleanArticle) -> tuple[Tokens, list[Mention]]:
    place = article.dateline or ""
    line = tokenise(place.title() if place.isupper() else place)
    return line, find_places(line, article.language, set())


def _weigh(
    countries: dict[str, _Country],
    tokens: Tokens,
    mentions: Iterable[Mention],
    clear: _Clear,
    opening: float,
    rest: float,
) -> None:
    for mention in mentions:
        kind = mention.form.kind
        weight = _WEIGHT[kind] * (opening if mention.start < _OPENING_WORDS else rest)
        if is_team(tokens, mention.start, mention.end):
            weight *= _TEAM
        words = tokens.text(mention.start, mention.end)
        countries[clear.reading(mention.form)].add(weight, kind, words)


def _tags(countries: dict[str, _Country]) -> tuple[tuple[Tag, ...], tuple[Tag, ...]]:
    ranked = sorted(countries.items(), key=lambda item: -item[1].weight)
    if not ranked:
        return (), ()
    top = ranked[0][1].weight
    tags = [
        (
            Tag(
                code,
                round(country.weight / (country.weight + _SPREAD), 3),
                tuple(country.evidence)[:_MOST_EVIDENCE],
            ),
            country,
        )
        for code, country in ranked
    ]
    about = tuple(tag for tag, country in tags if country.weight >= _CUT * top)
    mentioned = tuple(
        tag
        for tag, country in tags
        if country.named or (country.hints >= _LEAST_HINTS and country.weight == top)
    )
    return about, mentioned
