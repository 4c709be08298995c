"""What each form of temporal expression means: from matched words to TIMEX3 values.

Every action takes the match, the context and the rule's argument, and gives the values found, or
nothing where the words mean something else after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from newstui.events.timex_calendar import day_value, precision, shift, span, unit_value
from newstui.events.timex_language import Language
from newstui.model.timeline import Tense


class Resolved(NamedTuple):
    """A span of the text with its TIMEX3 value and type."""

    start: int
    end: int
    value: str
    kind: str


@dataclass(slots=True)
class Context:
    """What an expression is read against."""

    language: Language
    day: date | None
    """The day of publication; None if it is not known."""
    month_only: bool
    """True if only the month of publication is known."""
    tense: Callable[[int, int], Tense]
    """The tense around a span of the text."""
    last: str | None = None
    """The calendar value mentioned before this one."""

    @property
    def exact(self) -> date | None:
        """The day of publication if it is known to the day."""
        return None if self.month_only else self.day


Action = Callable[["re.Match[str]", Context, str], "list[Resolved] | None"]

_WEEKDAY_LETTER = "XXXX-WXX-"


def _word(match: re.Match[str], name: str) -> str | None:
    """The small letters of a group, None if the pattern has no such group or it is empty."""
    if name not in match.re.groupindex or match[name] is None:
        return None
    return re.sub(r"\s+", " ", match[name].lower()).rstrip(".")


def _one(match: re.Match[str], value: str | None, kind: str = "DATE") -> list[Resolved] | None:
    if value is None:
        return None
    narrowed = "x" in match.re.groupindex and match["x"] is not None
    start, end = match.span("x") if narrowed else match.span()
    return [Resolved(start, end, value, kind)]


def _year(match: re.Match[str], context: Context) -> int | None:
    """The year that the match names, in figures or as `last year`."""
    word = _word(match, "year")
    if word is not None:
        return int(word) if len(word) == 4 else _full_year(int(word))
    relative = _word(match, "ry")
    if relative is None or context.day is None:
        return None
    return context.day.year + context.language.year_words[relative]


def _full_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 50 else 1900)


def _month(match: re.Match[str], context: Context) -> int | None:
    word = _word(match, "month")
    if word is None:
        return None
    return int(word) if word.isdigit() else context.language.months[word]


def calendar(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """A day or month of the calendar, its year told or to be found."""
    month = _month(match, context)
    if month is None or not 1 <= month <= 12:
        return None
    day = _word(match, "day")
    year = _year(match, context)
    if day is None:
        return _one(match, _month_value(match, context, month, year))
    number = int(day)
    if year is None:
        year = _likely_year(match, context, month, number)
    if year is None:
        return _one(match, f"XXXX-{month:02}-{number:02}" if context.day is None else None)
    value = day_value(year, month, number)
    second = _word(match, "day2")
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
    part = _word(match, "part")
    if value is None or part is None:
        return _one(match, value)
    return _one(match, f"{value}T{context.language.parts[part]}", "TIME")


def _month_value(
    match: re.Match[str], context: Context, month: int, year: int | None
) -> str | None:
    """`2024-01`: with no year told, the nearest such month in the direction of the tense."""
    if year is not None:
        return f"{year:04}-{month:02}"
    if context.day is None:
        return None
    relative = _word(match, "rel")
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
    year = _year(match, context)
    first, second = int(match["first"]), int(match["second"])
    if year is None:
        if context.day is None or order == "mdy":
            return None
        year = context.day.year
    orders = {"ymd": ((first, second),), "dmy": ((second, first), (first, second))}
    pairs = orders.get(order, ((first, second), (second, first)))
    value = next(filter(None, (day_value(year, month, day) for month, day in pairs)), None)
    return _one(match, value)


def year(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """A year alone, or years with what narrows them left aside: `early 2008`, `'08`."""
    found = _year(match, context)
    return _one(match, None if found is None else f"{found:04}")


def years(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
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


def decade(match: re.Match[str], context: Context, argument: str) -> list[Resolved] | None:
    """`the 1990s`, `the '90s`; the argument is the first year where the words are fixed."""
    first = int(argument or match["first"])
    if first < 100:
        first += 1900 if first >= 20 else 2000
    return _one(match, f"{first // 10:03}X" if first % 10 == 0 else None)


def century(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """`the 19th century` is `18XX`."""
    digits = re.sub(r"\D", "", match["n"])
    number = int(digits) if digits else context.language.ordinals.get(match["n"].lower(), 0)
    return _one(match, f"{number - 1:02}XX" if 2 <= number <= 21 else None)


def weekday(match: re.Match[str], context: Context, argument: str) -> list[Resolved] | None:
    """The nearest such day in the direction the tense says, the day itself included."""
    word = _word(match, "weekday")
    if word is None or context.exact is None:
        return None
    number = context.language.weekdays[word]
    relative = _word(match, "rel")
    step = int(argument) if argument else context.language.relatives.get(relative or "", None)
    behind = (context.exact.isoweekday() - number) % 7
    if step is None:
        ahead = context.tense(*match.span()) is Tense.FUTURE
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


def _this_weekday(match: re.Match[str], context: Context, behind: int) -> int:
    return -behind if context.tense(*match.span()) is Tense.PAST else 7 - behind


def relative_unit(match: re.Match[str], context: Context, argument: str) -> list[Resolved] | None:
    """`last week`, `this quarter`; the argument is the step where the words have none."""
    unit = context.language.units.get(_word(match, "unit") or "")
    relative = _word(match, "rel")
    step = int(argument) if argument else context.language.relatives.get(relative or "", 0)
    if unit is None or context.day is None or (context.month_only and unit in ("D", "W", "WE")):
        return None
    day = shift(context.day, unit, step)
    return _one(match, unit_value(day, unit) if day else None)


def ago(match: re.Match[str], context: Context, sign: str) -> list[Resolved] | None:
    """`two years ago` (sign -1) and `two weeks from now` (sign 1), at the unit's granularity."""
    unit = context.language.units.get(_word(match, "unit") or "")
    count = _word(match, "n")
    amount = 1.0 if count is None else _number(count, context.language)
    if unit is None:
        return None
    if amount is None:
        return _one(match, "PAST_REF" if int(sign) < 0 else "FUTURE_REF")
    if unit in ("h", "min", "s"):
        return _one(match, context.exact.isoformat() if context.exact else None)
    if context.day is None or (context.month_only and unit in ("D", "W", "WE")):
        return None
    day = shift(context.day, unit, int(sign) * int(amount))
    coarse = "Y" if unit in ("DE", "CE") else unit
    return _one(match, unit_value(day, coarse) if day else None)


