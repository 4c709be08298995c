"""One article as a JSON object: the shape that newstui imports, and the one that it exports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from newstui.model.document import Form, RawDocument
from newstui.sources.fields import language_code, one_line, storable
from newstui.sources.identity import content_guid
from newstui.sources.links import web_url
from newstui.sources.timestamps import coarsened, parse_moment
from newstui.sources.written_dates import parse_written

CONTENT_FIELDS = ("html", "dump", "text")
"""The fields that can hold the article; the first that is not blank counts."""

_WHOLE_PAGE = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)


def is_page(html: str) -> bool:
    """Whether HTML is a whole page rather than a piece of one."""
    return _WHOLE_PAGE.search(html) is not None


def holds_article(value: object) -> bool:
    """Whether a JSON value is an object with one of the content fields as text."""
    return isinstance(value, Mapping) and any(
        isinstance(value.get(name), str) for name in CONTENT_FIELDS
    )


def article_from_object(value: object, *, origin: str, source: str | None = None) -> RawDocument:
    """The document that a JSON object describes; `source` overrides the outlet it names.

    Unknown fields are ignored, and so are known ones of a wrong type, but for the content.
    ValueError, with the reason for a reader, if there is no article in it.
    """
    if not isinstance(value, Mapping):
        raise ValueError("no JSON object")  # noqa: TRY004 - for the caller both mean a bad line
    title = one_line(value.get("title"))
    form, content = _content(value)
    if not title and not content.strip():
        raise ValueError("has neither title nor text")
    url = web_url(_string(value.get("url")))
    language = language_code(value.get("language"))
    published = parse_moment(value.get("published"))
    if not published.known and isinstance(value.get("published"), str):
        published = parse_written(value["published"].strip(), language)
    return RawDocument(
        guid=_guid(value.get("guid")) or url or content_guid(title or "", content),
        form=form,
        content=content,
        origin=origin,
        url=url,
        title=title,
        source=source or one_line(value.get("source")),
        published=coarsened(published, value.get("published_precision")),
        author=_author(value.get("author")),
        agency=one_line(value.get("agency")),
        language=language,
    )


def _content(value: Mapping[str, Any]) -> tuple[Form, str]:
    present = [name for name in CONTENT_FIELDS if value.get(name) is not None]
    if not present:
        raise ValueError("has none of html, dump and text")
    texts = [(name, value[name]) for name in present if isinstance(value[name], str)]
    if not texts:
        raise ValueError(f"{present[0]} is no text")
    name, text = next((pair for pair in texts if pair[1].strip()), texts[0])
    content = storable(text)
    if name == "html":
        return (Form.PAGE if is_page(content) else Form.FRAGMENT), content
    return (Form.DUMP if name == "dump" else Form.TEXT), content


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _guid(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return one_line(value)


def _author(value: object) -> str | None:
    if not isinstance(value, list):
        return one_line(value)
    return ", ".join(name for name in map(one_line, value) if name) or None
