"""Fits the weights that `newstui.cleaning.dump_title` finds the title of a dump by.

    python benchmarks/fit_dump_titles.py --data DIR [--write]

Dumps with known titles: `cleaning/blog_dumps` of the data folder, and the demo corpus. Prints the
share of titles found, on every other dump after fitting on the rest, and on all. A conditional
logit, by gradient ascent; needs numpy.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pprint
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newstui.cleaning import dump_title
from newstui.cleaning.dump import read_dump
from newstui.cleaning.dump_title import candidates
from newstui.cleaning.likeness import folded
from newstui.cleaning.sanitise import sanitise
from newstui.resources import seeds

Array = NDArray[np.float64]
_RIDGE = 0.01
_STEPS = 600
_DEMO_WEIGHT = 3.0
"""The demo corpus is small, but it is news."""


@dataclass
class Dump:
    """One dump: a row of features for each candidate, and which of them are the title."""

    features: Array
    right: list[int]
    weight: float


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--write", action="store_true", help="put the weights into the module")
    arguments = options.parse_args()
    names, dumps = load(arguments.data)
    half = fit(dumps[::2])
    print(f"title found, dumps not fitted on   {share(half, dumps[1::2]):.3f}")
    weights = fit(dumps)
    print(f"title found, all dumps             {share(weights, dumps):.3f}")
    table = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    print(table)
    if arguments.write:
        module = Path(dump_title.__file__)
        text = re.sub(
            r"^WEIGHTS: dict\[str, float\] = \{.*?\}$",
            f"WEIGHTS: dict[str, float] = {pprint.pformat(table, sort_dicts=False)}",
            module.read_text(encoding="utf-8"),
            flags=re.DOTALL | re.MULTILINE,
        )
        module.write_text(text, encoding="utf-8")


def load(data: Path) -> tuple[list[str], list[Dump]]:
    """The names of the features, and the dumps that hold their title as a line."""
    names: list[str] = []
    dumps = []
    for number, (title, text, address, weight) in enumerate(titled(data)):
        dump = read_dump(sanitise(text), None, None)
        # Every other address is withheld: many dumps come without one.
        found = candidates(dump.lines, dump.body, address if number % 2 else None)
        right = [n for n, c in enumerate(found) if folded(dump.lines[c.index]) == folded(title)]
        if right:
            names = names or list(found[0].features)
            rows = np.array([[c.features[name] for name in names] for c in found])
            dumps.append(Dump(rows, right, weight))
    return names, dumps


def titled(data: Path) -> Iterator[tuple[str, str, str | None, float]]:
    """Title, text, address and weight of each dump."""
    with gzip.open(data / "cleaning" / "blog_dumps.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["title"] or "", row["text"], row["url"], 1.0
    table = json.loads((seeds() / "expected.json").read_text(encoding="utf-8"))
    for row in table["articles"]:
        if row["file"].startswith("dumps/"):
            text = (seeds() / row["file"]).read_text(encoding="utf-8")
            yield row["title"], text, None, _DEMO_WEIGHT


def fit(dumps: list[Dump]) -> Array:
    """The weights that make the titles likeliest among their candidates."""
    weights = np.zeros(dumps[0].features.shape[1])
    for _ in range(_STEPS):
        slope = -_RIDGE * weights
        for dump in dumps:
            share_of = softmax(dump.features @ weights)
            wanted = np.zeros_like(share_of)
            wanted[dump.right] = share_of[dump.right] / share_of[dump.right].sum()
            slope += dump.weight * (dump.features.T @ (wanted - share_of)) / len(dumps)
        weights += 0.5 * slope
    return weights


def softmax(scores: Array) -> Array:
    powers = np.exp(scores - scores.max())
    whole: Array = powers / powers.sum()
    return whole


def share(weights: Array, dumps: list[Dump]) -> float:
    """How often the title comes out first."""
    return sum(int(np.argmax(d.features @ weights)) in d.right for d in dumps) / len(dumps)


if __name__ == "__main__":
    main()
