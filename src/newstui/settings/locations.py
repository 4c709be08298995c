"""Where files live: the XDG directories of the reader, or what the command line names."""

from __future__ import annotations

import os
from pathlib import Path


def config_file() -> Path:
    """`$XDG_CONFIG_HOME/newstui/config.toml`."""
    return _base("XDG_CONFIG_HOME", ".config") / "config.toml"


def themes_folder(config: Path | None = None) -> Path:
    """`themes` beside config.toml: one file of inks a theme."""
    return (config or config_file()).parent / "themes"


def database_file() -> Path:
    """`$XDG_DATA_HOME/newstui/news.db`."""
    return _base("XDG_DATA_HOME", ".local/share") / "news.db"


def demo_database_file() -> Path:
    """`$XDG_CACHE_HOME/newstui/demo.db`: made again from the seeds whenever it is missing."""
    return _base("XDG_CACHE_HOME", ".cache") / "demo.db"


def fault_file() -> Path:
    """`$XDG_STATE_HOME/newstui/fault.txt`: the trace of the latest fault of newstui's own."""
    return _base("XDG_STATE_HOME", ".local/state") / "fault.txt"


def _base(variable: str, fallback: str) -> Path:
    """The XDG base directory specification: a relative path in the variable is ignored."""
    named = Path(os.environ.get(variable, ""))
    return (named if named.is_absolute() else Path.home() / fallback) / "newstui"
