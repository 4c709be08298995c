"""`mark`, `star`, `undo`: the reader's own marks, from the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from newstui.cli.arguments import article_or_event
from newstui.cli.opening import opened
from newstui.cli.output import DONE, message
from newstui.model.errors import NewstuiError

if TYPE_CHECKING:
    from newstui.library.marks import Change


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    mark = commands.add_parser("mark", help="mark articles as read or unread")
    mark.add_argument("state", choices=("read", "unread"), metavar="{read,unread}")
    mark.add_argument("ids", nargs="+", type=article_or_event, metavar="ARTICLE")
    mark.set_defaults(run=mark_articles)
    star = commands.add_parser("star", help="star articles, or take their stars away")
    star.add_argument("ids", nargs="+", type=article_or_event, metavar="ARTICLE")
    star.add_argument("--off", action="store_true", help="take the stars away")
    star.set_defaults(run=star_articles)
    for name, help_text in (("undo", "take the latest change back"), ("redo", "make it again")):
        command = commands.add_parser(name, help=help_text)
        command.set_defaults(run=replay)


def mark_articles(options: argparse.Namespace) -> int:
    from newstui.library import marks

    with opened(options, must_exist=True) as library:
        change = marks.set_read(library, options.ids, options.state == "read")
    return said(change)


def star_articles(options: argparse.Namespace) -> int:
    from newstui.library import marks

    with opened(options, must_exist=True) as library:
        change = marks.set_starred(library, options.ids, not options.off)
    return said(change)


def replay(options: argparse.Namespace) -> int:
    from newstui.library import undoing

    with opened(options, must_exist=True) as library:
        change = undoing.undo(library) if options.command == "undo" else undoing.redo(library)
    if change is None:
        raise NewstuiError(f"there is nothing to {options.command}")
    return said(change)


def said(change: Change) -> int:
    """Tells what was done, and to how many."""
    if change.counted == "smart folder":
        message(change.description)
        return DONE
    one, many = change.counted, {"query": "queries"}.get(change.counted, f"{change.counted}s")
    message(f"{change.description}: {change.count} {one if change.count == 1 else many}")
    return DONE
