"""Web addresses from outside: only http and https, only with a host that can exist."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from newstui.cleaning.sanitise import sanitise_line

MAX_LENGTH = 8192
"""Characters; longer ones are no addresses but payloads."""

_SPACES_AND_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\\<>\"]")
_HOST = re.compile(r"(?!-)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)


def web_url(text: str | None, base: str | None = None) -> str | None:
    """The absolute http or https address that `text` gives, or None if it gives none.

    A relative address is resolved against `base`. Addresses with blanks, steering characters,
    backslashes, an impossible host or an impossible port are refused rather than mended.
    """
    address = (text or "").strip()
    if not address or len(address) > MAX_LENGTH or _SPACES_AND_CONTROLS.search(address):
        return None
    try:
        if base:
            address = urljoin(base, address)
        parts = urlsplit(address)
        if parts.scheme.lower() not in ("http", "https") or not _has_possible_host(parts):
            return None
    except ValueError:
        return None
    return address if sanitise_line(address) == address else None


def split_login(url: str) -> tuple[str, tuple[str, str] | None]:
    """A web address without `user:password@`, and the two, percent-decoded."""
    parts = urlsplit(url)
    if "@" not in parts.netloc:
        return url, None
    login, _, host = parts.netloc.rpartition("@")
    name, _, password = login.partition(":")
    return urlunsplit(parts._replace(netloc=host)), (unquote(name), unquote(password))


def _has_possible_host(parts: SplitResult) -> bool:
    """Whether the host could be looked up; ValueError from urllib for a bad port or bracket."""
    host = parts.hostname
    if not host or (parts.port is not None and parts.port == 0):
        return False
    if ":" in host:
        host = f"[{host}]"
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    return _HOST.fullmatch(host) is not None
