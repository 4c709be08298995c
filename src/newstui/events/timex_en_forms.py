"""English: the forms of temporal expressions. The words in them stand in `timex_en`."""

from __future__ import annotations

from newstui.events.timex_forms import named_decades
from newstui.events.timex_language import Rule, behind, either

SLOTS = {
    # What narrows a date without changing its granularity; TIMEX3 keeps it apart, as `mod`.
    "mod": (
        r"(?:(?:the )?(?:very )?(?:beginning|start|end|middle|close|turn|remainder|rest|early part"
        r"|latter part|latter half) of (?:the )?|(?:early|late)(?: (?:in|on))?(?:{dash})"
        r"|(?:early|late|earlier|later) in the "
        r"|(?:earlier|later|mid)(?:{dash}))"
    ),
    "approx": (
        r"(?:(?:about|around|nearly|almost|approximately|roughly|over|under|some|at least|at most"
        r"|up to|more than|less than|fewer than|just over|just under|only|well over) )"
    ),
    "dash": r"(?: |-)",
    "before_month": behind(
        "in of since until by from to for through during before after between and every last next"
        " till this"
    ),
    "before_season": behind("in by until since during"),
    "before_whole": behind("for throughout during"),
    "before_length": behind("in for of within over just took mere"),
    "before_end": behind("end ended ending finish finished close closed for"),
    "before_short": either(behind("in of since from by"), r"(?<=since)"),
    "before_rate": either(behind("once twice times million billion percent"), r"(?<=%\s)"),
    # A number of things, not a year: `2012 people`, `1950 cases`.
    "no_count": (
        r"(?! (?:percent|per cent|people|persons|troops|soldiers|votes|dollars|euros|pounds"
        r"|miles|kilomet\w+|km|met(?:er|re)s?|feet|foot|tons?|tonnes|jobs|points?|square|million"
        r"|billion|trillion|thousand|workers|employees|members|cases|deaths|homes|houses|units"
        r"|calories|degrees|hours|minutes|seconds|days|weeks|months|years|rpm|mg|kg|mph|hp|cc"
        r"|seats|students|children|women|men|patients|barrels|acres|hectares|shares|copies"
        r"|prisoners|refugees|migrants|residents|inmates|delegates|runs|yards|pages)\b)"
    ),
    "before_year": either(
        behind(
            "in since of by from until to till between before after during for through and than"
            " the its his her their a or circa as around all year on"
        ),
        r"(?<=['’]s\s)|(?<=s['’]\s)|(?<=\()|(?<=[,:;]\s)|(?<=[–—-])|(?<=\n)",
    ),
    "year4": r"(?P<year>\b(?:1[5-9]|20)\d\d)",
    "wd": r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )",
    "dayname": (
        r"(?<!Black\s)(?<!Ash\s)(?<!Cyber\s)(?<!Bloody\s)"
        r"(?P<weekday>\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
        r"(?! (?:Times|Night Live|Post|Herald|Telegraph|Mirror|Express|Mail)\b)"
    ),
    "fullmonth": (
        r"(?P<month>\b(?:January|February|March|April|May|June|July|August|September|October"
        r"|November|December)\b)(?! ?\d)"
    ),
    "safemonth": (
        r"(?P<month>\b(?:January|February|April|June|July|August|September|October|November"
        r"|December)\b)(?! ?\d)"
    ),
    "few": (
        r"\b(?:one|single|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
        r"|sixteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|couple)\b"
    ),
    "unit1": r"(?P<unit>\b(?:day|week|weekend|month|quarter|year)\b)",
    "units": r"(?P<unit>\b(?:decades|years|months|weeks|days|hours|minutes|centuries)\b)",
    "clockunit": r"(?P<unit>\b(?:hours?|minutes?|seconds)\b)",
    "hm": (
        r"(?<![\d.,:/$-])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?:(?<=\d\d:\d\d):[0-5]\d)?"
        r"(?: ?(?P<half>[ap]\.? ?m\b\.?))?(?![\d:])"
    ),
    "hp": (
        r"(?<![\d.,:/$-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?"
        r" ?(?P<half>[ap]\.? ?m\b\.?)"
    ),
    "zone": (
        r"(?: ?\(? ?(?P<zone>\b(?:UTC|GMT|EST|EDT|CET|CEST|BST|PST|PDT|ET|PT)\b)(?: ?[+-]\d+)?\)?)"
    ),
    "that_day": r"(?:,? (?:on )?(?:{weekday}|(?P<fixed>today|yesterday|tomorrow)))",
    "straight": (
        r"(?:{dash}(?:trading|business|consecutive|straight|working|full|whole|long|solid))"
    ),
}

