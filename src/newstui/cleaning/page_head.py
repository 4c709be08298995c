"""What a page says of itself: title, author, section, keywords, language."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from newstui.cleaning.likeness import folded
from newstui.cleaning.page_data import PageData
from newstui.cleaning.sanitise import sanitise_line

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,2000})", re.I)
_LANG = re.compile(r"""<html[^>]{0,2000}?\slang\s*=\s*["']?([A-Za-z]{2,3})""", re.I)
_HEADINGS_MOST = 50
_H1 = re.compile(r"<h1\b[^>]{0,2000}>(.{1,3000}?)</h1", re.I | re.S)
_TAGS = re.compile(r"<[^>]{0,2000}>")
_SUFFIX = re.compile(r"\s+(?:[|·•»–—-]|::|<)\s+")
_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|Recipe|WebPage)$")
_STORY_TYPES = re.compile(r"(?:Article|Posting|Report)\b")
_OBJECTS_MOST = 200
_META_MOST = 3_000
_TOLD = frozenset(
    (
        "og:title", "twitter:title", "og:site_name", "author", "article:author", "article:section",
        "article:tag", "news_keywords", "keywords", "og:type",
    )
)  # fmt: skip
"""Names of the meta elements that are read."""
Metas = Mapping[str, Sequence[str]]
Objects = Sequence[Mapping[str, object]]
_HEAD = 400_000
"""Characters at the top of a page in which its metadata is looked for."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """The page's own metadata; None or empty where it says nothing."""

    title: str | None = None
    author: str | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    is_article: bool = False
    """Whether it says that it is one, not a list of them."""
    is_paid: bool = False
    """Whether it says that not all of it is free to read."""


def page_head(html: str, data: PageData) -> PageHead:
    """Title, author, language and categories from headings, meta elements and JSON-LD."""
    head = html[:_HEAD]
    metas = _metas(data)
    objects = _objects(data)
    lang = _LANG.search(head)
    return PageHead(
        title=_title(head, html, metas, objects),
        author=_author(metas, objects),
        language=lang[1].lower()[:2] if lang else None,
        categories=_categories(metas, objects),
        is_article="article" in metas.get("og:type", ())
        or any(_STORY_TYPES.search(str(item["@type"])) for item in objects),
        is_paid=any(str(item.get("isAccessibleForFree")).lower() == "false" for item in objects),
    )


def told_body(data: PageData) -> str:
    """The longest article text that the page's JSON-LD gives, "" if none."""
    bodies = [item.get("articleBody") for item in _objects(data)]
    return max((_text(body) for body in bodies if isinstance(body, str)), key=len, default="")


def _text(value: object) -> str:
    return sanitise_line(entities.unescape(_TAGS.sub(" ", str(value))))


def _metas(data: PageData) -> Metas:
    metas: dict[str, list[str]] = {}
    for name, content in data.metas:
        if name in _TOLD:
            metas.setdefault(name, []).append(_text(content[:_META_MOST]))
    return metas


def _objects(data: PageData) -> Objects:
    """The objects of the page's JSON-LD that describe an article, outermost first."""
    found: list[dict[str, object]] = []
    for root in data.linked:
        queue: list[object] = [root]
        for item in queue:
            if len(queue) > _OBJECTS_MOST:
                break
            if isinstance(item, list):
                queue.extend(item)
            elif isinstance(item, dict):
                kinds = item.get("@type")
                kind = kinds[0] if isinstance(kinds, list) and kinds else kinds
                if isinstance(kind, str) and _ARTICLE_TYPES.search(kind):
                    found.append(item)
                queue.extend(item[key] for key in ("@graph", "mainEntity") if key in item)
    return found


def _title(head: str, html: str, metas: Metas, data: Objects) -> str:
    """The heading that the page's other titles agree on, without the site's name."""
    headline = next((_text(d["headline"]) for d in data if d.get("headline")), "")
    shared = next(iter(metas.get("og:title", metas.get("twitter:title", []))), "")
    named = _TITLE.search(head)
    window = _text(named[1]) if named else ""
    headings = [_text(match[1]) for match in islice(_H1.finditer(html), _HEADINGS_MOST)]
    for heading in headings:
        told = folded(heading)
        if len(told) >= 8 and any(told in folded(t) for t in (headline, shared, window) if t):
            return heading
    if not headline and not shared and len(headings) == 1 and len(headings[0]) > len(window):
        return headings[0]
    return headline or _without_site(shared or window, metas)


def _without_site(title: str, metas: Metas) -> str:
    """`Headline | Site` as `Headline`: the site by its declared name, else the short last part."""
    site = folded(next(iter(metas.get("og:site_name", [])), ""))
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title
    last = parts[-1]
    if (site and folded(last) in (site, f"the {site}")) or len(last) * 3 <= len(title):
        return title[: title.rindex(last)].rstrip(" |·•»–—-:<")
    return title


def _author(metas: Metas, data: Objects) -> str | None:
    names: list[str] = []
    for item in data:
        value = item.get("author")
        for author in value if isinstance(value, list) else [value]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str):
                names.append(_text(name))
        if names:
            break
    if not names:
        names = [*metas.get("author", []), *metas.get("article:author", [])][:1]
    good = [n for n in dict.fromkeys(names) if 2 < len(n) < 80 and "://" not in n and "@" not in n]
    return ", ".join(good[:4]) or None


def _categories(metas: Metas, data: Objects) -> tuple[str, ...]:
    found: list[str] = [*metas.get("article:section", []), *metas.get("article:tag", [])]
    for item in data:
        for key in ("articleSection", "keywords"):
            value = item.get(key)
            for entry in value if isinstance(value, list) else [value]:
                if isinstance(entry, str):
                    found.extend(_text(entry).split(",") if key == "keywords" else [_text(entry)])
    for entry in (*metas.get("news_keywords", []), *metas.get("keywords", [])):
        found.extend(entry.split(","))
    names = dict.fromkeys(name.strip() for name in found)
    return tuple(name for name in names if 1 < len(name) <= 60)[:20]
