"""From bytes to text, whatever the bytes say they are.

The order follows the WHATWG Encoding Standard and its sniffing rules where they apply to files:
byte order mark, then valid UTF-8 (nothing else looks like it by accident), then what the
document declares, then a guess.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"BZh",
    b"\xfd7zXZ", b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd", b"\x7fELF", b"SQLite format 3\x00",
    b"RIFF", b"OggS", b"ID3", b"\x00\x00\x01\x00", b"wOFF", b"wOF2", b"II*\x00", b"MM\x00*",
)  # fmt: skip
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})",
    re.IGNORECASE,
)
_DECLARATION_WITHIN = 4096
_SAMPLE = 16_384
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
}
"""Labels that stand for more than they say (WHATWG Encoding Standard, section 4.2)."""
_NEVER = {"utf-7", "hz", "iso2022_kr", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le",
          "utf-32-be", "utf-8", "utf-8-sig", "idna", "punycode", "unicode_escape", "cp037",
          "raw_unicode_escape", "undefined", "mbcs", "oem", "cp500", "cp1140"}  # fmt: skip
"""Declarations not honoured: UTF-7 and its like hide markup, and a declaration that could be
read as ASCII cannot be in UTF-16; UTF-8 is tried before any declaration."""

_GUESSABLE = ("cp1252", "cp1251", "cp1250", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256",
              "cp932", "euc_jp", "gb18030", "big5", "cp949")  # fmt: skip
_SYMBOL_IN_WORD = re.compile("[a-zà-ÿ][\ufffd¥£³¹¼¾ªº¿œŸ][a-zà-ÿ]")
# As cp1252 shows Czech ř with ě, ů or č, and Hungarian ű with ő, ö or ü.
_NEVER_TOGETHER = (("ø", "ìùèý"), ("û", "õöü"))
_TURKISH = re.compile("[ığşİĞŞ]")


def looks_binary(data: bytes) -> bool:
    """Whether these first bytes of a file are no text in any encoding."""
    if data.startswith(_MAGIC):
        return True
    sample = data[:_SAMPLE]
    if not sample:
        return False
    wide = wide_encoding(sample)
    if wide:
        return _has_controls(sample.decode(wide, "ignore"))
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) * 0.02


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`; `declared` is the charset that its bearer (HTTP) gave, if any.

    Never raises: bytes that fit no encoding become U+FFFD. UTF-7 is never honoured.
    """
    wide = wide_encoding(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace").removeprefix("\ufeff")
    data = data.removeprefix(codecs.BOM_UTF8)
    text = _as_utf8(data)
    if text is not None and not ("\x1b" in text and text.isascii()):
        return text
    for label in (declared, _declared_inside(data)):
        name = _codec(label)
        if name:
            try:
                return data.decode(name)
            except (UnicodeDecodeError, LookupError):
                continue
    return text if text is not None else data.decode(_guess(data), "replace")


def declares_encoding(data: bytes) -> bool:
    """Whether a document names its own encoding."""
    return _declared_inside(data) is not None


def wide_encoding(sample: bytes) -> str | None:
    """The name of the UTF-16 or UTF-32 that these first bytes of a file are in, else None.

    Without a byte order mark it is told by where the zero bytes stand.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return name
    if b"\x00" not in sample:
        return None
    sample = sample[: len(sample) // 4 * 4]
    zeros = [sample[place::4].count(0) for place in range(4)]
    quarter = len(sample) // 4
    if not quarter:
        return None
    # A code point is below 0x110000: of its four bytes one is always zero, the next at most 16.
    if zeros[3] == quarter and max(sample[2::4]) <= 16:
        return "utf-32-le"
    if zeros[0] == quarter and max(sample[1::4]) <= 16:
        return "utf-32-be"
    name = "utf-16-le" if zeros[1] + zeros[3] > zeros[0] + zeros[2] else "utf-16-be"
    text = sample.decode(name, "replace")
    ascii_count = sum(1 for character in text if character.isascii())
    return name if ascii_count * 50 > len(text) and not _has_controls(text) else None


def _has_controls(text: str) -> bool:
    """Whether more than one character in fifty belongs to no text."""
    odd = sum(
        1
        for character in text
        if character == "\ufffd"
        or (unicodedata.category(character) in ("Cc", "Cn", "Co") and not character.isspace())
    )
    return odd * 50 > len(text)


_SOUND_PER_BROKEN = 2
"""Sound characters beyond ASCII for each broken place that still make it UTF-8: they are several
bytes each, and hardly come about by chance."""


def _as_utf8(data: bytes) -> str | None:
    """The text if the bytes are UTF-8 but for a few broken places, else None."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text if beyond_ascii - broken > _SOUND_PER_BROKEN * broken else None


def _declared_inside(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARATION_WITHIN])
    return (match[1] or match[2]).decode("ascii", "ignore") if match else None


def _codec(label: str | None) -> str | None:
    """Python's name for a charset label, widened as browsers do; None if not to be used."""
    if not label:
        return None
    try:
        info = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if info.name in _NEVER or not info._is_text_encoding:
        return None
    return _SUPERSETS.get(info.name, info.name)


def _guess(data: bytes) -> str:
    """The likeliest legacy encoding of bytes that are not UTF-8, from the first non-ASCII part."""
    from charset_normalizer import from_bytes

    start = max(0, next((i for i, byte in enumerate(data) if byte > 127), 0) - 200)
    sample = data[start : start + _SAMPLE]
    best = from_bytes(sample, cp_isolation=list(_GUESSABLE)).best()
    name = best.encoding if best else "cp1252"
    if name in ("cp1250", "cp1252", "cp1254"):
        return _western_or_central(sample, name)
    return name


def _western_or_central(sample: bytes, guess: str) -> str:
    """cp1250 and cp1252 share most letters: only words that cp1252 cannot spell decide for 1250.

    These have a cp1252 symbol between letters (Polish ą and ł), many of š, ž and ý, which both
    have but western languages hardly use, or letters that no western language has together.
    """
    western = sample.decode("cp1252", "replace")
    if guess == "cp1254" and _TURKISH.search(sample.decode("cp1254", "replace")):
        return guess
    slavic = sum(western.count(letter) for letter in "šžýŠŽÝ")
    beyond_ascii = sum(1 for character in western if character > "\x7f")
    letters = set(western.lower())
    central = (
        _SYMBOL_IN_WORD.search(western)
        or slavic * 10 > beyond_ascii
        or any(one in letters and letters & set(others) for one, others in _NEVER_TOGETHER)
    )
    return "cp1250" if central else "cp1252"
