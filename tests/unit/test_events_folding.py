"""What is kept of events that have not grown lately: little, and yet every decision is the same."""

from __future__ import annotations

import random
from collections.abc import Iterator

from newstui.events.folding import FoldingStates
from newstui.events.grouper import Grouper, MemoryWindow, States
from newstui.events.signature import Signature
from newstui.events.signing import signature
from newstui.model.article import CleanArticle, Tag, Tags
from newstui.model.event import Assignment
from newstui.model.moment import Moment

PLACES = ("Veldor", "Kirrah", "Mossdal", "Ostrava Bay", "Talland", "Harn", "Solnik", "Bremmen")
PEOPLE = ("Ana Perkova", "Jon Abado", "Petr Holan", "Mira Danek", "Ingrid Solvang", "Tomas Weil")
THINGS = ("ferry", "dam", "bridge", "tunnel", "harbour", "market", "library", "stadium")
HAPPENED = ("burned", "opened", "flooded", "collapsed", "closed", "reopened")


def reports() -> Iterator[Signature]:
    """Reports of forty events, in two languages, some word for word, some headlines alone."""
    dice = random.Random(5)
    told = []
    for number in range(40):
        place, person = dice.choice(PLACES), dice.choice(PEOPLE)
        thing, happened = dice.choice(THINGS), dice.choice(HAPPENED)
        hurt, cost = dice.randint(20, 900), dice.randint(20, 900)
        sentences = [
            f"The {thing} of {place} {happened} on Tuesday, {person} told reporters.",
            f"About {hurt} people who live near the {thing} of {place} had to leave their homes.",
            f"{person} said that {cost} million crowns were set aside for {place}.",
            f"Neighbours in {place} had warned of the {thing} for {hurt} days.",
            f"The {thing} was built by the grandfather of {person}, mayor of {place}.",
        ]
        other = f"In {place} warnte {person} vor {hurt} Schäden, {cost} Millionen Kronen fehlen."
        tags = Tags((Tag(place[:2].upper(), 0.9),), anchors=(place, person))
        for _ in range(dice.randint(1, 6)):
            dice.shuffle(sentences)
            text = " ".join(sentences[: dice.randint(2, 5)])
            text = dice.choice((text, text, " ".join(sorted(sentences)), other, ""))
            language = "de" if text == other else "en"
            title = f"{place}: {thing} {happened}, {dice.choice((person, hurt, cost))}"
            told.append((number, CleanArticle(title, text, language=language), tags))
    # Mostly one event after the other, as news comes.
    told.sort(key=lambda one: one[0] + dice.uniform(0, 12))
    for number, (day, article, tags) in enumerate(told, start=1):
        dated = Moment.day(2031, 5, 1 + day // 8)
        dated = article.published if number % 9 == 0 else dated
        made = CleanArticle(article.title, article.text, language=article.language, published=dated)
        yield signature(number, number % 11, made, tags)


def grouped(states: States | None = None) -> list[Assignment]:
    window = MemoryWindow()
    grouper = Grouper(window, states=states)
    made = []
    for one in reports():
        assigned = grouper.assign(one, one.published or 0)
        window.add(one, assigned.event_id, one.published or 0)
        made.append(assigned)
    return made


def test_events_are_decided_for_the_same_reasons_however_few_are_open() -> None:
    expected = grouped()
    assert any(one.reason.wire_copy_of for one in expected)
    assert 10 < len({one.event_id for one in expected}) < len(expected) - 10
    for at_once in (1, 3):
        assert grouped(FoldingStates(10_000, at_once)) == expected


def test_events_that_have_left_are_read_again_and_decided_alike() -> None:
    assert grouped(FoldingStates(5, 2)) == grouped()
