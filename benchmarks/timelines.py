"""How well and how fast dates in text are read, and how good summaries of many articles are.

usage: python benchmarks/timelines.py --data DIR [--errors N]

DIR holds any of `timex/*_en.jsonl.gz`, `timex/*_es.jsonl.gz` and `timelines/t17/*`. Dates are
scored as in TempEval-3 (UzZaman et al., SemEval 2013): relaxed F1 counts spans that overlap,
value F1 those that also have the gold value; false dates are those that overlap no gold one, per
1,000 words. Timelines are scored as in Martschat & Markert (EACL 2017): date F1 and the
alignment-based ROUGE AR1 and AR2 (many to one), with stop words dropped and words cut to stems
by their endings; length in days and sentences per day are taken from the gold. Times are CPU on
one core, splitting into sentences included, the first text not counted.

Storylines are scored on the demo corpus: precision and recall of pairs of its true events that are
in one chain, whatever events the articles were grouped into.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from newstui.events.sentences import sentences
from newstui.events.timeline_summary import summarise
from newstui.events.timeline_terms import is_stop_word
from newstui.events.timex import mentions
from newstui.library import browse, storylines
from newstui.library.importing import import_documents
from newstui.library.session import Library
from newstui.model.moment import UNKNOWN, Moment
from newstui.model.timeline import Mention, Report
from newstui.sources import files

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
Row = dict[str, Any]
Timeline = dict[str, str]


def rows_of(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def moment(day: str | None) -> Moment:
    return _day(date.fromisoformat(day[:10])) if day else UNKNOWN


def _day(day: date) -> Moment:
    return Moment.day(day.year, day.month, day.day)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pairs(gold: Sequence[Row], told: Sequence[Mention]) -> list[tuple[Row, Mention]]:
    """Gold and told expressions that overlap, one to one, the greatest overlaps first."""
    overlaps = sorted(
        (max(one["start"], two.start) - min(one["end"], two.end), left, right)
        for left, one in enumerate(gold)
        for right, two in enumerate(told)
        if max(one["start"], two.start) < min(one["end"], two.end)
    )
    lefts: set[int] = set()
    rights: set[int] = set()
    found: list[tuple[Row, Mention]] = []
    for _, left, right in overlaps:
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            found.append((gold[left], told[right]))
    return found


def is_false(mention: Mention, gold: Sequence[Row]) -> bool:
    return not any(one["start"] < mention.end and mention.start < one["end"] for one in gold)


def score_dates(path: Path, language: str, errors: int) -> None:
    rows = list(rows_of(path))
    mentions("On Monday it rained.", Moment.day(2024, 1, 11), language)
    begun = time.process_time()
    told = [mentions(row["text"], moment(row.get("dct")), language) for row in rows]
    spent = time.process_time() - begun
    gold_count = sum(len(row["timexes"]) for row in rows)
    told_count = sum(map(len, told)) or 1
    read = list(zip(rows, told, strict=True))
    matched = [pair for row, found in read for pair in pairs(row["timexes"], found)]
    right = sum(gold["value"] == mention.value for gold, mention in matched)
    words = sum(len(row["text"].split()) for row in rows)
    wrong = sum(is_false(mention, row["timexes"]) for row, found in read for mention in found)
    relaxed = f1(len(matched) / told_count, len(matched) / gold_count)
    value = f1(right / told_count, right / gold_count)
    print(
        f"{path.stem.removesuffix('.jsonl')}: relaxed F1 {relaxed:.4f}  value F1 {value:.4f}  "
        f"false dates per 1,000 words {1000 * wrong / words:.2f}  "
        f"{len(rows) / spent:.0f} texts/s, {words / spent:.0f} words/s"
    )
    misread = [pair for pair in matched if pair[0]["value"] != pair[1].value]
    for gold, mention in misread[:errors]:
        print(f"    {mention.text!r} is {gold['value']}, read as {mention.value}")


def grams(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = [
        re.sub(r"(?:ingly|edly|ing|ed|es|s|ly)$", "", word) if len(word) > 5 else word
        for word in re.findall(r"[^\W_]+", text.lower())
        if not is_stop_word(word)
    ]
    return Counter(zip(*(words[at:] for at in range(size)), strict=False))


def gap(first: str, second: str) -> int:
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)


def aligned(source: Timeline, target: Timeline, size: int) -> float:
    """Weighted overlap of each day of `source` with its nearest in `target`, per n-gram."""
    own_words = {day: Counter(text.lower().split()) for day, text in source.items()}
    their_words = {day: Counter(text.lower().split()) for day, text in target.items()}

    def cost(one: str, two: str) -> float:
        first, second = own_words[one], their_words[two]
        alike = 2 * (first & second).total() / ((first.total() + second.total()) or 1)
        return (1 - 1 / (gap(one, two) + 1)) * (1 - alike)

    total = hit = 0.0
    for day, text in source.items():
        own = grams(text, size)
        total += own.total()
        best = min(sorted(target), key=partial(cost, day))
        hit += (own & grams(target[best], size)).total() / (gap(day, best) + 1)
    return hit / total if total else 0.0


def gold_timeline(path: Path) -> Timeline:
    days: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(path):
        days[row["date"][:10]].append(row["summary"])
    return {day: " ".join(told) for day, told in days.items()}


def score_topic(topic: Path) -> list[tuple[float, ...]]:
    """Precision and recall of dates, AR1 and AR2, for each gold timeline of a topic."""
    reports = []
    for number, row in enumerate(rows_of(topic / "articles.jsonl.gz")):
        published, language = moment(row["published"]), row.get("lang") or "en"
        found = mentions(row["text"], published, language)
        reports.append(
            Report(
                number, row.get("source") or "", None, published, number, row["title"],
                row["text"], language, found,
            )
        )  # fmt: skip
    scores = []
    for path in sorted((topic / "gold").glob("*.jsonl.gz")):
        gold = gold_timeline(path)
        told_sentences = sum(len(sentences(text, "en")) for text in gold.values())
        begun = time.process_time()
        entries = summarise(reports, len(gold), max(1, round(told_sentences / len(gold))))
        spent = time.process_time() - begun
        told: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            told[entry.date or ""].append(entry.text)
        predicted = {day: " ".join(texts) for day, texts in told.items()}
        both = len(gold.keys() & predicted.keys())
        scores.append(
            (
                both / len(predicted),
                both / len(gold),
                *(
                    aligned(one, two, size)
                    for size in (1, 2)
                    for one, two in ((predicted, gold), (gold, predicted))
                ),
            )
        )
        figures = scores[-1]
        print(
            f"{topic.name}, {path.stem.removesuffix('.jsonl')}: date F1 {f1(*figures[:2]):.4f}  "
            f"AR1 {f1(*figures[2:4]):.4f}  AR2 {f1(*figures[4:]):.4f}  {spent:.1f} s"
        )
    return scores


def score_storylines() -> None:
    expected = json.loads((SEEDS / "expected.json").read_text("utf-8"))
    true_event = {row["title"]: row["event"] for row in expected["articles"]}
    gold = {pair for row in expected["storylines"] for pair in pairs_of(row["events"])}
    told: set[tuple[str, str]] = set()
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "news.db")
        paths = [str(SEEDS / part) for part in ("articles.jsonl", "dumps", "feeds", "pages")]
        import_documents(library, files.documents(paths))
        for line in storylines.listed(library):
            details = [browse.event_detail(library, number) for number in line.event_ids]
            titles = {report.title for one in details if one for report in one.reports}
            told |= pairs_of({true_event[title] for title in titles if title in true_event})
        library.close()
    both = len(told & gold)
    print(
        f"storylines: precision {both / (len(told) or 1):.3f}  recall {both / len(gold):.3f} of "
        f"{len(gold)} pairs of events"
    )


def pairs_of(names: Iterable[str]) -> set[tuple[str, str]]:
    return set(combinations(sorted(names), 2))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--errors", type=int, default=0, help="misread dates shown of each set")
    options = parser.parse_args()
    for language in ("en", "es"):
        for path in sorted((options.data / "timex").glob(f"*_{language}.jsonl.gz")):
            score_dates(path, language, options.errors)
    topics = sorted((options.data / "timelines" / "t17").glob("*/articles.jsonl.gz"))
    scores = [figures for topic in topics for figures in score_topic(topic.parent)]
    if scores:
        mean = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
        print(
            f"T17, {len(scores)} timelines: date F1 {f1(*mean[:2]):.4f}  AR1 {f1(*mean[2:4]):.4f}  "
            f"AR2 {f1(*mean[4:]):.4f}"
        )
    score_storylines()


if __name__ == "__main__":
    main()
