"""Two reports of an event beside each other, with what only one of them tells standing out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip

from newstui.tui import safe
from newstui.tui.display import Display
from newstui.tui.panes.reading_beside import BesideModel, Part
from newstui.tui.signs import ASCII
from newstui.tui.widgets.scrolled_text import ScrolledText


class TwoTexts(ScrolledText):
    """Both texts scroll together."""

    def __init__(self, model: BesideModel) -> None:
        super().__init__(id="beside", classes="pane")
        self.model = model

    def show(self) -> None:
        """Take over what the model shows now, from its top."""
        self.on_resize()
        self.jump_to(0)

    def on_resize(self) -> None:
        self.model.lay_out(self.line_width, self.page_height)
        self.set_length(self.model.count)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.line_width
        return self.painter.strip(self.model.line(y + self.scroll_offset.y), width)


class Beside(ModalScreen[None]):
    """The brackets put another report of the event in the place of the second."""

    Pair: TypeAlias = tuple[Part, Part]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,v", "dismiss", show=False),
        Binding("right_square_bracket", "other(1)", show=False),
        Binding("left_square_bracket", "other(-1)", show=False),
    ]

    def __init__(
        self,
        look: Display,
        reports: Sequence[int],
        load: Callable[[int, int], Awaitable[Pair | None]],
    ) -> None:
        super().__init__()
        self._reports = reports
        self._load = load
        self._model = BesideModel(look)
        self._texts = TwoTexts(self._model)
        self._look = look
        self._number = self._other = 0

    def compose(self) -> ComposeResult:
        yield self._texts

    def on_mount(self) -> None:
        self.set_class(self._look.signs is ASCII, "-ascii")
        self._say()
        self._texts.focus()

    async def load(self, number: int, other: int) -> None:
        """Show two reports of the event."""
        pair = await self._load(number, other)
        if pair is None:
            return
        self._number, self._other = number, other
        self._model.show(pair)
        if self.is_mounted:
            self._texts.show()
            self._say()

    def _say(self) -> None:
        places = [self._reports.index(one) + 1 for one in (self._number, self._other)]
        title = f"Reports {places[0]} and {places[1]} of {len(self._reports)}"
        self._texts.border_title = safe.content_line(title)
        signs = self._look.signs
        hint = self._look.joined(
            [f"{signs.added} told only here", "] [ another report", "Esc back"]
        )
        self._texts.border_subtitle = safe.content_line(hint)

    async def action_other(self, by: int) -> None:
        """Put the next (1) or previous (-1) report in the place of the second."""
        others = [report for report in self._reports if report != self._number]
        place = (others.index(self._other) + by) % len(others)
        await self.load(self._number, others[place])
