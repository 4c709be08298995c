"""Dates of the calendar: days, months, years, weekdays, quarters and seasons."""

from __future__ import annotations

import re
from datetime import date

from newstui.events.timex_calendar import day_value, shift
from newstui.events.timex_match import (
    Context,
    Resolved,
    one,
    told_month,
    told_year,
    word_of,
)
from newstui.model.timeline import Tense

_TENS = ("", "x", "xx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN_NUMBERS = {
    tens + ones: 10 * ten + one for ten, tens in enumerate(_TENS) for one, ones in enumerate(_ONES)
}


def calendar(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """A day or month of the calendar, its year told or to be found."""
    month = told_month(match, context)
    if month is None or not 1 <= month <= 12:
        return None
    day = word_of(match, "day")
    year = told_year(match, context)
    if day is None:
        return one(match, _month_value(match, context, month, year))
    number = int(day)
    if year is None:
        year = _likely_year(match, context, month, number)
    if year is None:
        return None
    value = day_value(year, month, number)
    second = word_of(match, "day2")
    if value is None or second is None:
        return _with_part(match, context, value)
    until = day_value(year, month, int(second))
    if until is None or until <= value:
        return None
    return [
        Resolved(match.start(), match.end("day"), value, "DATE"),
        Resolved(match.start("day2"), match.end(), until, "DATE"),
    ]


def _with_part(match: re.Match[str], context: Context, value: str | None) -> list[Resolved] | None:
    part = word_of(match, "part")
    if value is None or part is None:
        return one(match, value)
    return one(match, f"{value}T{context.language.parts[part]}", "TIME")


def _month_value(
    match: re.Match[str], context: Context, month: int, year: int | None
) -> str | None:
    """`2024-01`: with no year told, the nearest such month in the direction of the tense."""
    if year is not None:
        return f"{year:04}-{month:02}"
    if context.day is None:
        return None
    relative = word_of(match, "rel")
    if relative is not None:
        year = _relative_month_year(context.day, month, context.language.relatives[relative])
        return f"{year:04}-{month:02}"
    year = context.day.year
    if context.tense(*match.span()) is Tense.FUTURE:
        year += month < context.day.month
    else:
        year -= month > context.day.month
    return f"{year:04}-{month:02}"


def _relative_month_year(day: date, month: int, step: int) -> int:
    """The year of `last March`, `next March`, `this March`."""
    if step < 0:
        return day.year - (month >= day.month)
    return day.year + (month <= day.month if step > 0 else 0)


def _likely_year(match: re.Match[str], context: Context, month: int, day: int) -> int | None:
    """The year of a day told without one: near the publication, on the side the tense says."""
    if context.day is None:
        return None
    year = context.day.year
    for candidate in (year, year - 1, year + 1):
        value = day_value(candidate, month, day)
        if value is None:
            continue
        gap = (date.fromisoformat(value) - context.day).days
        if -60 <= gap <= 45:
            return candidate
    tense = context.tense(*match.span())
    passed = (month, day) <= (context.day.month, context.day.day)
    if tense is Tense.FUTURE:
        return year + 1 if passed and _month_gap(context.day.month, month) > 3 else year
    return year if passed else year - 1


def _month_gap(now: int, then: int) -> int:
    return (now - then) % 12


def numeric(match: re.Match[str], context: Context, order: str) -> list[Resolved] | None:
    """Figures only: `order` is ymd, dmy or mdy; the other of the last two is tried if it fails."""
    year = told_year(match, context)
    first, second = int(match["first"]), int(match["second"])
    if year is None:
        if context.day is None or order == "mdy":
            return None
        year = context.day.year
    orders = {"ymd": ((first, second),), "dmy": ((second, first), (first, second))}
    pairs = orders.get(order, ((first, second), (second, first)))
    value = next(filter(None, (day_value(year, month, day) for month, day in pairs)), None)
    return one(match, value)


def year(match: re.Match[str], context: Context, argument: str) -> list[Resolved] | None:
    """A year alone, what narrows it left aside: `2008`, `early 2008`, `'08`.

    With the argument `noun` it stands behind any word: then a name before it (`Flight 1949`), or
    a year before 1900, makes it a mere number.
    """
    found = told_year(match, context)
    if found is not None and found < 1900 and match.string[: match.start()].endswith("\n"):
        return None  # The hour of an entry: `1514 The mayor says …`
    if found is None or (argument == "noun" and (found < 1900 or _behind_name(match, context))):
        return None
    return one(match, f"{found:04}")


def _behind_name(match: re.Match[str], context: Context) -> bool:
    before = context.text[max(0, match.start() - 24) : match.start()].split()
    return bool(before) and before[-1][0].isupper()


def years(match: re.Match[str], _context: Context, _argument: str) -> list[Resolved] | None:
    """`2008-09`: two years, each a mention."""
    first = int(match["year"])
    second = (
        int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    )
    if not first < second <= first + 40:
        return None
    return [
        Resolved(match.start("year"), match.end("year"), f"{first:04}", "DATE"),
        Resolved(match.start("last"), match.end("last"), f"{second:04}", "DATE"),
    ]


def decade(match: re.Match[str], _context: Context, argument: str) -> list[Resolved] | None:
    """`the 1990s`, `the '90s`; the argument is the first year where the words are fixed."""
    first = int(argument or match["first"])
    if first < 100:
        first += 1900 if first >= 20 else 2000
    return one(match, f"{first // 10:03}X" if first % 10 == 0 else None)


def century(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """`the 19th century`, `le XIXe siècle` is `18XX`."""
    digits = re.sub(r"\D", "", match["n"])
    number = int(digits) if digits else context.language.ordinals.get(match["n"], 0)
    number = number or _ROMAN_NUMBERS.get(match["n"], 0)
    return one(match, f"{number - 1:02}XX" if 2 <= number <= 21 else None)


def weekday(match: re.Match[str], context: Context, argument: str) -> list[Resolved] | None:
    """The nearest such day in the direction the tense says, the day itself included."""
    word = word_of(match, "weekday")
    if word is None or context.exact is None:
        return None
    number = context.language.weekdays[word]
    relative = word_of(match, "rel")
    step = int(argument) if argument else context.language.relatives.get(relative or "", None)
    behind = (context.exact.isoweekday() - number) % 7
    if step is None:
        ahead = _aimed_at(match, context) or context.tense(*match.span()) is Tense.FUTURE
        # East of the publisher it is tomorrow already: `early on Saturday`, told on Friday.
        ahead = ahead or (behind == 6 and match.group().startswith("early"))
        days = (7 - behind) % 7 if ahead else -behind
    elif step < 0:
        days = -(behind or 7)
    else:
        days = (
            (7 - behind)
            if step > 0
            else (0 if behind == 0 else _this_weekday(match, context, behind))
        )
    value = shift(context.exact, "D", days)
    return _with_part(match, context, value.isoformat() if value else None)


def _aimed_at(match: re.Match[str], context: Context) -> bool:
    aimed = context.language.tense.aimed
    return bool(aimed) and match.string.endswith(f" {aimed} ", 0, match.start())


def _this_weekday(match: re.Match[str], context: Context, behind: int) -> int:
    return -behind if context.tense(*match.span()) is Tense.PAST else 7 - behind


def quarter(match: re.Match[str], context: Context, unit: str) -> list[Resolved] | None:
    """`the third quarter (of 2009)`, `the first half of last year` (argument H)."""
    number = context.language.ordinals.get(word_of(match, "ord") or "", 0)
    unit = unit or "Q"
    parts = 4 if unit == "Q" else 2
    if number < 0:
        number = parts
    told = told_year(match, context)
    if told is None and context.day is not None:
        ending = number * (12 // parts)
        ahead = context.tense(*match.span()) is Tense.FUTURE
        told = context.day.year
        if not ahead and ending - (12 // parts) >= context.day.month:
            told -= 1
    return one(match, f"{told:04}-{unit}{number}" if told and 1 <= number <= parts else None)


def season(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """`summer 2008`, `last autumn`, and with the tense `in the spring`."""
    code = context.language.seasons[word_of(match, "season") or ""]
    first = {"WI": 1, "SP": 3, "SU": 6, "FA": 9}[code]
    told = told_year(match, context)
    if told is None:
        if context.day is None:
            return None
        told = context.day.year
        step = context.language.relatives.get(word_of(match, "rel") or "")
        if step == -1 or (step is None and context.tense(*match.span()) is not Tense.FUTURE):
            told -= first > context.day.month
        elif step == 1:
            told += first <= context.day.month
    return one(match, f"{told:04}-{code}")
