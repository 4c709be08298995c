"""Settles whether dates such as `03/04/2024` are day first, by what else a page shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from urllib.parse import urlsplit

from newstui.cleaning.dates_read import Order, Reading
from newstui.cleaning.dates_url import month_in_url

_MONTH_FIRST_HOSTS = frozenset({"us", "gov", "mil", "edu", "ph"})
_DAY_FIRST_HOSTS = frozenset(
    {"uk", "ie", "au", "nz", "in", "za", "sg", "my", "ng", "ke", "gh", "pk", "bd", "lk", "mt"}
)
"""Countries that write in English and put the day first."""


def settled(
    readings: Iterable[Reading], language: str | None, url: str | None, known: Collection[date]
) -> Order:
    """The order that the open dates of one page are in; `Order.OPEN` where nothing tells.

    `readings` are all dates of the page, `known` the days that it gives in another form.
    Evidence is taken in the order of its strength: another date of the same form with a number
    above 12, a day known otherwise, the address, the language, the country of the address.
    """
    readings = list(readings)
    month_first = sum(reading.order is Order.MONTH_FIRST for reading in readings)
    day_first = sum(reading.order is Order.DAY_FIRST for reading in readings)
    for reading in readings:
        if reading.order is Order.OPEN:
            day_first += reading.date() in known
            month_first += reading.swapped().date() in known
    if month_first != day_first:
        return Order.MONTH_FIRST if month_first > day_first else Order.DAY_FIRST
    if addressed := month_in_url(url):
        open_ones = [reading for reading in readings if reading.order is Order.OPEN]
        as_written = any((r.year, r.month) == addressed for r in open_ones)
        as_swapped = any((r.year, r.day) == addressed for r in open_ones)
        if as_written != as_swapped:
            return Order.DAY_FIRST if as_written else Order.MONTH_FIRST
    if language not in (None, "en", "tl"):
        return Order.DAY_FIRST
    return _of_host(url)


def _of_host(url: str | None) -> Order:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return Order.OPEN
    country = host.rsplit(".", 1)[-1]
    if country in _MONTH_FIRST_HOSTS:
        return Order.MONTH_FIRST
    return Order.DAY_FIRST if country in _DAY_FIRST_HOSTS else Order.OPEN
