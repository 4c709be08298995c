"""The bar that a query is typed into, with what it finds, or where it is wrong, below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from newstui.model.errors import QueryError
from newstui.tui import cells, safe

_FIELDS = ("country:", "topic:", "source:", "lang:", "mentions:", "from:", "newer:", "older:",
           "after:", "before:", "event:", "is:unread", "is:read", "is:starred")  # fmt: skip

HOW = "Enter keeps it, Esc goes back, Tab completes"


class QuerySuggester(Suggester):
    """Completes the last word: a field's name, or a value of the field that is being typed."""

    def __init__(self, values: Callable[[str], Iterable[str]]) -> None:
        """`values` gives what a field (`country`) can be asked for, the most frequent first."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._values = values

    async def get_suggestion(self, value: str) -> str | None:
        return complete(value, self._values)


def complete(value: str, values: Callable[[str], Iterable[str]]) -> str | None:
    """The query with its last word completed; None where nothing can be added."""
    start = value.rfind(" ") + 1
    if value.count('"') % 2:
        # Inside quotation marks the word began before them.
        start = value.rfind(" ", 0, value.rfind('"')) + 1
    word = value[start:].lstrip("-(")
    if not word:
        return None
    field, colon, typed = word.partition(":")
    if not colon or field.casefold() == "is":
        return _extended(value, word, _FIELDS)
    quoted = typed.startswith('"')
    offered = [
        f'"{name}"' if quoted else name
        for name in values(field.casefold())
        if quoted or " " not in name
    ]
    return _extended(value, typed, offered) if typed else None


def _extended(value: str, typed: str, offered: Sequence[str]) -> str | None:
    for name in offered:
        if name.casefold().startswith(typed.casefold()) and len(name) > len(typed):
            return value + name[len(typed) :]
    return None


class QueryInput(Input):
    """Tab takes the completion; Esc and the arrows are left to the bar."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False, priority=True)]

    def on_mount(self) -> None:
        self.cursor_blink = False

    def action_complete(self) -> None:
        self.cursor_position = len(self.value)
        self.action_cursor_right()


class FilterBar(Vertical):
    """Hidden until it is opened; says what is typed, what is entered, and that it was left."""

    class Typed(Message):
        """The query as it stands while it is being typed."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Entered(Typed):
        """The query that the reader wants."""

    class Left(Message):
        """The reader wants the query back that was there before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", show=False),
        Binding("down", "enter", show=False),
    ]

    def __init__(self, values: Callable[[str], Iterable[str]]) -> None:
        super().__init__(id="filter-bar")
        self._suggester = QuerySuggester(values)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(safe.content_line("/"), id="filter-sign")
            yield QueryInput(
                placeholder="words, “phrases”, country:rs, topic:conflict, is:unread, newer:2d",
                suggester=self._suggester,
                select_on_focus=False,
                compact=True,
                id="filter-input",
            )
        yield Static(safe.content_line(""), id="filter-note")

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def open(self, query: str) -> None:
        """Show the bar with the present query, ready to be added to."""
        self.add_class("-open")
        field = self.query_one(QueryInput)
        with field.prevent(Input.Changed):
            field.value = f"{query} " if query else ""
        field.cursor_position = len(field.value)
        field.focus()
        self.say(HOW)

    def close(self) -> None:
        self.remove_class("-open", "-fault")

    def say(self, text: str) -> None:
        """What the query finds."""
        self.remove_class("-fault")
        self.query_one("#filter-note", Static).update(safe.content_line(text))

    def say_fault(self, error: QueryError) -> None:
        """What is wrong, under the very word."""
        self.add_class("-fault")
        field = self.query_one(QueryInput)
        before = cells.width(field.value[: error.position])
        length = max(1, min(error.length, len(field.value) - error.position))
        marks = "^" * length
        text = safe.line(str(error))
        room = self.size.width - 4
        if before + len(marks) + 1 + cells.width(text) <= room:
            note = " " * before + f"{marks} {text}"
        elif cells.width(text) + 1 <= before:
            note = f"{text} ".rjust(before) + marks
        else:
            note = cells.crop(text, room)
        self.query_one("#filter-note", Static).update(safe.content(note))

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def action_enter(self) -> None:
        self.post_message(self.Entered(self.query_one(QueryInput).value.strip()))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value.strip()))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_enter()
