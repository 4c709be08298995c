"""`follow` and `mute`: events kept in sight, and out of it."""

from __future__ import annotations

import argparse

from newstui.cli.arguments import article_or_event
from newstui.cli.marking import said
from newstui.cli.opening import opened
from newstui.cli.output import DONE, data


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    follow = commands.add_parser("follow", help="follow events: is:followed lists them")
    follow.add_argument("ids", nargs="+", type=article_or_event, metavar="EVENT")
    follow.add_argument("--off", action="store_true", help="follow them no more")
    follow.set_defaults(run=follow_events)
    mute = commands.add_parser(
        "mute",
        help="keep an event, or all that matches a query, out of the lists",
        description="It is kept out of the lists alone: stored, found by is:muted and exported as "
        "ever. Without an event or query it lists the queries that are muted.",
    )
    mute.add_argument("query", nargs="*", metavar="EVENT|QUERY", help="a number, or a query")
    mute.add_argument("--off", action="store_true", help="show it again")
    mute.set_defaults(run=mute_what)


def follow_events(options: argparse.Namespace) -> int:
    from newstui.library import event_marks

    with opened(options, must_exist=True) as library:
        change = event_marks.set_followed(library, options.ids, not options.off)
    return said(change)


def mute_what(options: argparse.Namespace) -> int:
    from newstui.library import event_marks, muting

    words = options.query.split()
    numbers = [int(word) for word in words if word.isascii() and word.isdigit()]
    with opened(options, must_exist=True) as library:
        if not words:
            for text in muting.muted_queries(library):
                data(text)
            return DONE
        if len(numbers) == len(words):
            change = event_marks.set_muted(library, numbers, not options.off)
        else:
            change = muting.mute_query(library, options.query, not options.off)
    return said(change)
