"""Storylines: linking events as they come, listing them, and the reader's own hand in them."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence

from newstui.events.signature import Signature
from newstui.events.storylines import LONGEST_GAP, READ_MEMBERS, Chapter, best_chain, chapter
from newstui.library import timelines
from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.model.storyline import StorylineRow
from newstui.model.timeline import EntryKind, TimelineEntry
from newstui.store import events, lists, storylines, undo_log, window
from newstui.store.database import Connection

_BATCH = 400
"""Articles whose events are linked in one transaction."""
_CANDIDATES = 24
"""Events that share most with the one to be linked; no more are looked at closely."""
_MOST_POSTINGS = 32
_READ_KEYS = 3
"""Articles of an event whose keys its candidates are looked up by."""
_MOST_KEYS = 48
"""Keys that are looked up, those of most articles first."""
_MOST_CHAPTERS = 4000
_COMPARED = 12
"""Events of a chain that a new one is compared with, the latest."""

Progress = Callable[[int], None]


def bring_up_to_date(
    library: Library,
    progress: Progress = lambda _done: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Links the events of all articles that came since the last time; gives how many articles.

    Each batch is a transaction of its own, so that what is done stays done.
    """
    done = 0
    chapters = _Chapters()
    while not cancelled():
        with library.database.writing() as connection:
            waiting, last = storylines.waiting(connection, _BATCH)
            if not last:
                break
            linker = _Linker(connection, library.now(), waiting, chapters)
            for link in storylines.links(connection, waiting):
                linker.link(link)
            storylines.looked_at(connection, last)
        done += len(waiting)
        progress(done)
    return done


class _Chapters:
    """The events that one run has met, as they were when it met them."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, tuple[Chapter, Sequence[int]]] = OrderedDict()

    def of(self, connection: Connection, link: storylines.Link) -> tuple[Chapter, Sequence[int]]:
        """The chapter of an event, and the keys that its candidates are found by."""
        found = self._known.get(link.event_id)
        if found is None:
            packed = window.signatures(connection, link.event_id, most=READ_MEMBERS)
            members = [Signature.unpack(one) for one in packed]
            made = chapter(link.event_id, link.topics, members)
            shared = Counter(key for one in members[:_READ_KEYS] for key in one.keys)
            found = made, [key for key, _ in shared.most_common(_MOST_KEYS)]
            self._known[link.event_id] = found
            if len(self._known) > _MOST_CHAPTERS:
                self._known.popitem(last=False)
        self._known.move_to_end(link.event_id)
        return found


class _Linker:
    """One batch of events on their way into storylines."""

    def __init__(
        self, connection: Connection, now: int, waiting: Iterable[int], chapters: _Chapters
    ) -> None:
        self._connection = connection
        self._now = now
        self._waiting = set(waiting)
        self._chapters = chapters

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
        _, keys = self._chapters.of(self._connection, link)
        first, last = (
            window.stretch_of(link.first_at + step) for step in (-LONGEST_GAP, LONGEST_GAP)
        )
        near = window.sharing(
            self._connection,
            list(range(first, last + 1)),
            keys,
            following=_MOST_POSTINGS,
            most=_CANDIDATES + 1,
        )
        return [event_id for event_id in near if event_id != link.event_id]

    def _chapter(self, link: storylines.Link) -> Chapter:
        return self._chapters.of(self._connection, link)[0]


def listed(library: Library) -> list[StorylineRow]:
    """The storylines of two events or more, the latest first."""
    return storylines.rows(library.database.reader())


def storyline(library: Library, number: int) -> StorylineRow:
    """One storyline; raises NewstuiError if there is none of that number."""
    found = storylines.rows(library.database.reader(), number)
    if not found:
        raise NewstuiError(f"there is no storyline s{number}")
    return found[0]


def timeline(library: Library, line: StorylineRow) -> tuple[TimelineEntry, ...]:
    """A storyline's events: the day each was first reported, its headline, who reports it; then
    what its latest event has still to come.

    In order of time; events of which no report is dated last, without a date.
    """
    connection = library.database.reader()
    entries = []
    ahead: tuple[TimelineEntry, ...] = ()
    for number in line.event_ids:
        row = events.row(connection, number)
        if row is None:
            continue
        reports = lists.articles_of_event(connection, number)
        dated = [day for one in reports if (day := one.published.isoformat())]
        count = f"{row.article_count} report{'' if row.article_count == 1 else 's'}"
        entries.append(
            TimelineEntry(
                date=min(dated)[:10] if dated else None,
                precision="day" if dated else "unknown",
                kind=EntryKind.HAPPENED,
                text=row.title,
                article_id=row.lead_article_id,
                start=0,
                sources=events.sources(connection, number),
                note=f"event {number}, {count}",
            )
        )
        if number == line.event_ids[-1]:
            course = timelines.of_reports(library, reports).entries
            ahead = tuple(entry for entry in course if entry.kind is EntryKind.PLANNED)
    entries.sort(key=lambda entry: (entry.date is None, entry.date or ""))
    return (*entries, *ahead)


def name(library: Library, number: int, title: str) -> Change:
    """Gives a storyline a name; an empty one takes the name back."""
    given = " ".join(title.split()) or None
    return _change(library, "storyline_title", {number: given}, f"named storyline s{number}")


def follow(library: Library, number: int, on: bool) -> Change:
    """Follows a storyline, or no more."""
    value = library.now() if on else None
    verb = "followed" if on else "no longer followed"
    return _change(library, "storyline_followed", {number: value}, f"{verb}: storyline s{number}")


def merge(library: Library, number: int, other: int) -> Change:
    """Takes all events of the other storyline into this one."""
    moved = storyline(library, other).event_ids
    storyline(library, number)
    wanted: dict[int, object] = {event_id: [number, True] for event_id in moved}
    return _change(library, "storyline_events", wanted, f"merged s{other} into s{number}")


def split(library: Library, number: int, event_ids: Sequence[int]) -> Change:
    """Takes events out of a storyline: several make one of their own, a single one stands alone.

    Raises NewstuiError if one of them is not in it.
    """
    inside = storyline(library, number).event_ids
    strange = [event_id for event_id in event_ids if event_id not in inside]
    if strange:
        raise NewstuiError(f"event {strange[0]} is not in storyline s{number}; nothing was changed")
    apart: int | None = None
    if len(event_ids) > 1:
        with library.database.writing(durable=True) as connection:
            apart = storylines.create(connection, library.now())
    wanted: dict[int, object] = {event_id: [apart, True] for event_id in event_ids}
    return _change(library, "storyline_events", wanted, f"split storyline s{number}")


def _change(library: Library, field: str, wanted: dict[int, object], description: str) -> Change:
    """Sets values and logs the change; raises NewstuiError if there is nothing of the number."""
    with library.database.writing(durable=True) as connection:
        before = storylines.values(connection, field, wanted)
        if len(before) < len(wanted):
            raise NewstuiError("there is no such storyline; nothing was changed")
        count = storylines.set_values(connection, field, wanted)
        undo_log.add(connection, description, field, before, wanted, library.now())
    return Change(description, count)
