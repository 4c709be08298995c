"""The list of events and the counts: loading, keeping up with what comes in, moving by unread."""

from __future__ import annotations

import asyncio
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from operator import neg

from textual import on

from newstui.library import browse, screen_memory, smart_folders
from newstui.model.errors import QueryError
from newstui.model.facet import FacetCount, FacetKind
from newstui.model.query import EVERYTHING, Order, Query
from newstui.tui import filters
from newstui.tui.panes.spine import Spine, spine
from newstui.tui.panes.timeline import TimelinePane
from newstui.tui.screens.desk import Desk
from newstui.tui.screens.listed import Listed, first_of, more, whole

_POLL_SECONDS = 1.0
_MOST_HELD_SECONDS = 0.1
_LOOKED_THROUGH = 2000
"""Rows that are looked through for an unread one where the list is in another order."""
_FOLDED = "folded singles"
CLOSED = "closed sections"
"""Under these names the screen remembers what is folded."""
COUNTED = 300
"""Of how many matching articles the values are counted at most: some milliseconds' work."""


class Listing(Desk):
    """The first page is shown at once; the keys of all the rest follow from beside the screen."""

    unread_keys: array[int] | None = None
    """Keys of the events that had unread reports when they were last counted."""
    version: int = -1
    """The state of the database that is on the screen."""
    counted: int = -1
    """The state of the database that the sources pane was counted in."""
    polling: bool = False
    listed: Listed = Listed(array("q"))
    """The list that is shown."""
    _held: ExitStack = ExitStack()
    """Ends the wait of what is not painted until a list is there."""
    opened: frozenset[int] = frozenset()
    """The days, by the keys of their folds, whose singles are listed below the fold."""

    def show_first(self) -> None:
        """The first useful screen, before any other work: one page, read on the spot."""
        self._recall()
        try:
            query = browse.understand(self.library, self.state.query)
        except QueryError as error:
            self.tell(f"{error}: showing all news", fault=True)
            self.change(query="")
            query = EVERYTHING
        self._show_listed(first_of(self.library, query, self.state))
        first = self.timeline.model.first_unread()
        if first is not None:
            self.timeline.move_to(first, tell=False)
        self._place()
        self.timeline.empty = self.nothing_here()

    def _recall(self) -> None:
        """What was folded when the screen was left."""
        self.change(fold=bool(screen_memory.recall(self.library, _FOLDED)))
        self._say_order()
        closed = screen_memory.recall(self.library, CLOSED)
        if closed is not None:
            self.sources.model.closed = set(closed)

    def keep_up(self) -> None:
        """Load the rest, then look for changes by others every second."""
        self.begin(lambda: self.load(self.state.query, keep=True), "list")
        self.set_interval(_POLL_SECONDS, self._look_for_changes)

    def hold_paint(self) -> None:
        """Paint nothing until the first page of the list that is to come is there, and at most for
        a moment: a menu that goes would have the whole screen painted twice."""
        self._held = held = ExitStack()
        held.callback(self.check_idle)
        held.enter_context(self.app.batch_update())
        self.set_timer(_MOST_HELD_SECONDS, held.close)

    async def load(self, text: str, *, keep: bool = False, patience: float = 0.0) -> None:
        """Show the events that match a query; with `keep` the cursor stays on its event.

        The first page is shown at once. All that follows waits for `patience` seconds, so that
        what is typed letter by letter does not set everything going at each.
        """
        query = await self.ask(browse.understand, text)
        version = await self.ask(browse.data_version)
        selected = self.timeline.event if keep else None
        if not keep:
            await self._show_page(query, text)
            await asyncio.sleep(patience)
        listed = await self.ask(whole, query, self.state)
        if selected is None:
            selected = self.timeline.event
        rows = await asyncio.to_thread(self._spine, listed)
        select = None if selected is None else await self._key_now(selected.id, selected.key, rows)
        self.listed = listed
        self.timeline.show_events(rows, select=select)
        if selected is not None and (select is None or rows.index_of(select) is None):
            # It is not in the list any more: what stands in its place is shown.
            self.event_chosen()
        self.version = version
        self.change(query=text, place=self._name_of(text), arrivals=0, hidden=listed.hidden)
        self._place()
        await self._count_unread(query)
        if self.counted != version:
            await self.recount()
        else:
            await self._count_matching()

    async def _show_page(self, query: Query, text: str) -> None:
        listed = await self.ask(first_of, query, self.state)
        self.unread_keys = None
        self.change(query=text, place=self._name_of(text), arrivals=0)
        self.leave_event()
        self.timeline.empty = self.nothing_here()
        self._show_listed(listed)
        first = self.timeline.model.first_unread()
        self.timeline.cursor = None
        self.timeline.action_top()
        self.timeline.move_to(first or 0, tell=False)
        self.event_chosen()
        self._place()
        self._held.close()

    # The keys of the list, as it is ordered and folded

    def _spine(self, listed: Listed) -> Spine:
        if self.state.order is not Order.NEWEST:
            return Spine(listed.keys)
        return spine(listed.keys, self.look, listed.singles, self.opened)

    def _show_listed(self, listed: Listed) -> None:
        self.listed = listed
        self.timeline.show_events(self._spine(listed), listed.rows)

    @on(TimelinePane.FoldAsked)
    def _fold_or_open(self, event: TimelinePane.FoldAsked) -> None:
        """The singles of a day, below the row that they are gathered in."""
        self.opened ^= {event.fold}
        self.begin(lambda: self._refold(event.fold), "list")

    async def _refold(self, fold: int) -> None:
        rows = await asyncio.to_thread(self._spine, self.listed)
        self.timeline.show_events(rows, select=fold)
        self._place()

    def action_fold_singles(self) -> None:
        fold = not self.state.fold
        self.opened = frozenset()
        self.change(fold=fold, order=Order.NEWEST)
        self._say_order()
        self.tell("Single reports in one row a day" if fold else "Every event in its place")
        self._again(keep=True)
        kept = [_FOLDED] if fold else []
        self.begin(lambda: self.ask(screen_memory.remember, _FOLDED, kept), "memory")

    def action_next_order(self) -> None:
        orders = list(Order)
        order = orders[(orders.index(self.state.order) + 1) % len(orders)]
        self.change(order=order)
        self._say_order()
        self.tell(f"Order: {order}")
        self._again()

    def action_show_muted(self) -> None:
        self.change(with_muted=not self.state.with_muted)
        self._say_order()
        self.tell("Muted events are shown" if self.state.with_muted else "Muted events are hidden")
        self._again(keep=True)

    def _say_order(self) -> None:
        state = self.state
        self.timeline.say_order(state.order, fold=state.fold, with_muted=state.with_muted)

    def _again(self, *, keep: bool = False) -> None:
        self.begin(lambda: self.load(self.state.query, keep=keep), "list")

    async def _key_now(self, event_id: int, key: int, rows: Spine) -> int | None:
        """Where an event stands in a new list: new reports move it up."""
        if rows.index_of(key) is not None:
            return key
        detail = await self.ask(browse.event_detail, event_id)
        return None if detail is None else detail.row.key

    async def _count_unread(self, query: Query) -> None:
        if self.state.order is Order.NEWEST:
            self.unread_keys = await self.ask(browse.unread_keys, query, self.listed.keys)
        else:
            self.unread_keys = None

    async def recount(self) -> None:
        """Numbers of the sources pane, over the whole library."""
        self.counted = await self.ask(browse.data_version)
        counts = await self.ask(browse.counts)
        facets = await self.ask(browse.facet_counts, EVERYTHING)
        self.sources.show_counts(counts, facets, await self.ask(smart_folders.counts))
        self.change(counts=counts, place=self._name_of(self.state.query))
        await self._count_matching()

    def _name_of(self, query: str) -> str:
        """The name of the smart folder that asks for just that."""
        folders = [one.folder for one in self.sources.model.smart]
        named = [one.name for one in folders if query and filters.same(query, one.query)]
        return named[0] if named else ""

    async def _count_matching(self) -> None:
        """Numbers of the sources pane under the filter: for each kind those that choosing another
        value of it would show."""
        text = self.state.query
        counted: dict[str, Mapping[FacetKind, Sequence[FacetCount]]] = {
            "": self.sources.model.facets
        }
        matching: dict[FacetKind, Sequence[FacetCount]] = {}
        for kind in filters.FIELDS:
            rest = filters.without_kind(text, kind)
            if rest not in counted:
                query = await self.ask(browse.understand, rest)
                counted[rest] = await self.ask(browse.facet_counts, query, newest=COUNTED)
            matching[kind] = counted[rest].get(kind, ())
        if text == self.state.query:
            self.sources.show_matching(matching if text else None)

    async def refresh_marks(self, *, many: bool) -> None:
        """After marks have changed: rows in sight, counts, and after many changes the unread."""
        self.version = await self.ask(browse.data_version)
        self.timeline.model.forget_rows()
        self.timeline.repaint_rows()
        if many:
            query = await self.ask(browse.understand, self.state.query)
            await self._count_unread(query)
        self.begin(lambda: self._recount_soon(), "counts")

    async def _recount_soon(self) -> None:
        await asyncio.sleep(0.2)
        await self.recount()

    def _look_for_changes(self) -> None:
        if not self.polling:
            self.begin(lambda: self._poll(), "poll")

    async def _poll(self) -> None:
        """Others may write: say what came in, but leave the list as it is."""
        self.polling = True
        try:
            await self._compare()
        finally:
            self.polling = False

    async def _compare(self) -> None:
        version = await self.ask(browse.data_version)
        is_loaded = self.version >= 0
        if not is_loaded or version == self.version or self.writing.locked():
            return
        query = await self.ask(browse.understand, self.state.query)
        now = await self.ask(whole, query, self.state)
        known = self.listed
        arrivals = await asyncio.to_thread(lambda: more(now, known))
        self.version = version
        self.change(arrivals=arrivals)
        await self.recount()

    def next_unread_row(self, direction: int) -> int | None:
        """The row of the next (1) or previous (-1) event with unread reports."""
        model = self.timeline.model
        here = self.timeline.cursor
        if here is None:
            return None
        if self.unread_keys is None:
            candidates = range(here + direction, model.count if direction > 0 else -1, direction)
            candidates = candidates[:_LOOKED_THROUGH]
            return next((row for row in candidates if self._is_unread(row)), None)
        key = model.spine.keys[here]
        if direction > 0:
            place = bisect_right(self.unread_keys, -key, key=neg)
        else:
            place = bisect_left(self.unread_keys, -key, key=neg) - 1
        while 0 <= place < len(self.unread_keys):
            row = model.index_of_key(self.unread_keys[place])
            if row is not None and (row - here) * direction > 0 and self._is_unread(row):
                return row
            place += direction
        return None

    def _is_unread(self, row: int) -> bool:
        event = self.timeline.model.row(row)
        return event is not None and event.unread_count > 0

    def _place(self) -> None:
        self.change(row=self.timeline.cursor, rows=self.timeline.model.count)

    def nothing_here(self) -> tuple[str, ...]:
        """What to say in place of an empty list, and what to do about it. The part that new
        libraries begin with does this."""
        raise NotImplementedError

    def leave_event(self) -> None:
        """Another list is shown, so the event that was open is not. The main screen does this."""
        raise NotImplementedError

    def event_chosen(self) -> None:
        """The cursor stands on another event: show it. The part that shows events does this."""
        raise NotImplementedError
