"""Single fields of documents from outside, made safe to store and show."""

from __future__ import annotations

import re

from newstui.cleaning.sanitise import sanitise_line

MAX_LINE = 2000
"""Characters of a title, author or category; a longer one is cut."""

_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_TAG = re.compile(r"<[!/?a-zA-Z][^<>]{0,2000}>")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)


def one_line(value: object) -> str | None:
    """A title, name or label as one sanitised line; None if it is blank or no text."""
    if not isinstance(value, str):
        return None
    return sanitise_line(value[: 4 * MAX_LINE])[:MAX_LINE] or None


def markup_line(value: str | None) -> str | None:
    """The same for a line of HTML: tags are dropped and entities resolved."""
    from html import unescape

    return one_line(unescape(_TAG.sub("", value or "")))


def storable(content: str) -> str:
    """Content as it came, without the characters that no file or database can hold."""
    return _NOT_TEXT.sub("", content)


def language_code(value: object) -> str | None:
    """ISO 639-1 from a language tag such as `en-GB`; None if it has no two-letter code."""
    match = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
    return match[1].lower() if match else None
