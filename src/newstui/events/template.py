"""Standing pages: what one source repeats daily under one headline is no event."""

from __future__ import annotations

import re
from functools import lru_cache

from newstui.events.event_state import DAY, EventState
from newstui.events.signature import Signature

_GAP = 0.7 * DAY
_ALIKE = 88.0
_FIGURES = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def bare(heading: str) -> str:
    """A headline without figures, which is what a template's headlines have in common."""
    return " ".join(_FIGURES.sub(" ", heading.casefold()).split())


def is_template(article: Signature, event: EventState) -> bool:
    """Whether the article is the next edition of what its own source ran another day.

    So it is when every report of the event is by the same source, at least most of a day away,
    under nearly the same headline (figures apart), and with another text.
    """
    if article.published is None or event.by_source[article.source_id] < len(event.members):
        return False
    from rapidfuzz import fuzz

    # The latest are the likeliest to be of the same day, which settles it.
    for member in reversed(event.members):
        if (
            member.published is None
            or abs(member.published - article.published) < _GAP
            or (article.shingles and article.shingles == member.shingles)
            or fuzz.token_sort_ratio(bare(article.heading), bare(member.heading)) < _ALIKE
        ):
            return False
    return True
