"""Names of countries and topics, and the codes behind what a reader types."""

from __future__ import annotations

from functools import lru_cache

from newstui.tagging import countries_catalogue, groupings, topics_catalogue


def country_name(code: str) -> str:
    """The English short name of an ISO 3166-1 code (or XK); the code itself if unknown."""
    return countries_catalogue.COUNTRY_NAMES.get(code, code)


def country_shown(code: str, form: str) -> str:
    """A country by `name`, by `code` or with its `flag`, as the setting has it.

    A flag never stands alone: many fonts have none, and many readers do not know them.
    """
    if form == "code" or not is_country(code):
        return code
    return f"{countries_catalogue.flag(code)} {code}" if form == "flag" else country_name(code)


def topic_name(code: str) -> str:
    """The short display name of an IPTC Media Topic code; the code itself if unknown."""
    return topics_catalogue.TOPIC_NAMES.get(code, code)


def countries() -> tuple[str, ...]:
    """The codes of all countries, by name."""
    return tuple(sorted(countries_catalogue.COUNTRY_NAMES, key=country_name))


def topics() -> tuple[str, ...]:
    """The codes of all topics, by name."""
    return tuple(sorted(topics_catalogue.TOPIC_NAMES, key=topic_name))


def is_country(code: str) -> bool:
    """Whether it is an ISO 3166-1 alpha-2 code, or XK."""
    return code in countries_catalogue.COUNTRY_NAMES


def find_country(text: str) -> str | None:
    """The code of a country named by code or name."""
    return countries_catalogue.find_country(text)


@lru_cache(maxsize=256)
def place_name(text: str) -> str:
    """A grouping or a country by any of its names, as it is shown: `Middle East`, `Serbia`.

    As in queries a grouping comes first; what is neither is given back.
    """
    if country_group(text):
        wanted = countries_catalogue.plain(text).removeprefix("the ")
        for group in groupings.groupings():
            if wanted in map(countries_catalogue.plain, (group.name, *group.aliases)):
                return group.name
    return country_name(find_country(text) or text)


def country_groups() -> tuple[str, ...]:
    """The names of the groupings of countries that a filter takes, as they are shown."""
    return tuple(group.name for group in groupings.groupings())


def country_group(text: str) -> frozenset[str] | None:
    """The codes of a grouping such as EU, NATO or Balkans; None if it is none."""
    return groupings.grouping(text)


def find_topic(text: str) -> str | None:
    """The code of a topic named by code, name or alias."""
    return topics_catalogue.find_topic(text)


def topic_with_narrower(code: str) -> tuple[str, ...]:
    """The topic and those under it: asking for `sport` includes football."""
    parents = topics_catalogue.TOPIC_PARENTS
    narrower = [child for child in parents if _is_under(child, code)]
    return (code, *sorted(narrower))


def _is_under(child: str, ancestor: str) -> bool:
    parents = topics_catalogue.TOPIC_PARENTS
    parent = parents.get(child)
    while parent and parent != ancestor:
        parent = parents.get(parent)
    return parent == ancestor
