"""The bar that a query is typed into, with what it finds, or where it is wrong, below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from newstui.model.errors import QueryError
from newstui.tui import cells, safe
from newstui.tui.completion import Offer, Values, complete, offers
from newstui.tui.display import number

HOW = "Enter keeps it, Esc goes back, Tab completes"


class QuerySuggester(Suggester):
    """Shows behind the last word how it may go on."""

    def __init__(self, values: Values) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._values = values

    async def get_suggestion(self, value: str) -> str | None:
        return complete(value, self._values)


class QueryInput(Input):
    """Tab takes the first completion; Esc and the arrows are left to the bar."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False, priority=True)]

    def on_mount(self) -> None:
        self.cursor_blink = False

    def __init__(self, values: Values) -> None:
        super().__init__(
            placeholder="words, “phrases”, country:rs, topic:conflict, is:unread, newer:2d",
            suggester=QuerySuggester(values),
            select_on_focus=False,
            compact=True,
            id="filter-input",
        )
        self._values = values

    def action_complete(self) -> None:
        found = offers(self.value, self._values)
        if found:
            self.value = found[0].query
        self.cursor_position = len(self.value)


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

    def __init__(self, values: Values) -> None:
        super().__init__(id="filter-bar")
        self._values = values
        self._found = ""

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    async def open(self, query: str) -> None:
        """Show the bar with the present query, ready to be added to."""
        if not self.children:
            # Only now: what is hidden would have its styles made in each start.
            sign = Static(safe.content_line("/"), id="filter-sign")
            note = Static(safe.content_line(""), id="filter-note")
            await self.mount(Horizontal(sign, QueryInput(self._values)), note)
        self.add_class("-open")
        field = self.query_one(QueryInput)
        with field.prevent(Input.Changed):
            field.value = f"{query} " if query else ""
        field.cursor_position = len(field.value)
        field.focus()
        self.say("")

    @property
    def can_go_on(self) -> bool:
        """Whether what is typed last is the beginning of something."""
        return bool(offers(self.query_one(QueryInput).value, self._values))

    def close(self) -> None:
        self.remove_class("-open", "-fault")

    def say(self, found: str) -> None:
        """How many events the query finds; beside it how its last word may go on."""
        self._found = found
        self.remove_class("-fault")
        self._note()

    def _note(self) -> None:
        value = self.query_one(QueryInput).value
        room = self.size.width - 4 - cells.width(self._found)
        ways = _listed(offers(value, self._values), room - 2) or HOW
        parts = [part for part in (self._found, ways) if part]
        self.query_one("#filter-note", Static).update(safe.content("   ".join(parts)))

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
        self.remove_class("-fault")
        self._note()
        self.post_message(self.Typed(event.value.strip()))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_enter()


def _listed(ways: Sequence[Offer], room: int) -> str:
    """The first ones that there is room for, the most likely first: `Tab Serbia 64   Sweden 12`."""
    shown = ""
    for way in ways:
        amount = f" {number(way.count)}" if way.count else ""
        more = f"{shown}   {safe.line(way.label)}{amount}" if shown else f"Tab {way.label}{amount}"
        if cells.width(more) > room:
            break
        shown = more
    return shown
