"""What the markup of an HTML page says of its dates: JSON-LD, meta elements, `time` elements.

Each voice is a date under a kind: `published`, `modified`, `created`, `date` (of what, it does not
say), with the place it was found in front, such as `ld published` or `time modified`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from newstui.cleaning.dates_read import Order, calendar_day, read_dates
from newstui.cleaning.dates_url import day_in_url
from newstui.cleaning.page_data import PageData

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST_ELEMENTS = 60
"""Elements with dates that are looked at: later ones belong to comments and related articles."""
_MOST_OBJECTS = 200
_HOPS = 12
"""How far up it is looked whether an element stands beside the article."""

_LD_DATE = re.compile(r"\"(date(?:Published|Modified|Created))\"\s*:\s*\"([^\"]{4,60})\"")
_SCRIPTED = re.compile(
    r"(?P<name>(?:ublish|reated)\w{0,12})\\?\"\s{0,2}:\s{0,2}\\?\""
    r"(?P<text>[12]\d{3}-[^\"\\]{4,30})\\?\""
)
_SCRIPTED_WORDS = ("ublish", "reated")
_MOST_SCRIPTED = 200
_DATED = (
    "h1,time,abbr[title],[itemprop*=date],[class*=date],[class*=time],[class*=publish],[class*=posted]"
    ",[id*=date]"
)
_ASIDE = re.compile(
    r"comment|related|sidebar|footer|teaser|widget|recent|recommend|aside|\bnav|menu",
)
_STAMP = re.compile(
    r"(?P<y>(?:19|20)\d\d)-?(?P<m>[01]\d)-?(?P<d>[0-3]\d)"
    r"(?:[T ]?(?P<h>[0-2]\d):?(?P<mi>[0-5]\d)(?::?(?P<s>[0-5]\d)(?:\.\d{1,9})?)?"
    r"\s?(?P<z>Z|[+-][01]\d:?[0-5]\d)?)?"
)
_ADDRESSES = (
    ("address canonical", 'link[rel="canonical"]', "href"),
    ("address canonical", 'meta[property="og:url"]', "content"),
    ("address picture", 'meta[property="og:image"]', "content"),
)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe)$")
_PUBLISHED_NAMES = re.compile(
    r"(?:^|[:._-])(?:published?(?:_?time|_?date|_?on|-date|-time)?|pub_?-?date|publication_?-?date"
    r"|datepublished|date\.issued|issued|parsely-pub-date|sailthru\.date|publishtime|article_date"
    r"|articledate|release_date|originalpublicationdate|article\.published|firstpublished)$"
)
_MODIFIED_NAMES = re.compile(r"modif|updated?|last[-_]|revised|changed|expir|upload")
_CREATED_NAMES = re.compile(r"creat")
_DATE_NAMES = re.compile(r"(?:^|[:._-])(?:date|time|datum|timestamp)$|dc\.date|dcterms\.date")


@dataclass(frozen=True, slots=True)
class Voice:
    """One date that the markup gives."""

    kind: str
    day: date
    """The calendar day as written, in the publisher's own zone."""
    moment: datetime | None = None
    """The aware time where one with a zone is written."""
    swapped: date | None = None
    """What `03/04/2024` is if its month comes first; `day` has its day first."""


def voices(html: str, tree: LexborHTMLParser, data: PageData) -> list[Voice]:
    """The dates in the markup of a page, each kind in the order of the page.

    `tree` is that of the whole page, scripts and head included, `data` what it holds for machines.
    """
    told = [*_linked_data(data), *_metas(data)]
    if not any("published" in voice.kind for voice in told):
        told.extend(_scripted(html))
    return _in_local_days([*told, *_addresses(tree), *_elements(tree)])


def _in_local_days(told: list[Voice]) -> list[Voice]:
    """The voices with times in UTC on the day that another one gives the same time in its zone."""
    local = {
        voice.moment.replace(second=0, microsecond=0): voice.day
        for voice in told
        if voice.moment and voice.moment.utcoffset()
    }
    if not local:
        return told
    return [
        replace(voice, day=local.get(voice.moment.replace(second=0, microsecond=0), voice.day))
        if voice.moment and not voice.moment.utcoffset()
        else voice
        for voice in told
    ]


def stamp(text: str) -> tuple[date, datetime | None] | None:
    """The ISO 8601 date, and time if it has a zone, at the start of `text`; None if there is none.

    `20240111T170200Z` and `2024-01-11 17:02+01:00` are read as well as the common form.
    """
    match = _STAMP.match(text.strip()[:60])
    if not match:
        return None
    day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None or day.year < 1990:
        return None
    if not match["z"] or int(match["h"]) > 23:
        return day, None
    zone = match["z"].replace("Z", "+00:00")
    clock = f"{match['h']}:{match['mi']}:{match['s'] or '00'}"
    return day, datetime.fromisoformat(f"{day.isoformat()}T{clock}{zone}")


