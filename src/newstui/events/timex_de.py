"""German: words and forms of temporal expressions."""

from __future__ import annotations

from newstui.events.tense_words import TenseWords
from newstui.events.timex_forms import ages, named_decades
from newstui.events.timex_language import Language, Rule, behind, either
from newstui.events.wordlist import words

_REL_PAST = "vergangen vorig letzt vorherig"
_ENDINGS = ("e", "en", "em", "er", "es")


def _inflected(stems: str, value: int) -> dict[str, int]:
    return {stem + ending: value for stem in stems.split() for ending in _ENDINGS}


_SLOTS = {
    "day": r"(?P<day>\b(?:[12]\d|3[01]|0?[1-9]))\.",
    "day2": r"(?P<day2>\b(?:[12]\d|3[01]|0?[1-9]))\.",
    "mod": (
        r"(?:(?:Anfang|Mitte|Ende|Beginn|zu Beginn|am Ende|seit Anfang|bis Ende) (?:des |der "
        r"|de[mn] )?)"
    ),
    "approx": r"(?:(?:rund|etwa|knapp|fast|mehr als|weniger als|über|ungefähr|gut|mindestens) )",
    "am": r"(?:(?:am|vom|zum|bis|ab|dem|den|des|der|im|in der|seit) )",
    "unit1": r"(?P<unit>\b(?:Tage?s?|Woche|Wochenendes?|Monate?s?|Quartale?s?|Jahre?s?)\b)",
    "units": r"(?P<unit>\b(?:Tagen?|Wochen|Monaten?|Jahren?|Stunden|Minuten|Jahrzehnten?)\b)",
    "hm": (
        r"(?<![\d.,:/$-])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? (?:Uhr)\b"
        r"(?: (?P<minute2>[0-5]\d)\b)?"
    ),
    "before_year": either(
        behind("Jahr Jahre Jahres seit bis von und ab vor nach im in um der des dem für Sommer"),
        r"(?<=\()|(?<=[,:]\s)|(?<=[–—-])|(?<=[a-zäöü]{4}\s)",
    ),
    "before_length": behind("seit vor nach in für über innerhalb"),
    "no_count": (
        r"(?! (?:Menschen|Personen|Euro|Dollar|Millionen|Milliarden|Kilometern?|Metern?|Soldaten"
        r"|Stimmen|Fälle|Tote|Mitarbeiter\w*|Beschäftigte\w*|Stellen|Wohnungen|Tonnen|Grad|Mal"
        r"|Prozent|Punkte\w*|Stück|Plätze|Kinder|Teilnehmer\w*|Einwohner\w*|Flüchtlinge)\b)"
    ),
}

