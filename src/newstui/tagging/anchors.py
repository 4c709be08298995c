"""Anchors: the names and numbers of a text that tell one event from another.

A name is a run of capitalised words, joined by small words where names have them (`Bank of
England`, `Vasco da Gama`). In German, where every noun has a capital, a single word is a name only
after a word that no common noun follows bare (`sagte Scholz`, `aus Kiew`). A number is telling with
its unit or currency (`246 missiles`, `$75 million`); years and single digits are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from string import ascii_uppercase
from typing import NamedTuple

from newstui.model.article import CleanArticle
from newstui.tagging.guards import guard_list
from newstui.tagging.tokens import Tokens

_MOST = 40
_TITLE = 3.0
_OPENING = 1.5
_OPENING_SIGNS = 400
_AGAIN = 0.35
"""What a further mention adds, as a share of the first."""
_SEVERAL_WORDS, _ACRONYM, _NUMBER_WEIGHT, _ONE_WORD = 1.5, 1.2, 1.1, 1.0

_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яёąćęłńśźż]"
# Patterns begin with the signs that they look for: so they are found faster.
_REST = rf"(?:\.(?:{_CAPITAL}\.)+|\w+(?:[’'-]{_CAPITAL}\w+)*)"
_JOINTS = ("of", "de", "da", "do", "dos", "del", "della", "di", "du", "des", "la", "van", "von")
_JOINT = rf"(?: (?:{'|'.join(_JOINTS)})){{1,2}}"
_NAME = re.compile(rf"{_CAPITAL}(?<!\w.){_REST}(?:(?:{_JOINT})? {_CAPITAL}{_REST})*")
_MAGNITUDE = (
    r"(?:thousand|million|billion|trillion|mln|bln|Millionen|Milliarden|Mio|Mrd|millions?|"
    r"milliards?|millones|millón|milioni|miliardi|milhões|bilhões|miljoen|miljard|milion\w*|"
    r"miliard\w*|тыс|млн|млрд|миллион\w*|миллиард\w*)\b"
)
_MORE = r"\d*(?:[.,]\d+)*"
_UNIT = r" ?[%€£°]| [^\W\d_]{4,}(?:-[^\W\d_]+ [^\W\d_]{4,})?"
_NUMBER = re.compile(
    rf"[$€£¥₽\d](?:(?<=\D) ?\d{_MORE}(?: {_MAGNITUDE})?"
    rf"|(?<=\d)(?<![\w.,-].){_MORE}(?: {_MAGNITUDE})?(?:{_UNIT})?)"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
_SENTENCE_ENDS = frozenset('.!?\n“”"„»«:—–(')


def find_anchors(article: CleanArticle, title: Tokens) -> tuple[str, ...]:
    """At most 40 names and numbers as they stand in the text or title, most telling first.

    `title` is the article's title as tokens. A headline in capitals, or with a capital at most
    words, names nobody by itself: it only gives weight to the names of the text.
    """
    weights: dict[str, float] = defaultdict(float)
    plain_title = not (title.title_case or title.shouted)
    for text, in_title in ((article.title, True), (article.text, False)):
        if not in_title or plain_title:
            for name, start, weight in _names(text, article.language):
                _count(weights, name, weight * _place(in_title, start))
        for match in _NUMBER.finditer(text):
            number = _currency_before(text, match.start()) + match.group()
            if len(number) > 2 and not _YEAR.match(number):
                _count(weights, number, _NUMBER_WEIGHT * _place(in_title, match.start()))
    if not plain_title:
        headline = article.title.lower()
        for name in weights:
            if name.lower() in headline:
                weights[name] += _TITLE
    ranked = sorted(weights, key=lambda name: -weights[name])
    return tuple(ranked[:_MOST])


def _currency_before(text: str, start: int) -> str:
    """The letters of `US$` or `R$`, where a sign of money begins at `start`."""
    if text[start].isdigit():
        return ""
    letters = text[max(0, start - 2) : start]
    return letters[len(letters.rstrip(ascii_uppercase)) :]


def _count(weights: dict[str, float], anchor: str, weight: float) -> None:
    weights[anchor] += weight if anchor not in weights else _AGAIN * weight


def _place(in_title: bool, start: int) -> float:
    return _TITLE if in_title else _OPENING if start < _OPENING_SIGNS else 1.0


def _names(text: str, language: str | None) -> Iterator[tuple[str, int, float]]:
    """Names with where they start and how telling their form is."""
    for match in _NAME.finditer(text):
        start = match.start()
        if text[max(0, start - 2) : start - 1].isdigit():
            continue  # "1,2 Milliarden Euro": the unit of a number
        form = _kept_form(run) if len(run := match.group()) <= _LONGEST_KEPT else _form(run)
        if form.weight:
            yield form.name, start + form.dropped, form.weight
        elif form.may_be_name and (form.dropped or not _opens_sentence(text, start)):
            start += form.dropped
            if language != "de" or _word_before(text, start) in guard_list("bare_before"):
                yield form.name, start, _ONE_WORD


class _Form(NamedTuple):
    """What a run of capitalised words is, wherever it stands."""

    name: str
    """Without words that are no part of it."""
    dropped: int
    """Characters of those before it."""
    weight: float
    """How telling it is, 0 where that depends on its place."""
    may_be_name: bool
    """A single word that is one inside a sentence."""


def _form(run: str) -> _Form:
    no_names = guard_list("no_names")
    words, dropped = run.split(" "), 0
    while len(words) > 1 and words[0].lower() in _dropped():
        dropped += len(words.pop(0)) + 1
    while len(words) > 1 and words[-1].lower() in no_names:
        words.pop()
    name = " ".join(words)
    if len(words) > 1:
        return _Form(name, dropped, _SEVERAL_WORDS, False)
    if name.isupper() and len(name) > 1 and name.lower() not in guard_list("openers"):
        return _Form(name, dropped, _ACRONYM, False)
    return _Form(name, dropped, 0.0, len(name) > 2 and name.lower() not in no_names)


_kept_form = lru_cache(maxsize=1 << 14)(_form)
_LONGEST_KEPT = 80


@cache
def _dropped() -> frozenset[str]:
    """Words that are no part of the name that they stand before."""
    return guard_list("openers") | guard_list("no_names")


def _opens_sentence(text: str, start: int) -> bool:
    while start and text[start - 1] == " ":
        start -= 1
    return start == 0 or text[start - 1] in _SENTENCE_ENDS


def _word_before(text: str, start: int) -> str:
    return text[max(0, start - 20) : start].rstrip().rpartition(" ")[2]
