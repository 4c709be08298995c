"""Smart folders: keeping the filter under a name, renaming it, removing it."""

from __future__ import annotations

from newstui.library import smart_folders
from newstui.library.marks import Change
from newstui.model.facet import FacetKind
from newstui.tui import filters
from newstui.tui.panes.source_entries import Kind
from newstui.tui.screens.filtering import Filtering
from newstui.tui.screens.marking import Marking
from newstui.tui.screens.prompt import Prompt
from newstui.tui.state import Pane


class SmartFolders(Marking, Filtering):
    """What is meant is the folder under the cursor of the sources, else the one that is shown."""

    def action_save_folder(self) -> None:
        query = self.state.query
        if not query:
            filters_by = ("filter.query", "filter.country", "filter.topic", "filter.source")
            keys = " ".join(self.key_of(one) for one in filters_by)
            self.tell(f"Nothing is filtered: filter first ({keys})")
            return

        def named(name: str | None) -> None:
            if name:
                self._mark(lambda: smart_folders.save(self.library, name, query))

        shown = self.look.joined([filters.label(part) for part in self.state.conditions])
        self.app.push_screen(Prompt("Keep as a smart folder", self.look, f"a name for: {shown}"),
                             named)  # fmt: skip

    def action_rename_folder(self) -> None:
        folder = self._folder()
        if folder is None:
            return

        def named(name: str | None) -> None:
            if name:
                self._mark(lambda: smart_folders.rename(self.library, folder, name))

        self.app.push_screen(Prompt(f"Rename “{folder}”", self.look, "its new name"), named)

    def action_remove_folder(self) -> None:
        entry = self.sources.entry if self.state.pane is Pane.SOURCES else None
        if entry is not None and entry.facet is FacetKind.SOURCE and entry.value:
            title = entry.value
            self._mark(lambda: self._end(title))
            return
        folder = self._folder()
        if folder is not None:
            self._mark(lambda: smart_folders.remove(self.library, folder))

    def _end(self, title: str) -> Change:
        from newstui.library import subscribing

        return subscribing.end(self.library, title)

    def _folder(self) -> str | None:
        """The name of the folder that is meant; says so where there is none."""
        model = self.sources.model
        entry = self.sources.entry if self.state.pane is Pane.SOURCES else None
        if entry is not None and entry.kind is Kind.SMART:
            return entry.label
        for one in model.smart:
            if self.state.query and filters.same(self.state.query, one.folder.query):
                return one.folder.name
        key = self.key_of("filter.save")
        self.tell(f"No smart folder here: {key} keeps the present filter as one")
        return None
