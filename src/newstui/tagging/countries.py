"""Which countries a text mentions, and which of them it is about.

Every mention is a match in the gazetteer that the guards let pass. What an article is about is
decided by weight: the title counts most, then the opening, and the kind of each mention; countries
below a quarter of the heaviest are only mentioned. (The cut at 25 % is the usual one for newswire:
../../docs has no better figure than the one that benchmarks/tagging.py prints.)
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from newstui.model.article import CleanArticle, Tag
from newstui.tagging.gazetteer import Form, Kind, forms_by_first_word
from newstui.tagging.guards import is_person_or_word
from newstui.tagging.tokens import Tokens, tokenise

_JOINTS = frozenset((" ", "-", "’", "'", ". ", ".", "\u00a0", " - ", ", ", "–"))
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
}
_TITLE = 4.0
_OPENING = 2.0
_BODY = 1.0
_OPENING_WORDS = 50
_DATELINE = 0.4
_CUT = 0.25
_MOST_EVIDENCE = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """One place named in a text, by its first and last word (the latter not included)."""

    start: int
    end: int
    form: Form


def find_places(tokens: Tokens, language: str | None) -> list[Mention]:
    """All mentions in order, the longest where several begin at one word."""
    heads = forms_by_first_word()
    found: list[Mention] = []
    past = 0
    for start, word in enumerate(tokens.lower):
        if word in heads and start >= past:
            for form in heads[word]:
                if _matches(form, tokens, start, language):
                    past = start + len(form.words)
                    if not is_person_or_word(form, tokens, start, past):
                        found.append(Mention(start, past, form))
                    break
    return found


def _matches(form: Form, tokens: Tokens, start: int, language: str | None) -> bool:
    end = start + len(form.words)
    if (
        form.languages
        and language not in form.languages
        and not (form.kind is Kind.PEOPLE and (language is None or "en" in form.languages))
    ):
        return False
    if len(form.words) > 1 and (
        tuple(tokens.lower[start:end]) != form.lower
        or not _JOINTS.issuperset(tokens.gaps[start + 1 : end])
    ):
        return False
    for wanted, word in zip(form.words, tokens.words[start:end], strict=True):
        if wanted[0].isupper() and not word[0].isupper():
            return False
        if len(wanted) < 5 and wanted.isupper() and (word != wanted or tokens.shouted):
            return False
    return not (form.kind is Kind.POSTAL and not tokens.gaps[start].startswith(","))


def tag_countries(article: CleanArticle) -> tuple[tuple[Tag, ...], tuple[Tag, ...]]:
    """The countries that the article is about, and all that it mentions, heaviest first."""
    title, text = tokenise(article.title), tokenise(article.text)
    weights: dict[str, float] = defaultdict(float)
    evidence: dict[str, dict[str, None]] = defaultdict(dict)
    named: set[str] = set()
    parts = [
        (title, find_places(title, article.language)),
        (text, find_places(text, article.language)),
    ]
    support = {
        code
        for _, places in parts
        for m in places
        if len(m.form.codes) == 1
        for code in m.form.codes
    }
    for tokens, places in parts:
        for mention in places:
            code = next(
                (code for code in mention.form.codes if code in support), mention.form.codes[0]
            )
            place = (
                _TITLE if tokens is title else _OPENING if mention.start < _OPENING_WORDS else _BODY
            )
            weights[code] += place * _WEIGHT[mention.form.kind]
            evidence[code].setdefault(tokens.text(mention.start, mention.end))
            if mention.form.kind is not Kind.HINT:
                named.add(code)
    if article.dateline:
        line = tokenise(
            article.dateline.title() if article.dateline.isupper() else article.dateline
        )
        for mention in find_places(line, article.language)[:1]:
            code = mention.form.codes[0]
            weights[code] += _DATELINE
            evidence[code].setdefault(line.text(mention.start, mention.end))
    ranked = sorted(weights, key=lambda code: -weights[code])
    if not ranked:
        return (), ()
    top = weights[ranked[0]]
    tags = [
        Tag(
            code,
            round(weights[code] / top * top / (top + 0.5), 3),
            tuple(evidence[code])[:_MOST_EVIDENCE],
        )
        for code in ranked
    ]
    about = tuple(tag for tag in tags if weights[tag.value] >= _CUT * top)
    return about, tuple(tag for tag in tags if tag.value in named)
