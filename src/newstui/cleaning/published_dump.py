"""Which of the dates in a page's visible text is the day of publication.

Every whole date of a page is a candidate and is described by where it stands and what stands
around it (`published_features`). The weights of these features (`published_weights`) are those of
a conditional logit fitted on pages with known dates; candidates of one day add up. A clock of the
page, a related article's date or a comment's is thereby just another, unlikely, candidate.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from newstui.cleaning.dates_labels import SELF, Said, says_today
from newstui.cleaning.dates_order import settled
from newstui.cleaning.dates_read import Order, Reading, read_dates
from newstui.cleaning.dates_url import day_in_url
from newstui.cleaning.published_features import Surroundings, features
from newstui.cleaning.published_lines import body_among, dated_among, dated_lines
from newstui.cleaning.published_weights import DUMP
from newstui.cleaning.published_wording import Dated, small_words

_SEARCHED = 250
"""Characters of a line that are searched: later ones belong to running text."""
_LONG = 120
"""Characters from which a line is running text."""
_OPENING = 60
"""Characters of a line in the midst of the text: a date may head a paragraph."""
_MOST_LINES = 60
"""Lines with dates that are looked at, those nearest to the article: pages with more are lists."""
_HEAD = 10
"""Lines at the article's beginning that may still be its head, not its running text."""
_DATELINE = 90
_SPOKEN_OF = 40
"""Lines of the article in which days without a year are looked for, where an order is open."""
_DIGIT = re.compile("[0-9]")
_ENOUGH_DIGITS = re.compile(r"[0-9](?:[^0-9]*[0-9]){3}")
"""A whole date has four digits at least, and most have more than the four of a year."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that a line shows, and the names of the features it has."""

    day: date
    line: int
    features: tuple[str, ...]


def ranked_days(
    lines: Sequence[str],
    body: range,
    language: str | None,
    url: str | None,
    title: str | None = None,
    digits: Sequence[int] | None = None,
) -> list[tuple[date, float]]:
    """The days that the lines show, likeliest first, each with its probability.

    `body` is the index range of the article's lines, `title` its headline, `digits` the lines
    with digits enough for a date, where they are known. The probabilities sum to less than one:
    what is left over says that none of them is right.
    """
    scores: dict[date, float] = {}
    for candidate in candidates(lines, body, language, url, title, digits):
        score = math.exp(sum(DUMP.get(name, 0.0) for name in candidate.features))
        scores[candidate.day] = scores.get(candidate.day, 0.0) + score
    total = 1.0 + sum(scores.values())
    return sorted(
        ((day, score / total) for day, score in scores.items()), key=lambda pair: -pair[1]
    )


def candidates(
    lines: Sequence[str],
    body: range,
    language: str | None,
    url: str | None,
    title: str | None = None,
    digits: Sequence[int] | None = None,
) -> list[Candidate]:
    """The whole dates of a page with their features.

    Where no article was found, the long lines stand for it. Where `digits` are given, no line is
    empty or has white space at its ends.
    """
    numbers: Sequence[int] = range(len(lines))
    filled = lines
    if digits is None:
        stripped = [line.strip().replace("\n", " ") for line in lines]
        numbers = [number for number, line in enumerate(stripped) if line]
        filled = [line for line in stripped if line]
    if body:
        start, stop = bisect_left(numbers, body.start), bisect_left(numbers, body.stop)
    else:
        among = body_among(filled, "")
        start, stop = among.start, among.stop
    text = "\n".join(filled)
    traced = dated_lines(text) if digits is None else dated_among(filled, digits, _SEARCHED)
    read = list(_read(filled, traced, start, stop, language))
    whole = [entry for entry in read if entry[2].whole and not _of_present(entry[1], entry[2])]
    if not whole:
        return []
    order = _order(whole, filled[start : min(stop, start + _SPOKEN_OF)], language, url)
    found = [dated for dated in _dated(whole, order) if not _told(dated, start, stop)]
    dateline = _dateline(read, start, stop)
    running = _running_from(filled, start, stop)
    around = Surroundings.of(filled, text, running, stop, found, title, url, dateline)
    return [
        Candidate(dated.day, numbers[dated.place], tuple(features(around, dated)))
        for dated in found
    ]


def _running_from(filled: Sequence[str], start: int, stop: int) -> int:
    """Where the article's running text begins: the model of lines may count its standfirst,
    byline and date as the article's, but they stand above it."""
    for place in range(start, min(start + _HEAD, stop - 1)):
        if len(filled[place]) > _LONG and len(filled[place + 1]) > _LONG:
            return place
    return start


_Entry = tuple[int, str, Reading]
"""A date with the place of its line among the filled ones, and that line."""


def _read(
    filled: Sequence[str], traced: list[int], start: int, stop: int, language: str | None
) -> Iterator[_Entry]:
    """Every date in the lines that have a trace of one and in those at the opening of the text."""
    opening = range(max(0, start - 2), min(start + 2, stop))
    if len(traced) > _MOST_LINES:
        traced = sorted(traced, key=lambda place: abs(place - start))[:_MOST_LINES]
    for place in sorted({*traced, *opening}):
        line = filled[place]
        amid = start + 3 <= place < stop - 2 and len(line) > _LONG
        line = line[: _OPENING if amid else _SEARCHED]
        if place not in opening and not _ENOUGH_DIGITS.search(line):
            continue
        for reading in read_dates(line, language, limit=4):
            yield place, line, reading


def _order(
    whole: list[_Entry], text: Sequence[str], language: str | None, url: str | None
) -> Order:
    """The order of the dates that leave it open, as far as the page tells."""
    readings = [reading for _, _, reading in whole]
    if all(reading.order is not Order.OPEN for reading in readings):
        return Order.OPEN
    known = {
        day
        for reading in readings
        if reading.order is Order.CLEAR and (day := reading.date()) is not None
    }
    if url_day := day_in_url(url):
        known.add(url_day)
    near = [line[: 4 * _SEARCHED] for line in text]
    for line in near:
        if _DIGIT.search(line):
            readings += [r for r in read_dates(line, language, limit=8) if r.order is Order.CLEAR]
    known |= {day for r in readings if r.order is Order.CLEAR and (day := r.date()) is not None}
    return settled(readings, language, url, known, near)


def _dated(whole: list[_Entry], order: Order) -> Iterator[Dated]:
    """The days that the readings mean; those in an order that nothing settles mean none."""
    for place, line, reading in whole:
        if reading.order is Order.OPEN and order is Order.OPEN:
            continue
        settled_reading = reading.swapped() if order is Order.MONTH_FIRST else reading
        if (day := settled_reading.date()) is not None:
            yield Dated(place, line, reading, day)


def _of_present(line: str, reading: Reading) -> bool:
    """True for the day on which the page was looked at, and for that of a copyright notice."""
    before = line[: reading.start]
    return says_today(before) or "©" in before


def _told(dated: Dated, start: int, stop: int) -> bool:
    """True for a date that a sentence of the article tells of: running text goes on around it."""
    if not start <= dated.place < stop or SELF.within(Said.of(dated.line[:40])):
        return False
    before, after = dated.line[: dated.reading.start], dated.line[dated.reading.end :]
    return small_words(before) >= 3 and small_words(after) >= 3


def _dateline(read: list[_Entry], start: int, stop: int) -> tuple[int, int] | None:
    """Month and day of a date without a year at the opening of the text or just above it."""
    for place, _, reading in read:
        near = start - 2 <= place <= start + 1 and place < stop
        if near and reading.year is None and reading.day and reading.end <= _DATELINE:
            return reading.month, reading.day
    return None
