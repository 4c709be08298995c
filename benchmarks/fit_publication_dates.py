"""Fit the weights by which newstui tells the day of publication from a page's other dates.

    python benchmarks/fit_publication_dates.py --data DIR [--write]

DIR is in the form of `benchmarks/cleaning_dates.py`. Printed is what weights fitted on four fifths
of the domains reach on the last fifth, for visible text with and without the page's address and
for whole pages. With --write the weights fitted on all go to `cleaning/published_weights.py`.

The model is a conditional logit (McFadden 1974): each day that a document shows is an
alternative, scored by the sum of the weights of its features; "none of them" is one more, with
score 0. The fit maximises the likelihood of the true days with a ridge penalty. Dumps are taken
twice, with the article's lines as the cleaner finds them and as an extractor of the HTML does, so
that the weights do not lean on either's faults, a third of them once more under the
clock of a page, and a third with the true day taken out, alone and with a clock in its place, so
that they know when to be silent.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from newstui.cleaning import published_dump, published_page
from newstui.cleaning.dates_read import read_dates
from newstui.cleaning.dates_url import day_in_url
from newstui.cleaning.dates_words import MONTHS
from newstui.cleaning.dump import read_dump
from newstui.cleaning.dump_title import title_of_dump
from newstui.cleaning.fragment import visible_text
from newstui.cleaning.language import language_of
from newstui.cleaning.page_parsed import parsed_page
from newstui.cleaning.published_lines import body_among
from newstui.cleaning.published_markup import Voice
from newstui.cleaning.sanitise import sanitise

FOLDS = 5
RIDGE_DUMP, RIDGE_PAGE = 6.0, 12.0
THRESHOLDS = (0.0, 0.2, 0.35)
TARGET = Path(__file__).parents[1] / "src/newstui/cleaning/published_weights.py"
Weights = dict[str, float]


@dataclass(frozen=True)
class Case:
    """A document: its alternatives as days with feature names, and the true day."""

    key: str
    domain: str
    gold: date
    kind: str
    alternatives: list[tuple[date, tuple[str, ...]]]

    @property
    def fold(self) -> int:
        return int(hashlib.md5(self.domain.encode()).hexdigest(), 16) % FOLDS


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def domain_of(url: str) -> str:
    return ".".join(urlsplit(url).netloc.split(".")[-2:])


def extracted(html: str, url: str) -> str:
    import trafilatura

    return trafilatura.extract(html, url=url, include_comments=False) or ""


@dataclass(frozen=True)
class Shown:
    """A dated document as its visible lines, with the article's among them found in two ways."""

    key: str
    url: str
    gold: date
    language: str | None
    lines: tuple[str, ...]
    own_body: range
    other_body: range

    @classmethod
    def of(cls, row: dict[str, Any], text: str, article: str) -> Shown:
        dump = read_dump(sanitise(text), None, row["url"])
        return cls(
            key=row["id"],
            url=row["url"],
            gold=date.fromisoformat(row["date"]),
            language=language_of("\n".join(dump.paragraphs or dump.lines)),
            lines=tuple(dump.lines),
            own_body=dump.body,
            other_body=body_among(dump.lines, article),
        )


def dump_cases(shown: Shown) -> Iterator[Case]:
    """One dump in its variants: two bodies, with and without address, true day and a clock."""
    for kind, lines, body, url in _variants(shown):
        title = title_of_dump(lines, body, None, shown.url)
        found = published_dump.candidates(lines, body, shown.language, url, title)
        alternatives = [(candidate.day, candidate.features) for candidate in found]
        yield Case(shown.key, domain_of(shown.url), shown.gold, kind, alternatives)


def _variants(shown: Shown) -> Iterator[tuple[str, tuple[str, ...], range, str | None]]:
    lines, other = shown.lines, shown.other_body
    yield "own body", lines, shown.own_body, None
    yield "other body", lines, other, None
    seed = int(hashlib.md5(shown.key.encode()).hexdigest(), 16)
    clock = clock_of_page(shown.key, shown.gold, shown.language)
    below, top = range(other.start + 1, other.stop + 1), seed % 4
    if seed % 3 == 0 and other.start > 4:
        yield "clock on top", (*lines[:top], clock, *lines[top:]), below, None
    if seed % 3 == 1:
        silent = tuple(without(line, shown.gold, shown.language) for line in lines)
        if seed % 2 or other.start <= 4:
            yield "date taken out", silent, other, None
        else:
            yield "clock in its place", (*silent[:top], clock, *silent[top:]), below, None
    if day_in_url(shown.url):
        yield "own body, address", lines, shown.own_body, shown.url
        yield "other body, address", lines, other, shown.url


def without(line: str, day: date, language: str | None) -> str:
    """The line, or nothing if it shows the day."""
    shown = any(char.isdigit() for char in line) and read_dates(line[:400], language)
    return "" if shown and any(r.date() == day for r in shown) else line


def clock_of_page(key: str, gold: date, language: str | None) -> str:
    """A line such as a page shows above its menus: the day it was fetched, after the true day."""
    seed = int(hashlib.md5(key.encode()).hexdigest(), 16)
    day = gold + timedelta(days=(1, 3, 20, 200, 900)[seed % 5])
    month = MONTHS.get(language or "en", MONTHS["en"]).split("|")[day.month - 1].split()[0]
    if language == "en":
        return f"{day:%A}, {month.title()} {day.day}, {day.year}"
    return f"{day.day}{'.' if language == 'de' else ''} {month} {day.year}"


