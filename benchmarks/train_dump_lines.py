"""Trains the line model of the dump cleaner and writes its weights.

usage: python benchmarks/train_dump_lines.py DATA_DIR OUT.json [--bodies FILE] [--evaluate]

DATA_DIR is in the form of the development data: `cleaning/blog_dumps` (dumps with the article's
body), `cleaning/multilingual_segment_dumps` (dumps with sentences that must stay or go) and
`dates/pages` beside `dates/dumps` (pages and their dumps: the article's text is taken from the
page by trafilatura in precision mode, and only where it agrees with the known sentences).
--bodies names a file of JSON lines whose `body`, by `id`, is known better (read by a person).
A line's target is the share of it that the body holds, by an alignment that keeps the order.
--evaluate cross-validates over five folds by site before it trains on everything.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from align_dump_lines import targets_of, words
from newstui.cleaning.dump_features import context_features
from newstui.cleaning.dump_looks import own_features
from newstui.cleaning.dump_segment import article_lines
from newstui.cleaning.paragraphs import Line, lines_of
from newstui.cleaning.sanitise import sanitise

HIDDEN, EPOCHS, BATCH, RATE, DECAY, DROPPED = 24, 20, 512, 2e-3, 1e-4, 0.1
NETWORKS = 2
RELAID = 0.4
"""Weight of the copies of dumps that are changed."""
CHANGED_EVERY = 3
"""One dump of so many is shown without line breaks too, another without the page around."""
FOLDS = 5
Matrix = NDArray[np.float32]


@dataclass
class Example:
    """One dump: its lines, their targets (0..1) and how much each counts."""

    site: str
    lines: list[Line]
    targets: list[float]
    weights: list[float]
    body: str | None


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def silver_bodies(data: Path) -> dict[str, str]:
    """Article text of the dated pages, by their id."""
    import trafilatura

    return {
        row["id"]: trafilatura.extract(row["html"], include_comments=False, favor_precision=True)
        or ""
        for row in rows(data / "dates" / "pages.jsonl.gz")
    }


def examples(data: Path, read: dict[str, str]) -> list[Example]:
    """Every dump that something is known of; `read` are bodies by id that are sure."""
    found = [
        by_body(row, row["body"])
        for row in rows(data / "cleaning" / "blog_dumps.jsonl.gz")
        if row["body"]
    ]
    bodies = silver_bodies(data)
    known = {
        row["id"]: row for row in rows(data / "cleaning" / "multilingual_segment_dumps.jsonl.gz")
    }
    for row in rows(data / "dates" / "dumps.jsonl.gz"):
        body = read.get(row["id"]) or bodies.get(row["id"], "")
        told = known.get(row["id"])
        agrees = (
            told is None
            or row["id"] in read
            or (
                all(part in body for part in told["with"])
                and not any(part in body for part in told["without"])
            )
        )
        if agrees and (len(body) > 400 or row["id"] in read):
            found.append(by_body(row, body))
            known.pop(row["id"], None)
    found.extend(by_sentences(row) for row in known.values())
    return [example for example in found if len(example.lines) >= 3 and any(example.weights)]


def site_of(row: dict[str, Any]) -> str:
    host = urlsplit(row["url"] or f"http://{row['id']}").netloc
    return ".".join(host.split(".")[-2:])


def by_body(row: dict[str, Any], body: str) -> Example:
    lines = lines_of(sanitise(row["text"]))
    sizes = [float(min(len(words(line.text)), 80) + 1) for line in lines]
    return Example(site_of(row), lines, targets_of(lines, body), shares(sizes), body)


def by_sentences(row: dict[str, Any]) -> Example:
    lines = lines_of(sanitise(row["text"]))
    stays = [any(part in line.text for part in row["with"]) for line in lines]
    goes = [any(part in line.text for part in row["without"]) for line in lines]
    sizes = [
        float(min(len(words(line.text)), 40) + 5) if stay or go else 0.0
        for line, stay, go in zip(lines, stays, goes, strict=True)
    ]
    weights = [0.5 * share for share in shares(sizes)]
    return Example(site_of(row), lines, [float(stay) for stay in stays], weights, None)


def shares(sizes: Sequence[float]) -> list[float]:
    total = sum(sizes) or 1.0
    return [size / total for size in sizes]


class Layer:
    """Logistic regression (no hidden units) or a network with one hidden layer of them.

    Trained by Adam (Kingma and Ba 2015) on weighted cross-entropy, inputs scaled to unit spread
    and now and then left out (dropout, one draw a batch).
    """

    def __init__(self, inputs: int, units: int, seed: int = 0) -> None:
        random = np.random.default_rng(seed)
        self.units, self.seed = units, seed
        self.mean = np.zeros(inputs, np.float32)
        self.spread = np.ones(inputs, np.float32)
        first = [(random.normal(size=(inputs, units)) / np.sqrt(inputs)), np.zeros(units)]
        last = [random.normal(size=units) / np.sqrt(units) if units else np.zeros(inputs)]
        parts = [*(first if units else []), *last, np.zeros(1)]
        self.parts: list[Matrix] = [part.astype(np.float32) for part in parts]

    def odds(self, features: Matrix) -> Matrix:
        scaled = ((features - self.mean) / self.spread).astype(np.float32)
        if self.units:
            scaled = np.maximum(scaled @ self.parts[0] + self.parts[1], 0)
        result: Matrix = (scaled @ self.parts[-2] + self.parts[-1]).astype(np.float32)
        return result

    def train(self, features: Matrix, targets: Matrix, weights: Matrix) -> None:
        random = np.random.default_rng(self.seed + 1)
        self.mean, self.spread = features.mean(axis=0), features.std(axis=0) + np.float32(0.05)
        features = ((features - self.mean) / self.spread).astype(np.float32)
        first = [np.zeros_like(part) for part in self.parts]
        second = [np.zeros_like(part) for part in self.parts]
        batches = len(features) // BATCH + 1
        for step in range(EPOCHS * batches):
            if step % batches == 0:
                order = np.array_split(random.permutation(len(features)), batches)
            chosen = order[step % batches]
            dropped = DROPPED if self.units else 0.0
            kept = (random.random(features.shape[1]) >= dropped) / np.float32(1 - dropped)
            gradients = self.gradients(
                features[chosen] * kept.astype(np.float32), targets[chosen], weights[chosen]
            )
            rate = RATE * (1 - step / (EPOCHS * batches))
            for part, gradient, mean, square in zip(
                self.parts, gradients, first, second, strict=True
            ):
                mean += 0.1 * (gradient - mean)
                square += 0.001 * (gradient * gradient - square)
                lifted = mean / (1 - 0.9 ** (step + 1))
                part -= rate * lifted / (np.sqrt(square / (1 - 0.999 ** (step + 1))) + 1e-8)

    def gradients(self, features: Matrix, targets: Matrix, weights: Matrix) -> list[Matrix]:
        inner = features
        if self.units:
            inner = np.maximum(features @ self.parts[0] + self.parts[1], 0)
        out = self.parts[-2]
        found = 1 / (1 + np.exp(-np.clip(inner @ out + self.parts[-1], -30, 30)))
        wrong = ((found - targets) * weights / len(features)).astype(np.float32)
        last = [inner.T @ wrong + DECAY * out, wrong.sum(keepdims=True)]
        if not self.units:
            return last
        back = np.outer(wrong, out) * (inner > 0)
        return [features.T @ back + DECAY * self.parts[0], back.sum(axis=0), *last]


@dataclass
class Model:
    """The two layers as `dump_score` reads them."""

    first: Layer
    second: Layer

    def probabilities(self, own: Matrix) -> list[float]:
        odds = self.second.odds(context_of(own, self.first))
        found: list[float] = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).tolist()
        return found

    def write(self, path: Path) -> None:
        """The weights to four places, the scaling of the inputs worked in."""
        single = self.first.parts[0] / self.first.spread
        hidden = self.second.parts[0] / self.second.spread[:, None]
        size = len(single) // 3
        stored = {
            "first": [
                rounded(part)
                for part in (single[size : 2 * size], single[:size], single[2 * size :])
            ],
            "first_bias": round(float(self.first.parts[1][0] - self.first.mean @ single), 4),
            "hidden": [rounded(unit) for unit in hidden.T],
            "hidden_bias": rounded(self.second.parts[1] - self.second.mean @ hidden),
            "out": rounded(self.second.parts[2]),
            "out_bias": round(float(self.second.parts[3][0]), 4),
        }
        path.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")


def rounded(values: Matrix) -> list[float]:
    return [round(float(value), 4) for value in values]


def own_of(lines: Sequence[Line]) -> Matrix:
    """The looks of each line, a row each."""
    return own_features(lines).T


def with_neighbours(own: Matrix) -> Matrix:
    """Each line's row, that of the line above and that of the line below."""
    edge = np.zeros((1, own.shape[1]), np.float32)
    return np.hstack([own, np.vstack([edge, own[:-1]]), np.vstack([own[1:], edge])])


