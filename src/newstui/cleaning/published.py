"""When an article was published, as its publisher says: the one door to the dates of a document.

What is found is the publisher's own calendar day. The time of day is kept where it is given with
its zone and falls on the same day in UTC; elsewhere the day alone is kept, since what "Thursday"
means in a text depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date

from newstui.cleaning.dates_url import day_in_url, month_in_url
from newstui.cleaning.dump_title import title_of_dump
from newstui.cleaning.page_parsed import ParsedPage
from newstui.cleaning.published_dump import ranked_days
from newstui.cleaning.published_lines import body_among
from newstui.cleaning.published_markup import Voice
from newstui.cleaning.published_page import ranked_page_days
from newstui.model.moment import UNKNOWN, Moment

_SURE_ENOUGH = 0.2
"""The probability from which a day is taken: a wrong date is worse than none."""
_LONGEST_DUMP = 400_000
"""Characters that are looked at; dates of publication stand near the article."""
_MOST_LINES = 8_000


def published_in_dump(
    lines: Sequence[str],
    body: range,
    language: str | None,
    url: str | None,
    title: str | None = None,
    digits: Sequence[int] | None = None,
) -> Moment:
    """The publication date that the visible text of a page shows; UNKNOWN where unsure.

    `lines` are all sanitised lines, `body` the index range of the article's own text among them,
    `language` its ISO 639-1 code. Where they are known already, `title` is its headline and
    `digits` are the lines with four digits and more; no line is empty then. A day in the address
    counts as evidence; a month in it is the answer where no day is found.
    """
    if digits is not None:
        return _moment(_visible_days(lines, body, language, url, title, digits), url, ())
    first = max(0, body.start - _MOST_LINES // 2)
    near = [line[:1000] for line in lines[first : body.stop + _MOST_LINES // 2]]
    shifted = range(body.start - first, body.stop - first)
    return _moment(_visible_days(near, shifted, language, url, title), url, ())


def published_in_page(page: ParsedPage, url: str | None, text: str, language: str | None) -> Moment:
    """The publication date of an HTML page; UNKNOWN where unsure.

    JSON-LD, meta and time elements, the address and the visible text are weighed against each
    other. `text` is (the beginning of) the article's text, a paragraph a line, which tells the
    article from its surroundings; `language` its ISO 639-1 code.
    """
    visible = visible_days(page.text, url, text, language)
    return _moment(ranked_page_days(page.voices, visible, url), url, page.voices)


def visible_days(
    visible: str, url: str | None, text: str, language: str | None
) -> list[tuple[date, float]]:
    """The likeliest days of publication by the text alone that a reader of the page sees.

    `visible` is all of it, `text` the article's part.
    """
    lines = visible[:_LONGEST_DUMP].split("\n")[:_MOST_LINES]
    return _visible_days(lines, body_among(lines, text), language, url, None)


def _visible_days(
    lines: Sequence[str],
    body: range,
    language: str | None,
    url: str | None,
    title: str | None,
    digits: Sequence[int] | None = None,
) -> list[tuple[date, float]]:
    title = title or title_of_dump(lines, body, None, url)
    return ranked_days(lines, body, language, url, title, digits)


def _moment(days: list[tuple[date, float]], url: str | None, spoken: Iterable[Voice]) -> Moment:
    """The likeliest day as a moment, to the second where a voice tells the time in its zone."""
    if not days or days[0][1] < _SURE_ENOUGH:
        return _from_address(url)
    day = days[0][0]
    for voice in spoken:
        if voice.day == day and voice.moment and voice.moment.astimezone(UTC).date() == day:
            return Moment.at(voice.moment)
    return Moment.day(day.year, day.month, day.day)


def _from_address(url: str | None) -> Moment:
    if day := day_in_url(url):
        return Moment.day(day.year, day.month, day.day)
    month = month_in_url(url)
    return Moment.month(*month) if month else UNKNOWN
