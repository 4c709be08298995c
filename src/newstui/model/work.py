"""How long work reports its progress and learns that it is to stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called as work goes on, from whatever thread does it."""

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """`done` of `total` (None if unknown) steps; `what` names the present one."""


class CancelCheck(Protocol):
    """Asked between steps; once it answers True the work stops with what it has finished."""

    def __call__(self) -> bool: ...


def no_progress(done: int, total: int | None, what: str) -> None:
    """Reports to nobody."""


def never_cancelled() -> bool:
    return False
