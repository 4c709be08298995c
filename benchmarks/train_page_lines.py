"""Trains the model that weighs the lines of HTML pages and writes its weights.

usage: python benchmarks/train_page_lines.py DATA_DIR OUT.json [--evaluate]

DATA_DIR is in the form of the development data: `cleaning/*_pages` (pages with the article's
body) and `dates/pages` (pages without: trafilatura in precision mode gives the body). It is run
again whenever the line model of the dumps was trained, whose word is one of its inputs.
A line's target is the share of it that the body holds, by an alignment that keeps the order.
--evaluate cross-validates over five folds by site before it trains on everything.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from align_dump_lines import targets_of
from newstui.cleaning.dump_segment import article_lines
from newstui.cleaning.fragment import too_deep
from newstui.cleaning.page import CAUTION, lines_of_page
from newstui.cleaning.page_looks import line_looks
from newstui.cleaning.page_parsed import parsed_page
from newstui.cleaning.page_score import line_odds
from newstui.cleaning.paragraphs import Line
from newstui.cleaning.sanitise import sanitise
from train_dump_lines import Layer, Matrix, f1, rounded, rows, site_of

FOLDS = 5
LINES_MOST = 3_000
TEXT_LEAST = 400


@dataclass
class Example:
    """One page: its lines, their looks and targets (0..1), and its body if it is known."""

    site: str
    lines: list[Line]
    looks: Matrix
    targets: Matrix
    body: str | None


def examples(data: Path) -> Iterator[Example]:
    """Every page that something is known of."""
    import trafilatura

    logging.disable(logging.CRITICAL)
    for path in sorted((data / "cleaning").glob("*_pages.jsonl.gz")):
        for row in rows(path):
            if row["body"]:
                yield from example_of(row, row["body"], True)
    for row in rows(data / "dates" / "pages.jsonl.gz"):
        body = trafilatura.extract(row["html"], include_comments=False, favor_precision=True)
        if body and len(body) > TEXT_LEAST:
            yield from example_of(row, body, False)


def example_of(row: dict[str, str], body: str, is_known: bool) -> Iterator[Example]:
    html = sanitise(row["html"])
    if too_deep(html):
        return
    page = parsed_page(html)
    lines, blocks = lines_of_page(page)
    if 3 <= len(lines) <= LINES_MOST:
        looks = line_looks(blocks, line_odds(blocks), page.title, page.told)
        targets = np.array(targets_of(lines, body), np.float32)
        known = body if is_known else None
        yield Example(site_of(row), lines, looks.astype(np.float32), targets, known)


def trained(chosen: Sequence[Example]) -> Layer:
    """A logistic regression in which every page counts the same."""
    weights = np.concatenate([shares(example.lines) for example in chosen])
    weights = np.minimum(weights / weights.mean(), 12).astype(np.float32)
    looks = np.vstack([example.looks for example in chosen])
    layer = Layer(looks.shape[1], 0)
    layer.train(looks, np.concatenate([example.targets for example in chosen]), weights)
    return layer


def shares(lines: Sequence[Line]) -> Matrix:
    sizes = np.array([min(len(line.text), 500) + 30.0 for line in lines], np.float32)
    share: Matrix = sizes / sizes.sum()
    return share


def cross_validate(found: Sequence[Example]) -> None:
    """Prints the F1 over all pages with a body, each weighed by a model of other sites."""

    def fold(example: Example) -> int:
        return int(hashlib.sha256(example.site.encode()).hexdigest(), 16) % FOLDS

    pairs = []
    for held in range(FOLDS):
        layer = trained([example for example in found if fold(example) != held])
        for example in found:
            if fold(example) == held and example.body:
                odds = np.clip(layer.odds(example.looks) - CAUTION, -30, 30)
                kept = article_lines(example.lines, (1 / (1 + np.exp(-odds))).tolist())
                pairs.append((example.body, "\n".join(example.lines[at].text for at in kept)))
        print(f"fold {held + 1} of {FOLDS}: F1 so far {f1(pairs):.4f} on {len(pairs)} pages")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--evaluate", action="store_true")
    arguments = parser.parse_args()
    found = list(examples(arguments.data))
    print(f"{len(found)} pages, {sum(len(example.lines) for example in found)} lines")
    if arguments.evaluate:
        cross_validate(found)
    layer = trained(found)
    weights = layer.parts[0] / layer.spread
    bias = float(layer.parts[1][0] - layer.mean @ weights)
    stored = {"weights": rounded(weights), "bias": [round(bias, 4)]}
    arguments.out.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
