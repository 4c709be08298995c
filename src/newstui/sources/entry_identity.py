"""Which entry of a feed is which article, when guids are missing, reused or changed. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from urllib.parse import urlsplit

from newstui.model.document import RawDocument
from newstui.model.moment import Precision
from newstui.sources.identity import content_guid

_TRACKING = re.compile(r"(?:utm_\w*|fbclid|gclid|mc_[ce]id|at_\w+|xtor|cmpid|ito|ref|source)=")
_SEPARATOR = " · "
_MOST_GUID = 2000


def distinct(entries: Sequence[RawDocument]) -> list[RawDocument]:
    """The entries of one reply, each entry and each guid once.

    A guid that several different entries share says nothing: they are known by their links
    instead, or by title and content where those are shared too. An entry that is listed under two
    guids is kept under the first.
    """
    by_guid: dict[str, list[RawDocument]] = defaultdict(list)
    faces = set()
    for entry in entries:
        face = (entry.url, entry.title, entry.published, entry.url or entry.content)
        if face not in faces and not any(_is_twin(entry, other) for other in by_guid[entry.guid]):
            faces.add(face)
            by_guid[entry.guid].append(entry)
    found: dict[str, RawDocument] = {}
    for group in by_guid.values():
        for entry in group if len(group) == 1 else map(_with_own_guid, group):
            found.setdefault(entry.guid, entry)
    return list(found.values())


def same_entry(stored: RawDocument, entry: RawDocument) -> bool:
    """Whether an entry with the guid of a stored one is that entry, edited perhaps.

    It is another one, and the guid reused, if everything else that can be compared differs, and
    that is more than the title.
    """
    alike = [stored.title == entry.title]
    if stored.url and entry.url:
        alike.append(link_key(stored.url) == link_key(entry.url))
    if _second(stored) is not None and _second(entry) is not None:
        alike.append(_second(stored) == _second(entry))
    return any(alike) or len(alike) == 1


def is_renamed(stored: RawDocument, entry: RawDocument) -> bool:
    """Whether an entry of unknown guid is a stored one with the same link.

    The link alone is not enough, since some feeds give every entry the link of the front page.
    """
    same_time = _second(stored) is not None and _second(stored) == _second(entry)
    return stored.title == entry.title or same_time


def reused_guid(entry: RawDocument) -> str:
    """The guid of an entry whose own guid belongs to another one."""
    own = entry.url or content_guid(entry.title or "", entry.content)
    return f"{entry.guid}{_SEPARATOR}{own}"[:_MOST_GUID]


def link_key(url: str) -> int:
    """The same 63-bit number for links that lead to the same page.

    Scheme, `www.`, fragment, tracking parameters, a mobile or AMP form and a last slash do not
    count.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    path = parts.path.rstrip("/").removesuffix("/amp")
    query = "&".join(part for part in parts.query.split("&") if not _TRACKING.match(part))
    return text_key(f"{host}{path}?{query}")


def text_key(text: str) -> int:
    """A 63-bit number for a text, the same on every machine (BLAKE2b)."""
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _with_own_guid(entry: RawDocument) -> RawDocument:
    return replace(entry, guid=reused_guid(entry))


def _is_twin(one: RawDocument, other: RawDocument) -> bool:
    return one.url == other.url and (one.title == other.title or one.content == other.content)


def _second(entry: RawDocument) -> int | None:
    return entry.published.seconds if entry.published.precision is Precision.SECOND else None
