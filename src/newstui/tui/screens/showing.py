"""What is being read: from the event under the cursor to its reports, one after the other."""

from __future__ import annotations

from newstui.library import browse, event_coverage, reading, storyline_view
from newstui.library.report_order import first_to_read, in_order
from newstui.library.session import Library
from newstui.model.article import Article
from newstui.model.event import EventDetail, EventRow
from newstui.model.timeline import EntryKind, TimelineEntry
from newstui.tui.actions import BY_ID, key_name
from newstui.tui.panes.event_head import Around
from newstui.tui.screens.staying import Staying
from newstui.tui.state import Pane


class Showing(Staying):
    """From the event under the cursor to one of its reports, and on to the others."""

    detail: EventDetail | None = None
    """The event of what is being read."""
    around: Around = Around()
    """What is known of it beside its reports."""
    _looked: int | None = None
    """The event that stands open and has been noted as looked at."""

    def event_chosen(self) -> None:
        event = self.timeline.event
        self._stop_staying()
        if event is not None:
            self._settled(lambda: self.begin(lambda: self._show_event(event), "show"))
        else:
            # What was still being looked up is not to be shown after all.
            self.workers.cancel_group(self, "show")
            self.detail = None
            self.show_nothing()

    def entry_chosen(self, entry: TimelineEntry) -> None:
        """An entry of the event's timeline: its article, at the sentence that tells of it."""
        self._stop_staying()
        self._settled(lambda: self.begin(lambda: self._show_entry(entry), "show"))

    def open_report(self, article_id: int) -> None:
        """Show a report at once and mark it as read."""
        self._stop_staying()
        self.begin(lambda: self._show_article(article_id, opened=True), "show")

    async def open_row(self, event: EventRow) -> None:
        """Show an event's report to read, and mark it as read."""
        self._stop_staying()
        await self._show_event(event, opened=True)

    def show_nothing(self) -> None:
        self.reading.empty = (
            ("Nothing to read.",) if self.state.query else ("Nothing to read yet.",)
        )
        self.reading.show_article(None)
        self._say_which_report()

    async def reload_article(self) -> None:
        """Show the same article again after its marks have changed."""
        article = self.reading.article
        if article is None:
            return
        fresh = await self.ask(reading.article, article.row.id)
        if self.reading.article is article and fresh is not None:
            self.reading.show_article(fresh, self.reading.told, self.reading.model.highlight)
        if self.detail is not None:
            await self.load_detail(self.detail.row.id)

    async def show_regrouped(self, article_id: int | None = None) -> None:
        """After articles have come into other events: the list, and what is read (or another
        report) with the event that it is in now."""
        await self.load(self.state.query, keep=True)
        article = self.reading.article
        if article_id is None and article is not None:
            article_id = article.row.id
        fresh = None if article_id is None else await self.ask(reading.article, article_id)
        if fresh is None:
            return
        if article is not None and article.row.id == fresh.row.id:
            self.reading.show_article(fresh, self.reading.told, self.reading.model.highlight)
        else:
            shape = await self.ask(reading.shape, fresh)
            self.reading.show_article(fresh, shape=shape)
        await self.load_detail(fresh.row.event_id, fresh.row.id)

    async def load_detail(self, event_id: int, select: int | None = None) -> None:
        """Take over the event of what is being read, and its pane where that is open, with the
        cursor on the report `select`."""
        detail = await self._detail_of(event_id)
        if detail is not None:
            self._take_over(detail, select)

    async def _detail_of(self, event_id: int) -> EventDetail | None:
        """An event, and what is known around it."""
        detail = await self.ask(browse.event_detail, event_id)
        if detail is not None:
            self.around = await self.ask(_around, detail)
        return detail

    def open_event(self, event_id: int, article_id: int | None) -> None:
        """Put an event's own timeline in the place of the list, with the cursor on a report: on
        `article_id`, else on the one that is shown already."""
        article = self.reading.article
        if article_id is None and article is not None and article.row.event_id == event_id:
            article_id = article.row.id
        self.event_pane.leave()
        self._looked = None
        self.change(open_event=event_id)
        if self.detail is not None and self.detail.row.id == event_id:
            self._take_over(self.detail, article_id)
            return
        row = self.timeline.event
        if row is not None and row.id == event_id:
            self.event_pane.announce(row)
        self.begin(lambda: self.open_detail(event_id, article_id), "show")

    async def open_detail(self, event_id: int, article_id: int | None) -> None:
        """Take over an event that is opened; where its report was not shown yet, show it."""
        await self.load_detail(event_id, article_id)
        article, detail = self.reading.article, self.detail
        if detail is not None and (article is None or article.row.event_id != detail.row.id):
            number = article_id or first_to_read(detail)
            self.event_pane.select_report(number)
            await self._show_article(number)

    def _take_over(self, detail: EventDetail, select: int | None) -> None:
        self.detail = detail
        if self.state.open_event is not None:
            number = detail.row.id
            self.change(open_event=number)
            self.event_pane.show_event(detail, self.around, select)
            if self._looked != number:
                self._looked = number
                self.begin(lambda: self._look_at(number), "looked")
        self._say_which_report()

    async def _look_at(self, event_id: int) -> None:
        """Note that the event was looked at, then say which others may be the same."""

        def look_at(library: Library) -> None:
            # What new facts are told by is loaded with the first event that is opened.
            from newstui.library import new_facts

            new_facts.look_at(library, event_id)

        await self.note(look_at)
        await self._offer_same(event_id)

    async def _offer_same(self, event_id: int) -> None:
        def near(library: Library) -> list[str]:
            # What events are compared with is loaded by the first that is opened.
            from newstui.library.possible import possibly_same

            return [one.event.title for one in possibly_same(library, event_id) if one.near]

        self.event_pane.offer_same(event_id, await self.ask(near))

    async def load_told(self) -> None:
        """Find what earlier reports of the event have told, and say so where there is nothing."""
        article = self.reading.article
        if article is None:
            return
        told = await self.ask(reading.told_before, article.row.id)
        if self.reading.article is article:
            self.reading.show_article(article, told, self.reading.model.highlight)
            if not told:
                self.tell("Nothing here was told before" + self._as_first(article))

    def _as_first(self, article: Article) -> str:
        reports = () if self.detail is None else self.detail.reports
        if len(reports) > 1:
            is_first = reports[0].id == article.row.id
            return ": it is the first report of its event" if is_first else ""
        return ": it is the only report of its event"

    def go_to(self, pane: Pane) -> None:
        """Give a pane the keyboard. The main screen does this."""
        raise NotImplementedError

    async def _show_event(self, event: EventRow, *, opened: bool = False) -> None:
        text = self.state.query
        is_lead_first = event.unread_count in (0, event.article_count) and not text
        if event.article_count == 1 or is_lead_first:
            await self._show_article(event.lead_article_id, opened=opened)
            if self.detail is None or self.detail.row.id != event.id:
                await self.load_detail(event.id, event.lead_article_id)
            return
        matching = await self.ask(browse.matching_of_event, event.id, text) if text else None
        detail = await self._detail_of(event.id)
        if detail is not None:
            article_id = first_to_read(detail, matching, unread=opened)
            self._take_over(detail, article_id)
            await self._show_article(article_id, opened=opened)

    async def _show_entry(self, entry: TimelineEntry) -> None:
        highlight = None
        if entry.kind is not EntryKind.REPORT:
            article = await self.ask(reading.article, entry.article_id)
            if article is not None:
                highlight = _sentence(article, entry.start)
        await self._show_article(entry.article_id, highlight=highlight)

    async def _show_article(
        self,
        article_id: int,
        *,
        opened: bool = False,
        highlight: tuple[int, int] | None = None,
    ) -> None:
        article = await self.ask(reading.article, article_id)
        told: tuple[tuple[int, int], ...] = ()
        if article is None:
            self.reading.show_article(None)
            return
        shape = await self.ask(reading.shape, article)
        if self.state.dim_told:
            told = await self.ask(reading.told_before, article_id)
        self.reading.show_article(article, told, highlight, shape=shape)
        if self.detail is None or self.detail.row.id != article.row.event_id:
            self.detail = None
        self._say_which_report()
        if opened:
            if self.reading.size.height:
                self.mark_read(article)
            else:
                # Where the pane of the text is hidden it comes into sight, and so is read.
                self.go_to(Pane.READING)
            if self.state.open_event is not None:
                self.event_pane.select_report(article_id)
            if self.detail is None:
                await self.load_detail(article.row.event_id, article_id)
        elif not article.row.read:
            self._stays(article)

    def key_of(self, action_id: str) -> str:
        """The key of an action, as the reader has it."""
        return key_name(self.library.settings.keys.get(action_id, BY_ID[action_id].keys))

    def being_read(self) -> Article | None:
        """The report that a key is meant for; where there is none that is said."""
        article = self.reading.article
        if article is None:
            self.tell("No report is shown")
        return article

    def report_beside(self, direction: int) -> int | None:
        """The report so many places on (or back) in the event that is read, at most the last."""
        article = self.reading.article
        if article is None or self.detail is None:
            return None
        ids = [report.id for report in in_order(self.detail)]
        if article.row.id not in ids:
            return None
        here = ids.index(article.row.id)
        place = min(max(here + direction, 0), len(ids) - 1)
        return None if place == here else ids[place]

    def _say_which_report(self) -> None:
        article = self.reading.article
        text = ""
        has_storyline = self.detail is not None and self.around.storyline is not None
        known = 0 if self.detail is None else len(self.detail.reports)
        self.change(reports=known, has_storyline=has_storyline)
        if article is not None and self.detail is not None and len(self.detail.reports) > 1:
            reports = in_order(self.detail)
            ids = [report.id for report in reports]
            if article.row.id in ids:
                place = ids.index(article.row.id) + 1
                following = reports[place : place + 1]
                key = self.key_of("read.next_report")
                text = self.look.joined(
                    [f"report {place} of {len(ids)}", *(f"{key} {one.source}" for one in following)]
                )
        self.reading.say(text)

    def reading_entered(self) -> None:
        """The keyboard came to the text: it is being read."""
        article = self.reading.article
        if article is not None and self.state.pane is Pane.READING:
            self.mark_read(article)


def _around(library: Library, detail: EventDetail) -> Around:
    found = event_coverage.coverage(library, detail.row.id)
    return Around(found, storyline_view.of_event(library, detail.row.id))


def _sentence(article: Article, start: int) -> tuple[int, int]:
    """The sentence that begins at an offset, as the dates found in it have it."""
    for mention in article.mentions:
        if mention.sentence_start == start:
            return start, mention.sentence_end
    end = article.text.find("\n", start)
    return start, len(article.text) if end < 0 else end
