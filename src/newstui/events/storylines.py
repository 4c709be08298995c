"""Which events follow from one another: chains over weeks, linked one event at a time.

An event joins a chain if, on the mean, it is like enough to the chain's events in what they tell
and whom they name, shares a rare name with most of them, follows them in time, and is of their
subject. When unsure it stays alone. The likeness is the mean over pairs of articles, which sums
of unit vectors give; a centroid's cosine would let long chains swallow everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newstui.events.background import shipped
from newstui.events.event_state import DAY
from newstui.events.signature import STEPS, Levels, Signature
from newstui.events.sums import Folded, dot
from newstui.events.words import term, tokens

LONGEST_GAP = 130 * DAY
"""Seconds after which a story that nobody told of is over."""
_SOONEST = DAY // 2
"""Two events that begin together do not follow one another."""
_ALIKE = 0.38
"""Of 2: likeness by gist and by names together. On a written corpus of nine chains in 42 events
pairs within a chain have .38 to .90, other pairs at most .30."""
_RARE_IDF = 4.5
"""Names more common than this in news (presidents, capitals, the United Nations) tie nothing."""
SUMMED = ("gist", "bridge")
READ_MEMBERS = 12
"""Articles of an event that are looked at, the earliest."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One event, as far as linking depends on it."""

    event_id: int
    first: int | None
    """Seconds UTC of its first report; None if none is dated, which speaks for and against
    nothing."""
    topics: frozenset[str]
    sums: Folded
    """Gist and bridge of its articles: of thousands of chapters few are compared in full."""
    names: frozenset[int]
    languages: frozenset[str]
    count: int
    """Articles in the sums."""


def chapter(event_id: int, topics: Iterable[str], members: Sequence[Signature]) -> Chapter:
    """The chapter of an event with these articles, earliest first."""
    gist: Levels = {}
    bridge: Levels = {}
    idf = shipped().idf
    names: set[int] = set()
    read = members[:READ_MEMBERS]
    for member in read:
        parts = member.compared()
        for total, part in ((gist, parts.gist), (bridge, parts.bridge)):
            for at, level in part.items():
                total[at] = total.get(at, 0) + level
        words = {term(word) for name in member.shown().names for word in tokens(name)}
        names |= {word for word in words if idf(word) > _RARE_IDF}
    first = min((one.published for one in read if one.published is not None), default=None)
    languages = frozenset(member.language or "" for member in read)
    return Chapter(
        event_id,
        first,
        frozenset(topics),
        Folded(SUMMED, (gist, bridge)),
        frozenset(names),
        languages,
        len(read),
    )


def likeness(one: Chapter, two: Chapter) -> float:
    """0..2: the mean likeness of an article of one and an article of the other, by what they tell
    and by whom they name; of two languages only names and notions can be compared."""
    pairs = one.count * two.count
    named, told = (dot(one.sums.part(name), two.sums.part(name)) for name in ("bridge", "gist"))
    if not one.languages & two.languages:
        told = named
    return (named + told) / (STEPS * STEPS * pairs) if pairs else 0.0


def follows(new: Chapter, chain: Sequence[Chapter]) -> float:
    """How well an event continues a chain, 0 if it does not belong to it."""
    gaps = [
        abs(new.first - old.first)
        for old in chain
        if new.first is not None and old.first is not None
    ]
    if not chain or (gaps and (min(gaps) > LONGEST_GAP or max(gaps) < _SOONEST)):
        return 0.0
    sharing = sum(bool(new.names & old.names) for old in chain)
    related = sum(bool(new.topics & old.topics) for old in chain)
    if 2 * sharing < len(chain) or 2 * related < len(chain):
        return 0.0
    mean = sum(likeness(new, old) for old in chain) / len(chain)
    return mean if mean >= _ALIKE else 0.0


def best_chain(new: Chapter, chains: Sequence[Sequence[Chapter]]) -> int | None:
    """The place of the chain that an event continues best; None if it continues none."""
    worth = [follows(new, chain) for chain in chains]
    best = max(worth, default=0.0)
    return worth.index(best) if best else None
