"""What the commands of the linear mode do: the same library as the screen, told in plain lines."""

from __future__ import annotations

from array import array

from newstui.cli.output import data
from newstui.library import browse, event_marks, explaining, marks, muting, reading, undoing
from newstui.library.dates_shown import date_shown
from newstui.library.marks import Change
from newstui.library.report_order import first_to_read, in_order
from newstui.library.session import Library
from newstui.model.article import Article
from newstui.model.errors import NewstuiError
from newstui.model.event import EventDetail, EventRow
from newstui.model.query import EVERYTHING, Query
from newstui.tui.display import Display, count
from newstui.tui.signs import ASCII

_AT_ONCE = 10
"""Events told in one go: about half a minute of listening."""


class PlainReader:
    """Remembers the list, how far it was told, and what is being read. Every command takes what
    was typed behind it and raises NewstuiError for what cannot be done."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._look = Display(signs=ASCII, clock=library.clock, topic_name=str)
        self._query = ""
        self._keys: array[int] = array("q")
        self._told = 0
        """How many events of the list have been told."""
        self._place = -1
        """Which event of the list is being read, from 0; -1 for none."""
        self._article: Article | None = None

    # The list

    def list(self, _rest: str) -> None:
        """The list anew, from its beginning."""
        self._keys, hidden = muting.shown_keys(self._library, self._understood())
        self._told = 0
        what = count(len(self._keys), "event")
        matching = f" for {self._query}" if self._query else ""
        muted = f", {hidden} hidden since muted" if hidden else ""
        data(f"{what}{matching}{muted}.")
        if not self._keys and not self._query:
            data("There is no news yet. In a shell: newstui add URL, newstui import FILE, or")
            data("newstui demo --plain to look around.")
        self._tell_list()

    def more(self, _rest: str) -> None:
        """The next events of the list."""
        if self._told >= len(self._keys):
            raise NewstuiError("that was the whole list")
        self._tell_list()

    def back(self, _rest: str) -> None:
        """The part of the list that was told last."""
        self._told = max(0, self._told - 1) // _AT_ONCE * _AT_ONCE
        self._tell_list()

    def filter(self, rest: str) -> None:
        """Another query; none shows all news."""
        browse.understand(self._library, rest)
        self._query = rest
        self._place, self._article = -1, None
        self.list("")

    def _understood(self) -> Query:
        return browse.understand(self._library, self._query) if self._query else EVERYTHING

    def _tell_list(self) -> None:
        rows = browse.events_at(self._library, self._keys[self._told : self._told + _AT_ONCE])
        for number, row in enumerate(rows, self._told + 1):
            data(f"{number}. {'No longer there' if row is None else self._line(row)}")
        self._told += len(rows)
        if self._told < len(self._keys):
            data(f"{count(len(self._keys) - self._told, 'event')} to come: more")

    def _line(self, row: EventRow) -> str:
        """`Bridge closed. 2 of 3 reports unread, starred. Croatia. 11 January 2024.`"""
        reports = count(row.article_count, "report")
        if row.article_count > 1:
            unread = f"{row.unread_count} of {reports} unread" if row.unread_count else reports
        else:
            unread = "Unread" if row.unread_count else "Read"
        state = [unread, *["starred"] * row.starred, *["followed"] * row.followed]
        places = ", ".join(self._look.country(code) for code in row.countries)
        when = self._look.heading(self._look.day(row.last_at))
        facts = [row.title.rstrip("."), ", ".join(state), places, when]
        return ". ".join(fact for fact in facts if fact) + "."

    # Reading

    def read(self, rest: str) -> None:
        """An event of the list: the report that its headline is of, or the first unread one; under
        a filter one that matches."""
        self._place, self._article = self._number(rest), None
        self._tell_first(unread=False)

    def _tell_first(self, *, unread: bool) -> None:
        detail = self._detail()
        matching = None
        if self._query:
            matching = browse.matching_of_event(self._library, detail.row.id, self._query)
        self._tell(first_to_read(detail, matching, unread=unread))

    def next(self, _rest: str) -> None:
        """The next event of the list with unread reports."""
        for place in range(self._place + 1, len(self._keys)):
            (row,) = browse.events_at(self._library, self._keys[place : place + 1])
            if row is not None and row.unread_count:
                self._place, self._article = place, None
                self._tell_first(unread=True)
                return
        raise NewstuiError("nothing unread further down the list")

    def report(self, _rest: str) -> None:
        """The next report of this event."""
        article = self._being_read()
        ids = [report.id for report in in_order(self._detail())]
        following = ids[ids.index(article.row.id) + 1 :] if article.row.id in ids else ids
        if not following:
            raise NewstuiError("that was the last report of the event")
        self._tell(following[0])

    def link(self, _rest: str) -> None:
        """The address of the report."""
        data(self._being_read().url or "This report has no address.")

    def why(self, _rest: str) -> None:
        """Why the report is in its event."""
        explanation = explaining.why(self._library, self._being_read().row.id)
        for line in explanation.lines if explanation else ():
            data(line)

    def timeline(self, rest: str) -> None:
        """What happened when in an event, as its reports tell it."""
        if rest:
            self._place, self._article = self._number(rest), None
        detail = self._detail()
        data(f"{detail.row.title}. {count(len(detail.reports), 'report')} of "
             f"{', '.join(detail.sources)}.")  # fmt: skip
        for entry in detail.timeline:
            day = date_shown(entry.date, "to come" if entry.kind == "planned" else "undated")
            data(f"{day}, {entry.kind}: {entry.text} ({', '.join(entry.sources)})")

    def _tell(self, article_id: int) -> None:
        article = reading.article(self._library, article_id)
        if article is None:
            raise NewstuiError("the report is no longer there")
        self._article = article
        reports = [report.id for report in in_order(self._detail())]
        which = ""
        if len(reports) > 1 and article_id in reports:
            which = f", report {reports.index(article_id) + 1} of {len(reports)}"
        data(article.row.title)
        data(f"{article.row.source}, {self._look.full(article.row.published)}{which}.")
        data()
        data(article.text)
        data()
        if not article.row.read:
            marks.set_read(self._library, [article_id], True, undoable=False)

    # Marks

    def mark(self, rest: str) -> None:
        """An event as read, or as unread where it was read."""
        detail = self._detail(self._number(rest) if rest else None)
        unread = [report.id for report in detail.reports if not report.read]
        ids = unread or [report.id for report in detail.reports]
        self._tell_change(marks.set_read(self._library, ids, bool(unread)))

    def star(self, _rest: str) -> None:
        """The report that is read."""
        row = self._being_read().row
        self._tell_change(marks.set_starred(self._library, [row.id], not row.starred))
        self._article = reading.article(self._library, row.id)

    def follow(self, rest: str) -> None:
        """An event, or no more."""
        row = self._detail(self._number(rest) if rest else None).row
        self._tell_change(event_marks.set_followed(self._library, [row.id], not row.followed))

    def undo(self, _rest: str) -> None:
        """The last change."""
        change = undoing.undo(self._library)
        if change is None:
            raise NewstuiError("there is nothing to undo")
        self._tell_change(change)
        if self._article is not None:
            self._article = reading.article(self._library, self._article.row.id)

    def _tell_change(self, change: Change) -> None:
        what = "report" if change.counted == "article" else change.counted
        text = f"{change.description}: {count(change.count, what)}."
        data(text[:1].upper() + text[1:])

    # What is meant

    def _number(self, rest: str) -> int:
        """The place, from 0, of the event that was named by its number in the list."""
        if not rest.isdecimal() or not 1 <= int(rest) <= len(self._keys):
            raise NewstuiError(f"which event? a number from 1 to {len(self._keys)}")
        return int(rest) - 1

    def _detail(self, place: int | None = None) -> EventDetail:
        """The event at a place of the list, or the one that is being read."""
        if place is None and self._article is not None:
            event_id = self._article.row.event_id
        else:
            place = self._place if place is None else place
            if place < 0:
                raise NewstuiError("nothing is being read: read N, or next")
            (row,) = browse.events_at(self._library, self._keys[place : place + 1])
            event_id = 0 if row is None else row.id
        detail = browse.event_detail(self._library, event_id)
        if detail is None:
            raise NewstuiError("the event is no longer there: list")
        return detail

    def _being_read(self) -> Article:
        if self._article is None:
            raise NewstuiError("nothing is being read: read N, or next")
        return self._article
