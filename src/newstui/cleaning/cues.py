"""What the furniture around articles says, in the languages of Europe.

They are phrases that any site uses; none belongs to one. Lookups are by whole line in folded form
(see `likeness.folded`), by the start of a line, or by a phrase inside a short line.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from newstui.cleaning.cue_phrases import (
    ADVERTS,
    COMMENTS,
    CREDITS,
    MENUS,
    META_BY,
    META_FIRST,
    META_PHRASES,
    NETWORKS,
    NOTICES,
    READ_ALSO_FIRST,
    RELATED,
    RELATED_FIRST,
    RELATED_LAST,
    SHARE_TELLING,
    SHARE_VERBS,
    SHARE_WORDS,
    SIGN_UP,
)
from newstui.cleaning.likeness import folded


class Cue(StrEnum):
    """What a line that is no part of an article is there for."""

    SHARE = "share"
    ADVERT = "advert"
    RELATED = "related"
    READ_ALSO = "read also"
    COMMENTS = "comments"
    MENU = "menu"
    SIGN_UP = "sign up"
    NOTICE = "notice"
    META = "meta"
    CREDIT = "credit"


_CUE_MOST = 200
"""Characters beyond which a line is text, whatever it says."""


def _words_of(phrases: tuple[str, ...]) -> frozenset[str]:
    """The longest whole word of each phrase: a line without any of them holds no phrase."""
    return frozenset(max(folded(phrase).split(), key=len) for phrase in phrases)


_READ_ALSO = re.compile(
    r"\W*(?:(?:read|see|watch|listen)(?: ?(?:more|also|next|now|this|here))? ?[:|>»–—-]"
    r"|also read|read also|see also|more (?:on|from|in)|related(?: article| story)?s? ?:|also see"
    r"|lesen sie (?:auch|hier|mehr)|mehr dazu ?:|lire aussi|à lire (?:aussi|également)|lee también"
    r"|leggi anche|leia (?:também|mais)|lees ook|czytaj (?:też|także|również|więcej)|zobacz także"
    r"|читайте также|läs mer|läs också|les også|læs også|lue myös|čtěte také|pročitajte"
    r"|(?:también )?te puede interesar|le puede interesar|ti potrebbe interessare|baca juga"
    r"|vous aimerez aussi|auch interessant)(?!\w)",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\bour (?:free |daily |weekly |monthly |morning |evening )+(?:news ?)?(?:letter|briefing"
    r"|bulletin|digest|e-?mail)|^(?:get|receive) (?:the|our) .{3,150}\b(?:(?:week(?:day)?|every)"
    r" (?:morning|evening|day)s?|daily|weekly|inbox|mornings|evenings)\W*$|\b\d+ votes\W*$",
    re.IGNORECASE,
)
"""Blurbs of newsletters in whole sentences, and polls with their count."""
_LETTER_WORDS = frozenset(["our", "get", "receive", "votes"])
_META_WORDS = _words_of(META_PHRASES)
_META_MOST = 16
"""Words of the longest share bar, byline or filing note."""
_CREDIT_WORDS = _words_of(CREDITS)
_CREDIT_MOST = 420
"""Characters of the longest caption that ends in a credit."""
_PHRASE_MOST = 7
_BY_LINE = {
    **dict.fromkeys(MENUS, Cue.MENU),
    **dict.fromkeys(ADVERTS, Cue.ADVERT),
    **dict.fromkeys(COMMENTS, Cue.COMMENTS),
    **dict.fromkeys(RELATED, Cue.RELATED),
}
_COPYRIGHT_YEAR = re.compile(r"\([cC]\) ?(?:19|20)\d\d")
_SIGN_UP_WORDS = _words_of(SIGN_UP)
_NOTICE_WORDS = _words_of(NOTICES)


_TELLING_FIRST = RELATED_FIRST | META_FIRST | META_BY | READ_ALSO_FIRST
_TELLING = frozenset().union(
    SHARE_TELLING,
    NETWORKS,
    _META_WORDS,
    _NOTICE_WORDS,
    _SIGN_UP_WORDS,
    _CREDIT_WORDS,
    _LETTER_WORDS,
)
"""A line without any of these words, nor one of those first, has no cue but as a whole."""


def cue_of(line: str) -> Cue | None:
    """What a line is there for, None if it may be text."""
    return None if len(line) > _CREDIT_MOST else _cue_of(line)


@lru_cache(maxsize=4096)
def _cue_of(line: str) -> Cue | None:
    words = folded(line).split()
    if len(line) <= _CUE_MOST:
        words = [word for word in words if not word.isdigit()]
        if not words:
            return Cue.NOTICE if _is_copyright(line) else None
        if len(words) <= _PHRASE_MOST and (found := _BY_LINE.get(" ".join(words))):
            return found
        if words[0] not in _TELLING_FIRST and _TELLING.isdisjoint(words):
            return Cue.NOTICE if _is_copyright(line) else None
        if found := _cue_of_short(line, words):
            return found
    if not _CREDIT_WORDS.isdisjoint(words) and _holds(line.lower(), CREDITS):
        return Cue.CREDIT
    return None


def _cue_of_short(line: str, words: list[str]) -> Cue | None:
    """The cues that rest on a few telling words; whole phrases are looked for only then."""
    number = len(words)
    first = words[0]
    if number <= _META_MOST:
        if line[-1] not in ".!?" and _is_share_bar(words):
            return Cue.SHARE
        if number <= 4 and first in RELATED_FIRST and words[-1] in RELATED_LAST:
            return Cue.RELATED
        if _is_meta(line, words):
            return Cue.META
    if first in READ_ALSO_FIRST and _READ_ALSO.match(line):
        return Cue.READ_ALSO
    if _is_copyright(line):
        return Cue.NOTICE
    if not _NOTICE_WORDS.isdisjoint(words) and _holds(line.lower(), NOTICES):
        return Cue.NOTICE
    if not _SIGN_UP_WORDS.isdisjoint(words) and _holds(line.lower(), SIGN_UP):
        return Cue.SIGN_UP
    if not _LETTER_WORDS.isdisjoint(words) and _LETTER.search(line):
        return Cue.SIGN_UP
    return None


def _is_meta(line: str, words: list[str]) -> bool:
    """Bylines, filing and reading times: `Posted in News`, `By Jane Doe`, `4 min read`."""
    first = words[0]
    if first in META_FIRST:
        return line[-1] not in ".!?…" and (":" in line or len(words) <= 8)
    if first in META_BY:
        return 2 <= len(words) <= 6 and line[len(first) + 1 :][:1].isupper()
    return not _META_WORDS.isdisjoint(words) and _holds(line.lower(), META_PHRASES)


def _is_share_bar(words: list[str]) -> bool:
    """Names of networks with little between them, or `share this on` one of them."""
    if SHARE_WORDS.issuperset(words):
        return not SHARE_TELLING.isdisjoint(words)
    return not NETWORKS.isdisjoint(words) and not SHARE_VERBS.isdisjoint(words)


def _is_copyright(line: str) -> bool:
    return "©" in line or ("(" in line and _COPYRIGHT_YEAR.search(line) is not None)


def _holds(lower: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in lower for phrase in phrases)
