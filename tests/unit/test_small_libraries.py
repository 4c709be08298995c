"""Grouping in a library that has just begun: there is little to compare with."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from newstui.cleaning.clean import clean
from newstui.events.grouper import DEFAULT, Grouper, GrouperSettings, MemoryWindow
from newstui.events.likeness import CLASSES, FEATURES
from newstui.events.network import Network
from newstui.events.signing import signature
from newstui.model.document import Form, RawDocument
from newstui.model.moment import Moment
from newstui.tagging.tag import tag

START = datetime(2031, 5, 6, tzinfo=UTC)
Report = tuple[str, str]
"""A headline and a text."""

BRIDGE = (
    "New bridge opened over the Drava in Croatia",
    "A road bridge over the Drava in eastern Croatia was opened to traffic on Tuesday after four "
    "years of work. The transport ministry said that it cost 41 million euros.",
)
ZOO = (
    "Zoo in Croatia celebrates birth of two lion cubs",
    "Keepers at the zoo in Osijek, Croatia, have shown two lion cubs that were born last month. "
    "Visitors may see the cubs from Saturday, the director said.",
)
QUAKE_ELSEWHERE = (
    "Earthquake shakes central Albania, two dead",
    "Residents of Elbasan ran into the streets when an earthquake of magnitude 5.6 struck central "
    "Albania late on Monday. Rescuers have recovered the bodies of a couple.",
)
STABBING = (
    "Four stabbed on station platform in Hamburg",
    "Commuters held a man until officers came after four people were knifed on platform 14 of the "
    "main station in Hamburg. Two of them are in a serious condition.",
)
STABBING_ELSEWHERE = (
    "Teenager stabbed in Leeds park",
    "A boy of 16 is in hospital after he was knifed in Roundhay Park in Leeds. West Yorkshire "
    "police asked witnesses to come forward.",
)
WEATHER = ("Zagreb weather today: hot, storms later", "Up to 31 degrees. Storms likely after 5.")
QUAKE = (
    "Strong earthquake off Chile kills nine",
    "An earthquake of magnitude 7.1 struck off the port of Coquimbo in Chile on Tuesday. At least "
    "nine people died when houses collapsed, the mayor, Ana Perkova, said.",
)
QUAKE_TOLL = (
    "Rescuers dig for survivors in Coquimbo as toll of quake climbs",
    "Fourteen people are known to have died in the quake of magnitude 7.1 that shook Coquimbo. "
    "Mayor Ana Perkova asked for tents and blankets.",
)
SACKED = (
    "Energy minister fired over blackouts",
    "Energy minister Grace Wekesa has lost her post after weeks of blackouts. President Joseph "
    "Mutanda named no successor.",
)
SACKING = (
    "Mutanda sacks Wekesa as power cuts go on",
    "President Joseph Mutanda fired energy minister Grace Wekesa on Friday. The blackouts have "
    "closed factories for weeks.",
)


def events_of(
    *reports: Report, hours: int = 2, source: int | None = None, settings: GrouperSettings = DEFAULT
) -> list[int]:
    """The events of reports that come some hours apart, each from another source."""
    window = MemoryWindow()
    grouper = Grouper(window, settings)
    found: list[int] = []
    for number, (title, text) in enumerate(reports, 1):
        when = START + timedelta(hours=hours * number)
        at = int(when.timestamp())
        document = RawDocument(
            guid=str(number), form=Form.TEXT, content=text, origin="test", title=title,
            published=Moment.at(when), language="en",
        )  # fmt: skip
        article = clean(document)
        made = signature(number, source or number, article, tag(article))
        assigned = grouper.assign(made, at)
        window.add(made, assigned.event_id, at)
        found = [assigned.event_id if event == assigned.absorbed else event for event in found]
        found.append(assigned.event_id)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(BRIDGE, ZOO, id="a country"),
        pytest.param(QUAKE, QUAKE_ELSEWHERE, id="a kind of disaster"),
        pytest.param(STABBING, STABBING_ELSEWHERE, id="a kind of crime"),
        pytest.param(WEATHER, ZOO, id="nothing"),
    ],
)
def test_two_reports_that_share_little_stay_two_events(one: Report, other: Report) -> None:
    assert len(set(events_of(one, other))) == 2
    assert len(set(events_of(other, one))) == 2


@pytest.mark.parametrize(
    "reports", [(QUAKE, QUAKE_TOLL), (SACKED, SACKING)], ids=["a quake", "a minister"]
)
def test_two_reports_of_one_event_meet_though_there_are_no_others(
    reports: tuple[Report, Report],
) -> None:
    assert len(set(events_of(*reports))) == 1


def test_what_belongs_together_does_not_depend_on_the_order_of_few_reports() -> None:
    reports = (QUAKE, ZOO, QUAKE_TOLL, BRIDGE)
    for order in itertools.permutations(range(4)):
        found = dict(zip(order, events_of(*[reports[at] for at in order]), strict=True))
        assert found[0] == found[2]
        assert len(set(found.values())) == 3


@pytest.mark.parametrize(
    "headlines",
    [
        ("Zagreb weather today: hot, storms later", "Zagreb weather today: cooler after storms"),
        ("Wall Street close: chipmakers lead", "Wall Street close: stocks slip after jobs data"),
        ("Your stars: what Thursday has in store", "Your stars: what Friday has in store"),
        ("Tuesday briefing", "Wednesday briefing"),
        ("Das Wetter heute: sonnig", "Das Wetter heute: Regen im Norden"),
    ],
)
def test_editions_of_a_standing_page_are_no_event(headlines: tuple[str, str]) -> None:
    reports = [(title, f"Edition {at}: what is new.") for at, title in enumerate(headlines)]
    assert len(set(events_of(*reports, hours=24, source=1))) == 2


def test_a_third_edition_does_not_bring_the_first_two_together() -> None:
    headlines = (
        "Harbour weather: today's forecast",
        "Harbour weather: today's forecast",
        "Harbour weather: your weekend forecast",
    )
    reports = [(title, f"Sun and showers, {at}.") for at, title in enumerate(headlines)]
    assert len(set(events_of(*reports, hours=24, source=1))) == 3


def test_what_is_like_two_editions_does_not_bring_them_together() -> None:
    joins_all = Network((*[0.0] * len(FEATURES), 30.0))
    eager = GrouperSettings(networks=dict.fromkeys(CLASSES, joins_all))
    headlines = ("Weather in Harbour", "Weather in Harbour", "Harbour braces for showers")
    reports = [
        (title, f"Showers in Harbour, {14 + at} degrees.") for at, title in enumerate(headlines)
    ]
    found = events_of(*reports, hours=24, source=1, settings=eager)
    assert found[0] != found[1]
    assert found[2] in found[:2]


COQUIMBO = (
    "An earthquake of magnitude 7.1 struck off the port of Coquimbo in Chile on Tuesday.",
    "At least nine people died when houses collapsed.",
    "The mayor, Ana Perkova, asked for tents and blankets.",
    "Rescuers searched through the night for survivors.",
    "A tsunami alert was lifted after two hours.",
    "President Soledad Ibarra flew to Coquimbo.",
    "Residents ran into the streets when the ground shook.",
    "Hospitals treated some 230 people.",
    "The road to La Serena was blocked by a landslide.",
    "Seismologists recorded 40 aftershocks.",
)
COQUIMBO_HEADLINES = (
    "Strong earthquake off Chile kills nine",
    "Rescuers dig for survivors in Coquimbo",
    "Chile quake: toll climbs",
    "Tremor of 7.1 hits Coquimbo",
    "Tsunami alert lifted after Chile earthquake",
)
ELBASAN = (
    "An earthquake of magnitude 5.6 struck near Elbasan in central Albania on Tuesday.",
    "Rescuers have recovered the bodies of a couple in their seventies.",
    "Prime minister Arben Kodra cancelled a trip to Vienna.",
    "Many people spent the night in the open.",
    "The quake was felt in Tirana and as far as Skopje.",
    "Engineers are checking 60 apartment blocks.",
    "Schools in Elbasan stay closed until Thursday.",
    "Some thirty people were hurt, the health ministry said.",
)
ELBASAN_HEADLINES = (
    "Two dead after Albania earthquake",
    "Magnitude 5.6 quake hits central Albania",
    "Strong tremor rattles Elbasan",
    "Night in the open after Elbasan quake",
)


def test_an_event_that_everybody_reports_is_one_and_two_at_once_are_two() -> None:
    dice = random.Random(3)
    reports: list[Report] = []
    told: list[str] = []
    for _ in range(60):
        place, headlines, sentences = dice.choice(
            (
                ("Coquimbo", COQUIMBO_HEADLINES, COQUIMBO),
                ("Elbasan", ELBASAN_HEADLINES, ELBASAN),
            )
        )
        some = dice.sample(sentences, dice.randint(3, 6))
        reports.append((dice.choice(headlines), " ".join(some)))
        told.append(place)
    pairs = Counter(zip(told, events_of(*reports, hours=0), strict=True))
    for place in ("Coquimbo", "Elbasan"):
        counts = [count for (one, _), count in pairs.items() if one == place]
        assert max(counts) >= 0.9 * sum(counts)
    assert len({event for _, event in pairs}) == len(pairs)
