"""Text as Markdown and iCalendar want it, so that nothing in it is taken for their own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newstui.cleaning.sanitise import sanitise, sanitise_line

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def markdown(text: str) -> str:
    """Text whose marks of emphasis, links and headings are escaped."""
    return _MARKDOWN.sub(r"\\\1", sanitise(text))


def calendar_text(text: str) -> str:
    """A value of RFC 5545 type TEXT."""
    escaped = sanitise_line(text).replace("\\", "\\\\").replace(";", "\\;")
    return escaped.replace(",", "\\,")


def calendar_line(line: str) -> str:
    """A content line folded at 75 octets and ended with CR, to be followed by LF (RFC 5545)."""
    return "\r\n ".join(_folded(line)) + "\r"


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 74 octets; a character is never cut."""
    piece, size = "", 0
    for character in line:
        width = len(character.encode("utf-8"))
        if size + width > 74:
            yield piece
            piece, size = "", 0
        piece += character
        size += width
    yield piece
