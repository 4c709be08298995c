"""Guards: when a word that could name a place names a person, a thing or a team instead."""

from __future__ import annotations

from newstui.tagging.gazetteer import Form, Kind
from newstui.tagging.tokens import Tokens


def is_person_or_word(form: Form, tokens: Tokens, start: int, end: int) -> bool:
    """True if the words from start to end are no place here."""
    if len(form.words) > 1 or form.kind not in (Kind.CITY, Kind.CAPITAL, Kind.REGION):
        return False
    if tokens.title_case or tokens.shouted or start == 0 or tokens.gaps[start] != " ":
        return False
    before = tokens.words[start - 1]
    return (
        before[0].isupper()
        and start > 1
        and tokens.gaps[start - 1] == " "
        and form.kind is Kind.CITY
    )
