"""Articles made from a seed number, as many as wanted: for measuring speed, never quality.

Each event has its own names, place, numbers and words, and is reported by one to eight outlets
within two days; a tenth of the reports repeat another's text word for word, as wire copies do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from newstui.model.document import Form, RawDocument
from newstui.model.moment import Moment

_PLACES = (
    *("Belgrade Serbia", "Pristina Kosovo", "Oslo Norway", "Warsaw Poland", "Lima Peru"),
    *("Nairobi Kenya", "Hanoi Vietnam", "Santiago Chile", "Rome Italy", "Accra Ghana"),
    *("Ottawa Canada", "Jakarta Indonesia", "Madrid Spain", "Cairo Egypt", "Tokyo Japan"),
    *("Berlin Germany", "Paris France", "Ankara Turkey", "Dhaka Bangladesh", "Quito Ecuador"),
)
_THEMES = (
    ("parliament", "minister", "vote", "election", "coalition", "opposition", "law"),
    ("match", "goal", "coach", "league", "team", "season", "striker"),
    ("troops", "missile", "border", "army", "ceasefire", "attack", "general"),
    ("bank", "inflation", "market", "company", "shares", "prices", "trade"),
    ("storm", "flood", "rain", "river", "evacuation", "rescue", "damage"),
    ("hospital", "vaccine", "patients", "doctors", "virus", "clinic", "health"),
    ("court", "police", "judge", "trial", "charges", "suspect", "verdict"),
    ("researchers", "telescope", "study", "satellite", "species", "laboratory", "climate"),
)
_FILLERS = (
    "Officials said on {weekday} that the {word} {own} would be reviewed by the {own}",
    "The {own} {word} came after weeks of {own} talks, according to people close to {name}",
    "{name} told reporters that {number} people had been affected by the {own} and the {own}",
    "A spokesperson for the {own} {word} declined to comment on the {own}",
    "Residents near {town} described the {own} {word} as {own} and {own}",
    "The figure of {number} {own} was confirmed by {name}, who spoke of a {own} {own}",
    "In {year} a similar {own} {word} had drawn wide attention to the {own}",
    "Experts on {own} and {own} expect a decision on the {word}",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SLOT = re.compile("{own}")
_OUTLETS = 40
_SYLLABLES = (
    *("ka", "le", "mi", "ro", "su", "ta", "ve", "no", "pi", "da"),
    *("bel", "gor", "han", "ist", "jur", "kol", "mar", "nis", "ost", "pra"),
)
_START = datetime(2023, 1, 1, tzinfo=UTC)


def documents(count: int, *, seed: int = 1, per_day: int = 400) -> Iterator[RawDocument]:
    """`count` clean texts in order of time, about `per_day` to a day from January 2023 on."""
    made = 0
    event = 0
    while made < count:
        for document in _event(random.Random(f"{seed}/{event}"), event, made, per_day):
            if made < count:
                yield document
                made += 1
        event += 1


def _event(dice: random.Random, event: int, made: int, per_day: int) -> list[RawDocument]:
    theme = dice.choice(_THEMES)
    place = dice.choice(_PLACES).split()
    words = dice.sample(theme, 4)
    names = [f"{_name(dice)} {_name(dice)}" for _ in range(3)]
    town = _name(dice)
    numbers = [dice.randint(12, 9800) for _ in range(3)]
    own = [_name(dice).lower() for _ in range(25)]
    start = _START + timedelta(days=made / per_day)
    outlets = dice.sample(range(_OUTLETS), min(8, 1 + int(dice.expovariate(0.6))))
    reports: list[RawDocument] = []
    for number, outlet in enumerate(outlets):
        when = start + timedelta(hours=dice.uniform(0, 40) * number / 8)
        body = _body(dice, place, words, own, names, town, numbers, when)
        if reports and dice.random() < 0.1:
            body = reports[0].content
        title = f"{names[0]}: {own[0]} {words[0]} in {place[0]} with {numbers[0]} {own[1]}"
        reports.append(
            RawDocument(
                guid=f"{event}/{number}",
                form=Form.TEXT,
                content=body,
                origin=f"generated {event}/{number}",
                url=f"https://outlet-{outlet}.example/{event}",
                title=f"{title} {dice.choice(words)}",
                source=f"Outlet {outlet}",
                published=Moment.at(when),
                language="en",
            )
        )
    return reports


def _body(
    dice: random.Random,
    place: list[str],
    words: list[str],
    own: list[str],
    names: list[str],
    town: str,
    numbers: list[int],
    when: datetime,
) -> str:
    city, country = place
    paragraphs = [
        f"{city.upper()} - The {words[0]} in {town}, {country}, led to a {words[1]} on "
        f"{_WEEKDAYS[when.weekday()]}, {names[0]} said, with {numbers[0]} people involved."
    ]
    for _ in range(dice.randint(3, 7)):
        sentences = [
            _SLOT.sub(lambda _: dice.choice(own), filler).format(
                weekday=dice.choice(_WEEKDAYS),
                word=dice.choice(words),
                name=dice.choice(names),
                number=dice.choice(numbers),
                town=town,
                year=dice.randint(1990, 2022),
            )
            for filler in dice.sample(_FILLERS, 3)
        ]
        paragraphs.append(". ".join(sentences) + ".")
    return "\n\n".join(paragraphs)


def _name(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 3))).capitalize()
