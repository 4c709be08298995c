"""`fetch`: what is new, of feeds and of news servers."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newstui.cli.opening import opened
from newstui.cli.output import DONE, FAILED, PARTLY, ProgressLine, counted, message, record
from newstui.cli.servers import server_record, tell_server

if TYPE_CHECKING:
    from newstui.library.feed_outcomes import FeedOutcome
    from newstui.library.feeds_named import Feed
    from newstui.library.fetching import FetchReport
    from newstui.library.news_servers import Server
    from newstui.library.session import Library
    from newstui.library.syncing import ServerOutcome


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    fetch = commands.add_parser("fetch", help="fetch what is new")
    fetch.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a title, address, folder or id, or a server; without one all whose time has come",
    )
    fetch.add_argument("--all", action="store_true", help="all of them, their time come or not")
    fetch.add_argument("--json", action="store_true", help="a line of JSON for each feed")
    fetch.add_argument("--quiet", action="store_true", help="tell of failures only")
    fetch.set_defaults(run=fetch_feeds)


def fetch_feeds(options: argparse.Namespace) -> int:
    from newstui.library.fetching import fetch
    from newstui.library.upkeep import after_fetch

    # A timer's stop is as good as Ctrl-C: what is finished is kept, and nothing is left running.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    progress = ProgressLine("fetched")

    def told(outcome: FeedOutcome) -> None:
        if options.json:
            record(_outcome_record(outcome))
        elif outcome.reason or not options.quiet:
            progress.close()
            _tell(outcome, options.quiet)

    with opened(options) as library:
        feeds, servers = _wanted(library, options)
        try:
            report = fetch(library, feeds, progress=progress, told=told)
            if servers:
                _sync(library, servers, report, progress, options)
            after_fetch(library, report)
        finally:
            progress.close()
        if not (feeds or servers or options.quiet):
            message(_nothing_asked(library))
    if report.asked and not (options.quiet or options.json):
        asked = counted(len(report.outcomes), "feed")
        asked += f" and {counted(len(report.servers), 'server')}" if report.servers else ""
        message(
            f"{asked} asked, {report.failures} failed: "
            f"{counted(report.added, 'new article')}, {report.updated} updated"
        )
    return _code(report)


def _wanted(
    library: Library, options: argparse.Namespace
) -> tuple[Sequence[Feed], Sequence[Server]]:
    from newstui.library.feeds_named import chosen, chosen_with_servers
    from newstui.library.fetching import due
    from newstui.library.news_servers import all_servers, due_servers

    if options.sources:
        return chosen_with_servers(library, options.sources)
    if options.all:
        return chosen(library, []), all_servers(library)
    return due(library), due_servers(library)


def _nothing_asked(library: Library) -> str:
    """Why a fetch had nothing to ask."""
    from newstui.library.feeds_named import chosen
    from newstui.library.news_servers import all_servers

    subscribed = len(chosen(library, [])) + len(all_servers(library))
    if not subscribed:
        return "no subscriptions yet: newstui add URL"
    return f"none of the {subscribed} is due yet: --all asks them all the same"


def _sync(
    library: Library,
    servers: Sequence[Server],
    report: FetchReport,
    progress: ProgressLine,
    options: argparse.Namespace,
) -> None:
    from newstui.library.syncing import sync

    def told(outcome: ServerOutcome) -> None:
        if options.json:
            record(server_record(outcome))
        else:
            progress.close()
            tell_server(outcome, quiet=options.quiet)

    synced = sync(library, servers, progress=progress, told=told)
    report.include(synced.outcomes, synced.articles)


def _code(report: FetchReport) -> int:
    if not report.failures:
        return PARTLY if report.lost else DONE
    return FAILED if report.failures == report.asked else PARTLY


def _tell(outcome: FeedOutcome, quiet: bool) -> None:
    if outcome.result in ("failed", "gone", "waiting"):
        if outcome.result != "waiting" or not quiet:
            message(f"{outcome.title}: {outcome.reason}")
        return
    if not quiet and (outcome.added or outcome.updated):
        updated = f", {outcome.updated} updated" if outcome.updated else ""
        message(f"{outcome.title}: {outcome.added} new{updated}")
    if outcome.reason and (outcome.lost or not quiet):
        message(f"{outcome.title}: {outcome.reason}")


def _outcome_record(outcome: FeedOutcome) -> dict[str, object]:
    from newstui.library.feeds_named import shown_url
    from newstui.library.records import iso

    return {
        "id": outcome.feed_id,
        "title": outcome.title,
        "url": shown_url(outcome.url),
        "result": outcome.result.value,
        "status": outcome.status,
        "added": outcome.added,
        "updated": outcome.updated,
        "unchanged": outcome.unchanged,
        "lost": outcome.lost,
        "reason": outcome.reason,
        "next_try": None if outcome.next_check is None else iso(outcome.next_check),
    }
