"""From line probabilities to the lines of the article: a maximum-sum segment and its own lines."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.cleaning.cues import Cue, cue_of
from newstui.cleaning.paragraphs import Line

_EVEN = 0.45
"""The probability at which a line neither speaks for nor against the segment it is in."""
_KEPT = 0.38
"""The least probability of a line that is kept inside the segment. Both by cross-validation."""
_HEADLINES_LEAST = 4
"""Lines without a full stop below the last sentence that make a list of other articles."""
_SENTENCE_LEAST = 40
_SEEN = 200
"""Characters of a line in which it says that it is a copyright notice."""
_CLOSERS = "\"'”’»)]“*"
_FULL_STOPS = frozenset(".!?…:;。")
_CHARACTERS_MOST = 1000
_CHARACTERS_BASE = 12


def best_segment(weights: Sequence[float]) -> range:
    """The contiguous run with the greatest sum, empty if no weight is positive (Kadane 1984)."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best[0]:
            best = (total, start, index + 1)
    return range(best[1], best[2])


def article_lines(lines: Sequence[Line], probabilities: Sequence[float]) -> list[int]:
    """The indices of the article's lines, in order: probable ones inside the best segment."""
    sizes = [len(line[0]) for line in lines]
    weights = [
        (probability - _EVEN)
        * ((size if size < _CHARACTERS_MOST else _CHARACTERS_MOST) + _CHARACTERS_BASE)
        for size, probability in zip(sizes, probabilities, strict=True)
    ]
    kept = [index for index in best_segment(weights) if probabilities[index] > _KEPT]
    return _without_headlines([lines[index].text for index in kept], kept)


def _without_headlines(texts: Sequence[str], kept: list[int]) -> list[int]:
    """Cuts what follows the last sentence where it is a list of headlines."""
    places = range(len(texts) - 1, -1, -1)
    last = next((place for place in places if _is_text(texts[place])), -1)
    below = texts[last + 1 :]
    headlines = sum(text.count(" ") >= 2 and not _ends(text) for text in below)
    return kept[: last + 1] if last >= 0 and headlines >= _HEADLINES_LEAST else kept


def _is_text(text: str) -> bool:
    return is_full_sentence(text) and cue_of(text[:_SEEN]) is not Cue.NOTICE


def is_full_sentence(text: str) -> bool:
    """Whether a line has some length and the end of a sentence."""
    return len(text) >= _SENTENCE_LEAST and _ends(text)


def _ends(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _FULL_STOPS
