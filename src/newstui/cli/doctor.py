"""`doctor`: tests one feed step by step, or the database."""

from __future__ import annotations

import argparse

from newstui.cli.opening import opened
from newstui.cli.output import DONE, FAILED, data, record


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("doctor", help="test a feed step by step, or the database")
    command.add_argument("feed", nargs="?", metavar="FEED", help="a subscription or an address")
    command.add_argument("--json", action="store_true", help="a line of JSON for each step")
    command.set_defaults(run=examine)


def examine(options: argparse.Namespace) -> int:
    from newstui.library.doctor import examine_database, examine_feed
    from newstui.library.feeds_named import chosen

    with opened(options) as library:
        if options.feed is None:
            steps = examine_database(library)
        elif "://" in options.feed:
            steps = examine_feed(library, options.feed)
        else:
            steps = (
                step
                for feed in chosen(library, [options.feed])
                for step in examine_feed(library, feed)
            )
        sound = True
        for step in steps:
            sound = sound and step.passed
            if options.json:
                record({"step": step.name, "passed": step.passed, "text": step.text})
            else:
                data(f"{'✓' if step.passed else '!'} {step.name:<11} {step.text}")
    return DONE if sound else FAILED
