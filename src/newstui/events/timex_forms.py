"""Forms that languages share, each made into rules from a language's own words."""

from __future__ import annotations

from newstui.events.timex_language import Rule

_FIRST_DECADE = 1920
_ROMAN = "[ivx]{1,5}"


def named_decades(names: str, pattern: str) -> tuple[Rule, ...]:
    """`the nineties`: a rule for each of the names, from the twenties on; the pattern has a
    `NAME` where the name stands."""
    return tuple(
        Rule(name, "decade", pattern.replace("NAME", name), str(_FIRST_DECADE + 10 * step))
        for step, name in enumerate(names.split())
    )


def roman_centuries(on: str, pattern: str) -> Rule:
    """`le XIXe siècle`: the pattern has `ROMAN` where the number stands."""
    return Rule(on, "century", pattern.replace("ROMAN", rf"(?P<n>\b{_ROMAN})"))


def ages(on: str, behind: str = "-") -> Rule:
    """`a 23-year-old` in one word: a number and, `behind` it, one of the words `on`."""
    words = "|".join(on.split())
    return Rule(on, "age", rf"(?P<n>\b\d{{1,3}}){behind}(?:{words})\b")
