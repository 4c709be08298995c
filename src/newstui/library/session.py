"""An open library: the database, the settings and the clock that the use cases work with."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from newstui.settings.config import Settings
from newstui.store.database import Database, told_in_one_line

Clock = Callable[[], float]


@dataclass(frozen=True)
class Library:
    """What every use case takes first. Safe to share between threads."""

    database: Database
    settings: Settings = field(default_factory=Settings)
    clock: Clock = time.time

    @classmethod
    def open(
        cls, path: Path, settings: Settings | None = None, clock: Clock = time.time
    ) -> Library:
        """Opens or makes the database; raises DatabaseError, naming the file, if it cannot."""
        return cls(Database(path), settings or Settings(), clock)

    def now(self) -> int:
        """The present second in UTC."""
        return int(self.clock())

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Tells whatever goes wrong with the database's file as a DatabaseError naming it."""
        with told_in_one_line(self.database.path):
            yield

    def close(self) -> None:
        self.database.close()
