"""Anchors: the names and numbers of a text that tell one event from another.

A name is a run of capitalised words, joined by small words where names have them (`Bank of
England`, `Joao da Silva`). A number is telling with its unit or currency (`246 missiles`,
`$75 million`); years and single digits are not.
"""

from __future__ import annotations

import re
from collections import defaultdict

from newstui.model.article import CleanArticle

_MOST = 40
_TITLE = 3.0
_OPENING = 1.5
_OPENING_SIGNS = 400
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"
_NAME_WORD = rf"{_CAPITAL}[\w’'-]*\w|(?:{_CAPITAL}\.){{2,}}"
_JOINT = (
    r"(?: (?:of|de|da|do|dos|del|della|di|du|des|la|le|van|von|der|den|al|bin|for|and|the)){1,2}"
)
_NAME = re.compile(rf"(?:{_NAME_WORD})(?:(?:{_JOINT})? (?:{_NAME_WORD}|\d{{1,4}}\b))*")
_MAGNITUDE = (
    "thousand|million|billion|trillion|mln|bln|Millionen|Milliarden|Mio|Mrd|millions?|milliards?|"
    "millones|millón|milioni|miliardi|milhões|bilhões|miljoen|miljard|milion\\w*|miliard\\w*|"
    "тыс|млн|млрд|миллион\\w*|миллиард\\w*"
)
_NUMBER = re.compile(
    r"(?:(?:US|A|C|HK)?[$€£¥₽] ?\d[\d.,]*\d?(?: (?:" + _MAGNITUDE + r")\b)?"
    r"|\b\d[\d.,]*\d?(?: (?:" + _MAGNITUDE + r")\b)?(?: ?(?:%|€|£|°C)| (?:percent|per cent|Prozent|"
    r"procent|km|kg|tonnes?|tons?|miles|dollars?|euros?|Euro|pounds)\b| [^\W\d_]{4,}\b)?)"
)
_PLAIN_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SENTENCE_END = frozenset('.!?\n“”"„»:')


def find_anchors(article: CleanArticle) -> tuple[str, ...]:
    """At most 40 names and numbers as they stand in the title and text, most telling first."""
    weights: dict[str, float] = defaultdict(float)
    for text, in_title in ((article.title, True), (article.text, False)):
        for match in _NAME.finditer(text):
            name = match.group().removesuffix("’s").removesuffix("'s")
            weight = _name_weight(name, text, match.start(), article.language)
            if weight:
                weights[name] += weight * _place(in_title, match.start())
        for match in _NUMBER.finditer(text):
            number = match.group().rstrip(".,")
            if len(number) > 1 and not _PLAIN_YEAR.match(number):
                weights[number] += 0.8 * _place(in_title, match.start())
    ranked = sorted(weights, key=lambda name: -weights[name])
    return tuple(ranked[:_MOST])


def _place(in_title: bool, start: int) -> float:
    return _TITLE if in_title else _OPENING if start < _OPENING_SIGNS else 1.0


def _name_weight(name: str, text: str, start: int, language: str | None) -> float:
    words = name.split()
    if len(words) > 1:
        return 1.5
    if name.isupper():
        return 1.2
    opens = start == 0 or text[:start].rstrip()[-1:] in _SENTENCE_END
    if opens or language == "de":
        return 0.0
    return 1.0
