"""Events that may be the same: near the cut-off, but not sure enough to be one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newstui.events.grouper import DEFAULT, Grouper
from newstui.events.signature import Signature
from newstui.library.remembered import Remembered, StoreWindow
from newstui.library.session import Library
from newstui.model.event import EventRow
from newstui.store import event_lists, event_rows, events, window
from newstui.store.time_keys import seconds_of

_MOST = 5
_BESIDE = 200
"""Events on either side in time."""


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
    # The first to come, the middle and the last stand for all.
    asked = {articles[0], articles[len(articles) // 2], articles[-1]} if articles else set()
    return _alike(library, number, asked, articles)


def alternatives(library: Library, article_id: int) -> tuple[Possible, ...]:
    """The events that an article is most like beside its own, likeliest first."""
    home = events.event_of(library.database.reader(), article_id)
    return () if home is None else _alike(library, home, [article_id], [article_id])


def around(library: Library, event_id: int) -> list[EventRow]:
    """The events before and after one in time, the nearest first."""
    connection = library.database.reader()
    row = event_rows.row(connection, events.current_id(connection, event_id))
    if row is None:
        return []
    keys = sorted(
        event_rows.keys_beside(connection, row.key, _BESIDE), key=lambda k: abs(k - row.key)
    )
    return [one for one in event_lists.events_at(connection, keys) if one is not None]


def _alike(
    library: Library, event_id: int, asked: Iterable[int], articles: Iterable[int]
) -> tuple[Possible, ...]:
    """The events that some articles are like, but their own, and none that any is apart from."""
    connection = library.database.reader()
    remembered = Remembered()
    remembered.begin(connection)
    view = StoreWindow(connection, library.now(), remembered)
    grouper = Grouper(view)
    best: dict[int, tuple[float, bool]] = {}
    for article_id in asked:
        packed, key = window.signature(connection, article_id)
        for one in grouper.consider(Signature.unpack(packed), seconds_of(key)):
            near = one.score >= DEFAULT.possible * DEFAULT.cut(one.kind)
            best[one.event_id] = max(best.get(one.event_id, (0.0, False)), (one.score, near))
    best.pop(event_id, None)
    told = {other for other in best if any(view.apart(one, other) for one in articles)}
    order = sorted(best.keys() - told, key=lambda other: (-best[other][0], other))
    rows = [(other, event_rows.row(connection, other)) for other in order[:_MOST]]
    return tuple(Possible(row, *best[other]) for other, row in rows if row is not None)
