"""French: words and forms of temporal expressions."""

from __future__ import annotations

from newstui.events.tense_words import TenseWords
from newstui.events.timex_forms import roman_centuries
from newstui.events.timex_language import Language, Rule, behind, either
from newstui.events.wordlist import words

_SLOTS = {
    "day": r"(?P<day>\b(?:[12]\d|3[01]|0?[1-9]))(?:er)?(?![\d%])",
    "day2": r"(?P<day2>\b(?:[12]\d|3[01]|0?[1-9]))(?![\d%])",
    "le": r"(?:le |la |les |du |au |des |l['’])",
    "mod": (
        r"(?:(?:(?:au |le |la |en )?(?:début|milieu|fin|mi|courant|cours))(?:-| )"
        r"(?:de |du |d['’])?(?:mois de )?(?:l['’])?)"
    ),
    "approx": (
        r"(?:(?:environ|près de|plus de|moins de|presque|quelque|au moins|jusqu['’]à|à peine) )"
    ),
    "unit1": r"(?P<unit>\b(?:jour|semaine|week-end|mois|trimestre|semestre|année|an)\b)",
    "units": r"(?P<unit>\b(?:jours|semaines|mois|ans|années|heures|minutes|décennies|siècles)\b)",
    "hm": (
        r"(?<![\d.,:/$-])(?P<hour>[01]?\d|2[0-4]) ?(?:h|heures|:)(?: ?(?P<minute>[0-5]\d)\b|\b)"
        r"(?! (?:de|plus|d['’]))"
    ),
    "zone": r"(?: ?\(?(?P<zone>\b(?:UTC|GMT)\b)\)?)",
    "before_year": either(
        behind("en depuis de du dès jusqu'en entre et à fin début mi l'année année avant après"),
        r"(?<=\()|(?<=[,:]\s)|(?<=[–—-])|(?<=d['’]ici\s)|(?<=[a-zéèû]{4}\s)",
    ),
    "before_length": behind("depuis pendant en durant quelques"),
    "no_count": (
        r"(?! (?:personnes|euros|dollars|francs|millions|milliards|kilomètres|km|mètres|soldats"
        r"|voix|cas|morts|blessés|emplois|salariés|logements|tonnes|degrés|points|places|enfants"
        r"|habitants|migrants|réfugiés|hommes|femmes|heures|fois)\b)"
    ),
}

_RULES = (
    Rule("month weekday", "calendar", r"{le}?(?:{weekday},? )?{day} {month} {year}"),
    Rule(
        "month weekday",
        "calendar",
        r"{le}?(?:{weekday},? )?{day} {month}(?: (?P<rel>dernier|prochain))?",
    ),
    Rule("month", "calendar", r"{le}?{day} (?:et|au|à|ou|-) (?:le )?{day2} {month}(?: {year})?"),
    Rule("month", "calendar", r"{mod}?{month} {year}"),
    Rule("month", "calendar", r"{mod}?(?:mois de |mois d['’])?{month} (?P<rel>dernier|prochain)"),
    Rule("month", "calendar", r"{mod}?{month} (?:de )?{ry}"),
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
    Rule("weekday", "weekday", r"(?:le |ce |du |de |au )?{weekday}(?: {part})?"),
    Rule("weekday", "weekday", r"(?:le |du )?{weekday} (?P<rel>dernier|prochain)(?: {part})?"),
    Rule("weekday", "repeated", r"(?:chaque|tous les) {weekday}"),
    Rule("year", "years", r"(?P<year>\b(?:19|20)\d\d)[–/-](?P<last>(?:19|20)?\d\d)(?![\d-])"),
    Rule("year", "year", r"{mod}?{before_year}(?:l['’]année )?{year}{no_count}"),
    Rule("year", "year", r"{mod}(?:l['’]année )?{year}{no_count}"),
    Rule("année", "year", r"(?:l['’])?année {year}"),
    Rule("années", "decade", r"(?:les |des )?années (?:19)?(?P<first>[2-9]0)\b"),
    Rule("siècle", "century", r"(?P<n>\d{1,2})e siècle"),
    roman_centuries("siècle", r"ROMANe siècle"),
    Rule("unit", "relative_unit", r"{le}?{unit1} (?P<rel>derni(?:er|ère)|pass[ée]e?|prochaine?)"),
    Rule("unit", "relative_unit", r"(?:ce|cette|cet) {unit1}(?!-là)", "0"),
    Rule("unit", "relative_unit", r"{mod}{unit1}", "0"),
    Rule("an", "year", r"{mod}?l['’]an (?:dernier|passé)|{mod}?{ry}"),
    Rule("unit", "year", r"{mod}?{ry}"),
    Rule("unit", "from_last", r"(?:la |le |l['’])?{unit1} précédente?", "-1"),
    Rule("unit", "from_last", r"(?:la |le |l['’])?{unit1} suivante?|(?:le|au) lendemain", "1"),
    Rule("unit", "same", r"(?:le|la) même {unit1}|ce jour-là"),
    Rule("unit", "ago", r"il y a {approx}?{n} {anyunit}", "-1"),
    Rule("unit", "ago", r"dans {n} {anyunit}", "1"),
    Rule("unit", "reference", r"il y a {units}", "PAST_REF"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:plus tôt|auparavant)", "-1"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:plus tard)", "1"),
    Rule(
        "unit",
        "duration",
        r"(?:les |des |ces )?{n} (?:derni(?:ers|ères)|prochaine?s|premi(?:ers|ères)) {anyunit}",
    ),
    Rule("unit", "duration", r"{approx}?{n} {anyunit}"),
    Rule("unit", "duration", r"{approx}?{n} {anyunit} et demie?", ".5"),
    Rule("unit", "half", r"(?:une )?demi-{anyunit}"),
    Rule("unit", "reference", r"(?:ces |les |des )?derni(?:ers|ères) {units}", "PAST_REF"),
    Rule("unit", "reference", r"(?:les |des )?prochaine?s {units}", "FUTURE_REF"),
    Rule("unit", "vague_duration", r"{before_length}(?:des )?{units}"),
    Rule("unit", "repeated", r"(?:par|chaque) (?P<unit>jour|semaine|mois|an|année)\b"),
    Rule("unit", "repeated", r"tous les (?P<unit>jours|mois|ans)\b"),
    Rule("unit", "quarter", r"(?:le |au |du )?{ord} trimestre(?: (?:de )?(?:{year}|{ry}))?"),
    Rule("unit", "quarter", r"(?:le |au |du )?{ord} semestre(?: (?:de )?(?:{year}|{ry}))?", "H"),
    Rule("season", "season", r"(?:l['’]|au |à l['’]|cet )?{season} (?:de )?{year}"),
    Rule(
        "season",
        "season",
        r"(?:l['’]|le |au |à l['’]|cet? |cette ){season}(?: (?P<rel>dernier|prochain))?",
    ),
    Rule("part", "part_of_day", r"(?:ce |cette |cet ){part}"),
    Rule("hier", "part_of_day", r"hier {part}", "-1"),
    Rule("demain", "part_of_day", r"demain {part}", "1"),
    Rule("lendemain", "reference", r"(?:le |au )?lendemain", "FUTURE_REF"),
    Rule("clock", "clock", r"(?:(?P<fixed>hier|aujourd['’]hui|demain) )?(?:à |vers )?{hm}{zone}?"),
    Rule("aujourd", "reference", r"aujourd['’]hui", "D0"),
    Rule("avenir", "reference", r"(?:à )?l['’]avenir", "FUTURE_REF"),
    Rule("récent récente récents récentes", "reference", r"récente?s?", "PAST_REF"),
    Rule("noël", "reference", r"(?:le jour de )?Noël", "M12-25"),
)

