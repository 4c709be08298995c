"""How the demo corpus is read, against the table that comes with it.

    python benchmarks/demo.py [--verbose]

Titles, days, outlets and languages are compared as they stand; countries and topics as sets with
the main one first; events by BCubed F1 and by what was merged or split.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newstui.library import browse, catalogue, reading
from newstui.library.importing import import_paths
from newstui.library.session import Library
from newstui.model.article import Article
from newstui.model.query import EVERYTHING
from newstui.resources import seeds


@dataclass(frozen=True)
class Expected:
    """One row of the table."""

    file: str
    guid: str
    title: str
    day: str
    source: str
    language: str
    event: str
    about: tuple[str, ...]
    topics: frozenset[str]
    """Codes of top-level topics."""


@dataclass(frozen=True)
class Read:
    """One article of the table with what was made of it."""

    expected: Expected
    article: Article


def table() -> list[Expected]:
    """The rows of the corpus's own table."""
    rows = json.loads((seeds() / "expected.json").read_text(encoding="utf-8"))["articles"]
    return [
        Expected(
            file=row["file"],
            guid=row.get("guid") or "",
            title=row["title"],
            day=row["published"],
            source=row["source"],
            language=row["language"],
            event=row["event"],
            about=tuple(row["about"]),
            topics=frozenset(catalogue.find_topic(name) or name for name in row["topics"]),
        )
        for row in rows
    ]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--verbose", action="store_true", help="name what differs")
    verbose = options.parse_args().verbose
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "demo.db")
        report = import_paths(library, [str(seeds())])
        for failure in report.failures:
            print(failure)
        found = matched(library)
        library.close()
    for name, share, differing in figures(found):
        print(f"{name:<28} {share:6.3f}")
        if verbose:
            for line in differing:
                print(f"    {line}")


def matched(library: Library) -> list[Read]:
    """The articles of the table that were found in the library, by file or guid and title."""
    keys = browse.article_keys(library, EVERYTHING)
    articles = [reading.article(library, row.id) for row in browse.articles_at(library, keys)]
    by_guid = {article.guid: article for article in articles if article}
    by_text = [article for article in articles if article]
    found = []
    for expected in table():
        article = by_guid.get(expected.guid) or _same(expected, by_text)
        if article is None:
            print("not found:", expected.file, expected.title)
        else:
            found.append(Read(expected, article))
    return found


def _same(expected: Expected, articles: list[Article]) -> Article | None:
    """The article of the same outlet and title, else the one whose raw file holds its text."""
    for article in articles:
        if (article.row.title, article.row.source) == (expected.title, expected.source):
            return article
    raw = (seeds() / expected.file).read_text(encoding="utf-8")
    holders = [
        article
        for article in articles
        if article.text and article.text.split("\n\n")[-1][:60] in raw and len(raw) < 30_000
    ]
    return holders[0] if holders else None


Figure = tuple[str, float, list[str]]
"""A name, the share that is right, and lines on what is not."""


def figures(found: list[Read]) -> list[Figure]:
    """Every figure of the corpus as it was read."""
    return [
        _equal("title", found, lambda e: e.title, lambda a: a.row.title),
        _equal("day", found, lambda e: e.day, lambda a: (a.row.published.isoformat() or "")[:10]),
        _equal("outlet", found, lambda e: e.source, lambda a: a.row.source),
        _equal("language", found, lambda e: e.language, lambda a: a.row.language or ""),
        _equal(
            "main country first",
            [read for read in found if read.expected.about],
            lambda e: e.about[0],
            lambda a: next(iter(a.row.countries), ""),
        ),
        _sets("countries F1", found, lambda e: set(e.about), lambda a: set(a.row.countries)),
        _sets("topics F1", found, lambda e: set(e.topics), _top_topics),
        _events(found),
    ]


def _equal(
    name: str, found: list[Read], wanted: Callable[[Expected], str], got: Callable[[Article], str]
) -> Figure:
    wrong = [
        f"{read.expected.file}: {got(read.article)!r}, not {wanted(read.expected)!r}"
        for read in found
        if got(read.article) != wanted(read.expected)
    ]
    return name, 1 - len(wrong) / len(found), wrong


def _top_topics(article: Article) -> set[str]:
    return {code for code in article.row.topics if code.endswith("000000")}


def _sets(
    name: str,
    found: list[Read],
    wanted: Callable[[Expected], set[str]],
    got: Callable[[Article], set[str]],
) -> Figure:
    hits = proposed = possible = 0
    wrong = []
    for read in found:
        right, made = wanted(read.expected), got(read.article)
        hits += len(right & made)
        proposed += len(made)
        possible += len(right)
        if right != made:
            extra, missing = _named(made - right), _named(right - made)
            wrong.append(f"{read.article.row.title}: too many {extra}, missing {missing}")
    return name, 2 * hits / (proposed + possible), wrong


def _named(codes: set[str]) -> str:
    return ", ".join(sorted(catalogue.topic_name(code) for code in codes)) or "-"


def _events(found: list[Read]) -> Figure:
    gold: dict[str, set[int]] = defaultdict(set)
    made: dict[int, set[int]] = defaultdict(set)
    for number, read in enumerate(found):
        gold[read.expected.event].add(number)
        made[read.article.row.event_id].add(number)
    precision = recall = 0.0
    for read in found:
        right, group = gold[read.expected.event], made[read.article.row.event_id]
        precision += len(right & group) / len(group) / len(found)
        recall += len(right & group) / len(right) / len(found)
    notes = [f"precision {precision:.3f}, recall {recall:.3f}"]
    for slug, members in gold.items():
        groups = [
            sorted(found[n].article.row.title for n in group & members)
            for group in made.values()
            if group & members
        ]
        if len(groups) > 1:
            notes.append(f"split {slug}: " + " | ".join("; ".join(group) for group in groups))
    for group in made.values():
        slugs = {found[n].expected.event for n in group}
        if len(slugs) > 1:
            notes.append(f"merged {sorted(slugs)}")
    return "events BCubed F1", 2 * precision * recall / (precision + recall), notes


if __name__ == "__main__":
    main()
