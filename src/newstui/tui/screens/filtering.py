"""Filters: the bar, the pickers, the sources pane, and dropping them again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual import on

from newstui.library import browse, catalogue, screen_memory
from newstui.model.errors import QueryError
from newstui.model.facet import FacetCount, FacetKind
from newstui.tui import filters
from newstui.tui.display import at_least, count
from newstui.tui.panes.source_entries import Entry, Kind
from newstui.tui.panes.sources import SourcesPane
from newstui.tui.screens.choices import Choice
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.listing import CLOSED, COUNTED, Listing
from newstui.tui.widgets.filter_bar import FilterBar
from newstui.tui.widgets.trail import Trail

_TYPING_SECONDS = 0.05
_FAULT_SECONDS = 0.5
_RESTING_SECONDS = 0.15
_PLURALS = {
    FacetKind.COUNTRY: "Countries",
    FacetKind.TOPIC: "Topics",
    FacetKind.SOURCE: "Sources",
    FacetKind.LANGUAGE: "Languages",
}


class Filtering(Listing):
    """The text of the query is what is true; everything here changes that text."""

    before_filter: str | None = None
    """The query to go back to if the filter bar is left."""

    def set_query(self, query: str) -> None:
        """Show what matches a query."""
        self.hold_paint()
        self.begin(lambda: self.load(query), "list")

    def action_drop_filter(self) -> None:
        if self.state.query:
            self.set_query(filters.without(self.state.query, -1))

    def action_clear_filters(self) -> None:
        if self.state.query:
            self.set_query("")

    @on(Trail.Dropped)
    def _chip_dropped(self, event: Trail.Dropped) -> None:
        self.set_query(filters.without(self.state.query, event.position))

    def choose_entry(self, entry: Entry) -> None:
        """What was chosen in the sources pane."""
        query = self.state.query
        if entry.kind is Kind.ALL:
            self.set_query("")
        elif entry.kind is Kind.SMART:
            self.set_query("" if self.sources.model.active(entry) else entry.value)
        elif entry.kind is Kind.FACET and entry.facet is not None:
            self.set_query(filters.only(query, entry.facet, entry.value))
        elif filters.has(query, entry.condition):
            kept = [part for part in filters.conditions(query) if part != entry.condition]
            self.set_query(filters.joined(kept))
        else:
            self.set_query(filters.with_condition(query, entry.condition))

    def action_unread_source(self, direction: int) -> None:
        entry = self.sources.model.source_with_unread(direction)
        if entry is None:
            self.tell("No source has unread reports")
            return
        query = filters.condition(FacetKind.SOURCE, entry.value)
        self.set_query(query)
        self.sources.show_query(query)
        self.sources.move_to_entry(entry)

    @on(SourcesPane.Folded)
    def _remember_folds(self) -> None:
        closed = sorted(self.sources.model.closed)
        self.begin(lambda: self.ask(screen_memory.remember, CLOSED, closed), "memory")

    # The pickers

    def action_go(self) -> None:
        """Any entry of the sources pane by its name."""
        choices = [self._of_entry(entry) for entry in self.sources.model.all_entries()]

        def chosen(choice: Choice | None) -> None:
            if choice is not None and isinstance(choice.value, Entry):
                self.set_query(self._only(choice.value))
                self.sources.move_to_entry(choice.value)

        prompt = "type to find a folder, source, country or topic"
        self.app.push_screen(Chooser("Go to", self.look, choices, prompt=prompt), chosen)

    def _of_entry(self, entry: Entry) -> Choice:
        kind = entry.facet or entry.kind
        return Choice(
            value=entry,
            label=entry.label,
            detail=at_least(entry.count, more=entry.at_least) if entry.count else "",
            note=kind if entry.facet or entry.kind in (Kind.SMART, Kind.FOLDER) else "",
            words=(entry.value,) if entry.facet is FacetKind.COUNTRY else (),
            active=self.sources.model.active(entry),
        )

    def _only(self, entry: Entry) -> str:
        """The query that shows what an entry stands for, and nothing else."""
        return entry.value if entry.kind is Kind.SMART else entry.condition

    def action_pick(self, kind: str) -> None:
        """Open the picker of a facet; it starts with what is known and is then counted."""
        facet = FacetKind(kind)
        known = self.sources.model.facets.get(facet) if not self.state.query else None
        choices = None if known is None else self._choices(facet, known)
        chooser = Chooser(
            _PLURALS[facet],
            self.look,
            choices,
            prompt=f"type to find a {facet}",
            nothing="Nothing by that name" + (" under the filter." if self.state.query else "."),
        )

        def chosen(choice: Choice | None) -> None:
            if choice is not None:
                self.set_query(filters.toggled(self.state.query, facet, str(choice.value)))

        self.app.push_screen(chooser, chosen)
        self.begin(lambda: self._count_for(chooser, facet), "picker")

    async def _count_for(self, chooser: Chooser, facet: FacetKind) -> None:
        query = await self.ask(browse.understand, self.state.query)
        counts = await self.ask(browse.facet_counts, query, newest=COUNTED)
        chooser.offer(self._choices(facet, self._with_uncounted(counts[facet], facet)))

    def _with_uncounted(
        self, counts: Sequence[FacetCount], facet: FacetKind
    ) -> Sequence[FacetCount]:
        """Where only the newest were counted, the values that these do not have may match too."""
        if not any(count.at_least for count in counts):
            return counts
        counted = {count.value for count in counts}
        others = [
            one for one in self.sources.model.facets.get(facet, ()) if one.value not in counted
        ]
        return [*counts, *(replace(one, total=0, unread=0, at_least=True) for one in others)]

    def _choices(self, facet: FacetKind, counts: Iterable[FacetCount]) -> list[Choice]:
        choices = [
            Choice(
                value=value.value,
                label=self._named(value),
                detail=at_least(value.total, more=value.at_least) if value.total else "",
                note="" if value.unread in (0, value.total) else _unread(value),
                words=() if facet is FacetKind.SOURCE else (value.value, value.label),
                active=filters.asks_for(self.state.query, facet, value.value),
            )
            for value in counts
        ]
        return choices + self._groupings() if facet is FacetKind.COUNTRY else choices

    def _named(self, value: FacetCount) -> str:
        is_country = value.kind is FacetKind.COUNTRY
        return self.look.country(value.value) if is_country else value.label

    def _groupings(self) -> list[Choice]:
        return [
            Choice(
                value=name,
                label=name,
                active=filters.has(self.state.query, filters.condition(FacetKind.COUNTRY, name)),
                group="Groupings",
            )
            for name in catalogue.country_groups()
        ]

    # The filter bar

    @property
    def filter_bar(self) -> FilterBar:
        return self.query_one(FilterBar)

    async def action_filter(self) -> None:
        self.before_filter = self.state.query
        await self.filter_bar.open(self.state.query)

    def completions(self, field: str) -> list[tuple[str, int]]:
        """What a field can be asked for, the most frequent first, with its unread articles."""
        model = self.sources.model
        if field == "saved":
            return [(one.folder.name, one.unread) for one in model.smart]
        if field in ("folder", "tag"):
            return model.folders(field)
        kinds = [kind for kind, name in filters.FIELDS.items() if name == field]
        if field in filters.PLACES:
            kinds = [FacetKind.COUNTRY]
        found = [
            (value.label, value.unread) for kind in kinds for value in model.facets.get(kind, ())
        ]
        groups = catalogue.country_groups() if field in filters.PLACES else ()
        return [*found, *((name, 0) for name in groups)]

    @on(FilterBar.Typed)
    def _query_typed(self, event: FilterBar.Typed) -> None:
        self.begin(lambda: self._try(event.query), "list")

    async def _try(self, text: str) -> None:
        await asyncio.sleep(_TYPING_SECONDS)
        try:
            await self.load(text, patience=_RESTING_SECONDS)
        except QueryError as error:
            # Half a word is no fault: wait until the typing rests.
            await asyncio.sleep(_FAULT_SECONDS)
            if not self.filter_bar.can_go_on:
                self.filter_bar.say_fault(error)
            return
        self.filter_bar.say(count(self.state.rows, "event"))

    @on(FilterBar.Entered)
    def _query_entered(self, event: FilterBar.Entered) -> None:
        try:
            browse.understand(self.library, event.query)
        except QueryError as error:
            self.filter_bar.say_fault(error)
            return
        self.close_filter()
        if event.query != self.state.query:
            self.set_query(event.query)

    @on(FilterBar.Left)
    def _query_left(self) -> None:
        before, self.before_filter = self.before_filter, None
        self.close_filter()
        if before is not None and before != self.state.query:
            self.set_query(before)

    def close_filter(self) -> None:
        """Put the bar away and give the keyboard back to the list."""
        self.filter_bar.close()
        self.timeline.focus()


def _unread(value: FacetCount) -> str:
    return f"{at_least(value.unread, more=value.at_least)} unread"
