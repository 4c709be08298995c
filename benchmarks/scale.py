"""Speed, memory and growth on generated articles: grouping, import, first page, filters, search.

    python benchmarks/scale.py --articles 10000 [--grow 1000000] [--group 50000]

Prints one row a figure. Times are CPU seconds; compare rows of one run. `--grow` imports some more
articles, copies the library until it has so many, and imports as many again: the growth is what an
article then costs more. `--group` groups so many articles of one month alone, in memory.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import islice, pairwise
from pathlib import Path

from enlarged import enlarge
from generated import documents
from newstui.cleaning.clean import clean
from newstui.events.grouper import Grouper, MemoryWindow
from newstui.events.signing import signature
from newstui.library import browse, marks, undoing
from newstui.library.importing import import_documents
from newstui.library.session import Library
from newstui.model.query import EVERYTHING
from newstui.tagging.tag import tag

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
    options.add_argument("--grow", type=int, default=0, help="articles to copy the library to")
    options.add_argument("--group", type=int, default=0, help="articles to group alone")
    arguments = options.parse_args()
    if arguments.group:
        _group(arguments.group)
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
        if arguments.grow:
            _grow(path, arguments.articles, arguments.grow)


def _import(library: Library, count: int) -> None:
    if browse.counts(library).total >= count:
        return
    marks_at = [(0, *_cpu())]

    def progress(done: int, total: int | None, what: str) -> None:
        if done - marks_at[-1][0] >= count // 5:
            marks_at.append((done, *_cpu()))

    began = _cpu()
    start = time.perf_counter()
    import_documents(library, documents(count), progress=progress)
    taken = time.perf_counter() - start
    costs = []
    for number, (before, after) in enumerate(pairwise(marks_at), start=1):
        costs.append((after[1] - before[1]) / (after[0] - before[0]) * 1000)
        row(f"import, fifth {number}, this process", costs[-1], "ms CPU/article")
    if len(costs) > 1:
        row("growth, last fifth to first", costs[-1] / costs[0], "times")
    own, beside = (after - then for after, then in zip(_cpu(), began, strict=True))
    row("import, this process", own / count * 1000, "ms CPU/article")
    row("import, processes beside", beside / count * 1000, "ms CPU/article")
    row("import, all in all, as the machine was", count / taken, "articles/s")
    counts = browse.counts(library)
    row("articles", counts.total, "")
    row("events", counts.events, "")


def _grow(path: Path, count: int, wanted: int) -> None:
    """What an article costs in the library as it is, and in one of as many as wanted."""
    some = max(500, count // 5)
    before = _cost_of_more(path, count, some)
    row(f"one more of {count}, this process", before, "ms CPU/article")
    total = enlarge(path, wanted)
    after = _cost_of_more(path, count + some, some)
    row(f"one more of {total}, this process", after, "ms CPU/article")
    row(f"growth, {count} to {total}", after / before, "times")


def _cost_of_more(path: Path, start: int, some: int) -> float:
    library = Library.open(path)
    try:
        before = _cpu()[0]
        import_documents(library, islice(documents(start + some), start, None))
        return (_cpu()[0] - before) / some * 1000
    finally:
        library.close()


def _cpu() -> tuple[float, float]:
    """CPU seconds of this process, and of those beside it that have ended."""
    beside = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time(), beside.ru_utime + beside.ru_stime


def _group(count: int) -> None:
    """Grouping alone, from signatures, all articles within the window of time."""
    made = []
    for number, document in enumerate(documents(count, per_day=count // 30), start=1):
        article = clean(document)
        outlet = int(str(document.source).split()[1])
        made.append(signature(number, outlet, article, tag(article)))
    window = MemoryWindow()
    grouper = Grouper(window)
    taken = []
    for start in range(0, count, max(1, count // 5)):
        before = time.process_time()
        fifth = made[start : start + max(1, count // 5)]
        for one in fifth:
            at = one.published or 0
            window.add(one, grouper.assign(one, at).event_id, at)
        taken.append((time.process_time() - before) / len(fifth))
        row(f"grouping alone, fifth {len(taken)}", 1 / taken[-1], "articles/s")
    row("grouping alone", len(taken) / sum(taken), "articles/s")


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
    print(f"{name:<44} {value:>12,.2f} {unit}")


if __name__ == "__main__":
    main()
