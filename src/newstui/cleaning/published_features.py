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

from newstui.cleaning.dates_labels import (
    CAPTION,
    COMMENT,
    LABEL,
    NOTICE,
    PUBLISHED,
    RELATED,
    SELF,
    UPDATED,
    WEEKDAY,
    Said,
    residue,
)
from newstui.cleaning.dates_read import Order, Reading
from newstui.cleaning.dates_url import day_in_url, month_in_url

_LONG = 120
"""Characters from which a line is running text."""
_HEADING = 40
"""Characters up to which a line may head a list of related articles."""
_TITLE_SEARCHED = 200
"""Filled lines above the article in which its headline is looked for."""
_LABELLED = 30
"""Characters before a date in which the word for it stands."""
_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-ÞА-Я]{2,}")
_COPYRIGHT_SIGNS = ("©", "opyright", "OPYRIGHT", "(c)")
_COPYRIGHT = re.compile(r"[^\d\n]{0,48}((?:19|20)\d\d)(?:[^\d\n]{1,3}((?:19|20)\d\d))?")
_MOST_COPYRIGHTS = 20
_CLOCK = re.compile(
    r"(?<!\d)[0-2]?\d\s?[:.h]\s?[0-5]\d(?!\d)|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE_BEFORE = re.compile(r"\d\.?\s?(?:[-–—]|bis|to|au|al)\s?$")
_RANGE_AFTER = re.compile(r"^\s?(?:[-–—]|bis|to|au|al)\s?\d")


@dataclass(frozen=True, slots=True)
class Dated:
    """A whole date and its line. Places count filled lines."""

    place: int
    line: str
    reading: Reading
    day: date


@dataclass(frozen=True, slots=True)
class LineSays:
    """What a line with dates says besides."""

    rest: int
    """Letters that belong to no date or label."""
    names: tuple[str, ...]
    """The features that all its dates share."""

    @classmethod
    def of(cls, lines: Sequence[str], place: int, shown: str) -> LineSays:
        """That of the line at `place`, `shown` being the part of it that is looked at."""
        said, rest = Said.of(shown), residue(shown)
        names = ["rest " + _bucket(rest, (0, 12, 30, 60, 120))]
        previous = lines[place - 1] if place else ""
        if "©" in shown or NOTICE.within(said):
            names.append("notice")
        if COMMENT.within(said) or COMMENT.within(Said.of(previous[-12:])):
            names.append("comment")
        following = lines[place + 1 : place + 2]
        if any(COMMENT.within(Said.of(line[:_LABELLED])) for line in following):
            names.append("comment follows")
        if SELF.within(said):
            names.append("of itself")
        if CAPTION.within(said):
            names.append("caption")
        headings = [line for line in lines[max(0, place - 3) : place] if len(line) <= _HEADING]
        if headings and RELATED.within(Said.of("\n".join(headings))):
            names.append("under related")
        return cls(rest, tuple(names))


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


def small_words(text: str) -> int:
    """How many words begin with a small letter, as those of running text do."""
    return len(_SMALL_WORD.findall(text))


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
    yield from _labels(around, dated, says.rest)
    yield from _wording(dated, says.rest)
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
        yield "above " + _bucket(around.start - place, (1, 2, 3, 5, 8, 14, 25, 50, 100))
        if place < 4 and around.start - place > 5:
            yield "very top"
        elif place < 10 and around.start - place > 10:
            yield "top of page"
        if place < 10 and around.title is not None and place < around.title:
            yield "top, above title"
    elif place < around.stop:
        size = "long" if len(line) > _LONG else "short"
        yield f"inside {size} " + _bucket(place - around.start, (0, 1, 2, 4, 10))
        if around.stop - place <= 2:
            yield f"inside {size} last"
    else:
        yield "below " + _bucket(place - around.stop + 1, (1, 3, 6, 12, 30))
    if around.title is not None and -4 <= place - around.title <= 6:
        yield "title " + _bucket(place - around.title, (-1, 0, 1, 2, 4, 6))
    if len(around.lines) - place <= 4 and len(around.lines) > 12:
        yield "foot of page"


def _text_near(around: Surroundings, place: int) -> Iterator[str]:
    """Whether running text goes before the line or comes soon after it, article or not."""
    below = around.lines[place + 1 : place + 11]
    distance = next((n for n, line in enumerate(below, start=1) if len(line) > _LONG), 99)
    yield "text after " + _bucket(distance, (1, 2, 3, 5, 10))
    if any(len(line) > _LONG for line in around.lines[max(0, place - 2) : place]):
        yield "text before"


def _labels(around: Surroundings, dated: Dated, rest: int) -> Iterator[str]:
    """What the words before the date call it: those of its line, else the short line above."""
    line, reading = dated.line, dated.reading
    in_line = around.by_place[dated.place]
    earlier = max((d.reading.end for d in in_line if d.reading.end <= reading.start), default=0)
    near = line[max(earlier, reading.start - _LABELLED) : reading.start]
    previous = around.lines[dated.place - 1] if dated.place else ""
    if not near and not earlier and len(previous) <= _LABELLED:
        near = previous
    said = Said.of(near)
    size = "note" if rest <= 45 else "text"
    if UPDATED.within(said):
        yield f"updated in {size}"
    elif PUBLISHED.within(said):
        yield f"published in {size}"
    elif LABEL.within(said):
        yield f"label in {size}"
    elif PUBLISHED.within(Said.of(line[reading.end :][:_LABELLED])):
        yield f"published after in {size}"
    if WEEKDAY.within(said):
        yield "weekday"


def _wording(dated: Dated, rest: int) -> Iterator[str]:
    """How the date itself is written into its line."""
    line, reading = dated.line, dated.reading
    before, after = line[: reading.start], line[reading.end :]
    if rest > 60 and small_words(before) >= 2:
        yield "within a sentence"
    if not before.strip(" |,-–·•"):
        yield "begins line"
    if not after.strip(" |,-–·•."):
        yield "ends line"
    if _CLOCK.search(before[-20:]) or _CLOCK.search(after[:20]):
        yield "clock"
    if reading.order is Order.OPEN:
        yield "order settled"
    if not _YEAR.search(line[reading.start : reading.end]):
        yield "short year"
    if _RANGE_BEFORE.search(before[-8:]) or _RANGE_AFTER.search(after[:8]):
        yield "range"


def _company(around: Surroundings, place: int, day: date) -> Iterator[str]:
    if place > around.first_places[day]:
        yield "again"
    yield "same day " + _bucket(around.repeats[day], (1, 2, 4))
    others = bisect_left(around.places, place + 9) - bisect_left(around.places, place - 8) - 1
    yield "dates around " + _bucket(others, (0, 1, 3, 6))
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


def _bucket(value: int, limits: tuple[int, ...]) -> str:
    """The smallest limit that is not below the value, else `more`."""
    return next((f"<={limit}" for limit in limits if value <= limit), "more")
