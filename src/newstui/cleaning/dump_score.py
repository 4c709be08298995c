"""How likely each line of a dump belongs to the article."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.cleaning.cues import COPYRIGHT, SIGN_UP, is_furniture
from newstui.cleaning.paragraphs import Line


def line_weights(lines: Sequence[Line]) -> list[float]:
    """A weight per line, above zero for lines of the article, larger for longer lines."""
    return [_weight(line.text) for line in lines]


def _weight(line: str) -> float:
    words = line.count(" ") + 1
    if is_furniture(line) or COPYRIGHT.search(line) or SIGN_UP.search(line[:200]):
        return -12.0
    ends = line.rstrip("\"'”’»)]")[-1:] in (".", "!", "?", "…", ":", ";")
    if words >= 10 and ends:
        return float(min(words, 80))
    if ends and words >= 3:
        return 2.0
    if words >= 18:
        return words / 4
    return -4.0
