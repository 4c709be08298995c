"""The title of a dump: the line above the article that is most like a headline of it.

Each line near the article's beginning gets a weighted sum of what can be seen of it; the weights
are those of a conditional logit, fitted by `benchmarks/fit_dump_titles.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from newstui.cleaning.cues import cue_of

_ABOVE = 40
_BELOW = 1
"""Only the article's first line may be its title; what stands below it is text."""
_CLOSING = "\"'’”»)"
_FOLLOWING = 4
"""Lines below a title among which its date and its author are looked for."""
_LENGTHS = range(8, 251)
_BODY_SEEN = 4_000
"""Characters of the article in which a headline's words are looked for."""
_LONGER = 4
"""Letters of the shortest word that is looked for elsewhere."""
_SETTING = ",.:;!?…\"'’“”„«»()[]/|-–—_"
"""What stands around words and is no part of them."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE_MOST = 80
"""Characters of the longest line that dates an article."""
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d[:.]\d\d\b")
_MARKS = re.compile(r"[»›>→|/•*·–-]")
_LISTED = re.compile(r"^[•*·–-]\s|\s[|/]\s")
_TRAIL = re.compile(r"(?:^|\s)[»›>→/]+(?:\s|$)|\w[›>]\w")
_CREDIT_WORDS = (
    "by von par por di door af av od przez text autor autorin author posted published updated"
    " written veröffentlicht aktualisiert stand publié mis publicado actualizado pubblicato"
    " aggiornato gepubliceerd opublikowano автор опубликовано"
)
_CREDITS = frozenset(_CREDIT_WORDS.split())
"""What bylines and lines that date an article begin with."""
_NAME_MOST = 50
"""Characters of the longest name of a person."""
_HEADLINE_IN_BODY = 0.3
"""The share of a headline's words, at least, that the article says as well."""
_LEAST = -1.0
"""Score below which no line is called a title: a dump may begin with its first sentence."""


class Features(NamedTuple):
    """What can be seen of a line that may be the title; or, as weights, what each of it counts."""

    few_words: float
    headline_length: float
    ends_in_a_stop: float
    listed: float
    trail: float
    digit: float
    clock: float
    short_with_a_year: float
    name: float
    lines_above: float
    near_above: float
    right_above: float
    inside: float
    in_body: float
    in_lede: float
    in_address: float
    covers_address: float
    repeats: float
    named_inside_others: float
    headlines_before: float
    below_headline: float
    credits_follow: float
    date_follows: float


