"""What grouping asks of the store, and the same held in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from newstui.events.signature import Signature

MOST_CANDIDATES = 60
LATEST = 128
"""Articles that a key is followed to, the latest: what very many share tells nothing."""


class Window(Protocol):
    """The store's side of grouping; reads inside the writer's transaction."""

    def candidates(self, keys: Sequence[int], since: int, until: int) -> Mapping[int, int]:
        """Events that share keys, with how many; the best 60, of equals the latest.

        Only keys of articles that stand within [since, until] count, and of undated ones, which
        may belong to any time; and of the articles that have a key only the latest to come.
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
        self._by_key: dict[int, deque[tuple[int, int | None]]] = {}
        self._members: dict[int, list[Signature]] = {}
        self._next = 0

    def candidates(self, keys: Sequence[int], since: int, until: int) -> Mapping[int, int]:
        known = self._by_key
        return best_shared([known[key] for key in keys if key in known], since, until)

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
        place = event_id, None if signature.published is None else at
        for key in signature.keys:
            found = self._by_key.get(key)
            if found is None:
                self._by_key[key] = found = deque(maxlen=LATEST)
            found.append(place)


def best_shared(
    found: Iterable[Iterable[tuple[int, int | None]]], since: int, until: int
) -> dict[int, int]:
    """Events by how many keys lead to them within a time; the best 60, of equals the latest.

    Each of `found` are the events of one key with the seconds at which their articles stand.
    """
    shared: dict[int, int] = {}
    for places in found:
        for event in {event for event, at in places if at is None or since <= at <= until}:
            shared[event] = shared.get(event, 0) + 1
    best = sorted([(count, event) for event, count in shared.items()], reverse=True)
    return {event: count for count, event in best[:MOST_CANDIDATES]}
