"""The entries of the sources pane: what each stands for, and how sources are filed in folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from newstui.library.query_language import quote
from newstui.model.facet import FacetCount, FacetKind
from newstui.model.frozen import frozen
from newstui.tui import filters
from newstui.tui.display import Display

if TYPE_CHECKING:
    from newstui.library.health import FeedHealth


class Kind(StrEnum):
    """What choosing an entry does."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    FOLLOWED = "followed"
    SMART = "smart folder"
    FOLDER = "folder"
    SECTION = "section"
    FACET = "facet"
    MORE = "more"


@frozen
class Entry:
    kind: Kind
    label: str
    count: int = 0
    at_least: bool = False
    """Whether there may be more than the count says."""
    facet: FacetKind | None = None
    """Of a value, a section, or the rest of one."""
    value: str = ""
    """Of a facet; of a smart folder its query; of a folder the condition that asks for it."""
    section: str = ""
    """By what a section or folder is folded; empty for what cannot be."""

    @property
    def condition(self) -> str:
        """What choosing it adds to the query; empty for what adds nothing."""
        if self.kind in (Kind.UNREAD, Kind.STARRED, Kind.FOLLOWED):
            return f"is:{self.kind}"
        if self.kind is Kind.FOLDER:
            return self.value
        if self.kind is Kind.FACET and self.facet is not None:
            return filters.condition(self.facet, self.value)
        return ""

    @property
    def identity(self) -> tuple[Kind, str, FacetKind | None, str]:
        """What stays the same while counts change."""
        name = self.label if self.kind is Kind.SMART else self.section
        return self.kind, name, self.facet, "" if self.kind is Kind.SMART else self.value

    def counted(self, unread: int, *, at_least: bool) -> Entry:
        return replace(self, count=unread, at_least=at_least)


def label_of(value: FacetCount, display: Display) -> str:
    """A value as the reader wants to see it."""
    return display.country(value.value) if value.kind is FacetKind.COUNTRY else value.label


def filed(
    sources: Sequence[FacetCount], feeds: Mapping[str, FeedHealth]
) -> tuple[list[tuple[Entry, list[FacetCount]]], list[FacetCount]]:
    """The folders by name, each with its sources, and the sources that are in none.

    A feed without a folder is filed under its first tag.
    """
    folders: dict[str, tuple[Entry, list[FacetCount]]] = {}
    loose = []
    for source in sources:
        feed = feeds.get(source.value)
        folder = None if feed is None else _folder(feed)
        if folder is None:
            loose.append(source)
        else:
            folders.setdefault(folder.value, (folder, []))[1].append(source)
    return sorted(folders.values(), key=lambda pair: pair[0].label.casefold()), loose


def _folder(feed: FeedHealth) -> Entry | None:
    field, name = ("folder", feed.folder) if feed.folder else ("tag", next(iter(feed.tags), None))
    if not name:
        return None
    condition = f"{field}:{quote(name)}"
    return Entry(Kind.FOLDER, name, value=condition, section=condition)
