"""Who wrote an article and which agency it came from: bylines, credits and datelines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newstui.cleaning.agencies import (
    agency_named,
    agency_of_code,
    agency_signing,
    without_agencies,
)
from newstui.cleaning.dates_labels import residue
from newstui.cleaning.dates_read import read_dates

_LONGEST_CREDIT = 160
"""Characters: no byline, credit or dateline of its own line is longer."""
_LONGEST_DATELINE = 120
_SHORTEST_CODE = 2
"""Characters of a code that says nothing where it stands alone: `TT`, `AA` are buttons, too."""

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
_BETWEEN_NAMES = re.compile(r"\s*,\s+|\s+(?:and|und|et|y|e|i|en|och|og|&|и)\s+")
_BYLINE = re.compile(
    rf"^\W*(?i:{_BY})\s*:?\s+(?P<names>{_NAMES})(?P<rest>\s*(?:[,|/–—(•·-].*)?)$", re.DOTALL
)
_BY_ALONE = re.compile(rf"^\W*(?i:{_BY})\s*:?$")
_NAME_ALONE = re.compile(rf"^{_NAMES}$")

_SIGNATURE = re.compile(r"\(\s?([^()]{2,40}?)\s?\)|/([^/\s][^/]{1,25})/|\[([^\[\]]{2,30})\]")
_AFTER_SIGNATURE = re.compile(r"[\s.:,]{0,4}(?:[—–-]|[^\W\d_a-z]|[\"“„«']|$)")
_DASHED = re.compile(
    r"^(?P<place>[^\W\d_a-z][^\n()a-z]{2,40}(?:,\s[^\n()—–]{2,30})?)\s*[—–-]{1,2}\s"
    r"(?P<next>[^.:]{0,30}(?=[.:])|(?=[^\W\d_a-z]|[\"“„«']))"
)
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zß-ÿа-я]{2,}(?![\w'’-])")
_IN_NAMES_OF_PLACES = frozenset(
    {"de", "del", "la", "el", "al", "am", "an", "der", "do", "da", "di", "of", "the", "le", "les"}
    | {"sur", "on", "upon", "in", "im", "bei", "du", "des", "y", "und", "and", "na", "nad", "pri"}
)
_CREDIT = re.compile(
    r"^\W*(?:source|sources|quelle|quellen|fonte|fuente|bron|źródło|источник|izvor|zdroj|with|mit"
    r"|avec|con|copyright|©|\(c\)|by|von|par|por|di|door|photo|foto|text|agency|agentur)\b",
    re.IGNORECASE,
)
_REUTERS_SIGNATURE = re.compile(r"^\W*\(?(?:Additional )?[Rr]eporting by .{3,200}[Ee]diting by ")


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
    place, agency = _dateline(first, head[-3:])
    author, credited = _author((*head, *first, *paragraphs[-2:]))
    agency = (
        agency
        or credited
        or _credit((*head[-6:], *first[:1]))
        or _tail(paragraphs[-3:])
        or _notice([line for line in after if line.strip()])
    )
    return Byline(author, agency, place, frozenset(furniture))


def _dateline(paragraphs: Sequence[str], above: Sequence[str]) -> tuple[str | None, str | None]:
    """Place and agency of the first dateline: at a paragraph's opening, or a line of its own."""
    for line in (*paragraphs, *above):
        opening = line[:_LONGEST_DATELINE]
        for match in _SIGNATURE.finditer(opening):
            agency = agency_signing(next(filter(None, match.groups())))
            lead = opening[: match.start()]
            if not agency or not _is_lead(lead):
                continue
            rest = _without_dates(opening[match.end() :])
            if _AFTER_SIGNATURE.match(rest):
                return _place(lead), agency
    for line in paragraphs:
        dashed = _DASHED.match(line[:_LONGEST_DATELINE])
        if dashed and _is_lead(dashed["place"]):
            agency = agency_signing(dashed["next"]) or agency_signing(dashed["place"])
            if agency or line[dashed.end() :][:1].isupper():
                return _place(without_agencies(dashed["place"])), agency
    return None, None


def _is_lead(text: str) -> bool:
    """True for what may stand before an agency's signature: a place and a date, no sentence."""
    words = _SMALL_WORD.findall(_without_dates(text))
    return len(text) <= 80 and all(word in _IN_NAMES_OF_PLACES for word in words)


def _without_dates(text: str) -> str:
    for reading in reversed(read_dates(text, limit=3)):
        text = text[: reading.start] + text[reading.end :]
    return text


def _place(text: str) -> str | None:
    """A dateline's place without its date; None where nothing that looks like a place is left."""
    dates = read_dates(text, limit=3)
    if dates:
        text = text[: dates[0].start] or text[dates[-1].end :]
    text = text.strip(" ,.;:/-–—(")
    if not 2 <= len(text) <= 50 or len(text.split()) > 6 or not text[0].isupper():
        return None
    return None if agency_signing(text) else text


def _author(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Names of the first byline, and the agency that it names beside or instead of people."""
    for number, raw in enumerate(lines):
        line = raw.strip()
        if len(line) > _LONGEST_CREDIT:
            continue
        match = _BYLINE.match(line) or _BYLINE.match(_undated(line))
        if match:
            return _people(match["names"], match["rest"])
        if _BY_ALONE.match(line) and number + 1 < len(lines):
            following = lines[number + 1].strip()
            if len(following) <= 80 and _NAME_ALONE.match(following):
                return _people(following, "")
    return None, None


def _undated(line: str) -> str:
    """A line such as `Posted on 21 July 2019 by Ann Smith` without its date."""
    readings = read_dates(line, limit=1)
    return line[readings[0].end :] if readings and readings[0].start <= 30 else line


def _people(names: str, rest: str) -> tuple[str | None, str | None]:
    """The people among the names, in name case, and the agency among them or behind them."""
    agency = agency_named(rest) or agency_signing(rest)
    people = []
    for part in _BETWEEN_NAMES.split(names):
        if part and (found := agency_named(part) or agency_of_code(part)):
            agency = agency or found
        elif part:
            people.append(part.title() if part.isupper() else part)
    return ", ".join(people) or None, agency


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
        ending = re.search(r"[(\[]([^()\[\]]{2,40})[)\]]\W*$", paragraph[-60:])
        if ending and (agency := agency_signing(ending[1])):
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
    if _BYLINE.match(text) or _REUTERS_SIGNATURE.match(text):
        return True
    dates = read_dates(text, limit=6)
    agency = agency_signing(text)
    if len(text) <= _SHORTEST_CODE and text != "AP":
        return False
    if agency and dates and _is_lead(_SIGNATURE.sub(" ", text)):
        return True
    if not dates and not agency:
        return False
    for reading in reversed(dates):
        text = text[: reading.start] + " " + text[reading.end :]
    return residue(_CREDIT.sub(" ", without_agencies(text))) <= 8
