"""Who wrote an article and which agency it came from: bylines, credits and datelines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from newstui.cleaning.agencies import (
    agency_named,
    agency_of_code,
    agency_signing,
    agency_words,
    without_agencies,
)
from newstui.cleaning.dateline import SIGNATURE, dateline_of, is_lead
from newstui.cleaning.dates_labels import residue
from newstui.cleaning.dates_read import read_dates

_LONGEST_CREDIT = 160
"""Characters: no byline, credit or dateline of its own line is longer."""
_HEAD = 25
"""Lines above the text among which its credits stand."""
_LONGEST_NAME = 80
_SHORTEST_CODE = 2
"""Characters of a code that says nothing where it stands alone: `TT`, `AA` are buttons, too."""

_BY = (
    r"(?:(?:written|reported|posted|published|submitted|story|words|text|compiled|analysis|opinion"
    r"|review|interview|commentary|report)\s+)?by|(?:(?:(?:eine?\s+)?(?:analyse|kommentar"
    r"|gastbeitrag|beitrag|bericht|reportage|kolumne|interview|text)|geschrieben|verfasst)\s+)?von"
    r"|(?:(?:écrit|rédigé|publié|texte|propos\s+recueillis)\s+)?par"
    r"|(?:(?:escrito|publicado|redactado|texto)\s+)?por|(?:scritto|pubblicato)\s+da"
    r"|(?:(?:a\s+cura|articolo|testo)\s+)?di|(?:(?:geschreven|tekst)\s+)?door"
    r"|text|texto|texte|testo|tekst|author|autor(?:in|en)?|autore|autora|auteur|autorzy|redaktion"
    r"|(?:skrevet\s+|skriven\s+)?av|(?:skrevet\s+)?af|napisała?|oprac\.|piše|pišu|napsala?"
    r"|авторы?|текст|γράφει"
)
_LISTED_BY_WORDS = (
    "by von par por da di door text texto texte testo tekst author autor autorin autoren autore"
    " autora auteur autorzy redaktion av af napisał napisała oprac piše pišu napsal napsala автор"
    " авторы текст γράφει"
)
_BY_WORDS = frozenset(_LISTED_BY_WORDS.split())
"""Words of which every byline has one: a line without any, which is quick to see, is none."""
_PARTICLES = (
    r"(?:de|da|do|dos|das|del|della|di|du|van|von|vom|zu|der|den|ter|la|le|el|al|bin|ben|y|e)"
)
_NAME_WORD = r"(?:[^\W\d_a-z][\w'’.-]*\.?)"
_NAME = rf"{_NAME_WORD}(?:\s+(?:{_PARTICLES}\s+){{0,2}}{_NAME_WORD}){{1,4}}"
_NAMES = rf"{_NAME}(?:\s*(?:,|and|und|et|y|e|i|en|och|og|&|и)\s+{_NAME}){{0,3}}"
_LISTED_NOT_RAISED = (
    "de da do dos das del della di du van von vom zu der den ter la le el al bin ben y e and und"
    " et i en och og и"
)
_NOT_RAISED = frozenset(_LISTED_NOT_RAISED.split())
"""Words inside names, and between them, that are written small."""
_BETWEEN_NAMES = re.compile(r"\s*,\s+|\s+(?:and|und|et|y|e|i|en|och|og|&|и)\s+")
_BYLINE = re.compile(
    rf"^\W*(?i:{_BY})\s*:?\s+(?P<names>{_NAMES})(?P<rest>\s*(?:[,|/–—(•·-].*)?)$", re.DOTALL
)
_BY_ALONE = re.compile(rf"^\W*(?i:{_BY})\s*:?$")
_NAME_ALONE = re.compile(rf"^{_NAMES}$")

_ROLE = re.compile(
    r"(?<!\w)(?:(?:senior|chief|executive|managing|deputy|digital|news|staff|sports|political)\s+)*"
    r"(?:editor|reporter|correspondent|columnist|writer|director|officer|manager|producer"
    r"|professor|author|ceo|cto|cfo|phd|redakteur(?:in)?|redaktion|korrespondent(?:in)?|journaliste?"
    r"|journalist(?:in)?|redactora?|corresponsal|giornalista|illustrations?|illustrationen|fotos?"
    r"|photos?|photography|photographs|bilder|корреспондент)(?!\w).*",
    re.IGNORECASE | re.DOTALL,
)
"""From where on a byline says what somebody is, or who took the pictures."""
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_TELLING = _BY_WORDS | agency_words()
_CREDIT = re.compile(
    r"^\W*(?:source|sources|quelle|quellen|fonte|fuente|bron|źródło|источник|izvor|zdroj|with|mit"
    r"|avec|con|copyright|©|\(c\)|by|von|par|por|di|door|photo|foto|text|agency|agentur)\b",
    re.IGNORECASE,
)
_CREDITING = re.compile(
    r"(?<!\w)(?:información|informaciones|informations|informazioni|inputs?|files|material"
    r"|reporting|from|redazione|redaktion|rédaction|redacción|redactie|agencies|agencias|agences"
    r"|agenturen|agenzie)(?!\w)",
    re.IGNORECASE,
)
"""What a credit may say besides the name of the agency."""
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
    head = [line for line in before[-_HEAD:] if line.strip()]
    first = list(paragraphs[:2])
    near = (*head, *first, *paragraphs[-2:])
    told = {line for line in near if _may_tell(line)}
    furniture = {line for line in told if is_furniture(line)}
    place, agency = dateline_of(first, head[-3:])
    author, credited = _author(near, told) if told else (None, None)
    agency = (
        agency
        or credited
        or _credit([line for line in (*head[-6:], *first[:1]) if line in furniture])
        or _tail(paragraphs[-3:])
        or _notice(after)
    )
    return Byline(author, agency, place, frozenset(furniture))


def _author(lines: Sequence[str], told: Collection[str]) -> tuple[str | None, str | None]:
    """Names of the first byline, and the agency that it names beside or instead of people.

    Only those of the lines that are `told` can be bylines.
    """
    for number, raw in enumerate(lines):
        if raw not in told:
            continue
        line = raw.strip()
        if len(line) > _LONGEST_CREDIT or not _may_be_byline(line):
            continue
        match = _byline_of(line) or _byline_of(_undated(line))
        if match:
            return _people(match["names"], match["rest"])
        if _BY_ALONE.match(line) and number + 1 < len(lines):
            following = lines[number + 1].strip()
            if is_name(following):
                return _people(following, "")
    return None, None


def _may_tell(line: str) -> bool:
    """Whether a short line may be a byline, credit or date: False is certain, and quick to see."""
    if len(line) > _LONGEST_CREDIT:
        return False
    return _DIGIT.search(line) is not None or not _TELLING.isdisjoint(_WORD.findall(line.lower()))


def _may_be_byline(line: str) -> bool:
    return not _BY_WORDS.isdisjoint(_WORD.findall(line.lower()))


def _byline_of(line: str) -> re.Match[str] | None:
    """The byline that a line is, None if it is none."""
    match = _BYLINE.match(line)
    return match if match and _are_raised(match["names"]) else None


def _are_raised(names: str) -> bool:
    """Whether every word that is no particle has a capital, in whatever script has them."""
    return not any(word[0].islower() for word in names.split() if word not in _NOT_RAISED)


def _undated(line: str) -> str:
    """A line such as `Posted on 21 July 2019 by Ann Smith` without its date."""
    readings = read_dates(line, limit=1)
    return line[readings[0].end :] if readings and readings[0].start <= 30 else line


def _people(names: str, rest: str) -> tuple[str | None, str | None]:
    """The people among the names, in name case, and the agency among them or behind them."""
    agency = agency_named(rest) or agency_signing(rest)
    people: list[str] = []
    for part in _BETWEEN_NAMES.split(names):
        if part and (found := agency_named(part) or agency_of_code(part)):
            agency = agency or found
            continue
        role = _ROLE.search(part)
        person = (part[: role.start()].strip() or part) if role else part
        if role and (found := agency_signing(person)):
            agency = agency or found
        elif person and not (role and people):
            people.append(person.title() if person.isupper() else person)
        if role:
            break
    return ", ".join(people) or None, agency


def _credit(lines: Iterable[str]) -> str | None:
    """The agency that a short line is nothing but a credit to."""
    for line in lines:
        if len(line) > _LONGEST_CREDIT:
            continue
        if agency := agency_signing(line):
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
    for line in after if _holds_notice("\n".join(after)) else ():
        if _holds_notice(line) and (found := agency_named(line)):
            return found
    return None


def is_name(line: str) -> bool:
    """Whether a line is nothing but the names of people, by its shape."""
    return len(line) <= _LONGEST_NAME and bool(_NAME_ALONE.match(line)) and _are_raised(line)


def role_at(line: str) -> int | None:
    """Where a line begins to say what somebody is: `Jane Doe, staff writer`; None if nowhere."""
    found = _ROLE.search(line)
    return found.start() if found else None


def _holds_notice(text: str) -> bool:
    return "©" in text or "opyright" in text or "OPYRIGHT" in text


def is_furniture(line: str) -> bool:
    """True for a line that is nothing but byline, credit, dateline and date."""
    text = line.strip()
    if not text or len(text) > _LONGEST_CREDIT:
        return False
    if (_may_be_byline(text) and _byline_of(text)) or _REUTERS_SIGNATURE.match(text):
        return True
    dates = read_dates(text, limit=6)
    agency = agency_signing(text)
    if len(text) <= _SHORTEST_CODE and text != "AP":
        return False
    if agency and dates and is_lead(SIGNATURE.sub(" ", text)):
        return True
    if not dates and not agency:
        return False
    for reading in reversed(dates):
        text = text[: reading.start] + " " + text[reading.end :]
    return residue(_CREDITING.sub(" ", _CREDIT.sub(" ", without_agencies(text)))) <= 8
