"""Which element of a page holds most of the text, and where the others stand to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from newstui.cleaning.page_blocks import Blocks, Element
from newstui.cleaning.page_names import BESIDE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Places = NDArray[np.intp]
else:
    Matrix = Flags = Places = Any

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


class Lines(NamedTuple):
    """The lines of a page as columns."""

    sizes: Places
    """Characters of each, up to `LINE_MOST`."""
    elements: Places
    linked: Matrix


class Stands(NamedTuple):
    """For each element (or line) where it stands to the element that holds the text."""

    above: Places
    """Hops from that one up to the one that both are in; 0 for what is inside."""
    hops: Places
    """Hops from there down to the element."""
    kinds: Places
    """What the elements on the way down are (see `page_names`), itself included."""
    repeated: Places
    """How often one of those around it comes again beside itself, as teasers and comments do."""
    everywhere: Places
    """How often one of those around it comes in the page."""


def article_mass(
    lines: Lines, chances: Matrix, elements: Sequence[Element], kinds: Sequence[int], top: int
) -> tuple[Matrix, Flags]:
    """How many characters of article each line seems to hold, and whether it stands beside it.

    `chances` are the probabilities of the lines, `kinds` what the elements are, `top` the element
    of the title, -1 if there is none: what it stands in is not beside the article.
    """
    import numpy as np

    aside = np.array(_beside(elements, kinds, top))[lines.elements]
    mass = np.where(chances > _LIKELY, chances * lines.sizes, 0.0)
    own = np.where(aside, 0.0, mass * (1 - lines.linked))
    return (own if own.sum() >= _TEXT_LEAST else mass), aside


def places_of(page: Blocks, lines: Lines, mass: Matrix, kinds: Sequence[int]) -> Stands:
    """Where each element stands to the one that holds the text."""
    import numpy as np

    elements = page.elements
    way = _way_up(elements, _holder(lines, elements, mass))
    alike = Counter(elements)
    everywhere = Counter([element[1:3] for element in elements])
    places: list[tuple[int, int, int, int, int]] = []
    for at, element in enumerate(elements):
        if at in way:
            places.append((way[at], 0, 0, 1, 1))
            continue
        parent = element.parent
        above, hops, around, repeated, often = places[parent] if parent >= 0 else (_FAR, 0, 0, 1, 1)
        if hops and (holder := elements[parent]).tag not in _LISTS:
            repeated = max(repeated, alike[holder])
            often = max(often, everywhere[holder[1:3]])
        places.append((above, hops + 1, around | kinds[at], repeated, often))
    return Stands(*np.array(places).T)


def _beside(elements: Sequence[Element], kinds: Sequence[int], top: int) -> list[bool]:
    """Of each element, whether it is in a part beside the article: comments, asides, menus."""
    around = _way_up(elements, top)
    beside: list[bool] = []
    for at, (parent, tag, _, _) in enumerate(elements):
        own = kinds[at] & BESIDE and at not in around and tag not in ("body", "html")
        beside.append(bool(own) or (parent >= 0 and beside[parent]))
    return beside


def _way_up(elements: Sequence[Element], at: int) -> dict[int, int]:
    """The element and those around it, with the hops to each."""
    way: dict[int, int] = {}
    while at >= 0:
        way[at] = len(way)
        at = elements[at].parent
    return way


def _holder(lines: Lines, elements: Sequence[Element], mass: Matrix) -> int:
    """The smallest element that holds most of the text, not one that is a paragraph itself."""
    import numpy as np

    held = np.bincount(lines.elements, mass, len(elements)).tolist()
    for at in range(len(elements) - 1, 0, -1):
        if elements[at].parent >= 0:
            held[elements[at].parent] += held[at]
    enough = _MOST_OF_IT * mass.sum()
    best = max((at for at, own in enumerate(held) if own >= enough), default=0)
    while elements[best].tag in _PARAGRAPHS and elements[best].parent >= 0:
        best = elements[best].parent
    return best
