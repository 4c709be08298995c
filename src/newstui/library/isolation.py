"""One record that breaks the storing of a batch costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from newstui.model.errors import NewstuiError, RecordError

Record = TypeVar("Record")


def store_apart(
    batch: Sequence[Record],
    store: Callable[[Sequence[Record]], None],
    failed: Callable[[Record, str], None],
) -> None:
    """Stores a batch; a record that breaks it is found by halving, and breaks alone.

    `store` takes records in one transaction: all of them, or none. `failed` is told of a record
    that cannot be stored, and why. What is no record's fault (a full disk, a stop) is raised.
    """
    try:
        store(batch)
    except Exception as error:
        if not batch or _is_of_all(error):
            raise
        if len(batch) == 1:
            cause = error.__cause__ if isinstance(error, RecordError) else error
            failed(batch[0], f"could not be stored ({type(cause).__name__})")
            return
        middle = len(batch) // 2
        store_apart(batch[:middle], store, failed)
        store_apart(batch[middle:], store, failed)


def _is_of_all(error: Exception) -> bool:
    """Whether every other record would meet with the same."""
    return isinstance(error, (OSError, NewstuiError)) and not isinstance(error, RecordError)
