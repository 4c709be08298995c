"""`add`, `sources`, `remove` and `fetch`: subscriptions."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newstui.cli.opening import opened
from newstui.cli.output import (
    DONE,
    FAILED,
    PARTLY,
    USAGE,
    ProgressLine,
    counted,
    data,
    message,
    record,
)
from newstui.cli.servers import server_record, tell_server
from newstui.model.errors import NewstuiError

if TYPE_CHECKING:
    from newstui.library.feed_outcomes import FeedOutcome
    from newstui.library.feeds_named import Feed
    from newstui.library.fetching import FetchReport
    from newstui.library.health import FeedHealth
    from newstui.library.news_servers import Server
    from newstui.library.session import Library
    from newstui.library.syncing import ServerOutcome
    from newstui.model.feed import FoundFeed

_SIGNS = {"ok": "✓", "new": "·", "failing": "!", "waiting": "…", "gone": "✗"}


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add = commands.add_parser("add", help="subscribe to feeds, or to the feeds of web pages")
    add.add_argument(
        "addresses",
        nargs="+",
        metavar="URL",
        help="a feed, a web page that names one, or a file of subscriptions (OPML, urls)",
    )
    add.add_argument("--title", help="what to call the feed")
    add.add_argument("--folder", help="the folder to put it into")
    add.set_defaults(run=add_feeds)
    sources = commands.add_parser("sources", help="list subscriptions and how they are")
    sources.add_argument("--json", action="store_true", help="JSON Lines")
    sources.set_defaults(run=list_sources)
    remove = commands.add_parser("remove", help="end subscriptions")
    remove.add_argument("sources", nargs="+", metavar="SOURCE", help="a title, address or id")
    articles = remove.add_mutually_exclusive_group()
    articles.add_argument(
        "--keep", action="store_true", help="keep the articles (asked on a terminal)"
    )
    articles.add_argument(
        "--delete",
        action="store_true",
        help="delete the articles, but for starred, followed and noted ones",
    )
    remove.set_defaults(run=remove_feeds)
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


def add_feeds(options: argparse.Namespace) -> int:
    done = 0
    with opened(options) as library:
        for address in options.addresses:
            try:
                done += _add(library, address, options)
            except NewstuiError as error:
                message(str(error))
    if done == len(options.addresses):
        return DONE
    return PARTLY if done else FAILED


def _add(library: Library, address: str, options: argparse.Namespace) -> bool:
    from newstui.library.subscribing import import_file, subscribe

    # Not Path.exists(), which raises where a name is too long for a file.
    if "://" not in address and os.path.exists(address):  # noqa: PTH110
        report = import_file(library, address)
        for problem in report.problems:
            message(f"{address}: {problem}")
        message(f"{len(report.added)} subscribed, {len(report.known)} known already")
        return not report.problems
    found = subscribe(library, address, title=options.title, folder=options.folder, choose=_choose)
    for feed in found.added:
        count = sum(one.added for one in found.fetched.outcomes if one.feed_id == feed.id)
        message(f"subscribed to “{feed.title}”: {counted(count, 'article')}")
    for feed in found.known:
        message(f"“{feed.title}” is subscribed already")
    return True


def _choose(page: str, found: Sequence[FoundFeed]) -> Sequence[FoundFeed]:
    """Which feeds of a page: asked on a terminal, else there must be only one."""
    from newstui.library.subscribing import choose_only

    if len(found) == 1 or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return choose_only(page, found)
    message(f"{page} has {len(found)} feeds:")
    for number, feed in enumerate(found, 1):
        message(f"  {number}  {feed.title or ''}  {feed.url}")
    sys.stderr.write("Which? (numbers, Enter for the first) ")
    sys.stderr.flush()
    typed = sys.stdin.readline().replace(",", " ").split() or ["1"]
    chosen = [
        found[int(word) - 1] for word in typed if word.isdigit() and 0 < int(word) <= len(found)
    ]
    if not chosen:
        raise NewstuiError("nothing was chosen")
    return chosen


def list_sources(options: argparse.Namespace) -> int:
    from newstui.library.health import health, health_record

    with opened(options, must_exist=True) as library:
        found = health(library)
        now = library.now()
    if options.json:
        for feed in found:
            record(health_record(feed))
        return DONE
    for feed in found:
        _print_health(feed, now)
    if not found:
        message("no subscriptions yet: newstui add URL")
    return DONE


def _print_health(feed: FeedHealth, now: int) -> None:
    folder = f"{feed.folder} / " if feed.folder else ""
    data(f"{feed.id:>4}  {_SIGNS[feed.state]}  {folder}{feed.title}")
    facts = [
        *([f"from {feed.server}"] if feed.server else []),
        f"{feed.per_week:.1f} a week",
        f"last success {_ago(feed.success_at, now)}",
        *([f"next try {_ahead(feed.next_check_at, now)}"] if feed.next_check_at else []),
        *([f"HTTP {feed.status}"] if feed.status else []),
    ]
    data(f"         {feed.url}")
    data(f"         {' · '.join(facts)}")
    if feed.problem:
        times = f" ({feed.errors} times in a row)" if feed.errors > 1 else ""
        data(f"         {feed.problem}{times}")


def _ago(at: int | None, now: int) -> str:
    return "never" if at is None else f"{_span(now - at)} ago"


def _ahead(at: int | None, now: int) -> str:
    return "now" if at is None or at <= now else f"in {_span(at - now)}"


def _span(seconds: int) -> str:
    for size, unit in ((86_400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{max(0, seconds)} s"


def remove_feeds(options: argparse.Namespace) -> int:
    from newstui.library.feeds_named import chosen
    from newstui.library.subscribing import unsubscribe

    with opened(options, must_exist=True) as library:
        feeds = chosen(library, options.sources)
        if not (options.keep or options.delete):
            if not sys.stdin.isatty():
                message("say what becomes of the articles: --keep or --delete")
                return USAGE
            names = ", ".join(feed.title for feed in feeds)
            sys.stderr.write(
                f"Remove {names}. Keep the articles? [Y/n] (starred, followed and noted ones "
                "stay in any case) "
            )
            sys.stderr.flush()
            options.delete = sys.stdin.readline().strip().lower() in ("n", "no")
        for feed in feeds:
            removed = unsubscribe(library, feed, keep_articles=not options.delete)
            articles = f", {counted(removed, 'article')} deleted" if options.delete else ""
            message(f"“{feed.title}” removed{articles}")
    return DONE


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
