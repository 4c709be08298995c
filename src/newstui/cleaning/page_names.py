"""What the elements of a page are called: kinds of parts, told by tag, class and id.

The words are those that web designers use everywhere, such as `comment` or `related`. An element
may be of several kinds; they are bits of a number.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newstui.cleaning.page_blocks import Element

_WORDS = (
    r"article|story|entry|post|content|body|text|main|paragraph",
    r"comment|disqus|repl[yi]|respond|discussion|kommentar",
    r"related|recommend|^more|^also|recirc|outbrain|taboola|trending|popular|^most|teaser|promo|card",
    r"share|sharing|social|follow|tweet|facebook",
    r"newsletter|subscri|signup|paywall|abonn|register|donat|support",
    r"^ads?$|advert|sponsor|banner|commercial|affiliate|anzeige|werbung",
    r"caption|credit|copyright|figure|image|photo|media|gallery|slide|video|player|embed|legend",
    r"author|byline|^bio|profile|contributor|avatar|autor",
    r"meta|date|time|^tag|categor|breadcrumb|topic|label|kicker|info",
    r"nav|menu|footer|sidebar|aside|widget|rail|toolbar|pagination|pager|bottom",
    r"header|masthead|headline|title|heading",
    r"cookie|consent|gdpr|privacy|modal|popup|overlay|dialog|lightbox|toast|alert|disclaimer|notice",
    r"summary|lead|lede|intro|standfirst|subtitle|subhead|dek|abstract|excerpt|descri",
    r"pull|quote",
    r"^toc|contents",
    r"hidden|hide|^sr$|screenreader|visually|print",
    r"box|^side|^note|callout|^tip",
    r"^comments?(?:list|area|section|thread|container|body)?$|disqus|^(?:leser)?kommentare?$"
    r"|^footer$|^sidebar$",
)
"""Words in the class or the id of an element, by kind."""
_PATTERNS = [re.compile(words) for words in _WORDS]
_ANY = re.compile("|".join(_WORDS))
_TAGS = (
    "article", "main", "aside", "footer", "header", "nav", "figure figcaption", "table", "ul ol",
    "blockquote", "address",
)  # fmt: skip
_TAG_BITS = {
    tag: 1 << len(_WORDS) + place for place, tags in enumerate(_TAGS) for tag in tags.split()
}
_HIDDEN = 1 << len(_WORDS) + len(_TAGS)
KINDS = len(_WORDS) + len(_TAGS) + 1
"""How many kinds there are."""
BESIDE = 1 << len(_WORDS) - 1 | _HIDDEN | sum(_TAG_BITS[tag] for tag in ("aside", "footer", "nav"))
"""Kinds of parts that are beside the article, whatever text they hold."""
_NAME = re.compile(r"[a-z]{2,}")


def kinds_of(element: Element) -> int:
    """The kinds that an element is of."""
    return _TAG_BITS.get(element.tag, 0) | element.hidden * _HIDDEN | _kinds_of(element.names)


@lru_cache(maxsize=4096)
def _kinds_of(names: str) -> int:
    kinds = 0
    for name in _NAME.findall(names):
        kinds |= _kinds_of_name(name)
    return kinds


@lru_cache(maxsize=8192)
def _kinds_of_name(name: str) -> int:
    if not _ANY.search(name):
        return 0
    return sum(1 << place for place, words in enumerate(_PATTERNS) if words.search(name))
