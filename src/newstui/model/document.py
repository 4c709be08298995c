"""What the sources deliver: one article as it came in, or the reason why it could not be read."""

from __future__ import annotations

from enum import StrEnum

from newstui.model.frozen import frozen
from newstui.model.moment import UNKNOWN, Moment


class Form(StrEnum):
    """The shape of a document's content, which decides how it is cleaned."""

    DUMP = "dump"
    """The visible text of a whole page, a block a line, with menus and notices mixed in."""
    PAGE = "page"
    """A whole HTML page."""
    FRAGMENT = "fragment"
    """A piece of HTML that holds (part of) the article alone, as feeds carry it."""
    TEXT = "text"
    """Text that is already clean."""


@frozen
class RawDocument:
    """One article as it came in. What is None was not claimed by the place it came from."""

    guid: str
    """Identity within its source: the feed's guid, else the link, else a hash of the content."""
    form: Form
    content: str
    origin: str
    """The file (and line or entry) or feed it came from, for messages to the reader."""
    url: str | None = None
    title: str | None = None
    source: str | None = None
    """The name of the outlet, as the reader or the feed gives it."""
    published: Moment = UNKNOWN
    author: str | None = None
    agency: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()


@frozen
class Failure:
    """One input that could not be read; the others go on."""

    origin: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.origin if self.line is None else f"{self.origin}, line {self.line}"
        return f"{place}: {self.reason}"
