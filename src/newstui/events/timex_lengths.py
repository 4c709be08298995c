"""Lengths of time, and times that come again."""

from __future__ import annotations

import re

from newstui.events.timex_match import Context, Resolved, number_of, one, word_of

_IS = re.compile(
    r"\b(?:is|was|es|fue|era|ist|war|est|était|fut|è|é|foi|jest|był|был|been|sido|such)\s$"
)


def duration(match: re.Match[str], context: Context, extra: str) -> list[Resolved] | None:
    """`three days` is `P3D`, `several weeks` `PXW`; `extra` is added: `two and a half` is 2.5."""
    unit = context.language.units.get(word_of(match, "unit") or "")
    count = word_of(match, "n")
    amount = 1.0 if count is None else number_of(count, context.language)
    if unit is None or (unit == "Q" and amount == 1):  # `about a quarter` is a fraction.
        return None
    if amount == 1 and _IS.search(match.string, max(0, match.start() - 8), match.start()):
        return None  # `it is a day to remember`
    if amount is not None and extra:
        amount += float(extra)
    return one(match, _period(amount, unit), "DURATION")


def age(match: re.Match[str], _context: Context, _argument: str) -> list[Resolved] | None:
    """`23-jährig` and its like: years in one word."""
    return one(match, f"P{int(match['n'])}Y", "DURATION")


def vague_duration(match: re.Match[str], context: Context, _arg: str) -> list[Resolved] | None:
    """`decades`, `for weeks`: a length that is not told."""
    unit = context.language.units.get(word_of(match, "unit") or "")
    return None if unit is None else one(match, _period(None, unit), "DURATION")


def half(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """`half an hour`, `half a year`."""
    unit = context.language.units.get(word_of(match, "unit") or "")
    values = {"h": "PT30M", "Y": "P6M", "D": "PT12H", "DE": "P5Y", "CE": "P50Y", "min": "PT30S"}
    return one(match, values.get(unit or ""), "DURATION")


def either(match: re.Match[str], context: Context, _argument: str) -> list[Resolved] | None:
    """`60 or 90 days`: two durations."""
    unit = context.language.units.get(word_of(match, "unit") or "")
    first = number_of(match["first"], context.language)
    second = number_of(match["n"], context.language)
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
    day = word_of(match, "weekday")
    if day is not None:
        return one(match, f"XXXX-WXX-{context.language.weekdays[day]}", "SET")
    unit = context.language.units.get(word_of(match, "unit") or "")
    return None if unit is None else one(match, _period(1, unit), "SET")
