"""The learned part of grouping: a small network with one hidden layer beside a straight line."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of a network with one output. In each row the bias stands last."""

    direct: tuple[float, ...]
    """From each feature straight to the output."""
    hidden: tuple[tuple[float, ...], ...] = ()
    """From each feature to each hidden unit."""
    output: tuple[float, ...] = ()
    """From each hidden unit to the output."""

    _rows: tuple[tuple[float, tuple[float, ...]], ...] = field(
        init=False, repr=False, compare=False
    )
    """Of the line and of each hidden unit: bias plus half the squared length, and the weights."""

    def __post_init__(self) -> None:
        rows = [(row[-1], row[:-1]) for row in (self.direct, *self.hidden)]
        object.__setattr__(
            self, "_rows", tuple([(bias + 0.5 * math.hypot(*row) ** 2, row) for bias, row in rows])
        )

    def value(self, features: Sequence[float]) -> float:
        """The log-odds that the network gives to the features."""
        # Twice a product is what the squared lengths together exceed the squared distance by:
        # `dist` runs over two rows in half the time of any sum of products.
        half = 0.5 * math.hypot(*features) ** 2
        value, *units = [
            bias + half - 0.5 * math.dist(row, features) ** 2 for bias, row in self._rows
        ]
        for weight, unit in zip(self.output, units, strict=True):
            value += weight * math.tanh(unit)
        return value


def pack(networks: Mapping[str, Network], features: Sequence[str]) -> str:
    """Networks by class as the shipped file holds them."""
    table = {
        kind: {"direct": net.direct, "hidden": net.hidden, "output": net.output}
        for kind, net in networks.items()
    }
    return json.dumps({"features": features, "networks": table}) + "\n"


def unpack(text: str) -> dict[str, Network]:
    """The reverse of `pack`."""
    return {
        kind: Network(
            tuple(rows["direct"]), tuple(map(tuple, rows["hidden"])), tuple(rows["output"])
        )
        for kind, rows in json.loads(text)["networks"].items()
    }


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, Network]:
    """The networks that come with newstui; read once. `benchmarks/learn_events.py` makes them."""
    return unpack(files(__package__).joinpath("data/weights.json").read_text("utf-8"))
