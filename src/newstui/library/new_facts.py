"""What the reports of an event tell that the reader has not read: `3 new facts`."""

from __future__ import annotations

from dataclasses import dataclass

from newstui.events.novelty import Told
from newstui.events.sentences import sentences
from newstui.library import browse, muting
from newstui.library.session import Library
from newstui.model.event import EventRow
from newstui.store import articles, event_rows, lists, seen

_MOST_KNOWN, _MOST_UNREAD = 60, 30
"""Reports that are read for it, the latest known and the earliest unread: an event of hundreds
must open at once as well."""
_LEAST_WORDS = 5
"""A sentence of fewer words tells no fact that one could read by itself."""


@dataclass(frozen=True, slots=True)
class NewFact:
    """A sentence that says what no report known to the reader says."""

    article_id: int
    source: str
    start: int
    """Where it stands in the article's text, in characters."""
    text: str


def new_facts(library: Library, event_id: int) -> tuple[NewFact, ...] | None:
    """The sentences of an event's unread reports that say something new, earliest first.

    Known are the reports that the reader has read, and those that were there when the reader last
    looked at the event. None for an event of which the reader knows nothing: all of it is new.
    """
    connection = library.database.reader()
    looked = seen.looked_at(connection, event_id)
    reports = lists.articles_of_event(connection, event_id)
    known = [row.id for row in reports if row.read or row.first_seen <= looked]
    if not known:
        return None
    unread = [row for row in reports if row.id not in set(known)][:_MOST_UNREAD]
    known = known[-_MOST_KNOWN:]
    texts = articles.texts_of(connection, [*known, *(row.id for row in unread)])
    told = Told([texts.get(number, "") for number in known])
    facts: list[NewFact] = []
    for row in unread:
        text = texts.get(row.id, "")
        facts += [
            NewFact(row.id, row.source, start, text[start:end])
            for start, end in sentences(text, row.language)
            if text.count(" ", start, end) + 1 >= _LEAST_WORDS and not told.knows(text[start:end])
        ]
        told.add(text)
    return tuple(facts)


def look_at(library: Library, event_id: int) -> None:
    """Remembers that the reader has looked at an event: what it tells now is known from here on."""
    with library.database.writing() as connection:
        seen.look_at(connection, event_id, library.now())


def half_known(library: Library, query: str = "") -> list[EventRow]:
    """The events that the reader knows in part: something read or looked at, something unread.

    Of those that match the query and are not muted, the newest first. Raises QueryError.
    """
    connection = library.database.reader()
    keys, _ = muting.shown_keys(library, browse.understand(library, query))
    shown = set(keys)
    rows = (event_rows.row(connection, event_id) for event_id in seen.half_known(connection))
    return [row for row in rows if row is not None and row.key in shown]
