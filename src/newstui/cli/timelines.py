"""`timeline` and `brief`: what happened when, and what the day brought."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newstui.cli.arguments import event_or_storyline, positive
from newstui.cli.deciding import print_possible
from newstui.cli.listing import add_query
from newstui.cli.opening import opened
from newstui.cli.output import DONE, USAGE, data, message, record
from newstui.cli.writing import write_lines
from newstui.model.errors import NewstuiError

if TYPE_CHECKING:
    from newstui.library.session import Library
    from newstui.library.timeline_pages import Page
    from newstui.model.timeline import TimelineEntry

_DAYS, _PER_DAY = 10, 2
_SIGNS = {"report": "●", "happened": "○", "planned": "◇"}
_ASCII_SIGNS = {"report": "*", "happened": "o", "planned": ">"}


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "timeline", help="show what happened when in an event or storyline"
    )
    command.add_argument(
        "id",
        nargs="?",
        type=event_or_storyline,
        metavar="EVENT",
        help="its number in the lists; a storyline's is written s3",
    )
    command.add_argument(
        "--query", metavar="QUERY", help="of all that matches, the days that matter most"
    )
    command.add_argument(
        "--days",
        type=positive,
        default=_DAYS,
        metavar="N",
        help=f"with --query: {_DAYS} if not set",
    )
    command.add_argument(
        "--per-day", type=positive, default=_PER_DAY, metavar="K", help="with --query: sentences"
    )
    command.add_argument("--json", action="store_true", help="JSON Lines")
    command.add_argument("--ascii", action="store_true", help="signs and bars in ASCII")
    command.add_argument(
        "--format", choices=("text", "md", "jsonl", "ics", "html"), default="text", help="the form"
    )
    command.add_argument("-o", "--output", metavar="FILE", help="where to (default: stdout)")
    command.add_argument("--force", action="store_true", help="overwrite the file if it is there")
    command.set_defaults(run=timeline)
    command = commands.add_parser("brief", help="the events of the day, a paragraph each")
    add_query(command)
    command.add_argument(
        "--since", default="1d", metavar="AGE", help="such as 12h, 1d, 2w (default: 1d)"
    )
    command.add_argument("--limit", type=positive, default=20, metavar="N", help="at most so many")
    command.add_argument("--json", action="store_true", help="JSON Lines")
    command.set_defaults(run=brief)


def timeline(options: argparse.Namespace) -> int:
    if (options.id is None) == (options.query is None):
        message("timeline: name an event or give --query, one of them")
        return USAGE
    with opened(options, must_exist=True) as library:
        page = _found(library, options) if options.id is None else _told(library, *options.id)
        form = "jsonl" if options.json else options.format
        if form == "text":
            _print(page, plain=options.ascii)
            if options.id is not None and options.id[0] == "event":
                print_possible(library, options.id[1])
        else:
            _write(library, page, form, options)
    return DONE


def _told(library: Library, what: str, number: int) -> Page:
    return _event(library, number) if what == "event" else _storyline(library, number)


def _storyline(library: Library, number: int) -> Page:
    from newstui.library import storylines, timeline_pages

    line = storylines.storyline(library, number)
    entries = storylines.timeline(library, line)
    links = timeline_pages.links_of(library, entries)
    about = f"{line.event_count} events · {line.article_count} reports"
    return timeline_pages.Page(line.title, about, entries, (), links)


def _event(library: Library, event_id: int) -> Page:
    from newstui.library import browse, timeline_pages

    event = browse.event_detail(library, event_id)
    if event is None:
        raise NewstuiError(f"there is no event {event_id}")
    count = event.row.article_count
    about = f"{count} report{'' if count == 1 else 's'} · {', '.join(event.sources)}"
    links = timeline_pages.links_of(library, event.timeline)
    return timeline_pages.Page(event.row.title, about, event.timeline, event.figures, links)


def _found(library: Library, options: argparse.Namespace) -> Page:
    from newstui.library import browse, timeline_pages, timelines

    query = browse.understand(library, options.query)
    entries = timelines.of_query(library, query, options.days, options.per_day)
    if not entries:
        message("no article matches that tells of a day")
    about = f"the {options.days} days that matter most, in the articles' own sentences"
    links = timeline_pages.links_of(library, entries)
    return timeline_pages.Page(options.query or "Everything", about, entries, (), links)


def _write(library: Library, page: Page, form: str, options: argparse.Namespace) -> None:
    from newstui.library import timeline_pages

    lines = timeline_pages.lines(page, form, library.now())
    if options.output is None:
        for line in lines:
            sys.stdout.write(line + "\n")
        return
    target = Path(options.output)
    write_lines(target, lines, force=options.force, database=library.database.path)
    message(f"written to {target}")


def _print(page: Page, *, plain: bool) -> None:
    from newstui.library import coverage
    from newstui.library.dates_shown import day_shown

    data(page.title)
    data(page.about.replace(" · ", ", ") if plain else page.about)
    days = coverage.per_day(page.entries)
    levels = coverage.ASCII_BARS if plain else coverage.UNICODE_BARS
    drawn = coverage.bars([count for _, count in days], levels)
    if drawn:
        data(f"{day_shown(days[0][0])} {drawn} {day_shown(days[-1][0])}")
    for figure in page.figures:
        data(str(figure).replace("→", "->") if plain else str(figure))
    data()
    for entry in page.entries:
        data(_line(entry, plain=plain))


def _line(entry: TimelineEntry, *, plain: bool) -> str:
    """One line of a timeline: date, sign, what, who."""
    from newstui.library.dates_shown import date_shown

    when = date_shown(entry.date, "to come" if entry.kind == "planned" else "undated")
    note = f"  ({entry.note})" if entry.note else ""
    sign = (_ASCII_SIGNS if plain else _SIGNS)[entry.kind]
    dash = "-" if plain else "—"
    return f"{when:<17} {sign} {entry.text}{note}  {dash} {', '.join(entry.sources)}"


def brief(options: argparse.Namespace) -> int:
    from newstui.library.brief import brief as told
    from newstui.library.records import iso

    with opened(options, must_exist=True) as library:
        paragraphs = told(library, options.query, options.since)[: options.limit]
    for number, one in enumerate(paragraphs):
        if options.json:
            record(
                {
                    "event": one.event.id,
                    "title": one.event.title,
                    "first": iso(one.event.first_at),
                    "last": iso(one.event.last_at),
                    "text": one.text,
                    "article": one.article_id,
                    "source": one.source,
                    "sources": list(one.sources),
                    "countries": list(one.event.countries),
                }
            )
            continue
        if number:
            data()
        others = [source for source in one.sources if source != one.source]
        data(f"{one.event.title}  [{iso(one.event.last_at)[:10]}, event {one.event.id}]")
        data(f"{one.text} ({one.source})" if one.text else f"({one.source})")
        if others:
            data(f"Also: {', '.join(others)}")
    if not paragraphs:
        message(f"nothing new within {options.since}; --since 2w looks further back")
    return DONE
