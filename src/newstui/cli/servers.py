"""`server add`, `server list`, `server remove`: accounts with news servers."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newstui.cli.opening import opened
from newstui.cli.output import DONE, FAILED, USAGE, ProgressLine, counted, data, message, record
from newstui.model.errors import InputError, NewstuiError

if TYPE_CHECKING:
    from newstui.library.news_servers import Server
    from newstui.library.session import Library
    from newstui.library.syncing import ServerOutcome

_VARIABLE = "NEWSTUI_SECRET"
_LONGEST = 10_000
_ABOUT = (
    "The token or password is asked for, or taken from --secret-file or the variable "
    f"{_VARIABLE}. It is kept beside config.toml in a file that only you can read."
)


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    server = commands.add_parser("server", help="sync with Miniflux or FreshRSS")
    actions = server.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="log in to a server and sync with it", epilog=_ABOUT)
    add.add_argument("kind", choices=("miniflux", "freshrss"))
    add.add_argument("address", metavar="URL")
    add.add_argument("--user", help="the name to log in with: FreshRSS, or Miniflux by password")
    add.add_argument("--name", help="what to call the server here (default: its host)")
    add.add_argument("--secret-file", metavar="FILE", help="the token or password, in a file")
    add.set_defaults(run=add_server)
    listed = actions.add_parser("list", help="the servers, how they are, what waits to be sent")
    listed.add_argument("--json", action="store_true", help="JSON Lines")
    listed.set_defaults(run=list_servers)
    remove = actions.add_parser("remove", help="end an account here; the server keeps everything")
    remove.add_argument("server", metavar="SERVER", help="a name, address or number")
    articles = remove.add_mutually_exclusive_group()
    articles.add_argument("--keep", action="store_true", help="keep the articles")
    articles.add_argument(
        "--delete",
        action="store_true",
        help="delete the articles, but for starred, followed and noted ones",
    )
    articles.add_argument(
        "--subscribe", action="store_true", help="keep all, and fetch the feeds here from now on"
    )
    remove.set_defaults(run=remove_server)


def add_server(options: argparse.Namespace) -> int:
    from newstui.library.server_accounts import add_server, checked_address

    checked_address(options.address)  # before anything is asked
    if options.kind == "freshrss" and not options.user:
        raise NewstuiError("FreshRSS is logged in to with a name: --user NAME")
    with opened(options) as library:
        secret = _secret(options)
        server, new = add_server(
            library,
            options.kind,
            options.address,
            secret,
            user=options.user,
            name=options.name,
        )
        message(f"“{server.name}” added" if new else f"“{server.name}” is known; the login is new")
        progress = ProgressLine("synced")
        outcome = _synced(library, server, progress)
    tell_server(outcome)
    return FAILED if outcome.result == "failed" else DONE


def _synced(library: Library, server: Server, progress: ProgressLine) -> ServerOutcome:
    from newstui.library.fetching import FetchReport
    from newstui.library.syncing import sync
    from newstui.library.upkeep import after_fetch

    report = FetchReport()
    try:
        synced = sync(library, [server], progress=progress)
        report.include(synced.outcomes, synced.articles)
        after_fetch(library, report)
    finally:
        progress.close()
    return report.servers[0]


def _secret(options: argparse.Namespace) -> str:
    if options.secret_file:
        path = Path(options.secret_file)
        try:
            with path.open(encoding="utf-8") as stream:
                return stream.read(_LONGEST).strip()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read") from error
    if _VARIABLE in os.environ:
        return os.environ[_VARIABLE]
    if not sys.stdin.isatty():
        raise NewstuiError(f"no token or password: give it by --secret-file or {_VARIABLE}")
    by_token = options.kind == "miniflux" and not options.user
    return getpass.getpass("API token: " if by_token else f"Password of {options.user}: ")


def list_servers(options: argparse.Namespace) -> int:
    from newstui.library.news_servers import server_health

    with opened(options, must_exist=True) as library:
        found = server_health(library)
    for one in found:
        if options.json:
            record(one)
            continue
        data(f"{one['id']:>4}  {'!' if one['problem'] else '✓'}  {one['name']}  ({one['kind']})")
        data(f"         {one['url']}")
        facts = [
            f"{one['feeds']} feeds",
            f"last success {one['last_success'] or 'never'}",
            *([f"{one['unsent']} changes wait to be sent"] if one["unsent"] else []),
        ]
        data(f"         {' · '.join(facts)}")
        if one["problem"]:
            data(f"         {one['problem']}")
    if not found:
        message("no servers yet: newstui server add miniflux URL")
    return DONE


def remove_server(options: argparse.Namespace) -> int:
    from newstui.library.news_servers import chosen_server, unsent
    from newstui.library.server_accounts import remove_server

    with opened(options, must_exist=True) as library:
        server = chosen_server(library, options.server)
        if not (options.keep or options.delete or options.subscribe):
            if not sys.stdin.isatty():
                message("say what becomes of the articles: --keep, --delete or --subscribe")
                return USAGE
            sys.stderr.write(
                f"Remove {server.name}. Keep the articles? [Y/n] (starred, followed and noted "
                "ones stay in any case) "
            )
            sys.stderr.flush()
            options.delete = sys.stdin.readline().strip().lower() in ("n", "no")
        waiting = unsent(library, server)
        removed = remove_server(
            library, server, keep_articles=not options.delete, subscribe=options.subscribe
        )
    articles = f", {counted(removed, 'article')} deleted" if options.delete else ""
    lost = f"; {counted(waiting, 'change')} had not been sent to it" if waiting else ""
    message(f"“{server.name}” removed{articles}{lost}")
    return DONE


def tell_server(outcome: ServerOutcome, *, quiet: bool = False) -> None:
    """What became of a server, in a line."""
    name = outcome.server.name
    if outcome.result == "fetched":
        if not quiet:
            facts = [f"{outcome.added} new", f"{outcome.updated} updated"]
            facts += [f"{outcome.marked} marked there"] if outcome.marked else []
            facts += [f"{counted(outcome.sent, 'mark')} sent"] if outcome.sent else []
            message(f"{name}: {', '.join(facts)}")
        if outcome.reason and (outcome.lost or not quiet):
            message(f"{name}: {outcome.reason}")
    elif not (quiet and outcome.result == "waiting"):
        message(f"{name}: {outcome.reason}")


def server_record(outcome: ServerOutcome) -> dict[str, object]:
    """The same as a JSON-ready dict."""
    from newstui.library.records import iso

    return {
        "server": outcome.server.id,
        "title": outcome.server.name,
        "url": outcome.server.url,
        "result": outcome.result.value,
        "status": outcome.status,
        "added": outcome.added,
        "updated": outcome.updated,
        "marked": outcome.marked,
        "sent": outcome.sent,
        "lost": outcome.lost,
        "reason": outcome.reason,
        "next_try": None if outcome.next_check is None else iso(outcome.next_check),
    }
