"""`regroup`: all articles into events anew."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from newstui.cli.opening import opened
from newstui.cli.output import DONE, ProgressLine, message, record


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "regroup",
        help="put all articles into events anew",
        description="Puts all articles into events anew, in the order they came. What you have "
        "decided, marked and followed stays, and so do the numbers of events. A run that was "
        "stopped changes nothing, and the next one goes on where it was.",
    )
    command.add_argument("--json", action="store_true", help="report what changed as JSON")
    command.set_defaults(run=regroup_articles)


def regroup_articles(options: argparse.Namespace) -> int:
    from newstui.library.regrouping import regroup

    progress = ProgressLine("regrouped")
    with opened(options, must_exist=True) as library:
        try:
            report = regroup(library, progress=progress)
        finally:
            progress.close()
    if options.json:
        record(asdict(report))
        return DONE
    if report.resumed_after:
        message(f"went on after {report.resumed_after} articles that were done already")
    message(
        f"events: {report.same} the same, {report.grown} grew, {report.merged} merged, "
        f"{report.split} split, {report.new} new; articles moved: {report.moved}"
    )
    return DONE
