"""Text as Markdown and iCalendar want it, so that nothing in it is taken for their own marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from newstui.cleaning.sanitise import sanitise, sanitise_line

_FORMULA_SIGNS = "=+-@"
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
"""What `sanitise` lets stand, and nobody sees."""
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~!&$]")
_MARKDOWN_LINE = re.compile(r"^[ \t]*(?:(\d{0,9})(?=[-+=:.)]))?", re.MULTILINE)
"""What makes a line code, a rule, a heading's underline or an entry of a list."""


def markdown(text: str) -> str:
    """Text in which nothing is taken for emphasis, a link, a heading, a list, code or markup."""
    marked = _MARKDOWN.sub(r"\\\g<0>", sanitise(text))
    return _MARKDOWN_LINE.sub(_line_start, marked)


def _line_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1] is not None else ""


def spreadsheet_cell(text: str) -> str:
    """Text as one line that no spreadsheet takes for a formula; some take full-width signs so."""
    line = sanitise_line(text)
    first = unicodedata.normalize("NFKC", line.lstrip(_JOINERS)[:1])
    return f"'{line}" if first in _FORMULA_SIGNS and first else line


def calendar_text(text: str) -> str:
    """A value of RFC 5545 type TEXT."""
    escaped = sanitise_line(text).replace("\\", "\\\\").replace(";", "\\;")
    return escaped.replace(",", "\\,")


def calendar_days(first: date, last: date) -> list[str]:
    """The properties of whole days, the last included: RFC 5545 ends before the day it names."""
    # The last day that there is has none after it.
    last = min(last, date.max - timedelta(days=1))
    first = min(first, last)
    return [
        f"DTSTART;VALUE=DATE:{_basic(first)}",
        f"DTEND;VALUE=DATE:{_basic(last + timedelta(days=1))}",
    ]


def _basic(day: date) -> str:
    """As 20240211; %Y would leave the zeros of early years out."""
    return day.isoformat().replace("-", "")


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
