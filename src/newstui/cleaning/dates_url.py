"""Dates in web addresses: `/2024/01/11/`, `-20240111`, `/2024-01-11-title`."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote, urlsplit

from newstui.cleaning.dates_read import calendar_day
from newstui.cleaning.dates_words import month_number

_DAY_IN_PATH = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/_.-]?)(?P<m>[01]\d|[1-9](?!\d)|[a-z]{3,9})"
    r"(?P=s)(?P<d>[0-3]\d|[1-9])(?!\d)",
    re.IGNORECASE,
)
_DAY_FIRST_IN_PATH = re.compile(
    r"(?<![\d-])(?P<d>[0-3]?\d)(?P<s>[-_.])(?P<m>[01]?\d)(?P=s)(?P<y>20\d\d)(?![\d-])"
)
_MONTH_IN_PATH = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>[01]?\d)(?=[/-]|$)")
_LONGEST_URL = 2000


def day_in_url(url: str | None) -> date | None:
    """The calendar day that the path of an address names, None if it names none."""
    path = _path(url)
    for match in (*_DAY_IN_PATH.finditer(path), *_DAY_FIRST_IN_PATH.finditer(path)):
        word = match["m"]
        month = int(word) if word.isdigit() else month_number(word, "en")
        day = calendar_day(int(match["y"]), month, int(match["d"])) if month else None
        if day is not None and day.year >= 1990:
            return day
    return None


def month_in_url(url: str | None) -> tuple[int, int] | None:
    """Year and month that the path names (`/2024/01/title`), None if it names none."""
    for match in _MONTH_IN_PATH.finditer(_path(url)):
        year, month = int(match["y"]), int(match["m"])
        if year >= 1990 and 1 <= month <= 12:
            return year, month
    return None


def _path(url: str | None) -> str:
    if not url:
        return ""
    try:
        return unquote(urlsplit(url[:_LONGEST_URL]).path)
    except ValueError:
        return ""
