"""The keys that the timeline lists: of all events that match, in an order, singles apart or not."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial

from newstui.library import muting
from newstui.library.session import Library
from newstui.model.event import EventRow
from newstui.model.frozen import frozen
from newstui.model.query import And, Field, Not, Order, Query
from newstui.tui.panes.timeline_model import PAGE
from newstui.tui.state import UiState

_SINGLE = Field("is", "single")
_SINGLES_FIRST = 500
"""Singles that are gathered on the first page; the rest follows from beside the screen."""


@frozen
class Listed:
    """The keys of a list, or of its beginning with the rows that are at hand."""

    keys: array[int]
    singles: Sequence[int] = ()
    """Of events of one report, where these are gathered by day."""
    hidden: int = 0
    """Events that are left out because they are muted."""
    rows: Sequence[EventRow] = ()


def first_of(library: Library, query: Query, state: UiState) -> Listed:
    """The first page of what matches."""
    if not _folds(state):
        rows = muting.shown_events(
            library, query, PAGE, order=state.order, with_muted=state.with_muted
        )
        return Listed(array("q", (row.key for row in rows)), rows=rows)
    ask = partial(muting.shown_keys, library, with_muted=state.with_muted)
    keys, _ = ask(And((query, Not(_SINGLE))), limit=PAGE)
    singles, _ = ask(And((query, _SINGLE)), limit=_SINGLES_FIRST)
    if len(keys) == PAGE:
        singles = array("q", (key for key in singles if key > keys[-1]))
    return Listed(keys, singles)


def whole(library: Library, query: Query, state: UiState) -> Listed:
    """All that matches."""
    ask = partial(muting.shown_keys, library, order=state.order, with_muted=state.with_muted)
    if not _folds(state):
        keys, hidden = ask(query)
        return Listed(keys, hidden=hidden)
    keys, hidden = ask(And((query, Not(_SINGLE))))
    singles, hidden_singles = ask(And((query, _SINGLE)))
    return Listed(keys, singles, hidden + hidden_singles)


def more(now: Listed, before: Listed) -> int:
    """How many events are listed that were not, at these places.

    What comes in stands at the head of a list, so only what differs there is held as a set: of a
    million events two sets would take more memory than all the rest of the program.
    """
    heads = [_unlike(now.keys, before.keys), _unlike(now.singles, before.singles)]
    fresh = {key for head, _ in heads for key in head}
    return len(fresh.difference(*(head for _, head in heads)))


def _unlike(now: Sequence[int], before: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Both lists without the end that they have in common, which is found by bisection."""
    low, high = 0, min(len(now), len(before))
    while low < high:
        middle = (low + high + 1) // 2
        if now[len(now) - middle :] == before[len(before) - middle :]:
            low = middle
        else:
            high = middle - 1
    return now[: len(now) - low], before[: len(before) - low]


def _folds(state: UiState) -> bool:
    return state.fold and state.order is Order.NEWEST
