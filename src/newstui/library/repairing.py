"""Events put right with hindsight: what was merged wrongly is split, what was split is merged.

Only events that have grown are looked at. What the reader has decided anything about stays as it
is. The largest part of an event keeps its id, the others are new; an id that is merged away leads
to the event that it has become part of.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from newstui.events.repair import Repair
from newstui.events.splitting import is_due
from newstui.library import grouping
from newstui.library.remembered import Remembered, StoreWindow
from newstui.library.session import Library
from newstui.model.errors import Cancelled
from newstui.model.event import Assignment
from newstui.model.work import CancelCheck, Progress, never_cancelled, no_progress
from newstui.store import article_progress, events, repairs
from newstui.store import window as stored_window
from newstui.store.database import Connection

_WORK: article_progress.Work = "repair_progress"
_MOST_KNOWN = 10_000
"""Events of which it is remembered how large they were."""
_BATCH = 100
"""Articles whose events are looked at in one transaction: the reader's marks wait for it."""


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What was put right."""

    split: int = 0
    """Parts that left an event."""
    merged: int = 0
    """Whole events that became part of another."""


def repair(
    library: Library,
    *,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> RepairReport:
    """Looks at the events that have grown since the last time. Each batch is a transaction, and the
    next run goes on where one was stopped. Raises Cancelled when asked to stop."""
    return Repairing(library, Remembered()).run(progress=progress, cancelled=cancelled)


class Repairing:
    """The same in several runs, between which more articles come."""

    def __init__(self, library: Library, remembered: Remembered) -> None:
        """`remembered` is what is known of events to those who bring the articles."""
        self._library = library
        self._remembered = remembered
        self._looked_at: OrderedDict[int, int] = OrderedDict()
        """How many articles events had: they come up in each batch that has one of theirs."""

    def run(
        self,
        *,
        until: int = article_progress.ALL,
        progress: Progress = no_progress,
        cancelled: CancelCheck = never_cancelled,
    ) -> RepairReport:
        """Looks at the events of articles up to a number, as `repair` does."""
        split = merged = done = 0
        database = self._library.database
        while article_progress.is_waiting(database.reader(), _WORK, until):
            if cancelled():
                raise Cancelled
            with database.writing() as connection:
                waiting = article_progress.waiting(connection, _WORK, _BATCH, until)
                if not waiting.count:
                    # Another process has done it meanwhile.
                    continue
                changed = self._changed(repairs.grown(connection, waiting.events))
                with self._remembered.unless_it_fails():
                    found = _look_at(connection, changed, self._library.now(), self._remembered)
                article_progress.looked_at(connection, _WORK, waiting.last)
            split, merged = split + found.split, merged + found.merged
            done += waiting.count
            progress(done, None, "looking over events")
        return RepairReport(split, merged)

    def _changed(self, grown: Iterable[repairs.Grown]) -> list[repairs.Grown]:
        """Those that have grown since they were looked at last."""
        known = self._looked_at
        changed = [one for one in grown if known.get(one.event_id) != one.count]
        for one in changed:
            known[one.event_id] = one.count
            known.move_to_end(one.event_id)
        while len(known) > _MOST_KNOWN:
            known.popitem(last=False)
        return changed


def _look_at(
    connection: Connection, grown: Iterable[repairs.Grown], now: int, remembered: Remembered
) -> RepairReport:
    """Looks at those of the events that have grown enough, within one transaction."""
    remembered.begin(connection)
    touched: set[int] = set()

    def place(made: Assignment) -> None:
        home = events.event_of(connection, made.article_id)
        if home is not None:
            touched.update((home, made.event_id))
        events.place(connection, made, now)
        if home != made.event_id:
            remembered.read_again(stored_window.places(connection, made.article_id))

    window = StoreWindow(connection, now, remembered)
    repair = Repair(window, place, states=remembered.states)
    for one in grown:
        if is_due(one.count, one.new) and one.event_id not in repair.merged:
            repair.look_at(one.event_id, least=one.least)
    for part, event_id in repair.parted.items():
        repairs.pass_on(connection, event_id, part)
    grouping.refresh(connection, touched, repair.merged)
    return RepairReport(len(repair.parted), len(repair.merged))
