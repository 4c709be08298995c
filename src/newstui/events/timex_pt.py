"""Portuguese: words and forms of temporal expressions."""

from __future__ import annotations

from newstui.events.tense_words import TenseWords
from newstui.events.timex_forms import named_decades, roman_centuries
from newstui.events.timex_language import Language, Rule, behind, either
from newstui.events.wordlist import words

_SLOTS = {
    "day": r"(?P<day>\b(?:[12]\d|3[01]|0?[1-9]))[°º]?(?![\d%])",
    "o": r"(?:o |a |os |as |no |na |nos |nas |do |da |ao |à |em |dia |no dia |ao dia )",
    "mod": (
        r"(?:(?:(?:no |em |até ao |ao )?(?:início|princípio|meados|meio|final|fim|finais|começo)) "
        r"(?:de |do |da |deste |desta )(?:ano de |mês de )?)"
    ),
    "approx": r"(?:(?:cerca de|quase|mais de|menos de|pelo menos|aproximadamente|apenas) )",
    "unit1": r"(?P<unit>\b(?:dia|semana|fim de semana|mês|trimestre|semestre|ano)\b)",
    "units": r"(?P<unit>\b(?:dias|semanas|meses|anos|horas|minutos|décadas|séculos)\b)",
    "hm": (
        r"(?<![\d.,:/$-])(?P<hour>[01]?\d|2[0-4])(?:h|:|h:)(?:(?P<minute>[0-5]\d)|\b)(?: horas)?"
        r"(?![\d:])"
    ),
    "feira": r"(?:-feira)?",
    "before_year": either(
        behind("em de desde até para entre e a ano no do ao que"),
        r"(?<=\()|(?<=[,:]\s)|(?<=[–—-])|(?<=[a-zãçéó]{4}\s)",
    ),
    "before_length": behind("durante em há por"),
    "no_count": (
        r"(?! (?:pessoas|euros|dólares|reais|milhões|mil|bilhões|quilómetros|quilômetros|km|metros"
        r"|soldados|votos|casos|mortos|mortes|feridos|empregos|vagas|toneladas|graus|pontos"
        r"|crianças|habitantes|horas|vezes)\b)"
    ),
}

