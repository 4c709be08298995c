"""The words that dates are written with: months and weekdays in some thirty languages.

Each language lists its twelve months in order; a month is given in every form that print uses,
separated by blanks (nominative, the genitive that follows a day, abbreviations). Forms are lower
case. Matching drops a final dot and, where nothing else fits, the accents.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MONTHS: dict[str, str] = {
    "en": "january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug"
    "|september sep sept|october oct|november nov|december dec",
    "de": "januar jan jän jänner jaenner|februar feb feber febr|märz mär mrz maerz|april apr"
    "|mai|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|dezember dez",
    "fr": "janvier janv jan|février fév févr|mars mar|avril avr|mai|juin|juillet juil|août aou aoû"
    "|septembre sept sep|octobre oct|novembre nov|décembre déc",
    "es": "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago"
    "|septiembre setiembre sep sept set|octubre oct|noviembre nov|diciembre dic",
    "it": "gennaio gen genn|febbraio feb febbr|marzo mar|aprile apr|maggio mag magg|giugno giu"
    "|luglio lug|agosto ago|settembre set sett|ottobre ott|novembre nov|dicembre dic",
    "pt": "janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago"
    "|setembro set|outubro out|novembro nov|dezembro dez",
    "nl": "januari jan|februari feb febr|maart mrt|april apr|mei|juni jun|juli jul"
    "|augustus aug|september sep sept|oktober okt|november nov|december dec",
    "pl": "stycznia styczeń sty|lutego luty lut|marca marzec mar|kwietnia kwiecień kwi"
    "|maja maj|czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie"
    "|września wrzesień wrz|października październik paź|listopada listopad lis"
    "|grudnia grudzień gru",
    "ru": "января январь янв|февраля февраль фев февр|марта март мар|апреля апрель апр|мая май"
    "|июня июнь июн|июля июль июл|августа август авг|сентября сентябрь сен сент"
    "|октября октябрь окт|ноября ноябрь ноя нояб|декабря декабрь дек",
    "uk": "січня січень січ|лютого лютий лют|березня березень бер|квітня квітень квіт кві"
    "|травня травень трав тра|червня червень черв чер|липня липень лип|серпня серпень серп сер"
    "|вересня вересень вер|жовтня жовтень жовт жов|листопада листопад лист лис"
    "|грудня грудень груд гру",
    "be": "студзеня студзень|лютага люты|сакавіка сакавік|красавіка красавік|мая май|чэрвеня"
    " чэрвень|ліпеня ліпень|жніўня жнівень|верасня верасень|кастрычніка кастрычнік"
    "|лістапада лістапад|снежня снежань",
    "bg": "януари яну|февруари фев|март|април апр|май|юни|юли|август авг|септември сеп"
    "|октомври окт|ноември ное|декември дек",
    "mk": "јануари јан|февруари фев|март мар|април апр|мај|јуни јун|јули јул|август авг"
    "|септември сеп|октомври окт|ноември ное|декември дек",
    "sr": "januar januara jan јануар јануара јан|februar februara feb фебруар фебруара феб"
    "|mart marta mar март марта мар|april aprila apr април априла апр|maj maja мај маја"
    "|jun juna juni јун јуна јуни|jul jula juli јул јула јули|avgust avgusta avg август августа"
    " авг|septembar septembra sep септембар септембра сеп|oktobar oktobra okt октобар октобра окт"
    "|novembar novembra nov новембар новембра нов|decembar decembra dec децембар децембра дец",
    "bs": "januar januara jan|februar februara feb|mart marta mar|april aprila apr|maj maja"
    "|juni juna jun|juli jula jul|august augusta aug|septembar septembra sep"
    "|oktobar oktobra okt|novembar novembra nov|decembar decembra dec",
    "hr": "siječnja siječanj sij|veljače veljača velj|ožujka ožujak ožu|travnja travanj tra"
    "|svibnja svibanj svi|lipnja lipanj lip|srpnja srpanj srp|kolovoza kolovoz kol|rujna rujan ruj"
    "|listopada listopad lis|studenog studenoga studeni stu|prosinca prosinac pro",
    "sl": "januar januarja jan|februar februarja feb|marec marca mar|april aprila apr|maj maja"
    "|junij junija jun|julij julija jul|avgust avgusta avg|september septembra sep"
    "|oktober oktobra okt|november novembra nov|december decembra dec",
    "cs": "ledna leden led|února únor úno|března březen bře|dubna duben dub|května květen kvě"
    "|června červen čvn|července červenec čvc|srpna srpen srp|září zář|října říjen říj"
    "|listopadu listopad lis|prosince prosinec pro",
    "sk": "januára január jan|februára február feb|marca marec mar|apríla apríl apr|mája máj"
    "|júna jún|júla júl|augusta august aug|septembra september sep|októbra október okt"
    "|novembra november nov|decembra december dec",
    "hu": "január jan|február feb febr|március márc már|április ápr|május máj|június jún"
    "|július júl|augusztus aug|szeptember szept szep|október okt|november nov|december dec",
    "ro": "ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug"
    "|septembrie sept sep|octombrie oct|noiembrie noi nov|decembrie dec",
    "sv": "januari jan|februari feb|mars mar|april apr|maj|juni jun|juli jul|augusti aug"
    "|september sep sept|oktober okt|november nov|december dec",
    "da": "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug"
    "|september sep sept|oktober okt|november nov|december dec",
    "no": "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug"
    "|september sep sept|oktober okt|november nov|desember des",
    "fi": "tammikuuta tammikuu tammi|helmikuuta helmikuu helmi|maaliskuuta maaliskuu maalis"
    "|huhtikuuta huhtikuu huhti|toukokuuta toukokuu touko|kesäkuuta kesäkuu kesä"
    "|heinäkuuta heinäkuu heinä|elokuuta elokuu elo|syyskuuta syyskuu syys"
    "|lokakuuta lokakuu loka|marraskuuta marraskuu marras|joulukuuta joulukuu joulu",
    "et": "jaanuar jaan|veebruar veebr|märts|aprill apr|mai|juuni|juuli|august aug"
    "|september sept|oktoober okt|november nov|detsember dets",
    "lv": "janvāris janvārī janv|februāris februārī febr|marts martā|aprīlis aprīlī apr|maijs maijā"
    "|jūnijs jūnijā jūn|jūlijs jūlijā jūl|augusts augustā aug|septembris septembrī sept"
    "|oktobris oktobrī okt|novembris novembrī nov|decembris decembrī dec",
    "lt": "sausio sausis|vasario vasaris|kovo kovas|balandžio balandis|gegužės gegužė"
    "|birželio birželis|liepos liepa|rugpjūčio rugpjūtis|rugsėjo rugsėjis|spalio spalis"
    "|lapkričio lapkritis|gruodžio gruodis",
    "el": "ιανουαρίου ιανουάριος ιαν|φεβρουαρίου φεβρουάριος φεβ φεβρ|μαρτίου μάρτιος μαρ"
    "|απριλίου απρίλιος απρ|μαΐου μαίου μάιος μαϊ μαι|ιουνίου ιούνιος ιουν|ιουλίου ιούλιος ιουλ"
    "|αυγούστου αύγουστος αυγ|σεπτεμβρίου σεπτέμβριος σεπ σεπτ|οκτωβρίου οκτώβριος οκτ"
    "|νοεμβρίου νοέμβριος νοε|δεκεμβρίου δεκέμβριος δεκ",
    "tr": "ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu"
    "|eylül eyl|ekim eki|kasım kas|aralık ara",
    "sq": "janar jan|shkurt shk|mars mar|prill pri|maj|qershor qer|korrik kor|gusht gush"
    "|shtator sht|tetor tet|nëntor nën|dhjetor dhj",
    "ca": "gener gen|febrer feb|març|abril abr|maig|juny|juliol jul|agost ag|setembre set"
    "|octubre oct|novembre nov|desembre des",
    "gl": "xaneiro xan|febreiro feb|marzo mar|abril abr|maio mai|xuño xuñ|xullo xul|agosto ago"
    "|setembro set|outubro out|novembro nov|decembro dec",
    "is": "janúar jan|febrúar feb|mars|apríl|maí|júní|júlí|ágúst|september|október"
    "|nóvember|desember",
    "ar": "يناير كانون_الثاني|فبراير شباط|مارس آذار|أبريل ابريل نيسان|مايو أيار|يونيو حزيران"
    "|يوليو تموز|أغسطس اغسطس آب|سبتمبر أيلول|أكتوبر اكتوبر|نوفمبر|ديسمبر",
    "id": "januari jan|februari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu"
    "|september sep|oktober okt|november nov|desember des",
}

_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|"
    "thurs|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|"
    "mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|"
    "ven|sam|dim|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mié|jue|vie|sáb|dom|"
    "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|gio|segunda|feira|terça|quarta|"
    "quinta|sexta|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|poniedziałek|"
    "wtorek|środa|czwartek|piątek|sobota|niedziela|понедельник|вторник|среда|четверг|пятница|"
    "суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|понеділок|вівторок|середа|четвер|п'ятниця|"
    "субота|неділя|понедељак|уторак|четвртак|петак|недеља|понеделник|сряда|четвъртък|петък|"
    "неделя|ponedjeljak|ponedeljak|utorak|srijeda|sreda|četvrtak|petak|subota|nedjelja|"
    "nedelja|ponedeljek|torek|četrtek|petek|pondělí|úterý|středa|čtvrtek|pátek|neděle|"
    "pondelok|utorok|streda|štvrtok|piatok|nedeľa|hétfő|kedd|szerda|csütörtök|péntek|szombat|"
    "vasárnap|luni|marți|miercuri|joi|vineri|sâmbătă|duminică|måndag|tisdag|onsdag|torsdag|"
    "fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag|maanantai|tiistai|keskiviikko|torstai|"
    "perjantai|lauantai|sunnuntai|esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|"
    "pühapäev|pirmdiena|otrdiena|trešdiena|ceturtdiena|piektdiena|sestdiena|svētdiena|"
    "pirmadienis|antradienis|trečiadienis|ketvirtadienis|penktadienis|šeštadienis|"
    "sekmadienis|δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή|pazartesi|salı|"
    "çarşamba|perşembe|cuma|cumartesi|pazar"
)
WEEKDAYS = frozenset(_WEEKDAYS.split("|"))
"""Days of the week and their abbreviations, in lower case."""


def _bare(word: str) -> str:
    """The word without accents, so that "fevrier" and "AOUT" are read as well."""
    split = unicodedata.normalize("NFD", word)
    return "".join(char for char in split if not unicodedata.combining(char))


@lru_cache(maxsize=1)
def _months_by_form() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for language, months in MONTHS.items():
        for number, forms in enumerate(months.split("|"), start=1):
            for form in forms.split():
                for spelling in (form, _bare(form)):
                    table.setdefault(spelling, {}).setdefault(language, number)
    return table


@lru_cache(maxsize=4096)
def is_month(word: str) -> bool:
    """True if some language writes a month like the word, in any case."""
    table = _months_by_form()
    form = word.lower()
    return form in table or (not form.isascii() and _bare(form) in table)


@lru_cache(maxsize=4096)
def month_number(word: str, language: str | None = None) -> int | None:
    """The month 1..12 that a word names, or None.

    Where languages disagree (`listopada` is November in Polish, October in Croatian) the text's
    language decides; without it such a word names nothing.
    """
    form = word.strip(".").lower()
    table = _months_by_form()
    by_language = table.get(form) or table.get(_bare(form))
    if by_language is None:
        return None
    if language in by_language:
        return by_language[language]
    numbers = set(by_language.values())
    return numbers.pop() if len(numbers) == 1 else None
