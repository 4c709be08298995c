"""Making what is derived again from what came in, in place: the reader's own data stays.

Cleaning, tagging and dates are done again; index, facets, counts, mentions, signatures and the
rows of events follow. In which event an article is stays as it was decided.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice

from newstui.library import browse, grouping
from newstui.library.corrected import Corrections
from newstui.library.derive import CLEANER_VERSION, TAGGER_VERSION, has_content
from newstui.library.deriving import Deriving, Outcome
from newstui.library.session import Library
from newstui.library.source_lines import SourceLines
from newstui.model.document import Failure, RawDocument
from newstui.model.errors import Cancelled
from newstui.model.work import CancelCheck, Progress, never_cancelled, no_progress
from newstui.store import articles, events, jobs, lists, raw_documents, redoing, window
from newstui.store.database import Connection
from newstui.store.time_keys import article_of, seconds_of

_BATCH = 200
"""Articles in one transaction."""
_JOB = "reprocess"
_MOST_FAILURES = 1000
"""Failures that are named; all are counted."""


@dataclass
class Report:
    """What became of the articles, those done before an interruption included."""

    changed: int = 0
    same: int = 0
    failed: int = 0
    resumed_after: int = 0
    """Articles that an interrupted run had done already."""
    failures: list[Failure] = field(default_factory=list)
    """Those of this run; what failed is left as it was."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a run is asked for: a later run that is asked for the same goes on with it."""

    query: str
    everything: bool
    cleaner: int = CLEANER_VERSION
    tagger: int = TAGGER_VERSION


_Item = tuple[int, bytes, RawDocument, Outcome]
"""Article, the hash of what it was made from, the document, and what is made of it now."""


def reprocess(
    library: Library,
    query: str = "",
    *,
    everything: bool = False,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> Report:
    """Derives the articles of a query again, by default those made by an older version only.

    Raises QueryError, Cancelled when asked to stop, and DatabaseError; batches that were finished
    by then are kept, and the next run that is asked for the same goes on after them.
    """
    ids = _ids(library, query, everything)
    job, report = _job(library, _Wanted(query, everything))
    todo = array("q", (number for number in ids if number > job.state["after"]))
    done = report.resumed_after
    total = done + len(todo)
    with Deriving() as deriving:
        items = _items(library, todo, deriving, report)
        lines = SourceLines()
        while batch := list(islice(_watched(items, cancelled), _BATCH)):
            _store(library, batch, job, report, lines)
            done += len(batch)
            progress(done, total, batch[-1][2].origin)
    with library.database.writing() as connection:
        jobs.finish(connection, job.id, library.now())
    return report


def _ids(library: Library, query: str, everything: bool) -> array[int]:
    """The articles to do, by rising id."""
    connection = library.database.reader()
    outdated = redoing.outdated_ids(connection, CLEANER_VERSION, TAGGER_VERSION)
    if not everything and not query.strip():
        return outdated
    keys = lists.article_keys(connection, browse.understand(library, query))
    wanted = {article_of(key) for key in keys}
    return array("q", sorted(wanted if everything else wanted.intersection(outdated)))


def _job(library: Library, wanted: _Wanted) -> tuple[jobs.Job, Report]:
    """The interrupted job that was asked for the same, or a new one."""
    asked = asdict(wanted)
    with library.database.writing() as connection:
        job = jobs.unfinished(connection, _JOB)
        if job is None or job.state["asked"] != asked:
            state = {"asked": asked, "after": 0, "changed": 0, "same": 0, "failed": 0}
            return jobs.start(connection, _JOB, state, library.now()), Report()
    changed, same, failed = (job.state[name] for name in ("changed", "same", "failed"))
    return job, Report(changed, same, failed, resumed_after=changed + same + failed)


def _watched(items: Iterator[_Item], cancelled: CancelCheck) -> Iterator[_Item]:
    for item in items:
        if cancelled():
            raise Cancelled
        yield item


def _items(
    library: Library, ids: Sequence[int], deriving: Deriving, report: Report
) -> Iterator[_Item]:
    """The articles with what is made of them now, in the order of the ids."""
    under_way: deque[tuple[int, bytes]] = deque()

    def documents() -> Iterator[RawDocument]:
        for start in range(0, len(ids), _BATCH):
            connection = library.database.reader()
            rows = redoing.raw_of(connection, ids[start : start + _BATCH])
            for number, content_hash, raw in rows:
                try:
                    document = raw_documents.unpack(raw)
                except ValueError:
                    _fail(report, Failure(f"article {number}", "what came in cannot be read"))
                    continue
                under_way.append((number, content_hash))
                yield document

    for document, outcome in deriving.outcomes(documents()):
        yield *under_way.popleft(), document, outcome


def _fail(report: Report, failure: Failure) -> None:
    report.failed += 1
    if len(report.failures) < _MOST_FAILURES:
        report.failures.append(failure)


def _store(
    library: Library, batch: Sequence[_Item], job: jobs.Job, report: Report, lines: SourceLines
) -> None:
    """One transaction: what has changed of a batch, its events, and how far the job has got."""
    touched: set[int] = set()
    changed = same = 0
    with library.database.writing() as connection:
        for number, content_hash, document, outcome in batch:
            if isinstance(outcome, Failure):
                _fail(report, Failure(f"article {number}", outcome.reason))
            elif not has_content(outcome.article, document):
                _fail(report, Failure(f"article {number}", "no article is found in it any more"))
            elif _redo(connection, number, content_hash, outcome, touched, lines):
                changed += 1
            else:
                same += 1
        grouping.refresh(connection, touched, {})
        report.changed += changed
        report.same += same
        counts = {name: getattr(report, name) for name in ("changed", "same", "failed")}
        jobs.advance(connection, job.id, {**job.state, **counts, "after": batch[-1][0]})


def _redo(
    connection: Connection,
    number: int,
    content_hash: bytes,
    derived: articles.Derived,
    touched: set[int],
    lines: SourceLines,
) -> bool:
    """Exchanges what is derived of one article; whether anything of it is new."""
    now = redoing.current(connection, number)
    if now is None or now.content_hash != content_hash:
        # Taken away or imported anew meanwhile, and so made by this version already.
        return False
    told_by = grouping.source_number(now.source_id, now.source)
    derived = lines.left_out(connection, told_by, number, derived, before=now.key)
    put_right = Corrections.of(connection, number, now.source_id, now.source).applied(derived)
    made = grouping.numbered(number, told_by, put_right)
    packed = made.pack()
    if now.is_as(put_right, packed):
        redoing.confirm(connection, number, derived)
        return False
    key = redoing.exchange(connection, now, put_right)
    at = None if made.published is None else seconds_of(key)
    window.add(connection, number, at, made.keys, packed)
    event_id = events.event_of(connection, number)
    if event_id is not None:
        touched.add(event_id)
    return True
