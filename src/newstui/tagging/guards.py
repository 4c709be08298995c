"""Guards: when a word that could name a place names a person, a thing or a team instead."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from newstui.tagging.gazetteer import Form, Kind, gazetteer
from newstui.tagging.tokens import Tokens

_PLACES = frozenset((Kind.CITY, Kind.CAPITAL, Kind.REGION, Kind.NAME, Kind.SEAT))
_IN_REGIONS = frozenset((Kind.CITY, Kind.CAPITAL, Kind.SEAT, Kind.TOWN))
_NEAR = 6
"""Words on each side in which a turkey shows that it is a bird."""


def guard_list(name: str) -> frozenset[str]:
    """One list of data/guards.txt: words in lower case."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = files("newstui.tagging").joinpath("data/guards.txt").read_text(encoding="utf-8")
    lists: dict[str, set[str]] = {}
    for line in data.splitlines():
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            current.update(line.split())
    return {name: frozenset(words) for name, words in lists.items()}


def is_no_place(form: Form, tokens: Tokens, start: int, persons: set[str]) -> bool:
    """True if the word at `start`, which matches a form of one word, names no place here.

    Words found to be names of people are added to `persons`; later mentions of them, where
    nothing says that a place is meant, are taken to be the same people.
    """
    if form.kind is Kind.TOWN:
        return tokens.title_case or not _is_located(tokens, start, tokens.lower[start - 1])
    if form.kind not in _PLACES and form.kind is not Kind.PEOPLE:
        return False
    word = form.lower[0]
    if start and tokens.lower[start - 1] in guard_list("titles") and not tokens.shouted:
        persons.add(word)
        return tokens.words[start - 1][0].isupper()
    before, after = _beside(tokens, start)
    if before.lower() in guard_list("given") and not tokens.shouted:
        persons.add(word)
        return True
    if form.kind is Kind.PEOPLE:
        return False
    if word in guard_list("homonyms") and _is_bird(tokens, start):
        return True
    if tokens.shouted and word in guard_list("common") and word not in guard_list("persons"):
        return True
    if _is_located(tokens, start, before):
        return False
    if form.kind is not Kind.NAME and _is_surname(tokens, start, before):
        persons.add(word)
        return True
    if word in guard_list("persons"):
        if _is_given_name(tokens, after):
            persons.add(word)
            return True
    elif word in guard_list("common"):
        return True
    return word in persons


def is_elsewhere(form: Form, tokens: Tokens, end: int) -> bool:
    """`Paris, Texas`: a region of another country follows, and that counts instead."""
    if form.kind not in _IN_REGIONS or end >= len(tokens.words) or tokens.gaps[end] != ", ":
        return False
    regions = (Kind.REGION, Kind.POSTAL)
    following = gazetteer(None).form_at(tokens, end)
    return (
        following is not None and following.kind in regions and following.codes[0] != form.codes[0]
    )


def is_team(tokens: Tokens, start: int, end: int) -> bool:
    """True if a word beside the place makes it the name of a team."""
    before = tokens.lower[start - 1] if start and tokens.gaps[start] == " " else ""
    after = tokens.lower[end] if end < len(tokens.lower) and tokens.gaps[end] == " " else ""
    teams = guard_list("teams")
    return (before in teams and tokens.words[start - 1][0].isupper()) or (
        after in teams and tokens.words[end][0].isupper()
    )


def _beside(tokens: Tokens, at: int) -> tuple[str, str]:
    """The words next to the one at `at`, empty where more than a blank (or initial) parts them."""
    before = tokens.words[at - 1] if at and tokens.gaps[at] in (" ", ". ") else ""
    if tokens.gaps[at] == ". " and len(before) > 1:
        before = ""
    following = at + 1 < len(tokens.words) and tokens.gaps[at + 1] == " "
    return before, tokens.words[at + 1] if following else ""


def _is_located(tokens: Tokens, at: int, before: str) -> bool:
    """`in Reading`, or `Reading, Pa.`: what stands beside it says that it is a place."""
    if before.lower() in guard_list("places_in"):
        return True
    if not tokens.gaps[at + 1].startswith(", ") or at + 1 >= len(tokens.words):
        return False
    kinds = (Kind.REGION, Kind.POSTAL, Kind.NAME)
    following = gazetteer(None).form_at(tokens, at + 1)
    return following is not None and following.kind in kinds


def _is_surname(tokens: Tokens, at: int, before: str) -> bool:
    """A capitalised word that is no place stands before, inside a sentence: `Jack London`."""
    if not before or not before[0].isupper() or tokens.title_case or tokens.shouted:
        return False
    if len(before) == 1 and before not in "AI":
        return True
    if before.lower() in guard_list("before") or gazetteer(None).begins(before.lower()):
        return False
    return at > 1 and tokens.gaps[at - 1] in (" ", ", ") and before.isalpha() and len(before) > 2


def _is_given_name(tokens: Tokens, after: str) -> bool:
    """A capitalised word that is neither place nor body follows: `Paris Hilton`."""
    if not after or not after[0].isupper() or tokens.title_case or tokens.shouted:
        return False
    word = after.lower()
    return word not in guard_list("bodies") and not gazetteer(None).begins(word)


def _is_bird(tokens: Tokens, at: int) -> bool:
    near = tokens.lower[max(0, at - _NEAR) : at + _NEAR + 1]
    return not guard_list("fowl").isdisjoint(near)
