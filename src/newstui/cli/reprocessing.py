"""`reprocess`: what is derived from stored articles, made again."""

from __future__ import annotations

import argparse

from newstui.cli.listing import add_query
from newstui.cli.opening import opened
from newstui.cli.output import DONE, FAILED, PARTLY, ProgressLine, message, record


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "reprocess",
        help="clean, tag and date stored articles again",
        description="Cleans, tags and dates stored articles again, from what came in; marks, "
        "corrections and your own decisions about events stay. A run that was stopped goes on "
        "where it was.",
    )
    add_query(command)
    command.add_argument(
        "--all", action="store_true", help="those too that this very version has made"
    )
    command.add_argument("--json", action="store_true", help="report the counts as JSON")
    command.set_defaults(run=reprocess_articles)


def reprocess_articles(options: argparse.Namespace) -> int:
    from newstui.library.reprocessing import reprocess

    progress = ProgressLine("reprocessed")
    with opened(options, must_exist=True) as library:
        try:
            report = reprocess(library, options.query, everything=options.all, progress=progress)
        finally:
            progress.close()
    for failure in report.failures:
        message(str(failure))
    if report.resumed_after and not options.json:
        message(f"went on after {report.resumed_after} that were done already")
    counts = {"changed": report.changed, "same": report.same, "failed": report.failed}
    if options.json:
        record(counts)
    else:
        message("{changed} changed, {same} the same, {failed} failed".format(**counts))
    if not report.failed:
        return DONE
    return PARTLY if report.changed + report.same else FAILED
