"""Figures that change from report to report of one event: the dead, the votes, the cost.

A figure is a number beside a word of its kind. Each report gives one value of a kind, the first
in its text, because news stands at the top; a sentence that tells of another time is passed over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newstui.events.sentences import sentences
from newstui.events.timeline_reports import in_order
from newstui.events.timex_calendar import span
from newstui.events.timex_language import grammar
from newstui.model.timeline import Figure, FigureValue, Report

# What is counted, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian.
_COUNTED = {
    "dead": (
        r"killed|killing|kills|dead|deaths?|died|fatalities|death toll|tote[nr]?|todesopfer|"
        r"getötet|morts?|tués?|muert[oe]s?|fallecid[oa]s|morti|vittime|mort[oe]s|mortos|"
        r"doden|zabitych|погиб\w*|убит\w*"
    ),
    "injured": (
        r"injured|wounded|hurt|injuries|verletzte?|blessés?|herid[oa]s|feriti|ferid[oa]s|"
        r"gewonden|rannych|ранен\w*|пострадавш\w*"
    ),
    "missing": r"missing|unaccounted for|vermisste?|disparus?|desaparecid[oa]s|dispersi",
    "arrested": r"arrested|arrests|detained|festgenommen|arrêtées?|detenid[oa]s|arrestat[ie]",
    "evacuated": (
        r"evacuated|displaced|homeless|fled|evakuiert|évacuées?|evacuad[oa]s|sfollat[ie]|evacuati"
    ),
    "cases": r"cases|infections|infected|fälle|cas|casos|casi|gevallen",
    "votes": r"votes|voted|stimmen|voix|votos|voti|stemmen",
}
_VALUED = {
    "cost": r"cost|costs|damage|losses|worth|price|deal|sale|contract",
    "aid": r"aid|relief|bail-?out|rescue package|loan",
    "fine": r"fine|fined|penalty|damages|settlement",
}
_SCALES = {
    "thousand": 1e3, "million": 1e6, "millions": 1e6, "bn": 1e9, "billion": 1e9, "trillion": 1e12,
    "millionen": 1e6, "milliarden": 1e9, "millones": 1e6, "milliards": 1e9, "milioni": 1e6,
    "miliardi": 1e9, "milhões": 1e6, "miljoen": 1e6, "miljard": 1e9,
}  # fmt: skip
_DIGITS = r"\d{1,3}(?:[,.\s]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
# Between a number and its word, or a word and its number, never past the end of a clause.
_GAP = r"(?:[\s-][^\W\d]+){0,4}?[\s-]"
# How a figure is told to have changed, further from its word: `deaths from the storm rose to 39`.
_GROWN = (
    r"(?:ros[eí]|rises|risen|climb(?:s|ed)|jump(?:s|ed)|grew|grows|grown|increase[sd]|passe[sd]"
    r"|reache[sd]|tops|topped|now) (?:to|at|past|above)?(?: at least| more than| over| nearly)?"
)
# Years, measures and figures of a clock count nobody.
_NO_COUNT = re.compile(r"(?:19|20)\d\d|0\d*|\d+[.,]\d{1,2}")
_MONEY = r"(?:US)?[$€£¥]\s?"
_LEAST, _MOST = 0.5, 20.0
"""How far a value may lie from the one before it, as a part of that."""
_READ_SENTENCES, _READ_AT_MOST, _READ_REPORTS = 8, 4000, 200
_OTHER_TIME = 30
"""Days before the report from which on a sentence tells of another time."""


def figures(reports: Sequence[Report]) -> tuple[Figure, ...]:
    """The kinds of figures of which reports, in order of time, give two values or more.

    Of neighbouring reports with one value only the first is kept, and a value of another order
    than the one before it is left out: it counts a part, or something else.
    """
    told: dict[str, list[FigureValue]] = defaultdict(list)
    for report in in_order(reports)[:_READ_REPORTS]:
        for kind, value in _values(report).items():
            told[kind].append(value)
    changed = (Figure(kind, _steps(values)) for kind, values in told.items())
    return tuple(figure for figure in changed if len(figure.values) > 1)


def _steps(values: Sequence[FigureValue]) -> tuple[FigureValue, ...]:
    steps: list[FigureValue] = []
    for value in values:
        before = steps[-1].amount if steps else value.amount
        if not steps or (
            value.amount != before and before * _LEAST <= value.amount <= before * _MOST
        ):
            steps.append(value)
    return tuple(steps)


def _values(report: Report) -> dict[str, FigureValue]:
    """The first value of each kind that the report gives of its own event."""
    found: dict[str, FigureValue] = {}
    elsewhen = _of_other_times(report)
    patterns = _patterns(report.language or "en")
    leading = sentences(report.text[:_READ_AT_MOST], report.language)[:_READ_SENTENCES]
    for start, end in ((0, 0), *leading):
        if start in elsewhen and end:
            continue
        said = report.text[start:end] if end else report.title
        for kind, pattern in patterns:
            match = None if kind in found else pattern.search(said)
            if match is not None and not _NO_COUNT.fullmatch(match["a"] or match["b"]):
                found[kind] = FigureValue(
                    _shown(match), _amount(match, report.language), report.article_id, start
                )
    return found


def _of_other_times(report: Report) -> set[int]:
    """Starts of sentences that name a day well before the report, and no later one."""
    published = report.published.utc()
    latest: dict[int, int] = {}
    for mention in report.mentions:
        days = span(mention.value) if mention.kind in ("DATE", "TIME") else None
        if days is not None and published is not None:
            ago = (published.date() - days[1]).days
            latest[mention.sentence_start] = min(ago, latest.get(mention.sentence_start, ago))
    return {start for start, ago in latest.items() if ago > _OTHER_TIME}


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_pattern_of_each(language))


def _pattern_of_each(language: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    count = rf"\b(?:{_DIGITS}|(?:{'|'.join(_number_words(language))})\b)"
    amount = rf"{_MONEY}(?:{_DIGITS})"
    for kind, named in _COUNTED.items():
        yield kind, _either_way(count, named)
    for kind, named in _VALUED.items():
        yield kind, _either_way(amount, named)


def _either_way(number: str, named: str) -> re.Pattern[str]:
    """The number before the word: `14 people were killed`; or behind: `killing at least 14`."""
    scales = "|".join(_SCALES)
    before, behind = (
        rf"(?P<{name}>{number})(?:\s(?P<{name}_scale>{scales})\b)?" for name in ("a", "b")
    )
    return re.compile(
        rf"(?<![\w.,$€£-]){before}(?!-){_GAP}(?:{named})\b"
        rf"|\b(?:{named})(?:{_GAP}|[^.,;:()\d]{{1,50}}\s{_GROWN}\s){behind}"
        r"(?![\w%-]|[.,:]\d|\s(?:percent|per cent|%)|\s?-year)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=16)
def _number_words(language: str) -> tuple[str, ...]:
    rules = grammar(language)
    known = rules.language.numbers if rules else {}
    return tuple(word for word, value in known.items() if value is not None and value > 1)


def _shown(match: re.Match[str]) -> str:
    """The number as the report has it, with its scale: `$3.98 billion`."""
    scale = match["a_scale"] or match["b_scale"]
    number = (match["a"] or match["b"]).strip()
    return f"{number} {scale}" if scale else number


def _amount(match: re.Match[str], language: str | None) -> float:
    number = re.sub(r"[^\w.,]", "", match["a"] or match["b"]).lower().removeprefix("us")
    scale = _SCALES.get((match["a_scale"] or match["b_scale"] or "").lower(), 1.0)
    if not number[0].isdigit():
        rules = grammar(language or "en")
        known = rules.language.numbers.get(number) if rules else None
        return (known or 0.0) * scale
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number)
    return float(re.sub(r"[.,]", "", number) if grouped else number.replace(",", ".")) * scale
