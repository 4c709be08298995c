"""The outlet's own name, as the page gives it."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

_FIRST_LINES = 6
_LAST_LINES = 12
_HEAD = 24
"""Lines, empty ones counted, that the first ones are looked for in."""
_LINES_SEEN = 400
_LONGEST_NAME = 60
_ENOUGH = 1
"""Points that a line must have more of to be taken for the outlet's name."""
_WORDS = re.compile(r"[^\W\d_]+")
_DOMAIN = re.compile(r"^[\w-]{2,40}\.(?:com|net|org|info|news|[a-z]{2})$", re.IGNORECASE)
_PAPERS = (
    "post|times|tribune|herald|gazette|journal|chronicle|courier|mirror|observer|telegraph|guardian"
    "|standard|examiner|bulletin|dispatch|wire|zeitung|blatt|anzeiger|nachrichten|rundschau|kurier"
    "|tagblatt|presse|monde|figaro|dépêche|gazzetta|corriere|giornale|repubblica|diario|periódico"
    "|mundo|jornal|folha|correio|gazeta|dziennik|газета|вести|новости|известия|правда|courant"
    "|dagblad|krant|bladet|avisen|posten|lehti|sanomat|noviny|vesti|novosti|hírlap"
)
_PAPER = re.compile(
    rf"(?<!\w)(?:{_PAPERS})(?!\w)|\w(?:zeitung|blatt|anzeiger|nachrichten|rundschau|kurier|krant"
    r"|bladet|posten|lehti)(?!\w)",
    re.IGNORECASE,
)
"""What newspapers call themselves."""
_MENU_WORDS = frozenset(
    {"home", "menu", "menü", "skip", "search", "suche", "login", "log", "sign", "close", "toggle"}
    | {
        "navigation",
        "newsletter",
        "subscribe",
        "startseite",
        "zum",
        "inhalt",
        "springen",
        "accueil",
    }
    | {"inicio", "contact", "kontakt", "edition", "english", "deutsch", "français", "español"}
    | {"politik", "politics", "sport", "sports", "business", "wirtschaft", "kultur", "culture"}
    | {"hauptinhalt", "content", "main", "abo", "anmelden", "register", "advertisement", "anzeige"}
    | {"cookie", "cookies", "javascript", "browser", "error", "deprecated", "today", "heute"}
)
"""Words of menus and notices, which no outlet is called by."""
_SLOGAN = re.compile(r"\s+[-–—|:•·]\s+")
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)[\s,]*(?:(?:©|\(c\)|copyright|by|\d{4}(?:\s?[-–—/]\s?\d{2,4})?)[\s,.:|]*)*"
    r"(?P<name>[^\W\d_][^.|,•·©\n]{1,50})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"\s(?:all|alle|tous|todos|tutti|wszelkie)\s", re.IGNORECASE)
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

    `lines` are the sanitised lines of the dump, `title` the article's headline. A line above the
    headline is the name, without its slogan, if it reads like one or the page bears it out: the
    address, the holder of the copyright, other lines. Else the holder of the copyright or the
    host of the address is taken.
    """
    filled = [stripped for line in lines[:_HEAD] if (stripped := line.strip())]
    below = lines[_HEAD:_LINES_SEEN]
    host = _host_name(url)
    holder = _holder(lines[-_LAST_LINES:])
    best, best_score = None, _ENOUGH
    for place, line in enumerate(filled[:_FIRST_LINES]):
        if title and line.startswith(title):
            break
        name = _SLOGAN.split(line)[0].strip()
        if _is_name(name):
            score = _likeness(name, host, holder) + (place == 0)
            # Where it is said inside other lines counts one more, if one more would do.
            if score >= best_score and _is_inside(name, (*filled[place + 1 :], *below)):
                score += 1
            if score > best_score:
                best, best_score = name, score
    return best or holder or host


def _is_inside(name: str, lines: Sequence[str]) -> bool:
    """Whether a line says the name and something more."""
    text = "\n" + "\n\n".join(lines) + "\n"
    return text.count(name) > text.count(f"\n{name}\n")


def _likeness(name: str, host: str | None, holder: str | None) -> int:
    """How much a line of the masthead is like an outlet's name."""
    squashed = _squashed(name)
    words = set(_WORDS.findall(name.lower()))
    score = 0
    if host and len(squashed) > 3 and squashed in _squashed(host):
        score += 3
    if holder and squashed in _squashed(holder):
        score += 3
    elif holder and any(len(word) > 4 for word in words & set(_WORDS.findall(holder.lower()))):
        # A company is seldom called just as its paper is, but shares a word with it.
        score += 2
    paper = _PAPER.search(name)
    if _DOMAIN.search(name) or (paper and len(paper[0]) < len(name)):
        score += 2
    if 2 * len(words & _MENU_WORDS) >= len(words):
        score -= 4
    return score


def _squashed(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


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
    cleaned = _SLOGAN.split(" ".join(entities.unescape(name).split()))[0]
    if "://" in cleaned:
        return _host_name(cleaned)
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
            name = _RIGHTS.split(match["name"])[0].split(" - ")[0].strip(" -–—")
            if _is_name(name):
                return name
    return None


def _host_name(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
