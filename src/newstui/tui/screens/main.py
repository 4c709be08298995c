"""The main screen: sources, timeline or one event, and the text, with a line above and below."""

from __future__ import annotations

import gc
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from newstui.tui.actions import BY_ID, Scope, bindings
from newstui.tui.screens.between import Between
from newstui.tui.screens.menus import Menus
from newstui.tui.screens.note import Note
from newstui.tui.screens.sizing import Sizing
from newstui.tui.screens.tags import Tags
from newstui.tui.signs import ASCII
from newstui.tui.state import Pane, UiState
from newstui.tui.widgets.filter_bar import FilterBar
from newstui.tui.widgets.hints import Hints
from newstui.tui.widgets.trail import Trail
from newstui.tui.widgets.virtual_list import VirtualList

_WIDTHS = [(0, "-stack"), (80, "-two"), (120, "-three")]
_HEIGHTS = [(0, "-low"), (20, "-high")]
_BEFORE_WORK_SECONDS = 0.05
"""Left to the terminal to show the first screen, before the rest is loaded."""


class ReloadAsked(Message):
    """The reader wants the settings to be read anew; the application does it."""


class MainScreen(Between, Tags, Sizing, Menus, whole=True):
    """Puts the panes together and answers their messages."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.EVERYWHERE)]
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS
    AUTO_FOCUS: ClassVar[str | None] = "#timeline"
    _styled_as: frozenset[str] | None = None
    """The classes that the widgets have their first styles by."""

    def compose(self) -> ComposeResult:
        yield Trail(self.look, self.app.title, self.library.settings.keys).data_bind(
            state=MainScreen.state
        )
        yield FilterBar(self.completions)
        with Horizontal(id="panes"):
            yield self.sources
            yield self.timeline
            yield self.event_pane
            yield self.storyline_pane
            yield self.reading
        yield Hints(self.look, self.library.settings.keys).data_bind(state=MainScreen.state)

    def fit(self, size: Size) -> None:
        """Take the classes of a window of this size, as Textual does once it is laid out."""
        edges = ((size.width, _WIDTHS), (size.height, _HEIGHTS))
        fitting = [[name for least, name in steps if edge >= least][-1] for edge, steps in edges]
        self.add_class(*fitting, f"-at-{self.state.pane}")
        self._styled_as = self.classes

    def update_node_styles(self, animate: bool = True) -> None:
        """Textual does so when a screen comes into sight, but until it does for the first time its
        widgets have only just been given their styles."""
        if self.classes != self._styled_as:
            super().update_node_styles(animate)

    def on_mount(self) -> None:
        self.set_class(self.look.signs is ASCII, "-ascii")
        self.show_first()
        self._show_state(self.state)
        self.call_after_refresh(self._after_first_paint)

    def on_resize(self) -> None:
        self.apply_widths()

    def _after_first_paint(self) -> None:
        self._styled_as = None
        if not gc.isenabled():
            # What a start has made stays: later passes need not go through it again.
            gc.freeze()
            gc.enable()
        self.set_timer(_BEFORE_WORK_SECONDS, self._begin_work)

    def _begin_work(self) -> None:
        self.event_chosen()
        self.keep_up()

    # The state

    def watch_state(self, before: UiState, now: UiState) -> None:
        if not self.is_mounted:
            return
        if now.query != before.query:
            self.sources.show_query(now.query)
        looks = ("pane", "open_event", "open_storyline", "zen", "dim_told", "show_dates")
        if any(getattr(before, name) != getattr(now, name) for name in looks):
            self._show_state(now)

    def _show_state(self, state: UiState) -> None:
        self.update_classes(
            {
                "-zen": state.zen,
                "-event": state.open_event is not None,
                "-storyline": self._middle is Pane.STORYLINE,
                **{f"-at-{pane}": pane is state.pane for pane in Pane},
            },
            animate=False,
        )
        self.apply_widths()
        self.reading.show_marks(dim_told=state.dim_told, show_dates=state.show_dates)

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        if event.widget.id in {pane.value for pane in Pane}:
            pane = Pane(event.widget.id)
            if pane is not self.state.pane:
                self.change(pane=pane)
            if pane is Pane.READING:
                self.reading_entered()

    # What the lists say

    @on(VirtualList.Moved, "#timeline")
    def _event_under_cursor(self) -> None:
        self.change(row=self.timeline.cursor)
        self.event_chosen()

    @on(VirtualList.Opened, "#timeline")
    def _event_opened(self) -> None:
        event = self.timeline.event
        if event is not None:
            self._open_event(event.id, None)

    @on(VirtualList.Moved, "#event")
    def _entry_under_cursor(self) -> None:
        entry = self.event_pane.entry
        if entry is not None:
            self.entry_chosen(entry)

    @on(VirtualList.Opened, "#event")
    def _entry_opened(self) -> None:
        self.reading.point_out()
        self.go_to(Pane.READING)

    @on(VirtualList.Opened, "#sources")
    def _source_opened(self) -> None:
        entry = self.sources.entry
        if entry is not None:
            self.choose_entry(entry)
            if not self.has_class("-three"):
                self.go_to(self._middle)

    @on(Trail.ArrivalsAsked)
    def action_arrivals(self) -> None:
        self.begin(lambda: self.load(self.state.query, keep=True), "list")

    @on(Hints.Asked)
    async def _hint_clicked(self, event: Hints.Asked) -> None:
        await self.run_registered(event.action_id)

    async def run_registered(self, action_id: str) -> None:
        """Do what an action of the registry does, where the keyboard is."""
        action = BY_ID[action_id]
        target: Widget = self.focused or self if action.scope is not Scope.EVERYWHERE else self
        await self.app.run_action(action.name, default_namespace=target)

    # Reading

    def _open_event(self, event_id: int, article_id: int | None) -> None:
        self.open_event(event_id, article_id)
        self.go_to(Pane.EVENT)

    def leave_event(self) -> None:
        self.change(open_event=None, open_storyline=None)
        hidden = self.has_class("-stack") and self.state.pane is Pane.READING
        if self.state.pane in (Pane.EVENT, Pane.STORYLINE) or hidden:
            self.go_to(Pane.TIMELINE)

    def action_event(self) -> None:
        article = self.being_read()
        if article is not None:
            self._open_event(article.row.event_id, article.row.id)

    def action_unread(self, direction: int) -> None:
        if self.reading.finding and self.state.pane is Pane.READING:
            self.reading.next_hit(direction)
            return
        row = self.next_unread_row(direction)
        event = None if row is None else self.timeline.model.row(row)
        if row is None or event is None:
            self._say_none_unread(direction)
            return
        self.timeline.move_to(row, tell=False)
        if self.state.open_event is not None:
            self.change(open_event=event.id)
        self.change(row=row)
        self.begin(lambda: self.open_row(event), "show")

    def _say_none_unread(self, direction: int) -> None:
        here, other = ("down", "up") if direction > 0 else ("up", "down")
        text = f"Nothing unread further {here}"
        if self.next_unread_row(-direction) is not None:
            back = "read.previous_unread" if direction > 0 else "read.next_unread"
            text = f"{text}: {self.key_of(back)} finds some further {other}"
        self.tell(text)

    def action_report(self, direction: int) -> None:
        if self.being_read() is None:
            return
        article_id = self.report_beside(direction)
        if article_id is not None:
            self.open_report(article_id)
        elif self.state.reports == 1:
            self.tell("It is the only report of its event")
        else:
            which = "last" if direction > 0 else "first"
            self.tell(f"This is the {which} report of the event")

    def action_read_on(self) -> None:
        event = self.timeline.event
        if not self.reading.size.height and event is not None and event.unread_count:
            self.begin(lambda: self.open_row(event), "show")
        elif self.reading.at_end or not self.reading.size.height:
            self.action_unread(1)
        else:
            self.reading.action_page_down()

    def action_why(self) -> None:
        article = self.being_read()
        if article is not None:
            self.begin(lambda: self._explain(article.row.id), "why")

    async def _explain(self, article_id: int) -> None:
        from newstui.library import explaining

        explanation = await self.ask(explaining.why, article_id)
        if explanation is not None:
            self.app.push_screen(Note("Why it is in this event", explanation.lines))

    # View

    def action_zen(self) -> None:
        self.change(zen=not self.state.zen)
        self.go_to(Pane.READING if self.state.zen else self._middle)

    def action_dim_told(self) -> None:
        self.change(dim_told=not self.state.dim_told)
        self.tell(
            "What earlier reports told is dim"
            if self.state.dim_told
            else "All of the text is bright"
        )
        if self.state.dim_told:
            self.begin(lambda: self.load_told(), "told")

    def action_reload(self) -> None:
        self.post_message(ReloadAsked())

    def action_show_dates(self) -> None:
        self.change(show_dates=not self.state.show_dates)
        shown = "shown" if self.state.show_dates else "hidden"
        self.tell(f"What dates mean, and the countries of places: {shown}")
