"""An XML feed taken apart at its entries, so that one bad entry costs no other.

The parts are cut from the text, before any parser sees it: a feed that is broken in the middle,
or built to make a parser run for hours, is still read entry by entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_ENTRY = 2 * 1024 * 1024
"""Characters of one entry."""
MAX_ENTRY_TAGS = 20_000
"""Opening brackets in one entry."""
MAX_NAME = 300
"""Characters of a person's name or address: feedparser's search for an address in it is
quadratic."""
MAX_ATTRIBUTES = 100

_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_MARK = re.compile(
    r"<!\[CDATA\[|<(?P<close>/?)(?P<name>(?:[a-z_][\w.-]{0,40}:)?(?:item|entry|channel))"
    r"(?=[\s/>])[^<>]{0,5000}(?P<end>>?)",
    re.IGNORECASE,
)
_ROOT_TAG = re.compile(r"<([A-Za-z_][\w.:-]{0,100})[^<>]*>")
_PERSON = re.compile(
    r"(<(?:\w{1,20}:)?(?:author|creator|contributor|publisher|name|email|managingEditor|webMaster)"
    rf"\b[^<>]{{0,500}}>(?:<!\[CDATA\[)?[^<]{{{MAX_NAME}}})[^<]*?(?=(?:\]\]>)?<)",
    re.IGNORECASE,
)
_LONG_TAG = re.compile(r"<([A-Za-z_][\w.:-]{0,100})([^<>]{400,}?)(/?)>")


@dataclass(frozen=True, slots=True)
class FeedParts:
    """A feed's text: its entries, and what surrounds them."""

    opening: str
    """The tags that are open where the entries begin."""
    closing: str
    rest: str
    """The document without its entries: what it says of itself."""
    entries: tuple[str, ...]
    cut_off: bool
    """The text ends inside an entry, which is not among the entries."""


def split_feed(text: str) -> FeedParts:
    """The parts of an XML feed without DTD and comments, as `xml_text.mended` leaves it."""
    spans, cut_at, channel = _entry_spans(text)
    end = len(text) if cut_at is None else cut_at
    kept, place = [], 0
    for start, stop in spans:
        kept.append(text[place:start])
        place = stop
    kept.append(text[place:end])
    root = _ROOT_TAG.search(text)
    opening = (_light(root[0]) if root else "<rss>") + ("<channel>" if channel else "")
    closing = ("</channel>" if channel else "") + f"</{root[1] if root else 'rss'}>"
    entries = tuple(text[start:stop] for start, stop in spans)
    return FeedParts(opening, closing, lightened("".join(kept)), entries, cut_at is not None)


def is_closed(parts: FeedParts) -> bool:
    """Whether the document goes on to the end of its root element."""
    root = parts.closing[parts.closing.rfind("</") : -1]
    return not parts.cut_off and root.lower() in parts.rest.lower()


def too_heavy(piece: str) -> str | None:
    """Why a piece of a feed is not worth parsing; None if it is."""
    if len(piece) > MAX_ENTRY:
        return f"is longer than {MAX_ENTRY // 2**20} MiB"
    if piece.count("<") > MAX_ENTRY_TAGS:
        return f"has more than {MAX_ENTRY_TAGS:,} tags"
    return None


def lightened(piece: str) -> str:
    """The same with names that go on for pages cut, and tags of countless attributes bared."""
    return _light(_PERSON.sub(r"\1", piece))


def _light(piece: str) -> str:
    def bare(match: re.Match[str]) -> str:
        name, attributes, slash = match.groups()
        return match[0] if attributes.count("=") <= MAX_ATTRIBUTES else f"<{name}{slash}>"

    return _LONG_TAG.sub(bare, piece)


def _entry_spans(text: str) -> tuple[list[tuple[int, int]], int | None, bool]:
    """Where entries stand, where one begins that does not end, and if a channel holds them."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    entry_name, in_channel, entries_in_channel = "", False, False
    place = 0
    while match := _MARK.search(text, place):
        place = match.end()
        name = (match["name"] or "").lower()
        if not name:
            end = text.find(_CDATA_END, place)
            place = len(text) if end < 0 else end + len(_CDATA_END)
        elif name.endswith("channel"):
            in_channel = not match["close"] and match.start() > 0
        elif match["close"]:
            if name == entry_name and start is not None:
                spans.append((start, place))
                start = None
        elif name == (entry_name or name) and not match[0].endswith("/>"):
            if start is None and not entry_name:
                entry_name, entries_in_channel = name, in_channel
            elif start is not None:
                spans.append((start, match.start()))
            start = match.start()
    return spans, start, entries_in_channel
