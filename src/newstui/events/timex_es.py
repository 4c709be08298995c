"""Spanish: words and forms of temporal expressions."""

from __future__ import annotations

from newstui.events.tense_words import TenseWords
from newstui.events.timex_forms import named_decades, roman_centuries
from newstui.events.timex_language import Language, Rule, behind, either
from newstui.events.wordlist import words

_SLOTS = {
    "de": r"(?:del?(?: año)? )",
    "art": r"(?:el |la |los |las |al |del )",
    "mod": (
        r"(?:(?:(?:a |en )?(?:el |la )?(?:principios?|comienzos?|inicios?|mediados|finales|fines"
        r"|final|fin|mitad)) (?:de(?:l)? (?:los |la )?))"
    ),
    "approx": (
        r"(?:(?:unos|unas|casi|cerca de|alrededor de|más de|menos de|al menos|hasta|apenas|solo"
        r"|sólo) )"
    ),
    "unit1": r"(?P<unit>\b(?:día|semana|mes|trimestre|semestre|año|fin de semana)\b)",
    "units": r"(?P<unit>\b(?:días|semanas|meses|años|horas|minutos|décadas|siglos)\b)",
    "hm": (
        r"(?:(?:a )?las |la )?(?<![\d.,:/$-])(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)"
        r"(?![\d:.]|,\d)(?: (?:h|horas)\b)?"
    ),
    "zone": r"(?: ?\(? ?(?P<zone>\b(?:UTC|GMT)\b)(?: ?[+-]\d+)?\)?)",
    "part_": r"(?:,? (?:por|a|en|de) la {part})",
    "before_year": either(
        behind("en de del desde hasta para entre y a el año al que"),
        r"(?<=\()|(?<=[,:]\s)|(?<=[–—-])|(?<=[a-zéó]{4}\s)",
    ),
    "before_length": behind("durante en hace"),
    "no_count": (
        r"(?! (?:personas|millones|mil|euros|dólares|pesos|kilómetros|km|metros|puntos|casos"
        r"|muertos|heridos|empleos|trabajadores|empleados|viviendas|votos|soldados|familias"
        r"|toneladas|por ciento|grados|horas|días)\b)"
    ),
}

