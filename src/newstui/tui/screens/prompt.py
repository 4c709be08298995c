"""A question that is answered with one line of text."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from newstui.tui import safe
from newstui.tui.display import Display
from newstui.tui.signs import ASCII


class Prompt(ModalScreen[str | None]):
    """Gives what was typed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
    ]

    def __init__(self, title: str, look: Display, placeholder: str = "") -> None:
        super().__init__()
        self._heading = title
        self._look = look
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        with Vertical(id="prompt") as box:
            box.border_title = safe.content_line(self._heading)
            yield Input(placeholder=self._placeholder, compact=True, id="prompt-input")

    def on_mount(self) -> None:
        self.set_class(self._look.signs is ASCII, "-ascii")
        self.query_one(Input).cursor_blink = False

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)

    def action_leave(self) -> None:
        self.dismiss(None)
