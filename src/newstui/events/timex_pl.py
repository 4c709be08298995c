"""Polish: words and forms of temporal expressions."""

from __future__ import annotations

from newstui.events.tense_words import TenseWords
from newstui.events.timex_forms import ages, named_decades, roman_centuries
from newstui.events.timex_language import Language, Rule, behind, either
from newstui.events.wordlist import words

_MONTHS = (
    "styczeń stycznia styczniu styczniem|luty lutego lutym|marzec marca marcu marcem"
    "|kwiecień kwietnia kwietniu kwietniem|maj maja maju majem"
    "|czerwiec czerwca czerwcu czerwcem|lipiec lipca lipcu lipcem"
    "|sierpień sierpnia sierpniu sierpniem|wrzesień września wrześniu wrześniem"
    "|październik października październiku październikiem"
    "|listopad listopada listopadzie listopadem|grudzień grudnia grudniu grudniem"
)
_WEEKDAYS = (
    "poniedziałek poniedziałku|wtorek wtorku|środa środę środy środzie|czwartek czwartku"
    "|piątek piątku|sobota sobotę soboty sobocie|niedziela niedzielę niedzieli"
)


def _numbered(groups: str) -> dict[str, int]:
    return {
        word: number
        for number, forms in enumerate(groups.split("|"), start=1)
        for word in forms.split()
    }


_SLOTS = {
    "w": r"(?:we? |od |do |na |z |ze |po )",
    "rok": r"(?: (?:r\.|rok\w*))?",
    "mod": (r"(?:(?:(?:na |pod |w )?(?:początk\w+|połow\w+|koni?ec|końc\w+|koniec)) )"),
    "approx": r"(?:(?:około|ok\.|prawie|niemal|ponad|blisko|niespełna|co najmniej) )",
    "unit1": (
        r"(?P<unit>\b(?:dniu|dnia|dzień|tygodniu|tygodnia|tydzień|weekendu?|weekendzie"
        r"|miesiącu|miesiąca|miesiąc|roku|rok|kwartale|kwartału)\b)"
    ),
    "units": r"(?P<unit>\b(?:dni|tygodni|miesięcy|lat|godzin|minut|dekad)\b)",
    "hm": (
        r"(?:o (?:godz(?:inie|\.) )?|godz\. |około "
        r")(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?![\d:])"
    ),
    "before_year": either(
        behind("w od do po przed z i na wiosną latem jesienią zimą niż rok roku"),
        r"(?<=\()|(?<=[,:]\s)|(?<=[–—-])",
    ),
    "before_length": behind("od przez w po za kilku kilka wielu"),
}

