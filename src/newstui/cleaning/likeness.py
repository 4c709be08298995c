"""Whether two short lines say the same, however they are set."""

from __future__ import annotations

import re
from functools import lru_cache

_REMEMBERED = 400
"""Characters up to which a line is remembered: one is asked for several times in a document."""
_WORDS = re.compile(r"\w+")
_ASCII = "".join(chr(c).lower() if chr(c).isalnum() or c == ord("_") else " " for c in range(128))
"""The same for plain ASCII, as a table of what each character becomes."""

_SET = 5
"""Characters in which a line's first letter is: quotation marks, bullets and such may open it."""


def folded(line: str) -> str:
    """The line's words alone, in lower case: equal for lines that differ only in setting."""
    return _remembered(line) if len(line) <= _REMEMBERED else _folded(line)


def _folded(line: str) -> str:
    if line.isascii():
        return " ".join(line.translate(_ASCII).split())
    return " ".join(_WORDS.findall(line.casefold()))


_remembered = lru_cache(maxsize=4096)(_folded)


def same_headline(line: str, title: str) -> bool:
    """Whether a line is the title, also where either is cut short or carries a site's name."""
    if abs(len(line) - len(title)) > max(len(line), len(title)) // 2:
        return False
    b = folded(title)
    if not b or b[0] not in line[:_SET].casefold():
        return False
    a = folded(line)
    if not a:
        return False
    if len(a) > len(b):
        a, b = b, a
    return a == b or (len(a) >= 20 and len(a) * 3 >= len(b) * 2 and b.startswith(a))
