"""The topics that articles are tagged with: IPTC Media Topics by code, with short names.

All 17 top-level topics, and the narrower ones that readers ask for. Codes and their places in the
tree are those of the IPTC NewsCodes (CC BY 4.0, https://iptc.org/standards/media-topics/); the
short names and the other names are ours.
"""

from __future__ import annotations

from functools import cache

from newstui.tagging.countries_catalogue import plain

# code, parent, short name
_TOPICS = """
01000000 -        arts
02000000 -        crime & law
03000000 -        disaster
04000000 -        economy
05000000 -        education
06000000 -        environment
07000000 -        health
08000000 -        human interest
09000000 -        labour
10000000 -        lifestyle
11000000 -        politics
12000000 -        religion
13000000 -        science & tech
14000000 -        society
15000000 -        sport
16000000 -        conflict
17000000 -        weather
20000574 11000000 elections
20000593 11000000 government
20000639 11000000 diplomacy
20000592 11000000 human rights
20000645 11000000 refugees
20000771 14000000 migration
20000620 11000000 taxes
20000056 16000000 armed conflict
20000053 16000000 terrorism
20000066 16000000 protests
20000073 16000000 peace talks
20000070 16000000 coups
20001298 13000000 artificial intelligence
20000739 13000000 space
20000756 13000000 technology
20000735 13000000 research
20000418 06000000 climate
20000500 06000000 animals
20000424 06000000 pollution
20001065 15000000 football
20000851 15000000 basketball
20000823 15000000 american football
20001085 15000000 tennis
20000888 15000000 cricket
20001176 15000000 rugby
20000991 15000000 motor racing
20000892 15000000 cycling
20000940 15000000 golf
20000849 15000000 baseball
20000965 15000000 ice hockey
20001177 15000000 olympics
20000107 02000000 courts
20000133 02000000 police
20000099 02000000 homicide
20000093 02000000 corruption
20000086 02000000 cybercrime
20000095 02000000 drugs
20000097 02000000 fraud
20000385 04000000 markets
20000274 04000000 banking
20000350 04000000 central banks
20000370 04000000 inflation
20000256 04000000 energy
20000377 04000000 trade
20000210 04000000 agriculture
20000296 04000000 cars
20000449 07000000 epidemics
20000477 07000000 vaccines
20000458 07000000 mental health
20000447 07000000 cancer
20000153 03000000 earthquakes
20000154 03000000 floods
20001202 03000000 wildfires
20001280 03000000 hurricanes
20000018 01000000 music
20000005 01000000 film
20000051 01000000 television
20000013 01000000 books
20000045 01000000 media
20000011 01000000 fashion
20001182 01000000 social media
20000563 10000000 travel
20000568 10000000 food
20000548 10000000 video games
20000659 12000000 christianity
20000677 12000000 islam
20000505 08000000 celebrity
20000506 08000000 royals
20000775 14000000 discrimination
20000792 14000000 lgbtq
20000785 14000000 abortion
20000801 14000000 poverty
20000400 05000000 schools
20000533 09000000 unemployment
"""


def _rows() -> list[list[str]]:
    return [line.split(maxsplit=2) for line in _TOPICS.strip().splitlines()]


TOPIC_NAMES: dict[str, str] = {code: name for code, _, name in _rows()}
"""Code to short English name."""

TOPIC_PARENTS: dict[str, str] = {code: parent for code, parent, _ in _rows() if parent != "-"}
"""Code of a narrower topic to that of its top-level topic."""


@cache
def _codes_by_name() -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, name in TOPIC_NAMES.items():
        codes.setdefault(plain(name), code)
        codes.setdefault(plain(name.replace("&", "and")), code)
    from importlib.resources import files  # slow to load, and not needed to show names

    data = files("newstui.tagging").joinpath("data/topic_aliases.txt").read_text(encoding="utf-8")
    for line in data.splitlines():
        if not line.startswith("#"):
            code, others = line.split(":", 1)
            for other in others.split(","):
                codes.setdefault(plain(other), code)
    return codes


def find_topic(text: str) -> str | None:
    """The code for a code, a short name, or another name in any supported language, else None.

    Case, accents and signs do not matter. Many feeds' section names are among the other names.
    """
    code = text.strip().removeprefix("medtop:")
    if code in TOPIC_NAMES:
        return code
    names = _codes_by_name()
    return names.get(plain(text)) or names.get(plain(text.replace("&", " and ")))
