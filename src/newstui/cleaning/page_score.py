"""How likely each line of a page belongs to the article: a logistic regression over its looks.

The weights are data, in `page_model.json`; `benchmarks/train_page_lines.py` makes them again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import log

from newstui.cleaning.dump_score import line_probabilities
from newstui.cleaning.page_blocks import Blocks
from newstui.cleaning.page_looks import Matrix, line_looks
from newstui.cleaning.paragraphs import Line


def page_odds(page: Blocks, title: str, told: str) -> list[float]:
    """For each line the log-odds that it is part of the article.

    `title` is what the page calls itself, `told` the article's text in its JSON-LD; "" if none.
    """
    if not page.lines:
        return []
    weights, bias = _model()
    odds: list[float] = (line_looks(page, line_odds(page), title, told) @ weights + bias).tolist()
    return odds


def line_odds(page: Blocks) -> list[float]:
    """For each line the log-odds by the line model of the dumps, which sees no elements."""
    chances = line_probabilities([Line(line.text, line.gap) for line in page.lines])
    return [log((chance + 1e-6) / (1 - chance + 1e-6)) for chance in chances]


@cache
def _model() -> tuple[Matrix, float]:
    import numpy as np

    stored: dict[str, Sequence[float]] = json.loads(
        files("newstui.cleaning").joinpath("page_model.json").read_bytes()
    )
    return np.array(stored["weights"]), stored["bias"][0]
