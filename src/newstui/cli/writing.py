"""Files that the reader asks for: whole or not at all, and never in the place of something else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from newstui.model.errors import NewstuiError

_OF_DATABASE = ("", "-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps for a database."""


def write_lines(target: Path, lines: Iterable[str], *, force: bool, database: Path) -> int:
    """Writes lines to a file; gives how many.

    With `force` a file that is there is replaced once the new one is whole, and a link by a file;
    without it that is an error. Raises NewstuiError, naming the file; the database is never
    written over.
    """
    try:
        if not target.name:
            raise NewstuiError(f"{target}: is no name of a file")
        if _is_of(database, target):
            raise NewstuiError(f"{target}: is where newstui keeps its articles; nothing written")
        if target.exists() and not target.is_file():
            return _written(target, "w", lines)
        if not force:
            return _made(target, lines)
        draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
        count = _made(draft, lines)
        if target.is_file():
            draft.chmod(target.stat().st_mode & 0o777)
        draft.replace(target)
    except FileExistsError:
        raise NewstuiError(f"{target}: exists already; --force overwrites it") from None
    except (OSError, ValueError) as error:
        raise NewstuiError(f"{target}: {getattr(error, 'strerror', None) or error}") from error
    return count


def _made(path: Path, lines: Iterable[str]) -> int:
    """Writes a file that was not there; where that fails, it is not there afterwards."""
    try:
        return _written(path, "x", lines)
    except FileExistsError:
        raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _written(path: Path, mode: str, lines: Iterable[str]) -> int:
    with path.open(mode, encoding="utf-8", errors="replace", newline="") as file:
        return sum(bool(file.write(line + "\n")) for line in lines)


def _is_of(database: Path, target: Path) -> bool:
    place = Path(os.path.realpath(database))
    return Path(os.path.realpath(target)) in [
        place.with_name(place.name + ending) for ending in _OF_DATABASE
    ]
