"""English: words and forms of temporal expressions."""

from __future__ import annotations

from newstui.events.tense import TenseWords
from newstui.events.timex_language import Language, Rule

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
    "a": 1, "an": 1, "one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "a couple of": 2, "couple of": 2, "couple": 2, "a dozen": 12,
    "several": None, "a few": None, "few": None, "many": None, "some": None,
    "a number of": None,
}  # fmt: skip
_FIXED = {
    "today": "D0", "yesterday": "D-1", "tomorrow": "D1", "tonight": "D0TNI", "overnight": "D0TNI",
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF",
    "soon": "FUTURE_REF",
}  # fmt: skip

# What narrows a date without changing its granularity; TIMEX3 keeps it apart, as `mod`.
_MOD = (
    r"(?:(?:(?:the{_})?(?:very{_})?(?:beginning|start|end|middle|close|turn|remainder|rest|"
    r"early{_}part|latter{_}part|latter{_}half){_}of|(?:early|late)(?:{_}(?:in|on))?|"
    r"earlier|later|mid)(?:{_}|-))"
)
_APPROX = (
    r"(?:(?:about|around|nearly|almost|approximately|roughly|over|under|some|at{_}least|"
    r"at{_}most|up{_}to|more{_}than|less{_}than|fewer{_}than|just{_}over|just{_}under|only|"
    r"well{_}over){_})"
)
_BEFORE_MONTH = (
    r"(?<=\bin )|(?<=\bof )|(?<=\bsince )|(?<=\buntil )|(?<=\bby )|(?<=\bfrom )|(?<=\bto )"
    r"|(?<=\bfor )|(?<=\bthrough )|(?<=\bduring )|(?<=\bbefore )|(?<=\bafter )|(?<=\bbetween )"
    r"|(?<=\band )|(?<=\bevery )|(?<=\blast )|(?<=\bnext )|(?<=\btill )|(?<=\bthis )"
)
# A whole number of things, not a year: `2012 people`, `in 1950 cases`.
_NO_COUNT = (
    r"(?!{_}(?:percent|per{_}cent|people|persons|troops|soldiers|votes|dollars|euros|pounds|"
    r"miles|kilomet\w+|km|met(?:er|re)s?|feet|foot|tons?|tonnes|jobs|points?|square|million|"
    r"billion|trillion|thousand|workers|employees|members|cases|deaths|homes|houses|units|"
    r"calories|degrees|hours|minutes|seconds|days|weeks|months|years|rpm|mg|kg|mph|hp|cc|"
    r"seats|students|children|women|men|patients|barrels|acres|hectares|shares|copies|"
    r"prisoners|refugees|migrants|migrations|residents|inmates|delegates|runs|yards|pages)\b)"
)
_YEAR_LEAD = (
    r"(?:(?<=\bin )|(?<=\bsince )|(?<=\bof )|(?<=\bby )|(?<=\bfrom )|(?<=\buntil )"
    r"|(?<=\bto )|(?<=\btill )|(?<=\bbetween )|(?<=\bbefore )|(?<=\bafter )|(?<=\bduring )"
    r"|(?<=\bfor )|(?<=\bthrough )|(?<=\band )|(?<=\bthan )|(?<=\bthe )|(?<=\bits )"
    r"|(?<=\bhis )|(?<=\bher )|(?<=\btheir )|(?<=\ba )|(?<=\bor )|(?<=\bcirca )"
    r"|(?<=\bas )|(?<=\baround )|(?<=\ball )|(?<='s )|(?<=’s )|(?<=\()|(?<=, )|(?<=\byear )"
    r"|(?<=\bon )|(?<=[a-z] )|(?<=[–—-])|(?<=\n)|(?<=[:;] )|(?<=s' ))"
)

