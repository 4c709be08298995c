"""The pane of one event's own timeline, which stands in the place of the list of events."""

from __future__ import annotations

from collections.abc import Sequence

from newstui.model.event import EventDetail, EventRow
from newstui.model.timeline import TimelineEntry
from newstui.tui import safe
from newstui.tui.panes.event_head import Around
from newstui.tui.panes.event_model import EventModel
from newstui.tui.panes.framed import is_titled
from newstui.tui.widgets.ink import Line
from newstui.tui.widgets.row_layout import RowLayout
from newstui.tui.widgets.virtual_list import VirtualList


class EventPane(VirtualList):
    """Titles and rules are passed over by the cursor."""

    def __init__(self, model: EventModel, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="pane")
        self.model = model
        self._wanted: int | None = None
        self.border_title = safe.content_line("2 Event")

    @property
    def entry(self) -> TimelineEntry | None:
        """What is under the cursor."""
        if self.cursor is None or self.cursor >= len(self.model.rows):
            return None
        return self.model.rows[self.cursor].entry

    def announce(self, row: EventRow) -> None:
        """Show what the list knows of an event, while the rest is being read."""
        self.model.announce(row)
        self._entitle(row.title)
        self.show_rows(None)
        self.jump_to(0)

    def show_event(self, detail: EventDetail, around: Around, article_id: int | None) -> None:
        """Take over an event and put the cursor on a report, or with None on the first entry.

        Where it is the event shown already the cursor stays on its entry.
        """
        before = self.model.detail
        same = before is not None and before.row.id == detail.row.id and bool(before.reports)
        regrouped = same and before is not None and len(before.reports) != len(detail.reports)
        entry = self.entry
        self.model.show(detail, around)
        self._entitle(detail.row.title)
        if same and entry is not None and not (regrouped and article_id is not None):
            self.show_rows(self.cursor)
            row = self.model.row_of_entry(entry)
            if row is not None:
                self.move_to(row, tell=False)
            return
        self._wanted = article_id
        self.show_rows(None)
        self._go_to_wanted()

    def _entitle(self, title: str) -> None:
        """The headline stands in the frame too: it stays in sight where one scrolls."""
        self.border_title = safe.content_line(f"2 Event {self.model.display.signs.into} {title}")

    def offer_same(self, event_id: int, titles: Sequence[str]) -> None:
        """Say which other events may be the same as the one that is shown."""
        detail = self.model.detail
        if detail is not None and detail.row.id == event_id and titles != self.model.same:
            self.model.same = titles
            self.show_rows(self.cursor)

    def leave(self) -> None:
        """Forget where the cursor was: an event that is opened begins anew."""
        self.model.detail = None
        self.show_rows(None)

    def on_resize(self) -> None:
        super().on_resize()
        if self.cursor is None:
            # A pane that was hidden has had no rows until now.
            self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        """The cursor on the report that is wanted, and as much of the head as there is room for."""
        row = None if self._wanted is None else self.model.row_of_report(self._wanted)
        self.jump_to(0)
        if any(self.can_select(index) for index in range(len(self.model.rows))):
            self.move_to(row or 0, tell=False)

    def select_report(self, article_id: int) -> None:
        """Put the cursor on a report, without saying so to anybody."""
        row = self.model.row_of_report(article_id)
        if row is not None:
            self.move_to(row, tell=False)

    def can_select(self, row: int) -> bool:
        return self.model.rows[row].entry is not None

    def layout_rows(self) -> RowLayout:
        self.model.lay_out(self.line_width, self.page_height, titled=is_titled(self))
        heights = [len(row.lines) for row in self.model.rows]
        return RowLayout(len(heights), heights=heights)

    def row_lines(self, row: int, selected: bool) -> Sequence[Line]:
        lines = self.model.rows[row].lines
        if not selected:
            return lines
        bar = self.model.display.signs.selected
        return [[(bar, "accent"), (line[0][0][1:], line[0][1]), *line[1:]] for line in lines]
