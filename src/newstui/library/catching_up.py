"""What is done about events once they have had time to grow, while more articles still come in."""

from __future__ import annotations

from newstui.library.remembered import Remembered
from newstui.library.repairing import Repairing
from newstui.library.session import Library
from newstui.library.storyline_linking import Linking
from newstui.model.work import CancelCheck
from newstui.store import articles


class CatchingUp:
    """Puts events right and links them into storylines, one batch of articles behind an import:
    the reports of most events come close together, and one that is whole is looked at once."""

    def __init__(self, library: Library, remembered: Remembered, cancelled: CancelCheck) -> None:
        self._library = library
        self._repairing = Repairing(library, remembered)
        self._linking = Linking(library, remembered)
        self._cancelled = cancelled
        self._latest = self._last_stored()

    def after_batch(self) -> None:
        """A batch has been stored: those before it are looked at. Raises Cancelled."""
        self._run(self._latest)
        self._latest = self._last_stored()

    def finish(self) -> None:
        """Nothing more comes: everything is looked at. Raises Cancelled."""
        self._run(self._last_stored())

    def _run(self, until: int) -> None:
        self._repairing.run(until=until, cancelled=self._cancelled)
        self._linking.run(until=until, cancelled=self._cancelled)

    def _last_stored(self) -> int:
        return articles.next_id(self._library.database.reader()) - 1
