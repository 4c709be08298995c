"""Deriving many documents: in this process while they are few, beside it once they are many.

Cleaning and tagging are the dear part of an import and need nothing but the document, so that a
second process can work on the next batch while this one stores the last.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from types import TracebackType

from newstui.library.derive import derive, derive_all
from newstui.model.document import Failure, RawDocument
from newstui.store.articles import Derived

_FEW = 200
"""Documents below which starting processes costs more than it saves."""
_CHUNK = 20
"""Documents handed over at a time."""
_AHEAD = 24
"""Chunks under way at a time: bounds what waits in memory."""

_MADE_BETWEEN = 50_000
"""Objects that a process makes before it looks for those that nothing needs any more."""

Outcome = Derived | Failure


def attempt(document: RawDocument) -> Outcome:
    """What is made of a document, or the failure: one bad record must never cost another."""
    try:
        return derive(document)
    except Exception as error:  # noqa: BLE001 - whatever a record breaks, it breaks alone
        return Failure(document.origin, f"could not be understood ({type(error).__name__})")


def attempt_all(documents: Sequence[RawDocument]) -> list[Outcome]:
    """The same of several documents, in their order."""
    try:
        return [*derive_all(documents)]
    except Exception:  # noqa: BLE001 - one of them breaks: which one, each by itself will tell
        return [attempt(document) for document in documents]


class Deriving:
    """Derives documents in their order. A context: leaving it ends the processes it started."""

    def __init__(self, processes: int | None = None) -> None:
        """`processes` to work in, by default one for each core; 1 stays in this process."""
        self._processes = processes or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Deriving:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def outcomes(self, documents: Iterable[RawDocument]) -> Iterator[tuple[RawDocument, Outcome]]:
        """Each document with what was made of it, in the order they came."""
        waiting = iter(documents)
        few = list(islice(waiting, _FEW))
        if len(few) < _FEW or self._processes == 1:
            yield from ((document, attempt(document)) for document in chain(few, waiting))
        else:
            yield from self._beside(chain(few, waiting))

    def _beside(self, documents: Iterator[RawDocument]) -> Iterator[tuple[RawDocument, Outcome]]:
        under_way: list[tuple[list[RawDocument], Future[list[Outcome]]]] = []
        while True:
            while len(under_way) < _AHEAD and (chunk := list(islice(documents, _CHUNK))):
                under_way.append((chunk, self._start().submit(attempt_all, chunk)))
            if not under_way:
                return
            chunk, future = under_way.pop(0)
            yield from zip(chunk, self._finished(chunk, future), strict=True)

    def _finished(
        self, chunk: Sequence[RawDocument], future: Future[list[Outcome]]
    ) -> list[Outcome]:
        try:
            return future.result()
        except BrokenProcessPool:
            # A process was killed from outside, for want of memory perhaps. What it had is done
            # here, and a new one is started for the rest.
            self._pool = None
            return attempt_all(chunk)

    def _start(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = spawned(self._processes)
        return self._pool


def spawned(processes: int) -> ProcessPoolExecutor:
    """Processes to derive in; they start with the first work they are given."""
    # Not forked: the screen, which may import and fetch too, runs threads.
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    # What deriving loads stays for good, and what it makes is seldom tied in circles.
    gc.set_threshold(_MADE_BETWEEN)
    follow_parent()


def follow_parent() -> None:
    """Makes a process end with the one that started it, and only then.

    Ctrl-C reaches every process of the terminal; stopping is the parent's to do. A parent that was
    killed can do nothing: those it started would wait for work for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
