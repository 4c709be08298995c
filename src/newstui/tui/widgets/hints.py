"""The line at the bottom: the keys most wanted where the reader is, or what just happened."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.message import Message
from textual.reactive import reactive

from newstui.tui import cells, safe
from newstui.tui.actions import BY_ID, key_name
from newstui.tui.display import Display, count, number
from newstui.tui.hinted import hinted
from newstui.tui.state import UiState
from newstui.tui.widgets.ink import Line, Piece, length, spread
from newstui.tui.widgets.painted_line import PaintedLine

_NARROW, _NARROWEST = 100, 60
_GAP = "  "


class Hints(PaintedLine):
    """One line. A click on a hint does what its key does."""

    state: reactive[UiState] = reactive(UiState())

    class Asked(Message):
        """The reader clicked on a hint."""

        def __init__(self, action_id: str) -> None:
            super().__init__()
            self.action_id = action_id

    def __init__(self, look: Display, keys: Mapping[str, str]) -> None:
        """`keys` are the reader's own, by action id."""
        super().__init__()
        self.look = look
        self._keys = keys
        self._places: list[tuple[int, int, str]] = []

    def pieces(self, width: int) -> Line:
        right = self._right(width)
        room = width - length(right) - 1
        if self.state.message:
            left = self._message(room)
        else:
            left = self._work(room) if self.state.work else self._hints(room)
        return spread(left, right, width)

    def _message(self, room: int) -> list[Piece]:
        self._places = []
        text = cells.fitted(safe.line(self.state.message), room - 1, self.look.signs.more)
        return [(" ", ""), (text, "alert" if self.state.fault else "strong")]

    def _work(self, room: int) -> list[Piece]:
        """What is being done beside the screen, and the key that stops it."""
        self._places = []
        keys = self._keys.get("back", BY_ID["back"].keys)
        stop: list[Piece] = [("   ", ""), (key_name(keys), "key"), (" stops", "soft")]
        text = cells.crop(safe.line(self.state.work), room - 1 - length(stop), self.look.signs.more)
        return [(" ", ""), (text, "strong"), *stop]

    def _hints(self, room: int) -> list[Piece]:
        """As many as there is room for, the most wanted first; the help is always among them."""
        self._places = []
        pieces: list[Piece] = [(" ", "")]
        wanted = hinted(self.state)
        last = self._hint(wanted[-1])
        for action_id in wanted[:-1]:
            hint = self._hint(action_id)
            if length(pieces) + length(hint) + length(last) - len(_GAP) <= room:
                self._add(pieces, hint, action_id)
        if length(pieces) + length(last) - len(_GAP) <= room:
            self._add(pieces, last, wanted[-1])
        text, ink = pieces[-1]
        return [*pieces[:-1], (text.removesuffix(_GAP), ink)]

    def _hint(self, action_id: str) -> list[Piece]:
        action = BY_ID[action_id]
        key = key_name(self._keys.get(action_id, action.keys))
        return [(key, "key"), (f" {action.label}{_GAP}", "soft")] if key else []

    def _add(self, pieces: list[Piece], hint: list[Piece], action_id: str) -> None:
        start = length(pieces)
        pieces += hint
        self._places.append((start, length(pieces) - len(_GAP), action_id))

    def _right(self, width: int) -> list[Piece]:
        if not self.state.rows:
            return [("no events ", "faint")]
        total = count(self.state.rows, "event") if width >= _NARROW else number(self.state.rows)
        if self.state.row is None:
            return [(f"{total} ", "faint")]
        of = " / " if width >= _NARROWEST else "/"
        return [(f"{number(self.state.row + 1)}{of}{total} ", "faint")]

    def on_click(self, event: events.Click) -> None:
        for start, end, action_id in self._places:
            if start <= event.x < end:
                self.post_message(self.Asked(action_id))
                return
