"""Pieces of HTML that hold the article alone, as feeds carry them; and HTML as visible text."""

from __future__ import annotations

import html as entities
import re
from itertools import accumulate
from operator import sub

from newstui.cleaning.page_blocks import UNSEEN, blocks_of, tree_of, with_breaks
from newstui.cleaning.paragraphs import joined_paragraphs, lines_of
from newstui.cleaning.sanitise import sanitise

_CAPTIONS = ["figcaption"]
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]{0,20})[^<>]*>")
_NAME = re.compile(r"<(/?[a-zA-Z][\w-]{0,20})")
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
    lines = lines_of(visible_text(html, captions=False))
    return [with_breaks(paragraph) for paragraph in joined_paragraphs(lines)]


def visible_text(html: str, captions: bool = True) -> str:
    """What a reader would see of the HTML, a block a line, a blank line between paragraphs.

    It is sanitised once more, since entities can write any character.
    """
    if "<" not in html and "&" not in html:
        return html
    if too_deep(html):
        return sanitise(entities.unescape(_MARKUP.sub("\n\n", html)))
    tree = tree_of(html)
    tree.strip_tags(UNSEEN if captions else UNSEEN + _CAPTIONS)
    return blocks_of(tree.html or "").text


def too_deep(html: str) -> bool:
    """Whether elements are nested so deeply that it is no use to make a tree of them."""
    if _highest(html) <= _DEEPEST:
        return False
    levels = list(accumulate(map(_Steps().__getitem__, _NAME.findall(html)), initial=0))
    above = max(map(sub, levels, accumulate(levels, min)))
    return above > _DEEPEST and _deepest(html) > _DEEPEST


def _highest(html: str) -> int:
    """The nesting if every tag were one that has an end: never less than it is, and soon known."""
    if html.count("<") <= _DEEPEST:
        return 0
    import numpy as np

    codes = np.frombuffer(html.encode("utf-8", "replace") + b" ", np.uint8)
    at = np.flatnonzero(codes == ord("<"))
    levels = np.cumsum(1 - 2 * (codes[at + 1] == ord("/")))
    return 1 + int((levels - np.minimum.accumulate(levels)).max())


class _Steps(dict[str, int]):
    """How far down a tag leads, by the name that follows its `<`."""

    def __missing__(self, name: str) -> int:
        bare = name.removeprefix("/").lower()
        step = 0 if bare in _LEAVES else -1 if name[0] == "/" else 1
        self[name] = step
        return step


def _deepest(html: str) -> int:
    """How deep the nesting is, elements counted that close themselves: slower."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _LEAVES or match[0].endswith("/>"):
            continue
        if match[1]:
            depth = max(depth - 1, 0)
        else:
            depth += 1
            deepest = max(deepest, depth)
            if deepest > _DEEPEST:
                break
    return deepest
