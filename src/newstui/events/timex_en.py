"""English: the words of temporal expressions, and the signs of tense."""

from __future__ import annotations

from newstui.events.tense_words import TenseWords
from newstui.events.timex_en_forms import RULES, SLOTS
from newstui.events.timex_language import Language
from newstui.events.wordlist import words

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4,
    "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
_UNITS = {
    "day": "D", "days": "D", "week": "W", "weeks": "W", "weekend": "WE", "weekends": "WE",
    "month": "M", "months": "M", "quarter": "Q", "quarters": "Q", "year": "Y", "years": "Y",
    "decade": "DE", "decades": "DE", "century": "CE", "centuries": "CE",
    "fortnight": "W", "hour": "h", "hours": "h", "minute": "min", "minutes": "min",
    "seconds": "s",
}  # fmt: skip
_NUMBERS: dict[str, float | None] = {
    "a": 1, "an": 1, "one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "a couple of": 2, "couple of": 2, "couple": 2,
    "a dozen": 12, "several": None, "a few": None, "few": None, "many": None, "some": None,
    "a number of": None,
}  # fmt: skip
_FIXED = {
    "today": "D0", "yesterday": "D-1", "tomorrow": "D1", "tonight": "D0TNI", "overnight": "D0TNI",
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF",
    "soon": "FUTURE_REF",
}  # fmt: skip

_TENSE = TenseWords(
    past=words(
        "was were had did didn't didn’t has have been said told went came took made got gave "
        "saw knew found left lost won met held began fell rose broke brought bought built "
        "caught chose drew drove fought flew grew hit kept led paid ran sent set shot showed "
        "shut sold spent spoke stood struck swore taught thought threw wrote became felt "
        "heard hurt laid lay put quit rang read sank sat sought stole swept tore woke "
        "withdrew arose beat bid burst cast cut dealt died"
    ),
    present=words("is are am does do says comes goes meets opens begins starts takes faces holds"),
    future=words(
        "will won't won’t shall should would could might must can cannot may we'll they'll "
        "it'll he'll she'll i'll you'll we’ll they’ll it’ll he’ll she’ll i’ll you’ll ll"
    ),
    intent=words(
        "going set due expected scheduled slated planned supposed poised likely about ready "
        "plan plans planning aims aiming hopes hoping intends wants vowed pledged promised "
        "agreed deadline invited ordered asked urged has have able is are was were"
    ),
    towards=frozenset({"to", "for"}),
    begin=words(
        "be begin start take open close meet hold visit vote end face discuss announce run "
        "come return go decide launch travel attend join"
    ),
    done=frozenset({"have"}),
    carried=words("not also still be have been n't to then now"),
    past_ends=("ed",),
    aimed="for",
    ahead=frozenset({"until", "by", "till", "next", "before"}),
    bygone=frozenset({"had"}),
    later=("later", "the end", "the rest", "the remainder", "this coming"),
)

LANGUAGE = Language(
    code="en",
    months=_MONTHS,
    weekdays=_WEEKDAYS,
    units=_UNITS,
    numbers=_NUMBERS,
    ordinals={
        "first": 1, "second": 2, "third": 3, "fourth": 4, "final": -1, "last": -1,
        "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    },
    seasons={"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    parts={
        "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI",
        "lunchtime": "MI", "midday": "MI",
    },
    relatives={"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1},
    year_words={
        "last year": -1, "the previous year": -1, "this year": 0, "the year": 0, "next year": 1,
    },
    rules=RULES,
    fixed=_FIXED,
    sets={
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "annual": "P1Y",
        "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H", "nightly": "P1D",
    },
    slots=SLOTS,
    capitals="upper",
    tense=_TENSE,
)  # fmt: skip
