"""Where a second article begins in a dump that holds several.

It shows by how it opens: a dateline, or a headline with a byline or date under it, above
sentences. Only where the first article opens in the same manner, and both have some length, is it
taken for another one: subheadings, live tickers and questions do not open so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstui.cleaning.byline import byline
from newstui.cleaning.cues import Cue, cue_of

_SENTENCE_LEAST = 80
_SENTENCES_LEAST = 3
"""Sentences that each of two articles has at least."""
_HEAD_MOST = 5
"""Lines between a headline and its first sentence, both included."""
_SIGNED_MOST = 70
_HEADLINE = range(20, 161)
_HEADLINE_WORDS_LEAST = 4
_OPENING = 120
"""Characters of a paragraph in which a dateline ends."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE = re.compile(
    r"(?:[^\W\d]+,? )?(?:\d{1,2}\.? [^\W\d]+\.?,? \d{4}|[^\W\d]+\.? \d{1,2},? \d{4}"
    r"|\d{1,2} de [^\W\d]+ de \d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{4})(?:,? \d{1,2}[:.]\d\d)?"
)
_FULL_STOPS = '.!?”"…:'


def second_article(texts: Sequence[str], kept: Sequence[int]) -> int | None:
    """The line at which another article begins, None if there is but one.

    `kept` are the indices of the lines that were taken for the article's.
    """
    sentences = [index for index in kept if len(texts[index]) > _SENTENCE_LEAST]
    if len(sentences) < 2 * _SENTENCES_LEAST:
        return None
    later = sentences[_SENTENCES_LEAST : 1 - _SENTENCES_LEAST]
    if _has_dateline(texts[sentences[0]]):
        for index in later:
            if _has_dateline(texts[index]):
                return _above_headline(texts, index)
    if _headline_above(texts, sentences[0]) is not None:
        for index in later:
            headline = _headline_above(texts, index)
            if headline is not None:
                return headline
    return None


def _has_dateline(paragraph: str) -> bool:
    opening = paragraph[:_OPENING]
    if not any(sign in opening for sign in "(-–—"):
        return False
    return byline((), (opening,), ()).dateline is not None


def _above_headline(texts: Sequence[str], index: int) -> int:
    """The first of the short lines right above an article's first paragraph."""
    while index and len(texts[index - 1]) <= 160 and texts[index - 1][-1] not in '.!?”"':
        index -= 1
    return index


def _headline_above(texts: Sequence[str], sentence: int) -> int | None:
    """The headline over a date, and perhaps a byline, over a sentence; None if there is none."""
    dated = False
    for index in range(sentence - 1, max(-1, sentence - _HEAD_MOST), -1):
        text = texts[index]
        if _is_date(text):
            dated = True
        elif not _is_byline(text):
            return index if dated and _is_headline(text) else None
    return None


def _is_date(text: str) -> bool:
    """Whether a line is a day and nothing else, or a note like `Posted on 3 May 2024`."""
    if len(text) > _SIGNED_MOST or not _YEAR.search(text):
        return False
    return _DATE.fullmatch(text) is not None or cue_of(text) is Cue.META


def _is_byline(text: str) -> bool:
    return len(text) <= _SIGNED_MOST and cue_of(text) is Cue.META


def _is_headline(text: str) -> bool:
    words = text.count(" ") + 1
    return (
        len(text) in _HEADLINE
        and words >= _HEADLINE_WORDS_LEAST
        and text[-1] not in _FULL_STOPS
        and cue_of(text) is None
    )
