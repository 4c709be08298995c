"""The text of a query as a row of conditions that can be added and dropped one by one.

The query's text is the only place where the active filters live. A condition is what stands
between blanks on the top level: `country:rs`, `source:"Danube Post"`, `-is:read`, `(a or b)`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newstui.library import catalogue, query_language
from newstui.model.facet import FacetKind

_CONDITION = re.compile(r'(?:"[^"]*(?:"|$)|[^\s"])+')
_FIELD = re.compile(r"(-?)([A-Za-z]+):(.*)", re.DOTALL)

SINGLE_VALUED = frozenset({FacetKind.SOURCE, FacetKind.LANGUAGE})
"""Fields of which an article has one value: a second condition would leave nothing."""
FIELDS = {
    FacetKind.COUNTRY: "country",
    FacetKind.TOPIC: "topic",
    FacetKind.SOURCE: "source",
    FacetKind.LANGUAGE: "lang",
}
PLACES = frozenset({"country", "mentions", "from"})
"""Fields that take a country or a grouping."""


@lru_cache(maxsize=64)
def conditions(query: str) -> tuple[str, ...]:
    """The conditions that all must hold, in order; `a or b` is one of them."""
    parts: list[str] = []
    depth = 0
    joining = False
    for piece in _CONDITION.findall(query):
        bare = re.sub(r'"[^"]*("|$)', "", piece)
        is_or = not depth and bare.casefold() == "or" and bare == piece
        if parts and (depth or is_or or joining):
            parts[-1] += " " + piece
        else:
            parts.append(piece)
        joining = is_or
        depth = max(0, depth + bare.count("(") - bare.count(")"))
    return tuple(parts)


def joined(parts: tuple[str, ...] | list[str]) -> str:
    return " ".join(parts)


def without(query: str, position: int) -> str:
    """The query without the condition at a position of `conditions`; -1 is the last."""
    parts = list(conditions(query))
    if not parts:
        return ""
    del parts[position]
    return joined(parts)


def condition(kind: FacetKind, value: str) -> str:
    """The condition that asks for one value: `country:rs`, `source:"Danube Post"`."""
    if kind is FacetKind.COUNTRY and catalogue.is_country(value):
        value = value.lower()
    elif kind is FacetKind.TOPIC and catalogue.find_topic(catalogue.topic_name(value)) == value:
        value = catalogue.topic_name(value)
    return f"{FIELDS[kind]}:{query_language.quote(value)}"


def has(query: str, part: str) -> bool:
    return bool(query) and _canonical(part) in _canonicals(query)


def asks_for(query: str, kind: FacetKind, value: str) -> bool:
    """Whether the query asks for a value, given as it is stored: `has` for hundreds of them."""
    if not query:
        return False
    value = catalogue.place_name(value) if kind is FacetKind.COUNTRY else value
    return f"{FIELDS[kind]}:{value.casefold()}" in _canonicals(query)


def toggled(query: str, kind: FacetKind, value: str) -> str:
    """With the value asked for, or without it if it was already. Values of countries and topics
    add up; a source or language takes the place of the one before."""
    part = condition(kind, value)
    if has(query, part):
        return joined([other for other in conditions(query) if not _alike(part, other)])
    return _and(_without_field(query, FIELDS[kind]) if kind in SINGLE_VALUED else query, part)


def only(query: str, kind: FacetKind, value: str) -> str:
    """The query with this value in place of every other of its kind, or without it if it was
    the only one."""
    part = condition(kind, value)
    rest = _without_field(query, FIELDS[kind])
    same_kind = [other for other in conditions(query) if other not in conditions(rest)]
    if len(same_kind) == 1 and _alike(same_kind[0], part):
        return rest
    return _and(rest, part)


def same(query: str, other: str) -> bool:
    """Whether two queries ask for the same conditions, in whatever order and spelling."""
    return sorted(map(_canonical, conditions(query))) == sorted(map(_canonical, conditions(other)))


def with_condition(query: str, part: str) -> str:
    return query if has(query, part) else _and(query, part)


def without_kind(query: str, kind: FacetKind) -> str:
    """The query without the conditions that ask for values of a kind."""
    return _without_field(query, FIELDS[kind])


def value_of(query: str, kind: FacetKind) -> str | None:
    """The value that the query asks for, if there is one condition of the kind."""
    for part in conditions(query):
        match = _FIELD.fullmatch(part)
        if match and not match[1] and match[2].casefold() == FIELDS[kind]:
            return match[3].strip('"')
    return None


def label(part: str) -> str:
    """A condition in words: `country: Serbia`, `unread`, `“javelin”`."""
    match = _FIELD.fullmatch(part)
    if match is None or " or " in part:
        return part if part.startswith(("-", "(", '"')) or " " in part else f"“{part}”"
    negated, field, value = match[1], match[2].casefold(), match[3].strip('"')
    sign = "not " if negated else ""
    if field == "is":
        return sign + value
    if field in PLACES:
        value = catalogue.place_name(value)
    elif field == "topic":
        value = catalogue.topic_name(catalogue.find_topic(value) or value)
    return f"{sign}{field}: {value}"


def _and(query: str, part: str) -> str:
    return joined([*conditions(query), part])


def _without_field(query: str, field: str) -> str:
    def asks(part: str) -> bool:
        match = _FIELD.fullmatch(part)
        return match is not None and not match[1] and match[2].casefold() == field

    return joined([part for part in conditions(query) if not asks(part)])


def _alike(one: str, other: str) -> bool:
    return _canonical(one) == _canonical(other)


@lru_cache(maxsize=64)
def _canonicals(query: str) -> frozenset[str]:
    return frozenset(map(_canonical, conditions(query)))


def _canonical(part: str) -> str:
    """The same for every way to write a condition: `country:Serbia` and `country:rs`."""
    match = _FIELD.fullmatch(part)
    if match is None:
        return part.casefold()
    field, value = match[2].casefold(), match[3].strip('"')
    if field in PLACES:
        value = catalogue.place_name(value)
    elif field == "topic":
        value = catalogue.find_topic(value) or value
    return f"{match[1]}{field}:{value.casefold()}"
