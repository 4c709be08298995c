"""The learned part of grouping: a small network with one hidden layer beside a straight line."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from operator import mul


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of a network with one output. In each row the bias stands last."""

    direct: tuple[float, ...]
    """From each feature straight to the output."""
    hidden: tuple[tuple[float, ...], ...] = ()
    """From each feature to each hidden unit."""
    output: tuple[float, ...] = ()
    """From each hidden unit to the output."""

    def value(self, features: Sequence[float]) -> float:
        """The log-odds that the network gives to the features."""
        value: float = self.direct[-1] + sum(map(mul, self.direct, features))
        for weight, row in zip(self.output, self.hidden, strict=True):
            value += weight * math.tanh(row[-1] + sum(map(mul, row, features)))
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