_RULES = (
    # Days and months of the calendar.
    Rule("month", "calendar", r"(?:{wd})?(?:{mod})?{month}{_}{day},?(?:{_}|(?<=,)){year}"),
    Rule("month", "calendar", r"(?:{wd})?(?:the{_})?{day}(?:{_}of)?{_}{month},?{_}{year}"),
    Rule("month", "calendar", r"(?:{wd})?{day}-{month}-{year}"),
    Rule(
        "month",
        "calendar",
        r"(?:{wd})?{month}{_}{day}(?:{_}?[–—-]{_}?|{_}(?:to|and|through){_}){day2}(?!\s?[ap]\.?m)"
        r"(?:,?{_}{year})?",
    ),
    Rule("month", "calendar", r"{month}{_}{day}(?:,?{_}(?:of{_})?{ry})?(?:{_}{part})?"),
    Rule("month", "calendar", r"{wd}{month}{_}{day}"),
    Rule("month", "calendar", r"(?:{wd})?(?:the{_})?{day}(?:{_}of)?{_}{month}(?:,?{_}(?:of{_})?{ry})?"),
    Rule("month", "calendar", r"(?:{mod})?{month}(?:,|{_}of)?{_}{year}"),
    Rule("month", "calendar", r"(?:{mod})?{month}(?:,|{_}of)?{_}{ry}"),
    Rule("month", "calendar", r"(?:{mod})?(?:this{_}past{_}|{rel}{_}){month}"),
    Rule("month", "calendar", r"(?:{mod}|mid-?)(?P<month>\b{fullmonth}\b)(?!{_}?\d)"),
    Rule("month", "calendar", r"(?P<month>\b{safemonth}\b)(?!{_}?\d)"),
    Rule("march may", "calendar", r"(?:{before_month})(?P<month>\b(?:March|May)\b)(?!{_}?\d)(?!{_}(?:be|have|not)\b)"),
    # Figures.
    Rule("numeric", "numeric", r"(?<![\d.,/$-])(?P<year>(?:19|20)\d\d)[-/.](?P<first>0?[1-9]|1[0-2])[-/.](?P<second>[12]\d|3[01]|0?[1-9])(?![\d/-])", "ymd"),
    Rule("numeric", "numeric", r"(?<![\d.,/$-])(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<year>(?:19|20)?\d\d)(?![\d/])", "mdy"),
    Rule("numeric", "numeric", r"(?<![\d.,/$-])(?P<first>[0-3]?\d)[.](?P<second>[01]?\d)[.](?P<year>(?:19|20)\d\d)(?!\d)", "dmy"),
    # Weekdays.
    Rule("weekday", "weekday", r"(?:{mod})?(?:{rel}{_})?{dayname}(?:{_}{part})?"),
    Rule("weekday", "weekday", r"(?:the{_})?{part}{_}(?:of|on){_}{dayname}"),
    Rule("weekday", "weekday", r"(?:a{_})?week{_}(?:ago{_})?(?:from{_})?(?:on{_})?{dayname}(?!\w)"),
    Rule("weekday", "weekday", r"(?:this{_}past{_}){dayname}(?:{_}{part})?", "-1"),
    Rule("weekday", "repeated", r"(?:every|each){_}{dayname}"),
    Rule("weekday", "repeated", r"on{_}(?P<weekday>mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)"),
    # Years.
    Rule("year", "years", r"(?:{year_lead}){year_bare}(?:[–—-]|/)(?P<last>(?:19|20)?\d\d)(?![\d-]|/\d)"),
    Rule("year", "year", r"(?:{mod}|mid-?)(?:the{_}year{_})?{year}{no_count}"),
    Rule("year", "year", r"(?:{year_lead})(?:the{_}year{_})?{year}{no_count}(?!-(?!year)\w)"),
    Rule("year", "year", r"{year}(?={_}[a-z]){no_count}(?!-(?!year)\w)"),
    Rule("decade", "decade", r"(?:the{_})?(?:(?:early|mid|late)[ -]+)?(?P<first>(?:1[5-9]|20)\d0)['’]?s\b"),
    Rule("decade", "decade", r"(?:the{_}(?:(?:early|mid|late)[ -]+)?['’‘]?|['’‘])(?P<first>[2-9]0)['’]?s\b"),
    Rule("century", "century", r"(?:the{_})?(?:(?:early|mid|late)[ -]+)?(?P<n>\d{1,2})(?:st|nd|rd|th)[ -]century"),
    # Units of the calendar.
    Rule("unit", "relative_unit", r"(?:{mod})?(?:the{_})?{rel}{_}{unit1}(?!-)"),
    Rule("unit", "relative_unit", r"(?:{mod}|(?:for|throughout|during){_}(?P<x>the(?:{_}(?:whole|entire|full))?{_}))(?:the{_})?(?:(?:current|whole|entire){_})?{unit1}(?!-|{_}(?:before|after|earlier|later|ago|of|that|when|ended|to)\b)", "0"),
    Rule("unit", "relative_unit", r"(?:the{_})(?:current|present|whole|entire){_}{unit1}", "0"),
    Rule("unit", "ago", r"(?:{approx})?{n}(?:{_}|-){unit}(?:{_}|-)ago", "-1"),
    Rule("unit", "ago", r"(?:{approx})?{n}(?:{_}|-){clockunit}{_}ago", "-1"),
    Rule("unit", "reference", r"(?:decades|years|months|weeks|days|centuries){_}ago", "PAST_REF"),
    Rule("unit", "ago", r"(?:{approx})?{n}{_}{unit}{_}from{_}(?:now|today)", "1"),
    Rule("unit", "from_last", r"(?:{approx})?{n}{_}{unit}{_}(?:earlier|before(?=[.,;)]|$))", "-1"),
    Rule("unit", "from_last", r"(?:{approx})?{n}{_}{unit}{_}(?:later|afterwards?)", "1"),
    Rule("unit", "from_last", r"the{_}(?:following|next){_}(?P<unit>day|week|month|year)\b", "1"),
    Rule("unit", "from_last", r"the{_}(?:previous|preceding){_}(?P<unit>day|week|month|quarter|year)\b|the{_}(?P<x>year){_}(?:previous|before|earlier)", "-1"),
    Rule("unit", "same", r"(?:the{_}same|that)(?:{_}very)?{_}(?P<unit>day|week|month|quarter|year)\b"),
    Rule("unit", "duration", r"(?:the{_})?(?:first|last|past|previous|next|coming|following|final|prior){_}(?:(?:about|nearly|almost|more{_}than){_})?{n}(?:{_}(?:trading|business|consecutive|straight|working|full))?{_}{anyunit}"),
    Rule("unit", "duration", r"(?:the{_})?(?:first|last|past|previous|coming){_}(?P<unit>decade|century|(?:24|48|72){_}hours)\b"),
    Rule("unit", "duration", r"(?:{approx})?{n}(?:[ -](?:trading|business|consecutive|straight|working|full|calendar|long|whole|solid|more))?(?:{_}|-){anyunit}(?:[ -](?:old|long)\b)?"),
    Rule("unit", "duration", r"(?:{approx})?{n}{_}and{_}a{_}half{_}{anyunit}", ".5"),
    Rule("unit", "duration", r"(?:{approx})?(?:a|an|one){_}{anyunit}{_}and{_}a{_}half", ".5"),
    Rule("unit", "half", r"(?:{approx})?half(?:{_}an?|-an?|-|{_}){_}?{anyunit}"),
    Rule("unit", "either", r"(?:{approx})?(?P<first>\d{1,3}|{numberword}){_}(?:to|or|and){_}{n}(?:{_}|-){anyunit}"),
    Rule("unit", "reference", r"(?:(?:the|its|our|their){_})?(?:more{_})?recent{_}(?:years|months|weeks|days|decades|times|history)", "PAST_REF"),
    Rule("unit", "reference", r"(?:the{_})?(?:past|last)(?:{_}few)?{_}(?:years|months|weeks|days)", "PAST_REF"),
    Rule("unit", "reference", r"(?:the{_})?coming(?:{_}few)?{_}(?:years|months|weeks|days|decades)", "FUTURE_REF"),
    Rule("unit", "vague_duration", r"(?:(?<=\bin )|(?<=\bfor )|(?<=\bof )|(?<=\bwithin )|(?<=\bover )|(?<=\bjust )|(?<=\btook )|(?<=\bmere ))(?:the{_})?(?P<unit>decades|years|months|weeks|days|hours|minutes|centuries)\b(?!-)"),
    Rule("unit", "vague_duration", r"(?P<unit>decades|years|months|weeks|days|hours|minutes|seconds)(?={_}(?:after|before|later|earlier|of)\b)"),
    Rule("unit", "vague_duration", r"(?P<unit>decades|years|months|weeks|days|hours)-(?:long|old)"),
    Rule("unit", "repeated", r"(?:every|each|per){_}(?:single{_})?(?P<unit>day|week|weekend|month|quarter|year|hour|minute|decade)\b"),
    Rule("unit", "repeated", r"(?:(?<=\bonce )|(?<=\btwice )|(?<=\btimes )|(?<=%% )|(?<=million )|(?<=billion )|(?<=percent )|(?<=\d ))(?:a|per){_}(?P<unit>day|week|month|year|hour)\b"),
    Rule("unit", "quarter", r"(?:(?:our|its|the|their){_})?(?:fiscal{_})?{ord}[ -](?:fiscal[ -])?quarter(?:,?{_}(?:of{_})?(?:{year}|{ry}))?(?!-?finals?)"),
    Rule("half", "quarter", r"(?:the{_})?(?P<ord>first|second){_}half{_}of{_}(?:the{_}year{_})?(?:{year}|{ry})", "H"),
    # Seasons and parts of the day.
    Rule("season", "season", r"(?:{mod})?{season}(?:{_}of)?,?{_}{year}"),
    Rule("season", "season", r"(?:{mod})?{season}(?:{_}of)?{_}{ry}"),
    Rule("season", "season", r"(?:{mod})?(?:this{_}past|{rel}){_}{season}\b(?!{_}(?:in|of|from|by|below|above|to)\b)"),
    Rule("season", "season", r"(?:(?<=\bin )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\bduring ))(?:the{_})?{season}\b(?!{_}(?:in|of|from|below|above|to|for|air|break|training|value|prices)\b)"),
    Rule("part", "part_of_day", r"(?:(?:early|late|later|earlier){_})?this{_}{part}"),
    Rule("part", "part_of_day", r"(?:late{_}|early{_})?last{_}(?P<part>night|evening)", "-1"),
    Rule("part", "part_of_day", r"(?:late{_}|early{_})?yesterday{_}{part}", "-1"),
    Rule("part", "part_of_day", r"(?:late{_}|early{_})?tomorrow{_}{part}", "1"),
    Rule("part", "part_of_day", r"(?:(?<=\bin )|(?<=\bduring ))the{_}(?:early{_}|late{_})?{part}(?!{_}of)", "last"),
    Rule("today", "reference", r"(?:earlier|later|late|early){_}today", "D0"),
    Rule("yesterday", "reference", r"(?:earlier|late|early){_}yesterday", "D-1"),
    # Times of day.
    Rule("clock", "clock", r"{hm}(?:{_}?{zone})?(?:,?{_}(?:on{_})?(?:{weekday}|(?P<fixed>today|yesterday|tomorrow)))?"),
    Rule("clock", "clock", r"{hm}(?:{_}?{zone})?,?{_}(?:on{_})?(?:{wd})?{month}{_}{day}(?:,?{_}{year})?"),
    Rule("clock", "clock", r"{hp}(?:{_}?{zone}\)?)?(?:,?{_}(?:on{_})?(?:{weekday}|(?P<fixed>today|yesterday|tomorrow)))?"),
    Rule("clock", "clock", r"{wd0}(?:at{_})?{hm}(?:{_}?{zone})?"),
    Rule("clock", "clock", r"(?<![\d.,:/$-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){_}?{zone}"),
    # Fixed references.
    Rule("future", "reference", r"(?:the{_})(?:near{_}|foreseeable{_}|not-too-distant{_})?future", "FUTURE_REF"),
    Rule("past", "reference", r"(?:(?<=\bin )|(?<=\bof )|(?<=\bfrom ))the{_}(?:recent{_}|distant{_})?past(?=\s*[.,;:?!\"'”’)]|{_}(?:and|but|has|have|that|when|to)\b|$)", "PAST_REF"),
    Rule("recent", "reference", r"(?:more{_}|most{_})?recent(?!{_}(?:years|months|weeks|days))", "PAST_REF"),
    Rule("recently", "reference", r"(?:more|most|very){_}recently", "PAST_REF"),
    Rule("moment time", "reference", r"(?:(?:at|for){_}(?P<x>(?:the{_}(?:moment|time{_}being)|(?:the{_}present|this){_}time)))", "PRESENT_REF"),
    Rule("current", "reference", r"current\b", "PRESENT_REF"),
    Rule("term", "reference", r"(?:the{_})(?:near|short|long|medium){_}term", "FUTURE_REF"),
    Rule("very", "reference", r"very{_}soon", "FUTURE_REF"),
    Rule("christmas", "reference", r"Christmas{_}(?:Day)?", "M12-25"),
    Rule("christmas", "reference", r"Christmas{_}Eve", "M12-24"),
    Rule("new", "reference", r"New{_}Year['’]s{_}Eve", "M12-31"),
    Rule("new", "reference", r"New{_}Year['’]s{_}Day", "M01-01"),
    Rule("valentine", "reference", r"(?:Saint{_}|St\.?{_})?Valentine['’]s{_}Day", "M02-14"),
    Rule("halloween", "reference", r"Halloween", "M10-31"),
    Rule("april", "reference", r"April{_}Fools?['’]?s?['’]?{_}Day", "M04-01"),
)  # fmt: skip