_RULES = (
    Rule("month weekday", "calendar", r"(?:{weekday},? )?{day} {month} {year}{rok}"),
    Rule("month weekday", "calendar", r"(?:{weekday},? )?{day} {month}(?: {ry})?"),
    Rule("month", "calendar", r"{day}(?: (?:i|do) |[–-])(?P<day2>\d\d?) {month}(?: {year})?"),
    Rule("month", "calendar", r"{mod}?(?:w )?{month} {year}{rok}"),
    Rule("month", "calendar", r"{mod}?{month} {ry}"),
    Rule("month", "calendar", r"{mod}?{month}"),
    Rule(
        "numeric",
        "numeric",
        r"(?<![\d.,/$-])(?P<first>[0-3]?\d)\.(?P<second>[01]?\d)\.(?P<year>(?:19|20)\d\d)\b",
        "dmy",
    ),
    Rule(
        "numeric", "numeric", r"(?P<year>(?:19|20)\d\d)-(?P<first>\d\d)-(?P<second>\d\d)\b", "ymd"
    ),
    Rule("weekday", "weekday", r"(?:we? )?{weekday}(?: {part})?"),
    Rule("weekday", "weekday", r"(?:we? )?{rel} {weekday}"),
    Rule("weekday", "repeated", r"(?:każdy|każdą|co) {weekday}"),
    Rule("year", "years", r"(?P<year>\b(?:19|20)\d\d)[–/-](?P<last>(?:19|20)?\d\d)(?![\d-])"),
    Rule("year", "year", r"{mod}?{year} (?:r\.|rok\w*)"),
    Rule("year", "year", r"{before_year}(?:rok\w* )?{year}(?= ?[.,;)]|$)"),
    Rule("lata latach lat", "decade", r"(?:w )?lat(?:a|ach)? (?P<first>[2-9]0)(?![\d–-])\.?"),
    *named_decades(
        "dwudziestych trzydziestych czterdziestych pięćdziesiątych sześćdziesiątych"
        " siedemdziesiątych osiemdziesiątych dziewięćdziesiątych",
        r"(?:w )?lat(?:a|ach)? NAME\b",
    ),
    roman_centuries("wieku wiek", r"ROMAN wieku?\b"),
    ages("letni letnia letniego letniemu letnim letniej letnią latek latka latkę latki"),
    Rule("unit", "relative_unit", r"(?:we? )?{mod}?{rel} {unit1}"),
    Rule("unit", "relative_unit", r"(?:pod koniec|na początku|w połowie) {unit1}", "0"),
    Rule("unit", "from_last", r"(?:następnego|kolejnego) (?P<unit>dnia)", "1"),
    Rule("unit", "same", r"(?:tego samego|tym samym|tego) (?P<unit>dnia|roku|miesiąca)"),
    Rule("unit", "ago", r"{approx}?{n} {anyunit} temu", "-1"),
    Rule("rok tydzień miesiąc", "ago", r"(?P<unit>rok|tydzień|miesiąc) temu", "-1"),
    Rule("unit", "ago", r"(?:za) {n} {anyunit}", "1"),
    Rule("unit", "reference", r"{units} temu", "PAST_REF"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:wcześniej)", "-1"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:później)", "1"),
    Rule(
        "unit",
        "duration",
        r"(?:ostatnich|ostatnie|najbliższych|najbliższe|pierwszych) {n} {anyunit}",
    ),
    Rule("unit", "duration", r"{approx}?{n} {anyunit}"),
    Rule("unit", "half", r"pół {anyunit}"),
    Rule("unit", "reference", r"ostatni(?:ch|e|mi) {units}", "PAST_REF"),
    Rule("unit", "reference", r"najbliższ(?:ych|e) {units}", "FUTURE_REF"),
    Rule("unit", "vague_duration", r"{before_length}{units}"),
    Rule("unit", "repeated", r"(?:co|każdego) (?P<unit>dzień|tydzień|miesiąc|rok|dnia|roku)\b"),
    Rule("unit", "quarter", r"(?:w )?{ord} kwartale?u?(?: (?:{year}|{ry}))?{rok}"),
    Rule("season", "season", r"{season} {year}{rok}"),
    Rule(
        "półroczu półrocza", "quarter", r"(?:w )?{ord} półrocz[ua](?: (?:{year}|{ry}))?{rok}", "H"
    ),
    Rule("season", "season", r"{season} {ry}"),
    Rule("season", "season", r"{rel} {season}"),
    Rule("dziś dzisiaj", "part_of_day", r"(?:dziś|dzisiaj) {part}"),
    Rule("wczoraj", "part_of_day", r"wczoraj {part}", "-1"),
    Rule("jutro", "part_of_day", r"jutro {part}", "1"),
    Rule("clock", "clock", r"(?:(?P<fixed>dziś|wczoraj|jutro) )?{hm}"),
    Rule("godz godzinie", "clock", r"{hm}"),
    Rule("przyszłości", "reference", r"(?:w )?(?P<x>przyszłości)", "FUTURE_REF"),
    Rule("przeszłości", "reference", r"(?:w )?(?P<x>przeszłości)", "PAST_REF"),
)

