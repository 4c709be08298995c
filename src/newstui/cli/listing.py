"""`list` and `events`: what there is, newest first, under a query."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newstui.cli.arguments import positive
from newstui.cli.opening import opened
from newstui.cli.output import DONE, data, message, record

if TYPE_CHECKING:
    from newstui.library.session import Library
    from newstui.model.article import ArticleRow
    from newstui.model.event import EventRow

_PAGE = 200


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, help_text, handler in (
        ("list", "list articles, newest first", list_articles),
        ("events", "list events, newest first", list_events),
    ):
        command = commands.add_parser(name, help=help_text)
        add_query(command)
        command.add_argument("--limit", type=positive, metavar="N", help="at most so many")
        command.add_argument("--json", action="store_true", help="JSON Lines")
        command.set_defaults(run=handler)
    command.add_argument(
        "--new", action="store_true", help="only what events tell since you read of them"
    )
    command.add_argument(
        "--seen", action="store_true", help="with --new: from here on you know what is listed"
    )


def add_query(command: argparse.ArgumentParser) -> None:
    """The query that most commands take, in the language of the filter bar."""
    command.add_argument(
        "query",
        nargs="*",
        default=[],
        metavar="QUERY",
        help='such as: missiles country:rs -topic:sport source:"Danube Post" is:unread newer:2d',
    )


def list_articles(options: argparse.Namespace) -> int:
    from newstui.library import browse, reading
    from newstui.library.records import article_record

    with opened(options, must_exist=True) as library:
        query = browse.understand(library, options.query)
        keys = browse.article_keys(library, query, limit=options.limit)
        for page in _pages(keys):
            for row in browse.articles_at(library, page):
                if options.json:
                    article = reading.article(library, row.id)
                    if article is not None:
                        record(article_record(article))
                else:
                    data(_article_line(library, row))
    return _said(len(keys), "article", options)


def list_events(options: argparse.Namespace) -> int:
    from newstui.library import browse, muting
    from newstui.library.records import event_record

    with opened(options, must_exist=True) as library:
        if options.new:
            from newstui.cli.whats_new import list_new

            return list_new(library, options)
        query = browse.understand(library, options.query)
        keys, hidden = muting.shown_keys(library, query)
        keys = keys[: options.limit]
        for page in _pages(keys):
            for row in browse.events_at(library, page):
                if row is None:
                    continue
                if options.json:
                    detail = browse.event_detail(library, row.id)
                    if detail is not None:
                        record(event_record(detail))
                else:
                    _print_event(library, row)
    if hidden:
        them = "it" if hidden == 1 else "them"
        message(f"{hidden} hidden, since you have muted {them}; is:muted lists muted events")
        return DONE
    return _said(len(keys), "event", options)


def _pages(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[start : start + _PAGE] for start in range(0, len(keys), _PAGE)]


def _article_line(library: Library, row: ArticleRow) -> str:
    sign = ("★" if row.starred else "") + ("○" if row.read else "●")
    when = row.published.isoformat() or "date unknown"
    source = f"{row.source} ({row.agency})" if row.agency else row.source
    places = shown_countries(library, row.countries)
    return f"{row.id:>6}  {sign:<2} {when:<20}  {source}  {row.title}  [{places}]"


def _print_event(library: Library, row: EventRow) -> None:
    from newstui.library import browse, catalogue

    sign = "●" if row.unread_count else "○"
    day = datetime.fromtimestamp(row.last_at, UTC).strftime("%Y-%m-%d")
    data(f"{row.id:>6}  {sign} {day}  {row.title}")
    countries = shown_countries(library, row.countries)
    topics = ", ".join(catalogue.topic_name(code) for code in row.topics)
    outlets = ", ".join(browse.sources_of_event(library, row.id))
    reports = f"{row.article_count} report{'' if row.article_count == 1 else 's'}"
    about = [countries, topics, f"{reports}: {outlets}"]
    data("        " + " · ".join(part for part in about if part))


def shown_countries(library: Library, codes: Iterable[str]) -> str:
    """Countries by name, code or flag, as the reader's settings have it."""
    from newstui.library import catalogue

    form = library.settings.screen.countries
    return ", ".join(catalogue.country_shown(code, form) for code in codes)


def _said(count: int, noun: str, options: argparse.Namespace) -> int:
    if not count:
        message(f"no {noun} matches" if options.query else f"no {noun}s yet: import some first")
    return DONE
