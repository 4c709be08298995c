"""The feeds that a web page names: autodiscovery by `link rel=alternate`."""

from __future__ import annotations

import re

from newstui.model.feed import FoundFeed
from newstui.sources.fields import one_line
from newstui.sources.links import web_url

_TYPES = re.compile(r"application/(?:rss|atom|rdf)\+xml|application/feed\+json|text/xml", re.I)
_JSON = re.compile(r"application/json", re.IGNORECASE)
_LOOKS_LIKE_FEED = re.compile(
    r"(?:^|[/._?=-])(?:rss|atom|feeds?)(?:[/._?&=-]|$)|\.(?:rss|atom|rdf)(?:\?|$)", re.I
)
_COMMENTS = re.compile(r"\bcomments?\b|kommentare|commentaires|comentarios", re.IGNORECASE)
_MOST = 40


def feeds_of_page(html: str, url: str) -> list[FoundFeed]:
    """The feeds of a page at `url`: those its head declares, else those it links to.

    In the page's order, but feeds of comments last.
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    bases = (node.attributes.get("href") for node in tree.css("base[href]"))
    base = next((found for found in (web_url(href, url) for href in bases) if found), url)
    found: dict[str, FoundFeed] = {}
    for node in tree.css("link[href]"):
        kind, href = node.attributes.get("type") or "", node.attributes.get("href")
        relations = (node.attributes.get("rel") or "").lower().split()
        declared = _TYPES.match(kind.strip()) or (
            _JSON.match(kind.strip()) and "feed" in (href or "")
        )
        if "alternate" in relations and declared:
            _keep(found, web_url(href, base), node.attributes.get("title"))
    if not found:
        for node in tree.css("a[href]"):
            target = web_url(node.attributes.get("href"), base)
            if target and _LOOKS_LIKE_FEED.search(target):
                _keep(found, target, node.text())
    return sorted(found.values(), key=_is_of_comments)[:_MOST]


def _keep(found: dict[str, FoundFeed], url: str | None, title: str | None) -> None:
    if url:
        found.setdefault(url, FoundFeed(url, one_line(title)))


def _is_of_comments(feed: FoundFeed) -> bool:
    return bool(_COMMENTS.search(f"{feed.title} {feed.url}"))
