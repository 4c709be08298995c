"""Events that may be the same: near the cut-off, but not sure enough to be one."""

from __future__ import annotations

from dataclasses import dataclass

from newstui.events.grouper import DEFAULT, Grouper
from newstui.events.signature import Signature
from newstui.library.remembered import Remembered, StoreWindow
from newstui.library.session import Library
from newstui.model.event import EventRow
from newstui.store import events, window
from newstui.store.time_keys import seconds_of

_MOST = 5


@dataclass(frozen=True, slots=True)
class Possible:
    """Another event that may be the same."""

    event: EventRow
    score: float
    """How sure it is for the article that is likest, in 0..1."""
    near: bool
    """Whether that is near the cut-off from which articles are put together."""


def possibly_same(library: Library, event_id: int) -> tuple[Possible, ...]:
    """The other events that one is most like, likeliest first; none of which the reader has said
    that it is another. None for an event that is not there."""
    connection = library.database.reader()
    number = events.current_id(connection, event_id)
    articles = events.article_ids(connection, [number])
    if not articles:
        return ()
    remembered = Remembered()
    remembered.begin(connection)
    view = StoreWindow(connection, library.now(), remembered)
    grouper = Grouper(view)
    best: dict[int, tuple[float, bool]] = {}
    # The first to come, the middle and the last stand for all.
    for article_id in {articles[0], articles[len(articles) // 2], articles[-1]}:
        packed, key = window.signature(connection, article_id)
        for one in grouper.consider(Signature.unpack(packed), seconds_of(key)):
            near = one.score >= DEFAULT.possible * DEFAULT.cut(one.kind)
            best[one.event_id] = max(best.get(one.event_id, (0.0, False)), (one.score, near))
    best.pop(number, None)
    order = sorted(best, key=lambda other: (-best[other][0], other))
    told_apart = {other for other in order if any(view.apart(one, other) for one in articles)}
    rows = [(other, events.row(connection, other)) for other in order if other not in told_apart]
    found = [Possible(row, *best[other]) for other, row in rows[:_MOST] if row is not None]
    return tuple(found)
