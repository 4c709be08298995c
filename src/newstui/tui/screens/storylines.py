"""Storylines: looking at one, following, naming, merging and splitting it."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from newstui.library import storyline_view
from newstui.library.marks import Change
from newstui.library.session import Library
from newstui.library.storyline_view import StorylineDetail
from newstui.model.event import EventRow
from newstui.model.storyline import StorylineRow
from newstui.tui.display import count
from newstui.tui.screens.choices import Choice
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.deciding import Deciding
from newstui.tui.screens.prompt import Prompt
from newstui.tui.state import Pane
from newstui.tui.widgets.virtual_list import VirtualList


class Storylines(Deciding):
    """In the pane of a storyline the keys of events act on it; everything can be undone.

    What events are linked with is loaded with the first decision, not at the start.
    """

    _came_from: int | None = None
    """The event that stood open when the storyline was opened."""

    def action_storyline(self) -> None:
        event = self._event_at_hand()
        if event is not None and self.state.pane is not Pane.STORYLINE:
            number = event.id
            self.begin(lambda: self._open_storyline(number), "storyline")

    async def _open_storyline(self, event_id: int) -> None:
        found = await self.ask(storyline_view.of_event, event_id)
        if found is None:
            self.tell("The event is part of no storyline")
            return
        self.storyline_pane.show_storyline(
            await self.ask(storyline_view.detail, found.id), event_id
        )
        self._came_from = self.state.open_event
        self.change(open_storyline=found.id, open_event=None)
        self.go_to(Pane.STORYLINE)

    def leave_storyline(self) -> None:
        """Back to where it was opened: an event's own timeline, or the list."""
        back, self._came_from = self._came_from, None
        self.change(open_storyline=None)
        if back is not None:
            self.open_event(back, None)
            self.go_to(Pane.EVENT)
        else:
            self.go_to(Pane.TIMELINE)

    @on(VirtualList.Moved, "#storyline")
    def _storyline_event_under_cursor(self) -> None:
        event = self.storyline_pane.event
        if event is not None:
            self._stop_staying()
            self._settled(lambda: self.begin(lambda: self._show_event(event), "show"))

    @on(VirtualList.Opened, "#storyline")
    def _storyline_event_opened(self) -> None:
        event = self.storyline_pane.event
        if event is not None:
            self.open_event(event.id, None)
            self.go_to(Pane.EVENT)

    async def reload_article(self) -> None:
        await super().reload_article()
        await self._reload_storyline()

    async def show_regrouped(self, article_id: int | None = None) -> None:
        await super().show_regrouped(article_id)
        await self._reload_storyline()

    async def _reload_storyline(self) -> None:
        number = self.state.open_storyline
        if number is None:
            return
        detail = await self.ask(storyline_view.detail, number)
        if len(detail.events) > 1:
            self.storyline_pane.show_storyline(detail, None)
        else:
            self.change(open_storyline=None)
            if self.state.pane is Pane.STORYLINE:
                self.go_to(Pane.TIMELINE)

    def _event_at_hand(self) -> EventRow | None:
        if self.state.pane is Pane.STORYLINE:
            return self.storyline_pane.event
        return super()._event_at_hand()

    def _storyline_at_hand(self) -> StorylineDetail | None:
        return self.storyline_pane.model.detail if self.state.pane is Pane.STORYLINE else None

    # Deciding

    def action_follow(self) -> None:
        detail = self._storyline_at_hand()
        if detail is None:
            super().action_follow()
            return
        number, on = detail.row.id, not detail.row.followed
        self._change_storyline(lambda: _follow(self.library, number, on))

    def action_name_storyline(self) -> None:
        detail = self._storyline_at_hand()
        if detail is None:
            key = self.key_of("event.storyline")
            self.tell(f"A storyline is named where it stands open: {key} opens that of an event")
            return
        number = detail.row.id

        def typed(title: str | None) -> None:
            if title:
                self._change_storyline(lambda: _name(self.library, number, title))

        self.app.push_screen(Prompt("Name the storyline", self.look, detail.row.title), typed)

    def action_merge(self) -> None:
        detail = self._storyline_at_hand()
        if detail is None:
            super().action_merge()
            return
        number = detail.row.id
        chooser = Chooser("One storyline with …", self.look, None, prompt="words of its title")

        def chosen(choice: Choice | None) -> None:
            if choice is not None:
                other = int(str(choice.value))
                self._change_storyline(lambda: _merge(self.library, number, other))

        self.app.push_screen(chooser, chosen)
        self.begin(lambda: self._offer_storylines(chooser, number), "picker")

    async def _offer_storylines(self, chooser: Chooser, number: int) -> None:
        chooser.offer(
            [
                Choice(
                    value=row.id,
                    label=row.title,
                    detail=self.look.age(row.last_at),
                    note=count(row.event_count, "event"),
                )
                for row in await self.ask(_others, number)
            ]
        )

    def action_split(self) -> None:
        detail, event = self._storyline_at_hand(), self.storyline_pane.event
        if detail is None or event is None:
            super().action_split()
            return
        number, home = event.id, detail.row.id
        ids = [one.id for one in detail.events]
        later = ids[ids.index(number) :]
        choices = [Choice((number,), "Not of this storyline", note=event.title)]
        if 1 < len(later) < len(ids):
            choices.append(
                Choice(tuple(later), "A storyline of their own: it and the later events")
            )

        def chosen(choice: Choice | None) -> None:
            if choice is not None and isinstance(choice.value, tuple):
                out = choice.value
                self._change_storyline(lambda: _split(self.library, home, out))

        self.app.push_screen(Chooser(event.title, self.look, choices), chosen)

    def _change_storyline(self, change: Callable[[], Change]) -> None:
        self._mark(change, many=True)


def _follow(library: Library, number: int, on: bool) -> Change:
    from newstui.library import storylines

    return storylines.follow(library, number, on)


def _name(library: Library, number: int, title: str) -> Change:
    from newstui.library import storylines

    return storylines.name(library, number, title)


def _merge(library: Library, number: int, other: int) -> Change:
    from newstui.library import storylines

    return storylines.merge(library, number, other)


def _split(library: Library, number: int, event_ids: tuple[int, ...]) -> Change:
    from newstui.library import storylines

    return storylines.split(library, number, event_ids)


def _others(library: Library, number: int) -> list[StorylineRow]:
    from newstui.library import storylines

    return [row for row in storylines.listed(library) if row.id != number]
