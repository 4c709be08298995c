"""From line scores to the run of lines that is the article (maximum-sum segment)."""

from __future__ import annotations

from collections.abc import Sequence


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
