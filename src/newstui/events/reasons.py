"""What an article and its event share, in words a reader can check."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newstui.events.event_state import EventState, dot
from newstui.events.likeness import Likeness
from newstui.events.signature import STEPS, Signature, shown_terms
from newstui.events.words import stem, tokens
from newstui.model.event import Reason

_MOST = 6
_LOOKED_AT = 60
"""Members of a large event that are read for what they share."""


def explain(
    article: Signature,
    event: EventState,
    ranked: Sequence[Likeness],
    copy_of: int | None,
) -> Reason:
    """Why the article is in the event; `ranked` are all events considered, likeliest first."""
    own = next((found for found in ranked if found.event_id == event.id), None)
    other = next((found for found in ranked if found.event_id != event.id), None)
    part = own.part if own else lambda _name: 0.0
    parts = article.parts()
    sums = event.glance(article.language, parts).sums
    whole = STEPS * STEPS * max(1, sums.texts)
    told = event.told()[-_LOOKED_AT:]
    return Reason(
        score=own.score if own else 0.0,
        title=_unit(part("title")),
        lead=_unit(dot(parts.lead, sums.lead) / whole),
        body=_unit(dot(parts.body, sums.body) / whole),
        anchors=_unit(part("anchors")),
        shared_names=_shared_names(article, {term for one in told for term in one.names}),
        shared_words=_shared_words(article, {word for one in told for word in one.words}),
        shared_numbers=_shared_numbers(article, {figure for one in told for figure in one.numbers}),
        hours_apart=_hours_apart(article, event),
        wire_copy_of=copy_of,
        runner_up=other.event_id if other else None,
        runner_up_score=other.score if other else 0.0,
    )


def _unit(value: float) -> float:
    return max(0.0, min(1.0, value))


def _shared_names(article: Signature, theirs: Collection[int]) -> tuple[str, ...]:
    return tuple(
        name
        for name in article.names
        if (terms := shown_terms(name)) and all(term in theirs for term in terms)
    )[:_MOST]


def _shared_words(article: Signature, theirs: Collection[str]) -> tuple[str, ...]:
    named = {stem(w) for name in article.names for w in tokens(name)}
    shared: dict[str, str] = {}
    for word in (*article.words, *tokens(article.heading)):
        root = stem(word)
        if len(word) > 3 and root in theirs and root not in named and not word[0].isdigit():
            shared.setdefault(root, word.lower())
    return tuple(shared.values())[:_MOST]


def _shared_numbers(article: Signature, theirs: Collection[str]) -> tuple[str, ...]:
    return tuple(figure for figure in article.numbers if stem(figure) in theirs)[:_MOST]


def _hours_apart(article: Signature, event: EventState) -> float | None:
    published = article.published
    if published is None:
        return None
    gaps = [
        abs(published - member.published)
        for member in event.members
        if member.published is not None
    ]
    return round(min(gaps) / 3600, 1) if gaps else None
