"""What the screen remembers of itself from one time to the next: what is folded, say.

It is kept with the library that it is about. Nothing else depends on it, and it is not undone.
"""

from __future__ import annotations

from collections.abc import Iterable

from newstui.library.session import Library
from newstui.store import screen_memory


def remember(library: Library, name: str, values: Iterable[str]) -> None:
    """Keeps some words under a name, in the place of those before."""
    with library.database.writing() as connection:
        screen_memory.put(connection, name, sorted(values))


def recall(library: Library, name: str) -> frozenset[str] | None:
    """The words under a name; None if none were ever kept."""
    found = screen_memory.value(library.database.reader(), name)
    return frozenset(map(str, found)) if isinstance(found, list) else None
