"""A page made into a tree once, and what the others need of that tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newstui.cleaning.page_blocks import UNSEEN, Blocks, blocks_of, tree_of
from newstui.cleaning.page_head import told_body
from newstui.cleaning.published_markup import Voice, voices

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


_TITLE_MOST = 1_000


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """What is read from the markup of a page in one go."""

    voices: tuple[Voice, ...]
    """The dates that its markup gives."""
    blocks: Blocks
    """What a reader sees, a line each, and the elements that hold it."""
    text: str
    """The same as text."""
    title: str
    """What the page calls itself in its window's title and to those who share it; "" if nothing."""
    told: str
    """The article's text as the page's JSON-LD gives it, often a teaser of it or ""."""
    tree: LexborHTMLParser
    """Without scripts, forms and all else that is not seen."""


def parsed_page(html: str) -> ParsedPage:
    """The parts of a sanitised page, which must not be too deep (see `fragment.too_deep`)."""
    tree = tree_of(html if "<" in html else html.replace("\n", "<br>"))
    spoken = voices(html, tree)
    title = _title(tree)
    tree.strip_tags(UNSEEN)
    blocks = blocks_of(tree)
    return ParsedPage(tuple(spoken), blocks, blocks.text, title, told_body(html), tree)


def _title(tree: LexborHTMLParser) -> str:
    window, shared = tree.css_first("title"), tree.css_first('meta[property="og:title"]')
    names = [
        window.text() if window else None,
        shared.attributes.get("content") if shared else None,
    ]
    return " ".join(name[:_TITLE_MOST] for name in names if name)
