"""The key help and the command palette: the same menu over the action registry and the facets."""

from __future__ import annotations

from newstui.model.facet import FacetKind
from newstui.tui import filters
from newstui.tui.actions import ACTIONS, Action, Scope, all_key_names
from newstui.tui.display import number
from newstui.tui.screens.choices import Choice
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.filtering import Filtering

_THEMES = ("newstui-dark", "newstui-light", "newstui-terminal")


class Menus(Filtering):
    """Whatever is chosen is done at once."""

    def action_help(self) -> None:
        choices = [self._of_action(action) for action in ACTIONS]
        choices.sort(key=lambda choice: list(dict.fromkeys(a.group for a in ACTIONS)).index(
            choice.group))  # fmt: skip
        self.app.push_screen(
            Chooser("Keys", self.look, choices, prompt="type to find a key"), self._do
        )

    def action_palette(self) -> None:
        actions = [self._of_action(action) for action in ACTIONS if action.scope is
                   Scope.EVERYWHERE]  # fmt: skip
        self.app.push_screen(
            Chooser("Commands", self.look, [*actions, *self._places()], prompt="what to do"),
            self._do,
        )

    def action_next_theme(self) -> None:
        now = _THEMES.index(self.app.theme) if self.app.theme in _THEMES else -1
        self.app.theme = _THEMES[(now + 1) % len(_THEMES)]
        self.tell(f"Theme: {self.app.theme}")

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
        elif isinstance(choice.value, tuple):
            kind, value = choice.value
            self.set_query(filters.toggled(self.state.query, FacetKind(kind), value))

    async def run_registered(self, action_id: str) -> None:
        """Do what an action of the registry does; the main screen knows where."""
        raise NotImplementedError
