"""How well newstui dates documents and tells their language.

    python benchmarks/cleaning_dates.py --data DIR

DIR holds gzipped JSON Lines: `dates/pages` (id, url, html, date), `dates/dumps` (id, url, text,
date, date_visible) and `events/og2021` (title, lang). Dates count where the day is exactly right:
for dumps among those that show it, with and without their address. The weights of the dates were
fitted on the development set itself; what they reach on pages they have not seen is printed by
`fit_publication_dates.py`, domain by domain.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newstui.cleaning.clean import clean
from newstui.cleaning.language import language_of
from newstui.model.document import Form, RawDocument


@dataclass(frozen=True)
class Row:
    """One line of the figures; a wrong answer and none are counted apart."""

    what: str
    right: int
    wrong: int
    none: int
    milliseconds: float
    """CPU time a document."""

    @property
    def share(self) -> float:
        return self.right / max(1, self.right + self.wrong + self.none)

    def __str__(self) -> str:
        total = self.right + self.wrong + self.none
        return (
            f"{self.what:36} {self.share:.3f}  right {self.right:5}  wrong {self.wrong:4}"
            f"  none {self.none:4}  of {total:5}  {self.milliseconds:6.2f} ms each"
        )


def figures(data_dir: Path) -> list[Row]:
    """The figures on the sets in `data_dir`, one row a set and condition."""
    dumps = [row for row in _rows(data_dir / "dates/dumps.jsonl.gz") if row["date_visible"]]
    pages = list(_rows(data_dir / "dates/pages.jsonl.gz"))
    headlines = list(_rows(data_dir / "events/og2021.jsonl.gz"))
    return [
        _measured(
            "dates, dumps without address", dumps, lambda r: _day(r, Form.DUMP, None), "date"
        ),
        _measured("dates, dumps", dumps, lambda r: _day(r, Form.DUMP, r["url"]), "date"),
        _measured("dates, pages", pages, lambda r: _day(r, Form.PAGE, r["url"]), "date"),
        _measured("language, headlines", headlines, lambda r: language_of(r["title"]), "lang"),
    ]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _day(row: dict[str, Any], form: Form, url: str | None) -> str | None:
    content = row["text"] if form is Form.DUMP else row["html"]
    document = RawDocument(guid=row["id"], form=form, content=content, origin=row["id"], url=url)
    written = clean(document).published.isoformat()
    return written[:10] if written and len(written) >= 10 else None


def _measured(
    what: str,
    rows: list[dict[str, Any]],
    answer: Callable[[dict[str, Any]], str | None],
    gold: str,
) -> Row:
    begun = time.process_time()
    answers = [(answer(row), row[gold]) for row in rows]
    spent = (time.process_time() - begun) / max(1, len(rows))
    right = sum(given == true for given, true in answers)
    none = sum(given is None for given, _ in answers)
    return Row(what, right, len(rows) - right - none, none, 1000 * spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    for row in figures(parser.parse_args().data):
        print(row)


if __name__ == "__main__":
    main()
