"""The title of a dump: the line above the article that is most like a headline of it.

Each line near the article's beginning gets a weighted sum of what can be seen of it; the weights
are those of a conditional logit, fitted by `benchmarks/fit_dump_titles.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newstui.cleaning.cues import Cue, cue_of
from newstui.cleaning.likeness import folded

_ABOVE = 40
_BELOW = 6
_LENGTHS = range(8, 251)
_WORDS = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DIGIT = re.compile(r"\d")
_LISTED = re.compile(r"^[•*·–-]\s|\s[|/]\s")
_TRAIL = re.compile(r"[»›>]")
_LEAST = -1.0
"""Score below which no line is called a title: a dump may begin with its first sentence."""

WEIGHTS: dict[str, float] = {
    "3 words at most": -1.23,
    "4 to 18 words": 1.58,
    "over 25 words": -0.19,
    "over 140 letters": -0.21,
    "ends in a stop": -1.48,
    "ends in a comma": -0.33,
    "listed": -0.81,
    "trail": -0.68,
    "capitals": -0.27,
    "digit": 0.92,
    "dash": -0.4,
    "short with a year": -0.39,
    "lines above": -0.23,
    "right above": 0.88,
    "inside": -1.62,
    "in body": 1.86,
    "in lede": 1.81,
    "in address": 2.54,
    "repeats": -0.28,
    "very first": -0.37,
    "among first": -0.25,
    "named inside others": 0.77,
    "headline before": -0.85,
    "credits follow": 1.23,
    "date follows": 1.49,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the title, and what can be seen of it."""

    index: int
    features: dict[str, float]

    @property
    def score(self) -> float:
        return sum([WEIGHTS.get(name, 0.0) * seen for name, seen in self.features.items() if seen])


def title_of_dump(
    lines: Sequence[str], body: range, claimed: str | None, url: str | None
) -> str | None:
    """The line that is most likely the headline, None if no line is like one.

    `body` are the indices of the article's lines; `claimed` is returned where it is given.
    """
    if claimed:
        return claimed
    found = candidates(lines, body, url)
    best = max(found, key=lambda candidate: candidate.score, default=None)
    return lines[best.index] if best is not None and best.score > _LEAST else None


def candidates(lines: Sequence[str], body: range, url: str | None) -> list[Candidate]:
    """The lines near the article's first that may be its title, in their order."""
    if not body:
        return []
    first, end = max(0, body.start - _ABOVE), min(body.start + _BELOW, body.stop)
    near = _Surroundings(lines, body, url)
    cues = [cue_of(line) for line in lines[first:end]]
    credits_at = [cue is Cue.META or cue is Cue.CREDIT for cue in cues]
    date_at = [len(line) < 80 and _YEAR.search(line) is not None for line in lines[first : end + 4]]
    heads = [folded(line) for line in lines[first:end]]
    same = Counter(heads)
    all_heads = "\n".join(heads)
    found = []
    headline_before = False
    for at, (line, head, cue) in enumerate(zip(lines[first:end], heads, cues, strict=True)):
        words = [word for word in head.split() if len(word) > 3]
        if len(line) not in _LENGTHS or cue is not None or not words:
            continue
        features = _shape(line) | near.fit(first + at, words)
        features["named inside others"] = len(head) > 12 and all_heads.count(head) > same[head]
        features["headline before"] = headline_before
        features["credits follow"] = True in credits_at[at + 1 : at + 4]
        features["date follows"] = True in date_at[at + 1 : at + 5]
        headline_before = (
            features["in body"] >= 0.4
            and len(line.split()) >= 4
            and not _TRAIL.search(line)
            and line[-1] not in ".!?"
        )
        found.append(Candidate(first + at, features))
    return found


def _shape(line: str) -> dict[str, float]:
    """What a line shows by itself."""
    count = len(line.split())
    return {
        "3 words at most": count <= 3,
        "4 to 18 words": 4 <= count <= 18,
        "over 25 words": count > 25,
        "over 140 letters": len(line) > 140,
        "ends in a stop": line[-1] == ".",
        "ends in a comma": line[-1] in ":;,…",
        "listed": bool(_LISTED.search(line)),
        "trail": bool(_TRAIL.search(line)),
        "capitals": line.isupper(),
        "digit": _DIGIT.search(line) is not None,
        "dash": " - " in line or " | " in line,
        "short with a year": count <= 7 and _YEAR.search(line) is not None,
    }


class _Surroundings:
    """How a line stands to the article and to the rest of the dump."""

    def __init__(self, lines: Sequence[str], body: range, url: str | None) -> None:
        self._lines, self._body = lines, body
        self._repeats = Counter(map(folded, lines))
        self._words = Counter(_words(" ".join(lines[index] for index in body)))
        self._lede = set(_words(" ".join(lines[index] for index in body[:4])))
        self._address = set(_words(url or ""))

    def fit(self, index: int, words: Sequence[str]) -> dict[str, float]:
        """`words` are the longer ones of the line at `index`."""
        line, inside = self._lines[index], index in self._body
        own = Counter(_words(line)) if inside else Counter[str]()
        in_body = len([w for w in words if self._words[w] > own[w]]) / len(words)
        in_lede = len([word for word in words if word in self._lede]) / len(words)
        above = self._body.start - index
        return {
            "lines above": min(max(above, 0), _ABOVE) / 10,
            "right above": 0 <= above <= 6,
            "inside": above <= 0,
            "in body": in_body,
            "in lede": in_body if inside else in_lede,
            "in address": len([word for word in words if word in self._address]) / len(words),
            "repeats": min(self._repeats[folded(line)] - 1, 2),
            "very first": index == 0,
            "among first": index < 3,
        }


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())
