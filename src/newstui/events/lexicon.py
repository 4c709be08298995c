"""The vocabulary of news across languages: which stems mean the same notion."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from newstui.events.words import hashed, term, tokens


@lru_cache(maxsize=1)
def notions() -> dict[int, int]:
    """The hashed notion of each hashed stem in the lexicon; the first line that has it wins."""
    found: dict[int, int] = {}
    text = files(__package__).joinpath("data/lexicon.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        words = tokens(line)
        notion = hashed("=" + words[0])
        for word in words:
            found.setdefault(term(word), notion)
    return found
