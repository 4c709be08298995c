"""Muting: out of the lists goes the event, or all of a source, country, topic, word or query."""

from __future__ import annotations

from collections.abc import Callable

from newstui.library import event_marks, muting
from newstui.library.marks import Change
from newstui.library.query_language import quote
from newstui.model.event import EventRow
from newstui.model.facet import FacetKind
from newstui.tui import filters
from newstui.tui.screens.choices import Choice
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.filtering import Filtering
from newstui.tui.screens.marking import Marking
from newstui.tui.state import Pane

_MUTE, _MUTED = "Mute", "Muted now: choose to show again"
_ALL = "Everything"


class Hiding(Marking, Filtering):
    """It is kept out of the lists alone, and comes back by the same key or by undo."""

    def action_mute(self) -> None:
        event = self._event_to_mute()
        choices = [*self._offers(event), *self._muted()]
        chooser = Chooser(
            "Mute",
            self.look,
            choices,
            prompt="or type a word or query" if choices else "type a word or query",
            of_typed=_of_typed,
            nothing="What you type is kept out of the lists.",
        )

        def chosen(choice: Choice | None) -> None:
            if choice is not None:
                self._mark(self._muting(choice), many=True)

        self.app.push_screen(chooser, chosen)

    def _muting(self, choice: Choice) -> Callable[[], Change]:
        on = not choice.active
        if isinstance(choice.value, EventRow):
            number = choice.value.id
            return lambda: event_marks.set_muted(self.library, [number], on)
        text = str(choice.value)
        return lambda: muting.mute_query(self.library, text, on)

    def _event_to_mute(self) -> EventRow | None:
        if self.state.pane is Pane.TIMELINE:
            return self.timeline.event
        return None if self.detail is None else self.detail.row

    def _offers(self, event: EventRow | None) -> list[Choice]:
        """What of the event, and of the report that is read, can be muted."""
        offers: list[Choice] = []
        if event is not None:
            verb = "Show this event again" if event.muted else "This event"
            offers.append(Choice(event, verb, note=event.title, group=_MUTE, active=event.muted))
        article = self.reading.article
        if article is not None and (event is None or article.row.event_id == event.id):
            offers.append(self._offer(FacetKind.SOURCE, article.row.source, article.row.source))
        if event is not None:
            offers += [
                self._offer(FacetKind.COUNTRY, code, self.look.country(code))
                for code in event.countries
            ]
            offers += [
                self._offer(FacetKind.TOPIC, code, self.look.topic_name(code))
                for code in event.topics
            ]
        if self.state.query:
            label = f"{_ALL} under this filter"
            offers.append(Choice(self.state.query, label, note=self.state.query, group=_MUTE))
        muted = set(muting.muted_queries(self.library))
        return [offer for offer in offers if offer.value not in muted]

    def _offer(self, kind: FacetKind, value: str, name: str) -> Choice:
        relation = {FacetKind.SOURCE: "from", FacetKind.COUNTRY: "about"}.get(kind, "on")
        condition = filters.condition(kind, value)
        return Choice(condition, f"{_ALL} {relation} {name}", note=condition, group=_MUTE)

    def _muted(self) -> list[Choice]:
        return [
            Choice(query, query, group=_MUTED, active=True)
            for query in muting.muted_queries(self.library)
        ]


def _of_typed(typed: str) -> Choice:
    """What was typed, as the words or the query that it is."""
    is_query = any(mark in typed for mark in ':"()-') or " or " in f" {typed} "
    query = typed if is_query else quote(typed)
    label = f"{_ALL} that matches {typed}" if is_query else f"{_ALL} with “{typed}”"
    return Choice(query, label)
