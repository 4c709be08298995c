"""A page made into a tree once, and what the others need of that tree."""

from __future__ import annotations

from dataclasses import dataclass

from newstui.cleaning.fragment import UNSEEN, text_of
from newstui.cleaning.published_markup import Voice, voices


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """What is read from the markup of a page in one go."""

    voices: tuple[Voice, ...]
    """The dates that its markup gives."""
    text: str
    """What a reader sees, a block a line."""
    seen: str
    """The HTML without scripts, forms and all else that is not seen: mostly a third of it."""


def parsed_page(html: str) -> ParsedPage:
    """The parts of a sanitised page, which must not be too deep (see `fragment.too_deep`)."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    spoken = voices(html, tree)
    tree.strip_tags(UNSEEN)
    text = text_of(tree) if "<" in html or "&" in html else html
    return ParsedPage(tuple(spoken), text, tree.html or "")
