"""`show` and `why`: one article, one decision."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from newstui.cli.arguments import article_or_event
from newstui.cli.opening import opened
from newstui.cli.output import DONE, data, record
from newstui.model.errors import NewstuiError

if TYPE_CHECKING:
    from newstui.model.article import Article, Tag


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    for name, metavar, help_text, handler in (
        ("show", "ARTICLE", "show an article", show),
        ("why", "ARTICLE", "say why an article is in its event", why),
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

    from newstui.library import explaining

    with opened(options, must_exist=True) as library:
        explanation = explaining.why(library, options.id)
    if explanation is None:
        raise NewstuiError(f"there is no article {options.id}")
    if options.json:
        record(
            {
                "article": explanation.article_id,
                "event": explanation.event_id,
                "title": explanation.event_title,
                "decided_by": "reader" if explanation.by_reader else "newstui",
                **asdict(explanation.reason),
            }
        )
    else:
        for line in explanation.lines:
            data(line)
    return DONE


def _print_article(article: Article, form: str) -> None:
    from newstui.library import catalogue, links

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
        doubt = links.why_doubtful(article.url)
        if doubt:
            data(f"! {doubt}")
    data()
    data(article.text)


def _by(tag: Tag) -> str:
    """Who gave a tag, where it was not the tagger."""
    return f" ({', '.join(tag.evidence)})" if tag.by_reader else ""
