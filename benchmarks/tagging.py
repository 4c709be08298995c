"""How well articles are tagged: `python benchmarks/tagging.py --data DIR [--sample N]`.

DIR holds countries/{reuters,lgl,trnews}.jsonl.gz and topics/{huffpost,10kgnad}.jsonl.gz: JSON Lines
with title, text, and the editors' `countries` (with `counts` of mentions) or acceptable `iptc`
numbers. Printed are, for countries, micro precision, recall and F1 over all pairs of article and
country, and how often the first country is an editor's; for topics, how often the first top-level
topic is acceptable among all articles (accuracy) and among those that got one (precision), the
share that got one (coverage), the precision of the 70 % whose first topic has the highest score,
and how often any of the topics given is acceptable; and articles a second of processor time on one
core, with anchors and without.

These are figures on material that the tagger was tuned on: weights and guards for countries were
set on all three sets, and the topic vocabulary was widened with words typical of huffpost and of
the even rows of 10kgnad. Expect less on other texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newstui.model.article import CleanArticle, Tags
from newstui.tagging.countries import tag_countries
from newstui.tagging.tag import tag
from newstui.tagging.tokens import tokenise
from newstui.tagging.topics import tag_topics
from newstui.tagging.topics_catalogue import TOPIC_PARENTS

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the tagger.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--sample", type=int, default=0, help="at most so many articles of each set"
    )
    options = parser.parse_args()
    tag(CleanArticle(title="Warm up", text="Loads the data.", language="en"))
    tag(CleanArticle(title="Warm up", text="Lädt die Daten.", language="de"))
    for name in ("reuters", "lgl", "trnews"):
        rows = read(options.data / "countries" / f"{name}.jsonl.gz", options.sample)
        countries(name, rows, list(tagged(name, rows, "en")))
    for name, language in (("huffpost", "en"), ("10kgnad", "de")):
        rows = read(options.data / "topics" / f"{name}.jsonl.gz", options.sample)
        topics(name, rows, list(tagged(name, rows, language)))


def read(path: Path, sample: int) -> list[Row]:
    """The rows of a set, or every so many of them up to `sample`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows[:: max(1, len(rows) // sample)] if sample else rows


def tagged(name: str, rows: list[Row], language: str) -> Iterator[Tags]:
    articles = [
        CleanArticle(
            title=row["title"] or "",
            text=row["text"],
            language=language,
            dateline=row.get("dateline"),
        )
        for row in rows
    ]
    start = time.process_time()
    tags = [tag(article) for article in articles]
    all_seconds = time.process_time() - start
    seconds = min(places_and_topics(articles) for _ in range(3))
    signs = sum(len(article.text) for article in articles) / len(articles)
    print(
        f"{name}: {len(rows)} articles of {signs:.0f} signs, {len(rows) / seconds:.0f} a second, "
        f"with anchors {len(rows) / all_seconds:.0f}"
    )
    yield from tags


def places_and_topics(articles: list[CleanArticle]) -> float:
    """Seconds of processor time that countries and topics together take."""
    start = time.process_time()
    for article in articles:
        title, text = tokenise(article.title), tokenise(article.text)
        tag_countries(article, title, text)
        tag_topics(article, title, text)
    return time.process_time() - start


def countries(name: str, rows: list[Row], tags: list[Tags]) -> None:
    gold = [set(row["countries"]) for row in rows]
    for what, given in (
        ("about", [[found.value for found in each.about] for each in tags]),
        ("mentioned", [[found.value for found in each.mentioned] for each in tags]),
    ):
        right = sum(len(set(found) & wanted) for found, wanted in zip(given, gold, strict=True))
        precision = right / max(1, sum(map(len, given)))
        recall = right / max(1, sum(map(len, gold)))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"  {what:10} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    firsts = [
        each.about[0].value in leading(row)
        for row, each in zip(rows, tags, strict=True)
        if row["countries"] and each.about
    ]
    marked = sum(bool(row["countries"]) for row in rows)
    print(f"  first country right in {sum(firsts) / marked:.3f} of {marked}")


def leading(row: Row) -> set[str]:
    """The countries mentioned most often; all of the editors' where mentions were not counted."""
    counts = row.get("counts")
    if not counts:
        return set(row["countries"])
    most = max(counts.values())
    return {code for code, count in counts.items() if count == most}


def topics(name: str, rows: list[Row], tags: list[Tags]) -> None:
    results: Counter[str] = Counter()
    scored: list[tuple[float, bool]] = []
    for row, each in zip(rows, tags, strict=True):
        if not row["iptc"]:
            continue
        tops = [top for top in each.topics if top.value not in TOPIC_PARENTS]
        given = [top.value[:2] for top in tops]
        scored += [(top.score, given[0] in row["iptc"]) for top in tops[:1]]
        results["all"] += 1
        results["covered"] += bool(given)
        results["right"] += bool(given) and given[0] in row["iptc"]
        results["any"] += bool(set(given) & set(row["iptc"]))
    share = {what: count / results["all"] for what, count in results.items()}
    surest = sorted(scored, reverse=True)[: round(0.7 * results["all"])]
    print(
        f"  {name} topics: accuracy {share['right']:.3f}  coverage {share['covered']:.3f}  "
        f"precision {share['right'] / share['covered']:.3f}  "
        f"of the surest 70 % {sum(right for _, right in surest) / len(surest):.3f}  "
        f"any right {share['any']:.3f}"
    )


if __name__ == "__main__":
    main()