def fit(cases: Iterable[Case], ridge: float, steps: int = 400) -> Weights:
    """Weights by Adam on the penalised likelihood; several alternatives may have the true day."""
    kept = [case for case in cases if case.alternatives]
    names = sorted({name for case in kept for _, fs in case.alternatives for name in fs})
    column = {name: number for number, name in enumerate(names)}
    sizes = [len(case.alternatives) for case in kept]
    matrix = np.zeros((sum(sizes), len(names)))
    for row, features in enumerate(fs for case in kept for _, fs in case.alternatives):
        matrix[row, [column[name] for name in features]] = 1
    true = np.array([day == case.gold for case in kept for day, _ in case.alternatives])
    group = np.repeat(np.arange(len(kept)), sizes)
    findable = np.bincount(group, true) > 0
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, steps + 1):
        score = np.exp(np.clip(matrix @ weights, -30, 30))
        share = score / (1 + np.bincount(group, score))[group]
        of_true = np.where(
            true, score / np.maximum(np.bincount(group, score * true), 1e-30)[group], 0
        )
        gradient = matrix.T @ (share - of_true * findable[group]) + ridge * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        rate = 0.1 if step < 0.6 * steps else 0.03
        unbiased = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        weights -= rate * (first / (1 - 0.9**step)) / unbiased
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def ranked(case: Case, weights: Weights) -> list[tuple[date, float]]:
    scores: dict[date, float] = {}
    for day, features in case.alternatives:
        score = np.exp(sum(weights.get(name, 0.0) for name in features))
        scores[day] = scores.get(day, 0.0) + float(score)
    total = 1 + sum(scores.values())
    return sorted(((day, s / total) for day, s in scores.items()), key=lambda pair: -pair[1])


def report(title: str, cases: list[Case], weights_of: Callable[[Case], Weights]) -> None:
    for threshold in THRESHOLDS:
        right = wrong = 0
        for case in cases:
            days = ranked(case, weights_of(case))
            if days and days[0][1] >= threshold:
                right += days[0][0] == case.gold
                wrong += days[0][0] != case.gold
        none = len(cases) - right - wrong
        print(
            f"{title:34} from {threshold:.2f}: exact day {right / max(1, len(cases)):.3f}"
            f"  wrong {wrong:3}  none {none:3}  of {len(cases)}"
        )


def by_fold(cases: list[Case], ridge: float) -> list[Weights]:
    return [fit([case for case in cases if case.fold != fold], ridge) for fold in range(FOLDS)]


def table(name: str, weights: Weights) -> str:
    lines = [f'    "{key}": {weight},' for key, weight in sorted(weights.items()) if weight]
    return f"{name}: dict[str, float] = {{\n" + "\n".join(lines) + "\n}\n"


Spoken = list[tuple[Case, list[Voice], str]]


def load(data: Path) -> tuple[list[Case], Spoken, set[str]]:
    """Dump cases; page cases with their voices and addresses; which documents show their date."""
    pages = {row["id"]: row for row in rows(data / "dates/pages.jsonl.gz")}
    dumps = rows(data / "dates/dumps.jsonl.gz")
    blogs = [row for row in rows(data / "cleaning/blog_pages.jsonl.gz") if row.get("date")]
    visible = {row["id"] for row in dumps if row["date_visible"]}
    on_dumps: list[Case] = []
    for row in dumps:
        page = pages[row["id"]]
        shown = Shown.of(row, row["text"], extracted(page["html"], page["url"]))
        on_dumps += dump_cases(shown)
    for row in blogs:
        html = sanitise(row["html"])
        on_dumps += dump_cases(Shown.of(row, visible_text(html), extracted(html, row["url"])))
    on_pages: Spoken = []
    for row in [*pages.values(), *blogs]:
        gold = date.fromisoformat(row["date"])
        case = Case(row["id"], domain_of(row["url"]), gold, "page", [])
        on_pages.append((case, list(parsed_page(sanitise(row["html"])).voices), row["url"]))
    return on_dumps, on_pages, visible


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    dumps, spoken, visible = load(options.data)
    folds = by_fold(dumps, RIDGE_DUMP)
    for kind in sorted({case.kind for case in dumps}):
        seen = [case for case in dumps if case.kind == kind and case.key in visible]
        report(kind, seen, lambda case: folds[case.fold])
    shown = {
        case.key: ranked(case, folds[case.fold])
        for kind in ("other body", "other body, address")
        for case in dumps
        if case.kind == kind
    }
    pages = []
    for case, said, url in spoken:
        features = published_page.page_features(said, shown.get(case.key, []), url)
        alternatives = [(day, tuple(sorted(names))) for day, names in features.items()]
        pages.append(replace(case, alternatives=alternatives))
    folds_of_pages = by_fold(pages, RIDGE_PAGE)
    dated = [case for case in pages if not case.key.isdigit()]
    report("pages", dated, lambda case: folds_of_pages[case.fold])
    if options.write:
        TARGET.write_text(
            '"""What speaks for a day of publication; by `benchmarks/fit_publication_dates.py`."""'
            "\n\nfrom __future__ import annotations\n\n"
            + table("DUMP", fit(dumps, RIDGE_DUMP))
            + "\n"
            + table("PAGE", fit(pages, RIDGE_PAGE)),
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
