"""A note over the screen: some lines to read, closed by any of the keys that close things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from newstui.tui import safe


class Note(ModalScreen[None]):
    """Lines of text under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,w,W", "dismiss", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._heading = title
        self.lines = lines

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="note") as box:
            box.border_title = safe.content_line(self._heading)
            for line in self.lines:
                yield Static(safe.content(line))

    def action_down(self) -> None:
        self.query_one("#note").scroll_down()

    def action_up(self) -> None:
        self.query_one("#note").scroll_up()
