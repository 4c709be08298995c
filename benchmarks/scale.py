"""Speed, memory and growth on generated articles: import, first page, filters, search.

    python benchmarks/scale.py --articles 10000

Prints one row a figure. Times are CPU seconds of this process; compare rows of one run.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from generated import documents
from newstui.library import browse, marks, undoing
from newstui.library.importing import import_documents
from newstui.library.session import Library
from newstui.model.query import EVERYTHING

_QUERIES = (
    "",
    "country:rs",
    "country:rs topic:conflict",
    "missile",
    "inflat",
    "is:unread",
    "-lang:en",
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--db", type=Path, help="keep the database here, or use it if it is there")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.db or Path(folder) / "news.db"
        library = Library.open(path)
        try:
            _import(library, arguments.articles)
            _browse(library)
        finally:
            library.close()
        row("database", path.stat().st_size / 1e6, "MB")
    row("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB")


def _import(library: Library, count: int) -> None:
    if browse.counts(library).total >= count:
        return
    steps = []
    before = time.process_time()

    def progress(done: int, total: int | None, what: str) -> None:
        nonlocal before
        if done % max(count // 5, 1) == 0:
            now = time.process_time()
            steps.append(max(count // 5, 1) / (now - before))
            before = now

    import_documents(library, documents(count), progress=progress)
    for number, rate in enumerate(steps, start=1):
        row(f"import, fifth {number}", rate, "articles/s")
    counts = browse.counts(library)
    row("articles", counts.total, "")
    row("events", counts.events, "")


def _browse(library: Library) -> None:
    for text in _QUERIES:
        query = browse.understand(library, text)
        for name, work, times in (
            ("first page", partial(browse.first_events, library, query), 11),
            ("all keys", partial(browse.event_keys, library, query), 3),
            ("facet counts", partial(browse.facet_counts, library, query), 3),
        ):
            row(f"{name} [{text}]", _milliseconds(work, times), "ms")
    keys = browse.event_keys(library, EVERYTHING)
    middle = keys[len(keys) // 2 :][:100]
    row(
        "page of 100 from the middle",
        _milliseconds(lambda: browse.events_at(library, middle)),
        "ms",
    )
    row("mark one read and undo", _milliseconds(lambda: _mark(library), 5), "ms")


def _mark(library: Library) -> None:
    marks.set_read(library, [1], True)
    undoing.undo(library)


def _milliseconds(work: Callable[[], object], times: int = 11) -> float:
    """The median CPU time of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return sorted(taken)[times // 2]


def row(name: str, value: float, unit: str) -> None:
    print(f"{name:<44} {value:>12,.1f} {unit}")


if __name__ == "__main__":
    main()