WEIGHTS = Features(
    few_words=-0.94,
    headline_length=1.36,
    ends_in_a_stop=-1.03,
    listed=-0.58,
    trail=-0.84,
    digit=0.73,
    clock=-0.44,
    short_with_a_year=-0.21,
    name=-0.60,
    lines_above=-0.61,
    near_above=0.20,
    right_above=0.34,
    inside=-0.38,
    in_body=1.32,
    in_lede=1.56,
    in_address=1.54,
    covers_address=1.79,
    repeats=-0.07,
    named_inside_others=0.86,
    headlines_before=-0.88,
    below_headline=-0.86,
    credits_follow=1.42,
    date_follows=1.39,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the title, and what can be seen of it."""

    index: int
    features: Features

    @property
    def score(self) -> float:
        total: float = sum(map(mul, WEIGHTS, self.features))
        return total


def title_of_dump(
    lines: Sequence[str], body: range, claimed: str | None, url: str | None
) -> str | None:
    """The line that is most likely the headline, None if no line is like one.

    `body` are the indices of the article's lines; `claimed` is returned where it is given.
    """
    if claimed:
        return claimed
    scored = [(candidate.score, candidate.index) for candidate in candidates(lines, body, url)]
    for score, index in sorted(scored, reverse=True):
        if score <= _LEAST:
            break
        if cue_of(lines[index]) is None:
            return lines[index]
    return None


def candidates(lines: Sequence[str], body: range, url: str | None) -> list[Candidate]:
    """The lines near the article's first that may be its title, in their order.

    Lines above it, and itself if it is no sentence.
    """
    if not body:
        return []
    page = _Page(lines, body, url)
    found: list[Candidate] = []
    headlines = 0
    last_headline = -2
    for at, words in enumerate(page.words):
        line = page.nearby[at]
        if page.first + at == body.start and line.rstrip(_CLOSING).endswith("."):
            break
        if len(line) not in _LENGTHS:
            continue
        longer = [word for word in words if len(word) >= _LONGER]
        if not page.known.isdisjoint(longer):
            below = last_headline == at - 1
            features = page.features(at, len(words), longer, headlines, below=below)
            found.append(Candidate(page.first + at, features))
            if _is_headline(line, features):
                headlines += 1
                last_headline = at
    return found


def _is_headline(line: str, features: Features) -> bool:
    """Whether a line may well be the title, so that one further down is a standfirst."""
    return (
        features.in_body >= _HEADLINE_IN_BODY
        and not (features.few_words or features.trail or features.clock)
        and line[-1] not in ".!?:"
    )


class _Page:
    """What a line is held against: the article, its address and the lines nearby."""

    def __init__(self, lines: Sequence[str], body: range, url: str | None) -> None:
        self.first = max(0, body.start - _ABOVE)
        end = min(body.start + _BELOW, body.stop)
        self.nearby = lines[self.first : end + _FOLLOWING]
        self._shown = "\n".join([line[: _LENGTHS.stop] for line in self.nearby]).lower()
        self.words = [line.split() for line in _unset(self._shown).split("\n")]
        self._credits = [bool(words) and words[0] in _CREDITS for words in self.words]
        self._dates = [len(line) < _DATE_MOST and _has_year(line) for line in self.nearby]
        del self.words[end - self.first :]
        self._body = body
        self._repeats = Counter(lines)
        text = "\n".join(lines[body.start : body.stop])[:_BODY_SEEN]
        text = _unset(text.lower())
        self._in_body = frozenset(text.split())
        self._rest = text.partition("\n")[2]
        self._in_lede = {word for line in text.split("\n", 4)[:4] for word in line.split()}
        address = (url or "").lower()
        self._address = _longer(address)
        self._name = _longer(_longest_name(address))
        self.known = self._address | self._in_body
        """Words of which a title has one at least."""

    def features(
        self, at: int, count: int, longer: list[str], headlines: int, *, below: bool
    ) -> Features:
        """What can be seen of the line at `at` of those nearby.

        It has `count` words, `longer` among them; `headlines` stand above it, one right above
        where `below`.
        """
        line = self.nearby[at]
        above = self._body.start - self.first - at
        if above > 0:
            in_body, in_lede = _share(longer, self._in_body), _share(longer, self._in_lede)
        else:
            in_body = in_lede = _share(longer, frozenset(self._rest.split()))
        marked = _MARKS.search(line) is not None
        digit = _DIGIT.search(line) is not None
        return Features(
            few_words=count <= 3,
            headline_length=4 <= count <= 18,
            ends_in_a_stop=line[-1] == ".",
            listed=marked and _LISTED.search(line) is not None,
            trail=marked and _TRAIL.search(line) is not None,
            digit=digit,
            clock=digit and _CLOCK.search(line) is not None,
            short_with_a_year=count <= 7 and self._dates[at],
            name=2 <= count <= 5 and len(line) < _NAME_MOST and line.istitle(),
            lines_above=min(max(above, 0), _ABOVE) / 10,
            near_above=0 <= above <= 6,
            right_above=above == 1,
            inside=above == 0,
            in_body=in_body,
            in_lede=in_lede,
            in_address=_share(longer, self._address),
            covers_address=_share(self._name, longer),
            repeats=min(self._repeats[line] - 1, 2),
            named_inside_others=len(line) > 12
            and self._shown.count(line.lower()) > self._repeats[line],
            headlines_before=min(headlines, 4) / 4,
            below_headline=below,
            credits_follow=True in self._credits[at + 1 : at + 4],
            date_follows=True in self._dates[at + 1 : at + 5],
        )


def _share(words: Collection[str], known: Container[str]) -> float:
    """The share of the words that are known; none of none."""
    return sum([word in known for word in words]) / len(words) if words else 0.0


def _unset(text: str) -> str:
    """The text with blanks for what is set around its words."""
    for mark in _SETTING:
        if mark in text:
            text = text.replace(mark, " ")
    return text


def _longer(address: str) -> frozenset[str]:
    return frozenset([word for word in _unset(address).split() if len(word) >= _LONGER])


def _has_year(line: str) -> bool:
    return ("20" in line or "19" in line) and _YEAR.search(line) is not None


def _longest_name(address: str) -> str:
    """The part of an address's path that most words are joined in, which is often the title."""
    parts = re.split("[?#]", address, maxsplit=1)[0].split("/")[3:]
    return max(parts, key=lambda part: part.count("-"), default="")
