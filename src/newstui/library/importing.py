"""Reading articles from files into the library, batch by batch; importing again adds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from newstui.library.derive import content_hash, derive, has_content, outlet
from newstui.library.grouping import Grouping
from newstui.library.session import Library
from newstui.model.document import Failure, RawDocument
from newstui.model.errors import Cancelled
from newstui.model.work import CancelCheck, Progress, never_cancelled, no_progress
from newstui.sources import files
from newstui.store import articles, sources
from newstui.store.articles import Derived, Known
from newstui.store.database import Connection

_BATCH = 200
"""Documents in one transaction: large enough to be quick, small enough to wait for."""


@dataclass
class ImportReport:
    """What became of the inputs."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Prepared:
    document: RawDocument
    derived: Derived
    known: Known | None
    digest: bytes


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

    Raises Cancelled when asked to stop, and DatabaseError if the database fails; the batches that
    were finished by then are kept.
    """
    found = files.documents(paths, form=form, source=source, stdin=stdin)
    return import_documents(library, found, progress=progress, cancelled=cancelled)


def import_documents(
    library: Library,
    documents: Iterable[RawDocument | Failure],
    *,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> ImportReport:
    """Imports documents as they come, a batch at a time."""
    report = ImportReport()
    done = 0
    for batch in _batches(documents):
        prepared = []
        for item in batch:
            if cancelled():
                raise Cancelled
            if isinstance(item, Failure):
                report.failures.append(item)
            else:
                prepared += _prepare(library.database.reader(), item, report)
            done += 1
            progress(done, None, item.origin)
        if prepared:
            _store(library, prepared, report)
    return report


def _batches(
    documents: Iterable[RawDocument | Failure],
) -> Iterator[list[RawDocument | Failure]]:
    iterator = iter(documents)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def _prepare(
    connection: Connection, document: RawDocument, report: ImportReport
) -> list[_Prepared]:
    """The document with what is made of it; nothing if it is stored as it is, or fails."""
    digest = content_hash(document)
    known = articles.known(connection, [document.guid], source=document.source).get(document.guid)
    if known is not None and known.content_hash == digest:
        report.unchanged += 1
        return []
    try:
        derived = derive(document)
    except Exception as error:  # noqa: BLE001 - one bad record must never cost another
        kind = type(error).__name__
        report.failures.append(Failure(document.origin, f"could not be understood ({kind})"))
        return []
    if not has_content(derived.article, document):
        reason = " ".join(derived.article.notes) or "no article in it"
        report.failures.append(Failure(document.origin, reason))
        return []
    return [_Prepared(document, derived, known, digest)]


def _store(library: Library, batch: Sequence[_Prepared], report: ImportReport) -> None:
    """One transaction: the articles with their text, index, tags, mentions and events."""
    now = library.now()
    added = updated = unchanged = 0
    with library.database.writing() as connection:
        grouping = Grouping(connection, now)
        for item in batch:
            name = outlet(item.document, item.derived.article)
            source_id = sources.files_source(connection, name)
            # Looked up again under the write lock: another process, or an earlier document of
            # this very batch, may have brought the same article meanwhile.
            known = item.known or articles.known(
                connection, [item.document.guid], source=item.document.source
            ).get(item.document.guid)
            if known is not None and known.content_hash == item.digest:
                unchanged += 1
                continue
            article_id, key = _put(connection, item, known, source_id, now)
            articles.derive(connection, article_id, key, item.document, item.derived, source=name)
            grouping.add(article_id, source_id, key, item.derived.article, item.derived.tags)
            added += known is None
            updated += known is not None
        grouping.finish()
    report.added += added
    report.updated += updated
    report.unchanged += unchanged


def _put(
    connection: Connection, item: _Prepared, known: Known | None, source_id: int, now: int
) -> tuple[int, int]:
    article = item.derived.article
    if known is None:
        return articles.insert(
            connection,
            item.document,
            article,
            source_id=source_id,
            content_hash=item.digest,
            now=now,
        )
    key = articles.update(
        connection, known.id, item.document, article, content_hash=item.digest, now=now
    )
    return known.id, key
