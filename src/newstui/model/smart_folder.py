"""Smart folders: queries that the reader has given a name."""

from __future__ import annotations

from newstui.model.frozen import frozen


@frozen
class SmartFolder:
    name: str
    query: str
    """The text of the query, as it was typed."""


@frozen
class SmartFolderCount:
    """A smart folder with the unread articles in it."""

    folder: SmartFolder
    unread: int
    at_least: bool = False
    """Whether there may be more: only the newest articles of the folder were counted."""
