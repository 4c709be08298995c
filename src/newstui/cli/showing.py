"""`show`, `why` and `timeline`: one article, one decision, one event."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from newstui.cli.arguments import article_or_event
from newstui.cli.opening import opened
from newstui.cli.output import DONE, data, record
from newstui.model.errors import NewstuiError

if TYPE_CHECKING:
    from newstui.model.article import Article, Tag
    from newstui.model.event import EventDetail
    from newstui.model.timeline import TimelineEntry

_SIGNS = {"report": "●", "happened": "○", "planned": "◇"}


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, metavar, help_text, handler in (
        ("show", "ARTICLE", "show an article", show),
        ("why", "ARTICLE", "say why an article is in its event", why),
        ("timeline", "EVENT", "show what happened when in an event", timeline),
    ):
        command = commands.add_parser(name, help=help_text)
        command.add_argument(
            "id", type=article_or_event, metavar=metavar, help="its number in the lists"
        )
        command.add_argument("--json", action="store_true", help="JSON Lines")
        command.set_defaults(run=handler)


def show(options: argparse.Namespace) -> int:
    from newstui.library import reading
    from newstui.library.records import article_record

    with opened(options, must_exist=True) as library:
        article = reading.article(library, options.id)
        form = library.settings.screen.countries
    if article is None:
        raise NewstuiError(f"there is no article {options.id}")
    if options.json:
        record(article_record(article))
    else:
        _print_article(article, form)
    return DONE


def why(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from newstui.library import reading

    with opened(options, must_exist=True) as library:
        explanation = reading.why(library, options.id)
    if explanation is None:
        raise NewstuiError(f"there is no article {options.id}")
    if options.json:
        record(
            {
                "article": explanation.article_id,
                "event": explanation.event_id,
                "title": explanation.event_title,
                **asdict(explanation.reason),
            }
        )
    else:
        for line in explanation.lines:
            data(line)
    return DONE


def timeline(options: argparse.Namespace) -> int:
    from newstui.library import browse
    from newstui.library.records import entry_record

    with opened(options, must_exist=True) as library:
        event = browse.event_detail(library, options.id)
    if event is None:
        raise NewstuiError(f"there is no event {options.id}")
    if options.json:
        for entry in event.timeline:
            record(entry_record(entry))
    else:
        _print_timeline(event)
    return DONE


def _print_article(article: Article, form: str) -> None:
    from newstui.library import catalogue

    row = article.row
    data(row.title)
    when = row.published.isoformat() or "date unknown"
    about = [row.source, row.agency, article.author, when, row.language]
    data(" · ".join(part for part in about if part))
    countries = ", ".join(
        catalogue.country_shown(tag.value, form) + _by(tag) for tag in article.tags.about
    )
    topics = ", ".join(catalogue.topic_name(tag.value) + _by(tag) for tag in article.tags.topics)
    data(" · ".join(part for part in (countries, topics) if part))
    if article.url:
        data(article.url)
    data()
    data(article.text)


def _by(tag: Tag) -> str:
    """Who gave a tag, where it was not the tagger."""
    return f" ({', '.join(tag.evidence)})" if tag.by_reader else ""


def _print_timeline(event: EventDetail) -> None:
    row = event.row
    data(row.title)
    reports = f"{row.article_count} report{'' if row.article_count == 1 else 's'}"
    data(f"{reports} · {', '.join(event.sources)}")
    data()
    for entry in event.timeline:
        data(entry_line(entry))


def entry_line(entry: TimelineEntry) -> str:
    """One line of a timeline: date, sign, what, who."""
    when = (entry.date or ("to come" if entry.kind == "planned" else "undated")).replace("T", " ")
    note = f"  ({entry.note})" if entry.note else ""
    return (
        f"{when.removesuffix(':00Z').removesuffix('Z'):<16} {_SIGNS[entry.kind]} "
        f"{entry.text}{note}  — {', '.join(entry.sources)}"
    )