LANGUAGE = Language(
    code="pl",
    months=_numbered(_MONTHS),
    weekdays=_numbered(_WEEKDAYS),
    units={
        "dzień": "D", "dnia": "D", "dniu": "D", "dni": "D", "tydzień": "W", "tygodnia": "W",
        "tygodniu": "W", "tygodnie": "W", "tygodni": "W", "weekend": "WE", "weekendu": "WE",
        "weekendzie": "WE", "miesiąc": "M", "miesiąca": "M", "miesiącu": "M", "miesiące": "M",
        "miesięcy": "M", "kwartał": "Q", "kwartale": "Q", "kwartału": "Q", "rok": "Y",
        "roku": "Y", "lata": "Y", "lat": "Y", "latach": "Y", "dekada": "DE", "dekad": "DE",
        "godzina": "h", "godzinę": "h", "godziny": "h", "godzin": "h", "minut": "min",
        "minuty": "min", "sekund": "s",
    },
    numbers={
        "jeden": 1, "jedną": 1, "dwa": 2, "dwie": 2, "dwóch": 2, "trzy": 3, "trzech": 3,
        "cztery": 4, "czterech": 4, "pięć": 5, "pięciu": 5, "sześć": 6, "sześciu": 6,
        "siedem": 7, "siedmiu": 7, "osiem": 8, "dziewięć": 9, "dziesięć": 10, "dziesięciu": 10,
        "dwanaście": 12, "piętnaście": 15, "dwadzieścia": 20, "trzydzieści": 30,
        "czterdzieści": 40, "pięćdziesiąt": 50, "sto": 100, "kilka": None, "kilku": None,
        "kilkanaście": None, "kilkadziesiąt": None, "wiele": None, "wielu": None, "parę": None,
    },
    ordinals={
        "pierwszym": 1, "pierwszego": 1, "i": 1, "drugim": 2, "drugiego": 2, "ii": 2,
        "trzecim": 3, "trzeciego": 3, "iii": 3, "czwartym": 4, "czwartego": 4, "iv": 4,
    },
    seasons={
        "wiosną": "SP", "wiosny": "SP", "latem": "SU", "jesienią": "FA", "jesieni": "FA",
        "zimą": "WI", "zimy": "WI",
    },
    parts={
        "rano": "MO", "przed południem": "MO", "w południe": "MI", "po południu": "AF",
        "wieczorem": "EV", "w nocy": "NI", "nocą": "NI",
    },
    relatives={
        "ubiegły": -1, "ubiegłą": -1, "ubiegłego": -1, "ubiegłym": -1, "zeszły": -1,
        "zeszłą": -1, "zeszłego": -1, "zeszłym": -1, "poprzednim": -1, "poprzedniego": -1,
        "miniony": -1, "minionym": -1, "minioną": -1, "ten": 0, "tę": 0, "tego": 0, "tym": 0,
        "bieżącego": 0, "bieżącym": 0, "obecnym": 0, "przyszły": 1, "przyszłą": 1,
        "przyszłego": 1, "przyszłym": 1, "następnym": 1, "najbliższy": 1, "najbliższą": 1,
    },
    year_words={
        "ubiegłego roku": -1, "zeszłego roku": -1, "ub. roku": -1, "tego roku": 0,
        "bieżącego roku": 0, "br": 0, "przyszłego roku": 1,
    },
    rules=_RULES,
    fixed={
        "dziś": "D0", "dzisiaj": "D0", "wczoraj": "D-1", "przedwczoraj": "D-2", "jutro": "D1",
        "pojutrze": "D2", "teraz": "PRESENT_REF", "obecnie": "PRESENT_REF",
        "aktualnie": "PRESENT_REF", "niedawno": "PAST_REF", "ostatnio": "PAST_REF",
        "wkrótce": "FUTURE_REF", "niebawem": "FUTURE_REF",
    },
    sets={"codziennie": "P1D", "co roku": "P1Y", "rocznie": "P1Y", "miesięcznie": "P1M"},
    slots=_SLOTS,
    capitals="lower",
    tense=TenseWords(
        past=words("był była było byli były został została zostało zostali zostały"),
        present=words("jest są ma mają może mogą"),
        future=words(
            "będzie będą ma mają powinien powinna powinno zostanie zostaną odbędzie rozpocznie "
            "zacznie planuje planują"
        ),
        past_ends=("ał", "ała", "ało", "ali", "ały", "ił", "iła", "iło", "ili", "yli", "ął", "ęła"),
        ahead=frozenset({"do", "przyszły", "przyszłym", "najbliższy"}),
    ),
)  # fmt: skip
