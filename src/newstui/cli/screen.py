"""Opening the screen: on the reader's own library, or on the demo corpus."""

from __future__ import annotations

import argparse
import sys

from newstui.cli.opening import opened, settings
from newstui.cli.output import DONE, FAILED, ProgressLine, message
from newstui.model.errors import NewstuiError


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="open the screen on the demo corpus")
    demo.set_defaults(run=open_demo)


def open_screen(options: argparse.Namespace) -> int:
    """The screen on the library that the options name."""
    _need_terminal()
    from newstui.tui.app import run

    with opened(options) as library:
        run(library)
    return DONE


def open_demo(options: argparse.Namespace) -> int:
    """The screen on the demo corpus, in a database of its own that keeps the reader's marks."""
    _need_terminal()
    from pathlib import Path

    from newstui.library.importing import import_paths
    from newstui.library.session import Library
    from newstui.resources import seeds
    from newstui.settings import locations
    from newstui.tui.app import run

    path = Path(options.db) if options.db else locations.demo_database_file()
    library = Library.open(path, settings(options))
    progress = ProgressLine("reading the demo corpus:")
    try:
        report = import_paths(library, [str(seeds())], progress=progress)
        progress.close()
        for failure in report.failures:
            message(str(failure))
        if not report.added + report.updated + report.unchanged:
            return FAILED
        run(library, title="newstui demo")
    finally:
        library.close()
    return DONE


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NewstuiError("the screen needs a terminal (newstui events lists the news as text)")
