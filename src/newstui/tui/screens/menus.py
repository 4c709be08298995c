"""The key help and the command palette: the same menu over the action registry and the facets."""

from __future__ import annotations

from newstui.library import smart_folders
from newstui.model.facet import FacetKind
from newstui.model.smart_folder import SmartFolder
from newstui.tui import filters
from newstui.tui.actions import ACTIONS, GROUPS, Action, Scope, all_key_names
from newstui.tui.display import number
from newstui.tui.screens.choices import Choice
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.folders import SmartFolders
from newstui.tui.screens.hiding import Hiding
from newstui.tui.state import Pane
from newstui.tui.themes import theme_names


class Menus(SmartFolders, Hiding):
    """Whatever is chosen is done at once."""

    def action_help(self) -> None:
        choices = sorted(self._actions(), key=lambda choice: GROUPS.index(choice.group))
        self.app.push_screen(
            Chooser("Keys", self.look, choices, prompt="type to find a key"), self._do
        )

    def action_palette(self) -> None:
        choices = [*self._actions(), *self._saved(), *self._places()]
        self.app.push_screen(Chooser("Commands", self.look, choices, prompt="what to do"), self._do)

    def action_next_theme(self) -> None:
        names = theme_names(self.app)
        now = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(now + 1) % len(names)]
        self.tell(f"Theme: {self.app.theme}")

    def _actions(self) -> list[Choice]:
        """What can be done where the keyboard is."""
        here = Scope.READING if self.state.pane is Pane.READING else Scope.LIST
        return [self._of_action(action) for action in ACTIONS if action.scope in
                (here, Scope.EVERYWHERE)]  # fmt: skip

    def _saved(self) -> list[Choice]:
        """The reader's saved queries."""
        return [
            Choice(folder, f"folder: {folder.name}", note=folder.query, group="Smart folders")
            for folder in smart_folders.all_folders(self.library)
        ]

    def _of_action(self, action: Action) -> Choice:
        keys = self.library.settings.keys.get(action.id, action.keys)
        return Choice(
            value=action,
            label=action.tooltip,
            detail=all_key_names(keys),
            words=(action.id, action.label),
            group=action.group,
        )

    def _places(self) -> list[Choice]:
        """Every country, topic and source, to filter by."""
        return [
            Choice(
                value=(kind, value.value),
                label=f"{kind.value}: {value.label}",
                detail=number(value.total),
                words=(value.value, value.label),
                group="Filters",
            )
            for kind, values in self.sources.model.facets.items()
            for value in values
        ]

    def _do(self, choice: Choice | None) -> None:
        if choice is None:
            return
        if isinstance(choice.value, Action):
            self.call_later(self.run_registered, choice.value.id)
        elif isinstance(choice.value, SmartFolder):
            self.set_query(choice.value.query)
        elif isinstance(choice.value, tuple):
            kind, value = choice.value
            self.set_query(filters.toggled(self.state.query, FacetKind(kind), value))

    async def run_registered(self, action_id: str) -> None:
        """Do what an action of the registry does; the main screen knows where."""
        raise NotImplementedError
