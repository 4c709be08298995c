"""Which of the dates in a page's visible text is the day of publication.

Every whole date near the article is a candidate and is described by where it stands and what
stands around it. The weights of these features (`published_weights`) are those of a conditional
logit fitted on pages with known dates; candidates of one day add up. A clock of the page, a
related article's date or a comment's is thereby just another, unlikely, candidate.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from newstui.cleaning.dates_labels import (
    COMMENT,
    LABEL,
    NOTICE,
    PUBLISHED,
    UPDATED,
    WEEKDAY,
    residue,
    says_today,
)
from newstui.cleaning.dates_order import settled
from newstui.cleaning.dates_read import Order, Reading, read_dates
from newstui.cleaning.dates_url import day_in_url
from newstui.cleaning.published_weights import DUMP

_LINES_ABOVE = 80
_LINES_BELOW = 30
"""Filled lines above and below the article that are searched."""
_SEARCHED = 250
"""Characters of a line that are searched: later ones belong to running text."""
_LONG = 120
"""Characters from which a line is running text."""
_MOST = 120
"""Dates that are looked at; pages with more are lists."""
_DATELINE = 90
_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-ÞА-Я]{2,}")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,40}((?:19|20)\d\d)(?:\D{1,3}((?:19|20)\d\d))?", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?<!\d)[0-2]?\d\s?[:.h]\s?[0-5]\d(?!\d)|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE
)


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
) -> list[tuple[date, float]]:
    """The days that the lines show, likeliest first, each with its probability.

    `body` is the index range of the article's lines, `title` its headline. The probabilities
    sum to less than one: what is left over says that none of them is right.
    """
    scores: dict[date, float] = {}
    for candidate in candidates(lines, body, language, url, title):
        score = math.exp(sum(DUMP.get(name, 0.0) for name in candidate.features))
        scores[candidate.day] = scores.get(candidate.day, 0.0) + score
    total = 1.0 + sum(scores.values())
    return sorted(
        ((day, score / total) for day, score in scores.items()), key=lambda pair: -pair[1]
    )


@dataclass(frozen=True, slots=True)
class _Dated:
    """A whole date and its line. Places count filled lines."""

    place: int
    line: str
    reading: Reading
    day: date


@dataclass(frozen=True, slots=True)
class _Page:
    """What all candidates of a dump share."""

    lines: list[str]
    start: int
    stop: int
    title: int | None
    url_day: date | None
    dateline: tuple[int, int] | None
    """Month and day of a dateline without a year."""
    by_place: dict[int, list[date]]
    places: list[int]
    repeats: Counter[date]
    nearest_above: int | None
    first_inside: int | None
    copyright_year: int | None


def candidates(
    lines: Sequence[str],
    body: range,
    language: str | None,
    url: str | None,
    title: str | None = None,
) -> list[Candidate]:
    """The whole dates near the article with their features."""
    numbers = [number for number, line in enumerate(lines) if line.strip()]
    filled = [lines[number].strip() for number in numbers]
    start, stop = bisect_left(numbers, body.start), bisect_left(numbers, body.stop)
    read = list(_read(filled, start, stop, language))
    found = [
        dated
        for dated in _whole(read, language, url)
        if not (start <= dated.place < stop and _told(dated.line, dated.reading))
    ][:_MOST]
    if not found:
        return []
    by_place: dict[int, list[date]] = {}
    for dated in found:
        by_place.setdefault(dated.place, []).append(dated.day)
    page = _Page(
        lines=filled,
        start=start,
        stop=stop,
        title=_title_place(filled, start, title),
        url_day=day_in_url(url),
        dateline=_dateline(read, start, stop),
        by_place=by_place,
        places=sorted(by_place),
        repeats=Counter(dated.day for dated in found),
        nearest_above=max((p for p in by_place if start - 15 <= p < start), default=None),
        first_inside=min((p for p in by_place if start <= p < min(start + 12, stop)), default=None),
        copyright_year=_copyright_year(filled),
    )
    return [
        Candidate(dated.day, numbers[dated.place], tuple(_features(page, dated))) for dated in found
    ]


def _read(
    filled: list[str], start: int, stop: int, language: str | None
) -> Iterator[tuple[int, str, Reading]]:
    """Every date in the lines near the article, but for those in the midst of its text."""
    for place in range(max(0, start - _LINES_ABOVE), min(len(filled), stop + _LINES_BELOW)):
        line = filled[place][:_SEARCHED]
        if start + 3 <= place < stop - 2 and len(line) > _LONG:
            continue
        if any(map(str.isdigit, line)):
            for reading in read_dates(line, language, limit=4):
                yield place, line, reading


def _whole(
    read: list[tuple[int, str, Reading]], language: str | None, url: str | None
) -> list[_Dated]:
    """The dates with year, month and day; those in an open order only where it can be settled."""
    whole = [entry for entry in read if entry[2].whole and not _of_present(entry[1], entry[2])]
    known = {
        day
        for _, _, reading in whole
        if reading.order is Order.CLEAR and (day := reading.date()) is not None
    }
    if url_day := day_in_url(url):
        known.add(url_day)
    order = Order.OPEN
    if any(reading.order is Order.OPEN for _, _, reading in whole):
        order = settled((reading for _, _, reading in whole), language, url, known)
    found = []
    for place, line, reading in whole:
        if reading.order is Order.OPEN and order is Order.OPEN:
            continue
        settled_reading = reading.swapped() if order is Order.MONTH_FIRST else reading
        if (day := settled_reading.date()) is not None:
            found.append(_Dated(place, line, reading, day))
    return found


def _of_present(line: str, reading: Reading) -> bool:
    """True for the day on which the page was looked at, and for that of a copyright notice."""
    return says_today(line[: reading.start][-40:]) or "©" in line[: reading.start]


def _told(line: str, reading: Reading) -> bool:
    """True for a date that a sentence tells of: running text goes before it and after it."""
    before, after = line[: reading.start], line[reading.end :]
    return len(_SMALL_WORD.findall(before)) >= 3 and len(_SMALL_WORD.findall(after)) >= 3


def _dateline(
    read: list[tuple[int, str, Reading]], start: int, stop: int
) -> tuple[int, int] | None:
    """Month and day of a date without a year at the opening of the text or just above it."""
    for place, _, reading in read:
        near = start - 2 <= place <= start + 1 and place < stop
        if near and reading.year is None and reading.day and reading.end <= _DATELINE:
            return reading.month, reading.day
    return None


def _title_place(filled: list[str], start: int, title: str | None) -> int | None:
    if not title:
        return None
    places = range(min(start + 2, len(filled) - 1), max(-1, start - 60), -1)
    return next((place for place in places if filled[place] == title), None)


def _copyright_year(lines: Sequence[str]) -> int | None:
    years = [
        int(year)
        for line in lines
        if "©" in line or "opyright" in line or "(c)" in line
        for match in _COPYRIGHT.finditer(line[:400])
        for year in match.groups()
        if year
    ]
    return max(years, default=None)


def _features(page: _Page, dated: _Dated) -> Iterator[str]:
    yield "any"
    yield from _position(page, dated.place, dated.line)
    yield from _wording(page, dated)
    yield from _company(page, dated.place, dated.day)


def _position(page: _Page, place: int, line: str) -> Iterator[str]:
    if place < page.start:
        yield "above " + _bucket(page.start - place, (1, 2, 3, 5, 8, 14, 25, 50))
        if place < 4 and page.start - place > 5:
            yield "very top"
        elif place < 10 and page.start - place > 10:
            yield "top of page"
        if place < 10 and page.title is not None and place < page.title:
            yield "top, above title"
    elif place < page.stop:
        size = "long" if len(line) > _LONG else "short"
        yield f"inside {size} " + _bucket(place - page.start, (0, 1, 2, 4, 10))
        if page.stop - place <= 2:
            yield f"inside {size} last"
    else:
        yield "below " + _bucket(place - page.stop + 1, (1, 3, 6, 12))
    if page.title is not None and -4 <= place - page.title <= 6:
        yield "title " + _bucket(place - page.title, (-1, 0, 1, 2, 4, 6))
    if len(page.lines) - place <= 4 and len(page.lines) > 12:
        yield "foot of page"


def _wording(page: _Page, dated: _Dated) -> Iterator[str]:
    line, reading = dated.line, dated.reading
    before, after = line[: reading.start], line[reading.end :]
    previous = page.lines[dated.place - 1] if dated.place else ""
    near = before[-30:] if before or len(previous) > 30 else previous
    rest = residue(line)
    size = "note" if rest <= 45 else "text"
    if UPDATED.within(near):
        yield f"updated in {size}"
    elif PUBLISHED.within(near):
        yield f"published in {size}"
    elif LABEL.within(near):
        yield f"label in {size}"
    if NOTICE.within(line):
        yield "notice"
    if COMMENT.within(line) or COMMENT.within(previous[-12:]):
        yield "comment"
    if WEEKDAY.within(near):
        yield "weekday"
    yield "rest " + _bucket(rest, (0, 12, 30, 60, 120))
    if rest > 60 and len(_SMALL_WORD.findall(before)) >= 2:
        yield "within a sentence"
    if not before.strip(" |,-–·•"):
        yield "begins line"
    if not after.strip(" |,-–·•."):
        yield "ends line"
    if _CLOCK.search(before[-20:]) or _CLOCK.search(after[:20]):
        yield "clock"
    if reading.order is Order.OPEN:
        yield "order settled"


def _company(page: _Page, place: int, day: date) -> Iterator[str]:
    yield "same day " + _bucket(page.repeats[day], (1, 2, 4))
    around = bisect_left(page.places, place + 9) - bisect_left(page.places, place - 8) - 1
    yield "dates around " + _bucket(around, (0, 1, 3, 6))
    zone = "above" if place < page.start else "inside" if place < page.stop else "below"
    yield f"{zone}, " + ("alone" if not around else "few" if around <= 2 else "among many")
    if len(page.repeats) == 1:
        yield "only day"
    elif day == max(page.repeats):
        yield "latest"
    elif day == min(page.repeats):
        yield "earliest"
    in_line = page.by_place[place]
    if len(set(in_line)) > 1:
        yield "first in line" if in_line[0] == day else "later in line"
    if place == page.nearest_above:
        yield "nearest above"
    elif place == page.first_inside:
        yield "first inside"
    far = page.start - place > 14
    if page.places[0] == place:
        yield "first date, far above" if far else "first date"
    if far and (page.nearest_above is not None or page.first_inside is not None):
        yield "others nearer"
    if page.copyright_year:
        yield "copyright " + _compared(page.copyright_year, day.year)
    if page.url_day:
        yield "as in address" if page.url_day == day else "not as in address"
    if page.dateline == (day.month, day.day):
        yield "as in dateline"
    if day.year < 1995:
        yield "long ago"


def _compared(year: int, other: int) -> str:
    return "same year" if year == other else "older" if year < other else "newer"


def _bucket(value: int, limits: tuple[int, ...]) -> str:
    """The smallest limit that is not below the value, else `more`."""
    return next((f"<={limit}" for limit in limits if value <= limit), "more")
