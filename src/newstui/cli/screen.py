"""Opening the screen: on the reader's own library, or on the demo corpus; and its keys."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from newstui.cli.opening import opened, settings
from newstui.cli.output import DONE, FAILED, ProgressLine, data, message


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="open the screen on the demo corpus")
    demo.set_defaults(run=open_demo)
    keys = commands.add_parser("keys", help="list the keys of the screen")
    keys.set_defaults(run=list_keys)


def open_screen(options: argparse.Namespace) -> int:
    """The screen on the library that the options name."""
    from newstui.tui.app import run

    with opened(options) as library:
        run(library)
    return DONE


def open_demo(options: argparse.Namespace) -> int:
    """The screen on the demo corpus, in a database of its own that keeps the reader's marks."""
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
        if report.failures:
            return FAILED
        run(library, title="newstui demo")
    finally:
        library.close()
    return DONE


def list_keys(options: argparse.Namespace) -> int:
    """The key table, made from the same registry as the screen's own help."""
    from newstui.tui.actions import key_table

    rows: Sequence[tuple[str, str, str]] = key_table(settings(options).keys)
    width = max(len(keys) for keys, _, _ in rows)
    group_width = max(len(group) for _, _, group in rows)
    for keys, label, group in rows:
        data(f"{group:<{group_width}}  {keys:<{width}}  {label}")
    return DONE
