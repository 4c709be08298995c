"""How often: digits typed before a key that moves, as in `5j` and `3]`.

`1`, `2` and `3` go to the panes at once. Where they are followed within a moment by another digit,
or by a key that goes from report to report, they were a count after all, and the keyboard goes
back to where it was.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.screen import Screen

from newstui.tui.screens.main import MainScreen
from newstui.tui.state import Pane

MOST = 999
_MOMENT = 1.0
"""Seconds after which a digit that went to a pane is no longer a count."""
_FROM_REPORT_TO_REPORT = ("read.next_report", "read.previous_report", "read.next_unread",
                          "read.previous_unread", "read.next_source",
                          "read.previous_source")  # fmt: skip
_IN_A_PANE = ("move.down", "move.up", "move.half_down", "move.half_up", "move.page_down",
              "move.page_up", "scroll.down", "scroll.up", "scroll.half_down", "scroll.half_up",
              "scroll.page_down", "scroll.page_up")  # fmt: skip
_PANES = ("pane.sources", "pane.timeline", "pane.reading")


class Count:
    """Sees every key before it is acted upon."""

    def __init__(self) -> None:
        self.typed = 0
        self._at = 0.0
        self._pane: Pane | None = None
        """Where the keyboard was before a digit took it to another pane."""
        self._moving: dict[str, bool] = {}
        """The keys that can be counted, and whether they go from report to report."""
        self._panes: frozenset[str] = frozenset()
        self.reports: dict[str, int] = {}
        """The keys that go to the next (1) and previous (-1) report, many places in one step."""

    def learn(self, keys: Mapping[str, str]) -> None:
        """Take over the keys of each action."""
        self._moving = {
            key: name in _FROM_REPORT_TO_REPORT
            for name in (*_IN_A_PANE, *_FROM_REPORT_TO_REPORT)
            for key in keys[name].split(",")
        }
        self._panes = frozenset(key for name in _PANES for key in keys[name].split(","))
        self.reports = {
            key: direction
            for name, direction in (("read.next_report", 1), ("read.previous_report", -1))
            for key in keys[name].split(",")
        }

    def take(self, screen: Screen[object], event: events.Key) -> int | None:
        """How often the key is meant; None for a digit that is only counted."""
        if not isinstance(screen, MainScreen) or screen.is_typing:
            self.typed = 0
            return 1
        if self._pane is not None and event.time - self._at > _MOMENT:
            self.typed, self._pane = 0, None
        self._at = event.time
        if event.key.isdecimal() and len(event.key) == 1:
            return self._digit(screen, event.key)
        times, pane = self.typed, self._pane
        self.typed, self._pane = 0, None
        if not times:
            return 1
        screen.change(message="")
        if event.key not in self._moving or (pane and not self._moving[event.key]):
            return 1
        if pane is not None:
            screen.action_pane(pane)
        return times

    def _digit(self, screen: MainScreen, key: str) -> int | None:
        goes = key in self._panes and (not self.typed or self._pane is not None)
        if not goes and self._pane is not None:
            screen.action_pane(self._pane)
            self._pane = None
        elif goes and not self.typed:
            self._pane = screen.state.pane
        self.typed = min(MOST, self.typed * 10 + int(key))
        if goes:
            return 1
        screen.tell(f"{self.typed} {screen.look.signs.times}")
        return None
