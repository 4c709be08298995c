"""Figures that change from report to report."""

from __future__ import annotations

import pytest

from newstui.events.timeline_figures import figures
from newstui.events.timex import mentions
from newstui.model.moment import Moment
from newstui.model.timeline import Report


def reports(*texts: str, language: str = "en") -> list[Report]:
    made = []
    for number, text in enumerate(texts, start=1):
        published = Moment.day(2024, 3, number)
        found = mentions(text, published, language)
        made.append(
            Report(number, f"Paper {number}", None, published, number, "", text, language, found)
        )
    return made


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            (
                "A ferry sank off Lurn, leaving nine people dead.",
                "The ferry disaster has killed at least 14 people. Six were wounded.",
                "The death toll rose to 21, and 8 people were injured.",
            ),
            {"dead: nine → 14 → 21", "injured: Six → 8"},
        ),
        (
            ("Fire damage of $2 million was told.", "The damage is now put at $3.5 million."),
            {"cost: $2 million → $3.5 million"},
        ),
        (
            ("Bei dem Brand wurden drei Menschen getötet.", "Zahl der Toten steigt auf 5"),
            {"dead: drei → 5"},
        ),
        (("The storm killed 1,204 people.", "The storm killed 1204 people."), set()),
        (("It killed 40 people.", "In 1999 a quake killed 700 people there."), set()),
        (("Ten people were killed.",), set()),
        (("Prices were cut by 5 percent.", "Deaths fell 12 percent."), set()),
    ],
)
def test_figures_that_change(texts: tuple[str, ...], told: set[str]) -> None:
    language = "de" if "Menschen" in texts[0] else "en"
    assert {str(figure) for figure in figures(reports(*texts, language=language))} == told


def test_a_value_names_the_article_and_the_sentence_it_stands_in() -> None:
    (figure,) = figures(reports("All is calm. It killed 3 people.", "It killed 4 people."))
    assert [(value.amount, value.article_id, value.start) for value in figure.values] == [
        (3, 1, 13), (4, 2, 0),
    ]  # fmt: skip
