"""A page made into a tree once, and what the others need of that tree."""

from __future__ import annotations

from dataclasses import dataclass

from newstui.cleaning.page_blocks import UNSEEN, Blocks, blocks_of, tree_of
from newstui.cleaning.page_data import page_data
from newstui.cleaning.page_head import PageHead, page_head, told_body
from newstui.cleaning.published_markup import Voice, voices

_TITLE_MOST = 1_000


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """What is read from the markup of a page in one go."""

    head: PageHead
    """What it says of itself."""
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
    html: str
    """The page without scripts, forms and all else that is not seen."""


def parsed_page(html: str) -> ParsedPage:
    """The parts of a sanitised page, which must not be too deep (see `fragment.too_deep`)."""
    tree = tree_of(html if "<" in html else html.replace("\n", "<br>"))
    data = page_data(html, tree)
    spoken = tuple(voices(html, tree, data))
    window = tree.css_first("title")
    shared = next((content for name, content in data.metas if name == "og:title"), "")
    title = f"{window.text()[:_TITLE_MOST] if window else ''} {shared[:_TITLE_MOST]}"
    tree.strip_tags(UNSEEN)
    seen = tree.html or ""
    blocks = blocks_of(seen)
    head = page_head(html, data)
    return ParsedPage(head, spoken, blocks, blocks.text, title, told_body(data), seen)
