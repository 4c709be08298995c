"""`add`, `sources` and `remove`: subscriptions."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newstui.cli.opening import opened
from newstui.cli.output import (
    DONE,
    FAILED,
    PARTLY,
    USAGE,
    counted,
    data,
    message,
    record,
)
from newstui.model.errors import NewstuiError

if TYPE_CHECKING:
    from newstui.library.health import FeedHealth
    from newstui.library.session import Library
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
