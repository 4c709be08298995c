"""Reading articles from files into the library, batch by batch; importing again adds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import BinaryIO

from newstui.library.catching_up import CatchingUp
from newstui.library.derive import content_hash, has_content, outlet
from newstui.library.deriving import Deriving
from newstui.library.grouping import Remembered
from newstui.library.isolation import store_apart
from newstui.library.session import Library
from newstui.library.storing import Batch
from newstui.model.document import Failure, RawDocument
from newstui.model.errors import Cancelled
from newstui.model.work import CancelCheck, Progress, never_cancelled, no_progress
from newstui.sources import files
from newstui.sources.subscriptions import SubscriptionList
from newstui.store import articles, sources
from newstui.store.articles import Derived, Known
from newstui.store.database import Connection

_BATCH = 500
"""Documents in one transaction: large enough to be quick, small enough to wait for."""


@dataclass
class ImportReport:
    """What became of the inputs."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)
    subscribed: int = 0
    """Feeds of lists (OPML, urls) that are new."""
    subscribed_already: int = 0
    queries: int = 0
    """Queries of lists that are smart folders now."""


def import_paths(
    library: Library,
    paths: Sequence[str],
    *,
    form: str = "auto",
    source: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> ImportReport:
    """Imports files, folders and `-` (standard input); what cannot be read is reported.

    Feeds that a file lists are subscribed to, and not fetched yet. Raises Cancelled when asked to
    stop, and DatabaseError if the database fails; the batches that were finished by then are kept.
    """
    lists: list[SubscriptionList] = []
    found = files.documents(paths, form=form, source=source, stdin=stdin, subscriptions=lists)
    report = import_documents(library, found, progress=progress, cancelled=cancelled)
    if lists:
        _subscribe(library, lists, report)
    return report


def _subscribe(library: Library, lists: Sequence[SubscriptionList], report: ImportReport) -> None:
    # The web client is only loaded by those who need it.
    from newstui.library.subscribing import import_list

    for one in lists:
        # What of the file could not be used has been told already.
        found = import_list(library, replace(one, problems=()))
        report.subscribed += len(found.added)
        report.subscribed_already += len(found.known)
        report.queries += len(found.queries)
        report.failures.extend(Failure("subscriptions", problem) for problem in found.problems)


def import_documents(
    library: Library,
    documents: Iterable[RawDocument | Failure],
    *,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> ImportReport:
    """Imports documents as they come, a batch in a transaction; puts events right that have grown,
    and links new ones into storylines."""
    report, remembered = ImportReport(), Remembered()
    library.database.keep_much()
    catching_up = CatchingUp(library, remembered, cancelled)
    with Deriving() as deriving:
        outcomes = deriving.outcomes(_news(library, documents, report))
        done = 0
        while batch := list(islice(_watched(outcomes, cancelled), _BATCH)):
            _store_apart(library, _usable(batch, report), report, remembered)
            done += len(batch)
            progress(done, None, batch[-1][0].origin)
            # The processes beside derive the next one meanwhile.
            catching_up.after_batch()
    catching_up.finish()
    return report


def _watched(
    outcomes: Iterator[tuple[RawDocument, Derived | Failure]], cancelled: CancelCheck
) -> Iterator[tuple[RawDocument, Derived | Failure]]:
    for outcome in outcomes:
        if cancelled():
            raise Cancelled
        yield outcome


def _news(
    library: Library, documents: Iterable[RawDocument | Failure], report: ImportReport
) -> Iterator[RawDocument]:
    """The documents that are not stored as they are; the others are counted in the report."""
    connection = library.database.reader()
    for item in documents:
        if isinstance(item, Failure):
            report.failures.append(item)
            continue
        stored = _stored(connection, item)
        if stored is not None and _is_same(connection, stored, item):
            report.unchanged += 1
        else:
            yield item


def _usable(
    batch: Sequence[tuple[RawDocument, Derived | Failure]], report: ImportReport
) -> list[tuple[RawDocument, Derived]]:
    """Those of a batch that hold an article; the others are reported."""
    usable = []
    for document, outcome in batch:
        if isinstance(outcome, Failure):
            report.failures.append(outcome)
        elif not has_content(outcome.article, document):
            reason = " ".join(outcome.article.notes) or "no article in it"
            report.failures.append(Failure(document.origin, reason))
        else:
            usable.append((document, outcome))
    return usable


def _store_apart(
    library: Library,
    batch: Sequence[tuple[RawDocument, Derived]],
    report: ImportReport,
    remembered: Remembered,
) -> None:
    """Stores a batch; an article that breaks it breaks alone."""

    def store(part: Sequence[tuple[RawDocument, Derived]]) -> None:
        with remembered.unless_it_fails():
            _store(library, part, report, remembered)

    def failed(one: tuple[RawDocument, Derived], reason: str) -> None:
        report.failures.append(Failure(one[0].origin, reason))

    store_apart(batch, store, failed)


def _store(
    library: Library,
    batch: Sequence[tuple[RawDocument, Derived]],
    report: ImportReport,
    remembered: Remembered,
) -> None:
    """One transaction: the articles with their text, index, tags, mentions and events."""
    now = library.now()
    added = updated = unchanged = 0
    with library.database.writing() as connection:
        storing = Batch(connection, now, remembered)
        for document, derived in batch:
            # Looked up under the write lock: another process, or an earlier document of this
            # very batch, may have brought the same article meanwhile.
            stored = _stored(connection, document)
            if stored is not None and _is_same(connection, stored, document):
                unchanged += 1
                continue
            # An article stays with the outlet it came from, whatever a new version calls it.
            name = stored.source if stored else outlet(document, derived.article)
            source_id = sources.files_source(connection, name)
            storing.put(document, derived, stored=stored, source_id=source_id, source=name)
            added += stored is None
            updated += stored is not None
        storing.finish()
    report.added += added
    report.updated += updated
    report.unchanged += unchanged


def _is_same(connection: Connection, stored: Known, document: RawDocument) -> bool:
    """Whether a document brings nothing new: the same again, or what was exported from here."""
    return stored.content_hash == content_hash(document) or articles.says_the_same(
        connection, stored.id, document
    )


def _stored(connection: Connection, document: RawDocument) -> Known | None:
    return articles.known(connection, document.guid, source=document.source)