_RULES = (
    Rule("month weekday", "calendar", r"(?:{weekday}, ?(?:de[mn] )?)?{am}?{day} ?{month} {year}"),
    Rule(
        "month weekday", "calendar", r"(?:{weekday}, ?(?:de[mn] )?)?{am}?{day} ?{month}(?: {ry})?"
    ),
    Rule("month", "calendar", r"{day}(?: (?:bis|und)(?: zum)? |[–-]){day2} {month}(?: {year})?"),
    Rule("month", "calendar", r"(?:im )?{mod}?{month} {year}"),
    Rule("month", "calendar", r"{mod}?{month} {ry}"),
    Rule("month", "calendar", r"{mod}?(?:im |des )?{rel} {month}"),
    Rule("month", "calendar", r"{mod}?{month}"),
    Rule(
        "numeric",
        "numeric",
        r"(?<![\d.,/$-])(?P<first>[0-3]?\d)\. ?(?P<second>[01]?\d)\. ?(?P<year>(?:19|20)\d\d)\b",
        "dmy",
    ),
    Rule(
        "numeric", "numeric", r"(?P<year>(?:19|20)\d\d)-(?P<first>\d\d)-(?P<second>\d\d)\b", "ymd"
    ),
    Rule("weekday", "weekday", r"{weekday}{dayend}?"),
    Rule("weekday", "weekday", r"(?:am )?{rel} {weekday}{dayend}?"),
    Rule("weekday", "repeated", r"jeden {weekday}"),
    Rule("year", "years", r"(?P<year>\b(?:19|20)\d\d)[–/-](?P<last>(?:19|20)?\d\d)(?![\d-])"),
    Rule("year", "year", r"{mod}?{before_year}(?:Jahr |Jahre |Jahres )?{year}{no_count}(?!\w)"),
    Rule("year", "year", r"{mod}?(?:im |des )?(?:Jahr|Jahre|Jahres) {year}"),
    Rule("year", "year", r"{mod}{year}"),
    Rule(
        "decade", "decade", r"(?:die |den |der )?(?P<first>(?:19|20)?[0-9]0)er(?:(?: |-)Jahren?)?\b"
    ),
    *named_decades(
        "zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger",
        r"(?:die |den |der )?NAME(?: |-)Jahren?\b",
    ),
    Rule("jahrhundert", "century", r"(?P<n>\d{1,2})\. (?:Jahrhundert)"),
    ages("jährige jähriger jährigen jähriges jährigem jährig"),
    Rule("unit", "relative_unit", r"{mod}?{am}?{rel} {unit1}"),
    Rule("unit", "relative_unit", r"(?:das |am |dieses )?(?P<rel>kommendes|kommende) {unit1}"),
    Rule("unit", "relative_unit", r"{mod}{unit1}", "0"),
    Rule("unit", "relative_unit", r"übernächste[ns]? {unit1}", "2"),
    Rule("unit", "from_last", r"(?:am|im|in der) (?:folgenden|darauffolgenden) {unit1}", "1"),
    Rule("unit", "same", r"(?:am selben|am gleichen|im selben|im gleichen) {unit1}"),
    Rule("unit", "ago", r"vor {approx}?{n} {anyunit}", "-1"),
    Rule("unit", "ago", r"in {n} {anyunit}(?= (?:soll|wird|werden|will))", "1"),
    Rule("unit", "reference", r"vor {units}", "PAST_REF"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:später|danach)", "1"),
    Rule("unit", "from_last", r"{n} {anyunit} (?:zuvor|davor|früher)", "-1"),
    Rule(
        "unit",
        "duration",
        r"(?:(?:die|den|der) )?(?:vergangenen|letzten|kommenden|nächsten|ersten) {n} {anyunit}",
    ),
    Rule("unit", "duration", r"{approx}?{n}(?: |-){anyunit}"),
    Rule("unit", "half", r"(?:eine[rn]? )?halbe[ns]? {anyunit}"),
    Rule("unit", "reference", r"(?:(?:den|die) )?(?:vergangenen|letzten) {units}", "PAST_REF"),
    Rule("unit", "reference", r"(?:(?:den|die) )?(?:kommenden|nächsten) {units}", "FUTURE_REF"),
    Rule("unit", "vague_duration", r"{before_length}{units}"),
    Rule("unit", "repeated", r"(?:pro|jeden|jede|jedes) (?P<unit>Tag|Woche|Monat|Jahr)\b"),
    Rule(
        "unit", "quarter", r"(?:im |des |das )?{ord} Quartals?(?: (?:des Jahres )?(?:{year}|{ry}))?"
    ),
    Rule("halbjahr", "quarter", r"(?:im )?{ord} Halbjahr(?: (?:{year}|{ry}))?", "H"),
    Rule("season", "season", r"(?:im )?{season} {year}"),
    Rule("season", "season", r"(?:im |{rel} ){season}"),
    Rule("heute", "part_of_day", r"heute {part}"),
    Rule("gestern", "part_of_day", r"gestern {part}", "-1"),
    Rule(
        "morgen",
        "reference",
        r"(?<!heute\s)(?<!gestern\s)(?<!am\s)morgen(?= (?:soll|wird|will|\w+en\b))",
        "D1",
    ),
    Rule("clock", "clock", r"(?:(?P<fixed>heute|gestern) )?(?:gegen |um )?{hm}"),
    Rule("clock weekday", "clock", r"{weekday} (?:um|gegen) {hm}"),
    Rule(
        "zeit zukunft",
        "reference",
        r"(?:in )?(?P<x>Zukunft|nächster Zeit|absehbarer Zeit)",
        "FUTURE_REF",
    ),
    Rule(
        "zeit vergangenheit",
        "reference",
        r"(?:in )?(?:der )?(?P<x>Vergangenheit|jüngster Zeit)",
        "PAST_REF",
    ),
    Rule("heiligabend", "reference", r"Heiligabend", "M12-24"),
    Rule("silvester", "reference", r"Silvester", "M12-31"),
    Rule("neujahr", "reference", r"Neujahr", "M01-01"),
)

