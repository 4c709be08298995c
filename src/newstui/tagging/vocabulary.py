"""The weighted topic vocabulary in memory, one language at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from newstui.tagging.tokens import tokenise

_DECISIVE, _PLAIN, _HINT = 2.0, 1.0, 0.4
_SHORTEST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word or phrase tells."""

    topic: str
    """Top-level code."""
    narrower: str | None
    weight: float


@dataclass(slots=True)
class Vocabulary:
    """Words, beginnings of words, and phrases (by their first word) of one language."""

    words: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    beginnings: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    phrases: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]] = field(default_factory=dict)

    def add(self, word: str, entry: Entry) -> None:
        if word.endswith("*") and " " not in word:
            stem = word[:-1]
            self.beginnings[stem] = (*self.beginnings.get(stem, ()), entry)
            return
        parts = tuple(tokenise(word.lower()).lower)
        if len(parts) == 1:
            self.words[parts[0]] = (*self.words.get(parts[0], ()), entry)
        else:
            self.phrases[parts[0]] = (*self.phrases.get(parts[0], ()), (parts, entry))


LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru")


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a supported language, with the words that all languages share."""
    made = Vocabulary()
    for section in {"any": None, language: None}:
        for topic, narrower, word in _sections().get(section, ()):
            weight = _DECISIVE if word[-1] == "+" else _HINT if word[-1] == "-" else _PLAIN
            made.add(word.rstrip("+-"), Entry(topic, narrower, weight))
    return made


_LONGEST = 60
"""Letters of the longest word looked up; beyond, a line without blanks is no word."""


@lru_cache(maxsize=1 << 16)
def entries(language: str, word: str) -> tuple[Entry, ...]:
    """What a word in lower case tells in a language; nothing if it is in no list."""
    if len(word) > _LONGEST:
        return ()
    known = vocabulary(language)
    found = known.words.get(word, ())
    for length in range(len(word), _SHORTEST_PREFIX - 1, -1):
        if word[:length] in known.beginnings:
            return found + known.beginnings[word[:length]]
    return found


@cache
def _sections() -> dict[str, list[tuple[str, str | None, str]]]:
    data = files("newstui.tagging").joinpath("data/topic_words.txt").read_text(encoding="utf-8")
    sections: dict[str, list[tuple[str, str | None, str]]] = {}
    for line in data.splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            codes, words = line.split(": ", 1)
            topic, _, narrower = codes.partition("/")
            current += [(topic, narrower or None, word.strip()) for word in words.split(",")]
    return sections