def context_of(own: Matrix, first: Layer) -> Matrix:
    odds = first.odds(with_neighbours(own))
    return context_features(np.ascontiguousarray(own.T), odds).T


def trained(chosen: Sequence[Example]) -> Model:
    """A model that has seen each dump as it is and relaid, some in one line or without the page.

    The second layer is the mean of networks that differ by their random numbers.
    """
    relaid = [replace(example, lines=with_gaps(example.lines)) for example in chosen]
    joined = [run_together(example) for example in chosen[::CHANGED_EVERY] if example.body]
    bare = [without_page(example) for example in chosen[1::CHANGED_EVERY] if example.body]
    seen = [*chosen, *relaid, *joined, *bare]
    owns = [own_of(example.lines) for example in seen]
    targets = np.concatenate([example.targets for example in seen]).astype(np.float32)
    weights = np.concatenate([example.weights for example in seen])
    weights[sum(len(example.lines) for example in chosen) :] *= RELAID
    used = weights > 0
    even = np.minimum(weights[used] / weights[used].mean(), 12).astype(np.float32)
    singles = np.vstack([with_neighbours(own) for own in owns])
    first = Layer(singles.shape[1], 0)
    first.train(singles[used], targets[used], even)
    contexts = np.vstack([context_of(own, first) for own in owns])
    seconds = [Layer(contexts.shape[1], HIDDEN, seed) for seed in range(0, 10 * NETWORKS, 10)]
    for second in seconds:
        second.train(contexts[used], targets[used], even)
    return Model(first, mean_of(seconds))


