"""Articles, events and sources in the forms that other programs read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from newstui.cleaning.sanitise import sanitise_line, sanitise_values
from newstui.library import browse, catalogue, reading
from newstui.library.escapes import (
    calendar_days,
    calendar_line,
    calendar_text,
    markdown,
    spreadsheet_cell,
)
from newstui.library.records import article_record, event_record, iso
from newstui.library.session import Library
from newstui.model.article import Article
from newstui.model.errors import NewstuiError
from newstui.model.event import EventDetail
from newstui.sources.links import split_login, web_url
from newstui.sources.opml import write_opml
from newstui.sources.subscriptions import Subscription
from newstui.store import feeds, sources

_PAGE = 200
_ARTICLE_COLUMNS = (
    *("id", "published", "source", "agency", "title", "author", "language"),
    *("countries", "topics", "event", "url"),
)


def lines(library: Library, what: str, form: str, query: str) -> Iterator[str]:
    """The lines of an export of `articles`, `events` or `sources` under a query.

    Raises NewstuiError for a form that does not fit, QueryError for a query that is none.
    """
    makers: Mapping[tuple[str, str], Callable[[], Iterator[str]]] = {
        ("articles", "jsonl"): lambda: map(_json, map(article_record, _articles(library, query))),
        ("articles", "csv"): lambda: _article_table(_articles(library, query)),
        ("articles", "md"): lambda: _article_pages(_articles(library, query)),
        ("events", "jsonl"): lambda: map(_json, map(event_record, _events(library, query))),
        ("events", "csv"): lambda: _event_table(_events(library, query)),
        ("events", "md"): lambda: _event_pages(_events(library, query)),
        ("events", "ics"): lambda: _calendar(_events(library, query), library.now()),
        ("sources", "jsonl"): lambda: map(_json, _source_records(library)),
        ("sources", "csv"): lambda: _source_table(library),
        ("sources", "opml"): lambda: _outline(library),
    }
    make = makers.get((what, form))
    if make is None:
        fitting = ", ".join(other for kind, other in makers if kind == what)
        raise NewstuiError(f"{what} cannot be exported as {form} (but as {fitting})")
    # Understood at once, so that a fault is told before a file is made.
    browse.understand(library, query)
    return make()


def _articles(library: Library, query: str) -> Iterator[Article]:
    keys = browse.article_keys(library, browse.understand(library, query))
    for start in range(0, len(keys), _PAGE):
        for row in browse.articles_at(library, keys[start : start + _PAGE]):
            article = reading.article(library, row.id)
            if article is not None:
                yield article


def _events(library: Library, query: str) -> Iterator[EventDetail]:
    keys = browse.event_keys(library, browse.understand(library, query))
    for start in range(0, len(keys), _PAGE):
        for row in browse.events_at(library, keys[start : start + _PAGE]):
            detail = browse.event_detail(library, row.id) if row else None
            if detail is not None:
                yield detail


def _json(record: Mapping[str, object]) -> str:
    return json.dumps(sanitise_values(record), ensure_ascii=False, allow_nan=False)


def _article_table(articles: Iterator[Article]) -> Iterator[str]:
    yield _csv(_ARTICLE_COLUMNS)
    for article in articles:
        row = article.row
        yield _csv(
            (
                row.id,
                row.published.isoformat(),
                row.source,
                row.agency,
                row.title,
                article.author,
                row.language,
                " ".join(row.countries),
                ", ".join(catalogue.topic_name(code) for code in row.topics),
                row.event_id,
                article.url,
            )
        )


def _event_table(events: Iterator[EventDetail]) -> Iterator[str]:
    yield _csv(("id", "first", "last", "title", "reports", "sources", "countries", "topics"))
    for event in events:
        row = event.row
        yield _csv(
            (
                row.id,
                iso(row.first_at),
                iso(row.last_at),
                row.title,
                row.article_count,
                ", ".join(event.sources),
                " ".join(row.countries),
                ", ".join(catalogue.topic_name(code) for code in row.topics),
            )
        )


def _source_records(library: Library) -> Iterator[dict[str, object]]:
    for source in sources.all_sources(library.database.reader()):
        yield {
            "title": source.title,
            "kind": source.kind,
            "url": source.url and split_login(source.url)[0],
            "homepage": source.homepage,
            "country": source.country,
            "folder": source.folder,
            "articles": source.articles,
            "unread": source.unread,
        }


def _source_table(library: Library) -> Iterator[str]:
    for number, record in enumerate(_source_records(library)):
        if number == 0:
            yield _csv(tuple(record))
        yield _csv(tuple(record.values()))


def _outline(library: Library) -> Iterator[str]:
    """OPML of what is subscribed to; outlets known only from files have no address to list."""
    subscribed = [
        Subscription(feed.url, feed.title, feed.folder, feed.homepage, feed.tags, feed.hidden)
        for feed in feeds.with_synced(library.database.reader())
        if web_url(feed.url)
    ]
    yield from write_opml(subscribed).splitlines()


def _article_pages(articles: Iterator[Article]) -> Iterator[str]:
    for article in articles:
        row = article.row
        when = row.published.isoformat() or "date unknown"
        about = [row.source, row.agency, article.author, when]
        yield f"# {markdown(sanitise_line(row.title))}"
        yield ""
        yield "*" + markdown(sanitise_line(" · ".join(part for part in about if part))) + "*"
        yield ""
        for paragraph in article.text.split("\n\n"):
            yield markdown(paragraph)
            yield ""


def _event_pages(events: Iterator[EventDetail]) -> Iterator[str]:
    for event in events:
        yield f"# {markdown(sanitise_line(event.row.title))}"
        yield ""
        who = sanitise_line(", ".join(event.sources))
        yield markdown(f"{event.row.article_count} reports: {who}")
        yield ""
        for entry in event.timeline:
            when = entry.date or ("to come" if entry.kind == "planned" else "undated")
            text, who = sanitise_line(entry.text), sanitise_line(", ".join(entry.sources))
            yield f"- **{when}** {markdown(text)} ({markdown(who)})"
        yield ""


def _calendar(events: Iterator[EventDetail], now: int) -> Iterator[str]:
    """iCalendar (RFC 5545): each event on its first day; its line ends are CR LF."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//newstui//events//EN")
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    rows = [*head]
    for event in events:
        day = datetime.fromtimestamp(event.row.first_at, UTC).date()
        rows += [
            "BEGIN:VEVENT",
            f"UID:event-{event.row.id}@newstui",
            f"DTSTAMP:{stamp}",
            *calendar_days(day, day),
            f"SUMMARY:{calendar_text(event.row.title)}",
            f"DESCRIPTION:{calendar_text('Reported by ' + ', '.join(event.sources))}",
            "END:VEVENT",
        ]
    rows.append("END:VCALENDAR")
    for row in rows:
        yield calendar_line(row)


def _csv(cells: Sequence[object]) -> str:
    """One CSV row whose cells no spreadsheet takes for formulas."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    return spreadsheet_cell(value)