_RULES = (
    Rule("month weekday", "calendar", r"{art}?(?:{weekday},? )?{day} de {month},? {de}?{year}"),
    Rule("month weekday", "calendar", r"{art}?(?:{weekday},? )?{day} de {month}(?: (?:de )?{ry})?"),
    Rule(
        "month weekday", "calendar", r"{art}?(?:{weekday},? )?{day} (?:y|al|a|-) {day2} de {month}"
    ),
    Rule("month", "calendar", r"{mod}?{month},? {de}?{year}"),
    Rule("month", "calendar", r"{mod}?{month} (?:de )?{ry}"),
    Rule("month", "calendar", r"{mod}?(?:el )?(?:pasado|próximo) (?:mes de )?{month}"),
    Rule("month", "calendar", r"{mod}?{month}(?: (?P<rel>pasado|próximo)\b)?(?! de \d)"),
    Rule(
        "numeric",
        "numeric",
        r"(?<![\d.,/$-])(?P<first>[0-3]?\d)[/.-](?P<second>[01]?\d)[/.-](?P<year>(?:19|20)?\d\d)"
        r"(?![\d/])",
        "dmy",
    ),
    Rule(
        "numeric", "numeric", r"(?P<year>(?:19|20)\d\d)-(?P<first>\d\d)-(?P<second>\d\d)\b", "ymd"
    ),
    Rule("weekday", "weekday", r"{art}?{weekday}(?:{part_})?"),
    Rule("weekday", "weekday", r"{art}?(?P<rel>pasado|próximo|este) {weekday}(?:{part_})?"),
    Rule("weekday", "weekday", r"{art}?{weekday} (?P<rel>pasado|próximo)(?:{part_})?"),
    Rule("weekday", "weekday", r"este {weekday}(?:{part_})?"),
    Rule("weekday", "weekday", r"{art}?{weekday} que viene", "1"),
    Rule("weekday", "repeated", r"(?:todos los|cada) {weekday}"),
    Rule("year", "year", r"{mod}?{before_year}(?:el |año )?{year}{no_count}"),
    Rule("year", "year", r"{mod}(?:el )?(?:año )?{year}{no_count}"),
    Rule("year", "year", r"(?:el |del )(?:año )?{year}{no_count}"),
    Rule("década", "decade", r"(?:la )?década de (?:los )?(?P<first>\d\d|(?:19|20)\d0)\b"),
    Rule("año años", "decade", r"(?:los )?años (?:19)?(?P<first>[2-9]0)\b"),
    *named_decades(
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        r"(?:los )?años NAME\b",
    ),
    Rule("mañana", "reference", r"pasado mañana", "D2"),
    roman_centuries("siglo", r"(?:el )?siglo ROMAN\b"),
    Rule("unit", "relative_unit", r"{art}?{unit1} (?P<rel>pasad[oa]|próxim[oa])"),
    Rule("unit", "relative_unit", r"{art}?(?P<rel>pasad[oa]|próxim[oa]|est[ea]) {unit1}"),
    Rule("unit", "relative_unit", r"{mod}?(?:est[ea]) {unit1}", "0"),
    Rule("unit", "relative_unit", r"{mod}?{art}?{unit1} que viene", "1"),
    Rule("unit", "year", r"{mod}(?:el )?{ry}"),
    Rule("unit", "relative_unit", r"{mod}{unit1}", "0"),
    Rule("unit", "relative_unit", r"(?:todo )(?:el ){unit1}", "0"),
    Rule("unit", "relative_unit", r"del (?P<unit>fin de semana)", "0"),
    Rule("unit", "relative_unit", r"(?:el )?últim[oa] (?P<unit>semana|mes|trimestre)", "-1"),
    Rule("unit", "from_last", r"(?:el|la|del|al) {unit1} anterior", "-1"),
    Rule("unit", "from_last", r"(?:el|la|al) {unit1} siguiente|(?:al|el) día siguiente", "1"),
    Rule("unit", "same", r"(?:ese|es[ae]|el mismo|la misma|aquel|aquella)(?: mism[oa])? {unit1}"),
    Rule("unit", "year_before", r"(?:el )?mismo (?:mes|período|periodo|trimestre) del? {ry}"),
    Rule("mismo", "year_before", r"(?:el )?mismo (?:mes|período|periodo|trimestre) del? {ry}"),
    Rule("unit", "ago", r"hace {approx}?{n} {anyunit}", "-1"),
    Rule("unit", "ago", r"{n} {anyunit} atrás", "-1"),
    Rule("unit", "ago", r"dentro de {n} {anyunit}", "1"),
    Rule("unit", "reference", r"hace {units}", "PAST_REF"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:antes|atrás)(?! de)", "-1"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:después|más tarde)(?! de)", "1"),
    Rule(
        "unit", "duration", r"{art}?(?:últim[oa]s|próxim[oa]s|primer[oa]s|siguientes) {n} {anyunit}"
    ),
    Rule("unit", "duration", r"(?:la |el )?últim[oa] (?P<unit>década|siglo|año|día|hora)\b"),
    Rule("unit", "duration", r"{approx}?{n} {anyunit}(?: (?:consecutiv|seguid)[oa]s)?"),
    Rule("unit", "duration", r"{approx}?{n} {anyunit} y medi[oa]", ".5"),
    Rule("unit", "half", r"medi[oa] {anyunit}"),
    Rule("unit", "reference", r"(?:en )?(?:los|las) (?:últim|pasad)[oa]s {units}", "PAST_REF"),
    Rule("unit", "reference", r"(?:los|las) próxim[oa]s {units}", "FUTURE_REF"),
    Rule("unit", "vague_duration", r"{before_length}{units}"),
    Rule(
        "unit",
        "repeated",
        r"(?:cada|al|por) (?P<unit>día|semana|mes|año)\b(?! (?:anterior|pasado|siguiente))",
    ),
    Rule("unit", "repeated", r"todos los (?P<unit>días|meses|años)\b"),
    Rule(
        "unit",
        "quarter",
        r"(?:el |del )?{ord} (?:trimestre)(?: (?:del? )?(?:año )?(?:{year}|{ry}|del año))?",
    ),
    Rule("unit", "quarter", r"(?:el |del )?{ord} semestre(?: (?:del? )?(?:{year}|{ry}))?", "H"),
    Rule("season", "season", r"(?:el |la |del )?{season} (?:de(?:l)? )?(?:año )?(?:{year}|{ry})"),
    Rule("season", "season", r"(?:este|esta|el|la) {season}(?: (?P<rel>pasad[oa]|próxim[oa]))?"),
    Rule("part", "part_of_day", r"(?:esta) {part}"),
    Rule("noche", "part_of_day", r"anoche", "-1"),
    Rule("ayer", "reference", r"(?:el día de )?ayer", "D-1"),
    Rule("ayer día", "part_of_day", r"ayer por la {part}", "-1"),
    Rule("mañana", "reference", r"(?<!\bla\s)(?<!\besta\s)mañana(?! del?\b)", "D1"),
    Rule("día", "reference", r"(?:el )?día de hoy", "D0"),
    Rule("día", "reference", r"(?:el )?día de ayer", "D-1"),
    Rule(
        "jornada día",
        "same",
        r"(?:el final de |al final de |a finales de )?(?:la jornada|del día)",
        "D",
    ),
    Rule("clock", "clock", r"(?:(?P<fixed>hoy|ayer|mañana) )?{hm}{zone}?(?: del? {weekday})?"),
    Rule("hoy ayer", "clock", r"(?P<fixed>hoy|ayer|mañana) a {hm}{zone}?"),
    Rule("plazo", "reference", r"(?:a )?(?P<x>(?:corto|medio|largo) plazo)", "FUTURE_REF"),
    Rule("futuro", "reference", r"(?:en )?(?P<x>el futuro|un futuro(?: próximo)?)", "FUTURE_REF"),
    Rule("pasado", "reference", r"(?:el|del) pasado(?= ?[.,;])", "PAST_REF"),
    Rule("momento", "reference", r"(?:por|en) (?P<x>(?:el|este|estos) momentos?)", "PRESENT_REF"),
    Rule("actualidad", "reference", r"la actualidad", "PRESENT_REF"),
    Rule("reciente recientes", "reference", r"recientes?", "PAST_REF"),
    Rule("actual actuales", "reference", r"actual(?:es)?", "PRESENT_REF"),
    Rule("recientemente", "reference", r"(?:más |muy )?recientemente", "PAST_REF"),
    Rule("pronto", "reference", r"(?:muy )?pronto", "FUTURE_REF"),
    Rule("navidad", "reference", r"Navidad", "M12-25"),
    Rule("nochebuena", "reference", r"Nochebuena", "M12-24"),
    Rule("nochevieja", "reference", r"Nochevieja", "M12-31"),
)

