"""The one menu: type a part of a name, Enter takes it. Pickers, key help and palette are this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from newstui.tui import cells, safe
from newstui.tui.display import Display
from newstui.tui.screens.choices import Choice, match_at, matching
from newstui.tui.signs import ASCII
from newstui.tui.widgets.ink import Line, Piece, length, spread
from newstui.tui.widgets.row_layout import RowLayout
from newstui.tui.widgets.virtual_list import VirtualList

_HIGHEST, _LOWEST = 24, 9
_AROUND_LIST = 5
"""Lines of the frame, of what is typed, and around the list."""


def _no_choice(_typed: str) -> Choice | None:
    return None


class ChoiceList(VirtualList):
    """The choices that match, under the names of their groups while nothing is typed."""

    CLICKS_TO_OPEN: ClassVar[int] = 1

    def __init__(self, look: Display) -> None:
        super().__init__(id="choices")
        self.look = look
        self.can_focus = False
        self.choices: Sequence[Choice] = ()
        self.typed = ""

    def offer(self, choices: Sequence[Choice], typed: str) -> None:
        """Take over what matches."""
        self.choices, self.typed = choices, typed
        self.show_rows(0)

    @property
    def is_active(self) -> bool:
        return True

    @property
    def choice(self) -> Choice | None:
        return None if self.cursor is None else self.choices[self.cursor]

    def layout_rows(self) -> RowLayout:
        heads = []
        group = ""
        for index, choice in enumerate(self.choices if not self.typed else ()):
            if choice.group != group:
                group = choice.group
                heads.append(index)
        return RowLayout(len(self.choices), 1, heads)

    def heading_lines(self, row: int) -> Sequence[Line]:
        return [[(" ", ""), (self.choices[row].group, "heading")]]

    def row_lines(self, row: int, selected: bool) -> Sequence[Line]:
        choice = self.choices[row]
        signs = self.look.signs
        bar = (signs.selected if selected else " ", "accent")
        sign = (f"{signs.active if choice.active else ' '} ", "accent")
        right: list[Piece] = [(choice.detail + " ", "soft")]
        room = self.line_width - 4 - length(right)
        label = cells.crop(safe.line(choice.label), room, signs.more)
        left: list[Piece] = [bar, sign, *self._label(label)]
        rest = room - cells.width(label) - 2
        if choice.note and rest > 8:
            left += [("  ", ""), (cells.crop(safe.line(choice.note), rest, signs.more), "faint")]
        return [spread(left, right, self.line_width)]

    def _label(self, label: str) -> list[Piece]:
        found = match_at(label, self.typed)
        if found is None:
            return [(label, "")]
        start, end = found
        return [(label[:start], ""), (label[start:end], "accent strong"), (label[end:], "")]


class Chooser(ModalScreen[Choice | None]):
    """Gives what was chosen, or None. Choices may be offered after it has been opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("down,ctrl+n", "move(1)", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        look: Display,
        choices: Sequence[Choice] | None,
        prompt: str = "",
        of_typed: Callable[[str], Choice | None] = _no_choice,
        nothing: str = "Nothing by that name.",
    ) -> None:
        """`choices` None: they are still being counted; `offer` brings them. `of_typed` makes one
        more choice of what was typed, below those that have it in their name. `nothing` is said
        where none matches."""
        super().__init__()
        self._heading = title
        self._look = look
        self._choices = choices
        self._prompt = prompt
        self._of_typed = of_typed
        self._nothing = nothing
        self._entered = False

    def compose(self) -> ComposeResult:
        with Vertical(id="chooser") as box:
            box.border_title = safe.content_line(self._heading)
            yield Input(placeholder=self._prompt, compact=True, id="chooser-input")
            yield ChoiceList(self._look)

    def on_mount(self) -> None:
        self.set_class(self._look.signs is ASCII, "-ascii")
        self.query_one(Input).cursor_blink = False
        self._show()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Take over choices; one that was entered before they were here is taken now."""
        self._choices = choices
        if not self.is_mounted:
            return
        self._show()
        if self._entered:
            self._take()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()

    @on(Input.Submitted)
    @on(VirtualList.Opened)
    def _take(self) -> None:
        if self._choices is None:
            self._entered = True
            return
        choice = self.query_one(ChoiceList).choice
        if choice is not None:
            self.dismiss(choice)

    @on(VirtualList.Moved)
    def _moved(self, event: VirtualList.Moved) -> None:
        event.stop()

    def _show(self) -> None:
        typed = self.query_one(Input).value
        choices = self.query_one(ChoiceList)
        if self._choices is None:
            choices.empty = ("Counting…",)
        else:
            choices.empty = (self._nothing,)
        found = matching(self._choices or (), typed)
        own = self._of_typed(typed.strip()) if typed.strip() else None
        if own is not None:
            # Before what is found by its note alone.
            found.insert(sum(match_at(one.label, typed) is not None for one in found), own)
        choices.offer(found, typed)
        if not typed and self._choices:
            self.query_one("#chooser").styles.height = self._height(choices.rows.lines)

    def _height(self, lines: int) -> int:
        """Of the whole menu: as high as it needs to be, and no higher while one types."""
        return min(_HIGHEST, max(_LOWEST, lines + _AROUND_LIST))

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        choices = self.query_one(ChoiceList)
        if by > 0:
            choices.action_down()
        else:
            choices.action_up()

    def action_page(self, by: int) -> None:
        choices = self.query_one(ChoiceList)
        if by > 0:
            choices.action_page_down()
        else:
            choices.action_page_up()

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)
