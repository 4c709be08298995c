"""Events into storylines, as they come: each continues a chain, begins one, or stands alone."""

from __future__ import annotations

from array import array
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from newstui.events.grouper import EVER
from newstui.events.roll import Roll, union
from newstui.events.signature import Signature
from newstui.events.storylines import LONGEST_GAP, READ_MEMBERS, Chapter, best_chain, chapter
from newstui.events.window import LATEST, best_shared
from newstui.library.remembered import Remembered
from newstui.library.session import Library
from newstui.store import article_progress, storylines, window
from newstui.store.database import Connection

_WORK: article_progress.Work = "storyline_progress"
_BATCH = 400
"""Articles whose events are linked in one transaction."""
_MOST_EVENTS = 16
"""A key that leads to so many events is not followed to other months."""
_READ_KEYS = 3
"""Articles of an event whose keys its candidates are looked up by."""
_MOST_KEYS = 48
"""Keys that are looked up, those of most articles first."""
_MOST_CHAPTERS = 5000
"""Some 3 KB each."""
_COMPARED = 12
"""Events of a chain that a new one is compared with, the latest."""

Progress = Callable[[int], None]


def bring_up_to_date(
    library: Library,
    progress: Progress = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Links the events of all articles that came since the last time; gives how many events.

    Each batch is a transaction of its own, so that what is done stays done.
    """
    return Linking(library).run(progress=progress, cancelled=cancelled)


class Linking:
    """The same in several runs, between which more articles come."""

    def __init__(self, library: Library, remembered: Remembered | None = None) -> None:
        """`remembered` is what those know of events who bring the articles: it stays true."""
        self._library = library
        self._remembered = remembered or Remembered()
        self._chapters = _Chapters(self._remembered)

    def run(
        self,
        *,
        until: int = article_progress.ALL,
        progress: Progress = lambda _done: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Links the events of articles up to a number, as `bring_up_to_date` does."""
        done = 0
        database = self._library.database
        while article_progress.is_waiting(database.reader(), _WORK, until) and not cancelled():
            with database.writing() as connection, self._remembered.unless_it_fails():
                self._remembered.begin(connection)
                waiting = article_progress.waiting(connection, _WORK, _BATCH, until)
                if not waiting.count:
                    # Another process has done it meanwhile.
                    continue
                linker = _Linker(
                    connection,
                    self._library.now(),
                    waiting.events,
                    self._chapters,
                    self._remembered,
                )
                for link in storylines.links(connection, waiting.events):
                    linker.link(link)
                article_progress.looked_at(connection, _WORK, waiting.last)
            done += len(waiting.events)
            progress(done)
        return done


class _Chapters:
    """The events that one run has met; those that have grown since are read again."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered
        self._known: OrderedDict[int, tuple[Chapter, array[int]]] = OrderedDict()

    def of(self, connection: Connection, link: storylines.Link) -> tuple[Chapter, array[int]]:
        """The chapter of an event, and the keys that its candidates are found by."""
        found = self._known.get(link.event_id)
        if found is None or found[0].count < min(link.count, READ_MEMBERS):
            members = self._members(connection, link.event_id)
            made = chapter(link.event_id, link.topics, members)
            shared = Counter(chain.from_iterable(one.keys for one in members[:_READ_KEYS]))
            found = made, array("q", [key for key, _ in shared.most_common(_MOST_KEYS)])
            self._known[link.event_id] = found
            if len(self._known) > _MOST_CHAPTERS:
                self._known.popitem(last=False)
        self._known.move_to_end(link.event_id)
        return found

    def _members(self, connection: Connection, event_id: int) -> Sequence[Signature]:
        """The first articles of an event."""
        known = self._remembered.states.get(event_id)
        if known is not None:
            return known.members[:READ_MEMBERS]
        packed = window.signatures(connection, event_id, most=READ_MEMBERS)
        return [Signature.unpack(one) for one in packed]


class _Linker:
    """One batch of events on their way into storylines."""

    def __init__(
        self,
        connection: Connection,
        now: int,
        waiting: Iterable[int],
        chapters: _Chapters,
        remembered: Remembered,
    ) -> None:
        self._connection = connection
        self._now = now
        self._waiting = set(waiting)
        self._chapters = chapters
        self._remembered = remembered

    def link(self, link: storylines.Link) -> None:
        """Decides where one event belongs; what was decided before stays."""
        self._waiting.discard(link.event_id)
        if link.decided or link.storyline_id is not None:
            return
        new = self._chapter(link)
        near = storylines.links(self._connection, self._candidates(link))
        chains = self._chains(near)
        found = best_chain(new, list(chains.values()))
        if found is not None:
            storylines.put(self._connection, link.event_id, list(chains)[found])
            return
        # What the reader has taken out of its storyline begins no other, and what waits for its
        # turn may yet find its place in a chain.
        alone = [
            one
            for one in near
            if one.storyline_id is None and not one.decided and one.event_id not in self._waiting
            if new.topics.intersection(one.topics)
        ]
        found = best_chain(new, [[self._chapter(one)] for one in alone])
        if found is not None:
            storyline_id = storylines.create(self._connection, self._now)
            for event_id in (alone[found].event_id, link.event_id):
                storylines.put(self._connection, event_id, storyline_id)

    def _chains(self, near: Sequence[storylines.Link]) -> dict[int, list[Chapter]]:
        """The storylines of these events, each with its latest chapters."""
        known = dict.fromkeys(one.storyline_id for one in near if one.storyline_id is not None)
        chains: dict[int, list[Chapter]] = {}
        for number in known:
            members = storylines.events_of(self._connection, number)[-_COMPARED:]
            told = storylines.links(self._connection, members)
            chains[number] = [self._chapter(one) for one in told]
        return chains

    def _candidates(self, link: storylines.Link) -> list[int]:
        """The events that share most keys with one, of equals the latest. What very many have ties
        nothing: a key is not followed further in time once it has led to some."""
        _, keys = self._chapters.of(self._connection, link)
        known, roll = self._remembered.postings, self._remembered.roll
        near = dict.fromkeys(keys, 0)
        for stretch in self._stretches(link.first_at):
            followed = [key for key, events in near.items() if events.bit_count() < _MOST_EVENTS]
            for key in followed:
                posting = known.get((stretch, key))
                if posting is not None:
                    near[key] |= posting.events(*EVER)
            missing = [key for key in followed if (stretch, key) not in known]
            read = self._read(stretch, missing)
            if read and roll is self._remembered.roll:
                roll = Roll(roll)
            for key, events in read.items():
                near[key] |= union(map(roll.bit, events))
        best = best_shared(near.values(), roll)
        return [event_id for event_id in best if event_id != link.event_id]

    def _read(self, stretch: int, keys: Sequence[int]) -> dict[int, set[int]]:
        """The events of those keys that nobody remembers. They are not kept: of other months few
        keys are asked for twice."""
        if not keys:
            return {}
        read = window.postings(self._connection, [stretch], keys, most=LATEST)
        return {key: {event_id for event_id, _ in places} for (_, key), places in read.items()}

    def _stretches(self, at: int) -> list[int]:
        """The stretches of time that have articles of a storyline's reach, the nearest first."""
        if self._remembered.stretches is None:
            return []
        first, last = self._remembered.stretches
        first = max(first, window.stretch_of(at - LONGEST_GAP))
        last = min(last, window.stretch_of(at + LONGEST_GAP))
        own = window.stretch_of(at)
        return sorted(range(first, last + 1), key=lambda stretch: abs(stretch - own))

    def _chapter(self, link: storylines.Link) -> Chapter:
        return self._chapters.of(self._connection, link)[0]