_RULES = (
    Rule(
        "month weekday",
        "calendar",
        r"{o}?(?:{weekday}{feira},? )?{o}?{day} de {month},? (?:de |do )?{year}",
    ),
    Rule("month weekday", "calendar", r"{o}?(?:{weekday}{feira},? )?{o}?{day} de {month}"),
    Rule("month", "calendar", r"{o}?{day} (?:e|a) (?P<day2>\d\d?) de {month}(?: de {year})?"),
    Rule("month", "calendar", r"{mod}?{month},? (?:de |do )?(?:ano de )?{year}"),
    Rule("month", "calendar", r"{mod}?{month} (?P<rel>passado|próximo)"),
    Rule("month", "calendar", r"{mod}?{month} (?:do ){ry}"),
    Rule("month", "calendar", r"{mod}?{month}"),
    Rule(
        "numeric",
        "numeric",
        r"(?<![\d.,/$-])(?P<first>[0-3]?\d)[/.-](?P<second>[01]?\d)[/.-](?P<year>(?:19|20)?\d\d)\b",
        "dmy",
    ),
    Rule(
        "numeric", "numeric", r"(?P<year>(?:19|20)\d\d)-(?P<first>\d\d)-(?P<second>\d\d)\b", "ymd"
    ),
    Rule(
        "weekday",
        "weekday",
        r"(?:n?[ao] |d[ao] |nest[ae] |est[ae] )?(?:última |último )?{weekday}{feira}(?: "
        r"\(\d\d?\))?",
    ),
    Rule("weekday", "weekday", r"(?:n?[ao] |d[ao] )?{rel} {weekday}{feira}"),
    Rule(
        "weekday", "weekday", r"(?:n?[ao] |d[ao] )?{weekday}{feira} (?P<rel>passad[ao]|próxim[ao])"
    ),
    Rule("weekday", "repeated", r"(?:todas as|todos os|cada) {weekday}{feira}"),
    Rule("year", "years", r"(?P<year>\b(?:19|20)\d\d)[–/-](?P<last>(?:19|20)?\d\d)(?![\d-])"),
    Rule("year", "year", r"{mod}?{before_year}(?:ano )?(?:de )?{year}{no_count}"),
    Rule("year", "year", r"{mod}(?:ano de )?{year}{no_count}"),
    Rule("anos", "decade", r"(?:os )?anos (?:19)?(?P<first>[2-9]0)\b"),
    *named_decades(
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        r"(?:os )?anos NAME\b",
    ),
    roman_centuries("século", r"(?:o )?século ROMAN\b"),
    Rule("década", "decade", r"(?:a |na )?década de (?:19)?(?P<first>[2-9]0)\b"),
    Rule("unit", "relative_unit", r"{o}?{unit1} (?P<rel>passad[oa]|próxim[oa])"),
    Rule("unit", "relative_unit", r"{o}?{rel} {unit1}"),
    Rule("unit", "relative_unit", r"{o}?{unit1} que vem", "1"),
    Rule("unit", "relative_unit", r"{mod}{unit1}", "0"),
    Rule("unit", "relative_unit", r"(?:nest[ea]|dest[ea]) {unit1}", "0"),
    Rule("unit", "from_last", r"{o}?{unit1} anterior", "-1"),
    Rule("unit", "from_last", r"{o}?{unit1} seguinte", "1"),
    Rule("unit", "same", r"(?:n?o mesmo|n?a mesma|naquel[ae]|ness[ae]) {unit1}"),
    Rule("unit", "ago", r"há {approx}?{n} {anyunit}(?: atrás)?", "-1"),
    Rule("unit", "ago", r"{n} {anyunit} atrás", "-1"),
    Rule("unit", "ago", r"(?:dentro de|daqui a) {n} {anyunit}", "1"),
    Rule("unit", "reference", r"há {units}", "PAST_REF"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:antes)(?! d)", "-1"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:depois|mais tarde)(?! d)", "1"),
    Rule("unit", "duration", r"(?:os |as |nos |nas )?(?:últim|próxim|primeir)[oa]s {n} {anyunit}"),
    Rule("unit", "duration", r"{approx}?{n} {anyunit}"),
    Rule("unit", "duration", r"{approx}?{n} {anyunit} e mei[oa]", ".5"),
    Rule("unit", "half", r"mei[oa] {anyunit}"),
    Rule("unit", "reference", r"(?:os |as |nos |nas )?últim[oa]s {units}", "PAST_REF"),
    Rule("unit", "reference", r"(?:os |as |nos |nas )?próxim[oa]s {units}", "FUTURE_REF"),
    Rule("unit", "vague_duration", r"{before_length}{units}"),
    Rule("unit", "repeated", r"(?:por|cada) (?P<unit>dia|semana|mês|ano|hora)\b"),
    Rule("unit", "quarter", r"(?:o |no |do )?{ord} trimestre(?: (?:de |do )?(?:{year}|{ry}))?"),
    Rule("unit", "quarter", r"(?:o |no |do )?{ord} semestre(?: (?:de |do )?(?:{year}|{ry}))?", "H"),
    Rule("season", "season", r"(?:o |a |no |na )?{season} (?:de |do ){year}"),
    Rule(
        "season",
        "season",
        r"(?:o |a |no |na |este |esta ){season}(?: (?P<rel>passad[oa]|próxim[oa]))?",
    ),
    Rule("part", "part_of_day", r"(?:esta|nesta) {part}"),
    Rule("ontem", "part_of_day", r"ontem à {part}", "-1"),
    Rule("amanhã", "part_of_day", r"amanhã à {part}", "1"),
    Rule("clock", "clock", r"(?:(?P<fixed>hoje|ontem|amanhã) )?(?:às |as |pelas )?{hm}"),
    Rule("momento", "reference", r"(?:neste|no) momento", "PRESENT_REF"),
    Rule("futuro", "reference", r"(?:no )?(?P<x>futuro)\b", "FUTURE_REF"),
    Rule("recente recentes", "reference", r"recentes?", "PAST_REF"),
    Rule("atual atuais", "reference", r"atua(?:l|is)", "PRESENT_REF"),
    Rule("natal", "reference", r"Natal", "M12-25"),
)

