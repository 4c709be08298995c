"""Who wrote an article and which agency it came from: bylines, credits and datelines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newstui.cleaning.agencies import agency_named, agency_signing, without_agencies
from newstui.cleaning.dates_labels import PUBLISHED, UPDATED
from newstui.cleaning.dates_read import read_dates

_LONGEST_CREDIT = 160
"""Characters: no byline, credit or dateline of its own line is longer."""
_LONGEST_DATELINE = 120

_BY = (
    r"(?:(?:written|reported|posted|story|words|text|compiled)\s+)?by|von|text|autor(?:in|en)?"
    r"|par|auteur|por|texto|di|testo|autore|autora|door|tekst|auteur|av|af|skrevet av|skriven av"
    r"|piše|pišu|napsal|автор|текст|autorzy|author|redaktion|γράφει"
)
_PARTICLES = (
    r"(?:de|da|do|dos|das|del|della|di|du|van|von|vom|zu|der|den|ter|la|le|el|al|bin|ben|y|e)"
)
_NAME_WORD = r"(?:[^\W\d_a-z][\w'’.-]*\.?)"
_NAME = rf"{_NAME_WORD}(?:\s+(?:{_PARTICLES}\s+){{0,2}}{_NAME_WORD}){{1,4}}"
_NAMES = rf"{_NAME}(?:\s*(?:,|and|und|et|y|e|i|en|och|og|&|и)\s+{_NAME}){{0,3}}"
_BYLINE = re.compile(
    rf"^\W*(?i:{_BY})\s*:?\s+(?P<names>{_NAMES})(?P<rest>\s*(?:[,|/–—(•·-].*)?)$", re.DOTALL
)
_BY_ALONE = re.compile(rf"^\W*(?i:{_BY})\s*:?$")
_NAME_ALONE = re.compile(rf"^{_NAMES}$")

_PLACE = r"[^\W\d_][^\n()/—–]{1,60}?"
_SIGNED = re.compile(
    rf"^[\s(]*(?P<place>{_PLACE})?[\s,.]*"
    r"(?:\(\s?(?P<round>[^()]{2,40})\s?\)|/(?P<slash>[^/]{2,30})/|\[(?P<square>[^\[\]]{2,30})\])"
)
_DASHED = re.compile(
    rf"^(?P<place>[^\W\d_a-z][^\n()a-z]{{2,40}}(?:,\s[^\n()—–]{{2,30}})?)\s*[—–-]{{1,2}}\s"
)
_CREDIT = re.compile(
    r"^\W*(?:source|sources|quelle|quellen|fonte|fuente|bron|źródło|источник|izvor|zdroj|with|mit"
    r"|avec|con|copyright|©|\(c\)|by|von|par|por|di|door|photo|foto|text|agency|agentur)\b",
    re.IGNORECASE,
)
_REUTERS_SIGNATURE = re.compile(r"^\W*\(?(?:Additional )?[Rr]eporting by .{3,200}[Ee]diting by ")
_CLOCK = re.compile(
    r"\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?|uhr|h)?(?![^\W_])|\b\d{1,2}\s?[ap]\.?m\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What bylines, credits and the dateline of an article say."""

    author: str | None = None
    """The people named, as they are written; capitals are brought down to name case."""
    agency: str | None = None
    """The short name of the agency that the text came from."""
    dateline: str | None = None
    """The place that the dateline names, without date and agency: `BELGRADE, Serbia`."""
    lines: frozenset[str] = frozenset()
    """Lines that are nothing but byline, credit, dateline or date: they are not text."""


def byline(before: Sequence[str], paragraphs: Sequence[str], after: Sequence[str]) -> Byline:
    """Read the credits of an article.

    `before` are the lines between title and text (or all above it), `paragraphs` the text's own,
    `after` the lines below it. All are sanitised single lines.
    """
    head = [line for line in before if line.strip()][-25:]
    first = list(paragraphs[:2])
    furniture = {line for line in (*head, *first, *paragraphs[-2:]) if _is_furniture(line)}
    place, agency = _dateline((*first, *head[-3:]))
    author, credited = _author((*head, *first, *paragraphs[-2:]))
    agency = (
        agency
        or credited
        or _credit((*head[-6:], *first[:1]))
        or _tail(paragraphs[-3:])
        or _notice([line for line in after if line.strip()])
    )
    return Byline(author, agency, place, frozenset(furniture))


