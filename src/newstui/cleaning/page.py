"""Whole HTML pages: the article's paragraphs, by trafilatura."""

from __future__ import annotations

import re

from newstui.cleaning.paragraphs import joined_paragraphs, lines_of

_BLANK_LINES = re.compile(r"\n\s*\n")
_DEEPEST = 250
"""Nesting at which libxml2 stops by itself; beyond it no page was made for reading."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]{0,20})[^<>]{0,1000}?(/?)>")
_LEAVES = frozenset(
    (
        "br", "img", "meta", "link", "input", "hr", "source", "area", "col", "wbr", "embed",
        "param", "p", "li", "td", "tr", "th", "option", "path",
    )
)  # fmt: skip


def page_paragraphs(html: str, url: str | None) -> list[str]:
    """The article's paragraphs in a sanitised page; empty if none is found."""
    import trafilatura

    text = trafilatura.extract(html, url=url, include_comments=False, include_tables=True)
    return joined_paragraphs(lines_of(text or ""))


def too_deep(html: str) -> bool:
    """Whether elements are nested so deeply that tree parsers take long or give up."""
    if html.count("<") < _DEEPEST:
        return False
    depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _LEAVES or match[3]:
            continue
        depth += -1 if match[1] else 1
        if depth > _DEEPEST * 4:
            return True
        depth = max(depth, 0)
    return False
