"""What speaks for and against each line of a page, as a matrix of numbers.

To what the line model of the dumps says come the elements: how much of the line is a link, what
the elements around it are called, whether it stands in the part of the page that holds most of
the text, and what else is set like it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newstui.cleaning.likeness import folded
from newstui.cleaning.page_blocks import Blocks, Element
from newstui.cleaning.page_names import KINDS, kinds_of
from newstui.cleaning.page_places import (
    LINE_MOST,
    Flags,
    Lines,
    Matrix,
    Places,
    Stands,
    article_mass,
    places_of,
)

Columns = Sequence[NDArray[Any]]
"""Numbers and flags, one a line in each."""

_SETTINGS = (
    "p", "h1", "h2 h3 h4 h5 h6", "li", "div section article", "td tr table th",
    "figcaption figure", "blockquote", "dd dt", "pre",
)  # fmt: skip
_SETTING_OF = {tag: place for place, tags in enumerate(_SETTINGS) for tag in tags.split()}
_OTHER = len(_SETTINGS)
_CLOSERS = ".!?…\"”»'’)"
_ODDS_MOST = 6.0
_WHOLLY = 0.9
"""Share of a line that is a link, or bold, from which all of it is."""
_TITLE_LEAST = 15
_AGAIN_LEAST = 20
_TOLD_LEAST = 400
"""Characters of the shortest text in JSON-LD that is no mere teaser."""
_TOP = 5
"""Lines below the title that bylines and dates stand in."""
_PREFIX = 28
"""Characters in which the colon of `Read also: …` stands."""


def line_looks(page: Blocks, odds: Matrix, title: str, told: str) -> Matrix:
    """A row per line. `odds` are its log-odds by the line model.

    `title` is what the page calls itself, `told` the article's text as its JSON-LD gives it; both
    may be "".
    """
    elements = page.elements
    texts, _, at_elements, linked, bold = zip(*page.lines, strict=True)
    sizes = np.minimum(np.array(list(map(len, texts))), LINE_MOST)
    lines = Lines(sizes, np.array(at_elements), np.array(linked))
    odds = np.clip(odds, -_ODDS_MOST, _ODDS_MOST)
    kinds = [kinds_of(element) for element in elements]
    titled = _titles(texts, folded(title))
    heading = _heading([elements[at].tag for at in at_elements], titled)
    top = -1 if heading is None else at_elements[heading]
    mass, beside = article_mass(lines, 1 / (1 + np.exp(-odds)), elements, kinds, top)
    stands = Stands(*(column[lines.elements] for column in places_of(page, lines, mass, kinds)))
    settings = np.array([_SETTING_OF.get(element.tag, _OTHER) for element in elements])
    settings = settings[lines.elements]
    columns = [
        *_linked(odds, lines, np.array(bold), stands),
        *_set_alike(elements, lines, mass, stands),
        *_worded(texts, lines, settings, stands.above == 0),
        *_said(texts, folded(told)),
        *_titled(titled, beside, heading),
        *_nearby(odds, lines.linked),
        *(settings == np.arange(_OTHER + 1)[:, None]),
        *_bits(np.array(kinds)[lines.elements]),
        *_bits(stands.kinds),
    ]
    looks = np.empty((len(columns), len(texts)))
    for row, column in zip(looks, columns, strict=True):
        row[:] = column
    return looks.T


def _titles(texts: Sequence[str], title: str) -> list[bool]:
    """Which lines the folded title holds, those of a word or two left out."""
    most = 2 * len(title)
    return [
        _TITLE_LEAST <= len(text) <= most
        and len(words := folded(text)) >= _TITLE_LEAST
        and words in title
        for text in texts
    ]


def _heading(tags: Sequence[str], titled: Sequence[bool]) -> int | None:
    """The line that is the title: a heading that the page's name holds, or the first `h1`."""
    first = None
    for at, tag in enumerate(tags):
        if tag in ("h1", "h2") and titled[at]:
            return at
        if tag == "h1" and first is None:
            first = at
    return first


def _linked(odds: Matrix, lines: Lines, bold: Matrix, stands: Stands) -> Columns:
    """The line model's word, links, and the place in the tree."""
    inside, linked, odds = stands.above == 0, lines.linked, odds / 3
    sure = np.maximum(odds, 0.0)
    return (
        odds,
        odds * linked,
        np.where(inside, sure, 0.0),
        np.where(inside, 0.0, sure),
        linked,
        linked > _WHOLLY,
        bold > _WHOLLY,
        inside,
        np.minimum(stands.above, 6) / 3,
        np.minimum(stands.hops, 6) / 3,
        inside & (stands.hops <= 1),
        inside & (stands.hops >= 3),
        np.log(stands.repeated) / 2,
        np.log(stands.everywhere) / 2,
    )


