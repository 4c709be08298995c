"""Groupings of countries that readers ask for: alliances, blocs and regions of the world.

Membership is as of January 2026. Of bodies that take blocs as members (the European Union in the
G20), only the countries are listed. Regions follow the press's use of their names, not one scheme:
a country may lie in several.
"""

from __future__ import annotations

from functools import cache

from newstui.model.frozen import frozen
from newstui.tagging.countries_catalogue import plain


@frozen
class Grouping:
    """One grouping, by the name that a filter shows and takes."""

    name: str
    """As shown: `EU`, `Middle East`."""
    aliases: tuple[str, ...]
    """What else it is called, in lower case, in any of the supported languages."""
    codes: frozenset[str]
    """ISO 3166-1 alpha-2 codes of its members, and XK."""


def groupings() -> tuple[Grouping, ...]:
    """All groupings: alliances first, then regions."""
    return tuple(_by_key().values())


def grouping(name: str) -> frozenset[str] | None:
    """The codes of the members of a grouping named by any of its names, else None.

    Case, accents and hyphens do not matter: `middle-east`, `Middle East`, `Naher Osten`.
    """
    key = plain(name)
    return _codes_by_name().get(key.removeprefix("the "))


@cache
def _codes_by_name() -> dict[str, frozenset[str]]:
    codes: dict[str, frozenset[str]] = {}
    for group in groupings():
        for other in (group.name, *group.aliases):
            codes.setdefault(plain(other), group.codes)
    return codes


@cache
def _by_key() -> dict[str, Grouping]:
    made: dict[str, Grouping] = {}
    from importlib.resources import files  # slow to load, and not needed to show names

    data = files("newstui.tagging").joinpath("data/groupings.txt").read_text(encoding="utf-8")
    for line in data.splitlines():
        if line.startswith("#"):
            continue
        name, aliases, members = (part.strip() for part in line.split("|"))
        codes: set[str] = set()
        for member in members.split():
            if member.islower():
                codes |= made[member].codes
            elif member.startswith("-"):
                codes.discard(member[1:])
            else:
                codes.add(member)
        others = tuple(filter(None, map(str.strip, aliases.split(","))))
        made[plain(name).replace(" ", "-")] = Grouping(name, others, frozenset(codes))
    return made
