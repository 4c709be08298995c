"""`doctor`: tests one feed or server step by step, or the database."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newstui.cli.opening import opened
from newstui.cli.output import DONE, FAILED, data, record

if TYPE_CHECKING:
    from newstui.library.doctor import Step
    from newstui.library.session import Library


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "doctor", help="test a feed or server step by step, or the database"
    )
    command.add_argument(
        "feed", nargs="?", metavar="FEED", help="a subscription, an address, or a server"
    )
    command.add_argument("--json", action="store_true", help="a line of JSON for each step")
    command.set_defaults(run=examine)


def examine(options: argparse.Namespace) -> int:
    from newstui.library.doctor import examine_database

    with opened(options) as library:
        steps = examine_database(library) if options.feed is None else _named(library, options.feed)
        sound = True
        for step in steps:
            sound = sound and step.passed
            if options.json:
                record({"step": step.name, "passed": step.passed, "text": step.text})
            else:
                data(f"{'✓' if step.passed else '!'} {step.name:<11} {step.text}")
    return DONE if sound else FAILED


def _named(library: Library, name: str) -> Iterator[Step]:
    from newstui.library.doctor import examine_feed, examine_server
    from newstui.library.feeds_named import chosen_with_servers

    if "://" in name:
        yield from examine_feed(library, name)
        return
    feeds, servers = chosen_with_servers(library, [name])
    for feed in feeds:
        yield from examine_feed(library, feed)
    for server in servers:
        yield from examine_server(library, server)
