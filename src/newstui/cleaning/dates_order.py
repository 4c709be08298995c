"""Settles whether dates such as `03/04/2024` are day first, by what else a page shows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from newstui.cleaning.dates_read import Order, Reading, calendar_day
from newstui.cleaning.dates_url import month_in_url

_MONTH_FIRST_HOSTS = frozenset({"us", "gov", "mil", "edu", "ph"})
_DAY_FIRST_HOSTS = frozenset(
    {"uk", "ie", "au", "nz", "in", "za", "sg", "my", "ng", "ke", "gh", "pk", "bd", "lk", "mt"}
)
"""Countries that write in English and put the day first."""
_NEAR = timedelta(days=10)
"""A report speaks of days around its own."""
_STEMS = r"(?:organ|real|recogn|critic|emphas|apolog|priorit|author|special|util|summar|final)"
_BRITISH = re.compile(
    r"\b(?:(?:col|lab|fav|hon|behavi|neighb|harb|rum)our|cent(?:re|red)|theatre|defence|offence"
    rf"|licence|programmes?|{_STEMS}is(?:e|ed|ing|ation)|travell(?:ed|ing|er)|cancelled"
    r"|tonnes?|whilst|per cent|councillors?|labour|mum)\b|£"
)
_AMERICAN = re.compile(
    r"\b(?:(?:col|lab|fav|hon|behavi|neighb|harb|rum)or|center(?:ed|s)?|theater|defense|offense"
    rf"|programs|{_STEMS}iz(?:e|ed|ing|ation)|travel(?:ed|ing|er)|canceled|percent|downtown"
    r"|mom|sophomore|gotten)\b"
)
_SPELLING_OPEN = 2
"""How many more words of one spelling there must be than of the other."""


def settled(
    readings: Iterable[Reading],
    language: str | None,
    url: str | None,
    known: Collection[date],
    text: Sequence[str] = (),
) -> Order:
    """The order that the open dates of one page are in; `Order.OPEN` where nothing tells.

    `readings` are all dates of the page, `known` the days that it gives in another form, `text`
    lines of its running text. Evidence is taken in the order of its strength: another date of the
    same form with a number above 12, a day known otherwise, the address, a day close by that the
    page speaks of, the language, the country of the address, the spelling of English words.
    """
    readings = list(readings)
    open_ones = [reading for reading in readings if reading.order is Order.OPEN]
    month_first = sum(reading.order is Order.MONTH_FIRST for reading in readings)
    day_first = sum(reading.order is Order.DAY_FIRST for reading in readings)
    for reading in open_ones:
        day_first += reading.date() in known
        month_first += reading.swapped().date() in known
    if month_first != day_first:
        return Order.MONTH_FIRST if month_first > day_first else Order.DAY_FIRST
    if addressed := month_in_url(url):
        as_written = any((r.year, r.month) == addressed for r in open_ones)
        as_swapped = any((r.year, r.day) == addressed for r in open_ones)
        if as_written != as_swapped:
            return Order.DAY_FIRST if as_written else Order.MONTH_FIRST
    if (by_company := _of_company(open_ones, readings, known)) is not Order.OPEN:
        return by_company
    if language not in (None, "en", "tl"):
        return Order.DAY_FIRST
    if (by_host := _of_host(url)) is not Order.OPEN:
        return by_host
    return _of_spelling(text)


def _of_company(
    open_ones: list[Reading], readings: list[Reading], known: Collection[date]
) -> Order:
    """The order that brings the open dates closer to the other days that the page speaks of."""
    months = {(r.month, r.day) for r in readings if r.year is None and r.day is not None}
    day_first = month_first = 0
    for reading in open_ones:
        spoken = [calendar_day(reading.year, *month_day) for month_day in months]
        others = [*known, *(day for day in spoken if day)]
        day_first += _close(reading.date(), others)
        month_first += _close(reading.swapped().date(), others)
    if bool(day_first) == bool(month_first):
        return Order.OPEN
    return Order.DAY_FIRST if day_first else Order.MONTH_FIRST


def _close(day: date | None, others: Iterable[date]) -> bool:
    return day is not None and any(abs(day - other) <= _NEAR for other in others)


def _of_host(url: str | None) -> Order:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return Order.OPEN
    country = host.rsplit(".", 1)[-1]
    if country in _MONTH_FIRST_HOSTS:
        return Order.MONTH_FIRST
    return Order.DAY_FIRST if country in _DAY_FIRST_HOSTS else Order.OPEN


def _of_spelling(text: Sequence[str]) -> Order:
    british = sum(len(_BRITISH.findall(line)) for line in text)
    american = sum(len(_AMERICAN.findall(line)) for line in text)
    if abs(british - american) < _SPELLING_OPEN:
        return Order.OPEN
    return Order.DAY_FIRST if british > american else Order.MONTH_FIRST
