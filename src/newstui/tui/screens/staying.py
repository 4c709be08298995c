"""How long the cursor rests before something is shown, and how long it stays until it is read."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.timer import Timer
from textual.widgets import Input

from newstui.model.article import Article
from newstui.tui.screens.places import Places

_SETTLE_SECONDS = 0.04
"""How long the cursor rests on a row before it is shown."""
_HELD_SECONDS = 0.15
"""The same while it goes on from row to row, so that a held key stays light."""
_READ_SECONDS = 1.5
"""How long an article is in sight before it counts as read without being opened."""


class Staying(Places):
    """An article counts as read when it is opened, or has been in sight for a while."""

    _settle: Timer | None = None
    _moved_at = 0.0
    _stay: Timer | None = None

    def mark_read(self, article: Article) -> None:
        """The part that marks does this."""
        raise NotImplementedError

    @property
    def is_typing(self) -> bool:
        """Whether a filter is being typed: what is seen then is not read."""
        return isinstance(self.focused, Input)

    def _stays(self, article: Article) -> None:
        """An unread article is in sight."""
        self._stay = self.set_timer(_READ_SECONDS, lambda: self._stayed(article))

    def _stayed(self, article: Article) -> None:
        """In sight for long enough; where the pane of the text is hidden nothing was read."""
        in_sight = self.app.screen is self and self.reading.size.height > 0
        if in_sight and not self.is_typing and self.reading.article is article:
            self.mark_read(article)

    def _settled(self, then: Callable[[], object]) -> None:
        if self._settle is not None:
            self._settle.stop()

        def rested() -> None:
            self._settle = None
            then()

        now = monotonic()
        is_held, self._moved_at = now - self._moved_at < _HELD_SECONDS, now
        self._settle = self.set_timer(_HELD_SECONDS if is_held else _SETTLE_SECONDS, rested)

    @property
    def settling(self) -> bool:
        """Whether the cursor has moved and what is under it is not shown yet."""
        return self._settle is not None

    def _stop_staying(self) -> None:
        for timer in (self._stay, self._settle):
            if timer is not None:
                timer.stop()
        self._settle = None
