"""What a page says of itself for machines: its meta elements and its JSON-LD, read once."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_SCRIPT = re.compile(
    r"<script[^>]{0,300}application/ld\+json[^>]{0,300}>(.{0,200000}?)</script", re.I | re.S
)
_SCRIPTS_MOST = 10


@dataclass(frozen=True, slots=True)
class PageData:
    """The data of a page."""

    metas: tuple[tuple[str, str], ...]
    """The name, in lower case, and the content of each meta element that has both."""
    linked: tuple[object, ...]
    """The JSON-LD, a value per script."""
    broken: tuple[str, ...]
    """The scripts whose JSON-LD is none, as they are."""


def page_data(html: str, tree: LexborHTMLParser) -> PageData:
    """The data in a page's source and in the tree made of it."""
    linked: list[object] = []
    broken: list[str] = []
    for match in islice(_SCRIPT.finditer(html), _SCRIPTS_MOST):
        try:
            linked.append(json.loads(match[1], strict=False))
        except (ValueError, RecursionError):
            broken.append(match[1])
    return PageData(tuple(_metas(tree)), tuple(linked), tuple(broken))


def _metas(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    found = []
    for node in tree.css("meta[content]"):
        told = node.attributes
        name = told.get("property") or told.get("name") or told.get("itemprop")
        name, content = name or told.get("http-equiv"), told.get("content")
        if name and content:
            found.append((name.lower(), content))
    return found
