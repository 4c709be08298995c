"""What a file is, from its first bytes and its name: the content decides, the name breaks ties."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from newstui.sources.encoding import decode, looks_binary
from newstui.sources.json_text import parse_json
from newstui.sources.xml_text import root_name

HEAD_BYTES = 65_536
"""How much of a file is looked at."""


class Kind(StrEnum):
    """What a file can turn out to be. The names that a reader can ask for are `FORMS`."""

    TEXT = "text"
    HTML = "html"
    FEED = "feed"
    JSONL = "jsonl"
    OPML = "opml"
    URLS = "urls"
    JSON = "json"
    XML = "xml"
    BINARY = "binary"
    EMPTY = "empty"


FORMS = ("auto", "text", "html", "feed", "jsonl", "opml", "urls")

_FEED_ROOTS = {"rss", "rdf:rdf", "feed", "channel"}
_HTML_ROOTS = re.compile(
    "html|head|body|title|meta|link|script|style|base|noscript"
    "|article|main|section|header|footer|aside|nav|div|p|h[1-6]|span|a|b|i|em|strong|small|font"
    "|table|ul|ol|dl|blockquote|pre|figure|img|br|hr|center|form|time"
)
_HTML_SUFFIXES = {".html", ".htm", ".xhtml", ".shtml"}
_JSONL_SUFFIXES = {".jsonl", ".ndjson", ".jsonlines"}
_DOCTYPE = re.compile(r"<!DOCTYPE\s{1,20}([\w.:-]{1,100})", re.IGNORECASE)
_URLS_LINE = re.compile(r"\"?(?:https?|feed|file)://\S+(?:\s.*)?|\"?(?:query|exec|filter):.*|#.*")


def kind_of(head: bytes, name: str) -> Kind:
    """The kind of the file called `name` (may be empty) that begins with `head`."""
    name = PurePath(name).name.lower()
    suffix = PurePath(name).suffix
    if not head.strip(b" \t\r\n\x0b\x0c"):
        return Kind.EMPTY
    if looks_binary(head):
        return Kind.BINARY
    text = decode(head).lstrip()
    if not text:
        return Kind.EMPTY
    if suffix in _JSONL_SUFFIXES:
        return Kind.JSONL
    if text[0] == "<":
        return _markup(text, suffix)
    if suffix in _HTML_SUFFIXES:
        return Kind.HTML
    if text[0] in "{[":
        return _json(text, suffix)
    if name == "urls" or (suffix in ("", ".txt") and _lists_urls(text)):
        return Kind.URLS
    return Kind.XML if suffix in (".xml", ".rss", ".atom", ".rdf") else Kind.TEXT


def _markup(text: str, suffix: str) -> Kind:
    root = root_name(text) or _declared_root(text)
    if root in _FEED_ROOTS:
        return Kind.FEED
    if root == "opml":
        return Kind.OPML
    if _HTML_ROOTS.fullmatch(root or "") or suffix in _HTML_SUFFIXES:
        return Kind.HTML
    return Kind.XML if suffix != ".txt" else Kind.TEXT


def _declared_root(text: str) -> str | None:
    """The root as the document type declares it: a long one leaves no other in the head."""
    match = _DOCTYPE.search(text)
    return match[1].lower() if match else None


def _json(text: str, suffix: str) -> Kind:
    """JSON Lines if the first line is a whole object by itself and another line follows."""
    first, _, rest = text.partition("\n")
    if first.startswith("{") and rest.strip() and _is_json(first):
        return Kind.JSONL
    if suffix == ".json" or _opens_json(text):
        return Kind.JSON
    return Kind.TEXT


def _is_json(text: str) -> bool:
    try:
        parse_json(text)
    except ValueError:
        return False
    return True


def _opens_json(text: str) -> bool:
    """Whether text that opens a bracket goes on as JSON: `{"name": …` or `[{` or `[]`."""
    return re.match(r"\{\s*(?:\"[^\"\n]{0,200}\"\s*:|\})|\[\s*(?:\{|\])", text) is not None


def _lists_urls(text: str) -> bool:
    lines = [line for line in (line.strip() for line in text.splitlines()[:1000]) if line]
    # The last line may be cut off by the end of the head; an address alone is still one.
    return all(_URLS_LINE.fullmatch(line) for line in lines) and any(
        not line.startswith("#") for line in lines
    )
