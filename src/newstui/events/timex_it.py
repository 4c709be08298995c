"""Italian: words and forms of temporal expressions."""

from __future__ import annotations

from newstui.events.tense_words import TenseWords
from newstui.events.timex_forms import named_decades, roman_centuries
from newstui.events.timex_language import Language, Rule, behind, either
from newstui.events.wordlist import words

_SLOTS = {
    "day": r"(?P<day>\b(?:[12]\d|3[01]|0?[1-9]))[°º]?(?![\d%])",
    "il": r"(?:il |lo |la |l['’]|del |dello |della |dell['’]|nel |dal |al |i |gli |le )",
    "mod": (
        r"(?:(?:(?:all['’]|a |alla |agli |da |dall['’]|nel )?(?:inizio|inizi|metà|fine|corso)) "
        r"(?:di |del |della |dell['’])?(?:mese di )?)"
    ),
    "approx": r"(?:(?:circa|quasi|oltre|più di|meno di|almeno|appena) )",
    "unit1": r"(?P<unit>\b(?:giorno|settimana|fine settimana|mese|trimestre|semestre|anno)\b)",
    "units": r"(?P<unit>\b(?:giorni|settimane|mesi|anni|ore|minuti|decenni|secoli)\b)",
    "hm": (
        r"(?:(?:alle|delle|ore|le) )(?:ore )?(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?"
        r"(?![\d:]|[.,]\d)"
    ),
    "before_year": either(
        behind("nel del dal al il in di fra tra e anno per entro"),
        r"(?<=\()|(?<=[,:]\s)|(?<=[–—-])|(?<=dell['’])|(?<=[a-zàèìòù]{4}\s)",
    ),
    "before_length": behind("da per in durante"),
    "no_count": (
        r"(?! (?:persone|euro|dollari|milioni|miliardi|chilometri|km|metri|soldati|voti|casi|morti"
        r"|feriti|posti|dipendenti|tonnellate|gradi|punti|bambini|abitanti|migranti|ore|volte)\b)"
    ),
}