LANGUAGE = Language(
    code="pt",
    months={
        "janeiro": 1, "fevereiro": 2, "março": 3, "abril": 4, "maio": 5, "junho": 6, "julho": 7,
        "agosto": 8, "setembro": 9, "outubro": 10, "novembro": 11, "dezembro": 12,
    },
    weekdays={
        "segunda-feira": 1, "terça-feira": 2, "quarta-feira": 3, "quinta-feira": 4,
        "sexta-feira": 5, "segunda": 1, "terça": 2, "quarta": 3, "quinta": 4, "sexta": 5,
        "sábado": 6, "domingo": 7,
    },
    units={
        "dia": "D", "dias": "D", "semana": "W", "semanas": "W", "fim de semana": "WE",
        "mês": "M", "meses": "M", "trimestre": "Q", "trimestres": "Q", "semestre": "H",
        "ano": "Y", "anos": "Y", "década": "DE", "décadas": "DE", "século": "CE",
        "séculos": "CE", "hora": "h", "horas": "h", "minuto": "min", "minutos": "min",
        "segundos": "s",
    },
    numbers={
        "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6,
        "sete": 7, "oito": 8, "nove": 9, "dez": 10, "onze": 11, "doze": 12, "quinze": 15,
        "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60,
        "setenta": 70, "oitenta": 80, "noventa": 90, "cem": 100, "alguns": None, "algumas": None,
        "vários": None, "várias": None, "poucos": None, "poucas": None,
    },
    ordinals={
        "primeiro": 1, "1º": 1, "segundo": 2, "2º": 2, "terceiro": 3, "3º": 3, "quarto": 4,
        "4º": 4, "último": -1,
    },
    seasons={
        "primavera": "SP", "verão": "SU", "outono": "FA", "inverno": "WI",
    },
    parts={
        "manhã": "MO", "tarde": "AF", "noite": "NI", "madrugada": "NI",
    },
    relatives={
        "passado": -1, "passada": -1, "último": -1, "última": -1, "este": 0, "esta": 0,
        "neste": 0, "nesta": 0, "deste": 0, "desta": 0, "próximo": 1, "próxima": 1,
    },
    year_words={
        "ano passado": -1, "deste ano": 0, "este ano": 0, "próximo ano": 1, "ano que vem": 1,
    },
    rules=_RULES,
    fixed={
        "hoje": "D0", "ontem": "D-1", "anteontem": "D-2", "amanhã": "D1", "agora": "PRESENT_REF",
        "atualmente": "PRESENT_REF", "recentemente": "PAST_REF", "brevemente": "FUTURE_REF",
    },
    sets={
        "diário": "P1D", "diária": "P1D", "semanal": "P1W", "mensal": "P1M", "anual": "P1Y",
        "anuais": "P1Y",
    },
    slots=_SLOTS,
    capitals="any",
    tense=TenseWords(
        past=words(
            "foi foram era eram estava estavam tinha tinham havia disse fez teve houve deu veio "
            "pôs tem sido morreu são é está estão"
        ),
        future=words("será serão vai vão deve devem poderá poderão deverá deverão terá terão"),
        intent=words("prevista previsto previstas previstos"),
        towards=frozenset({"para", "a"}),
        carried=frozenset({"ser", "não"}),
        past_ends=("ou", "eu", "iu", "aram", "eram", "iram", "ava", "avam", "ado", "ada", "ido"),
        future_ends=("rá", "rão"),
        aimed="para",
    ahead=frozenset({"até", "próximo", "próxima"}),
    ),
)  # fmt: skip
