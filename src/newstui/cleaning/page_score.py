"""How likely each line of a page belongs to the article: a logistic regression over its looks.

The weights are data, in `page_model.json`; `benchmarks/train_page_lines.py` makes them again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from newstui.cleaning.dump_score import line_probabilities
from newstui.cleaning.page_blocks import Blocks
from newstui.cleaning.paragraphs import Line

if TYPE_CHECKING:
    from newstui.cleaning.page_places import Matrix
else:
    Matrix = Any


def page_odds(page: Blocks, title: str, told: str) -> Matrix:
    """For each line the log-odds that it is part of the article.

    `title` is what the page calls itself, `told` the article's text in its JSON-LD; "" if none.
    """
    import numpy as np

    if not page.lines:
        return np.zeros(0)
    from newstui.cleaning.page_looks import line_looks

    weights, bias = _model()
    odds: Matrix = line_looks(page, line_odds(page), title, told) @ weights + bias
    return odds


def line_odds(page: Blocks) -> Matrix:
    """For each line the log-odds by the line model of the dumps, which sees no elements."""
    import numpy as np

    chances = np.array(line_probabilities([Line(line.text, line.gap) for line in page.lines]))
    odds: Matrix = np.log((chances + 1e-6) / (1 - chances + 1e-6))
    return odds


@cache
def _model() -> tuple[Matrix, float]:
    import numpy as np

    stored: dict[str, Sequence[float]] = json.loads(
        files("newstui.cleaning").joinpath("page_model.json").read_bytes()
    )
    return np.array(stored["weights"]), stored["bias"][0]