_RULES = (
    Rule(
        "month weekday", "calendar", r"{il}?(?:{weekday},? )?{il}?{day} {month},? (?:del )?{year}"
    ),
    Rule(
        "month weekday",
        "calendar",
        r"{il}?(?:{weekday},? )?{day} {month}(?: (?P<rel>scorso|prossimo))?",
    ),
    Rule("month", "calendar", r"l['’](?P<day>8|11) {month}(?: {year})?"),
    Rule("month", "calendar", r"{mod}?{month},? (?:del )?{year}"),
    Rule("month", "calendar", r"{mod}?(?:lo )?{rel} {month}"),
    Rule("month", "calendar", r"{mod}?{month} (?P<rel>scorso|prossimo)"),
    Rule("month", "calendar", r"{mod}?{month} (?:di |del)?{ry}"),
    Rule("month", "calendar", r"{mod}?{month}"),
    Rule(
        "numeric",
        "numeric",
        r"(?<![\d.,/$-])(?P<first>[0-3]?\d)[/.](?P<second>[01]?\d)[/.](?P<year>(?:19|20)?\d\d)\b",
        "dmy",
    ),
    Rule(
        "numeric", "numeric", r"(?P<year>(?:19|20)\d\d)-(?P<first>\d\d)-(?P<second>\d\d)\b", "ymd"
    ),
    Rule("weekday", "weekday", r"(?:di |da |a )?{weekday}(?: {part})?"),
    Rule("weekday", "weekday", r"{weekday} (?P<rel>scors[oa]|prossim[oa])(?: {part})?"),
    Rule(
        "month", "calendar", r"{il}?{day} (?:al|e il|e l['’]) ?(?P<day2>\d\d?) {month}(?: {year})?"
    ),
    Rule("weekday", "weekday", r"(?:lo |la )?{rel} {weekday}"),
    Rule("weekday", "repeated", r"ogni {weekday}"),
    Rule("year", "years", r"(?P<year>\b(?:19|20)\d\d)[–/-](?P<last>(?:19|20)?\d\d)(?![\d-])"),
    Rule("year", "year", r"{mod}?{before_year}(?:anno )?{year}{no_count}"),
    Rule("year", "year", r"{mod}(?:anno )?{year}{no_count}"),
    Rule("anni", "decade", r"(?:gli )?anni (?:['’]|19)?(?P<first>[2-9]0)\b"),
    *named_decades(
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
        r"(?:gli )?anni NAME\b",
    ),
    Rule("secolo", "century", r"(?P<n>\d{1,2})[°º] secolo"),
    roman_centuries("secolo", r"ROMAN secolo"),
    Rule("unit", "relative_unit", r"{il}?{unit1} (?P<rel>scors[oa]|prossim[oa]|passat[oa])"),
    Rule("unit", "relative_unit", r"{il}?{rel} {unit1}"),
    Rule("unit", "relative_unit", r"{mod}{unit1}", "0"),
    Rule("unit", "from_last", r"{il}?{unit1} (?:precedente|prima)", "-1"),
    Rule("unit", "from_last", r"{il}?{unit1} (?:successiv[oa]|seguente|dopo)", "1"),
    Rule("unit", "same", r"(?:lo stesso|la stessa|quel|quello stesso|quella) {unit1}"),
    Rule("unit", "ago", r"{approx}?{n} {anyunit} fa", "-1"),
    Rule("unit", "ago", r"(?:tra|fra) {n} {anyunit}", "1"),
    Rule("unit", "reference", r"{units} fa", "PAST_REF"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:prima)(?! d)", "-1"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:dopo|più tardi)", "1"),
    Rule(
        "unit",
        "duration",
        r"(?:gli |i |le |negli |nei |nelle )?(?:ultim|prossim|prim)[ie] {n} {anyunit}",
    ),
    Rule("unit", "duration", r"{approx}?{n} {anyunit}"),
    Rule("unit", "duration", r"{approx}?{n} {anyunit} e mezzo", ".5"),
    Rule("unit", "half", r"mezz['’]{anyunit}|mezzora"),
    Rule("unit", "reference", r"(?:gli |negli |nei |nelle |degli )?ultim[ie] {units}", "PAST_REF"),
    Rule("unit", "reference", r"(?:i |le |nei |nelle )?prossim[ie] {units}", "FUTURE_REF"),
    Rule("unit", "vague_duration", r"{before_length}{units}"),
    Rule(
        "unit",
        "repeated",
        r"(?:ogni|al) (?P<unit>giorno|settimana|mese|anno|ora)\b(?! (?:dopo|prima))",
    ),
    Rule("unit", "quarter", r"(?:il |nel |del )?{ord} trimestre(?: (?:del )?(?:{year}|{ry}))?"),
    Rule("unit", "quarter", r"(?:il |nel |del )?{ord} semestre(?: (?:del )?(?:{year}|{ry}))?", "H"),
    Rule("season", "season", r"(?:l['’]|nell['’]|dell['’])?{season} (?:del )?{year}"),
    Rule(
        "season",
        "season",
        r"(?:l['’]|nell['’]|in |questa ){season}(?: (?P<rel>scors[oa]|prossim[oa]))?",
    ),
    Rule("part", "part_of_day", r"questa {part}"),
    Rule("stamattina stamani", "reference", r"stamattina|stamani", "D0TMO"),
    Rule("stasera", "reference", r"stasera", "D0TEV"),
    Rule("stanotte", "reference", r"stanotte", "D0TNI"),
    Rule("ieri", "part_of_day", r"ieri {part}", "-1"),
    Rule("domani", "part_of_day", r"domani {part}", "1"),
    Rule("clock alle ore", "clock", r"(?:(?P<fixed>oggi|ieri|domani) )?{hm}"),
    Rule("futuro", "reference", r"(?:in )?(?P<x>futuro)\b", "FUTURE_REF"),
    Rule("passato", "reference", r"(?:in )(?P<x>passato)\b", "PAST_REF"),
    Rule("recente recenti", "reference", r"recent[ei]", "PAST_REF"),
    Rule("attuale attuali", "reference", r"attual[ei]", "PRESENT_REF"),
    Rule("natale", "reference", r"Natale", "M12-25"),
    Rule("capodanno", "reference", r"Capodanno", "M01-01"),
)

