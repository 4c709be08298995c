"""Which of the dates of an HTML page is the day of publication.

The voices of its markup, the day in its address and the likeliest days of its visible text are
candidates; as with dumps, a conditional logit over what speaks for each one decides.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from newstui.cleaning.dates_url import day_in_url
from newstui.cleaning.published_markup import Voice
from newstui.cleaning.published_weights import PAGE

_HEAD = re.compile("(?:ld|meta) published")
_FURTHEST = (timedelta(hours=-10), timedelta(hours=12))
"""Time zones in which most of the press is written lie between these."""
_VISIBLE = 3
"""Days of the visible text that are candidates."""


def ranked_page_days(
    voices: Sequence[Voice], visible: Sequence[tuple[date, float]], url: str | None
) -> list[tuple[date, float]]:
    """The days that a page gives, likeliest first, each with its probability.

    `voices` come from the markup; `visible` are the likeliest days of the text that a reader
    sees, with their probabilities.
    """
    features = page_features(voices, visible, url)
    scores = {
        day: math.exp(sum(PAGE.get(name, 0.0) for name in names)) for day, names in features.items()
    }
    total = 1.0 + sum(scores.values())
    return sorted(
        ((day, score / total) for day, score in scores.items()), key=lambda pair: -pair[1]
    )


def page_features(
    voices: Sequence[Voice], visible: Sequence[tuple[date, float]], url: str | None
) -> dict[date, set[str]]:
    """What speaks for each day, as the names that the weights go by."""
    found: dict[date, set[str]] = {}
    met: Counter[str] = Counter()
    known = {voice.day for voice in voices if not voice.swapped} | {day for day, _ in visible}
    for voice in voices:
        day = voice.day
        if voice.swapped and voice.day not in known:
            if voice.swapped not in known:
                continue
            day = voice.swapped
        met[voice.kind] += 1
        rank = "first" if met[voice.kind] == 1 else "later"
        found.setdefault(day, set()).add(f"{voice.kind} {rank}")
    url_day = day_in_url(url)
    if url_day:
        found.setdefault(url_day, set()).add("address")
    latest = _latest_told(voices)
    for rank_, (day, probability) in enumerate(visible[:_VISIBLE]):
        if latest and day > latest + timedelta(days=1):
            continue
        found.setdefault(day, set()).add(f"visible {rank_} {_sureness(probability)}")
    in_head = {day for day, names in found.items() if any(map(_HEAD.match, names))}
    elsewhere = _days_elsewhere(voices)
    for day, names in found.items():
        said = set(names)
        names.add(f"places {min(4, len({name.split()[0] for name in said}))}")
        if any("published" in name or "itemprop" in name for name in said):
            names.add("says published")
        elif all(" aside" in name for name in said):
            names.add("only aside")
        if day in in_head:
            names.add("head published")
        elif in_head:
            names.add("not head published")
            if day in elsewhere:
                names.add("head published, in another zone")
        names.add("any")
        if len(found) == 1:
            names.add("only")
        elif day == min(found):
            names.add("earliest")
        elif day == max(found):
            names.add("latest")
        if url_day and url_day != day:
            names.add("not in address")
    return found


def _days_elsewhere(voices: Iterable[Voice]) -> set[date]:
    """The days that it was somewhere on earth when the head says, in UTC, that it was published."""
    return {
        (voice.moment + offset).date()
        for voice in voices
        if voice.moment and not voice.moment.utcoffset() and _HEAD.match(voice.kind)
        for offset in _FURTHEST
    }


def _latest_told(voices: Iterable[Voice]) -> date | None:
    """The last day in metadata that knows of a publication: a later one is the page's clock."""
    told = [voice for voice in voices if voice.kind.startswith(("ld", "meta", "time published"))]
    published = any("published" in voice.kind for voice in told)
    return max(voice.day for voice in told) if published else None


def _sureness(probability: float) -> str:
    if probability > 0.8:
        return "sure"
    if probability > 0.5:
        return "likely"
    return "maybe" if probability > 0.25 else "hardly"
