"""What an article and its event share, in words a reader can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newstui.events.event_state import TELLING, EventState, Tells
from newstui.events.likeness import Likeness
from newstui.events.signature import STEPS, Compared, Signature
from newstui.events.sums import dot
from newstui.events.words import stem, tokens
from newstui.model.event import Reason

_MOST = 6


def explain(
    article: Signature,
    parts: Compared,
    event: EventState,
    ranked: Sequence[Likeness],
    copy_of: int | None,
    tells: Tells | None = None,
) -> Reason:
    """Why the article is in the event; `ranked` are all events considered, likeliest first, and
    `tells` is what the article tells, made of it if it is not given."""
    tells = tells or Tells(article)
    own = next((found for found in ranked if found.event_id == event.id), None)
    other = next((found for found in ranked if found.event_id != event.id), None)
    part = own.part if own else lambda _name: 0.0
    sums = event.likest(article.language, parts)
    whole = STEPS * STEPS * max(1, sums.texts)
    lead, body = map(dot, tells.running, sums.running())
    told = event.told()
    since = max(0, told.count - TELLING)
    return Reason(
        score=own.score if own else 0.0,
        title=_unit(part("title")),
        lead=_unit(lead / whole),
        body=_unit(body / whole),
        anchors=_unit(part("anchors")),
        shared_names=_shared_names(tells, told.names, since),
        shared_words=_shared_words(tells, told.words, since),
        shared_numbers=_shared_numbers(tells, told.numbers, since),
        hours_apart=_hours_apart(article, event),
        wire_copy_of=copy_of,
        runner_up=other.event_id if other else None,
        runner_up_score=other.score if other else 0.0,
    )


def _unit(value: float) -> float:
    return max(0.0, min(1.0, value))


def _shared_names(tells: Tells, theirs: Mapping[int, int], since: int) -> tuple[str, ...]:
    known = theirs.get
    return tuple(
        [
            name
            for name, terms in zip(tells.shown.names, tells.names, strict=True)
            if terms and min([known(term, -1) for term in terms]) >= since
        ]
    )[:_MOST]


def _shared_words(tells: Tells, theirs: Mapping[str, int], since: int) -> tuple[str, ...]:
    known = theirs.get
    met = [
        (root, word)
        for word, root in tells.words.items()
        if known(root, -1) >= since and len(word) > 3 and not word[0].isdigit()
    ]
    if not met:
        return ()
    named = {stem(word) for name in tells.shown.names for word in tokens(name)}
    shared: dict[str, str] = {}
    for root, word in met:
        if root not in named:
            shared.setdefault(root, word.lower())
    return tuple(shared.values())[:_MOST]


def _shared_numbers(tells: Tells, theirs: Mapping[str, int], since: int) -> tuple[str, ...]:
    both = zip(tells.shown.numbers, tells.numbers, strict=True)
    return tuple([one for one, root in both if theirs.get(root, -1) >= since])[:_MOST]


def _hours_apart(article: Signature, event: EventState) -> float | None:
    published = article.published
    if published is None:
        return None
    gap = event.seconds_to_nearest(published)
    return None if gap is None else round(gap / 3600, 1)
