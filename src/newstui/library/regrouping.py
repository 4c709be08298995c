"""All articles into events anew, in the order they came, within what the reader has decided.

Who would be with whom is noted beside what is shown, a batch in a transaction, and goes on after an
interruption. Groups are looked over as events are (`repairing`). Then, in one transaction, it all
takes the place of what was: groups keep the ids of the events that they have most in common with,
and with them whatever the reader has marked.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from newstui.events.grouper import Grouper
from newstui.events.repair import Repair
from newstui.events.signature import Signature
from newstui.events.splitting import FEWEST
from newstui.events.window import LATEST, Posting
from newstui.library import grouping
from newstui.library.event_decisions import bound_groups
from newstui.library.remembered import Remembered, StoreWindow
from newstui.library.session import Library
from newstui.model.errors import Cancelled, NewstuiError
from newstui.model.event import Assignment
from newstui.model.work import CancelCheck, Progress, never_cancelled, no_progress
from newstui.store import event_decisions as stored
from newstui.store import events, jobs, lists, regrouping, repairs, window
from newstui.store.database import Connection
from newstui.store.regrouping import Overlap
from newstui.store.time_keys import seconds_of

_BATCH = 500
"""Articles in one transaction."""
_LOOKED_OVER = 100
"""Groups that are looked at again in one transaction."""
_JOB = "regroup"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the events there were: each is the same, or grew, was merged or was split."""

    same: int = 0
    grown: int = 0
    merged: int = 0
    """Whole events that became part of another."""
    split: int = 0
    new: int = 0
    """Events that continue none of those there were."""
    moved: int = 0
    """Articles that are in another event than before."""
    resumed_after: int = 0
    """Articles that an interrupted run had done already."""