def from_last(match: re.Match[str], context: Context, sign: str) -> list[Resolved] | None:
    """`a year earlier`, `two days later`, `the following day`: counted from the date before."""
    unit = context.language.units.get(_word(match, "unit") or "", "D")
    count = _word(match, "n")
    amount = 1.0 if count is None else _number(count, context.language)
    if unit in ("h", "min", "s"):
        return None
    known = span(context.last) if context.last else None
    if known is not None and unit_value(known[0], unit) != unit_value(known[1], unit):
        known = None  # Days cannot be counted from a year.
    base = known[0] if known else context.day
    if amount is None or base is None:
        return _one(match, "PAST_REF" if int(sign) < 0 else "FUTURE_REF")
    day = shift(base, unit, int(sign) * int(amount))
    return _one(match, unit_value(day, unit) if day else None)


def same(match: re.Match[str], context: Context, unit: str) -> list[Resolved] | None:
    """`that day`, `the same month`: the unit that the date before lies in, else the present one."""
    unit = unit or context.language.units.get(_word(match, "unit") or "", "D")
    known = span(context.last) if context.last else None
    if known is not None and unit_value(known[0], unit) != unit_value(known[1], unit):
        known = None
    base = known[0] if known else context.exact
    return _one(match, unit_value(base, unit) if base else None)


