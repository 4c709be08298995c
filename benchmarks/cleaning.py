"""How well and how fast documents are cleaned, on any data in the form of the development sets.

usage: python benchmarks/cleaning.py [--data DIR] [--worst N] [--sample N]

DIR holds any of `cleaning/*_pages`, `cleaning/*_dumps` and `dates/pages`, `dates/dumps`, as
`.jsonl.gz`. Body F1 is that of 4-grams of words, precision and recall averaged over pages (as in
Zyte's article-extraction-benchmark); sentences are scored as in trafilatura's evaluation; a date
counts when the day is right, over all documents that show one. Times are CPU on one core, of
everything that cleaning does, the first document not counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newstui.cleaning.clean import clean
from newstui.cleaning.likeness import folded
from newstui.model.article import CleanArticle
from newstui.model.document import Form, RawDocument

WORD = re.compile(r"\w+")
Row = dict[str, Any]
Pair = tuple[Row, CleanArticle]


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.4f}  P {self.precision:.4f}  R {self.recall:.4f}"


def grams(text: str) -> Counter[tuple[str, ...]]:
    """The text's 4-grams of words; one shorter gram where it has fewer than four."""
    words = WORD.findall(text)
    return Counter(
        gram for at in range(max(1, len(words) - 3)) if (gram := tuple(words[at : at + 4]))
    )


def page_score(body: str, text: str) -> tuple[float | None, float | None]:
    """Precision and recall of one page, None where it has nothing to divide by."""
    gold, told = grams(body), grams(text)
    same = (gold & told).total()
    return (
        same / told.total() if told else None,
        same / gold.total() if gold else None,
    )


def mean(values: Sequence[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0


def body_score(pairs: Sequence[Pair]) -> Score:
    scores = [page_score(row["body"], article.text) for row, article in pairs]
    return Score(mean([p for p, _ in scores]), mean([r for _, r in scores]))


def sentence_score(pairs: Sequence[Pair]) -> Score:
    """Over all sentences of the set: those that must stay against those that must go."""
    right = sum(part in article.text for row, article in pairs for part in row["with"])
    wrong = sum(part in article.text for row, article in pairs for part in row["without"])
    wanted = sum(len(row["with"]) for row, _ in pairs)
    return Score(right / max(right + wrong, 1), right / max(wanted, 1))


def title_share(pairs: Sequence[Pair]) -> float:
    known = [(row, article) for row, article in pairs if row.get("title")]
    right = sum(folded(row["title"]) == folded(article.title) for row, article in known)
    return right / max(len(known), 1)


def date_score(pairs: Sequence[Pair]) -> Score:
    """Precision over the dates given, recall over the documents that have one to be found."""
    given = [(row, day_of(article)) for row, article in pairs if day_of(article)]
    right = sum(row["date"] == day for row, day in given if row.get("date_visible", True))
    counted = [row for row, _ in given if row.get("date_visible", True)]
    wanted = sum(bool(row.get("date_visible", True)) for row, _ in pairs)
    return Score(right / max(len(counted), 1), right / max(wanted, 1))


def day_of(article: CleanArticle) -> str | None:
    told = article.published.isoformat()
    return told[:10] if told and len(told) >= 10 else None


def cleaned(path: Path, sample: int | None) -> tuple[list[Pair], float]:
    """Every document of a set with its article, and documents per second of CPU."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = rows[:: max(1, len(rows) // sample)] if sample else rows
    form, key = (Form.PAGE, "html") if "html" in rows[0] else (Form.DUMP, "text")

    def article_of(row: Row) -> CleanArticle:
        return clean(RawDocument(row["id"], form, row[key], path.name, url=row["url"]))

    article_of(rows[0])
    started = time.process_time()
    articles = [article_of(row) for row in rows]
    return list(zip(rows, articles, strict=True)), len(rows) / (time.process_time() - started)


def report(name: str, pairs: Sequence[Pair], speed: float, worst: int) -> None:
    columns: list[tuple[str, str, Callable[[Sequence[Pair]], object]]] = [
        ("body", "body", body_score),
        ("with", "sentences", sentence_score),
        ("date", "date", date_score),
    ]
    row = pairs[0][0]
    print(f"{name}: {len(pairs)} documents, {speed:.0f} /s")
    for key, label, score in columns:
        if key in row and (key != "date" or name.startswith("dates/")):
            print(f"  {label:10} {score(pairs)}")
    if "title" in row:
        print(f"  {'title':10} exact {title_share(pairs):.4f}")
    if "body" in row and worst:
        scored = sorted(pairs, key=lambda pair: body_score([pair]).f1)
        for own, article in scored[:worst]:
            print(f"    {body_score([(own, article)]).f1:.3f} {own['url']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--worst", type=int, default=0, help="print the N worst of each set")
    parser.add_argument("--sample", type=int, help="clean about N documents of each set")
    arguments = parser.parse_args()
    paths = sorted(arguments.data.glob("cleaning/*.jsonl.gz"))
    for path in (*paths, *sorted(arguments.data.glob("dates/*.jsonl.gz"))):
        name = f"{path.parent.name}/{path.name.removesuffix('.jsonl.gz')}"
        report(name, *cleaned(path, arguments.sample), arguments.worst)


if __name__ == "__main__":
    main()
