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
from math import exp
from operator import mul
from typing import NamedTuple

from newstui.cleaning.dump_features import Row, context_features, own_features
from newstui.cleaning.paragraphs import Line


class _Model(NamedTuple):
    """The weights, the scaling of the inputs worked into them."""

    own: Row
    above: Row
    below: Row
    bias: float
    hidden: list[Row]
    """A row of weights per unit."""
    hidden_bias: Row
    out: Row
    out_bias: float


def line_probabilities(lines: Sequence[Line]) -> list[float]:
    """For each line the probability, 0..1, that it is part of the article."""
    if not lines:
        return []
    model = _model()
    own = own_features(lines)
    units = list(zip(model.hidden, model.hidden_bias, model.out, strict=True))
    probabilities = []
    for row in context_features(own, _first_odds(own, model)):
        odds = model.out_bias
        for weights, bias, out in units:
            value = sum(map(mul, row, weights)) + bias
            if value > 0.0:
                odds += value * out
        probabilities.append(1.0 / (1.0 + exp(-max(-30.0, min(30.0, odds)))))
    return probabilities


def _first_odds(own: Sequence[Row], model: _Model) -> Row:
    """The log-odds of each line from its own row and the rows right above and below."""
    odds = [model.bias + sum(map(mul, row, model.own)) for row in own]
    for at, row in enumerate(own):
        if at:
            odds[at - 1] += sum(map(mul, row, model.below))
        if at + 1 < len(own):
            odds[at + 1] += sum(map(mul, row, model.above))
    return odds


@cache
def _model() -> _Model:
    stored = json.loads(files("newstui.cleaning").joinpath("dump_model.json").read_bytes())
    return _Model(**stored)
