"""XML from outside, made harmless and well-formed where that changes nothing it says.

Document type declarations go, and with them every external or nested entity; HTML's named
entities, bare ampersands and characters that XML forbids are mended, since feeds in the wild
have them and a strict parser stops at the first. Every step is linear in the length.
"""

from __future__ import annotations

import re
from html.entities import html5

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANK_RUN = re.compile(r"[ \t\r\n]{200,}")
_REFERENCE = re.compile(r"&(?:#(?P<number>[xX]?[0-9a-fA-F]{1,8});|(?P<name>[A-Za-z]\w{0,40});|)")
_XML_ENTITIES = {"amp", "lt", "gt", "quot", "apos"}
_DECLARED = re.compile(
    r"<!ENTITY\s{1,20}(\w{1,40})\s{1,20}(?:\"([^\"<&%]{0,32})\"|'([^'<&%]{0,32})')\s{0,20}>"
)
_DOCTYPE_MARK = re.compile(r"\"[^\"]*\"|'[^']*'|[\[\]>]")
_DOCTYPE = re.compile("<!DOCTYPE", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,100})")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


def root_name(text: str) -> str | None:
    """The name of the first element, in lower case, past declarations and comments."""
    match = _ROOT.match(text, _root_at(text))
    return match[1].lower() if match else None


def mended(text: str) -> str:
    """The same document without its prolog (declaration, DTD), fit for a strict parser.

    Entities that the DTD declares as short plain text keep their meaning; no others do.
    """
    text, entities = _without_prolog(_BLANK_RUN.sub("\n\n", _FORBIDDEN.sub("", text)))
    pieces = []
    for index, piece in enumerate(text.split(_CDATA)):
        inside, end, outside = piece.partition(_CDATA_END) if index else ("", "", piece)
        if index:
            pieces.append(_CDATA + inside + end)
        pieces.append(_mend_references(without_comments(outside), entities))
    return "".join(pieces)


def _root_at(text: str) -> int:
    """Where the first element opens; the end of the text if there is none."""
    place = 0
    while (place := text.find("<", place)) >= 0:
        if text.startswith("<!--", place):
            place = _after(text, "-->", place)
        elif text.startswith("<?", place):
            place = _after(text, "?>", place)
        elif text.startswith("<!", place):
            place = _after_doctype(text, place)
        elif _ROOT.match(text, place):
            return place
        else:
            place += 1
    return len(text)


def _after(text: str, mark: str, place: int) -> int:
    end = text.find(mark, place)
    return len(text) if end < 0 else end + len(mark)


def _after_doctype(text: str, place: int) -> int:
    """Where the declaration that opens at `place` ends, past quoted text and its subset."""
    depth = 0
    for match in _DOCTYPE_MARK.finditer(text, place):
        mark = match[0]
        if mark == "[":
            depth += 1
        elif mark == "]":
            depth -= 1
        elif mark == ">" and depth <= 0:
            return match.end()
    return len(text)


def _without_prolog(text: str) -> tuple[str, dict[str, str]]:
    """The document from its root element on, and the entities that its DTD declares."""
    root = _root_at(text)
    prolog = text[:root]
    doctype = _DOCTYPE.search(prolog)
    declared = _DECLARED.findall(prolog, doctype.start()) if doctype else []
    return text[root:], {name: double or single for name, double, single in declared}


def without_comments(text: str) -> str:
    """Markup without its comments; one that is never closed goes on to the end."""
    first, *rest = text.split("<!--")
    kept = [first]
    for piece in rest:
        _, end, after = piece.partition("-->")
        kept.append(after if end else "")
    return "".join(kept)


def _mend_references(text: str, entities: dict[str, str]) -> str:
    def mend(match: re.Match[str]) -> str:
        name, number = match["name"], match["number"]
        if number:
            return match[0] if _allowed(number) else "\ufffd"
        if name is None:
            return "&amp;"
        if name in _XML_ENTITIES:
            return match[0]
        replacement = entities.get(name, html5.get(f"{name};"))
        return f"&amp;{name};" if replacement is None else replacement

    return _REFERENCE.sub(mend, text)


def _allowed(number: str) -> bool:
    """Whether XML 1.0 (production 2) has the character that a reference counts."""
    hexadecimal = number[0] in "xX"
    try:
        code = int(number[1:], 16) if hexadecimal else int(number)
    except ValueError:
        return False
    return (
        code in (9, 10, 13)
        or 32 <= code < 0xD800
        or 0xE000 <= code < 0xFFFE
        or (0x10000 <= code < 0x110000)
    )
