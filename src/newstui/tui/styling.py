"""The style sheets as one, parsed when something in them has changed and not oftener."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class Styles(Stylesheet):
    """Textual asks for all to be parsed anew whenever a theme or a screen is shown, four times in
    a start, though theme and text are the same as before. What is parsed is kept by its text."""

    def set_variables(self, variables: dict[str, str]) -> None:
        """What is parsed depends on the variables: others make all of it void."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        self.parse()