def _dateline(lines: Iterable[str]) -> tuple[str | None, str | None]:
    """Place and agency of the first dateline among the lines."""
    for line in lines:
        opening = line[:_LONGEST_DATELINE]
        if match := _SIGNED.match(opening):
            signature = match["round"] or match["slash"] or match["square"]
            if agency := agency_signing(signature):
                return _place(match["place"]), agency
        if match := _DASHED.match(opening):
            before_dash = match["place"]
            agency = agency_signing(before_dash)
            return _place(without_agencies(before_dash) if agency else before_dash), agency
    return None, None


def _place(text: str | None) -> str | None:
    """A dateline's place without its date; None where nothing that looks like a place is left."""
    if not text:
        return None
    dates = read_dates(text, limit=3)
    if dates:
        text = text[: dates[0].start] or text[dates[-1].end :]
    text = text.strip(" ,.;:/-–—(")
    if not 2 <= len(text) <= 50 or len(text.split()) > 6 or not text[0].isupper():
        return None
    return text


def _author(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Names of the first byline, and the agency that it names beside or instead of people."""
    for number, raw in enumerate(lines):
        line = raw.strip()
        if len(line) > _LONGEST_CREDIT:
            continue
        if match := _BYLINE.match(line):
            agency = agency_named(match["rest"]) or agency_signing(match["rest"])
            whole = agency_named(match["names"])
            return (None if whole else _name_case(match["names"])), agency or whole
        if _BY_ALONE.match(line) and number + 1 < len(lines):
            following = lines[number + 1].strip()
            if len(following) <= 80 and _NAME_ALONE.match(following):
                agency = agency_named(following)
                return (None if agency else _name_case(following)), agency
    return None, None


def _name_case(names: str) -> str:
    """Names in capitals (`JOVANA GEC`) as names are written; others as they stand."""
    if not names.isupper():
        return names
    return " ".join(
        word.lower() if word.lower() in {"and", "und", "et"} else word.title()
        for word in names.split()
    )


def _credit(lines: Iterable[str]) -> str | None:
    """The agency that a short line is nothing but a credit to."""
    for line in lines:
        if len(line) > _LONGEST_CREDIT:
            continue
        agency = agency_signing(line)
        if agency and _is_furniture(line):
            return agency
    return None


def _tail(paragraphs: Sequence[str]) -> str | None:
    """The agency that the end of the text is signed with: `(dpa)`, `Source: Reuters`."""
    for paragraph in reversed(paragraphs):
        if _REUTERS_SIGNATURE.match(paragraph):
            return "Reuters"
        ending = re.search(r"[(/\[]([^()/\[\]]{2,40})[)/\]]\W*$", paragraph[-60:])
        if ending and (agency := agency_signing(ending[1])) and not ending[1].islower():
            return agency
        if len(paragraph) <= _LONGEST_CREDIT and _CREDIT.match(paragraph):
            return agency_signing(paragraph)
    return None


def _notice(after: Sequence[str]) -> str | None:
    """The agency whose copyright or credit stands below the text."""
    for line in after[:6]:
        if _REUTERS_SIGNATURE.match(line):
            return "Reuters"
        if len(line) <= _LONGEST_CREDIT and _CREDIT.match(line) and (found := agency_signing(line)):
            return found
    for line in after:
        if ("copyright" in line.lower() or "©" in line) and (found := agency_named(line)):
            return found
    return None


def _is_furniture(line: str) -> bool:
    """True for a line that is nothing but byline, credit, dateline and date."""
    text = line.strip()
    if not text or len(text) > _LONGEST_CREDIT:
        return False
    if _BYLINE.match(text):
        return True
    dates = read_dates(text, limit=6)
    signed = _SIGNED.match(text)
    agency = agency_signing(text)
    if signed and dates and agency:
        rest = text[signed.end() :]
        dated = read_dates(rest, limit=1)
        if len(rest.strip()) <= 3 or (dated and dated[0].end >= len(rest.rstrip(" .")) - 1):
            return True
    if not dates and not agency:
        return False
    for reading in reversed(dates):
        text = text[: reading.start] + " " + text[reading.end :]
    text = _CLOCK.sub(" ", without_agencies(text))
    text = UPDATED.sub(" ", PUBLISHED.sub(" ", _CREDIT.sub(" ", text)))
    return sum(map(str.isalpha, text)) <= 8
