"""What the reader decides about events: merging, parting, following."""

from __future__ import annotations

from collections.abc import Callable, Set

from newstui.library import event_marks
from newstui.library.marks import Change
from newstui.library.report_order import in_order
from newstui.library.session import Library
from newstui.model.article import Article
from newstui.model.event import EventDetail, EventRow
from newstui.tui.display import count
from newstui.tui.screens.choices import Choice
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.marking import Marking
from newstui.tui.state import Pane

_LIKELY, _ALIKE, _AROUND = "Possibly the same", "Alike", "At that time"
_ELSEWHERE = "It belongs to another event"


class Deciding(Marking):
    """Pickers put what is likely first, so that Enter takes it; everything can be undone.

    What events are compared and grouped with is loaded with the first decision, not at the start.
    """

    def action_follow(self) -> None:
        event = self._event_at_hand()
        if event is not None:
            number, on = event.id, not event.followed
            self._mark(lambda: event_marks.set_followed(self.library, [number], on), many=True)

    def action_merge(self) -> None:
        event = self._event_at_hand()
        if event is None:
            return
        number = event.id
        chooser = Chooser(
            "One event with …", self.look, None, prompt="type words of the other's headline"
        )

        def chosen(choice: Choice | None) -> None:
            if choice is not None:
                other = int(str(choice.value))
                self._decide(lambda: self._merged(number, other), self._read_id())

        self.app.push_screen(chooser, chosen)
        self.begin(lambda: self._offer_events(chooser, number), "picker")

    def action_split(self) -> None:
        article, detail = self.reading.article, self.detail
        if article is None or detail is None or detail.row.id != article.row.event_id:
            return
        if len(detail.reports) == 1:
            self.tell("It is the only report of its event")
            return
        chooser = Chooser(f"{article.row.source}: {article.row.title}", self.look, None)

        def chosen(choice: Choice | None) -> None:
            if choice is not None:
                self._part(article, detail, choice.value)

        self.app.push_screen(chooser, chosen)
        self.begin(lambda: self._offer_parting(chooser, article, detail), "picker")

    def _event_at_hand(self) -> EventRow | None:
        """The event under the cursor of the timeline, else that of what is being read."""
        if self.state.pane is Pane.TIMELINE:
            return self.timeline.event
        return None if self.detail is None else self.detail.row

    def _read_id(self) -> int | None:
        article = self.reading.article
        return None if article is None else article.row.id

    # Merging

    async def _offer_events(self, chooser: Chooser, event_id: int) -> None:
        chooser.offer(await self.ask(self._events_to_offer, event_id))

    def _events_to_offer(self, library: Library, event_id: int) -> list[Choice]:
        from newstui.library import possible

        found = possible.possibly_same(library, event_id)
        choices = [
            self._event_choice(one.event, _LIKELY if one.near else _ALIKE)
            for one in sorted(found, key=lambda one: not one.near)
        ]
        offered = {choice.value for choice in choices}
        rest = [row for row in possible.around(library, event_id) if row.id not in offered]
        return choices + [self._event_choice(row, _AROUND) for row in rest]

    def _event_choice(self, row: EventRow, group: str) -> Choice:
        reports = count(row.article_count, "report")
        age = self.look.age(row.last_at)
        return Choice(value=row.id, label=row.title, detail=age, note=reports, group=group)

    def _merged(self, number: int, other: int) -> Change:
        from newstui.library import event_decisions

        return event_decisions.merge(self.library, [number, other])

    # Parting

    async def _offer_parting(self, chooser: Chooser, article: Article, detail: EventDetail) -> None:
        elsewhere = await self.ask(self._events_elsewhere, article.row.id)
        ids = [report.id for report in detail.reports]
        is_lead = article.row.id == detail.row.lead_article_id
        rest = "the rest gets another headline" if is_lead else "the rest stays as it is"
        choices = [
            Choice("alone", "An event of its own", note=rest),
            Choice("out", "Not of this event", note="let newstui find where it belongs"),
        ]
        if 0 < ids.index(article.row.id) < len(ids) - 1:
            choices.append(Choice("later", "An event of their own: it and the later reports"))
        chooser.offer([*choices, *elsewhere])

    def _events_elsewhere(self, library: Library, article_id: int) -> list[Choice]:
        from newstui.library import possible

        return [
            self._event_choice(one.event, _ELSEWHERE)
            for one in possible.alternatives(library, article_id)
        ]

    def _part(self, article: Article, detail: EventDetail, how: object) -> None:
        number, home = article.row.id, detail.row.id
        ids = [report.id for report in detail.reports]
        later = ids[ids.index(number) :]

        def part() -> Change:
            from newstui.library import event_decisions

            if how == "out":
                return event_decisions.take_out(self.library, [number])
            if how == "alone":
                return event_decisions.split(self.library, home, [number])
            if how == "later":
                return event_decisions.split(self.library, home, later)
            return event_decisions.bring(self.library, int(str(how)), [number])

        gone = set(later) if how == "later" else {number}
        self._decide(part, self._beside(number, gone))

    def _beside(self, article_id: int, gone: Set[int]) -> int | None:
        """The report to read on with: the next of those that stay, else the one before."""
        if self.detail is None:
            return None
        ids = [report.id for report in in_order(self.detail)]
        place = ids.index(article_id)
        stay = [one for one in (*ids[place:], *reversed(ids[:place])) if one not in gone]
        return stay[0] if stay else None

    def _decide(self, change: Callable[[], Change], article_id: int | None) -> None:
        """Do it beside the screen, then show a report with its event as it is now."""
        self._stop_staying()
        self.begin(lambda: self._decided(change, article_id), "marks", exclusive=False)

    async def _decided(self, change: Callable[[], Change], article_id: int | None) -> None:
        async with self.writing:
            done = await self.ask(lambda _library: change())
            await self.refresh_marks(many=True)
        await self.show_regrouped(article_id)
        self.tell_change(done)
