"""Dutch: words and forms of temporal expressions."""

from __future__ import annotations

from newstui.events.tense_words import TenseWords
from newstui.events.timex_forms import ages, named_decades
from newstui.events.timex_language import Language, Rule, behind, either
from newstui.events.wordlist import words

_SLOTS = {
    "day": r"(?P<day>\b(?:[12]\d|3[01]|0?[1-9]))(?:e|ste|de)?(?![\d%])",
    "mod": (
        r"(?:(?:(?:in )?(?:het )?(?:begin|eind|einde|midden)|eind|begin|half|medio) "
        r"(?:van |(?:in ))?(?:de |het )?)"
    ),
    "approx": r"(?:(?:ongeveer|bijna|zo['’]n|ruim|meer dan|minder dan|zeker|circa) )",
    "unit1": r"(?P<unit>\b(?:dag|week|weekend|maand|kwartaal|jaar)\b)",
    "units": r"(?P<unit>\b(?:dagen|weken|maanden|jaren|uren|minuten|decennia|eeuwen)\b)",
    "hm": r"(?<![\d.,:/$-])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? uur\b",
    "before_year": either(
        behind("in sinds van uit voor na tot vanaf jaar en het de eind begin medio"),
        r"(?<=\()|(?<=[,:]\s)|(?<=[–—-])|(?<=[a-zëé]{4}\s)",
    ),
    "before_length": behind("in sinds al voor na binnen"),
    "no_count": (
        r"(?! (?:mensen|personen|euro|dollar|miljoen|miljard|kilometer|km|meter|soldaten|stemmen"
        r"|gevallen|doden|gewonden|banen|woningen|ton|graden|punten|kinderen|inwoners|procent"
        r"|leden|keer|uur|huizen|bedrijven)\b)"
    ),
}

_RULES = (
    Rule("month weekday", "calendar", r"(?:{weekday},? )?{day} {month} {year}"),
    Rule("month weekday", "calendar", r"(?:{weekday},? )?{day} {month}(?: {ry})?"),
    Rule(
        "month",
        "calendar",
        r"{day} (?:en|tot|t/m|tot en met|-) (?P<day2>\d\d?) {month}(?: {year})?",
    ),
    Rule("month", "calendar", r"{mod}?{month} {year}"),
    Rule("month", "calendar", r"{mod}?{month} (?:van )?{ry}"),
    Rule("month", "calendar", r"{mod}?{rel} {month}"),
    Rule("month", "calendar", r"{mod}?{month}"),
    Rule(
        "numeric",
        "numeric",
        r"(?<![\d.,/$-])(?P<first>[0-3]?\d)[/.-](?P<second>[01]?\d)[/.-](?P<year>(?:19|20)\d\d)\b",
        "dmy",
    ),
    Rule(
        "numeric", "numeric", r"(?P<year>(?:19|20)\d\d)-(?P<first>\d\d)-(?P<second>\d\d)\b", "ymd"
    ),
    Rule("weekday", "weekday", r"{weekday}(?:{part})?"),
    Rule("weekday", "weekday", r"{rel} {weekday}"),
    Rule("weekday", "repeated", r"(?:elke|iedere) {weekday}"),
    Rule("year", "years", r"(?P<year>\b(?:19|20)\d\d)[–/-](?P<last>(?:19|20)?\d\d)(?![\d-])"),
    Rule("year", "year", r"{mod}?{before_year}(?:het jaar )?{year}{no_count}"),
    Rule("year", "year", r"{mod}(?:het jaar )?{year}{no_count}"),
    Rule("jaren", "decade", r"(?:de )?jaren ['’]?(?P<first>[2-9]0)\b"),
    *named_decades(
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        r"(?:de )?jaren NAME\b",
    ),
    ages("jarige jarig"),
    Rule("eeuw", "century", r"(?P<n>\d{1,2})(?:e|de|ste) eeuw"),
    Rule("unit", "relative_unit", r"(?:de |het )?{mod}?{rel} {unit1}"),
    Rule("unit", "relative_unit", r"{mod}{unit1}", "0"),
    Rule("unit", "from_last", r"(?:de|het) {unit1} (?:ervoor|daarvoor)", "-1"),
    Rule("unit", "from_last", r"(?:de|het) {unit1} (?:erna|daarna|erop)|de volgende dag", "1"),
    Rule("unit", "same", r"(?:diezelfde|dezelfde|hetzelfde|die|dat) {unit1}"),
    Rule("unit", "ago", r"{approx}?{n} {anyunit} geleden", "-1"),
    Rule("unit", "ago", r"over {n} {anyunit}", "1"),
    Rule("unit", "reference", r"{units} geleden", "PAST_REF"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:eerder)", "-1"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:later)", "1"),
    Rule(
        "unit", "duration", r"(?:de )?(?:afgelopen|komende|eerste|laatste|voorbije) {n} {anyunit}"
    ),
    Rule("unit", "duration", r"{approx}?{n}(?: |-){anyunit}"),
    Rule("unit", "half", r"(?:een )?half(?:e)? {anyunit}"),
    Rule("unit", "reference", r"(?:de )?(?:afgelopen|laatste|voorbije) {units}", "PAST_REF"),
    Rule("unit", "reference", r"(?:de )?komende {units}", "FUTURE_REF"),
    Rule("unit", "vague_duration", r"{before_length}{units}"),
    Rule("unit", "repeated", r"(?:per|elke|ieder|iedere|elk) (?P<unit>dag|week|maand|jaar|uur)\b"),
    Rule("unit", "quarter", r"(?:het )?{ord} kwartaal(?: (?:van )?(?:{year}|{ry}))?"),
    Rule("helft", "quarter", r"(?:de )?{ord} helft van {year}", "H"),
    Rule("season", "season", r"(?:de |in de )?{season} (?:van )?{year}"),
    Rule("season", "season", r"(?:in |{rel} )(?:de |het )?{season}"),
    Rule("vanochtend vanmorgen", "reference", r"vanochtend|vanmorgen", "D0TMO"),
    Rule("vanmiddag", "reference", r"vanmiddag", "D0TAF"),
    Rule("vanavond", "reference", r"vanavond", "D0TEV"),
    Rule("vannacht", "reference", r"vannacht", "D0TNI"),
    Rule("gisteravond", "reference", r"gisteravond", "D-1TEV"),
    Rule("gistermiddag", "reference", r"gistermiddag", "D-1TAF"),
    Rule("gisterochtend gistermorgen", "reference", r"gister(?:ochtend|morgen)", "D-1TMO"),
    Rule("clock", "clock", r"(?:(?P<fixed>vandaag|gisteren|morgen) )?(?:om |rond )?{hm}"),
    Rule("toekomst", "reference", r"(?:in )?(?P<x>de (?:nabije )?toekomst)", "FUTURE_REF"),
    Rule("verleden", "reference", r"(?:in )(?P<x>het verleden)", "PAST_REF"),
    Rule("moment", "reference", r"(?:op dit moment)", "PRESENT_REF"),
    Rule("huidige", "reference", r"huidige", "PRESENT_REF"),
    Rule("kerst", "reference", r"[Kk]erst(?:mis)?", "M12-25"),
)

