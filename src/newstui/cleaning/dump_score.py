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
from typing import NamedTuple

from newstui.cleaning.dump_features import Matrix, context_features, own_features
from newstui.cleaning.paragraphs import Line


class _Model(NamedTuple):
    """The weights, the scaling of the inputs worked into them."""

    own: Matrix
    above: Matrix
    below: Matrix
    bias: Matrix
    hidden: Matrix
    """A row of weights per unit."""
    hidden_bias: Matrix
    out: Matrix
    out_bias: Matrix


def line_probabilities(lines: Sequence[Line]) -> list[float]:
    """For each line the probability, 0..1, that it is part of the article."""
    import numpy as np

    if not lines:
        return []
    model = _model()
    own = own_features(lines)
    context = context_features(own, _first_odds(own, model))
    # The matrix product of BLAS wakes its threads up, which costs more than the sums.
    units = np.einsum("li,ui->lu", context, model.hidden) + model.hidden_bias
    units = np.maximum(units, 0.0)
    odds = np.clip(units @ model.out + model.out_bias, -30.0, 30.0)
    probabilities: list[float] = (1.0 / (1.0 + np.exp(-odds))).tolist()
    return probabilities


def _first_odds(own: Matrix, model: _Model) -> Matrix:
    """The log-odds of each line from its own row and the rows right above and below."""
    odds: Matrix = own @ model.own + model.bias
    odds[:-1] += own[1:] @ model.below
    odds[1:] += own[:-1] @ model.above
    return odds


@cache
def _model() -> _Model:
    import numpy as np

    stored = json.loads(files("newstui.cleaning").joinpath("dump_model.json").read_bytes())
    return _Model(**{name: np.array(weights) for name, weights in stored.items()})
