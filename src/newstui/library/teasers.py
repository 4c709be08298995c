"""Telling a teaser from an article, and a page with the article from one that hides it. Pure.

The measures are plain: a paywall, consent or login page either is not longer than the teaser, or
does not contain its words.
"""

from __future__ import annotations

import re

TEASER = 700
"""Characters; a feed that gives more in an entry gives the article."""
_CUT_OFF = re.compile(r"(?:…|\.\.\.)\s*[\])]?$")
_MOST_CUT_OFF = 3000
_WORD = re.compile(r"[^\W\d_]{4,}")
_COVERED = 0.5
"""Share of the teaser's words that the page's text must have."""
_LEAST_LEFT = 0.5
"""Share of its length that an edited article must still have."""
_FENCED = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)
_FENCED_TEXT = 1500
"""Characters that a page which says to be behind a paywall must show to be taken."""


def is_teaser(text: str) -> bool:
    """Whether the text of a feed's entry is likely to be the beginning of an article only."""
    text = text.rstrip()
    return len(text) < TEASER or (len(text) < _MOST_CUT_OFF and bool(_CUT_OFF.search(text)))


def why_not_again(known: str, text: str) -> str | None:
    """Why what an article's page shows now does not replace the whole text that is `known`; None
    if it does."""
    if _shares_too_little(known, text) or len(text) < _LEAST_LEFT * len(known):
        return "the page does not show the article any more"
    return None


def why_not_whole(teaser: str, text: str, html: str) -> str | None:
    """Why the text of an entry's page is not its article; None if it is.

    `html` is the page, `text` what cleaning made of it.
    """
    if _shares_too_little(teaser, text):
        return "the page shows something else, such as a question for consent or a login"
    if len(text) < 1.3 * len(teaser) + 100:
        return "the page has no more than the feed"
    if len(text) < _FENCED_TEXT and _FENCED.search(html):
        return "the page is behind a paywall"
    return None


def _shares_too_little(known: str, text: str) -> bool:
    words = set(_WORD.findall(known.lower()))
    shared = words & set(_WORD.findall(text.lower()))
    return len(shared) < _COVERED * len(words)
