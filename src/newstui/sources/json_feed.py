"""JSON Feed, versions 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newstui.model.document import Form, RawDocument
from newstui.sources.feeds import NO_FEED, Feed
from newstui.sources.fields import language_code, one_line, storable
from newstui.sources.identity import content_guid
from newstui.sources.json_text import parse_json
from newstui.sources.links import web_url
from newstui.sources.timestamps import parse_moment


def is_json_feed(value: object) -> bool:
    """Whether a JSON value says that it is a JSON Feed."""
    return isinstance(value, Mapping) and "jsonfeed.org/version/" in str(value.get("version"))


def parse_json_feed(text: str, *, origin: str, base_url: str | None = None) -> Feed:
    """The feed in `text`; never raises. Items that are no objects are told in `problems`."""
    try:
        value = parse_json(text)
    except ValueError as error:
        return Feed(problems=(f"is {error}",), complete=False, is_feed=False)
    if not is_json_feed(value):
        return NO_FEED
    return feed_from_object(value, origin=origin, base_url=base_url)


def feed_from_object(value: Mapping[str, Any], *, origin: str, base_url: str | None = None) -> Feed:
    """The feed that a parsed JSON Feed object holds."""
    title = one_line(value.get("title"))
    language = language_code(value.get("language"))
    homepage = web_url(_text(value.get("home_page_url")), base_url)
    base = homepage or base_url
    items = value.get("items")
    if not isinstance(items, list):
        return Feed(title, homepage, language, (), ("has no list of items",))
    entries, problems = [], []
    for number, item in enumerate(items, 1):
        document = _document(item, f"{origin}, entry {number}", base)
        if document is None:
            problems.append(f"entry {number} is no object")
        else:
            entries.append(_with_feed(document, title, language))
    return Feed(title, homepage, language, tuple(entries), tuple(problems))


def _with_feed(document: RawDocument, source: str | None, language: str | None) -> RawDocument:
    from dataclasses import replace

    return replace(document, source=source, language=document.language or language)


def _document(item: object, origin: str, base: str | None) -> RawDocument | None:
    if not isinstance(item, Mapping):
        return None
    title = one_line(item.get("title"))
    url = web_url(_text(item.get("url")), base) or web_url(_text(item.get("external_url")), base)
    form, content = _content(item)
    published = parse_moment(item.get("date_published"))
    return RawDocument(
        guid=_guid(item.get("id")) or url or content_guid(title or "", content),
        form=form,
        content=content,
        origin=origin,
        url=url,
        title=title,
        published=published if published.known else parse_moment(item.get("date_modified")),
        author=_author(item),
        language=language_code(item.get("language")),
        categories=_categories(item.get("tags")),
    )


def _content(item: Mapping[str, Any]) -> tuple[Form, str]:
    for name, form in (
        ("content_html", Form.FRAGMENT),
        ("content_text", Form.TEXT),
        ("summary", Form.TEXT),
    ):
        if text := _text(item.get(name)):
            return form, storable(text)
    return Form.TEXT, ""


def _guid(value: object) -> str | None:
    """An id; 1.0 let it be a number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return one_line(value)


def _author(item: Mapping[str, Any]) -> str | None:
    authors = item.get("authors")
    people = authors if isinstance(authors, list) else [item.get("author")]
    names = (one_line(person.get("name")) for person in people if isinstance(person, Mapping))
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _categories(tags: object) -> tuple[str, ...]:
    names = (one_line(tag) for tag in tags) if isinstance(tags, list) else ()
    return tuple(dict.fromkeys(name for name in names if name))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