def _voice(kind: str, text: str) -> Iterator[Voice]:
    if not text:
        return
    if found := stamp(text):
        yield Voice(kind, *found)
        return
    for reading in read_dates(text[:80], limit=2):
        day = reading.date()
        if day is not None and day.year >= 1990:
            is_open = reading.order is Order.OPEN
            yield Voice(kind, day, swapped=reading.swapped().date() if is_open else None)
            return


def _linked_data(data: PageData) -> Iterator[Voice]:
    for root in data.linked:
        yield from _objects(root)
    for script in data.broken:
        for name, text in _LD_DATE.findall(script)[:4]:
            yield from _voice(f"ld broken {name[4:].lower()}", text)


def _objects(root: object) -> Iterator[Voice]:
    """Dates of the objects of one JSON-LD script, outermost first."""
    queue: list[object] = [root]
    for item in queue:
        if len(queue) > _MOST_OBJECTS:
            break
        if isinstance(item, list):
            queue.extend(item[:50])
        elif isinstance(item, dict):
            kinds = item.get("@type")
            kind = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
            what = "ld" if _ARTICLE.search(kind) else "ld page" if "WebPage" in kind else "ld other"
            for name in ("Published", "Modified", "Created"):
                value = item.get(f"date{name}")
                if isinstance(value, str):
                    yield from _voice(f"{what} {name.lower()}", value)
            queue.extend(
                item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item
            )


def _scripted(html: str) -> Iterator[Voice]:
    """Dates in the data that scripts of the page carry along, such as `"publishedAt": "…"`."""
    for word in _SCRIPTED_WORDS:
        place = html.find(word)
        for _ in range(_MOST_SCRIPTED):
            if place < 0:
                break
            if match := _SCRIPTED.match(html, place):
                kind = "published" if word == "ublish" else "created"
                yield from _voice(f"script {kind}", match["text"])
            place = html.find(word, place + 1)


def _metas(data: PageData) -> Iterator[Voice]:
    for name, content in data.metas:
        if any(map(str.isdigit, content[:30])) and (kind := _kind_of(name)):
            yield from _voice(f"meta {kind}", content)


def _addresses(tree: LexborHTMLParser) -> Iterator[Voice]:
    """Days in the address that a page gives as its own, and in that of its picture."""
    for kind, selector, attribute in _ADDRESSES:
        node = tree.css_first(selector)
        if node and (day := day_in_url(node.attributes.get(attribute))):
            yield Voice(kind, day)


def _kind_of(name: str) -> str | None:
    if _MODIFIED_NAMES.search(name):
        return "modified"
    if _PUBLISHED_NAMES.search(name):
        return "published"
    if _CREATED_NAMES.search(name):
        return "created"
    return "date" if _DATE_NAMES.search(name) else None


def _elements(tree: LexborHTMLParser) -> Iterator[Voice]:
    """Dates of `time` elements and of others whose attributes call them a date."""
    by_heading = 0
    for node in tree.css(_DATED)[:_MOST_ELEMENTS]:
        if node.tag == "h1":
            by_heading = 2
            continue
        if node.tag in {"meta", "body", "html", "script", "style"}:
            continue
        attributes = node.attributes
        named = (attributes.get(key) or "" for key in ("itemprop", "class", "id"))
        label = " ".join(("pubdate" if "pubdate" in attributes else "", *named)).lower()
        text = attributes.get("datetime") or attributes.get("content") or attributes.get("title")
        text = text or node.text(deep=True)[:200]
        if any(map(str.isdigit, text)):
            what = "time" if node.tag == "time" else "element"
            where = " by heading" if by_heading else ""
            kind = f"{what} {_element_kind(node, label)}{where}"
            for voice in _voice(kind, text.strip()):
                by_heading = max(0, by_heading - 1)
                yield voice


def _element_kind(node: LexborNode, label: str) -> str:
    if "datepublished" in label:
        return "itemprop"
    if _beside(node):
        return "aside"
    if re.search(r"modif|updat|last", label):
        return "modified"
    return "published" if re.search(r"publi|pubdate|entry-date|post", label) else "date"


def _beside(node: LexborNode) -> bool:
    """True if an element around calls itself something other than the article."""
    parent = node.parent
    for _ in range(_HOPS):
        if parent is None or parent.tag in {"article", "main", "body"}:
            return False
        attributes = parent.attributes
        names = f"{parent.tag} {attributes.get('class') or ''} {attributes.get('id') or ''}"
        if _ASIDE.search(names[:300].lower()):
            return True
        parent = parent.parent
    return False
