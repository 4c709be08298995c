"""The one door for text from outside: nothing that steers a terminal gets through.

Removed are the C0 controls but newline and tab, DEL, the C1 controls, every bidirectional
control, tag characters, supplementary variation selectors, invisible operators and fillers, format
controls of music, shorthand and hieroglyphs, interlinear marks, noncharacters and lone surrogates.
Joiners that scripts and emoji sequences need (U+200C, U+200D, U+FE0E, U+FE0F) stay, but no more
than two in a row, in which something could be hidden; of combining marks on one letter ten stay,
which is more than any script needs. The result is NFC (Unicode Standard Annex 15).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_ESCAPE_SEQUENCES = re.compile(
    # Operating-system commands and device strings up to their terminator; they never span lines.
    "(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\n\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\\\|\x9c)"
    # Control sequences with their parameters, then any other two-character escape.
    "|(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"
    "|\x1b[ -/]{0,16}[0-Z\\\\^-~]"
)
_STEERING = re.compile("[\x1b\x90-\x9f]")
_UNWANTED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff"
    "\U00016fe4\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\ud800-\udfff"
    "]"
)
_PLANE_ENDS = re.compile(
    "["
    + "".join(
        chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(1, 17)
    )
    + "]"
)
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
_JOINERS_TOGETHER = re.compile(f"([{_JOINERS}]{{2}})[{_JOINERS}]+")
_MOST_MARKS = 10
"""Combining marks on one letter. Unicode's own limit for streams is 30 (Annex 15, section 13); the
deepest stacks in use, of Hebrew with cantillation, have five. Without a limit they paint over the
lines around them, and bringing them into their canonical order takes quadratic time."""
_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1}}}")
_BLANKS = re.compile(r"\s+")
_JAMO = range(0x1160, 0x1200)
"""Vowels and final consonants that join a Korean syllable before them."""
_HARMLESS = bytes([0x09, 0x0A, *range(0x20, 0x7F)])


def _suspects(text: str) -> str:
    """The distinct characters of `text` that are not plain ASCII: few, as a rule."""
    encoded = text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS)
    return "".join(set(encoded.decode("utf-8", "surrogatepass")))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


@lru_cache(maxsize=4096)
def _comes_apart(character: str) -> bool:
    return len(unicodedata.normalize("NFC", character)) > 1


@lru_cache(maxsize=4096)
def _composes(character: str) -> bool:
    """Whether NFC may change a text with this character, alone or behind another."""
    return (
        _is_mark(character)
        or ord(character) in _JAMO
        or not unicodedata.is_normalized("NFC", character)
    )


def sanitise(text: str) -> str:
    """Text of any size without steering characters, its line ends as newlines, in NFC."""
    suspects = _suspects(text)
    if not suspects:
        return text
    if "\r" in suspects:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _LINE_ENDS.search(suspects):
        text = _LINE_ENDS.sub("\n", text)
    if _STEERING.search(suspects):
        text = _ESCAPE_SEQUENCES.sub("", text)
    if _UNWANTED.search(suspects.replace("\r", "")):
        text = _UNWANTED.sub("", text)
    if _PLANE_ENDS.search(suspects):
        text = _PLANE_ENDS.sub("", text)
    if any(joiner in suspects for joiner in _JOINERS):
        text = _JOINERS_TOGETHER.sub(r"\1", text)
    if not any(map(_composes, suspects)):
        return text
    text = unicodedata.normalize("NFC", _with_few_marks(text))
    # Some characters are written out as marks.
    return _with_few_marks(text) if any(map(_comes_apart, suspects)) else text


def sanitise_values(value: object) -> object:
    """What JSON is made of, with every text in it sanitised: escaped in JSON, what steers would
    come to life again in whoever reads it."""
    if isinstance(value, str):
        return sanitise(value)
    if isinstance(value, Mapping):
        return {key: sanitise_values(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [sanitise_values(item) for item in value]
    return value


def _with_few_marks(text: str) -> str:
    if not _MAYBE_MARKS.search(text):
        return text
    marks = "".join(filter(_is_mark, set(text)))
    return re.sub(f"([{marks}]{{{_MOST_MARKS}}})[{marks}]+", r"\1", text) if marks else text


def sanitise_line(text: str) -> str:
    """The same as one line: every run of white space becomes a single blank."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _BLANKS.sub(" ", sanitise(text)).strip()
