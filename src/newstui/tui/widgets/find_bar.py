"""The line that words are typed into to find them in the text; over the line of hints."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from newstui.tui import safe


class FindBar(Horizontal):
    """Says what is typed, that it is entered, and that it was left."""

    class Typed(Message):
        """The words as they stand."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Closed(Message):
        """The reader is done with typing; `keep` tells whether the hits are to stay."""

        def __init__(self, *, keep: bool) -> None:
            super().__init__()
            self.keep = keep

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", show=False)]

    def __init__(self) -> None:
        super().__init__(id="find-bar")

    def compose(self) -> ComposeResult:
        yield Static(safe.content_line("find"), id="find-sign")
        yield Input(
            placeholder="words in this text: Enter, then n and N go through them", compact=True
        )

    def open(self) -> None:
        """Show the bar, empty."""
        self.add_class("-open")
        field = self.query_one(Input)
        field.cursor_blink = False
        field.value = ""
        field.focus()

    def close(self) -> None:
        self.remove_class("-open")

    def action_leave(self) -> None:
        self.post_message(self.Closed(keep=False))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Closed(keep=bool(event.value.strip())))