LANGUAGE = Language(
    code="fr",
    months={
        "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
        "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
    },
    weekdays={
        "lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6,
        "dimanche": 7,
    },
    units={
        "jour": "D", "jours": "D", "journée": "D", "semaine": "W", "semaines": "W",
        "week-end": "WE", "mois": "M", "trimestre": "Q", "trimestres": "Q", "semestre": "H",
        "an": "Y", "ans": "Y", "année": "Y", "années": "Y", "décennie": "DE", "décennies": "DE",
        "siècle": "CE", "siècles": "CE", "heure": "h", "heures": "h", "minute": "min",
        "minutes": "min", "secondes": "s", "week": "WE",
    },
    numbers={
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
        "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
        "quinze": 15, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50,
        "soixante": 60, "cent": 100, "quelques": None, "plusieurs": None,
    },
    ordinals={
        "premier": 1, "1er": 1, "deuxième": 2, "2e": 2, "second": 2, "troisième": 3, "3e": 3,
        "quatrième": 4, "4e": 4, "dernier": -1,
    },
    seasons={"printemps": "SP", "été": "SU", "automne": "FA", "hiver": "WI"},
    parts={
        "matin": "MO", "midi": "MI", "après-midi": "AF", "soir": "EV", "nuit": "NI",
        "matinée": "MO", "soirée": "EV",
    },
    relatives={
        "dernier": -1, "dernière": -1, "passé": -1, "passée": -1, "ce": 0, "cette": 0,
        "prochain": 1, "prochaine": 1,
    },
    year_words={
        "l'an dernier": -1, "l’an dernier": -1, "l'an passé": -1, "l’an passé": -1,
        "l'année dernière": -1, "l’année dernière": -1, "cette année": 0, "de l'année": 0,
        "l'an prochain": 1, "l’an prochain": 1, "l'année prochaine": 1, "l’année prochaine": 1,
    },
    rules=_RULES,
    fixed={
        "hier": "D-1", "avant-hier": "D-2", "demain": "D1", "maintenant": "PRESENT_REF",
        "actuellement": "PRESENT_REF", "désormais": "PRESENT_REF", "récemment": "PAST_REF",
        "dernièrement": "PAST_REF", "bientôt": "FUTURE_REF", "prochainement": "FUTURE_REF",
    },
    sets={
        "quotidien": "P1D", "quotidienne": "P1D", "hebdomadaire": "P1W", "mensuel": "P1M",
        "mensuelle": "P1M", "annuel": "P1Y", "annuelle": "P1Y", "annuels": "P1Y",
    },
    slots=_SLOTS,
    capitals="lower",
    tense=TenseWords(
        past=words(
            "a ont avait avaient est sont était étaient fut furent été eu fit dit pris mis mort "
            "venu devenu reçu rendu perdu tenu connu"
        ),
        present=words("doit doivent peut peuvent va"),
        future=words("sera seront aura auront fera feront ira iront pourrait devrait"),
        intent=words("prévu prévue prévus prévues doit doivent va vont"),
        towards=frozenset({"pour", "à", "se", "être", "le"}),
        carried=frozenset({"être", "avoir"}),
        past_ends=("é", "ée", "és", "ées", "ait", "aient", "èrent"),
        future_ends=("era", "eront", "ira", "iront", "dra", "dront"),
        aimed="pour",
    ahead=frozenset({"jusqu'à", "d'ici", "prochain"}),
    ),
)  # fmt: skip