class _Sums:
    """What lines have in common: their mass, size and number, by some key of each."""

    def __init__(self, keys: Places, mass: Matrix, sizes: Places) -> None:
        keys = np.unique(keys, return_inverse=True)[1]
        own: NDArray[Any] = np.bincount(keys, mass)[keys]
        size: NDArray[Any] = np.bincount(keys, sizes)[keys]
        self.mass = own
        self.count = np.bincount(keys)[keys]
        self.others = (own - mass) / (size - sizes + 60)
        """How much of what has the same key is article, each line itself left out."""
        self.share = own / np.maximum(size, 1.0)


def _set_alike(elements: Sequence[Element], lines: Lines, mass: Matrix, stands: Stands) -> Columns:
    """How much of what is set alike, or stands around the line, is article, and where that is."""
    numbers: dict[tuple[str, str], int] = {}
    looks = np.array(
        [numbers.setdefault((e.tag, e.names), len(numbers)) for e in elements], np.intp
    )
    parents = np.array([element.parent for element in elements])[lines.elements]
    like = _Sums(looks[lines.elements] * len(numbers) + looks[parents], mass, lines.sizes)
    around = _Sums(parents, mass, lines.sizes)
    links = _Sums(parents, lines.linked * lines.sizes, lines.sizes)
    total = mass.sum() + 1e-9
    within = np.flatnonzero((mass > 0) & (stands.above == 0))
    first, last = (within[0], within[-1]) if len(within) else (0, len(mass))
    order = np.arange(len(mass))
    return (
        like.mass / total,
        like.others,
        np.log1p(like.count) / 3,
        around.mass / total,
        around.others,
        links.share,
        order < first,
        order > last,
    )


def _worded(texts: Sequence[str], lines: Lines, settings: Places, inside: Flags) -> Columns:
    """How the text itself begins and ends, and that together with links."""
    ends = np.array([text[-1] in _CLOSERS for text in texts])
    capitals = np.array([text.isupper() for text in texts])
    prefixed = np.array([":" in text[:_PREFIX] for text in texts])
    linked = lines.linked > _WHOLLY
    partly = (lines.linked > 0.4) & (lines.linked < 0.99)
    return (
        np.log1p(list(map(len, texts))) / 6,
        ends,
        np.array([text[-1] == ":" for text in texts]),
        np.array([text[0] in "©([" for text in texts]),
        capitals,
        capitals & linked,
        linked & ~ends & (settings == 0),
        linked & (settings == 3),
        linked & inside & ((settings == 1) | (settings == 2)),
        partly & ~ends & prefixed,
    )


def _said(texts: Sequence[str], told: str) -> Columns:
    """Whether a line is said twice, and in JSON-LD too."""
    said = [text.lower() for text in texts]
    often = Counter(said)
    met: set[str] = set()
    again = []
    for text in said:
        again.append(len(text) > _AGAIN_LEAST and text in met)
        met.add(text)
    is_told = len(told) >= _TOLD_LEAST
    in_told = np.array([is_told and folded(text) in told for text in texts])
    return (
        np.array(again),
        np.array([often[text] > 1 for text in said]),
        in_told,
        is_told & ~in_told,
    )


def _titled(titled: Sequence[bool], beside: Flags, heading: int | None) -> Columns:
    """Whether the line is the title, or stands above it or close below, or beside the article."""
    top = len(titled) if heading is None else heading
    order = np.arange(len(titled))
    unknown = np.full(len(titled), heading is None)
    return (
        np.array(titled),
        (order < top) & ~unknown,
        (top < order) & (order < top + _TOP),
        unknown,
        beside,
    )


def _nearby(odds: Matrix, linked: Matrix) -> Columns:
    """The word of the line model on the two lines above and below, and whether they are links."""
    size = len(odds)
    padded = np.full(size + 4, -2.0)
    padded[2:-2] = odds / 3.0
    links = np.ones(size + 2)
    links[1:-1] = linked
    return *(padded[at : at + size] for at in (0, 1, 3, 4)), links[:size], links[2:]


def _bits(masks: Places) -> Places:
    """A row per bit."""
    return masks >> np.arange(KINDS)[:, None] & 1
