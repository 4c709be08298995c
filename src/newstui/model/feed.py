"""Feeds as front ends meet them before they are subscribed."""

from __future__ import annotations

from dataclasses import dataclass

FOLDER_SEPARATOR = " / "
"""Between the name of a folder and that of one inside it."""


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a web page names."""

    url: str
    title: str | None = None
