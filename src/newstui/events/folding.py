"""The events that a grouper knows: those that have grown lately are open, the others folded."""

from __future__ import annotations

from collections import OrderedDict

from newstui.events.event_state import EventState

_OPEN = 600
"""Events that are kept open: reports of one mostly come close together."""


class FoldingStates(OrderedDict[int, EventState]):
    """What is known of events by id, the one asked for longest ago first: it leaves when there are
    too many. An event that is set, anew or again, is open until some others have been set."""

    def __init__(self, most: int, at_once: int = _OPEN) -> None:
        """`most` is how many there may be, `at_once` how many of them are open."""
        super().__init__()
        self._most, self._at_once = most, at_once
        self._open: OrderedDict[int, EventState] = OrderedDict()

    def __setitem__(self, event_id: int, state: EventState) -> None:
        super().__setitem__(event_id, state)
        self._open.pop(event_id, None)
        self._open[event_id] = state
        if len(self._open) > self._at_once:
            self._open.popitem(last=False)[1].fold()
        if len(self) > self._most:
            self._open.pop(self.popitem(last=False)[0], None)

    def clear(self) -> None:
        super().clear()
        self._open.clear()