_CALENDAR = (
    Rule("month weekday", "calendar", r"{wd}?{mod}?{month} {day}(?:,? |,){year}"),
    Rule("month weekday", "calendar", r"{wd}?(?:the )?{day}(?: of)? {month},? {year}"),
    Rule("month weekday", "calendar", r"{wd}?{day}-{month}-{year}"),
    Rule(
        "month weekday",
        "calendar",
        r"{wd}?{month} {day}(?: ?[–—-] ?| (?:to|and|through) ){day2}(?! ?[ap]\.?m)(?:,? {year})?",
    ),
    Rule("month weekday", "calendar", r"{wd}?{month} {day}(?:,? (?:of )?{ry})?(?: {part})?"),
    Rule("month weekday", "calendar", r"{wd}?(?:the )?{day}(?: of)? {month}(?:,? (?:of )?{ry})?"),
    Rule(
        "month weekday",
        "calendar",
        r"{day}(?: ?[–—-] ?| (?:to|and|through|until) )(?P<day2>\d\d?) {month}(?:,? {year})?",
    ),
    Rule("month", "calendar", r"{mod}?{month}(?:,| of)? {year}"),
    Rule("month", "calendar", r"{mod}?{month}(?:,| of)? {ry}"),
    Rule("month", "calendar", r"{mod}?(?:this past |{rel} ){month}"),
    Rule("month", "calendar", r"{mod}{fullmonth}"),
    Rule("month", "calendar", r"{safemonth}"),
    Rule("month", "calendar", r"{before_month}{fullmonth}(?! (?:be|have|not)\b)"),
    Rule(
        "numeric",
        "numeric",
        r"(?<![\d.,/$-])(?P<year>(?:19|20)\d\d)[-/.](?P<first>0?[1-9]|1[0-2])[-/.]"
        r"(?P<second>[12]\d|3[01]|0?[1-9])(?![\d/-])",
        "ymd",
    ),
    Rule(
        "numeric",
        "numeric",
        r"(?<![\d.,/$-])(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<year>(?:19|20)?\d\d)(?![\d/])",
        "mdy",
    ),
    Rule(
        "numeric",
        "numeric",
        r"(?<![\d.,/$-])(?P<first>[0-3]?\d)\.(?P<second>[01]?\d)\.(?P<year>(?:19|20)\d\d)(?!\d)",
        "dmy",
    ),
    Rule("weekday", "weekday", r"{mod}?(?:{rel} )?{dayname}(?: {part})?"),
    Rule("weekday", "weekday", r"(?:the )?{part} (?:of|on) {dayname}"),
    Rule("weekday", "weekday", r"this past {dayname}(?: {part})?", "-1"),
    Rule("weekday", "repeated", r"(?:every|each) {dayname}"),
    Rule(
        "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
        "repeated",
        r"\b(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s\b",
    ),
)
_YEARS = (
    Rule("year", "years", r"{before_year}{year4}(?:[–—-]|/)(?P<last>(?:19|20)?\d\d)(?![\d-]|/\d)"),
    Rule("year", "year", r"{mod}(?:the year )?{year}{no_count}"),
    Rule("year", "year", r"{before_year}(?:the year )?{year}{no_count}(?!-(?!year)\w)"),
    Rule("year", "year", r"(?<=[a-z]{3}\s){year}{no_count}(?!-(?!year)\w)", "noun"),
    Rule("apostrophe", "year", r"{before_short}['’‘](?P<year>\d\d)\b(?!['’]?s|[-\d])"),
    Rule(
        "decade",
        "decade",
        r"(?:the )?(?:(?:early|mid|late){dash})?(?P<first>(?:1[5-9]|20)\d0)['’]?s\b",
    ),
    Rule(
        "decade",
        "decade",
        r"(?:the (?:(?:early|mid|late){dash})?['’‘]?|['’‘]|(?<=s\sand\s))(?P<first>[2-9]0)['’]?s\b",
    ),
    *named_decades(
        "twenties thirties forties fifties sixties seventies eighties nineties",
        r"the (?:(?:early|mid|late){dash})?NAME\b",
    ),
    Rule(
        "century",
        "century",
        r"(?:the )?(?:(?:early|mid|late){dash})?(?P<n>\d{1,2})(?:st|nd|rd|th){dash}century",
    ),
)
_RELATIVE = (
    Rule("unit", "relative_unit", r"{mod}?{rel} {unit1}(?!-)"),
    Rule("unit", "relative_unit", r"the {rel} (?P<unit>weekend|month|quarter)\b(?!-)"),
    Rule(
        "unit",
        "relative_unit",
        r"(?:{mod}|{before_whole}(?P<x>the (?:(?:whole|entire|full) )?))(?:current )?{unit1}"
        r"(?!-| (?:before|after|earlier|later|ago|of|that|when|ended|to)\b)",
        "0",
    ),
    Rule("unit", "relative_unit", r"the (?:current|present|whole|entire) {unit1}", "0"),
    Rule("unit", "ago", r"{approx}?{n}{dash}{anyunit}{dash}ago", "-1"),
    Rule("unit", "ago", r"{approx}?{n} {unit} from (?:now|today)", "1"),
    Rule("unit", "from_last", r"{approx}?{n} {unit} (?:earlier|before(?=[.,;)]|$))", "-1"),
    Rule("unit", "from_last", r"{approx}?{n} {unit} (?:later|afterwards?)", "1"),
    Rule("unit", "from_last", r"the (?:following|next) {unit1}", "1"),
    Rule("unit", "from_last", r"the (?:previous|preceding) {unit1}", "-1"),
    Rule("unit", "from_last", r"the {unit1} (?:previous|before|earlier)", "-1"),
    Rule("unit", "same", r"(?:the same|that)(?: very)? {unit1}"),
    Rule("unit", "same", r"the (?P<unit>quarter)\b(?!-| (?:of|century|mile|pound|note|final))"),
    Rule(
        "unit",
        "weekend",
        r"(?:{mod}|(?<=\bover\s)|(?<=\bat\s)|(?<=\bduring\s))the (?P<unit>weekend)\b",
    ),
    Rule("unit", "same", r"{before_end}the (?P<unit>day)\b"),
    Rule("day", "same", r"(?:late|later|early|earlier) in the day", "D"),
    Rule(
        "unit year",
        "year_before",
        r"the same (?:period|month|quarter|time|week|day|point)"
        r"(?: (?:a|one) year (?:earlier|ago|before)|,? last year|,? (?:in|of) the"
        r" (?:previous|last|prior|preceding) year)",
    ),
    Rule("unit", "reference", r"(?:decades|years|months|weeks|days|centuries) ago", "PAST_REF"),
    Rule(
        "unit recent",
        "reference",
        r"(?:(?:the|its|our|their) )?(?:more )?recent"
        r" (?:years|months|weeks|days|decades|times|history)",
        "PAST_REF",
    ),
    Rule("unit", "reference", r"(?:the )?(?:past|last)(?: few)? {units}", "PAST_REF"),
    Rule("unit", "reference", r"(?:the )?(?:coming|next)(?: few)? {units}", "FUTURE_REF"),
    Rule(
        "unit",
        "quarter",
        r"(?:(?:our|its|the|their) )?(?:fiscal )?{ord}{dash}(?:fiscal{dash})?quarter"
        r"(?:,? (?:of )?(?:{year}|{ry}))?(?!-?finals?)",
    ),
    Rule(
        "half",
        "quarter",
        r"(?:the )?(?P<ord>first|second) half of (?:the year )?(?:{year}|{ry})",
        "H",
    ),
    Rule("season", "season", r"{mod}?{season}(?: of)?,? {year}"),
    Rule("season", "season", r"{mod}?{season}(?: of)? {ry}"),
    Rule(
        "season", "season", r"{mod}?(?:this past|{rel}) {season}(?! (?:in|of|from|by|below|to)\b)"
    ),
    Rule(
        "season",
        "season",
        r"{before_season}(?:the )?{season}"
        r"(?! (?:in|of|from|below|above|to|for|air|break|training|value|prices)\b)",
    ),
)
_LENGTHS = (
    Rule(
        "unit",
        "duration",
        r"(?:the )?(?:first|last|past|previous|next|coming|following|final|prior) {approx}?{n}"
        r"{straight}? {anyunit}",
    ),
    Rule("unit", "duration", r"(?:the )?(?:past|previous) (?P<unit>day|week|month|quarter|year)\b"),
    Rule(
        "unit",
        "duration",
        r"(?:the )?(?:first|last|past|previous|coming|next) (?P<unit>decade|century)\b",
    ),
    Rule(
        "unit",
        "duration",
        r"{approx}?{n}{straight}?{dash}{anyunit}(?!{dash}ago)(?:{dash}(?:old|long)\b)?",
    ),
    Rule("unit", "duration", r"{approx}?{n} and a half {anyunit}", ".5"),
    Rule("unit", "duration", r"{approx}?(?P<n>an?|one) {anyunit} and a half", ".5"),
    Rule("unit", "half", r"{approx}?half(?: an?|-an?)?{dash}{anyunit}"),
    Rule("unit", "either", r"{approx}?(?P<first>\d{1,3}|{few}) (?:to|or) {n}{dash}{anyunit}"),
    Rule("unit", "either", r"(?<=between\s)(?P<first>\d{1,3}|{few}) and {n}{dash}{anyunit}"),
    Rule("unit", "vague_duration", r"{before_length}(?:the )?{units}(?!-)"),
    Rule("unit", "vague_duration", r"{units}(?= (?:after|before|later|earlier|of)\b)"),
    Rule("unit", "vague_duration", r"{units}-(?:long|old)"),
    Rule(
        "unit",
        "repeated",
        r"(?:every|each|per) (?:single "
        r")?(?P<unit>day|week|weekend|month|quarter|year|hour|minute)\b",
    ),
    Rule("unit", "repeated", r"{before_rate}(?:a|per) (?P<unit>day|week|month|year|hour)\b"),
    Rule("unit", "repeated", r"(?<=\d\s)(?:a|per) (?P<unit>day|week|month|year)\b"),
)
_TIMES = (
    Rule("part", "part_of_day", r"(?:(?:early|late|later|earlier) )?this {part}"),
    Rule("part", "part_of_day", r"(?:late |early )?last (?P<part>night|evening)", "-1"),
    Rule("part yesterday", "part_of_day", r"(?:late |early )?yesterday {part}", "-1"),
    Rule("part tomorrow", "part_of_day", r"(?:late |early )?tomorrow {part}", "1"),
    Rule(
        "part",
        "part_of_day",
        r"(?:(?<=\bin\s)|(?<=\bduring\s))the (?:early |late )?{part}(?! of)",
        "last",
    ),
    Rule("today", "reference", r"(?:earlier|later|late|early) today", "D0"),
    Rule("yesterday", "reference", r"(?:earlier|late|early) yesterday", "D-1"),
    Rule("clock", "clock", r"{hm}{zone}?{that_day}?"),
    Rule("clock", "clock", r"{hp}{zone}?{that_day}?"),
    Rule("clock", "clock", r"{hm}{zone}?,? (?:on )?{wd}?{month} {day}(?:,? {year})?"),
    Rule("weekday", "clock", r"{weekday} (?:at )?{hp}{zone}?"),
    Rule(
        "clock",
        "clock",
        r"(?<![\d.,:/$-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?P<zone>GMT|UTC)\b",
    ),
)
_REFERENCES = (
    Rule(
        "future", "reference", r"the (?:near |foreseeable |not-too-distant )?future", "FUTURE_REF"
    ),
    Rule(
        "past",
        "reference",
        r"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bfrom\s))the (?:recent |distant )?past"
        r"(?=\s*[.,;:?!\"'”’)]| (?:and|but|has|have|that|when|to)\b|$)",
        "PAST_REF",
    ),
    Rule("recent", "reference", r"(?:more )?recent", "PAST_REF"),
    Rule("recently", "reference", r"(?:more|most|very) recently", "PAST_REF"),
    Rule(
        "moment time",
        "reference",
        r"(?:at|for) (?P<x>the moment|the time being|(?:the present|this) time)",
        "PRESENT_REF",
    ),
    Rule("current", "reference", r"current", "PRESENT_REF"),
    Rule("present", "reference", r"(?<=\bat\s)present(?! (?:in|at)\b)", "PRESENT_REF"),
    Rule("days", "reference", r"these days", "PRESENT_REF"),
    Rule("term", "reference", r"the (?:near|short|long|medium) term", "FUTURE_REF"),
    Rule("very", "reference", r"very soon", "FUTURE_REF"),
    Rule("christmas", "reference", r"Christmas(?: Day)?", "M12-25"),
    Rule("christmas", "reference", r"Christmas Eve", "M12-24"),
    Rule("new", "reference", r"New Year['’]s Eve", "M12-31"),
    Rule("new", "reference", r"New Year['’]s Day", "M01-01"),
    Rule("valentine", "reference", r"(?:Saint |St\.? )?Valentine['’]s Day", "M02-14"),
    Rule("halloween", "reference", r"Halloween", "M10-31"),
)

RULES = _CALENDAR + _YEARS + _RELATIVE + _LENGTHS + _TIMES + _REFERENCES
