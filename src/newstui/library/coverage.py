"""How many reports came out on each day, and that as a row of bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from newstui.model.timeline import EntryKind, TimelineEntry

UNICODE_BARS = "▁▂▃▄▅▆▇█"
ASCII_BARS = "_.:-=+*#"
_CELLS = 40


def per_day(entries: Sequence[TimelineEntry]) -> list[tuple[date, int]]:
    """The reports of each day from the first to the last, days without any included."""
    dated = [entry.date for entry in entries if entry.kind is EntryKind.REPORT and entry.date]
    days = Counter(date.fromisoformat(when[:10]) for when in dated if len(when) >= 10)
    if not days:
        return []
    first, last = min(days), max(days)
    told = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return [(day, days[day]) for day in told]


def bars(counts: Sequence[int], levels: str = UNICODE_BARS) -> str:
    """One cell for each count, its height by the greatest; a blank for none.

    More counts than fit a line are added up to neighbours. A single count shows no course and
    gives the empty string.
    """
    if len(counts) > _CELLS:
        edges = [cell * len(counts) // _CELLS for cell in range(_CELLS + 1)]
        counts = [sum(counts[start:end]) for start, end in pairwise(edges)]
    if len(counts) < 2 or max(counts) <= 0:
        return ""
    steps, top = len(levels), max(counts)
    return "".join(levels[-(-count * steps // top) - 1] if count else " " for count in counts)
