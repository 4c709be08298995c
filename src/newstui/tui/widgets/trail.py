"""The line on top: where the reader is, the active filters as chips, what is new, the time."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.message import Message
from textual.reactive import reactive

from newstui.tui import cells, filters, safe
from newstui.tui.actions import BY_ID, key_name
from newstui.tui.display import Display, number
from newstui.tui.state import Pane, UiState
from newstui.tui.widgets.ink import Line, Piece, length, spread
from newstui.tui.widgets.painted_line import PaintedLine

_NAMES = {
    Pane.SOURCES: "Sources",
    Pane.TIMELINE: "Timeline",
    Pane.EVENT: "Event",
    Pane.STORYLINE: "Storyline",
    Pane.READING: "Reading",
}
_NARROW = 80
_MOST_CHIP = 28


class Trail(PaintedLine):
    """One line. A click on a chip drops its filter, one on the arrivals shows them."""

    state: reactive[UiState] = reactive(UiState(), repaint=False)

    class Dropped(Message):
        """The reader clicked a chip away."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    class ArrivalsAsked(Message):
        """The reader clicked on the number of new events."""

    def __init__(self, look: Display, title: str, keys: Mapping[str, str]) -> None:
        """`keys` are the reader's own, by action id."""
        super().__init__()
        self._keys = keys
        self.look = look
        self.title = safe.line(title)
        self._chips: list[tuple[int, int]] = []
        """First and last cell of each chip."""
        self._arrivals_at = -1

    def on_mount(self) -> None:
        self.set_interval(20, self.refresh)

    def watch_state(self, before: UiState, now: UiState) -> None:
        shows = ("query", "place", "pane", "arrivals", "failing", "hidden")
        if any(getattr(before, name) != getattr(now, name) for name in shows):
            self.refresh()

    def pieces(self, width: int) -> Line:
        right = self._right(width)
        left = self._left(width - length(right) - 1)
        self._arrivals_at = width - length(right) if self.state.arrivals else -1
        return spread(left, right, width)

    def _left(self, room: int) -> list[Piece]:
        signs = self.look.signs
        pieces: list[Piece] = [(f" {self.title}", "title"), (f" {signs.into} ", "faint")]
        where = self.state.place or ("All news" if not self.state.query else "")
        if self.size.width < _NARROW and self.state.pane is not Pane.TIMELINE:
            names = (where, _NAMES[self.state.pane])
            where = f" {signs.into} ".join(name for name in names if name)
        pieces.append((where, ""))
        self._chips = []
        for part in self.state.conditions:
            text = cells.crop(safe.line(filters.label(part)), _MOST_CHIP, signs.more)
            start = length(pieces)
            chip = f" {text} {signs.remove} "
            if start + cells.width(chip) > room:
                pieces.append((signs.more, "faint"))
                break
            pieces += [(chip, "chip"), (" ", "")]
            self._chips.append((start, start + cells.width(chip)))
        return pieces

    def _right(self, width: int) -> list[Piece]:
        pieces: list[Piece] = []
        if self.state.arrivals:
            text = f"{number(self.state.arrivals)} new"
            pieces.append((text, "new"))
            if width >= _NARROW:
                pieces.append((f"{self.look.signs.dot}press {self._key('view.arrivals')}", "soft"))
            pieces.append(("  ", ""))
        if self.state.hidden:
            pieces.append((f"{number(self.state.hidden)} hidden", "soft"))
            if width >= _NARROW:
                pieces.append((f"{self.look.signs.dot}{self._key('view.muted')} shows", "faint"))
            pieces.append(("  ", ""))
        if self.state.failing:
            failing = f"{self.look.signs.failing}{number(self.state.failing)}"
            pieces += [(failing, "alert"), ("  ", "")]
        if width >= _NARROW:
            pieces.append((self.look.stamp() + " ", "faint"))
        return pieces

    def _key(self, action_id: str) -> str:
        return key_name(self._keys.get(action_id, BY_ID[action_id].keys))

    def on_click(self, event: events.Click) -> None:
        for position, (start, end) in enumerate(self._chips):
            if start <= event.x < end:
                self.post_message(self.Dropped(position))
                return
        if 0 <= self._arrivals_at <= event.x:
            self.post_message(self.ArrivalsAsked())
