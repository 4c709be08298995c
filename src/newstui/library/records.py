"""Articles, events and timelines as plain JSON-ready dicts: the contract of `--json` and export."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from newstui.library import catalogue
from newstui.model.article import Article, Tag
from newstui.model.event import EventDetail
from newstui.model.timeline import Figure, TimelineEntry

Record = dict[str, object]


def article_record(article: Article) -> Record:
    """An article; dates are ISO 8601 in UTC to their own precision, offsets count characters."""
    row = article.row
    return {
        "id": row.id,
        "guid": article.guid,
        "url": article.url,
        "source": row.source,
        "source_country": article.source_country,
        "title": row.title,
        "author": article.author,
        "agency": row.agency,
        "language": row.language,
        "published": row.published.isoformat(),
        "published_precision": row.published.precision.value,
        "first_seen": iso(row.first_seen),
        "updated": None if article.updated is None else iso(article.updated),
        "countries": _countries(article.tags.about),
        "countries_mentioned": _countries(article.tags.mentioned),
        "topics": [
            {"code": tag.value, "name": catalogue.topic_name(tag.value), **_grounds(tag)}
            for tag in article.tags.topics
        ],
        "text": article.text,
        "mentions": [
            {
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "value": mention.value,
                "kind": mention.kind,
            }
            for mention in article.mentions
        ],
        "event": row.event_id,
        "storyline": storyline_name(article.storyline_id),
        "read": row.read,
        "starred": row.starred,
    }


def event_record(event: EventDetail) -> Record:
    """An event with its timeline."""
    row = event.row
    return {
        "id": row.id,
        "title": row.title,
        "first": iso(row.first_at),
        "last": iso(row.last_at),
        "articles": [report.id for report in event.reports],
        "sources": list(event.sources),
        "countries": list(row.countries),
        "topics": [catalogue.topic_name(code) for code in row.topics],
        "storyline": storyline_name(event.storyline_id),
        "new_facts": event.new_facts,
        "figures": [figure_record(figure) for figure in event.figures],
        "timeline": [entry_record(entry) for entry in event.timeline],
    }


def storyline_name(number: int | None) -> str | None:
    """A storyline as commands name it: `s3`."""
    return None if number is None else f"s{number}"


def figure_record(figure: Figure) -> Record:
    """A figure that changes from report to report, its values in order of time."""
    return {
        "kind": figure.kind,
        "values": [
            {"text": value.text, "amount": value.amount, "article": value.article_id}
            for value in figure.values
        ],
    }


def entry_record(entry: TimelineEntry) -> Record:
    """One line of a timeline."""
    return {
        "date": entry.date,
        "precision": entry.precision,
        "kind": entry.kind.value,
        "text": entry.text,
        "article": entry.article_id,
        "sources": list(entry.sources),
        "note": entry.note,
    }


def iso(seconds: int) -> str:
    """A second in UTC as `2024-01-11T17:02:00Z`."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _countries(tags: Iterable[Tag]) -> list[Record]:
    return [{"code": tag.value, **_grounds(tag)} for tag in tags]


def _grounds(tag: Tag) -> Record:
    return {"score": round(tag.score, 3), "evidence": list(tag.evidence)}