LANGUAGE = Language(
    code="it",
    months={
        "gennaio": 1, "febbraio": 2, "marzo": 3, "aprile": 4, "maggio": 5, "giugno": 6,
        "luglio": 7, "agosto": 8, "settembre": 9, "ottobre": 10, "novembre": 11, "dicembre": 12,
    },
    weekdays={
        "lunedì": 1, "martedì": 2, "mercoledì": 3, "giovedì": 4, "venerdì": 5, "sabato": 6,
        "domenica": 7,
    },
    units={
        "giorno": "D", "giorni": "D", "giornata": "D", "settimana": "W", "settimane": "W",
        "fine settimana": "WE", "mese": "M", "mesi": "M", "trimestre": "Q", "trimestri": "Q",
        "semestre": "H", "anno": "Y", "anni": "Y", "decennio": "DE", "decenni": "DE",
        "secolo": "CE", "secoli": "CE", "ora": "h", "ore": "h", "minuto": "min",
        "minuti": "min", "secondi": "s",
    },
    numbers={
        "un": 1, "una": 1, "uno": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6,
        "sette": 7, "otto": 8, "nove": 9, "dieci": 10, "undici": 11, "dodici": 12,
        "quindici": 15, "venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50,
        "sessanta": 60, "settanta": 70, "ottanta": 80, "novanta": 90, "cento": 100,
        "un paio di": 2, "alcuni": None, "alcune": None, "diversi": None, "diverse": None,
        "pochi": None, "poche": None, "qualche": None, "molti": None,
    },
    ordinals={"primo": 1, "secondo": 2, "terzo": 3, "quarto": 4, "ultimo": -1},
    seasons={"primavera": "SP", "estate": "SU", "autunno": "FA", "inverno": "WI"},
    parts={
        "mattina": "MO", "mattino": "MO", "pomeriggio": "AF", "sera": "EV", "serata": "EV",
        "notte": "NI",
    },
    relatives={
        "scorso": -1, "scorsa": -1, "passato": -1, "passata": -1, "questo": 0, "questa": 0,
        "quest'": 0, "prossimo": 1, "prossima": 1,
    },
    year_words={
        "l'anno scorso": -1, "l’anno scorso": -1, "dell'anno scorso": -1, "dello scorso anno": -1,
        "quest'anno": 0, "quest’anno": 0, "dell'anno": 0, "del prossimo anno": 1,
    },
    rules=(
        *_RULES,
        Rule("unit", "year", r"(?:{mod}|di |del)?{ry}"),
    ),
    fixed={
        "oggi": "D0", "ieri": "D-1", "domani": "D1", "dopodomani": "D2", "adesso": "PRESENT_REF",
        "attualmente": "PRESENT_REF", "recentemente": "PAST_REF", "presto": "FUTURE_REF",
    },
    sets={
        "quotidiano": "P1D", "giornaliero": "P1D", "settimanale": "P1W", "mensile": "P1M",
        "annuale": "P1Y", "annuali": "P1Y", "annuo": "P1Y",
    },
    slots=_SLOTS,
    capitals="lower",
    tense=TenseWords(
        past=words(
            "ha hanno aveva avevano è sono era erano stato stata stati state fu furono detto "
            "fatto preso messo morto venuto disse fece"
        ),
        present=words("può possono dice"),
        future=words("deve devono dovrebbe dovrebbero potrebbe potrebbero"),
        intent=words("previsto prevista previsti previste attesa atteso"),
        towards=frozenset({"per", "a", "il"}),
        carried=frozenset({"essere"}),
        past_ends=("ato", "ata", "ati", "ito", "ita", "uto", "uta", "ava", "avano", "eva", "evano"),
        future_ends=("rà", "ranno"),
        aimed="per",
    ahead=frozenset({"entro", "prossimo", "prossima"}),
    ),
)  # fmt: skip
