"""Opens the library that the global options name."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newstui.model.errors import SettingsError

if TYPE_CHECKING:
    from newstui.library.session import Library
    from newstui.settings.config import Settings


def settings(options: argparse.Namespace) -> Settings:
    """The settings of `--config`, or of the usual place; raises SettingsError."""
    from newstui.settings import config, locations

    named = _named(options.config, "--config")
    return config.load(Path(named) if named else locations.config_file(), required=bool(named))


@contextmanager
def opened(options: argparse.Namespace, *, must_exist: bool = False) -> Iterator[Library]:
    """The library of `--db`, or of the usual place, closed afterwards.

    With `must_exist` a missing file that was named is an error instead of an empty library.
    """
    from newstui.library.session import Library
    from newstui.model.errors import DatabaseError
    from newstui.settings import locations

    named = _named(options.db, "--db")
    path = Path(named) if named else locations.database_file()
    # Not Path.exists(), which raises where a name is too long for a file.
    if must_exist and named and not os.path.exists(path):  # noqa: PTH110
        raise DatabaseError(f"{path}: no such database (import something into it first)")
    library = Library.open(path, settings(options))
    try:
        with library.guarded():
            yield library
    finally:
        library.close()


def _named(value: str | None, option: str) -> str | None:
    """The file that an option names; none at all is a mistake, and not the usual place."""
    if value is not None and not value.strip():
        raise SettingsError(f"{option}: names no file")
    return value
