"""Whether two short lines say the same, however they are set."""

from __future__ import annotations

import re

_WORDS = re.compile(r"\w+")


def folded(line: str) -> str:
    """The line's words alone, in lower case: equal for lines that differ only in setting."""
    return " ".join(_WORDS.findall(line.casefold()))


def same_headline(line: str, title: str) -> bool:
    """Whether a line is the title, also where either is cut short or carries a site's name."""
    if abs(len(line) - len(title)) > max(len(line), len(title)) // 2:
        return False
    a, b = folded(line), folded(title)
    if not a or not b:
        return False
    if len(a) > len(b):
        a, b = b, a
    return a == b or (len(a) >= 20 and len(a) * 3 >= len(b) * 2 and b.startswith(a))
