"""Feeds: RSS 0.9x to 2.0, RDF, Atom and JSON Feed, as documents.

XML goes through feedparser, whose answers are the reference of the field, with its own cleaning
and link rewriting inside articles switched off: cleaning is another room's work.
"""

from __future__ import annotations

from calendar import timegm
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import struct_time
from typing import Any

from newstui.model.document import Form, RawDocument
from newstui.model.moment import UNKNOWN, Moment, Precision
from newstui.sources.encoding import declares_encoding, decode
from newstui.sources.entry_parser import EntryParser
from newstui.sources.feed_pace import pace_of
from newstui.sources.feed_parts import is_closed, split_feed
from newstui.sources.fields import language_code, markup_line, one_line, storable
from newstui.sources.identity import content_guid
from newstui.sources.links import web_url
from newstui.sources.rhythm import NO_WISH, Pace
from newstui.sources.timestamps import can_mean, coarsened, parse_moment
from newstui.sources.xml_text import mended

_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed as it came; `problems` are sentences on what of it could not be read."""

    title: str | None = None
    homepage: str | None = None
    language: str | None = None
    entries: tuple[RawDocument, ...] = ()
    problems: tuple[str, ...] = ()
    complete: bool = True
    """Whether it goes on to its end; a reply cut short does not."""
    pace: Pace = NO_WISH
    is_feed: bool = True


NO_FEED = Feed(problems=("is no feed",), complete=False, is_feed=False)


def parse_feed(
    data: bytes, *, origin: str, base_url: str | None = None, charset: str | None = None
) -> Feed:
    """The feed in `data`; never raises.

    `origin` names it in the documents; relative links are resolved against `base_url` where the
    feed gives no base of its own. `charset` is what the server claims: it counts where the feed
    itself names none. A feed broken halfway gives the entries it had and a problem; what is no
    feed at all gives `NO_FEED`.
    """
    text = decode(data, None if declares_encoding(data) else charset)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        from newstui.sources.json_feed import parse_json_feed

        return parse_json_feed(text, origin=origin, base_url=base_url)
    return _parse_xml(mended(text), origin, base_url)


def told(problems: Sequence[str], most: int = 3) -> str:
    """Problems as one line: the first few, and how many more there are."""
    more = len(problems) - most
    return "; ".join((*problems[:most], *((f"and {more} more",) if more > 0 else ())))


def _parse_xml(text: str, origin: str, base_url: str | None) -> Feed:
    parts = split_feed(text)
    parser = EntryParser(parts, base_url)
    head = parser.head()
    if head is None:
        return NO_FEED
    title, language = _title(head), language_code(head.get("language"))
    entries = []
    for number, entry in parser.entries():
        try:
            entries.append(_document(entry, f"{origin}, entry {number}", title, language))
        except Exception as error:  # noqa: BLE001 - whatever an entry breaks, it breaks alone
            parser.problems.append(
                f"entry {number} could not be understood ({type(error).__name__})"
            )
    return Feed(
        title,
        web_url(_text(head.get("link"))),
        language,
        tuple(entries),
        tuple(parser.problems),
        complete=is_closed(parts),
        pace=pace_of(head, parts.rest),
    )


def _document(
    entry: Mapping[str, Any], origin: str, source: str | None, language: str | None
) -> RawDocument:
    """An entry as a document, even one without title and content, as the reference has it."""
    title, url = _title(entry), web_url(_text(entry.get("link")))
    form, content = _content(entry)
    return RawDocument(
        guid=one_line(entry.get("id")) or url or content_guid(title or "", content),
        form=form,
        content=content,
        origin=origin,
        url=url,
        title=title,
        source=source,
        published=_published(entry),
        author=_author(entry),
        language=_entry_language(entry) or language,
        categories=_categories(entry.get("tags")),
    )


def _title(entry: Mapping[str, Any]) -> str | None:
    title = _text(entry.get("title"))
    is_html = any(detail.get("type") in _HTML for detail in _records(entry.get("title_detail")))
    return markup_line(title) if is_html else one_line(title)


def _content(entry: Mapping[str, Any]) -> tuple[Form, str]:
    """The fullest text that the entry carries: some put the article in the summary."""
    parts = [
        (_text(part.get("value")) or "", _kind(part))
        for part in _records(entry.get("content"))
        if _kind(part).startswith("text/") or _kind(part).endswith(("/xml", "+xml"))
    ]
    details = _records(entry.get("summary_detail"))
    parts.append((_text(entry.get("summary")) or "", _kind(details[0]) if details else _HTML[0]))
    best, kind = max(parts, key=lambda part: len(part[0]))
    content = storable(best)
    # Without any markup the line ends of a text mean paragraphs, which HTML would lose.
    is_html = kind != "text/plain" and ("<" in content or "&" in content)
    return (Form.FRAGMENT if is_html else Form.TEXT), content


def _kind(part: Mapping[str, Any]) -> str:
    return str(part.get("type") or _HTML[0])


def _published(entry: Mapping[str, Any]) -> Moment:
    for name in ("published", "updated", "created"):
        # Membership first: feedparser answers `updated` from `published` where it is missing.
        parsed = entry.get(f"{name}_parsed") if f"{name}_parsed" in entry else None
        if isinstance(parsed, struct_time):
            raw = _text(entry.get(name)) or ""
            return coarsened(_moment(parsed, raw), _claimed_precision(raw))
    return UNKNOWN


def _moment(parsed: struct_time, raw: str) -> Moment:
    """What feedparser made of a date, if it is one: it hands out years and months unchecked."""
    try:
        moment = Moment.at(datetime.fromtimestamp(timegm(parsed), UTC))
    except (ValueError, OverflowError, OSError):
        return UNKNOWN
    return moment if can_mean(raw, moment) else UNKNOWN


def _claimed_precision(raw: object) -> Precision:
    own = parse_moment(raw)
    if own.known:
        return own.precision
    return Precision.SECOND if isinstance(raw, str) and ":" in raw else Precision.DAY


def _author(entry: Mapping[str, Any]) -> str | None:
    names = [one_line(author.get("name")) for author in _records(entry.get("authors"))]
    named = ", ".join(dict.fromkeys(name for name in names if name))
    return named or one_line(entry.get("author"))


def _entry_language(entry: Mapping[str, Any]) -> str | None:
    details = [*_records(entry.get("content")), *_records(entry.get("summary_detail"))]
    details += _records(entry.get("title_detail"))
    codes = (language_code(detail.get("language")) for detail in details)
    return next((code for code in codes if code), None)


def _categories(tags: object) -> tuple[str, ...]:
    names = (one_line(tag.get("label")) or one_line(tag.get("term")) for tag in _records(tags))
    return tuple(dict.fromkeys(name for name in names if name))


def _records(value: object) -> list[Mapping[str, Any]]:
    """A record or a list of them: an unknown element of the same name can have replaced it."""
    values = value if isinstance(value, list) else [value]
    return [record for record in values if isinstance(record, Mapping)]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
