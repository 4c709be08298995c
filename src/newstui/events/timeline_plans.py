"""Steps that are announced without a date: `the request will be sent to Congress`. English."""

from __future__ import annotations

import re

from newstui.events.timeline_sentences import without_quotes
from newstui.events.wordlist import words

_PLAN = re.compile(
    r"(?<!that\s)(?<!who\s)(?<!which\s)\b(?P<sign>will"
    r"|(?:said|told|informed|announced|confirmed)\b[^.;]{0,90}?(?<!that\s)\bwould"
    r"|(?:can|could|may|might)(?: in \w+)? still|must (?:still|now|first)"
    r"|still (?:has|have|needs?) to|has yet to|have yet to|plans? to|(?:is|are) to"
    r"|(?:is|are) (?:expected|due|scheduled|set|slated|planned|poised|about) to)\s+"
    r"(?:\w+ly\s+|also\s+|now\s+|then\s+|be\s+)?(?P<verb>\w+)",
    re.IGNORECASE,
)
_STEPS = words(
    "send sent pass passed review reviewed block blocked stop stopped vote decide decided rule "
    "meet met visit hold held begin start open close launch return travel sign signed ratify "
    "ratified appeal announce announced publish published release released resume hear appear "
    "face elect elected approve approved veto debate debated discuss consider considered submit "
    "submitted present presented arrive depart land take go expire conclude end host convene "
    "swear sworn inaugurated tried sentenced deliver delivered deploy withdraw introduce "
    "introduced examine examined fly reopen determine issue issued unveil unveiled test "
    "scrutinise scrutinize"
)
_UNSURE = re.compile(r"\b(?:can|could|may|might|would|hopes?|unlikely)\b", re.IGNORECASE)


def is_undated_plan(sentence: str) -> bool:
    """True if a sentence announces a step, outside of what it quotes."""
    return any(
        found["verb"].lower() in _STEPS for found in _PLAN.finditer(without_quotes(sentence))
    )


def is_unsure(text: str) -> bool:
    """True for what is only said or possible: `can still block the sale`, `said it would sell`."""
    return _UNSURE.search(text) is not None
