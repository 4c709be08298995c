"""`merge`, `split`, `takeout`: what the reader decides about events."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from newstui.cli.arguments import article_or_event
from newstui.cli.marking import said
from newstui.cli.opening import opened
from newstui.cli.output import USAGE, data, message

if TYPE_CHECKING:
    from newstui.library.session import Library


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    merge = commands.add_parser(
        "merge",
        help="make events one, or put articles into an event",
        usage="newstui merge EVENT EVENT…\n       newstui merge EVENT --article ARTICLE…",
        description="The others become part of the first event; their numbers lead to it from "
        "then on. It holds through every regrouping; newstui undo takes it back.",
    )
    merge.add_argument("events", nargs="+", type=article_or_event, metavar="EVENT")
    merge.add_argument(
        "--article",
        nargs="+",
        dest="articles",
        type=article_or_event,
        metavar="ARTICLE",
        help="these belong to the event",
    )
    merge.set_defaults(run=merge_events)
    split = commands.add_parser(
        "split",
        help="make articles of an event an event of their own",
        description="The larger part keeps the event's number. The two stay apart through every "
        "regrouping; newstui undo takes it back.",
    )
    split.add_argument("event", type=article_or_event, metavar="EVENT")
    split.add_argument("ids", nargs="+", type=article_or_event, metavar="ARTICLE")
    split.set_defaults(run=split_event)
    takeout = commands.add_parser(
        "takeout",
        help="take articles out of their event: they are not of it",
        description="Each is grouped anew: with another event that it is like, or by itself, and "
        "never again with this one; newstui undo takes it back.",
    )
    takeout.add_argument("ids", nargs="+", type=article_or_event, metavar="ARTICLE")
    takeout.set_defaults(run=take_out)


def merge_events(options: argparse.Namespace) -> int:
    from newstui.library import event_decisions

    if options.articles is not None and len(options.events) > 1:
        message("--article goes with one event")
        return USAGE
    if options.articles is None and len(options.events) == 1:
        message("name two events or more, or articles with --article")
        return USAGE
    with opened(options, must_exist=True) as library:
        if options.articles is None:
            change = event_decisions.merge(library, options.events)
        else:
            change = event_decisions.bring(library, options.events[0], options.articles)
    return said(change)


def split_event(options: argparse.Namespace) -> int:
    from newstui.library import event_decisions

    with opened(options, must_exist=True) as library:
        change = event_decisions.split(library, options.event, options.ids)
    return said(change)


def take_out(options: argparse.Namespace) -> int:
    from newstui.library import event_decisions

    with opened(options, must_exist=True) as library:
        change = event_decisions.take_out(library, options.ids)
    return said(change)


def print_possible(library: Library, event_id: int) -> None:
    """The events that may be the same, each with the command that makes them one."""
    from newstui.library.possible import possibly_same

    near = [one for one in possibly_same(library, event_id) if one.near]
    if near:
        data()
        data("Possibly the same:")
    for one in near:
        data(f"{one.event.title}  (newstui merge {event_id} {one.event.id})")
