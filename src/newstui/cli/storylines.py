"""`storylines` and `storyline`: chains of events, and the reader's hand in them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from newstui.cli.arguments import article_or_event, storyline_number
from newstui.cli.listing import add_query
from newstui.cli.opening import opened
from newstui.cli.output import DONE, ProgressLine, data, message, record

if TYPE_CHECKING:
    from newstui.library.session import Library
    from newstui.model.storyline import StorylineRow


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listing = commands.add_parser("storylines", help="list chains of events, the latest first")
    add_query(listing)
    listing.add_argument("--json", action="store_true", help="JSON Lines")
    listing.set_defaults(run=list_storylines)
    one = commands.add_parser("storyline", help="show, name, follow, merge or split a storyline")
    one.add_argument("id", type=storyline_number, metavar="STORYLINE", help="such as s3")
    deed = one.add_mutually_exclusive_group()
    deed.add_argument("--name", metavar="TITLE", help="name it; an empty name takes it back")
    deed.add_argument("--follow", action="store_true", help="follow it")
    deed.add_argument("--unfollow", action="store_true", help="follow it no more")
    deed.add_argument(
        "--merge", type=storyline_number, metavar="STORYLINE", help="take the other's events in"
    )
    deed.add_argument(
        "--split", nargs="+", type=article_or_event, metavar="EVENT", help="take events out"
    )
    one.add_argument("--json", action="store_true", help="JSON")
    one.set_defaults(run=storyline)


def list_storylines(options: argparse.Namespace) -> int:
    from newstui.library import browse, storylines

    with opened(options, must_exist=True) as library:
        matching = None
        if options.query:
            keys = browse.event_keys(library, browse.understand(library, options.query))
            matching = {row.id for row in browse.events_at(library, keys) if row is not None}
        bring_up_to_date(library)
        found = [
            line
            for line in storylines.listed(library)
            if matching is None or matching.intersection(line.event_ids)
        ]
        for line in found:
            _print(library, line, as_json=options.json)
    if not found:
        message("no storyline matches" if options.query else "no storylines yet")
    return DONE


def bring_up_to_date(library: Library) -> None:
    """Links what has come since the last time, telling so on a terminal."""
    from newstui.library import storyline_linking

    shown = ProgressLine("linking")
    storyline_linking.bring_up_to_date(library, lambda done: shown(done, done, "events"))
    shown.close()


def storyline(options: argparse.Namespace) -> int:
    from newstui.library import storylines

    with opened(options, must_exist=True) as library:
        if options.name is not None:
            change = storylines.name(library, options.id, options.name)
        elif options.follow or options.unfollow:
            change = storylines.follow(library, options.id, bool(options.follow))
        elif options.merge is not None:
            change = storylines.merge(library, options.id, options.merge)
        elif options.split:
            change = storylines.split(library, options.id, options.split)
        else:
            _print(library, storylines.storyline(library, options.id), as_json=options.json)
            return DONE
    message(change.description)
    return DONE


def _print(library: Library, line: StorylineRow, *, as_json: bool) -> None:
    from newstui.library import browse
    from newstui.library.dates_shown import date_shown
    from newstui.library.records import iso

    if as_json:
        record(
            {
                "id": f"s{line.id}",
                "title": line.title,
                "first": iso(line.first_at),
                "last": iso(line.last_at),
                "events": list(line.event_ids),
                "articles": line.article_count,
                "followed": line.followed,
            }
        )
        return
    sign = "◆ " if line.followed else ""
    days = f"{date_shown(iso(line.first_at)[:10])} to {date_shown(iso(line.last_at)[:10])}"
    data(f"{f's{line.id}':>6}  {sign}{line.title}")
    data(f"        {days}: {line.event_count} events, {line.article_count} reports")
    for event_id in line.event_ids:
        data(f"        {event_id:>6}  {browse.event_title(library, event_id)}")
