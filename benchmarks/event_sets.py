"""The labelled event sets of a data folder as articles, and how a grouping of them scores."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newstui.events.signature import Signature
from newstui.events.signing import signature
from newstui.model.article import CleanArticle, Tags
from newstui.model.document import Form, RawDocument
from newstui.model.moment import UNKNOWN, Moment

SETS = (
    *("ecbplus", "gvc", "gva", "allsides_dated", "wikinews_sources", "og2021_en", "og2021"),
    *("lookalikes_2031", "lookalikes_2032"),
)
OURS = Path(__file__).parent / "lookalikes"
"""Sets that were written for newstui stand beside this file."""
FIRST_SEEN = 1_500_000_000
"""When undated articles are taken to have come in: all at one time."""
RAW = frozenset({"gva", "wikinews_sources"})
"""Sets of raw scrapes, which are cleaned first."""


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled article; the source is a number, and `event` is the gold label."""

    source_id: int
    event: str
    article: CleanArticle
    tags: Tags


def moment(stated: str | None) -> Moment:
    """`2021-07-01`, `2021-07-01T08:01:00Z` or None as a moment."""
    if not stated:
        return UNKNOWN
    if len(stated) == 10:
        year, month, day = map(int, stated.split("-"))
        return Moment.day(year, month, day)
    return Moment.at(datetime.fromisoformat(stated.replace("Z", "+00:00")).astimezone(UTC))


def rows(data: Path, name: str) -> list[dict[str, str]]:
    """The rows of a set, in the order of their file; `og2021_en` is the English part of it."""
    if name.startswith("lookalikes_"):
        with (OURS / f"{name.removeprefix('lookalikes_')}.jsonl").open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    stored = name.removesuffix("_en")
    with gzip.open(data / "events" / f"{stored}.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [row for row in found if row["lang"] == "en"] if name.endswith("_en") else found


def items(data: Path, name: str, *, as_is: bool = False) -> list[Item]:
    """The articles of a set, cleaned (raw scrapes, unless `as_is`) and tagged."""
    sources: dict[str, int] = {}
    made = []
    for number, row in enumerate(rows(data, name)):
        source = row["source"] or f"unknown {number}"
        article = CleanArticle(
            title=row["title"] or "",
            text=row["text"] or "",
            language=row["lang"],
            published=moment(row["published"]),
        )
        if name in RAW and not as_is:
            article = cleaned(article, row)
        made.append(
            Item(sources.setdefault(source, len(sources)), row["event"], article, tagged(article))
        )
    return made


def cleaned(article: CleanArticle, row: Mapping[str, str]) -> CleanArticle:
    """The article with its text cleaned as a dump; title and date stay as the set gives them."""
    try:
        from newstui.cleaning.clean import clean
    except ImportError:
        return article
    raw = RawDocument(
        guid=row["id"], form=Form.DUMP, content=f"{article.title}\n\n{article.text}",
        origin=row["id"], title=article.title, published=article.published, language="en",
    )  # fmt: skip
    return CleanArticle(
        article.title, clean(raw).text, language=article.language, published=article.published
    )


def tagged(article: CleanArticle) -> Tags:
    """The tags of newstui's own tagging, or bare names where there is none yet."""
    try:
        from newstui.tagging.tag import tag
    except ImportError:
        return Tags(anchors=_capitals(article.title + " . " + article.text[:4000]))
    return tag(article)


_NAME = re.compile(
    r"(?<![.!?:\n“\"] )(?<!^)(?<!\n)\b[A-ZÀ-ÞČŠŽА-Я][\w’'-]+(?: [A-ZÀ-ÞČŠŽА-Я][\w’'-]+)*"
)


def _capitals(text: str) -> tuple[str, ...]:
    return tuple(name for name, _ in Counter(_NAME.findall(text)).most_common(20))


def signatures(articles: Sequence[Item]) -> list[Signature]:
    """The signatures of the articles, numbered in their order from 1."""
    return [
        signature(number, item.source_id, item.article, item.tags)
        for number, item in enumerate(articles, 1)
    ]


def score(
    gold: Sequence[str], predicted: Sequence[int], counted: Collection[str] | None = None
) -> dict[str, float]:
    """BCubed (Bagga & Baldwin 1998), pairwise F1, and the purity of the largest group.

    Of `counted` events alone the reports count for BCubed, among whatever they were put with.
    """
    cells = Counter(zip(gold, predicted, strict=True))
    real, found = Counter(gold), Counter(predicted)
    some = {cell: n for cell, n in cells.items() if counted is None or cell[0] in counted}
    size = sum(some.values())
    precision = sum(n * n / found[group] for (_, group), n in some.items()) / size
    recall = sum(n * n / real[event] for (event, _), n in some.items()) / size
    hits = sum(math.comb(n, 2) for n in cells.values())
    right = hits / max(1, sum(math.comb(n, 2) for n in found.values()))
    complete = hits / max(1, sum(math.comb(n, 2) for n in real.values()))
    largest, most = found.most_common(1)[0]
    return {
        "precision": precision,
        "recall": recall,
        "bcubed": _harmonic(precision, recall),
        "pairwise": _harmonic(right, complete),
        "purity": max(n for (_, group), n in cells.items() if group == largest) / most,
        "groups": len(found),
        "events": len(real),
    }


def _harmonic(first: float, second: float) -> float:
    return 2 * first * second / (first + second) if first + second else 0.0
