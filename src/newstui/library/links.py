"""Links: those in an article's text, whether they are what they seem, and opening them outside.

Web addresses only, as one argument, never through a shell.
"""

from __future__ import annotations

import re
import unicodedata
import webbrowser
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urldefrag, urlsplit

from newstui.model.errors import NewstuiError
from newstui.model.shape import Anchor, Link, Picture
from newstui.sources.links import web_url

_MOST_LINKS = 200
_HOST_IN_WORDS = re.compile(
    r"(?:https?://)?((?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24})(?:[/?#:]\S*)?", re.IGNORECASE
)
_CONFUSABLE = str.maketrans(
    dict(zip("аеорсухіјѕԁһӏьοανρτικ01358", "aeopcyxijsdhlboavptikolesb", strict=True))
)
"""Letters of other scripts, and digits, that look like a Latin letter: the commonest of Unicode
Technical Standard 39's confusables among those that host names may have."""


_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?", re.IGNORECASE)
"""What programs take for an IPv4 address, beside the usual form of one."""
_LIKE_SLASHES = re.compile("[a-z][ノソン丿〳][a-z]", re.IGNORECASE)
_TOGETHER = tuple(
    frozenset(scripts)
    for scripts in (
        ("LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
        ("LATIN", "CJK", "HANGUL"),
        ("LATIN", "CJK", "BOPOMOFO"),
    )
)
"""Scripts that are written in one word: the "highly restrictive" profile of the same standard."""
_PHONETIC = re.compile("[\u0250-\u02af\u1d00-\u1dbf]")


def open_in_browser(url: str) -> None:
    """Opens a web address in the reader's browser (`BROWSER` is honoured).

    Raises NewstuiError for anything that is not http or https, or if no browser could be started.
    """
    if not is_web(url):
        raise NewstuiError("this article has no web address that can be opened")
    if not webbrowser.open(url):
        raise NewstuiError("no browser could be started; set BROWSER to one")


def is_web(url: str) -> bool:
    """Whether an address is http or https with a host, and nothing a program could misread."""
    if any(character.isspace() or not character.isprintable() for character in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def judged(text: str, anchors: Sequence[Anchor], base: str | None) -> tuple[Link, ...]:
    """The links of a text that may be opened, each with its real host and what speaks against it.

    `base` is the article's own address, which relative ones are resolved against. What leads to
    the article itself, or to nothing that can be opened, is left out.
    """
    found = []
    for anchor in anchors[:_MOST_LINKS]:
        url = web_url(anchor.address, base)
        if url is None or not is_web(url) or (base and urldefrag(url)[0] == urldefrag(base)[0]):
            continue
        words = text[anchor.start : anchor.end]
        host, warning = host_shown(url), why_doubtful(url, words, base)
        found.append(Link(anchor.start, anchor.end, url, host, warning))
    return tuple(found)


def pictured(pictures: Sequence[Picture], base: str | None) -> tuple[Link, ...]:
    """The pictures that may be opened, as links which stand nowhere in the text."""
    found = []
    for picture in pictures:
        url = web_url(picture.address, base)
        if url is not None and is_web(url):
            found.append(Link(0, 0, url, host_shown(url), why_doubtful(url), words=picture.words))
    return tuple(found)


def host_shown(url: str) -> str:
    """The host that a browser would ask: `xn--…` where letters of it could mislead."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    ascii_host, letters = _both_forms(host)
    return ascii_host if _misleads(letters) else letters


def why_doubtful(url: str, words: str = "", base: str | None = None) -> str:
    """Why an address may not be what it, or the words that lead to it, seem to say; else empty."""
    parts = urlsplit(url)
    ascii_host, letters = _both_forms((parts.hostname or "").removeprefix("www."))
    if "@" in parts.netloc:
        return f"what stands before @ is no host: it leads to {ascii_host}"
    if _is_number(parts.hostname or ""):
        return "a number in the place of a host's name"
    if _misleads(letters):
        looks = _skeleton(letters)
        if looks.isascii():
            return f"looks like {looks}, with letters of another script"
        return "letters of several scripts, or signs that look like others, in the host's name"
    named = _HOST_IN_WORDS.fullmatch(words.strip())
    if named and _site(named[1].lower()) != _site(letters):
        return f"says {named[1].lower()}, leads to {letters}"
    own = _both_forms((urlsplit(base or "").hostname or "").removeprefix("www."))[1]
    site, own_site = _site(letters), _site(own)
    if own and site != own_site and _skeleton(site) == _skeleton(own_site):
        return f"looks like {own_site}, and is another"
    return ""


def _both_forms(host: str) -> tuple[str, str]:
    """A host in ASCII and in letters; both as it is where it cannot be converted."""
    try:
        ascii_host = host.encode("idna").decode("ascii")
        return ascii_host, ascii_host.encode("ascii").decode("idna")
    except UnicodeError:
        return host, host


def _misleads(host: str) -> bool:
    """Whether a part of it mixes scripts, holds what looks like a dot or a slash, or has letters
    that all look like plain Latin ones but are not."""
    for part in host.split("."):
        if any(unicodedata.category(sign)[0] not in "LMN" for sign in part if sign not in "-_"):
            return True
        if _LIKE_SLASHES.search(part):
            return True
        scripts = {_script(letter) for letter in part if letter.isalpha()}
        if not any(scripts <= together for together in _TOGETHER) and len(scripts) > 1:
            return True
        if scripts and scripts != {"LATIN"} and _skeleton(part).isascii():
            return True
    return False


def _script(letter: str) -> str:
    """The script of a letter; of those Latin ones that only phoneticians write, a made-up one."""
    name = unicodedata.name(letter, "").split(" ")[0]
    return "PHONETIC" if name == "LATIN" and _PHONETIC.match(letter) else name


def _skeleton(host: str) -> str:
    """The host with each letter as it looks: equal for hosts that are easily taken for another."""
    plain = unicodedata.normalize("NFKD", host.lower())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return bare.translate(_CONFUSABLE).replace("rn", "m").replace("vv", "w")


def _site(host: str) -> str:
    """The last two parts of a host, or three under endings such as `co.uk`."""
    parts = host.removeprefix("www.").rstrip(".").split(".")
    most = 3 if len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3 else 2
    return ".".join(parts[-most:])


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return _NUMBER.fullmatch(host) is not None
    return True