LANGUAGE = Language(
    code="nl",
    months={
        "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
        "augustus": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
    },
    weekdays={
        "maandag": 1, "dinsdag": 2, "woensdag": 3, "donderdag": 4, "vrijdag": 5, "zaterdag": 6,
        "zondag": 7, "maandagavond": 1, "dinsdagavond": 2, "woensdagavond": 3,
        "donderdagavond": 4, "vrijdagavond": 5, "zaterdagavond": 6, "zondagavond": 7,
        "maandagochtend": 1, "dinsdagochtend": 2, "woensdagochtend": 3, "donderdagochtend": 4,
        "vrijdagochtend": 5, "zaterdagochtend": 6, "zondagochtend": 7, "maandagmiddag": 1,
        "dinsdagmiddag": 2, "woensdagmiddag": 3, "donderdagmiddag": 4, "vrijdagmiddag": 5,
        "zaterdagmiddag": 6, "zondagmiddag": 7,
    },
    units={
        "dag": "D", "dagen": "D", "week": "W", "weken": "W", "weekend": "WE", "maand": "M",
        "maanden": "M", "kwartaal": "Q", "kwartalen": "Q", "jaar": "Y", "jaren": "Y",
        "decennium": "DE", "decennia": "DE", "eeuw": "CE", "eeuwen": "CE", "uur": "h",
        "uren": "h", "minuut": "min", "minuten": "min", "seconden": "s",
    },
    numbers={
        "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
        "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "vijftien": 15,
        "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70,
        "tachtig": 80, "negentig": 90, "honderd": 100, "enkele": None, "een paar": None,
        "meerdere": None, "verschillende": None, "tientallen": None, "veel": None,
    },
    ordinals={"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": -1},
    seasons={
        "voorjaar": "SP", "lente": "SP", "zomer": "SU", "najaar": "FA", "herfst": "FA",
        "winter": "WI",
    },
    parts={
        "ochtend": "MO", "morgen": "MO", "middag": "AF", "avond": "EV", "nacht": "NI",
    },
    relatives={
        "vorige": -1, "vorig": -1, "afgelopen": -1, "verleden": -1, "voorbije": -1, "deze": 0,
        "dit": 0, "volgende": 1, "volgend": 1, "komende": 1, "komend": 1, "aanstaande": 1,
    },
    year_words={
        "vorig jaar": -1, "dit jaar": 0, "volgend jaar": 1, "komend jaar": 1,
    },
    rules=_RULES,
    fixed={
        "vandaag": "D0", "gisteren": "D-1", "eergisteren": "D-2", "overmorgen": "D2",
        "nu": "PRESENT_REF", "momenteel": "PRESENT_REF", "thans": "PRESENT_REF",
        "onlangs": "PAST_REF", "recent": "PAST_REF", "recentelijk": "PAST_REF",
        "binnenkort": "FUTURE_REF",
    },
    sets={
        "dagelijks": "P1D", "dagelijkse": "P1D", "wekelijks": "P1W", "wekelijkse": "P1W",
        "maandelijks": "P1M", "maandelijkse": "P1M", "jaarlijks": "P1Y", "jaarlijkse": "P1Y",
    },
    slots=_SLOTS,
    capitals="lower",
    tense=TenseWords(
        past=words(
            "was waren had hadden werd werden is zijn heeft hebben zei ging kwam nam sprak stierf "
            "vond hield liet trof verloor riep schreef begon won brak besloot gaf deed geworden "
            "geweest"
        ),
        present=frozenset({"kan", "kunnen"}),
        future=words("zal zullen wordt worden moet moeten wil willen gaat gaan zou zouden kan"),
        intent=frozenset({"gepland", "verwacht"}),
        towards=frozenset({"voor", "op"}),
        carried=frozenset(),
        past_ends=("de", "den", "te", "ten"),
        aimed="voor",
    ahead=frozenset({"tot", "vanaf", "komende", "volgende"}),
    ),
)  # fmt: skip
