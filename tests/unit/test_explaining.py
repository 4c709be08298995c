"""Why an article is in its event, as it is told to a reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newstui.library import explaining
from newstui.library.session import Library
from support import FERRY, document, fill, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened)
    yield opened
    opened.close()


def told(library: Library, article_id: int) -> list[str]:
    found = explaining.why(library, article_id)
    assert found is not None
    return list(found.lines)


def test_it_is_told_in_words_and_not_in_figures(library: Library) -> None:
    fill(library, [document(FERRY, title="Ferry aground off Bergen", source="New Post")])
    lines = told(library, 5)
    assert lines
    text = "\n".join(lines)
    assert not any(f"0.{digit}" in text for digit in range(10))
    assert "likeness" not in text.lower()


def test_the_first_report_says_that_the_event_began_with_it(library: Library) -> None:
    assert told(library, 1)[0].startswith("The event began with this report")
    assert told(library, 4)[0] == "An event of its own: no other report is like it"


def test_names_are_written_as_in_the_text(library: Library) -> None:
    (names,) = (line for line in told(library, 2) if line.startswith("Names in both: "))
    named = names.removeprefix("Names in both: ").split(", ")
    row = library.database.reader().execute("SELECT text FROM article_texts WHERE article_id = 2")
    text = row.fetchone()[0]
    assert named
    assert all(name in text for name in named)
    assert not any(name.islower() for name in named)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0.4, "within an hour of another report"),
        (5.2, "about 5 hours from the nearest other report"),
        (25.0, "about 1 day from the nearest other report"),
        (122.5, "about 5 days from the nearest other report"),
        (505.0, "about 3 weeks from the nearest other report"),
    ],
)
def test_time_is_told_as_exactly_as_one_cares(hours: float, said: str) -> None:
    assert explaining.apart(hours, to_the_hour=True) == said


def test_a_day_without_an_hour_is_told_as_a_day() -> None:
    assert explaining.apart(5.2, to_the_hour=False) == "within a day of another report"
