"""Standing pages: what one source runs daily or weekly under one name is no event."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import product

from newstui.events.event_state import DAY, EventState
from newstui.events.signature import Signature

_GAP = 0.7 * DAY
_ALIKE = 88.0
_LATEST = 16
"""Reports of an event that are looked at, the latest."""
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SERIES = re.compile(r"(.{4,48}?)(?:: | [|–—-] )")
"""What stands before a colon, a bar or a dash."""
_NAMING = 3
"""So many words there name a series of pages, whatever they are."""


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Names of days and months; words that standing pages are named by."""
    found: dict[str, set[str]] = {"day": set(), "standing": set()}
    text = files(__package__).joinpath("data/standing.txt").read_text("utf-8")
    for line in text.splitlines():
        kind, *words = line.split()
        if kind in found:
            found[kind].update(words)
    return frozenset(found["day"]), frozenset(found["standing"])


def _words(text: str) -> list[str]:
    days, _ = _known()
    written = (word.removesuffix("'s").removesuffix("’s") for word in _WORDS.findall(text))
    return [word for word in written if word not in days]


@lru_cache(maxsize=4096)
def bare(heading: str) -> str:
    """A headline without figures and days, which is what a template's headlines have in common."""
    return " ".join(_words(heading.casefold()))


@lru_cache(maxsize=4096)
def series(heading: str) -> str:
    """The name that a headline gives its series of pages before a colon, bar or dash; else ""."""
    named = _SERIES.match(heading.casefold())
    if named is None:
        return ""
    words = _words(named[1])
    standing = not _known()[1].isdisjoint(words)
    return " ".join(words) if words and (standing or len(words) >= _NAMING) else ""


def is_template(article: Signature, event: EventState) -> bool:
    """Whether the article is the next edition of what its own source ran another day.

    So it is when every report of the event is by the same source, at least most of a day away,
    of the same series or under nearly the same headline, and with another text.
    """
    if article.published is None or event.by_source.get(article.source_id) != len(event.members):
        return False
    nearest = event.seconds_to_nearest(article.published)
    if nearest is None or nearest < _GAP or event.dated < len(event.members):
        return False
    return all(_is_edition(article, member) for member in event.members[-_LATEST:])


def are_editions(one: EventState, other: EventState) -> bool:
    """Whether two events, of the same source alone, have editions of one page in them."""
    if len(one.by_source) > 1 or one.by_source.keys() != other.by_source.keys():
        return False
    pairs = product(one.members[-_LATEST:], other.members[-_LATEST:])
    return any(_is_another_day(*pair) and _is_edition(*pair) for pair in pairs)


def _is_another_day(article: Signature, member: Signature) -> bool:
    if article.published is None or member.published is None:
        return False
    return abs(article.published - member.published) >= _GAP


def _is_edition(article: Signature, member: Signature) -> bool:
    """Whether two pages of one source are editions of the same."""
    if article.shingles and article.shingles == member.shingles:
        return False
    own = series(article.heading)
    if own and own == series(member.heading):
        return True
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(bare(article.heading), bare(member.heading)) >= _ALIKE
