"""`export`: articles, events and sources as files for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newstui.cli.listing import add_query
from newstui.cli.opening import opened
from newstui.cli.output import DONE, message
from newstui.cli.writing import write_lines

_WHAT = ("articles", "events", "sources")


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("export", help="write articles, events or sources to a file")
    command.add_argument("what", choices=_WHAT, metavar=f"{{{','.join(_WHAT)}}}")
    add_query(command)
    command.add_argument(
        "--format", default="jsonl", choices=("jsonl", "csv", "md", "opml", "ics"), help="the form"
    )
    command.add_argument("-o", "--output", metavar="FILE", help="where to (default: stdout)")
    command.add_argument("--force", action="store_true", help="overwrite the file if it is there")
    command.set_defaults(run=export)


def export(options: argparse.Namespace) -> int:
    from newstui.library import exporting

    with opened(options, must_exist=True) as library:
        lines = exporting.lines(library, options.what, options.format, options.query)
        if options.output is None:
            for line in lines:
                sys.stdout.write(line + "\n")
            return DONE
        target = Path(options.output)
        count = write_lines(target, lines, force=options.force, database=library.database.path)
    message(f"{count} lines written to {target}")
    return DONE
