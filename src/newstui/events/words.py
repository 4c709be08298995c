"""Words as grouping compares them: folded, put into Latin letters, cut to stems and hashed.

Everything here is the same for every language, so that cognates and names meet across scripts:
accents go, Cyrillic and Greek are put into Latin letters, Chinese, Japanese and Thai are cut into
pairs of characters, and a stem is the first letters of a word (truncation is the strongest simple
stemmer across languages: McNamee, Nicholas & Mayfield, SIGIR 2009).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

STEM_LENGTH = 6
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*|[{_UNSPACED}]+|[^\W\d_{_UNSPACED}]+(?:['’][^\W\d_{_UNSPACED}]+)?"
)
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]")
# The same words where a text has no other letters: so they are found twice as fast.
_ASCII_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+(?:'[A-Za-z]+)?")
_SPACED_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_OUTLET = re.compile(r"(?P<kept>.{12,}\S)(?:\s*[|»•]\s*|\s+[-–—\"]\s+)(?P<tail>[^|»•]{2,45})$")
_CYRILLIC = (
    "аa бb вv гg дd еe зz иi кk лl мm нn оo пp рr сs тt уu фf хh цc ыi эe јj љl њn ћc ђd ґg іi"
)
_GREEK = "αa βv γg δd εe ζz ηi ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf ωo"
_LATIN = str.maketrans(
    {
        **{pair[0]: pair[1] for pair in f"{_CYRILLIC} {_GREEK}".split()},
        "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ъ": "", "ь": "",
        "џ": "dzh", "є": "e", "ѕ": "dz", "θ": "th", "χ": "ch", "ψ": "ps",
        "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th",
        "ð": "d", "’": "'", "‘": "'", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه",
    }
)  # fmt: skip
_ARABIC = str.maketrans(
    {
        "ب": "b", "ت": "t", "ث": "t", "ج": "g", "ح": "h", "خ": "h", "د": "d", "ذ": "d",
        "ر": "r", "ز": "z", "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z",
        "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
        "پ": "b", "چ": "s", "ژ": "z", "گ": "g", "ک": "k", "ا": "", "ع": "", "ء": "",
        "و": "", "ي": "", "ی": "", "ئ": "", "ؤ": "",
    }
)  # fmt: skip
_SOUNDS = (
    (re.compile("sch|tsch|sh|ch|zh|cz|sz|dj|ts|tz"), "s"),
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("[ck]h|ck|qu|q"), "k"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("x"), "ks"),
    (re.compile("(?<=.)j"), "i"),
)
_LETTERS = str.maketrans({"c": "k", "j": "g", "w": "v", "z": "s", "p": "b"})
_SILENT = re.compile("[aeiouyh]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """The word in small Latin letters without accents (Arabic and other scripts keep theirs)."""
    word = word.casefold()
    if not word.isascii():
        word = word.translate(_LATIN)
        word = "".join(
            c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)
        )
        word = word.translate(_LATIN)
    return word


def tokens(text: str) -> list[str]:
    """The words and numbers of a text in their order and case, unspaced scripts in pairs."""
    if text.isascii():
        return _ASCII_WORD.findall(text)
    if not _UNSPACED_RUN.search(text):
        return _SPACED_WORD.findall(text)
    cut: list[str] = []
    for token in _WORD.findall(text):
        if _UNSPACED_RUN.match(token) and len(token) > 2:
            cut.extend(a + b for a, b in pairwise(token))
        else:
            cut.append(token)
    return cut


def without_outlet(title: str) -> str:
    """A headline without the outlet's name that sites put after a bar or a dash.

    What follows the last mark goes if it is at most five words, each with a capital or figure,
    a domain name or short word among them, and at least four words stay.
    """
    cut = _OUTLET.match(title)
    if cut is None:
        return title
    kept, tail = cut["kept"], cut["tail"].split()
    if len(kept.split()) < 4 or len(tail) > 5:
        return title
    named = all(not word[0].islower() or "." in word or len(word) <= 3 for word in tail)
    return kept if named else title


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """The stem of a word of any script and case; a number without its thousands marks."""
    word = fold(word)
    if word[:1].isdigit():
        return number(word)
    mark = word.find("'")
    if mark > 0:
        # O'Brien and l'Aquila keep what follows; 's, 'll and 't do not.
        word = word[:mark] if len(word) - mark <= 3 else word[mark + 1 :]
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "su":
        word = word[:-1]
    return word[:STEM_LENGTH]


def number(token: str) -> str:
    """`1,000` and `1.000` as `1000`; a decimal point stays where it must be one."""
    parts = re.split("[.,]", token)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]):
        return "".join(parts)
    return ".".join(parts)


@lru_cache(maxsize=1 << 16)
def term(word: str) -> int:
    """The stem of the word as an unsigned 32-bit hash."""
    return crc32(stem(word).encode())


@lru_cache(maxsize=1 << 14)
def sound(name: str) -> str:
    """The consonants of one name as they survive spelling in other languages and scripts.

    `Zelensky`, `Zelenskiy`, `Selenskyj` and `Зеленский` all give the same; a name with fewer than
    three consonants keeps its vowels. After the skeleton keys of Pouliquen and Steinberger (2009).
    """
    word = fold(name).replace("'", "")
    latin = word.translate(_ARABIC)
    if latin != word and latin.startswith("l") and word.startswith("ال"):
        latin = latin[1:]
    for pattern, to in _SOUNDS:
        latin = pattern.sub(to, latin)
    latin = latin.translate(_LETTERS)
    bare = _DOUBLED.sub(r"\1", _SILENT.sub("", latin))
    if len(bare) >= 3:
        return bare
    return _DOUBLED.sub(r"\1", latin.replace("y", "i"))


def signed(value: int) -> int:
    """An unsigned 64-bit integer as SQLite keeps it."""
    return value - (1 << 64) if value >= 1 << 63 else value


@lru_cache(maxsize=1 << 14)
def name_terms(name: str) -> tuple[int, ...]:
    """The hashed sounds of the words of a name, short words left out."""
    return tuple([crc32(b"~" + sound(word).encode()) for word in tokens(name) if len(word) > 2])


def hashed(text: str) -> int:
    """Any string as an unsigned 32-bit hash."""
    return crc32(text.encode())


def stems(words: Iterable[str]) -> Sequence[str]:
    """The stems of words, in order."""
    return [stem(word) for word in words]
