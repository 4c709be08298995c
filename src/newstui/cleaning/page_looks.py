"""What speaks for and against each line of a page, as a matrix of numbers.

To what the line model of the dumps says come the elements: how much of the line is a link, what
the elements around it are called, whether it stands in the part of the page that holds most of
the text, and what else is set like it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from math import exp, log, log1p
from typing import TYPE_CHECKING, Any

from newstui.cleaning.likeness import folded
from newstui.cleaning.page_blocks import Blocks
from newstui.cleaning.page_names import KINDS, kinds_of
from newstui.cleaning.page_places import LINE_MOST, Place, article_mass, places_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
else:
    Matrix = Any

_SETTINGS = (
    "p", "h1", "h2 h3 h4 h5 h6", "li", "div section article", "td tr table th",
    "figcaption figure", "blockquote", "dd dt", "pre",
)  # fmt: skip
_SETTING_OF = {tag: place for place, tags in enumerate(_SETTINGS) for tag in tags.split()}
_OTHER = len(_SETTINGS)
_CLOSERS = ".!?…\"”»'’)"
_ODDS_MOST = 6.0
_TITLE_LEAST = 15
_TOLD_LEAST = 400
"""Characters of the shortest text in JSON-LD that is no mere teaser."""
_TOP = 5
"""Lines below the title that bylines and dates stand in."""
_PREFIX = 28
"""Characters in which the colon of `Read also: …` stands."""


def line_looks(page: Blocks, odds: Sequence[float], title: str, told: str) -> Matrix:
    """A row per line. `odds` are its log-odds by the line model.

    `title` is what the page calls itself, `told` the article's text as its JSON-LD gives it; both
    may be "".
    """
    import numpy as np

    lines, elements = page
    odds = [max(-_ODDS_MOST, min(_ODDS_MOST, odd)) for odd in odds]
    words = [folded(line.text) for line in lines]
    kinds = [kinds_of(element) for element in elements]
    heading = _heading(page, words, folded(title))
    mass, beside = article_mass(page, [1 / (1 + exp(-odd)) for odd in odds], kinds, heading)
    stands = places_of(page, mass, kinds)
    places = [stands[line.element] for line in lines]
    settings = [_SETTING_OF.get(elements[line.element].tag, _OTHER) for line in lines]
    return np.hstack(
        [
            _placed(page, odds, mass, places),
            _worded(page, words, settings, places, folded(told)),
            _titled(words, beside, heading, folded(title)),
            _nearby(odds, [line.linked for line in lines]),
            np.eye(_OTHER + 1)[settings],
            _bits([kinds[line.element] for line in lines]),
            _bits([place.kinds for place in places]),
        ]
    )


def _heading(page: Blocks, words: Sequence[str], title: str) -> int | None:
    """The line that is the title: a heading that the page's name holds, or the first `h1`."""
    first = None
    for at, line in enumerate(page.lines):
        tag = page.elements[line.element].tag
        if tag in ("h1", "h2") and _is_title(words[at], title):
            return at
        if tag == "h1" and first is None:
            first = at
    return first


def _is_title(words: str, title: str) -> bool:
    return len(words) >= _TITLE_LEAST and words in title


class _Sums:
    """What lines have in common: their mass, size and number, by some key of each."""

    def __init__(
        self, keys: Sequence[Hashable], mass: Sequence[float], sizes: Sequence[int]
    ) -> None:
        self.mass: defaultdict[Hashable, float] = defaultdict(float)
        self.size: defaultdict[Hashable, int] = defaultdict(int)
        self.count = Counter(keys)
        for key, own, size in zip(keys, mass, sizes, strict=True):
            self.mass[key] += own
            self.size[key] += size

    def others(self, key: Hashable, own: float, size: int) -> float:
        """How much of what has the same key is article, one line left out."""
        return (self.mass[key] - own) / (self.size[key] - size + 60)


