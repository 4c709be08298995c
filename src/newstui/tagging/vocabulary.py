"""The weighted topic vocabulary in memory, one language at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newstui.tagging.tokens import words_in

_DECISIVE, _PLAIN, _HINT = 2.0, 1.0, 0.4
_SHORTEST_PREFIX = 2
_NOTHING = "none"
"""Stands for a topic before phrases whose words are meant otherwise: `race against time`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word or phrase tells."""

    topic: str
    """Top-level code."""
    narrower: str | None
    weight: float


_Phrases = dict[str, dict[tuple[str, ...], tuple[Entry, ...]]]


@dataclass(frozen=True, slots=True)
class Told:
    """All that one word tells."""

    entries: tuple[Entry, ...]
    """By itself."""
    phrases: _Phrases
    """As the first of these words, by the second; a phrase with no entries tells nothing."""

    def at(self, words: list[str], at: int) -> tuple[int, tuple[Entry, ...]]:
        """Where the longest phrase that begins here ends, or the word, and what it tells."""
        phrases = self.phrases.get(words[at + 1]) if at + 1 < len(words) else None
        past, told = at + 1, self.entries
        for parts, entries in (phrases or {}).items():
            end = at + len(parts)
            if end > past and tuple(words[at:end]) == parts:
                past, told = end, entries
        return past, told


class Vocabulary(dict[str, Told | None]):
    """A word in lower case, to what it tells in one language; None if that is nothing.

    Answers are kept, so that the beginnings of a word are looked at once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, tuple[Entry, ...]] = {}
        self._beginnings: dict[str, tuple[Entry, ...]] = {}
        self._phrases: dict[str, _Phrases] = {}

    def add(self, word: str, *entry: Entry) -> None:
        """Takes in a word, the beginning of one (`bomb*`), or a phrase; one that tells nothing if
        no entry is given."""
        if word.endswith("*") and " " not in word:
            stem = word[:-1]
            self._beginnings[stem] = (*self._beginnings.get(stem, ()), *entry)
            return
        lower = word.lower()
        parts = (lower,) if lower.isalpha() else tuple(words_in(lower))
        if len(parts) == 1:
            self._words[parts[0]] = (*self._words.get(parts[0], ()), *entry)
        else:
            phrases = self._phrases.setdefault(parts[0], {}).setdefault(parts[1], {})
            phrases[parts] = (*phrases.get(parts, ()), *entry)

    def __missing__(self, word: str) -> Told | None:
        if len(self) > _MOST_KEPT:
            self.clear()
        entries, phrases = self._told_by(word), self._phrases.get(word, {})
        self[word] = told = Told(entries, phrases) if entries or phrases else None
        return told

    def _told_by(self, word: str) -> tuple[Entry, ...]:
        found = self._words.get(word, ())
        for length in range(min(len(word), _LONGEST), _SHORTEST_PREFIX - 1, -1):
            if word[:length] in self._beginnings:
                return found + self._beginnings[word[:length]]
        return found


LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru")
_LONGEST = 60
"""Letters of a word that are looked at; beyond, a line without blanks is no word."""
_MOST_KEPT = 1 << 16


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a supported language, with the words that all languages share."""
    made = Vocabulary()
    for section in {"any": None, language: None}:
        for topic, narrower, word in _sections().get(section, ()):
            weight = _DECISIVE if word[-1] == "+" else _HINT if word[-1] == "-" else _PLAIN
            told = () if topic == _NOTHING else (Entry(topic, narrower, weight),)
            made.add(word.rstrip("+-"), *told)
    return made


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
