"""Errors that reach a reader as one line. Everything else is a defect."""

from __future__ import annotations


class NewstuiError(Exception):
    """A failure that can be told in one clear line naming the file, feed or word at fault."""


class InputError(NewstuiError):
    """An input that cannot be read."""


class DatabaseError(NewstuiError):
    """A database that cannot be opened, read or written."""


class RecordError(DatabaseError):
    """A record that the database does not take, which takes others all the same."""


class SettingsError(NewstuiError):
    """A settings file that cannot be used; names the file and the key."""


class QueryError(NewstuiError):
    """A query that cannot be understood, with where the fault is."""

    def __init__(self, message: str, position: int, length: int = 1) -> None:
        super().__init__(message)
        self.position = position
        self.length = length


class Cancelled(NewstuiError):
    """The reader asked for the work to stop; what was finished is kept."""

    def __init__(self) -> None:
        super().__init__("cancelled")
