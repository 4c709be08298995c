"""The words that tell two sentences apart: content words, names, numbers, and deeds.

A deed is what happens, whatever word class tells it: `sold`, `sale` and `selling` are one. The
table holds the acts that English news reports; other languages go by their words alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newstui.events.background import shipped
from newstui.events.lexicon import notions
from newstui.events.wordlist import words
from newstui.events.words import hashed, name_terms, term, tokens

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_STEM = 6
_COMMON_IDF, _CROSSING, _RAREST_IDF = 3.5, 5.0, 8.0
"""What is too common for a name, the weight of a notion or number, and the most of any term."""

# English, then German, French, Spanish, Italian, Portuguese, Dutch; words of up to three letters
# are left out anyway unless they are names.
_STOP = words(
    "about above after again against ahead also although among another around because been before "
    "being between both came come comes could days does doing down during each early even ever "
    "every first five four from further given goes going have having here hours into just last "
    "late later like made make many might month months more most much must next night none once "
    "only other over past recent recently same said says saying several shall should since some "
    "still such than that their them then there these they this those three through thursday "
    "friday saturday sunday monday tuesday wednesday today told took under until upon very week "
    "weeks well went were what when where which while will with within without would year years "
    "yesterday your according added statement "
    "aber alle allem allen aller als auch auf aus bei beim bis damit dann dass dem den der des "
    "die diese diesem diesen dieser dieses doch durch eine einem einen einer eines gegen haben "
    "hatte hatten heute ihre ihrem ihren ihrer jahr kann können mehr nach nicht noch nur oder "
    "sagte sein seine seinem seinen seiner seit sich sind soll sollen sowie über und unter vom von "
    "waren wegen weil wenn werden wird wurde wurden zwischen zum zur "
    "alors ainsi après aussi autre autres aux avait avant avec avoir cette ceux chez comme contre "
    "dans depuis deux dont elle elles entre être fait hier jour leur leurs lors mais même moins "
    "nous pour plus quand quatre selon sera seront ses ont son sont sous sur tous tout toute très "
    "trois une vers était "
    "ante aunque años como con contra cuando cual dentro desde después donde dos durante ellos "
    "entre era eran esta este estos están estas está fue fueron había habían hace hacia hasta hoy "
    "las los mientras mismo más muy para pero por porque puede que quien según ser será sido sin "
    "sobre también tiene tras una unos "
    "alla alle anche anni anno ancora avevano aveva come con contro dal dalla dalle degli dei del "
    "della delle dello dopo dove due erano essere fino gli hanno ieri nei nel nella nelle non "
    "ogni oggi perché però più prima quale quando quello questa questo sarà secondo sono stata "
    "stato sua sulla sulle suo tra una "
    "ainda anos ao aos até com como das depois disse dos ela ele eles entre está estão foi foram "
    "isso mais mesmo muito nos não ontem para pela pelo porque quando que sem seu seus sobre são "
    "também tem uma umas "
    "aan als bij dat deze die dit door een eerste geen haar heeft hebben heel het hij hun jaar "
    "maar meer met naar niet nog onder ook over sinds tegen tot twee uit van vanaf voor waar "
    "waren was werd werden wordt worden zegt zich zijn zou"
)

_DEEDS = (
    "sell sells sold selling sale sales|buy buys bought buying purchase purchases purchased "
    "purchasing acquire acquired|approve approves approved approval authorise authorize authorised "
    "authorized authorisation clear clears cleared clearing clearance agree agrees agreed|request "
    "requests requested ask asks asked|declare declares declared declaration proclaim proclaimed|"
    "elect elects elected election elections poll polls vote votes voted voting ballot ballots "
    "referendum|protest protests protested protesters demonstrate demonstrated demonstration "
    "demonstrations riot riots rioted unrest rally rallied rallies march marched marches|clash "
    "clashes clashed fight fights fought fighting battle battled battles skirmish|flare flares "
    "flared erupt erupts erupted eruption eruptions|kill kills killed killing killings die dies "
    "died dead death deaths murder murdered slain toll|injure injured injuries wound wounded hurt|"
    "attack attacks attacked assault assaults raid raids raided strike strikes struck bomb bombs "
    "bombed bombing bombings shell shelled shelling airstrike airstrikes|invade invades invaded "
    "invasion occupy occupied annex annexed annexation|arrest arrests arrested detain detains "
    "detained detention jail jailed|charge charged charges indict indicted indictment accuse "
    "accuses accused|sentence sentenced convict convicted conviction verdict|resign resigns "
    "resigned resignation quit quits step stepped oust ousted|appoint appoints appointed "
    "appointment name named nominate nominated install installs installed inaugurate inaugurated "
    "inauguration|sign signs signed signing treaty deal agreement accord pact|ban bans banned "
    "prohibit prohibited|lift lifts lifted|impose imposes imposed sanction sanctions sanctioned|"
    "launch launches launched launching|fire fires fired firing|shoot shoots shot shooting "
    "gunfire|crash crashes crashed collide collided collision derail derailed|collapse collapses "
    "collapsed|explode explodes exploded explosion explosions blast blasts|quake earthquake "
    "tremor tremors|flood floods flooded flooding|burn burned burnt blaze blazes wildfire|storm "
    "hurricane cyclone typhoon landfall|evacuate evacuates evacuated evacuation flee fled|rescue "
    "rescues rescued|open opens opened opening reopen reopened|close closes closed closing "
    "closure shut shuts|begin begins began begun start starts started starting|end ends ended "
    "ending|meet meets met meeting meetings summit talks|visit visits visited visiting|travel "
    "travels travelled traveled fly flies flew arrive arrives arrived arrival|leave leaves left "
    "depart departed|return returns returned|withdraw withdraws withdrew withdrawn withdrawal|"
    "deploy deploys deployed deployment send sends sent sending dispatch dispatched|join joins "
    "joined accede acceded accession|win wins won victory|lose loses lost defeat defeated|find "
    "finds found discover discovered discovery|announce announces announced announcement unveil "
    "unveiled|reject rejects rejected refuse refused refuses|block blocks blocked veto vetoed "
    "halt halted|suspend suspends suspended suspension|pass passes passed passage adopt adopts "
    "adopted enact enacted|ratify ratified ratification|rule rules ruled ruling|order orders "
    "ordered|appeal appeals appealed|sue sues sued lawsuit|seize seizes seized seizure "
    "confiscated|capture captures captured recapture retake retook|release releases released "
    "free freed|kidnap kidnapped abduct abducted abduction hostage hostages|cut cuts reduce "
    "reduced|raise raises raised increase increased hike|fall falls fell fallen drop drops "
    "dropped plunge plunged|rise rises rose risen surge surged|build builds built construction|"
    "destroy destroys destroyed destruction|damage damaged|recall recalled|boycott boycotts "
    "boycotted|dissolve dissolved dissolution|merge merged merger|expel expels expelled "
    "expulsion|extend extends extended extension|postpone postponed delay delayed cancel "
    "cancelled canceled|review reviews reviewed|decide decides decided decision|settle settled "
    "settlement|receive receives received|follow follows followed|let lets letting allow allows "
    "allowed admit admitted|secede seceded independence break breaks broke broken|assassinate "
    "assassinated assassination|overthrow overthrew coup|ceasefire truce armistice|publish "
    "published|confirm confirmed|test tested tests|land lands landed landing|orbit docked|"
    "sink sinks sank sunk|spread outbreak infected infections|lead leads led|replace replaced|"
    "grant granted grants|pledge pledged pledges|found founded founding establish established|"
    "introduce introduced|mark marked|hold holds held|take takes took|pull pulled pulls|"
    "hit hits|reach reached reaches|put|deliver delivered delivery|supply supplied|"
    "cross crossed crosses|escape escaped|surrender surrendered|warn warned warns|"
    "celebrate celebrated|ease eased|spill spilled|leak leaked|strand stranded|burst bursts"
)
_SPEECH = words(
    "said says say told tells tell asserted asserts claimed claims stated states insisted insists "
    "noted notes noting added adds argued argues commented remarked explained explains wrote "
    "writes believes believed thinks thought stressed reiterated repeated denied denies "
    "acknowledged described describes hailed praised criticised criticized called suggested"
)


@lru_cache(maxsize=1)
def _deed_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in _DEEDS.split("|"):
        words = group.split()
        for word in words:
            table.setdefault(word, words[0])
    return table


def deeds(text: str) -> frozenset[str]:
    """The acts that an English sentence tells of, each by one name for all its words."""
    table = _deed_table()
    return frozenset(
        table[word] for word in (found.lower() for found in _WORD.findall(text)) if word in table
    )


def deed_of(word: str) -> str | None:
    """The act that one English word stands for, if it stands for one."""
    return _deed_table().get(word.lower())


def is_speech(word: str) -> bool:
    """True for a verb of saying, which tells of words and not of a happening."""
    return word.lower() in _SPEECH


def is_stop_word(word: str) -> bool:
    """True for a word of up to three letters, or one that tells nothing by itself."""
    return len(word) < 4 or word.lower() in _STOP


def terms(text: str) -> dict[str, float]:
    """Content terms of a text with the weight of their kind: numbers 2, names 1.5, words 1.

    Words are cut to six letters in small script, which brings most forms of a word together in
    the European languages; numbers lose their separators.
    """
    found: dict[str, float] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isdigit():
            found["#" + word.replace(",", "").rstrip(".")] = 2.0
            continue
        word = _POSSESSIVE.sub("", word)
        small = word.lower().replace(".", "")
        if small in _STOP or len(small) < 2 or (len(small) < 4 and not word.isupper()):
            continue
        if len(small) > 4 and small[-1] == "s" and small[-2] != "s":
            small = small[:-1]
        name = word[0].isupper() and not _opens_sentence(text, match.start())
        stem = small[:_STEM]
        found[stem] = max(found.get(stem, 0.0), 1.5 if name else 1.0)
    return found


@lru_cache(maxsize=512)
def crossing_terms(text: str) -> dict[int, float]:
    """What of a text survives in another language, hashed, by how rare it is: numbers, the
    notions of the lexicon, and the sounds of what is written like a name."""
    idf, meant = shipped().idf, notions()
    found: dict[int, float] = {}
    for word in tokens(text):
        at = term(word)
        notion = meant.get(at)
        if word[0].isdigit():
            found[hashed("#" + word)] = _CROSSING
        elif notion is not None:
            found[notion] = max(found.get(notion, 0.0), min(idf(at), _CROSSING))
        elif not word[0].islower() and idf(at) > _COMMON_IDF:
            for heard in name_terms(word):
                found.setdefault(heard, min(idf(at), _RAREST_IDF))
    return found


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"'“‘«(")
    return not before or before[-1] in ".!?\n:"
