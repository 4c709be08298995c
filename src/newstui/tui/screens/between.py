"""The keyboard between the panes: to one of them, to the next, and back."""

from __future__ import annotations

from collections.abc import Callable

from newstui.tui.screens.filtering import Filtering
from newstui.tui.screens.in_text import InText
from newstui.tui.screens.starting import Starting
from newstui.tui.screens.storylines import Storylines
from newstui.tui.state import Pane


class Between(Starting, Storylines, InText, Filtering):
    """In a narrow window only the pane that has the keyboard is there."""

    @property
    def _middle(self) -> Pane:
        if self.state.open_event is not None:
            return Pane.EVENT
        return Pane.TIMELINE if self.state.open_storyline is None else Pane.STORYLINE

    def go_to(self, pane: Pane) -> None:
        # The state first: in a narrow window only the pane that has the keyboard is there.
        if self.state.zen and pane is not Pane.READING:
            self.change(zen=False)
        self.change(pane=pane)
        self.query_one(f"#{pane}").focus()
        if pane is Pane.READING:
            self.reading_entered()

    def action_pane(self, name: str) -> None:
        pane = Pane(name)
        self.go_to(self._middle if pane is Pane.TIMELINE else pane)

    def action_pane_right(self) -> None:
        if self.state.pane is Pane.SOURCES and self.sources.unfold():
            return
        self.go_to(self._middle if self.state.pane is Pane.SOURCES else Pane.READING)

    def action_pane_left(self) -> None:
        if self.state.pane is Pane.SOURCES:
            self.sources.fold()
            return
        self.go_to(self._middle if self.state.pane is Pane.READING else Pane.SOURCES)

    def action_pane_next(self) -> None:
        self._cycle(1)

    def action_pane_previous(self) -> None:
        self._cycle(-1)

    def _cycle(self, by: int) -> None:
        order = [Pane.SOURCES, self._middle, Pane.READING]
        here = order.index(self.state.pane) if self.state.pane in order else 1
        self.go_to(order[(here + by) % len(order)])

    def action_back(self) -> None:
        if self.filter_bar.is_open or not self.stop_fetching():
            self._back(lambda: None)

    def action_back_or_quit(self) -> None:
        self._back(self.app.exit)

    def _back(self, otherwise: Callable[[], object]) -> None:
        """Close what was opened last."""
        if self.filter_bar.is_open:
            self.filter_bar.action_leave()
        elif self.reading.finding and self.state.pane is Pane.READING:
            self.reading.stop_finding()
        elif self.state.zen:
            self.change(zen=False)
        elif self.state.pane in (Pane.READING, Pane.SOURCES):
            self.go_to(self._middle)
        elif self.state.open_event is not None:
            self.change(open_event=None)
            self.go_to(self._middle)
        elif self.state.open_storyline is not None:
            self.leave_storyline()
        else:
            otherwise()
