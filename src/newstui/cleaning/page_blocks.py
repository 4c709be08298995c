"""The visible lines of a page, and of each the element that it stands in.

A line is a block's text, or the part of it between two line breaks; the cells of a row make one.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from newstui.cleaning.sanitise import sanitise

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

UNSEEN = [
    "script", "style", "noscript", "template", "iframe", "form", "button", "select", "svg",
    "object", "embed", "video", "audio", "canvas", "head", "title", "textarea", "noframes",
    "noembed", "xmp", "plaintext",
]  # fmt: skip
"""Elements that a reader of an article does not see, and the two of raw text that nobody uses."""
_BLOCKS = frozenset(
    (
        "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "pre", "section",
        "article", "figure", "figcaption", "ul", "ol", "dl", "dt", "dd", "table", "header",
        "footer", "main", "aside", "nav", "body", "html", "caption", "address", "details",
        "summary",
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_BREAK = "\ue000"
"""Stands for a line break in preformatted text, which is one line with all its breaks."""
_TRIMMED = f" {_BREAK}"
_BREAKS = re.compile(f" *{_BREAK} *")
_CLOSE_LINES = frozenset(("li", "tr", "dt", "dd"))
"""Blocks that follow their like on the next line, without a blank one between."""
_HOPS = 40
"""How far up an inline element's block is looked for; hostile nesting is deeper."""
_VOID = frozenset(
    (
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
        "keygen", "link", "meta", "param", "source", "track", "wbr",
    )
)  # fmt: skip
"""Elements that have no end."""
_BOLD = frozenset(("b", "strong", "em", "i"))
_MARK = re.compile(r'<(?:!(?:--.*?--|[^>]*)|([^>=]*+(?:=(?:"[^"]*+")?+[^>=]*+)*+))>', re.DOTALL)
"""A tag as a tree writes it (every value in quotes, which alone may hold `>`), or a comment."""
_ATTRIBUTE = re.compile(r' (class|id|style|hidden|aria-hidden)="([^"]*)"')
_NAMES_MOST = 200
_TAG_MOST = 60_000
_TAG_HALF = _TAG_MOST // 2
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

    if any("<" not in html[at : at + _TAG_HALF] for at in range(0, len(html), _TAG_HALF)):
        html = _LONG_TAG.sub(r"\1", html)
    return LexborHTMLParser(html)


def with_breaks(paragraph: str) -> str:
    """A paragraph made of lines of a page, preformatted text on lines of its own again."""
    return _BREAKS.sub("\n", paragraph) if _BREAK in paragraph else paragraph


def blocks_of(html: str) -> Blocks:
    """The lines of a page that a tree without the `UNSEEN` wrote; sanitised, none of them blank.

    They are sanitised here, since entities can write any character. To read the tree as written
    takes less time than to go from node to node.
    """
    return _Walk().blocks(html)


class _Walk:
    """One pass over the marks and texts of a page."""

    def __init__(self) -> None:
        self._elements = [Element(-1, "-document", "", False)]
        self._open = [""]
        """The marks of the elements that are open."""
        self._places = [(0, False, False)]
        """Of the outer ones, those that held text, the place of the block, if a link, if bold."""
        self._told: dict[str, tuple[str, str, bool]] = {}
        self._lines: list[Block] = []
        self._pieces: list[str] = []
        self._block = 0
        self._linked = self._bold = 0
        self._gap = True

    def blocks(self, html: str) -> Blocks:
        opened, places = self._open, self._places
        parts = iter(["", *_MARK.split(html.replace("&nbsp;", " "))])
        for mark, text in zip(parts, parts, strict=True):
            if not mark:
                pass
            elif mark[0] == "/":
                del opened[-1], places[len(opened) :]
            elif (tag := mark.partition(" ")[0]) not in _VOID:
                opened.append(mark)
                if tag in _CELLS:
                    self._pieces.append(" ")
            elif tag == "br":
                self._end(False)
            if not text:
                pass
            elif text.isspace():
                is_break = "\n" in text and self._elements[self._block].tag == "pre"
                self._pieces.append(f" {_BREAK} " if is_break else " ")
            else:
                self._add(text)
        self._end(True)
        return Blocks(_sanitised(self._lines), self._elements)

    def _add(self, text: str) -> None:
        if len(self._places) < len(self._open):
            self._place()
        block, linked, bold = self._places[-1]
        if block != self._block:
            self._end(self._elements[block].tag not in _CLOSE_LINES)
            self._block = block
        if "&" in text:
            text = unescape(text)
        if "\n" in text and self._elements[block].tag == "pre":
            text = text.replace("\n", f" {_BREAK} ")
        self._pieces.append(text)
        if linked:
            self._linked += len(text.strip())
        if bold:
            self._bold += len(text.strip())

    def _end(self, gap: bool) -> None:
        """Ends the line; `gap` says whether the next one stands apart."""
        if text := " ".join("".join(self._pieces).split()).strip(_TRIMMED):
            size = len(text)
            linked, bold = min(1.0, self._linked / size), min(1.0, self._bold / size)
            self._lines.append(Block(text, self._gap, self._block, linked, bold))
            self._gap = gap
            self._linked = self._bold = 0
        else:
            self._gap = self._gap or gap
        self._pieces = []

    def _place(self) -> None:
        """Finds the places of the open elements that held no text before."""
        block, linked, bold = self._places[-1]
        inline = 0
        for mark in self._open[len(self._places) :]:
            tag = mark.partition(" ")[0]
            inline = 0 if tag in _BLOCKS else inline + 1
            if inline == 0 or inline > _HOPS:
                told = self._told.get(mark)
                if told is None:
                    told = self._told[mark] = _told(mark)
                self._elements.append(Element(block, *told))
                block, linked, bold = len(self._elements) - 1, False, False
                inline = 0
            else:
                linked, bold = linked or tag == "a", bold or tag in _BOLD
            self._places.append((block, linked, bold))


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


def _told(mark: str) -> tuple[str, str, bool]:
    """The tag and names of an element as its mark gives them, and whether it is hidden."""
    tag, _, rest = mark.partition(" ")
    values = dict(_ATTRIBUTE.findall(mark)) if rest else {}
    if not values:
        return tag, "", False
    names = f"{values.get('class', '')} {values.get('id', '')}".strip()
    if "&" in names:
        names = unescape(names)
    hidden = (
        "hidden" in values
        or values.get("aria-hidden") == "true"
        or _HIDING.search(values.get("style", "")[:_NAMES_MOST]) is not None
    )
    return tag, names[:_NAMES_MOST].lower(), hidden
