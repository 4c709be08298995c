"""The title of a dump: a line above the article, often repeated, often like its address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newstui.cleaning.cues import is_furniture
from newstui.cleaning.likeness import folded

_ABOVE = 25
_BELOW = 3
_WORDS = re.compile(r"\w+")
_LEAST = 12
_MOST = 250


def title_of_dump(
    lines: Sequence[str], body: range, claimed: str | None, url: str | None
) -> str | None:
    """The line that is most likely the headline, None if no line is like one.

    `body` are the indices of the article's lines; `claimed` is returned where it is given.
    """
    if claimed:
        return claimed
    if not body:
        return None
    first = max(0, body.start - _ABOVE)
    near = lines[first : min(body.start + _BELOW, body.stop)]
    counts = Counter(folded(line) for line in lines)
    body_words = Counter(_WORDS.findall(" ".join(lines[i] for i in body).casefold()))
    address = set(_WORDS.findall((url or "").casefold()))
    best, best_score = None, 1.0
    for offset, line in enumerate(near):
        if not _LEAST <= len(line) <= _MOST or is_furniture(line):
            continue
        score = _score(line, body.start - first - offset, counts, body_words, address)
        if score > best_score:
            best, best_score = line, score
    return best


def _score(
    line: str,
    distance: int,
    counts: Counter[str],
    body_words: Counter[str],
    address: set[str],
) -> float:
    """`distance` is how many lines above the article's first it stands, negative inside."""
    words = [word for word in folded(line).split() if len(word) > 3]
    if not words:
        return 0.0
    in_body = sum(word in body_words for word in words) / len(words)
    in_address = sum(word in address for word in words) / len(words)
    repeated = min(counts[folded(line)] - 1, 2)
    score = 1.5 * in_body + 3.0 * in_address + 0.4 * repeated + min(len(words), 8) / 8
    score -= 0.04 * max(distance, 0)
    if line[-1] in ".:;,…" or (distance <= 0 and len(line) > 130):
        score -= 0.7
    if re.search(r"\b(?:19|20)\d\d\b", line) and len(words) <= 3:
        score -= 1.0
    return score
