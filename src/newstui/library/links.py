"""Opening links outside: web addresses only, as one argument, never through a shell."""

from __future__ import annotations

import webbrowser
from urllib.parse import urlsplit

from newstui.model.errors import NewstuiError


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
