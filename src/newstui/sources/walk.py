"""The files in a folder that may hold articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from newstui.model.document import Failure
from newstui.sources.fields import one_line

_NEVER_ARTICLES = ("readme", "license", "licence", "copying", "changelog", "robots.txt")
_ARTICLE_SUFFIXES = frozenset(
    {"txt", "text", "dump", "htm", "html", "xhtml", "shtml", "xml", "rss", "atom", "rdf", "json"}
    | {"jsonl", "ndjson", "jsonlines"}
)


def walk(folder: Path) -> Iterator[Path | Failure]:
    """The files under a folder, in order of their paths, that may hold articles by their names.

    Hidden files and folders are left out. A linked folder is entered once, so that a loop of
    links ends. What cannot be listed is a failure.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            if here.is_dir():
                waiting.extend(reversed(_children(here, seen)))
            elif may_hold_articles(here.name):
                if not here.exists():
                    yield Failure(shown(here), "is a link to nothing")
                elif here.is_file():
                    yield here
        except OSError as error:
            yield Failure(shown(here), reason(error))


def is_folder(path: str) -> bool:
    """Whether a path that a reader gave is a folder; False where that cannot be known."""
    try:
        # An empty path is not the present folder: it is a variable that was not set.
        return bool(path) and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def may_hold_articles(name: str) -> bool:
    """Whether a file met in a folder is worth opening: not a picture, a program, a read-me."""
    lowered = name.lower()
    suffix = lowered.rpartition(".")[2] if "." in lowered else ""
    return suffix in _ARTICLE_SUFFIXES and not lowered.startswith(_NEVER_ARTICLES)


def shown(path: str | Path) -> str:
    """A path as messages show it."""
    return one_line(os.fspath(path)) or "(no name)"


def reason(error: OSError | ValueError) -> str:
    """Why a file could not be read, in words."""
    text = error.strerror if isinstance(error, OSError) else None
    return (text or str(error)).lower()


def _children(folder: Path, seen: set[tuple[int, int]]) -> list[Path]:
    status = folder.stat()
    if (status.st_dev, status.st_ino) in seen:
        return []
    seen.add((status.st_dev, status.st_ino))
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
