"""How likely each line of a dump belongs to the article, by a small learned model.

Two layers: a logistic regression says from a line's own looks and those of the lines right above
and below how like text it is; a network with one hidden layer decides from that of all lines
around (stacked generalisation, Wolpert 1992). The weights are data, in `dump_model.json`;
`benchmarks/train_dump_lines.py` makes them again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from newstui.cleaning.paragraphs import Line

if TYPE_CHECKING:
    from newstui.cleaning.dump_looks import Matrix
else:
    Matrix = Any


class _Model(NamedTuple):
    """The weights, the scaling of the inputs worked into them."""

    first: Matrix
    """Three rows of a weight per look: of the line above, the line itself, the line below."""
    first_bias: Matrix
    hidden: Matrix
    """A row of weights per unit."""
    hidden_bias: Matrix
    out: Matrix
    out_bias: Matrix


class Judged(NamedTuple):
    """What the model says of the lines of a dump, and what it has seen in them on the way."""

    probabilities: list[float]
    """For each line that it is part of the article, 0..1."""
    with_cues: list[bool]
    """For each line whether it may say what it is there for (see `cues.cue_of`)."""
    with_dates: list[int]
    """The lines that have digits enough for a whole date, in order."""


_COLUMNS_AT_ONCE = 32
"""Lines of one matrix product; larger ones wake threads of BLAS up, at more cost than gain."""


def line_probabilities(lines: Sequence[Line]) -> list[float]:
    """For each line the probability, 0..1, that it is part of the article."""
    return judged(lines).probabilities


def judged(lines: Sequence[Line]) -> Judged:
    """What the model says of each line."""
    if not lines:
        return Judged([], [], [])
    import numpy as np

    from newstui.cleaning.dump_features import context_features
    from newstui.cleaning.dump_looks import own_features, with_cues, with_dates

    model = _model()
    own = own_features(lines)
    context = context_features(own, _first_odds(own, model))
    units = _product(model.hidden, context)
    units += model.hidden_bias[:, None]
    odds = model.out @ np.maximum(units, 0.0, out=units) + model.out_bias
    probabilities = 1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0)))
    return Judged(probabilities.tolist(), with_cues(own).tolist(), with_dates(own).tolist())


def _first_odds(own: Matrix, model: _Model) -> Matrix:
    """The log-odds of each line from its own looks and those of the lines right above and below."""
    odds: Matrix
    above, odds, below = _product(model.first, own)
    odds += model.first_bias
    odds[1:] += above[:-1]
    odds[:-1] += below[1:]
    return odds


def _product(weights: Matrix, columns: Matrix) -> Matrix:
    """The matrix product, some columns at a time."""
    import numpy as np

    count = columns.shape[1]
    product = np.empty((len(weights), count), np.float32)
    for start in range(0, count, _COLUMNS_AT_ONCE):
        chosen = slice(start, start + _COLUMNS_AT_ONCE)
        np.matmul(weights, columns[:, chosen], out=product[:, chosen])
    return product


@cache
def _model() -> _Model:
    import numpy as np

    stored = json.loads(files("newstui.cleaning").joinpath("dump_model.json").read_bytes())
    return _Model(**{name: np.array(weights, np.float32) for name, weights in stored.items()})
