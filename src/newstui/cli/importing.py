"""`import`: articles from files, folders and standard input."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from newstui.cli.opening import opened
from newstui.cli.output import DONE, FAILED, PARTLY, ProgressLine, counted, message, record

if TYPE_CHECKING:
    from newstui.library.importing import ImportReport


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("import", help="read articles from files and folders")
    command.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a folder, or - for stdin"
    )
    command.add_argument(
        "--format",
        default="auto",
        choices=("auto", "text", "html", "feed", "jsonl", "opml", "urls"),
        help="what the files are (default: found out from each)",
    )
    command.add_argument("--source", metavar="NAME", help="the outlet that the articles are from")
    command.add_argument("--json", action="store_true", help="report the counts as JSON")
    command.set_defaults(run=import_files)


def import_files(options: argparse.Namespace) -> int:
    from newstui.library.importing import import_paths

    progress = ProgressLine("imported")
    with opened(options) as library:
        try:
            report = import_paths(
                library,
                options.paths,
                form=options.format,
                source=options.source,
                stdin=sys.stdin.buffer,
                progress=progress,
            )
        finally:
            progress.close()
    for failure in report.failures:
        message(str(failure))
    if options.json:
        record(
            {
                "added": report.added,
                "updated": report.updated,
                "unchanged": report.unchanged,
                "failed": len(report.failures),
                "subscribed": report.subscribed,
                "smart_folders": report.queries,
            }
        )
    else:
        _tell_subscribed(report)
        message(
            f"{report.added} added, {report.updated} updated, {report.unchanged} already there, "
            f"{len(report.failures)} failed"
        )
    if not report.failures:
        return DONE
    done = report.added + report.updated + report.unchanged
    done += report.subscribed + report.subscribed_already + report.queries
    return PARTLY if done else FAILED


def _tell_subscribed(report: ImportReport) -> None:
    if report.subscribed or report.subscribed_already:
        message(
            f"{report.subscribed} feeds subscribed, {report.subscribed_already} already there "
            "(newstui fetch brings their articles)"
        )
    if report.queries:
        message(f"{counted(report.queries, 'smart folder')} made of queries")
