"""What grouping asks of the store, and the same held in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from newstui.events.signature import Signature

MOST_CANDIDATES = 60


class Window(Protocol):
    """The store's side of grouping; reads inside the writer's transaction."""

    def candidates(self, keys: Sequence[int], since: int, until: int) -> Mapping[int, int]:
        """Events that share keys, with how many; the best 60.

        Only keys of articles that stand within [since, until] count, and of undated ones, which
        may belong to any time.
        """

    def members(self, event_id: int) -> Sequence[Signature]:
        """The articles of an event, earliest assigned first."""

    def apart(self, article_id: int, event_id: int) -> bool:
        """Whether the reader has said that the article is not of this event."""

    def together(self, article_id: int) -> int | None:
        """The event that the reader has said the article belongs to."""

    def new_event(self) -> int:
        """A fresh event id."""


class MemoryWindow:
    """A window over articles held in memory, without a reader's decisions."""

    def __init__(self) -> None:
        self._by_key: dict[int, list[tuple[int, int | None]]] = {}
        self._members: dict[int, list[Signature]] = {}
        self._next = 0

    def candidates(self, keys: Sequence[int], since: int, until: int) -> Mapping[int, int]:
        shared: Counter[int] = Counter()
        for key in keys:
            shared.update(
                {
                    event
                    for event, at in self._by_key.get(key, ())
                    if at is None or since <= at <= until
                }
            )
        return dict(shared.most_common(MOST_CANDIDATES))

    def members(self, event_id: int) -> Sequence[Signature]:
        return self._members.get(event_id, ())

    def apart(self, article_id: int, event_id: int) -> bool:  # noqa: ARG002
        return False

    def together(self, article_id: int) -> int | None:  # noqa: ARG002
        return None

    def new_event(self) -> int:
        self._next += 1
        return self._next

    def add(self, signature: Signature, event_id: int, at: int) -> None:
        """Keep an article that has been assigned."""
        self._members.setdefault(event_id, []).append(signature)
        for key in signature.keys:
            self._by_key.setdefault(key, []).append(
                (event_id, None if signature.published is None else at)
            )
