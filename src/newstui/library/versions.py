"""What an older version of newstui made: how much of it there is, and making it again."""

from __future__ import annotations

from typing import NamedTuple

from newstui.library.derive import CLEANER_VERSION, TAGGER_VERSION
from newstui.library.grouping import GROUPER_VERSION
from newstui.library.session import Library
from newstui.model.work import Progress, no_progress
from newstui.store import redoing


class Outdated(NamedTuple):
    """How much was made by an older version."""

    articles: int
    """Cleaned or tagged by one."""
    events: int
    """Grouped by one, and not touched since."""


def outdated(library: Library) -> Outdated:
    """How much of a library this version would make otherwise, perhaps."""
    connection = library.database.reader()
    return Outdated(
        len(redoing.outdated_ids(connection, CLEANER_VERSION, TAGGER_VERSION)),
        redoing.outdated_events(connection, GROUPER_VERSION),
    )


def renew(library: Library, progress: Progress = no_progress) -> None:
    """Cleans, tags and groups again what an older version made; all that the reader did is kept."""
    found = outdated(library)
    if found.articles:
        from newstui.library.reprocessing import reprocess

        reprocess(library, progress=progress)
    if found.events:
        from newstui.library.regrouping import regroup

        regroup(library, progress=progress)
