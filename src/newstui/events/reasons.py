"""What an article and its event share, in words a reader can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newstui.events.event_state import EventState, dot
from newstui.events.likeness import Likeness
from newstui.events.signature import STEPS, Compared, Signature
from newstui.events.words import name_terms, stem, tokens
from newstui.model.event import Reason

_MOST = 6
_LOOKED_AT = 60
"""Members of a large event that are read for what they share."""


def explain(
    article: Signature,
    parts: Compared,
    event: EventState,
    ranked: Sequence[Likeness],
    copy_of: int | None,
) -> Reason:
    """Why the article is in the event; `ranked` are all events considered, likeliest first."""
    own = next((found for found in ranked if found.event_id == event.id), None)
    other = next((found for found in ranked if found.event_id != event.id), None)
    part = own.part if own else lambda _name: 0.0
    sums = event.glance(article.language, parts).sums
    whole = STEPS * STEPS * max(1, sums.texts)
    lead, body = map(dot, article.running(), sums.running())
    told = event.told()
    since = max(0, told.count - _LOOKED_AT)
    return Reason(
        score=own.score if own else 0.0,
        title=_unit(part("title")),
        lead=_unit(lead / whole),
        body=_unit(body / whole),
        anchors=_unit(part("anchors")),
        shared_names=_shared_names(article, told.names, since),
        shared_words=_shared_words(article, told.words, since),
        shared_numbers=_shared_numbers(article, told.numbers, since),
        hours_apart=_hours_apart(article, event),
        wire_copy_of=copy_of,
        runner_up=other.event_id if other else None,
        runner_up_score=other.score if other else 0.0,
    )


def _unit(value: float) -> float:
    return max(0.0, min(1.0, value))


def _shared_names(article: Signature, theirs: Mapping[int, int], since: int) -> tuple[str, ...]:
    return tuple(
        name
        for name in article.names
        if (terms := name_terms(name)) and all(theirs.get(term, -1) >= since for term in terms)
    )[:_MOST]


def _shared_words(article: Signature, theirs: Mapping[str, int], since: int) -> tuple[str, ...]:
    named = {stem(w) for name in article.names for w in tokens(name)}
    shared: dict[str, str] = {}
    for word in (*article.words, *tokens(article.heading)):
        root = stem(word)
        known = theirs.get(root, -1) >= since
        if len(word) > 3 and known and root not in named and not word[0].isdigit():
            shared.setdefault(root, word.lower())
    return tuple(shared.values())[:_MOST]


def _shared_numbers(article: Signature, theirs: Mapping[str, int], since: int) -> tuple[str, ...]:
    return tuple(one for one in article.numbers if theirs.get(stem(one), -1) >= since)[:_MOST]


def _hours_apart(article: Signature, event: EventState) -> float | None:
    published = article.published
    if published is None:
        return None
    gap = event.seconds_to_nearest(published)
    return None if gap is None else round(gap / 3600, 1)
