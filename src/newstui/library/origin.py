"""The country a source reports from: as the reader says, else as its address tells."""

from __future__ import annotations

from urllib.parse import urlsplit

from newstui.library import catalogue
from newstui.model.correction import CorrectionKind
from newstui.store import corrections, sources
from newstui.store.database import Connection

_SOLD_ABROAD = (
    "ac ad ag ai as bz cc cd cf co cx dj fm ga gd gg gl gq gs hm im io la lc ly me ml ms mu nu pn "
    "pw sc sh so sr st su tc tk tm to tv vc vg ws"
)
"""Endings of domains that are sold, or given away, to anyone anywhere, so that they tell nothing:
those that Google Search Central lists as generic country-code domains, and others whose registry
markets them abroad."""

_OTHER_CODES = {"uk": "GB"}
"""Endings that are not their country's ISO 3166-1 code."""


def guess(address: str | None) -> str | None:
    """The country whose domain a web address is in; None where the domain tells nothing."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return None
    ending = host.rstrip(".").rpartition(".")[2].lower()
    code = _OTHER_CODES.get(ending, ending.upper())
    return code if ending not in _SOLD_ABROAD.split() and catalogue.is_country(code) else None


def learn(connection: Connection, source_id: int) -> None:
    """Takes the country from the addresses of a source that has none yet."""
    if sources.country_of(connection, source_id) is None:
        settle(connection, source_id)


def settle(connection: Connection, source_id: int) -> bool:
    """Sets the country anew: the reader's word, else what the source's addresses tell.

    Gives whether it is another one now.
    """
    said = [
        rule.value
        for rule in corrections.of_source(connection, source_id)
        if rule.kind is CorrectionKind.FROM
    ]
    guesses = map(guess, sources.addresses(connection, source_id))
    code = said[0] if said else next(filter(None, guesses), None)
    if code == sources.country_of(connection, source_id):
        return False
    sources.set_country(connection, source_id, code)
    return True
