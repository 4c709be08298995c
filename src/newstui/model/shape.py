"""What stands out in an article's text: subheadings, lists, quotations, links."""

from __future__ import annotations

from enum import StrEnum

from newstui.model.frozen import frozen


class BlockKind(StrEnum):
    """What a paragraph is, where it is more than running text."""

    HEADING = "heading"
    ITEM = "item"
    """Of a list."""
    QUOTATION = "quotation"


@frozen
class Block:
    """A paragraph, or a line of one. Offsets count characters of the article's text."""

    start: int
    end: int
    kind: BlockKind
    marked: bool = False
    """Whether the text itself begins with the item's sign: a dot, a dash, a number."""


@frozen
class Anchor:
    """Words of the text that lead elsewhere, by what the page wrote as their address."""

    start: int
    end: int
    address: str


@frozen
class Picture:
    """A picture among the paragraphs, by what the page wrote as its address."""

    address: str
    words: str
    """Its caption, else what the page says of it for those who do not see it; may be empty."""


@frozen
class Link:
    """Words of the text that lead elsewhere, by an address that may be opened; or a picture."""

    start: int
    end: int
    url: str
    """An http or https address."""
    host: str
    """The real host, as one reads it; in its ASCII form where letters of it could mislead."""
    warning: str = ""
    """Why the address may not be what it seems to be; empty if nothing speaks for it."""
    words: str = ""
    """Of a picture, which stands nowhere in the text: what it shows, as far as that is said."""


@frozen
class Shape:
    """All of one text, each in order of its start."""

    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Link, ...] = ()
