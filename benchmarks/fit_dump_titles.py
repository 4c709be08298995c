"""Fits the weights that `newstui.cleaning.dump_title` finds the title of a dump by.

    python benchmarks/fit_dump_titles.py --data DIR [--write]

Dumps with known titles: `cleaning/blog_dumps` of the data folder, `dates/dumps` with the titles
that their pages claim (a site's name above everything else is none), and the demo corpus. Prints
the share of titles found by set, each dump judged by weights fitted on three quarters of the
others, and the share on all that were fitted on. A conditional logit, by gradient ascent; needs
numpy.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newstui.cleaning import dump_title
from newstui.cleaning.dump import read_dump
from newstui.cleaning.dump_title import Features, candidates
from newstui.cleaning.likeness import folded
from newstui.cleaning.page_parsed import parsed_page
from newstui.cleaning.sanitise import sanitise
from newstui.resources import seeds

Array = NDArray[np.float64]
_RIDGE = 0.01
_STEPS = 400
_FOLDS = 4
_DEMO_WEIGHT = 3.0
"""The demo corpus is small, but it is news."""


@dataclass(frozen=True)
class Titled:
    """A dump and its title."""

    name: str
    title: str
    text: str
    address: str | None


@dataclass(frozen=True)
class Dump:
    """One dump: a row of features for each candidate, and which of them are the title."""

    name: str
    features: Array
    right: list[int]

    @property
    def weight(self) -> float:
        return _DEMO_WEIGHT if self.name == "demo" else 1.0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--write", action="store_true", help="put the weights into the module")
    arguments = options.parse_args()
    dumps = list(load(arguments.data))
    found: dict[str, list[bool]] = {}
    for fold in range(_FOLDS):
        weights = fit([dump for n, dump in enumerate(dumps) if n % _FOLDS != fold])
        for dump in dumps[fold::_FOLDS]:
            found.setdefault(dump.name, []).append(is_found(dump, weights))
    for name, hits in found.items():
        print(f"title found, not fitted on, {name:<12} {np.mean(hits):.3f} of {len(hits)}")
    weights = fit(dumps)
    print(f"title found, all dumps {np.mean([is_found(dump, weights) for dump in dumps]):.3f}")
    table = "".join(
        f"    {name}={weight:.2f},\n"
        for name, weight in zip(Features._fields, weights, strict=True)
    )
    print(table)
    if arguments.write:
        module = Path(dump_title.__file__)
        text = module.read_text(encoding="utf-8")
        pattern = re.compile(r"^WEIGHTS = Features\(\n.*?^\)$", re.DOTALL | re.MULTILINE)
        module.write_text(pattern.sub(f"WEIGHTS = Features(\n{table})", text), encoding="utf-8")


def load(data: Path) -> Iterator[Dump]:
    """The dumps that hold their title as a line."""
    for number, titled in enumerate(all_titled(data)):
        dump = read_dump(sanitise(titled.text), None, None)
        # Every other address is withheld: many dumps come without one.
        found = candidates(dump.lines, dump.body, titled.address if number % 2 else None)
        title = folded(titled.title)
        right = [n for n, c in enumerate(found) if folded(dump.lines[c.index]) == title]
        if right and not (titled.name == "pages" and all(found[n].index < 2 for n in right)):
            yield Dump(titled.name, np.array([c.features for c in found], dtype=float), right)


def all_titled(data: Path) -> Iterator[Titled]:
    for row in rows(data / "cleaning" / "blog_dumps.jsonl.gz"):
        yield Titled("blogs", row["title"] or "", row["text"], row["url"])
    pairs = zip(
        rows(data / "dates" / "dumps.jsonl.gz"),
        rows(data / "dates" / "pages.jsonl.gz"),
        strict=True,
    )
    for row, page in pairs:
        if title := parsed_page(page["html"]).head.title:
            yield Titled("pages", title, row["text"] or "", row["url"])
    table = json.loads((seeds() / "expected.json").read_text(encoding="utf-8"))
    for row in table["articles"]:
        if row["file"].startswith("dumps/"):
            text = (seeds() / row["file"]).read_text(encoding="utf-8")
            yield Titled("demo", row["title"], text, None)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def fit(dumps: Sequence[Dump]) -> Array:
    """The weights that make the titles likeliest among their candidates."""
    sizes = [len(dump.features) for dump in dumps]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    of_dump = np.repeat(np.arange(len(dumps)), sizes)
    features = np.vstack([dump.features for dump in dumps])
    right = np.zeros(len(features))
    for start, dump in zip(starts, dumps, strict=True):
        right[start + np.array(dump.right)] = 1
    importance = np.array([dump.weight for dump in dumps])[of_dump]
    weights = np.zeros(features.shape[1])
    for _ in range(_STEPS):
        scores = features @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[of_dump])
        share_of = powers / np.add.reduceat(powers, starts)[of_dump]
        wanted = share_of * right
        wanted /= np.add.reduceat(wanted, starts)[of_dump]
        slope = features.T @ (importance * (wanted - share_of)) / len(dumps)
        weights += 0.5 * (slope - _RIDGE * weights)
    return weights


def is_found(dump: Dump, weights: Array) -> bool:
    """Whether the title comes out first."""
    return int(np.argmax(dump.features @ weights)) in dump.right


if __name__ == "__main__":
    main()