LANGUAGE = Language(
    code="de",
    months={
        "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6,
        "juli": 7, "august": 8, "september": 9, "oktober": 10, "november": 11, "dezember": 12,
        "januars": 1, "jan": 1, "feb": 2, "aug": 8, "sept": 9, "okt": 10, "nov": 11, "dez": 12,
    },
    weekdays={
        "montag": 1, "dienstag": 2, "mittwoch": 3, "donnerstag": 4, "freitag": 5, "samstag": 6,
        "sonnabend": 6, "sonntag": 7, "montagabend": 1, "dienstagabend": 2, "mittwochabend": 3,
        "donnerstagabend": 4, "freitagabend": 5, "samstagabend": 6, "sonntagabend": 7,
        "montagmorgen": 1, "dienstagmorgen": 2, "mittwochmorgen": 3, "donnerstagmorgen": 4,
        "freitagmorgen": 5, "samstagmorgen": 6, "sonntagmorgen": 7,
    },
    units={
        "tag": "D", "tage": "D", "tagen": "D", "tages": "D", "woche": "W", "wochen": "W",
        "wochenende": "WE", "wochenendes": "WE", "monat": "M", "monate": "M", "monaten": "M",
        "monats": "M", "quartal": "Q", "quartals": "Q", "quartale": "Q", "quartalen": "Q",
        "jahr": "Y", "jahre": "Y", "jahren": "Y", "jahres": "Y", "jahrzehnt": "DE",
        "jahrzehnte": "DE", "jahrzehnten": "DE", "jahrhunderte": "CE", "jahrhunderten": "CE",
        "stunde": "h", "stunden": "h", "minute": "min", "minuten": "min", "sekunden": "s",
    },
    numbers={
        "ein": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4,
        "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
        "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "zwanzig": 20,
        "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
        "neunzig": 90, "hundert": 100, "ein paar": None, "mehrere": None, "mehreren": None,
        "einige": None, "einigen": None, "wenige": None, "wenigen": None, "viele": None,
        "vielen": None,
    },
    ordinals={
        "erste": 1, "ersten": 1, "erstes": 1, "zweite": 2, "zweiten": 2, "dritte": 3,
        "dritten": 3, "vierte": 4, "vierten": 4, "letzten": -1,
    },
    seasons={
        "frühjahr": "SP", "frühling": "SP", "sommer": "SU", "herbst": "FA", "winter": "WI",
    },
    parts={
        "morgen": "MO", "früh": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF",
        "abend": "EV", "nacht": "NI",
    },
    relatives={
        **_inflected(_REL_PAST, -1), **_inflected("dies laufend", 0),
        **_inflected("kommend nächst", 1),
    },
    year_words={
        "des vergangenen jahres": -1, "vergangenen jahres": -1, "letzten jahres": -1,
        "vorigen jahres": -1, "dieses jahres": 0, "des laufenden jahres": 0,
        "kommenden jahres": 1, "nächsten jahres": 1,
    },
    rules=_RULES,
    fixed={
        "heute": "D0", "gestern": "D-1", "vorgestern": "D-2", "übermorgen": "D2",
        "jetzt": "PRESENT_REF", "derzeit": "PRESENT_REF", "aktuell": "PRESENT_REF",
        "momentan": "PRESENT_REF", "gegenwärtig": "PRESENT_REF", "kürzlich": "PAST_REF",
        "jüngst": "PAST_REF", "neulich": "PAST_REF", "zuletzt": "PAST_REF",
        "demnächst": "FUTURE_REF", "künftig": "FUTURE_REF",
    },
    sets={
        "täglich": "P1D", "wöchentlich": "P1W", "monatlich": "P1M", "jährlich": "P1Y",
        "jährliche": "P1Y", "jährlichen": "P1Y",
    },
    slots={
        **_SLOTS,
        "dayend": r"(?: (?P<part>morgen|früh|vormittag|mittag|nachmittag|abend|nacht))",
    },
    capitals="upper",
    tense=TenseWords(
        past=words(
            "war waren hatte hatten wurde wurden worden gewesen hat haben ist sind gab ging kam "
            "nahm sprach stand starb fand hielt ließ lag traf trat verlor warf zog rief schrieb "
            "begann gewann brach erließ beschloss unterschrieb"
        ),
        present=words("sei seien gibt kann können"),
        future=words(
            "wird werden soll sollen will wollen müssen muss dürfte dürften könnte könnten möchte "
            "möchten"
        ),
        intent=words("geplant plant planen"),
        towards=frozenset({"für", "zu"}),
        carried=frozenset(),
        past_ends=("te", "ten", "iert"),
        aimed="für",
    ahead=frozenset({"bis", "ab", "kommenden", "nächsten"}),
    ),
)  # fmt: skip
