"""What tells a day of publication from the other dates of a page: where a date stands, what the
words around it say, and what other dates keep it company.

Features are names; those with a number in them name the bucket that the number falls into.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from newstui.cleaning.dates_url import day_in_url, month_in_url
from newstui.cleaning.published_wording import Dated, LineSays, bucket, labels, wording

_LONG = 120
"""Characters from which a line is running text."""
_TITLE_SEARCHED = 200
"""Filled lines above the article in which its headline is looked for."""
_COPYRIGHT_SIGNS = ("©", "opyright", "OPYRIGHT", "(c)")
_COPYRIGHT = re.compile(r"[^\d\n]{0,48}((?:19|20)\d\d)(?:[^\d\n]{1,3}((?:19|20)\d\d))?")
_MOST_COPYRIGHTS = 20


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all dates of a page share."""

    lines: Sequence[str]
    start: int
    stop: int
    title: int | None
    url_day: date | None
    url_month: tuple[int, int] | None
    dateline: tuple[int, int] | None
    """Month and day of a dateline without a year."""
    by_place: dict[int, list[Dated]]
    places: list[int]
    repeats: Counter[date]
    first_places: dict[date, int]
    nearest_above: int | None
    first_inside: int | None
    copyright_year: int | None
    says: dict[int, LineSays]
    """What the lines with dates say, by place; filled as they are asked."""

    @classmethod
    def of(
        cls,
        lines: Sequence[str],
        text: str,
        start: int,
        stop: int,
        found: Sequence[Dated],
        title: str | None,
        url: str | None,
        dateline: tuple[int, int] | None,
    ) -> Surroundings:
        """Those of the dates `found` in the filled `lines`, which are also given as one text."""
        by_place: dict[int, list[Dated]] = {}
        for dated in found:
            by_place.setdefault(dated.place, []).append(dated)
        inside = range(start, min(start + 12, stop))
        return cls(
            lines=lines,
            start=start,
            stop=stop,
            title=_title_place(lines, start, title),
            url_day=day_in_url(url),
            url_month=month_in_url(url),
            dateline=dateline,
            by_place=by_place,
            places=sorted(by_place),
            repeats=Counter(dated.day for dated in found),
            first_places={dated.day: dated.place for dated in reversed(found)},
            nearest_above=max((p for p in by_place if start - 15 <= p < start), default=None),
            first_inside=min((p for p in by_place if p in inside), default=None),
            copyright_year=_copyright_year(text),
            says={},
        )


def features(around: Surroundings, dated: Dated) -> Iterator[str]:
    """The names of all that speaks for or against a date."""
    yield "any"
    yield from _position(around, dated.place, dated.line)
    yield from _text_near(around, dated.place)
    says = around.says.get(dated.place)
    if says is None:
        says = LineSays.of(around.lines, dated.place, dated.line)
        around.says[dated.place] = says
    yield from says.names
    previous = around.lines[dated.place - 1] if dated.place else ""
    yield from labels(dated, around.by_place[dated.place], previous, says.rest)
    yield from wording(dated, says.rest)
    yield from _company(around, dated.place, dated.day)
    yield from _agreement(around, dated.day)


def _title_place(lines: Sequence[str], start: int, title: str | None) -> int | None:
    if not title:
        return None
    top = max(-1, start - _TITLE_SEARCHED)
    places = range(min(start + 2, len(lines) - 1), top, -1)
    return next((place for place in places if lines[place] == title), None)


def _copyright_year(text: str) -> int | None:
    """The latest year that a copyright notice names."""
    years: list[int] = []
    for sign in _COPYRIGHT_SIGNS:
        place = text.find(sign)
        for _ in range(_MOST_COPYRIGHTS):
            if place < 0:
                break
            if match := _COPYRIGHT.match(text, place + len(sign)):
                years += [int(year) for year in match.groups() if year]
            place = text.find(sign, place + len(sign))
    return max(years, default=None)


def _position(around: Surroundings, place: int, line: str) -> Iterator[str]:
    if place < around.start:
        yield "above " + bucket(around.start - place, (1, 2, 3, 5, 8, 14, 25, 50, 100))
        if place < 4 and around.start - place > 5:
            yield "very top"
        elif place < 10 and around.start - place > 10:
            yield "top of page"
        if place < 10 and around.title is not None and place < around.title:
            yield "top, above title"
    elif place < around.stop:
        size = "long" if len(line) > _LONG else "short"
        yield f"inside {size} " + bucket(place - around.start, (0, 1, 2, 4, 10))
        if around.stop - place <= 2:
            yield f"inside {size} last"
    else:
        yield "below " + bucket(place - around.stop + 1, (1, 3, 6, 12, 30))
    if around.title is not None and -4 <= place - around.title <= 6:
        yield "title " + bucket(place - around.title, (-1, 0, 1, 2, 4, 6))
    if len(around.lines) - place <= 4 and len(around.lines) > 12:
        yield "foot of page"


def _text_near(around: Surroundings, place: int) -> Iterator[str]:
    """Whether running text goes before the line or comes soon after it, article or not."""
    below = around.lines[place + 1 : place + 11]
    distance = next((n for n, line in enumerate(below, start=1) if len(line) > _LONG), 99)
    yield "text after " + bucket(distance, (1, 2, 3, 5, 10))
    if any(len(line) > _LONG for line in around.lines[max(0, place - 2) : place]):
        yield "text before"


def _company(around: Surroundings, place: int, day: date) -> Iterator[str]:
    if place > around.first_places[day]:
        yield "again"
    yield "same day " + bucket(around.repeats[day], (1, 2, 4))
    others = bisect_left(around.places, place + 9) - bisect_left(around.places, place - 8) - 1
    yield "dates around " + bucket(others, (0, 1, 3, 6))
    zone = "above" if place < around.start else "inside" if place < around.stop else "below"
    yield f"{zone}, " + ("alone" if not others else "few" if others <= 2 else "among many")
    if len(around.repeats) == 1:
        yield "only day"
    elif day == max(around.repeats):
        yield "latest"
    elif day == min(around.repeats):
        yield "earliest"
    in_line = [dated.day for dated in around.by_place[place]]
    if len(set(in_line)) > 1:
        yield "first in line" if in_line[0] == day else "later in line"
    if place == around.nearest_above:
        yield "nearest above"
    elif place == around.first_inside:
        yield "first inside"
    far = around.start - place > 14
    if around.places[0] == place:
        yield "first date, far above" if far else "first date"
    if far and (around.nearest_above is not None or around.first_inside is not None):
        yield "others nearer"


def _agreement(around: Surroundings, day: date) -> Iterator[str]:
    """Whether what the page says elsewhere goes with the day."""
    if around.copyright_year:
        yield "copyright " + _compared(around.copyright_year, day.year)
    if around.url_day:
        yield "as in address" if around.url_day == day else "not as in address"
    elif around.url_month:
        yield (
            "month " + ("" if around.url_month == (day.year, day.month) else "not ") + "in address"
        )
    if around.dateline == (day.month, day.day):
        yield "as in dateline"
    if day.year < 1995:
        yield "long ago"


def _compared(year: int, other: int) -> str:
    return "same year" if year == other else "older" if year < other else "newer"
