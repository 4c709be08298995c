"""Which sentences of an article can stand on a timeline by themselves, and where they begin."""

from __future__ import annotations

import re
from functools import cache

_DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Þ][\w.'’-]*[ ,]{1,2}){0,8}(?:\w+\.?[ ]\d{1,2}[ ,]{0,2})?(?:\([^)]{2,40}\)[ ]?)?"
    r"(?:[-–—]{1,2}|:)[ ]"
)
_DATELINE_REST = re.compile(r"\s*,?\s*(?:\d{4}\s*)?(?:\([^)]{2,40}\)|[-–—]{1,2})")
_BULLET = re.compile(r"\s*[•*·▪◦‣–—-]\s+")
_OPENING = 4
"""Sentences that may stand behind a dateline: a caption or two may come before it."""
_QUOTED = re.compile(r"[\"“„«][^\"”“»]{0,600}(?:[\"”“»]|$)")
_UNCLEAR_ENGLISH = re.compile(
    r"[\"“„«]?(?:(?:[A-Z][^;:.!?]{0,90},\s+)?(?:it|they|these|those)\b|(?:he|she|this|that|his|her"
    r"|its|their|others|some|the same|the latter|the former|one of (?:them|those)|both)\b"
    r"|(?:however|but|and|so|also|then|still|meanwhile),?\s+(?:he|she|it|they)\b"
    r"|\w+['’]s\s+(?:was|were|came|is|has|had)\b|\()",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Yy]our|[Oo]ur|[Mm]y)\b")
_UNCLEAR = {
    "de": "er|sie|dies|es|das (?:teilte|sagte|ist|war|hat|wurde|bestätigte|berichtete)",
    "fr": "il|elle|ils|elles|cela|c['’]est|c['’]était|ceux-ci|celles-ci",
    "es": "él|ella|ellos|ellas|es la|es el|fue|ello|esto|eso",
    "it": "lui|lei|essi|esse|ciò|lo stesso",
    "pt": "ele|ela|eles|elas|isso|isto|foi",
    "nl": "hij|zij|ze|dit",
    "pl": "on|ona|ono|oni|one",
    "ru": "он|она|оно|они|это",
}
_BYLINE = re.compile(
    r"(?:par|by|von|por|di|da|door|autor)?[^.!?]{0,60}\b(?:publié|mis à jour|veröffentlicht"
    r"|aktualisiert|published|posted|updated|publicado|actualizado|atualizado|pubblicato"
    r"|aggiornato|geplaatst|bijgewerkt|opublikowano|опубликовано|обновлено)"
    r"(?:\s+(?:le|am|on|at|el|em|il|op|dnia|à))?:?\s+\W?\d",
    re.IGNORECASE,
)
_WORDS_LEAST, _WORDS_MOST = 5, 70


def body_start(text: str, position: int, start: int, end: int) -> int:
    """Where text[start:end], the sentence of that number, begins behind a bullet or dateline."""
    bullet = _BULLET.match(text, start, end)
    if bullet:
        return bullet.end()
    if position >= _OPENING:
        return start
    found = _DATELINE.match(text[start : min(end, start + 160)])
    return start + found.end() if found and found.group().strip(" -–—:") else start


def in_dateline(text: str, start: int, end: int) -> bool:
    """True for a date at text[start:end] that is part of the dateline of the article."""
    return start < 120 and _DATELINE_REST.match(text, end) is not None


def stands_alone(sentence: str, language: str) -> bool:
    """True for a statement, neither curt nor endless, that says itself whom it is about."""
    if not _WORDS_LEAST <= sentence.count(" ") + 1 <= _WORDS_MOST:
        return False
    if sentence.rstrip('"”’)').endswith("?") or _BYLINE.match(sentence):
        return False
    if language != "en":
        return _pronouns(language).match(sentence) is None
    # Who speaks to the reader outside of a quotation tells no news.
    personal = _PERSONAL.search(without_quotes(sentence))
    return _UNCLEAR_ENGLISH.match(sentence) is None and personal is None


@cache
def _pronouns(language: str) -> re.Pattern[str]:
    return re.compile(rf"[\"“„«¿¡]?(?:{_UNCLEAR[language]})\s", re.IGNORECASE)


def without_quotes(text: str) -> str:
    """The text with blanks for its quotations, each character in its place."""
    return _QUOTED.sub(lambda quote: " " * len(quote.group()), text)
