"""`folders`: smart folders, which are queries with names."""

from __future__ import annotations

import argparse

from newstui.cli.listing import add_query
from newstui.cli.marking import said
from newstui.cli.opening import opened
from newstui.cli.output import DONE, data, record
from newstui.model.errors import NewstuiError


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "folders",
        help="list smart folders, or save, rename or remove one",
        description="Without an option it lists them with their unread articles. In any query "
        "saved:NAME stands for the query of the folder.",
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument("--save", metavar="NAME", help="keep the query that follows under a name")
    what.add_argument("--rename", nargs=2, metavar=("NAME", "NEW"), help="give it another name")
    what.add_argument("--remove", metavar="NAME", help="take it away; its articles stay")
    command.add_argument("--json", action="store_true", help="JSON Lines")
    add_query(command)
    command.set_defaults(run=folders)


def folders(options: argparse.Namespace) -> int:
    from newstui.library import smart_folders

    if options.query and not options.save:
        raise NewstuiError("a query needs a name to be kept: --save NAME QUERY")
    with opened(options, must_exist=True) as library:
        if options.save:
            return said(smart_folders.save(library, options.save, options.query))
        if options.rename:
            return said(smart_folders.rename(library, *options.rename))
        if options.remove:
            return said(smart_folders.remove(library, options.remove))
        for count in smart_folders.counts(library):
            _list(count.folder.name, count.folder.query, count.unread, options, count.at_least)
    return DONE


def _list(name: str, query: str, unread: int, options: argparse.Namespace, at_least: bool) -> None:
    if options.json:
        record({"name": name, "query": query, "unread": unread, "at_least": at_least})
    else:
        amount = f"{unread}+" if at_least and unread else str(unread)
        data(f"{amount:>7}  {name}  {query}")
