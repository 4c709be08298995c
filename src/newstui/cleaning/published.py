"""When an article was published, as its publisher says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from newstui.cleaning.dates_labels import COMMENT, NOTICE, PUBLISHED, TODAY, UPDATED
from newstui.cleaning.dates_read import read_dates
from newstui.cleaning.dates_url import day_in_url
from newstui.model.moment import UNKNOWN, Moment


def published_in_dump(
    lines: Sequence[str], body: range, language: str | None, url: str | None
) -> Moment:
    """The publication date that the visible text of a page shows; UNKNOWN where unsure.

    `lines` are all sanitised lines, `body` the index range of the article's own text among them.
    """
    best: tuple[float, date] | None = None
    for number in range(max(0, body.start - 40), min(len(lines), body.stop + 10)):
        line = lines[number][:400]
        if not re.search(r"\d", line) or (number in body and number - body.start > 1):
            continue
        for reading in read_dates(line, language, limit=4):
            day = reading.date()
            if day is None or reading.ambiguous:
                continue
            around = line[max(0, reading.start - 40) : reading.start]
            score = 3.0 - 0.05 * abs(number - body.start)
            score -= 0.02 * max(0, len(line) - (reading.end - reading.start) - 30)
            score += 1.0 if PUBLISHED.search(around) else 0.0
            score -= 1.5 if UPDATED.search(around) else 0.0
            score -= 5.0 if TODAY.search(around) or NOTICE.search(line) else 0.0
            score -= 3.0 if COMMENT.search(line) else 0.0
            if best is None or score > best[0]:
                best = score, day
    if day_ := day_in_url(url):
        return Moment.day(day_.year, day_.month, day_.day)
    if best is None or best[0] < 1.0:
        return UNKNOWN
    return Moment.day(best[1].year, best[1].month, best[1].day)


def published_in_page(html: str, url: str | None, text: str, language: str | None) -> Moment:
    """The publication date that a page's metadata, address or text gives; UNKNOWN where unsure."""
    from htmldate import find_date

    found = find_date(html, original_date=True, url=url, extensive_search=True) if html else None
    if not found:
        return UNKNOWN
    day = date.fromisoformat(found)
    return Moment.day(day.year, day.month, day.day)