LANGUAGE = Language(
    code="es",
    months={
        "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7,
        "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11,
        "diciembre": 12,
    },
    weekdays={
        "lunes": 1, "martes": 2, "miércoles": 3, "jueves": 4, "viernes": 5, "sábado": 6,
        "domingo": 7,
    },
    units={
        "día": "D", "días": "D", "jornada": "D", "jornadas": "D", "semana": "W", "semanas": "W",
        "fin de semana": "WE", "fines de semana": "WE", "mes": "M", "meses": "M",
        "trimestre": "Q", "trimestres": "Q", "semestre": "H", "semestres": "H", "año": "Y",
        "años": "Y", "década": "DE", "décadas": "DE", "siglo": "CE", "siglos": "CE", "hora": "h",
        "horas": "h", "minuto": "min", "minutos": "min", "segundos": "s",
    },
    numbers={
        "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
        "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13,
        "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17, "dieciocho": 18,
        "diecinueve": 19, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
        "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100,
        "un par de": 2, "varios": None, "varias": None, "algunos": None, "algunas": None,
        "pocos": None, "pocas": None, "unos": None, "unas": None, "muchos": None,
    },
    ordinals={
        "primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4,
        "último": -1,
    },
    seasons={"primavera": "SP", "verano": "SU", "otoño": "FA", "invierno": "WI"},
    parts={"mañana": "MO", "tarde": "AF", "noche": "NI", "madrugada": "NI", "mediodía": "MI"},
    relatives={
        "pasado": -1, "pasada": -1, "último": -1, "última": -1, "este": 0, "esta": 0,
        "próximo": 1, "próxima": 1,
    },
    year_words={
        "año pasado": -1, "año anterior": -1, "este año": 0, "del año": 0, "el año": 0,
        "año que viene": 1, "próximo año": 1, "presente año": 0, "del año que viene": 1,
        "del próximo año": 1, "del pasado año": -1, "del año pasado": -1,
    },
    rules=_RULES,
    fixed={
        "hoy": "D0", "ayer": "D-1", "anteayer": "D-2", "anoche": "D-1TNI", "ahora": "PRESENT_REF",
        "actualmente": "PRESENT_REF", "recientemente": "PAST_REF",
    },
    sets={
        "diario": "P1D", "diariamente": "P1D", "semanal": "P1W", "semanales": "P1W",
        "mensual": "P1M", "mensuales": "P1M", "trimestral": "P1Q", "anual": "P1Y",
        "anuales": "P1Y", "anualmente": "P1Y",
    },
    slots=_SLOTS,
    capitals="lower",
    tense=TenseWords(
        past=words(
            "ha han había habían fue fueron era eran estaba estaban dijo hizo tuvo hubo dio vio "
            "puso pudo quiso vino trajo supo condujo redujo produjo dijeron hicieron sido"
        ),
        present=words("es son está están hay tiene tienen va van puede pueden dice"),
        future=words(
            "será serán podrá podrán tendrá tendrán habrá habrán debe deben debería deberían "
            "podría podrían irá irán hará harán dará darán verá verán"
        ),
        intent=words(
            "prevista previsto previstos previstas espera esperan planea planean programada "
            "programado va van plazo"
        ),
        towards=frozenset({"para", "a", "que"}),
        carried=frozenset({"ser", "no", "también"}),
        past_ends=("ó", "aron", "ieron", "aba", "aban", "ía", "ían", "ado", "ido", "ados"),
        future_ends=("rá", "rán", "remos"),
        aimed="para el",
    ahead=frozenset({"para", "hasta", "próximo"}),
    ),
)  # fmt: skip