def regroup(
    library: Library,
    *,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> Report:
    """Groups all articles again. Raises Cancelled when asked to stop: then nothing is changed yet,
    and the next run goes on where it was. Raises NewstuiError where articles are of a version that
    cannot be read any more.
    """
    with library.database.writing() as connection:
        job = _job(connection, library.now())
    resumed = int(job.state["done"])
    total = max(lists.counts(library.database.reader()).total, resumed)
    remembered = Remembered()
    while True:
        if cancelled():
            raise Cancelled
        with library.database.writing() as connection:
            job = _same_decisions(connection, job, library.now())
            job, count = _group(connection, job, remembered, library.now())
            if not count:
                job, count = _look_over(connection, job, library.now())
            if not count:
                report = _replace(connection, library.now(), resumed)
                jobs.finish(connection, job.id, library.now())
                return report
        progress(int(job.state["done"]), total, "regrouping")


def _job(connection: Connection, now: int) -> jobs.Job:
    """The interrupted job, or a new one."""
    job = jobs.unfinished(connection, _JOB)
    return _begin(connection, now) if job is None else job


def _begin(connection: Connection, now: int) -> jobs.Job:
    regrouping.forget(connection)
    state = {
        "after": 0,
        "done": 0,
        "looked_over": 0,
        "version": grouping.GROUPER_VERSION,
        "decided": _Decided(connection).fingerprint,
    }
    return jobs.start(connection, _JOB, state, now)


def _same_decisions(connection: Connection, job: jobs.Job, now: int) -> jobs.Job:
    """The job, or one from the start where the reader, or the program, decides otherwise now."""
    asked = (grouping.GROUPER_VERSION, _Decided(connection).fingerprint)
    if (job.state["version"], job.state["decided"]) != asked:
        return _begin(connection, now)
    return job


def _group(
    connection: Connection, job: jobs.Job, remembered: Remembered, now: int
) -> tuple[jobs.Job, int]:
    """One batch; gives where that has got to, and how many articles it was."""
    remembered.begin(connection)
    view = _Window(connection, now, remembered)
    grouper = Grouper(view, states=remembered.states)
    batch = regrouping.following(connection, int(job.state["after"]), _BATCH)
    for number, key, signature in batch:
        made = _unpacked(signature)
        view.before = number
        assignment = grouper.assign(made, seconds_of(key))
        regrouping.put(connection, assignment)
        at = None if made.published is None else seconds_of(key)
        remembered.add(made.keys, at, assignment.event_id)
        view.decided.note(number, assignment.event_id)
    if not batch:
        return job, 0
    state = {**job.state, "after": batch[-1][0], "done": int(job.state["done"]) + len(batch)}
    jobs.advance(connection, job.id, state)
    return jobs.Job(job.id, state), len(batch)


def _look_over(connection: Connection, job: jobs.Job, now: int) -> tuple[jobs.Job, int]:
    """Splits and merges some of the groups; gives where that has got to, and how many it was."""
    remembered = Remembered()
    remembered.begin(connection)

    def place(made: Assignment) -> None:
        regrouping.put(connection, made)
        remembered.forget()

    repair = Repair(_Window(connection, now, remembered), place)
    groups = regrouping.shared(connection, job.state["looked_over"], FEWEST, _LOOKED_OVER)
    for group in groups:
        if group not in repair.merged:
            repair.look_at(group)
    if not groups:
        return job, 0
    state = {**job.state, "looked_over": groups[-1]}
    jobs.advance(connection, job.id, state)
    return jobs.Job(job.id, state), len(groups)


def _unpacked(signature: bytes) -> Signature:
    try:
        return Signature.unpack(signature)
    except ValueError:
        raise NewstuiError(
            "articles were prepared by another version; newstui reprocess does it again"
        ) from None


class _Decided:
    """What the reader has decided, lifted to all that hangs together by it."""

    def __init__(self, connection: Connection) -> None:
        together = stored.all_pairs(connection, stored.TOGETHER)
        apart = stored.all_pairs(connection, stored.APART)
        homes = stored.placed_by_reader(connection)
        self.fingerprint = zlib.crc32(
            repr((sorted(together), sorted(apart), sorted(homes))).encode()
        )
        # Those that the reader has put into one event are together.
        latest: dict[int, int] = {}
        for number, event_id in sorted(homes):
            together.append((latest.get(event_id, number), number))
            latest[event_id] = number
        self._of = {one: min(group) for group in bound_groups(together) for one in group}
        self._of |= {one: self._of.get(one, one) for both in apart for one in both}
        self._homes = {self._of[number]: event_id for number, event_id in homes}
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        for first, second in apart:
            self._apart[self._of[first]].add(self._of[second])
            self._apart[self._of[second]].add(self._of[first])
        self._places: dict[int, int] = {}
        self._claimed: dict[int, int] = {}
        for number, group in regrouping.places_of(connection, self._of).items():
            self.note(number, group)

    def note(self, article_id: int, group: int) -> None:
        """An article has come into a group."""
        bound = self._of.get(article_id)
        if bound is not None:
            self._places[bound] = group
            if bound in self._homes:
                self._claimed[group] = self._homes[bound]

    def binds(self, article_id: int) -> bool:
        """Whether the reader has decided anything about the article."""
        return article_id in self._of

    def together(self, article_id: int) -> int | None:
        """The group of those that the article is bound to."""
        bound = self._of.get(article_id)
        return None if bound is None else self._places.get(bound)

    def apart(self, article_id: int, group: int) -> bool:
        """Whether the article may not come into a group."""
        bound = self._of.get(article_id)
        if bound is None:
            return False
        home = self._homes.get(bound)
        if home is not None and self._claimed.get(group, home) != home:
            return True
        return any(self._places.get(other) == group for other in self._apart[bound])


class _Window(StoreWindow):
    """The grouper's view of a regrouping under way: of what came before the article at hand."""

    def __init__(self, connection: Connection, now: int, remembered: Remembered) -> None:
        super().__init__(connection, now, remembered)
        self.decided = _Decided(connection)
        self.before = 1 << 62
        self._latest = regrouping.latest_event(connection)

    def _read(self, missing: Sequence[tuple[int, int]]) -> None:
        stretches = sorted({stretch for stretch, _ in missing})
        keys = sorted({key for _, key in missing})
        read = window.postings(
            self._connection,
            stretches,
            keys,
            most=LATEST,
            among=window.REGROUPED,
            before=self.before,
        )
        for place in missing:
            self._postings[place] = Posting(self._roll, read[place]) if place in read else None

    def members(self, event_id: int) -> Sequence[Signature]:
        packed = window.signatures(self._connection, event_id, among=window.REGROUPED)
        return [Signature.unpack(data) for data in packed]

    def apart(self, article_id: int, event_id: int) -> bool:
        return self.decided.apart(article_id, event_id)

    def together(self, article_id: int) -> int | None:
        return self.decided.together(article_id)

    def new_event(self) -> int:
        self._latest += 1
        return self._latest

    def settled(self, event_id: int, members: Sequence[Signature]) -> bool:  # noqa: ARG002
        return any(self.decided.binds(member.article_id) for member in members)

    def absorb(self, event_id: int, members: Sequence[Signature], into: int) -> None:
        regrouping.absorb(self._connection, event_id, into)
        self._remembered.move({key for member in members for key in member.keys}, event_id, into)


def _replace(connection: Connection, now: int, resumed: int) -> Report:
    """Puts the regrouping in the place of what is, and tells what that changes."""
    same, found = regrouping.overlaps(connection)
    continued = identities(found)
    fresh = [group for group, event in continued.items() if event is None]
    becomes = {group: event for group, event in continued.items() if event is not None}
    becomes |= {group: events.create(connection, now) for group in fresh}
    parts: defaultdict[int, list[Overlap]] = defaultdict(list)
    for one in found:
        parts[one.event].append(one)
    largest = {event: max(each, key=lambda one: one.common) for event, each in parts.items()}
    successors = {event: becomes[one.group] for event, one in largest.items()}
    moved, touched = regrouping.replace(connection, becomes, now)
    grouping.refresh(connection, touched, successors)
    regrouping.stamp(connection, grouping.GROUPER_VERSION)
    repairs.look_no_more(connection)
    split = sum(len(each) > 1 for each in parts.values())
    merged = sum(
        len(each) == 1 and becomes[each[0].group] != event for event, each in parts.items()
    )
    grown = len(parts) - split - merged
    return Report(same, grown, merged, split, len(fresh), moved, resumed)


def identities(overlaps: Sequence[Overlap]) -> dict[int, int | None]:
    """The present event that each group continues, or None where it is new.

    An event goes to the group into which the reader has put articles of it, else to that with the
    largest share of their union in common (Jaccard); each group takes one.
    """
    kept: dict[int, int | None] = dict.fromkeys(one.group for one in overlaps)
    taken: set[int] = set()

    def order(one: Overlap) -> tuple[int, float, int, int]:
        union = one.of_group + one.of_event - one.common
        return -one.decided, -one.common / union, -one.common, one.event

    for one in sorted(overlaps, key=order):
        if kept[one.group] is None and one.event not in taken:
            kept[one.group] = one.event
            taken.add(one.event)
    return kept