def _placed(
    page: Blocks, odds: Sequence[float], mass: Sequence[float], places: Sequence[Place]
) -> Matrix:
    """The line model's word, links, the place in the tree, and what is set alike."""
    import numpy as np

    elements = page.elements
    sizes = [min(len(line.text), LINE_MOST) for line in page.lines]
    parents = [elements[line.element].parent for line in page.lines]
    alike = [
        (elements[line.element][1:3], elements[parent][1:3])
        for line, parent in zip(page.lines, parents, strict=True)
    ]
    like, around = _Sums(alike, mass, sizes), _Sums(parents, mass, sizes)
    links = _Sums(parents, [x.linked * len(x.text) for x in page.lines], sizes)
    total = sum(mass) + 1e-9
    within = [at for at, place in enumerate(places) if mass[at] and place.above == 0]
    first, last = (within[0], within[-1]) if within else (0, len(places))
    rows = []
    for at, (line, place) in enumerate(zip(page.lines, places, strict=True)):
        odd, inside, parent = odds[at] / 3, place.above == 0, parents[at]
        rows.append(
            (
                odd,
                odd * line.linked,
                odd * inside if odd > 0 else 0.0,
                0.0 if inside else max(odd, 0.0),
                line.linked,
                line.linked > 0.9,
                line.bold > 0.9,
                inside,
                min(place.above, 6) / 3,
                min(place.hops, 6) / 3,
                inside and place.hops <= 1,
                inside and place.hops >= 3,
                log(place.repeated) / 2,
                log(place.everywhere) / 2,
                like.mass[alike[at]] / total,
                like.others(alike[at], mass[at], sizes[at]),
                log1p(like.count[alike[at]]) / 3,
                around.mass[parent] / total,
                around.others(parent, mass[at], sizes[at]),
                min(1.0, links.mass[parent] / max(links.size[parent], 1)),
                at < first,
                at > last,
            )
        )
    return np.array(rows, dtype=np.float64)


def _worded(
    page: Blocks,
    words: Sequence[str],
    settings: Sequence[int],
    places: Sequence[Place],
    told: str,
) -> Matrix:
    """How the text itself begins and ends, whether it is said twice, and in JSON-LD too."""
    import numpy as np

    is_told = len(told) >= _TOLD_LEAST
    often = Counter(words)
    met: set[str] = set()
    rows = []
    for at, line in enumerate(page.lines):
        text, said = line.text, words[at]
        ends, linked, inside = text[-1] in _CLOSERS, line.linked > 0.9, places[at].above == 0
        capitals = text.isupper()
        rows.append(
            (
                log1p(len(text)) / 6,
                ends,
                text[-1] == ":",
                text[0] in "©([",
                capitals,
                capitals and linked,
                linked and not ends and settings[at] == 0,
                linked and settings[at] == 3,
                linked and inside and settings[at] in (1, 2),
                0.4 < line.linked < 0.99 and not ends and ":" in text[:_PREFIX],
                len(said) > 20 and said in met,
                often[said] > 1,
                is_told and said in told,
                is_told and said not in told,
            )
        )
        met.add(said)
    return np.array(rows, dtype=np.float64)


def _titled(
    words: Sequence[str], beside: Sequence[bool], heading: int | None, title: str
) -> Matrix:
    """Whether the line is the title, or stands above it or close below, or beside the article."""
    import numpy as np

    top = len(words) if heading is None else heading
    rows = [
        (
            _is_title(said, title),
            at < top and heading is not None,
            top < at < top + _TOP,
            heading is None,
            beside[at],
        )
        for at, said in enumerate(words)
    ]
    return np.array(rows, dtype=np.float64)


def _nearby(odds: Sequence[float], linked: Sequence[float]) -> Matrix:
    """The word of the line model on the two lines above and below, and whether they are links."""
    import numpy as np

    size = len(odds)
    padded = np.pad(np.asarray(odds) / 3.0, 2, constant_values=-2.0)
    links = np.pad(np.asarray(linked), 1, constant_values=1.0)
    around = [padded[at : at + size] for at in (0, 1, 3, 4)]
    return np.stack([*around, links[:size], links[2:]], axis=1)


def _bits(masks: Sequence[int]) -> Matrix:
    """A column per bit."""
    import numpy as np

    return (np.array(masks)[:, None] >> np.arange(KINDS) & 1).astype(np.float64)
