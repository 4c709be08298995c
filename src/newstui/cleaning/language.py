"""Which language a text is written in.

The script of the letters settles most of the world's languages at once. Among those that share
the Latin, Cyrillic or Arabic script a naive Bayes model over letter n-grams decides, the longest
known n-gram at each place counting (after Lui & Baldwin 2012, "langid.py"); its weights are data,
made by `benchmarks/make_language_profiles.py`. The weights of all languages for one n-gram are
added at once, as the lanes of one long integer.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import struct
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources
from operator import add

_SAMPLE = 320
"""Letters looked at, so that no lane overflows: 320 places x 24 units x 7 a count < 2**16."""
_GLANCE, _SURE = 120, 120
"""Letters that a long text is glanced at first, and the lead that settles it: nearly always."""
_LONGEST_NGRAM = 6
_WORDS_KEPT = 50_000
_FEWEST_LETTERS = 6
"""A Latin, Cyrillic or Arabic text with fewer is too short to tell."""
_ENOUGH_LETTERS = 30
"""From here on the likeliest language is taken, however close the second."""
_DAMPING = [round(10 * math.log1p(count)) for count in range(_SAMPLE + 1)]
"""What n-grams seen this often weigh: repetition tells little more."""

_RARE = "nn gl lb af mt ga cy eu ca sw tl is az bs ms mk bg sr be mn kk ky"
_RARELY_NEWS = frozenset(_RARE.split())
"""Languages that must be clearly likelier than a close relative with many more newspapers."""
_RARE_BELOW = 98
"""Score units (7 nats) that such a language starts behind."""
_CLAIM = 42
"""Score units (3 nats) that the language a page claims starts ahead."""
_MARGIN = 20
"""Score units by which a language must lead in a shorter text."""
_SHOUTED = 0.75
"""The share of long words with a capital from which capitals mark a headline, not names."""

_SCRIPTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # script, letters, languages with the likeliest first
    ("greek", "Ͱ-Ͽἀ-῿", ("el",)),
    ("cyrillic", "Ѐ-ԯ", ()),
    ("armenian", "԰-֏", ("hy",)),
    ("hebrew", "֐-׿", ("he", "yi")),
    ("arabic", "؀-ۿݐ-ݿ", ()),
    ("devanagari", "ऀ-ॿ", ("hi", "mr", "ne")),
    ("bengali", "ঀ-৿", ("bn", "as")),
    ("gurmukhi", "਀-੿", ("pa",)),
    ("gujarati", "઀-૿", ("gu",)),
    ("tamil", "஀-௿", ("ta",)),
    ("telugu", "ఀ-౿", ("te",)),
    ("kannada", "ಀ-೿", ("kn",)),
    ("malayalam", "ഀ-ൿ", ("ml",)),
    ("sinhala", "඀-෿", ("si",)),
    ("thai", "฀-๿", ("th",)),
    ("lao", "຀-໿", ("lo",)),
    ("burmese", "က-႟", ("my",)),
    ("georgian", "Ⴀ-ჿ", ("ka",)),
    ("ethiopic", "ሀ-፿", ("am", "ti")),
    ("khmer", "ក-៿", ("km",)),
    ("hangul", "가-힣ᄀ-ᇿ", ("ko",)),
    ("kana", "ぁ-ヿ", ("ja",)),
    ("han", "一-鿿", ("zh", "ja")),
)
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESSES = re.compile(r"\S*(?:://|www\.|@)\S*")


@dataclass(frozen=True)
class _Table:
    """N-gram weights for the languages of one script."""

    languages: tuple[str, ...]
    ngrams: bytes
    """A line each, in the order of their weights."""
    weights: bytes
    """One byte for each n-gram and language."""
    starts: list[int]
    """What each language starts with: the rare ones behind."""
    known: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Words met before, with their sums: most of any text."""

    @cached_property
    def rows(self) -> dict[str, int]:
        """N-gram to the index of its row of weights; made for the scripts that are met."""
        return {ngram: row for row, ngram in enumerate(self.ngrams.decode().split("\n"))}

    def lanes_of(self, word: str) -> tuple[int, int]:
        """Sums of the weights of a word's n-grams: 16-bit lanes of the even and odd languages."""
        lanes = self.known.get(word)
        if lanes is None:
            if len(self.known) >= _WORDS_KEPT:
                self.known.clear()
            lanes = self.known[word] = self._sum(f" {word} ")
        return lanes

    def _sum(self, text: str) -> tuple[int, int]:
        width = len(self.languages)
        mask = int.from_bytes(b"\xff\x00" * (width // 2 + 1), "little")
        even = odd = 0
        for end in range(2, len(text) + 1):
            for start in range(max(0, end - _LONGEST_NGRAM), end):
                row = self.rows.get(text[start:end])
                if row is not None:
                    packed = int.from_bytes(self.weights[row * width : (row + 1) * width], "little")
                    even += packed & mask
                    odd += packed >> 8 & mask
                    break
        return even, odd


def language_of(text: str, claimed: str | None = None) -> str | None:
    """The ISO 639-1 code of the language of `text`, None where it is too short to tell.

    `claimed` is the code that the page or feed gives (`de`, `de-AT`): it tips the scales between
    close candidates, and no more. Both forms of Norwegian are `no`.
    """
    claim = claimed[:2].lower() if claimed else None
    if claim in {"nb", "nn"}:
        claim = "no"
    if len(text) > 3 * _SAMPLE:
        sample = _sample(text, _GLANCE)
        script = _script(sample)
        if script in _tables() and (found := _likeliest(sample, _tables()[script], claim, _SURE)):
            return found
    sample = _sample(text, _SAMPLE)
    script = _script(sample)
    if script is None:
        return None
    languages = next((languages for name, _, languages in _SCRIPTS if name == script), ())
    if languages:
        return claim if claim in languages else languages[0]
    if len(sample) < _FEWEST_LETTERS:
        return None
    margin = _MARGIN if len(sample) < _ENOUGH_LETTERS else 0
    return _likeliest(sample, _tables()[script], claim, margin)


def _sample(text: str, most: int) -> str:
    """Words of the text, at most so many characters, half from its beginning, half from within.

    Headlines in capitals or With Every Word Capitalised are brought down to lower case.
    """
    if len(text) > 3 * most:
        middle = len(text) // 2
        words = _words(text[: 2 * most], most // 2)
        words += " " + _words(text[middle : middle + 2 * most], most // 2 - 1)
    else:
        words = _words(text, most)
    long = [word for word in words.split() if len(word) > 3]
    raised = sum(word[0].isupper() for word in long)
    return words.lower() if words.isupper() or raised >= max(4, _SHOUTED * len(long)) else words


def _words(text: str, most: int) -> str:
    """The words of the text but those of addresses, cut after so many characters."""
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESSES.sub(" ", text)
    words = []
    room = most
    for match in _LETTERS.finditer(text):
        words.append(match[0])
        room -= len(match[0]) + 1
        if room < 0:
            break
    return " ".join(words)[:most]


@lru_cache(maxsize=1)
def _script_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(f"[{letters}]")) for name, letters, _ in _SCRIPTS)


def _script(sample: str) -> str | None:
    """The script of most letters; kana beside Chinese characters is Japanese."""
    if not sample:
        return None
    if sample.isascii() or max(sample) < "Ͱ":
        return "latin"
    letters = sum(map(str.isalpha, sample))
    counts = {name: len(found.findall(sample)) for name, found in _script_patterns()}
    counts["latin"] = letters - sum(counts.values())
    if counts["kana"] * 5 > counts["han"]:
        counts["kana"] += counts["han"]
    # A Chinese character or Korean syllable says as much as two letters and a half.
    for dense in ("han", "kana", "hangul"):
        counts[dense] = counts[dense] * 5 // 2
    return max(counts, key=lambda name: counts[name])


@lru_cache(maxsize=1)
def _tables() -> dict[str, _Table]:
    packed = resources.files("newstui.cleaning").joinpath("language_profiles.bin.gz").read_bytes()
    head, _, rest = gzip.decompress(packed).partition(b"\n")
    tables = json.loads(head)["tables"]
    count = sum(table["ngrams"] for table in tables)
    *lines, weights = rest.split(b"\n", count)
    result = {}
    line = offset = 0
    for table in tables:
        size = table["ngrams"]
        ngrams = b"\n".join(lines[line : line + size])
        end = offset + size * len(table["languages"])
        languages = tuple(table["languages"])
        starts = [-_RARE_BELOW if language in _RARELY_NEWS else 0 for language in languages]
        result[table["script"]] = _Table(languages, ngrams, weights[offset:end], starts)
        line, offset = line + size, end
    return result


def _likeliest(sample: str, table: _Table, claim: str | None, margin: int) -> str | None:
    """The best language for the sample, None where none leads by the margin."""
    scores = list(map(add, _scores(sample, table), table.starts))
    if claim in table.languages:
        at = table.languages.index(claim)
        scores[at] += _CLAIM + (_RARE_BELOW if claim in _RARELY_NEWS else 0)
    highest = max(scores)
    first = table.languages[scores.index(highest)]
    scores.remove(highest)
    if highest - max(scores) < margin:
        return None
    return "no" if first == "nn" else first


def _scores(sample: str, table: _Table) -> list[int]:
    """Summed weights of each language over the words of the sample."""
    even = odd = 0
    for word, count in Counter(sample.split()).items():
        word_even, word_odd = table.lanes_of(word)
        even += word_even * _DAMPING[count]
        odd += word_odd * _DAMPING[count]
    pairs = len(table.languages) // 2 + 1
    scores = [0] * (2 * pairs)
    for parity, total in enumerate((even, odd)):
        scores[parity::2] = struct.unpack(f"<{pairs}H", total.to_bytes(2 * pairs, "little"))
    return scores[: len(table.languages)]
