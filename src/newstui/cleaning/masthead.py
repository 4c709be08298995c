"""The outlet's own name, as the page gives it."""

from __future__ import annotations

import html as entities
import json
import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

_FIRST_LINES = 6
_LONGEST_NAME = 60
_SLOGAN = re.compile(r"\s+[-–—|:•·]\s+")
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)[\s,]*(?:(?:©|\(c\)|copyright|by|\d{4}(?:\s?[-–—/]\s?\d{2,4})?)[\s,.:|]*)+"
    r"(?P<name>[^\W\d_][^.|,•·©\n]{1,50})",
    re.IGNORECASE,
)
_SITE_NAME = re.compile(
    r"<meta[^>]{1,80}(?:property|name)\s*=\s*[\"']og:site_name[\"'][^>]{0,200}?content\s*=\s*"
    r"(?:\"(?P<a>[^\"]{1,200})\"|'(?P<b>[^']{1,200})')"
    r"|<meta[^>]{1,20}content\s*=\s*(?:\"(?P<c>[^\"]{1,200})\"|'(?P<d>[^']{1,200})')[^>]{0,80}"
    r"(?:property|name)\s*=\s*[\"']og:site_name",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"\"publisher\"\s*:\s*\{[^{}]{0,400}?\"name\"\s*:\s*(?P<name>\"(?:[^\"\\]|\\.){1,200}\")"
)
_TITLE = re.compile(r"<title[^>]{0,200}>(?P<title>[^<]{1,500})</title", re.IGNORECASE)


def source_of_dump(lines: Sequence[str], title: str, url: str | None) -> str | None:
    """The outlet's name as its masthead gives it, None where the dump does not say.

    `lines` are the sanitised lines of the dump. The name is the first line above the title,
    without its slogan, if the page bears it out; else the holder of the copyright; else the host.
    """
    filled = [line.strip() for line in lines if line.strip()]
    above = []
    for line in filled[:_FIRST_LINES]:
        if title and line.startswith(title):
            break
        above.append(line)
    host = _host_name(url)
    for line in above[:1]:
        name = _SLOGAN.split(line)[0].strip()
        if _is_name(name):
            return name
    counted = Counter(filled)
    for line in above:
        if _is_name(line) and counted[line] > 1:
            return line
    return _holder(filled[-12:]) or host


def source_of_page(html: str, url: str | None) -> str | None:
    """The outlet's name from the page's metadata, its title's suffix, else its host."""
    head = html[:200_000]
    if match := _SITE_NAME.search(head):
        name = next(filter(None, match.groups()), "")
        if cleaned := _clean(name):
            return cleaned
    if match := _PUBLISHER.search(html[:1_000_000]):
        try:
            name = json.loads(match["name"], strict=False)
        except ValueError:
            name = ""
        if cleaned := _clean(name):
            return cleaned
    if match := _TITLE.search(head):
        parts = _SLOGAN.split(entities.unescape(match["title"]).strip())
        if len(parts) > 1 and (cleaned := _clean(parts[-1])) and _is_name(cleaned):
            return cleaned
    return _host_name(url)


def _clean(name: str) -> str | None:
    cleaned = " ".join(entities.unescape(name).split())
    return cleaned if 1 < len(cleaned) <= _LONGEST_NAME else None


def _is_name(text: str) -> bool:
    """True for what may be an outlet's name: short, with a capital or a dot, no sentence."""
    return (
        2 < len(text) <= _LONGEST_NAME
        and len(text.split()) <= 6
        and any(map(str.isupper, text))
        and not text.endswith((".", "?", "!", ":"))
        and sum(map(str.isdigit, text)) <= 3
    )


def _holder(lines: Sequence[str]) -> str | None:
    for line in lines:
        if match := _HOLDER.search(line[:400]):
            name = match["name"].split(" All ")[0].split(" - ")[0].strip(" -–—")
            if _is_name(name):
                return name
    return None


def _host_name(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
