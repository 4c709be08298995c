"""Dates counted from the day of the article or from the date before, and times of day."""

from __future__ import annotations

import re
from datetime import date

from newstui.events.timex_calendar import precision, shift, span, unit_value
from newstui.events.timex_dates import calendar, weekday
from newstui.events.timex_match import Context, Resolved, number_of, one, word_of
from newstui.model.timeline import Tense


def relative_unit(match: re.Match[str], context: Context, argument: str) -> list[Resolved] | None:
    """`last week`, `this quarter`; the argument is the step where the words have none."""
    unit = context.language.units.get(word_of(match, "unit") or "")
    relative = word_of(match, "rel")
    step = int(argument) if argument else context.language.relatives.get(relative or "", 0)
    if unit is None or context.day is None or (context.month_only and unit in ("D", "W", "WE")):
        return None
    day = shift(context.day, unit, step)
    return one(match, unit_value(day, unit) if day else None)


def weekend(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """`over the weekend`: the one just past, or the coming one where the tense says so."""
    if context.exact is None:
        return None
    ahead = context.tense(*match.span()) is Tense.FUTURE
    started = context.exact.isoweekday() >= 6
    day = context.exact if ahead or started else shift(context.exact, "W", -1)
    return one(match, unit_value(day, "WE") if day else None)


def ago(match: re.Match[str], context: Context, sign: str) -> list[Resolved] | None:
    """`two years ago` (sign -1) and `two weeks from now` (sign 1), at the unit's granularity."""
    unit = context.language.units.get(word_of(match, "unit") or "")
    count = word_of(match, "n")
    amount = 1.0 if count is None else number_of(count, context.language)
    if unit is None:
        return None
    if amount is None:
        return one(match, "PAST_REF" if int(sign) < 0 else "FUTURE_REF")
    if unit in ("h", "min", "s"):
        return one(match, context.exact.isoformat() if context.exact else None)
    if context.day is None or (context.month_only and unit in ("D", "W", "WE")):
        return None
    day = shift(context.day, unit, int(sign) * int(amount))
    coarse = "Y" if unit in ("DE", "CE") else unit
    return one(match, unit_value(day, coarse) if day else None)


def from_last(match: re.Match[str], context: Context, sign: str) -> list[Resolved] | None:
    """`a year earlier`, `two days later`, `the following day`: counted from the date before."""
    unit = context.language.units.get(word_of(match, "unit") or "", "D")
    count = word_of(match, "n")
    amount = 1.0 if count is None else number_of(count, context.language)
    if unit in ("h", "min", "s"):
        return None
    known = span(context.last) if context.last else None
    if known is not None and unit_value(known[0], unit) != unit_value(known[1], unit):
        known = None  # Days cannot be counted from a year.
    base = known[0] if known else context.day
    if amount is None or base is None:
        return one(match, "PAST_REF" if int(sign) < 0 else "FUTURE_REF")
    day = shift(base, unit, int(sign) * int(amount))
    return one(match, unit_value(day, unit) if day else None)


def same(match: re.Match[str], context: Context, unit: str) -> list[Resolved] | None:
    """`that day`, `the same month`: the unit that the date before lies in, else the present one."""
    unit = unit or context.language.units.get(word_of(match, "unit") or "", "D")
    known = span(context.last) if context.last else None
    if known is not None and unit_value(known[0], unit) != unit_value(known[1], unit):
        known = None
    base = known[0] if known else context.exact
    return one(match, unit_value(base, unit) if base else None)


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
    return one(match, unit_value(day, unit))


def reference(match: re.Match[str], context: Context, value: str) -> list[Resolved] | None:
    """Words with a fixed value: a TIMEX3 reference, or a step in days with a part of the day."""
    return one(match, *fixed_value(value, context))


def fixed_value(code: str, context: Context) -> tuple[str | None, str]:
    """Value and type of a fixed word: `D-1` yesterday, `D0TNI` tonight, `M12-25` Christmas."""
    if code[0] == "M":
        return _nearest_feast(code[1:], context), "DATE"
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


def _nearest_feast(month_day: str, context: Context) -> str | None:
    """The feast nearest to the publication: Christmas in January is the one just past."""
    today = context.day
    if today is None:
        return None
    years = (year for year in (today.year - 1, today.year, today.year + 1) if 1 <= year <= 9999)
    feasts = [date.fromisoformat(f"{year:04}-{month_day}") for year in years]
    return min(feasts, key=lambda feast: abs(feast - today)).isoformat()


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
    part = context.language.parts[word_of(match, "part") or ""]
    return one(match, f"{base.isoformat()}T{part}" if base else None, "TIME")


def clock(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """A time of day on the day beside it, else on the last day told, else on today."""
    hour, minute = int(match["hour"]), int(word_of(match, "minute") or 0)
    half_day = (word_of(match, "half") or "")[:1]
    if half_day and not 1 <= hour <= 12:
        return None
    if half_day == "p" and hour < 12:
        hour += 12
    elif half_day == "a" and hour == 12:
        hour = 0
    day = _clock_day(match, context)
    if hour > 24 or minute > 59 or day is None:
        return None
    zone = "Z" if word_of(match, "zone") in ("utc", "gmt", "z") else ""
    return one(match, f"{day}T{hour:02}:{minute:02}{zone}", "TIME")


def _clock_day(match: re.Match[str], context: Context) -> str | None:
    if word_of(match, "weekday") is not None:
        found = weekday(match, context, "")
        return found[0].value[:10] if found else None
    if word_of(match, "month") is not None:
        found = calendar(match, context, "")
        return found[0].value[:10] if found else None
    today = word_of(match, "fixed")
    if today is not None:
        return (fixed_value(context.language.fixed[today], context)[0] or "")[:10] or None
    known = span(context.last) if context.last else None
    if known and known[0] == known[1]:
        return known[0].isoformat()
    return context.exact.isoformat() if context.exact else None
