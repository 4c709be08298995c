"""Which element of a page holds most of the text, and where the others stand to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newstui.cleaning.page_blocks import Block, Blocks, Element
from newstui.cleaning.page_names import BESIDE

LINE_MOST = 500
"""Characters of a line that count towards the text of its element."""
_TEXT_LEAST = 200
"""Characters below which the text is looked for beside the article too."""
_MOST_OF_IT = 0.6
"""Share of the text that the article's element holds; elements further down hold less."""
_LIKELY = 0.4
_FAR = 9
_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "li"))
_LISTS = frozenset(("ul", "ol", "table", "tr"))


class Place(NamedTuple):
    """Where an element stands to the one that holds the text."""

    above: int
    """Hops from that one up to the one that both are in; 0 for what is inside."""
    hops: int
    """Hops from there down to the element."""
    kinds: int
    """What the elements on the way down are (see `page_names`), itself included."""
    repeated: int
    """How often one of those around it comes again beside itself, as teasers and comments do."""
    everywhere: int
    """How often one of those around it comes in the page."""


def article_mass(
    page: Blocks, chances: Sequence[float], kinds: Sequence[int], heading: int | None
) -> tuple[list[float], list[bool]]:
    """How many characters of article each line seems to hold, and whether it stands beside it.

    `chances` are the probabilities of the lines, `kinds` what the elements are, `heading` the
    line that is the title: what it stands in is not beside the article.
    """
    beside = _beside(page, kinds, heading)
    aside = [beside[line.element] for line in page.lines]
    mass = [
        chance * min(len(line.text), LINE_MOST) if chance > _LIKELY else 0.0
        for line, chance in zip(page.lines, chances, strict=True)
    ]
    own = [
        0.0 if is_aside else held * (1 - line.linked)
        for held, line, is_aside in zip(mass, page.lines, aside, strict=True)
    ]
    return (own if sum(own) >= _TEXT_LEAST else mass), aside


def places_of(page: Blocks, mass: Sequence[float], kinds: Sequence[int]) -> list[Place]:
    """Where each element stands to the one that holds the text."""
    elements = page.elements
    way = _way_up(elements, _holder(page.lines, elements, mass))
    alike = Counter(elements)
    everywhere = Counter((element.tag, element.names) for element in elements)
    places: list[Place] = []
    for at, element in enumerate(elements):
        if at in way:
            places.append(Place(way[at], 0, 0, 1, 1))
            continue
        above, hops, around, repeated, often = (
            places[element.parent] if element.parent >= 0 else Place(_FAR, 0, 0, 1, 1)
        )
        parent = elements[element.parent]
        if hops and parent.tag not in _LISTS:
            repeated = max(repeated, alike[parent])
            often = max(often, everywhere[parent.tag, parent.names])
        places.append(Place(above, hops + 1, around | kinds[at], repeated, often))
    return places


def _beside(page: Blocks, kinds: Sequence[int], heading: int | None) -> list[bool]:
    """Of each element, whether it is in a part beside the article: comments, asides, menus."""
    around = _way_up(page.elements, page.lines[heading].element) if heading is not None else {}
    beside: list[bool] = []
    for at, element in enumerate(page.elements):
        own = kinds[at] & BESIDE and at not in around and element.tag not in ("body", "html")
        beside.append(bool(own) or (element.parent >= 0 and beside[element.parent]))
    return beside


def _way_up(elements: Sequence[Element], at: int) -> dict[int, int]:
    """The element and those around it, with the hops to each."""
    way: dict[int, int] = {}
    while at >= 0:
        way[at] = len(way)
        at = elements[at].parent
    return way


def _holder(lines: Sequence[Block], elements: Sequence[Element], mass: Sequence[float]) -> int:
    """The smallest element that holds most of the text, not one that is a paragraph itself."""
    held = [0.0] * len(elements)
    for line, own in zip(lines, mass, strict=True):
        held[line.element] += own
    for at in range(len(elements) - 1, 0, -1):
        if elements[at].parent >= 0:
            held[elements[at].parent] += held[at]
    enough = _MOST_OF_IT * sum(mass)
    best = max((at for at, own in enumerate(held) if own >= enough), default=0)
    while elements[best].tag in _PARAGRAPHS and elements[best].parent >= 0:
        best = elements[best].parent
    return best
