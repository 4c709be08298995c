"""What the word that is being typed in a query can become: a field, or a value of its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newstui.library.query_language import STATES, quote
from newstui.model.frozen import frozen
from newstui.tui.screens.choices import folded

_FIELDS = ("country:", "topic:", "source:", "folder:", "tag:", "lang:", "saved:", "mentions:",
           "from:", "newer:", "older:", "after:", "before:", "event:",
           *(f"is:{state}" for state in STATES))  # fmt: skip
_MOST = 12

Values = Callable[[str], Iterable[tuple[str, int]]]
"""What a field (`country`) can be asked for, the most frequent first, and how many unread articles
each has."""


@frozen
class Offer:
    """A way to go on."""

    label: str
    count: int
    query: str
    """The whole query with it."""


def offers(query: str, values: Values) -> list[Offer]:
    """How the last word of a query can go on, the likeliest first: what begins as typed, then
    where a later word of the name does. Names with blanks come in quotation marks."""
    start = _last_word(query)
    before, word = query[:start], query[start:]
    field, colon, typed = word.partition(":")
    if not colon or field.casefold() == "is":
        found = _beginning(word, ((name, 0) for name in _FIELDS)) if word else iter(())
        return [Offer(name, 0, before + name) for name, _ in found]
    lead = f"{before}{field}:"
    found = _beginning(typed.strip('"'), values(field.casefold()))
    return [
        Offer(name, count, lead + quote(name))
        for name, count in found
        if lead + quote(name) != query
    ][:_MOST]


def complete(query: str, values: Values) -> str | None:
    """The query with its last word completed; None where nothing can be added to what stands."""
    if not query or query.endswith((" ", ":")):
        return None
    for offer in offers(query, values):
        if offer.query.casefold().startswith(query.casefold()) and len(offer.query) > len(query):
            return query + offer.query[len(query) :]
    return None


def _last_word(query: str) -> int:
    """Where the word begins that is being typed, without a sign or parenthesis before it."""
    end = len(query)
    if query.count('"') % 2:
        # Inside quotation marks the word began before them.
        end = query.rindex('"')
    start = query.rfind(" ", 0, end) + 1
    while start < len(query) and query[start] in "-(":
        start += 1
    return start


def _beginning(typed: str, names: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    wanted = folded(typed)
    later = []
    for name, count in names:
        plain = folded(name)
        if plain.startswith(wanted):
            yield name, count
        elif f" {wanted}" in plain:
            later.append((name, count))
    yield from later