def quarter(match: re.Match[str], context: Context, unit: str) -> list[Resolved] | None:
    """`the third quarter (of 2009)`, `the first half of last year` (argument H)."""
    number = context.language.ordinals.get(_word(match, "ord") or "", 0)
    unit = unit or "Q"
    parts = 4 if unit == "Q" else 2
    if number < 0:
        number = parts
    told = _year(match, context)
    if told is None and context.day is not None:
        ending = number * (12 // parts)
        ahead = context.tense(*match.span()) is Tense.FUTURE
        told = context.day.year
        if not ahead and ending - (12 // parts) >= context.day.month:
            told -= 1
    return _one(match, f"{told:04}-{unit}{number}" if told and 1 <= number <= parts else None)


def season(match: re.Match[str], context: Context, argument: str) -> list[Resolved] | None:
    """`summer 2008`, `last autumn`, and with the tense `in the spring`."""
    code = context.language.seasons[_word(match, "season") or ""]
    first = {"WI": 1, "SP": 3, "SU": 6, "FA": 9}[code]
    told = _year(match, context)
    if told is None:
        if context.day is None:
            return None
        told = context.day.year
        step = context.language.relatives.get(_word(match, "rel") or "")
        if step == -1 or (step is None and context.tense(*match.span()) is not Tense.FUTURE):
            told -= first > context.day.month
        elif step == 1:
            told += first <= context.day.month
    return _one(match, f"{told:04}-{code}")


def year_before(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """`the same period a year earlier`: the date before, a year back, at its own granularity."""
    known = span(context.last) if context.last else None
    base = known[0] if known else context.day
    day = shift(base, "Y", -1) if base else None
    if day is None:
        return None
    unit = {"day": "D", "month": "M", "quarter": "Q", "week": "W"}.get(
        precision(context.last) if known and context.last else "year", "Y"
    )
    return _one(match, unit_value(day, unit))


def duration(match: re.Match[str], context: Context, extra: str) -> list[Resolved] | None:
    """`three days` is `P3D`, `two and a half years` (argument .5) `P2.5Y`, `several weeks` `PXW`."""
    unit = context.language.units.get(_word(match, "unit") or "")
    count = _word(match, "n")
    amount = 1.0 if count is None else _number(count, context.language)
    if unit is None or (unit == "Q" and amount == 1):  # `about a quarter` is a fraction.
        return None
    if amount is not None and extra:
        amount += float(extra)
    return _one(match, _period(amount, unit), "DURATION")


def vague_duration(match: re.Match[str], context: Context, _arg: str) -> list[Resolved] | None:
    """`decades`, `for weeks`: a length that is not told."""
    unit = context.language.units.get(_word(match, "unit") or "")
    return None if unit is None else _one(match, _period(None, unit), "DURATION")


def half(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """`half an hour`, `half a year`."""
    unit = context.language.units.get(_word(match, "unit") or "")
    values = {"h": "PT30M", "Y": "P6M", "D": "PT12H", "DE": "P5Y", "CE": "P50Y", "min": "PT30S"}
    return _one(match, values.get(unit or ""), "DURATION")


def either(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """`60 or 90 days`: two durations."""
    unit = context.language.units.get(_word(match, "unit") or "")
    first = _number(match["first"], context.language)
    second = _number(match["n"], context.language)
    if unit is None or first is None or second is None or not 0 < first < second:
        return None
    return [
        Resolved(*match.span("first"), _period(first, unit), "DURATION"),
        Resolved(match.start("n"), match.end(), _period(second, unit), "DURATION"),
    ]


def _period(amount: float | None, unit: str) -> str:
    if amount is not None and unit in ("DE", "CE"):
        amount, unit = amount * (10 if unit == "DE" else 100), "Y"
    number = "X" if amount is None else f"{amount:g}"
    clock = {"h": "H", "min": "M", "s": "S"}
    if unit in clock:
        return f"PT{number}{clock[unit]}"
    if unit == "H" and amount is not None:
        return f"P{amount * 6:g}M"
    return f"P{number}{unit}"


def repeated(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """`every day`, `each Monday`, `twice a week`."""
    day = _word(match, "weekday")
    if day is not None:
        return _one(match, f"{_WEEKDAY_LETTER}{context.language.weekdays[day]}", "SET")
    unit = context.language.units.get(_word(match, "unit") or "")
    return None if unit is None else _one(match, _period(1, unit), "SET")


def reference(match: re.Match[str], context: Context, value: str) -> list[Resolved] | None:
    """Words with a fixed value: a TIMEX3 reference, or a step in days with a part of the day."""
    return _one(match, *fixed_value(value, context))


def fixed_value(code: str, context: Context) -> tuple[str | None, str]:
    """Value and type of a fixed word: `D-1` yesterday, `D0TNI` tonight, `M12-25` Christmas."""
    if code[0] == "M":
        if context.day is None:
            return None, "DATE"
        return f"{context.day.year:04}-{code[1:]}", "DATE"
    if code[0] != "D":
        return code, "DURATION" if code[0] == "P" and code[
            1:2
        ].isupper() and "_" not in code else "DATE"
    steps, _, part = code[1:].partition("T")
    if context.exact is None:
        return None, "DATE"
    day = shift(context.exact, "D", int(steps))
    if day is None:
        return None, "DATE"
    return (f"{day.isoformat()}T{part}", "TIME") if part else (day.isoformat(), "DATE")


def part_of_day(match: re.Match[str], context: Context, step: str) -> list[Resolved] | None:
    """`this morning`, `last night`, `Friday's evening`: with a day, or `step` days from today."""
    if context.exact is None:
        return None
    base: date | None = context.exact
    if step == "last" and context.last is not None:
        known = span(context.last)
        base = known[0] if known and known[0] == known[1] else context.exact
    elif step:
        base = shift(context.exact, "D", int(step)) if step != "last" else context.exact
    part = context.language.parts[_word(match, "part") or ""]
    return _one(match, f"{base.isoformat()}T{part}" if base else None, "TIME")


def clock(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """A time of day on the day beside it, else on the last day told, else on today."""
    hour, minute = int(match["hour"]), int(_word(match, "minute") or 0)
    half_day = (_word(match, "half") or "")[:1]
    if half_day and not 1 <= hour <= 12:
        return None
    if half_day == "p" and hour < 12:
        hour += 12
    elif half_day == "a" and hour == 12:
        hour = 0
    day = _clock_day(match, context)
    if hour > 24 or minute > 59 or day is None:
        return None
    zone = "Z" if _word(match, "zone") in ("utc", "gmt", "z") else ""
    return _one(match, f"{day}T{hour:02}:{minute:02}{zone}", "TIME")


def _clock_day(match: re.Match[str], context: Context) -> str | None:
    if _word(match, "weekday") is not None:
        found = weekday(match, context, "")
        return found[0].value[:10] if found else None
    if _word(match, "month") is not None:
        found = calendar(match, context, "")
        return found[0].value[:10] if found else None
    today = _word(match, "fixed")
    if today is not None:
        return (fixed_value(context.language.fixed[today], context)[0] or "")[:10] or None
    known = span(context.last) if context.last else None
    if known and known[0] == known[1]:
        return known[0].isoformat()
    return context.exact.isoformat() if context.exact else None


def _number(words: str, language: Language) -> float | None:
    """The number that figures or words name; None for one that is not told."""
    text = re.sub(r"[\s-]+", " ", words.lower()).strip()
    if text[0].isdigit():
        whole = text.replace(",", ".")
        return float(whole) if whole.count(".") <= 1 else None
    if text in language.numbers:
        return language.numbers[text]
    amounts = [language.numbers.get(word) for word in text.split(" ")]
    if any(amount is None for amount in amounts):
        return None
    told = [amount for amount in amounts if amount is not None]
    # `a four-day rally`: the article counts nothing beside a number.
    return told[-1] if told[0] == 1 else sum(told)


ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (
        calendar, numeric, year, years, decade, century, weekday, relative_unit, ago, from_last,
        same, quarter, year_before, season, duration, vague_duration, half, either, repeated, reference,
        part_of_day, clock,
    )
}  # fmt: skip
