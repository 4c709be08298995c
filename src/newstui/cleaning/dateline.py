"""Datelines: the place and the agency that a report opens with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newstui.cleaning.agencies import agency_of_code, agency_signing, may_name, without_agencies
from newstui.cleaning.dates_read import read_dates

_LONGEST_DATELINE = 120
"""Characters: no dateline is longer."""
SIGNATURE = re.compile(r"\(\s?([^()]{2,40}?)\s?\)|/([^/\s()][^/()]{1,25})/|\[([^\[\]]{2,30})\]")
_AFTERSIGNATURE = re.compile(r"[\s.:,]{0,4}(?:[—–-]|[^\W\d_a-z]|[\"“„«']|$)")
_UNBRACKETED = re.compile(
    r"(?:^|(?<=[.,:]\s))(?P<agency>[^\W\d_][\w./-]{1,15}(?:\s\w{3,10})?)"
    r"(?P<date>,?\s[^—–\n]{3,25}?)?(?P<end>\s[—–-]{1,2}|[—–]|--|\.(?=\s))\s?(?=[^\W\d_a-z]|[\"“„«'])"
)
"""`Moscow. January 11. INTERFAX - `, `Reuters, Jan 11 – `"""
_DASHED = re.compile(
    r"^(?P<place>[^\W\d_a-z][^\n()a-z]{2,40}(?:,\s[^\n()—–]{2,30})?)\s*[—–-]{1,2}\s"
    r"(?P<next>[^.:]{0,30}(?=[.:])|(?=[^\W\d_a-z]|[\"“„«']))"
)
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zß-ÿа-я]{2,}(?![\w'’-])")
_IN_NAMES_OF_PLACES = frozenset(
    {"de", "del", "la", "el", "al", "am", "an", "der", "do", "da", "di", "of", "the", "le", "les"}
    | {"sur", "on", "upon", "in", "im", "bei", "du", "des", "y", "und", "and", "na", "nad", "pri"}
)


def dateline_of(paragraphs: Sequence[str], above: Sequence[str]) -> tuple[str | None, str | None]:
    """Place and agency of the first dateline: at a paragraph's opening, or a line of its own."""
    for line in (*paragraphs, *above):
        opening = line[:_LONGEST_DATELINE]
        if not may_name(opening):
            continue
        for match in SIGNATURE.finditer(opening):
            agency = agency_signing(next(filter(None, match.groups())))
            lead = opening[: match.start()]
            if not agency or not is_lead(lead):
                continue
            rest = _without_dates(opening[match.end() :])
            if _AFTERSIGNATURE.match(rest):
                return _place(lead), agency
    for line in paragraphs:
        opening = line[:_LONGEST_DATELINE]
        if not may_name(opening):
            continue
        for match in _unbracketed(opening):
            lead = opening[: match.start()] + (match["date"] or "")
            agency = agency_of_code(match["agency"])
            if agency and is_lead(lead) and (match["end"] != "." or read_dates(lead, limit=1)):
                return _place(opening[: match.start()]), agency
    for line in paragraphs:
        dashed = _DASHED.match(line[:_LONGEST_DATELINE])
        if dashed and is_lead(dashed["place"]):
            agency = agency_signing(dashed["next"]) or agency_signing(dashed["place"])
            if agency or line[dashed.end() :][:1].isupper():
                return _place(without_agencies(dashed["place"])), agency
    return None, None


def _unbracketed(opening: str) -> Iterator[re.Match[str]]:
    """Every place where an agency may stand without brackets; they overlap."""
    match = _UNBRACKETED.search(opening)
    while match:
        yield match
        match = _UNBRACKETED.search(opening, match.start() + 1)


def is_lead(text: str) -> bool:
    """True for what may stand before an agency's signature: a place and a date, no sentence."""
    if len(text) > 80:
        return False
    undated = _without_dates(text)
    words = [word for word in _SMALL_WORD.findall(undated) if word not in _IN_NAMES_OF_PLACES]
    # Beside a date may stand the day of the week.
    return len(words) <= (undated != text)


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