def with_gaps(lines: Sequence[Line]) -> list[Line]:
    """The lines with a blank line before every other one."""
    return [line._replace(gap=index % 2 == 0) for index, line in enumerate(lines)]


def run_together(example: Example) -> Example:
    """A dump as it comes from a page whose line breaks were lost."""
    assert example.body
    lines = lines_of(" ".join(line.text for line in example.lines))
    sizes = [float(min(len(words(line.text)), 80) + 1) for line in lines]
    return replace(
        example, lines=lines, targets=targets_of(lines, example.body), weights=shares(sizes)
    )


def without_page(example: Example) -> Example:
    """A dump of little but the article: some lines above it, and none or few below."""
    text = [index for index, target in enumerate(example.targets) if target >= 0.5]
    kept = len(example.lines) % 4
    first, last = (max(0, text[0] - 2 * kept), text[-1] + 1 + kept) if text else (0, None)
    chosen = slice(first, last)
    return replace(
        example,
        lines=example.lines[chosen],
        targets=example.targets[chosen],
        weights=shares(example.weights[chosen]),
    )


def mean_of(layers: Sequence[Layer]) -> Layer:
    """One network that gives the mean of several with inputs scaled alike."""
    mean = Layer(len(layers[0].mean), sum(layer.units for layer in layers))
    mean.mean, mean.spread = layers[0].mean, layers[0].spread
    hidden, bias, out, out_bias = zip(*(layer.parts for layer in layers), strict=True)
    mean.parts = [
        np.hstack(hidden),
        np.hstack(bias),
        (np.hstack(out) / len(layers)).astype(np.float32),
        np.mean(out_bias, axis=0),
    ]
    return mean


def f1(pairs: Sequence[tuple[str, str]]) -> float:
    """4-gram F1 of (body, text) pairs: precision and recall averaged over pages."""
    precisions, recalls = [], []
    for body, text in pairs:
        gold, told = grams(body), grams(text)
        same = (gold & told).total()
        recalls.append(same / max(gold.total(), 1))
        if told:
            precisions.append(same / told.total())
    precision, recall = np.mean(precisions), np.mean(recalls)
    return float(2 * precision * recall / (precision + recall))


def grams(text: str) -> Counter[tuple[str, ...]]:
    own = words(text)
    return Counter(tuple(own[at : at + 4]) for at in range(max(1, len(own) - 3)))


def cross_validate(found: Sequence[Example]) -> None:
    """Prints the F1 over all dumps with a body, each cleaned by a model of other sites."""

    def fold(example: Example) -> int:
        return int(hashlib.sha256(example.site.encode()).hexdigest(), 16) % FOLDS

    pairs = []
    for held in range(FOLDS):
        model = trained([example for example in found if fold(example) != held])
        for example in found:
            if fold(example) == held and example.body:
                told = model.probabilities(own_of(example.lines))
                chosen = article_lines(example.lines, told)
                text = "\n".join(example.lines[index].text for index in chosen)
                pairs.append((example.body, text))
        print(f"fold {held + 1} of {FOLDS}: F1 so far {f1(pairs):.4f} on {len(pairs)} dumps")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--bodies", type=Path)
    parser.add_argument("--evaluate", action="store_true")
    arguments = parser.parse_args()
    read: dict[str, str] = {}
    if arguments.bodies:
        listed = map(json.loads, arguments.bodies.read_text(encoding="utf-8").splitlines())
        read = {row["id"]: row["body"] for row in listed}
    found = examples(arguments.data, read)
    print(f"{len(found)} dumps, {sum(len(example.lines) for example in found)} lines")
    if arguments.evaluate:
        cross_validate(found)
    trained(found).write(arguments.out)


if __name__ == "__main__":
    main()