_TENSE = TenseWords(
    past=frozenset(
        "was were had did didn't didn’t has have been said told went came took made got gave saw "
        "knew found left lost won met held began fell rose broke brought bought built caught chose "
        "drew drove fought flew grew hit kept led paid ran sent set shot showed shut sold spent "
        "spoke stood struck swore taught thought threw wrote became felt heard hurt laid lay put "
        "quit rang read sank sat sought stole swept tore woke withdrew arose beat bid burst cast "
        "cut dealt died".split()
    ),
    present=frozenset(
        "is are am does do says comes goes meets opens begins starts takes faces holds".split()
    ),
    future=frozenset(
        "will won't won’t shall should would could might must can cannot may we'll they'll it'll "
        "he'll she'll i'll you'll we’ll they’ll it’ll he’ll she’ll i’ll you’ll ll".split()
    ),
    intent=frozenset(
        "going set due expected scheduled slated planned supposed poised likely about ready plan "
        "plans planning aims aiming hopes hoping intends wants vowed pledged promised agreed "
        "deadline invited ordered asked urged has have able is are".split()
    ),
    towards=frozenset({"to", "for"}),
    begin=frozenset(
        "be begin start take open close meet hold visit vote end face discuss announce run come "
        "return go decide launch travel attend join".split()
    ),
    carried=frozenset("not also still be have been n't to then now".split()),
    past_ends=("ed",),
    ahead=frozenset({"until", "by", "till", "next", "before"}),
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
    rules=_RULES,
    fixed=_FIXED,
    sets={
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "annual": "P1Y",
        "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H", "nightly": "P1D",
    },
    slots={
        "mod": _MOD,
        "approx": _APPROX,
        "before_month": _BEFORE_MONTH,
        "no_count": _NO_COUNT,
        "year_lead": _YEAR_LEAD,
        "year_bare": r"(?P<year>\b(?:1[5-9]|20)\d\d)",
        "wd": r"(?:{dayname0}\.?,?{_})",
        "wd0": r"(?:{weekday}{_})",
        "dayname0": r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?",
        "dayname": (
            r"(?P<weekday>\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
            r"(?!{_}(?:Times|Night{_}Live|Post|Herald|Telegraph|Mirror|Express)\b)"
        ),
        "fullmonth": (
            r"(?:January|February|March|April|May|June|July|August|September|October|November"
            r"|December)"
        ),
        "safemonth": (
            r"(?:January|February|April|June|July|August|September|October|November|December)"
        ),
        "unit1": r"(?P<unit>\b(?:day|week|weekend|month|quarter|year|decade|century)\b)",
        "clockunit": r"(?P<unit>hours?|minutes?|seconds)\b",
        "numberword": (
            r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
            r"|thirty|forty|fifty|sixty|ninety)\b"
        ),
        "hm": (
            r"(?<![\d.,:/$-])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?"
            r"(?:{_}?(?P<half>[ap]\.?{_}?m\b\.?))?(?![\d:])"
        ),
        "hp": (
            r"(?<![\d.,:/$-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?"
            r"{_}?(?P<half>[ap]\.?{_}?m\b\.?)"
        ),
        "zone": r"(?:\({_}?)?(?P<zone>\b(?:UTC|GMT|EST|EDT|CET|CEST|BST|PST|PDT|ET|PT)\b)",
    },
    capitals="upper",
    guarded=frozenset({"march", "may"}),
    tense=_TENSE,
)  # fmt: skip
