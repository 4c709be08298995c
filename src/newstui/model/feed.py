"""Feeds as front ends meet them before they are subscribed."""

from __future__ import annotations

from newstui.model.frozen import frozen

FOLDER_SEPARATOR = " / "
"""Between the name of a folder and that of one inside it."""


@frozen
class FoundFeed:
    """A feed that a web page names."""

    url: str
    title: str | None = None
