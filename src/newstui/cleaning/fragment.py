"""Pieces of HTML that hold the article alone, as feeds carry them; and HTML as visible text."""

from __future__ import annotations

import html as entities
import re
from typing import TYPE_CHECKING

from newstui.cleaning.paragraphs import joined_paragraphs, lines_of
from newstui.cleaning.sanitise import sanitise

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_GONE = [
    "script", "style", "noscript", "template", "iframe", "form", "button", "select", "svg",
    "object", "embed", "video", "audio", "canvas", "head", "title", "textarea",
]  # fmt: skip
_CAPTIONS = ["figcaption"]
_BLOCKS = frozenset(
    (
        "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "pre", "section",
        "article", "figure", "figcaption", "ul", "ol", "dl", "dt", "dd", "table", "header",
        "footer", "main", "aside", "nav", "body", "html", "caption", "address", "details",
        "summary",
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_CLOSE_LINES = frozenset(("li", "tr", "dt", "dd"))
"""Blocks that follow their like on the next line, without a blank one between."""
_HOPS = 40
"""How far up an inline element's block is looked for; hostile nesting is deeper."""
_WHITE = re.compile(r"\s+")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]{0,20})[^<>]*>")
_MARKUP = re.compile(r"<[^<>]*>")
_DEEPEST = 1_000
"""Nesting beyond which no page was made for reading, and tree parsers take quadratic time."""
_LEAVES = frozenset(
    (
        "br", "img", "meta", "link", "input", "hr", "source", "area", "col", "wbr", "embed",
        "param", "p", "li", "td", "tr", "th", "option", "path",
    )
)  # fmt: skip


def fragment_paragraphs(html: str) -> list[str]:
    """The paragraphs of a sanitised fragment: a block a paragraph, cells of a row on one line."""
    return joined_paragraphs(lines_of(visible_text(html, captions=False)))


def visible_text(html: str, captions: bool = True) -> str:
    """What a reader would see of the HTML, a block a line, a blank line between paragraphs.

    It is sanitised once more, since entities can write any character.
    """
    if "<" not in html and "&" not in html:
        return html
    if too_deep(html):
        return sanitise(entities.unescape(_MARKUP.sub("\n\n", html)))
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    tree.strip_tags(_GONE if captions else _GONE + _CAPTIONS)
    root = tree.body or tree.root
    if root is None:
        return ""
    pieces: list[str] = []
    block = -1
    for node in root.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            text = _WHITE.sub(" ", node.text_content or "")
            own, kind = _block_of(node)
            if own != block and text != " ":
                pieces.append("\n" if kind in _CLOSE_LINES else "\n\n")
                block = own
            pieces.append(text)
        elif tag == "br":
            pieces.append("\n")
        elif tag in _CELLS:
            pieces.append(" ")
    return sanitise("".join(pieces))


def too_deep(html: str) -> bool:
    """Whether elements are nested so deeply that it is no use to make a tree of them."""
    depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _LEAVES or match[0].endswith("/>"):
            continue
        depth = max(depth + (-1 if match[1] else 1), 0)
        if depth > _DEEPEST:
            return True
    return False


def _block_of(node: LexborNode) -> tuple[int, str]:
    """Identity and tag of the block element that a text node is part of."""
    for _ in range(_HOPS):
        parent = node.parent
        if parent is None:
            break
        node = parent
        if node.tag in _BLOCKS:
            break
    return node.mem_id, node.tag or ""
