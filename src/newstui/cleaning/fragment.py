"""Pieces of HTML that hold the article alone, as feeds carry them; and HTML as visible text."""

from __future__ import annotations

import html as entities
import re
from typing import TYPE_CHECKING

from newstui.cleaning.paragraphs import joined_paragraphs, lines_of
from newstui.cleaning.sanitise import sanitise

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

UNSEEN = [
    "script", "style", "noscript", "template", "iframe", "form", "button", "select", "svg",
    "object", "embed", "video", "audio", "canvas", "head", "title", "textarea",
]  # fmt: skip
"""Elements that a reader of an article does not see."""
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
    tree.strip_tags(UNSEEN if captions else UNSEEN + _CAPTIONS)
    return text_of(tree)


def text_of(tree: LexborHTMLParser) -> str:
    """The visible text of a tree without the elements that are not seen."""
    root = tree.body or tree.root
    if root is None:
        return ""
    pieces: list[str] = []
    block = -1
    blocks: dict[int, tuple[int, str]] = {}
    for node in root.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            text = _WHITE.sub(" ", node.text_content or "")
            own, kind = _block_of(node, blocks)
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
    if html.count("<") - html.count("</") <= _DEEPEST:
        return False
    depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _LEAVES or match[0].endswith("/>"):
            continue
        if match[1]:
            depth = max(depth - 1, 0)
        else:
            depth += 1
            if depth > _DEEPEST:
                return True
    return False


def _block_of(text: LexborNode, known: dict[int, tuple[int, str]]) -> tuple[int, str]:
    """Identity and tag of the block element that a text node is part of.

    `known` are the blocks of elements met before.
    """
    node = text.parent
    if node is None:
        return text.mem_id, text.tag or ""
    element = node.mem_id
    if element not in known:
        for _ in range(_HOPS - 1):
            parent = None if node.tag in _BLOCKS else node.parent
            if parent is None:
                break
            node = parent
        known[element] = node.mem_id, node.tag or ""
    return known[element]
