"""OPML 1.0 and 2.0 (opml.org/spec2.opml): lists of feeds, in folders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from newstui.cleaning.sanitise import sanitise_line
from newstui.model.errors import InputError
from newstui.model.feed import FOLDER_SEPARATOR
from newstui.sources.encoding import decode
from newstui.sources.fields import one_line
from newstui.sources.links import web_url
from newstui.sources.subscriptions import Subscription, SubscriptionList
from newstui.sources.xml_text import mended

_CHUNK = 65_536


def parse_opml(data: bytes) -> tuple[Subscription, ...]:
    """The feeds that an OPML file lists, in its order; InputError if it is no OPML."""
    return read_opml(data).subscriptions


def read_opml(data: bytes) -> SubscriptionList:
    """The same, with what of the file could not be used."""
    outlines = _Outlines()
    problems = outlines.read(mended(decode(data)))
    if not outlines.is_opml:
        raise InputError("is no OPML")
    return SubscriptionList(tuple(outlines.found.values()), problems=(*outlines.refused, *problems))


def write_opml(subscriptions: Iterable[Subscription], title: str = "newstui") -> str:
    """An OPML 2.0 document that `parse_opml` reads back, but for which feeds are hidden."""
    folders: dict[str | None, list[str]] = {}
    for subscription in subscriptions:
        folders.setdefault(subscription.folder, []).append(_outline(subscription))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines.append(f"  <head><title>{_escaped(title)}</title></head>")
    lines.append("  <body>")
    for folder, outlines in folders.items():
        if folder is None:
            lines.extend(f"    {outline}" for outline in outlines)
        else:
            lines.append(f"    <outline text={_quoted(folder)}>")
            lines.extend(f"      {outline}" for outline in outlines)
            lines.append("    </outline>")
    return "\n".join([*lines, "  </body>", "</opml>", ""])


class _Outlines:
    """Collects feeds from outline elements as they open and close."""

    def __init__(self) -> None:
        self.is_opml = False
        self.found: dict[str, Subscription] = {}
        self.refused: list[str] = []
        self._folders: list[str | None] = []

    def read(self, text: str) -> tuple[str, ...]:
        """Parses until the end or the first fault, which it returns as a problem."""
        from xml.etree.ElementTree import ParseError, XMLPullParser

        parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
        try:
            for start in range(0, len(text), _CHUNK):
                parser.feed(text[start : start + _CHUNK])
                self._take(parser)
            parser.close()
        except ParseError as error:
            return (f"is broken XML from line {error.position[0]} on; some of it may be missing",)
        return ()

    def _take(self, parser: object) -> None:
        for event, element in parser.read_events():  # type: ignore[attr-defined]
            name = element.tag.rpartition("}")[2].lower()
            if name == "opml":
                self.is_opml = True
            elif name != "outline":
                continue
            elif event == "start":
                self._open(element.attrib)
            else:
                self._folders.pop()
                element.clear()

    def _open(self, attributes: Mapping[str, str]) -> None:
        fields = {name.lower(): value for name, value in attributes.items()}
        label = one_line(fields.get("text")) or one_line(fields.get("title"))
        address = fields.get("xmlurl")
        if not address:
            self._folders.append(label)
            return
        self._folders.append(None)
        url = web_url(address)
        if url is None:
            self.refused.append(f"no web address: {sanitise_line(address[:200])}")
            return
        title = None if label == url else label
        folder = FOLDER_SEPARATOR.join(name for name in self._folders if name) or None
        homepage = web_url(fields.get("htmlurl"))
        tags = _tags(fields.get("category"))
        self.found.setdefault(url, Subscription(url, title, folder, homepage, tags))


def _tags(category: str | None) -> tuple[str, ...]:
    names = (one_line(name.strip().strip("/")) for name in (category or "").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def _outline(subscription: Subscription) -> str:
    title = subscription.title or subscription.url
    fields = [f'type="rss" text={_quoted(title)} xmlUrl={_quoted(subscription.url)}']
    if subscription.homepage:
        fields.append(f"htmlUrl={_quoted(subscription.homepage)}")
    if subscription.tags:
        fields.append(f"category={_quoted(','.join(subscription.tags))}")
    return f"<outline {' '.join(fields)}/>"


def _quoted(text: str) -> str:
    return quoteattr(sanitise_line(text))


def _escaped(text: str) -> str:
    return escape(sanitise_line(text))
