"""Opening the screen: on the reader's own library, or on the demo corpus."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from typing import TYPE_CHECKING

from newstui.cli.opening import opened, settings
from newstui.cli.output import DONE, FAILED, ProgressLine, message

if TYPE_CHECKING:
    from newstui.library.session import Library

DEMO = "demo"
"""What the screen gives where the reader asked it for the demo corpus."""


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="open the screen on the demo corpus")
    add_plain(demo, default=argparse.SUPPRESS)
    demo.set_defaults(run=open_demo)


def add_plain(parser: argparse.ArgumentParser, default: object = False) -> None:
    """`--plain`, before the command or behind it."""
    parser.add_argument(
        "--plain",
        action="store_true",
        default=default,
        help="typed commands and plain lines in place of the screen, for screen readers",
    )


def open_screen(options: argparse.Namespace) -> int:
    """The screen on the library that the options name."""
    with opened(options) as library:
        chosen = _show(library, options)
    if chosen == DEMO:
        return open_demo(argparse.Namespace(**{**vars(options), "db": None}))
    return DONE


def open_demo(options: argparse.Namespace) -> int:
    """The screen on the demo corpus, in a database of its own that keeps the reader's marks."""
    from pathlib import Path

    from newstui.library.importing import import_paths
    from newstui.library.session import Library
    from newstui.library.versions import renew
    from newstui.resources import seeds
    from newstui.settings import locations

    path = Path(options.db) if options.db else locations.demo_database_file()
    library = Library.open(path, settings(options))
    progress = ProgressLine("reading the demo corpus:")
    try:
        report = import_paths(library, [str(seeds())], progress=progress)
        renew(library, progress)
        progress.close()
        for failure in report.failures:
            message(str(failure))
        if not report.added + report.updated + report.unchanged:
            return FAILED
        _show(library, options, title="newstui demo")
    finally:
        library.close()
    return DONE


def _show(library: Library, options: argparse.Namespace, title: str = "newstui") -> str | None:
    """The screen, or the linear mode where that was asked for or no screen can be shown."""
    if options.plain or not _can_show():
        from newstui.cli.plain import converse

        converse(library)
        return None
    # Nothing of a start is garbage, and to look for it takes a tenth of the time.
    gc.disable()
    from newstui.tui.app import run

    return run(library, title=title)


def _can_show() -> bool:
    """Whether there is a terminal that can be painted on, or a browser in its place."""
    if "TEXTUAL_DRIVER" in os.environ:
        return True
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
