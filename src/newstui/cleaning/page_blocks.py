"""The visible lines of a page, and of each the element that it stands in.

A line is a block's text, or the part of it between two line breaks; the cells of a row make one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newstui.cleaning.sanitise import sanitise

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

UNSEEN = [
    "script", "style", "noscript", "template", "iframe", "form", "button", "select", "svg",
    "object", "embed", "video", "audio", "canvas", "head", "title", "textarea",
]  # fmt: skip
"""Elements that a reader of an article does not see."""
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
_NAMES_MOST = 200
_TAG_MOST = 60_000
_LONG_TAG = re.compile(rf"(<[a-zA-Z][\w:-]{{0,40}})[^<>]{{{_TAG_MOST},}}")
_HIDING = re.compile(r"display\s*:\s*none", re.I)


class Element(NamedTuple):
    """A block element of a page."""

    parent: int
    """Its place among the elements, smaller than its own; -1 for the topmost."""
    tag: str
    names: str
    """Its classes and its id, in lower case."""
    hidden: bool


class Block(NamedTuple):
    """A visible line in its element."""

    text: str
    gap: bool
    """Whether it begins a block that stands apart from what is above it."""
    element: int
    linked: float
    """The share of its characters that are links, 0..1."""
    bold: float
    """The share of its characters that are set in bold or italics, 0..1."""


class Blocks(NamedTuple):
    """All lines of a page, and the elements that they and their ancestors are."""

    lines: list[Block]
    elements: list[Element]

    @property
    def text(self) -> str:
        """The lines as text, a blank one before each block that stands apart."""
        return "".join(("\n\n" if line.gap else "\n") + line.text for line in self.lines).strip()


def tree_of(html: str) -> LexborHTMLParser:
    """The tree of sanitised HTML that is not too deep (see `fragment.too_deep`).

    A tag of many thousand attributes loses them: the parser compares each with all others.
    """
    from selectolax.lexbor import LexborHTMLParser

    if max(map(len, html.split("<"))) > _TAG_MOST:
        html = _LONG_TAG.sub(r"\1", html)
    return LexborHTMLParser(html)


def blocks_of(tree: LexborHTMLParser) -> Blocks:
    """The lines of a tree from which `UNSEEN` was stripped; sanitised, none of them blank.

    They are sanitised here, since entities can write any character.
    """
    root = tree.body or tree.root
    return _Walk().blocks(root) if root is not None else Blocks([], [])


class _Walk:
    """One pass over the nodes of a tree."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._known: dict[int, tuple[int, bool, bool]] = {}
        """Of each element met, by identity: its block's place, if it is a link, if it is bold."""
        self._lines: list[Block] = []
        self._pieces: list[str] = []
        self._block = -1
        self._linked = self._bold = 0
        self._gap = True

    def blocks(self, root: LexborNode) -> Blocks:
        for node in root.traverse(include_text=True):
            tag = node.tag
            if tag == "-text":
                self._add(node)
            elif tag == "br":
                self._end(False)
            elif tag in _CELLS:
                self._pieces.append(" ")
        self._end(True)
        return Blocks(_sanitised(self._lines), self._elements)

    def _add(self, node: LexborNode) -> None:
        text = node.text_content or ""
        parent = node.parent
        if parent is None or text.isspace():
            self._pieces.append(" ")
            return
        known = self._known.get(parent.mem_id) or self._place(parent)
        if known[0] != self._block:
            self._end(self._elements[known[0]].tag not in _CLOSE_LINES)
            self._block = known[0]
        self._pieces.append(text)
        if known[1]:
            self._linked += len(text.strip())
        if known[2]:
            self._bold += len(text.strip())

    def _end(self, gap: bool) -> None:
        """Ends the line; `gap` says whether the next one stands apart."""
        if text := " ".join("".join(self._pieces).split()):
            size = len(text)
            self._lines.append(
                Block(
                    text,
                    self._gap,
                    self._block,
                    min(1.0, self._linked / size),
                    min(1.0, self._bold / size),
                )
            )
            self._gap = gap
            self._linked = self._bold = 0
        else:
            self._gap = self._gap or gap
        self._pieces = []

    def _place(self, node: LexborNode) -> tuple[int, bool, bool]:
        """The block that an element is or stands in, and whether it is a link and bold there."""
        chain: list[LexborNode] = []
        known = None
        above: LexborNode | None = node
        while above is not None and known is None:
            chain.append(above)
            above = above.parent
            known = self._known.get(above.mem_id) if above is not None else None
        known = known or (-1, False, False)
        inline = 0
        for element in reversed(chain):
            tag = element.tag or ""
            inline = 0 if tag in _BLOCKS else inline + 1
            if inline == 0 or known[0] < 0 or inline > _HOPS:
                self._elements.append(_element(element, tag, known[0]))
                known = len(self._elements) - 1, False, False
                inline = 0
            else:
                known = (
                    known[0],
                    known[1] or tag == "a",
                    known[2] or tag in ("b", "strong", "em", "i"),
                )
            self._known[element.mem_id] = known
        return known


def _sanitised(lines: list[Block]) -> list[Block]:
    """The lines sanitised, all at once unless what goes reaches from one to the next."""
    texts = sanitise("\n".join(line.text for line in lines)).split("\n")
    if len(texts) != len(lines):
        texts = [sanitise(line.text).replace("\n", " ") for line in lines]
    return [
        line if line.text == text else line._replace(text=" ".join(text.split()))
        for line, text in zip(lines, texts, strict=True)
        if text and not text.isspace()
    ]


def _element(node: LexborNode, tag: str, parent: int) -> Element:
    attributes = {} if tag.startswith("-") else node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    style = attributes.get("style")
    hidden = (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (style is not None and _HIDING.search(style[:_NAMES_MOST]) is not None)
    )
    return Element(parent, tag, names[:_NAMES_MOST].lower(), hidden)
