"""Whether a date belongs to what its sentence tells, or only to something named in passing.

`Kelvin Ro, who ran the race two years ago, died` tells of a death, and not of what was two years
ago; `the accord signed in 2018 brings six jobs` does not tell of a signing. The clauses are read
by English words; denials and comparisons are known in every language that dates are read in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstui.events.tense import Cue
from newstui.events.timeline_terms import is_speech
from newstui.events.wordlist import words
from newstui.model.timeline import Tense

_RELATIVE = re.compile(
    r"(?P<comma>,\s+(?:\w+\s+(?:\w+\s+)?of\s+)?)?\b(?P<word>who|which|whose|whom|where|that)\b"
)
_COMMA = re.compile(",")
_SUBJECT_WORDS = 8
_STATES = words("is are was were remains remain lies stands counts has have does")
_CLAUSE_END = re.compile(
    r"[,;:()–—]|\s-\s|\b(?:and|but|or|that|who|which|whose|where|when|while|after|before|because"
    r"|as|if|since|until|although|though)\b"
)
_NEXT_WORD = re.compile(r"\s*(?P<word>[a-z'’]+)(?:\s+[a-z]+)?")
_PARTICIPLE = re.compile(r"\s+(?:\w+ed|\w+en|been|\w+wn|\w+ne|\w+ught|made|sent|left|lost|put)\b")
_NO_VERB = words(
    "as its his this is was has us thus yes always perhaps besides towards regards species series "
    "news less unless across plus minus versus"
)
_BEFORE_DATE = words(
    "in on at by from to under during before after until since last this next early late earlier "
    "with for near outside inside between only just"
)
_APPOSED = re.compile(r",\s+(?P<first>[^\W\d_]+)\s[^,;:()]*$")
_CLOSED = re.compile(r"[^,;:.()]{0,30},")
_PUT_BEFORE = words(
    "in on at by from to since until before after during over under between and or but as early "
    "late last next this when while with without then also including despite following"
)
_OF_NOUN = re.compile(
    r"\b(?:the|that|this|an?|its|his|her|their)\s+[a-z]+\s+(?:of|for)\s+$"
    r"|\b(?:from|between)\s+(?:1[5-9]|20)\d\d\s+(?:to|and|until)\s+$"
)
_ATTRIBUTE = re.compile(r"(?:\b(?:the|a|an|its|their|his|her|this|that|of|for)\s|['’]s\s)$")
_FOLLOWING_NOUN = re.compile(r"\s+[a-z]+")
_BARE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR_IS_OBJECT = re.compile(
    r"(?<!\bin)(?<!\bof)(?<!\bby)(?<!\bto)(?<!\band)(?<!\bfrom)(?<!\bsince)(?<!\buntil)"
    r"(?<!\bafter)(?<!\bbefore)(?<!\bduring)(?<!\bbetween)(?<!\baround)(?<!\babout)(?<!\bcirca)"
    r"(?<!\bearly)(?<!\blate)(?<!\bmid)(?<=[a-z])\s$"
)
_COMPARED = re.compile(
    r"\b(?:since|than|compared (?:with|to)|(?:up|down) from|ahead of|years from|seit|als|depuis"
    r"|que en|desde|dal|del|rispetto al|sinds|dan|od|niż|с|чем)\s+(?:\w+\s+)?$"
)
_BOUNDED = re.compile(
    r"\b(?:after|before|nach|vor|après|avant|después de|antes de|dopo il|prima del|depois de"
    r"|na|voor|po|przed|после|до)\s+$"
)
_MEASURED = re.compile(
    r"\b(?:most|least|worst|best|first|lowest|highest|\w+est|never|stärkste\w*|schlimmste\w*"
    r"|höchste\w*|erste\w*|nie|plus|pire|jamais|más|peor|mayor|primer\w*|più|peggior\w*|mais|pior"
    r"|maior|ergste|hoogste|największ\w*|najgorsz\w*|сам\w+|впервые)\b"
)
_DENIED_SUBJECT = re.compile(
    r"[\"“„«\s•*–-]*(?:no|nobody|none|nor|neither|kein\w*|niemand|aucune?|personne|nul|ningun[oa]?"
    r"|ningún|nadie|nessun[oa]?|nenhum[a]?|ninguém|geen|żad\w+|nikt|ни|никто|никак\w+)\b"
)
_DENIED_VERB = re.compile(r"\b(?:not|never)\b|n['’]t\b")


def in_passing(sentence: str, start: int, end: int, signs: Sequence[Cue], exact: bool) -> bool:
    """True if the date at sentence[start:end] dates a thing that the sentence only names.

    `sentence` is in small letters, its quotations blanked out; the signs of tense count from its
    beginning. `exact` says whether the date is a single day.
    """
    before, after = sentence[:start], sentence[end:]
    if not exact and _ATTRIBUTE.search(before) and _FOLLOWING_NOUN.match(after):
        return True
    return (
        _OF_NOUN.search(before) is not None
        or (_BARE_YEAR.fullmatch(sentence, start, end) is not None
            and _YEAR_IS_OBJECT.search(before) is not None)
        or _in_relative_clause(sentence, start, end, signs)
        or _in_participle(sentence, start, end, signs)
        or (not exact and _in_apposition(before, after, start, signs))
    )  # fmt: skip


def is_comparison(sentence: str, start: int, end: int) -> bool:
    """True for a date at sentence[start:end] that is only measured against: `the most since 1989`,
    `felled after 1561`.

    English `since` compares always, that of other languages only with a superlative.
    """
    before = sentence[:start]
    if _BARE_YEAR.fullmatch(sentence, start, end) and _BOUNDED.search(before):
        return True
    found = _COMPARED.search(before)
    if found is None:
        return False
    english = found.group().startswith(
        ("since", "than", "compared", "up", "down", "ahead", "years")
    )
    return english or _MEASURED.search(sentence) is not None


def is_denied(sentence: str, start: int, sign: Cue | None) -> bool:
    """True if the sentence, or the verb that the date at `start` belongs to, denies the deed."""
    if _DENIED_SUBJECT.match(sentence):
        return True
    if sign is None or sign.tense is not Tense.PAST:
        return False
    low, high = sorted((max(0, sign.start - 8), start))
    return _DENIED_VERB.search(sentence, low, high) is not None


def _in_relative_clause(sentence: str, start: int, end: int, signs: Sequence[Cue]) -> bool:
    """True for a date behind `who` or `which` in a sentence whose main verb tells of an act."""
    openers = list(_RELATIVE.finditer(sentence, 0, start))
    if not openers:
        return False
    opener = openers[-1]
    if opener["comma"] and "," in sentence[opener.end() : start]:
        return False  # The clause is over before the date.
    main = [sign for sign in signs if sign.end <= opener.start()]
    if opener["word"] == "that":
        led = next((sign for sign in signs if sign.start >= opener.end()), None)
        if main and is_speech(main[-1].word):
            return False  # `said that …`
        if not main and (led is None or sentence[opener.end() : led.start].strip()):
            return False  # `that day`
    if main:
        return not any(_is_state(sentence, sign) for sign in main)
    if sentence.count(" ", 0, opener.start()) >= _SUBJECT_WORDS:
        return True  # So long a beginning has a verb, though not one of those known.
    if any(_goes_on(sentence, comma.end(), signs) for comma in _COMMA.finditer(sentence, end)):
        return True
    following = next((sign for sign in signs if sign.start >= end), None)
    return (
        not opener["comma"]
        and following is not None
        and _CLAUSE_END.search(sentence, end, following.start) is None
        and not _is_state(sentence, following)
    )


def _goes_on(sentence: str, place: int, signs: Sequence[Cue]) -> bool:
    """True if a verb of an act stands at a place, that of the main clause behind an aside."""
    found = _NEXT_WORD.match(sentence, place)
    if found is None:
        return False
    at = found.start("word")
    sign = next((sign for sign in signs if sign.start == at), None)
    if sign is not None:
        return not _is_state(sentence, sign)
    if any(found.end("word") < sign.start <= found.end() for sign in signs):
        return False  # `officials said`
    word = found["word"]
    return word.endswith("s") and not word.endswith("ss") and word not in _NO_VERB


def _is_state(sentence: str, sign: Cue) -> bool:
    """True for `is` and `has` and their like that tell how things are, not what was done."""
    auxiliary = sign.word in ("has", "have", "was", "were", "is", "are")
    return sign.word in _STATES and not (auxiliary and _PARTICIPLE.match(sentence, sign.end))


def _in_participle(sentence: str, start: int, end: int, signs: Sequence[Cue]) -> bool:
    """True for `the accord signed in 2018` in a sentence that has another verb."""
    earlier = [sign for sign in signs if sign.end <= start]
    if not earlier:
        return False
    sign = earlier[-1]
    between = sentence[sign.end : start].split()
    directly = not between or (between[0] in _BEFORE_DATE and len(between) <= 6)
    if sign.tense is not Tense.PAST or not directly or sign.word in _STATES:
        return False
    for other in reversed(earlier[:-1]):
        gap = sentence[other.end : sign.start]
        if _CLAUSE_END.search(gap):
            break
        if not is_speech(other.word) and len(gap.split()) > 1:
            return True
    found = _NEXT_WORD.match(sentence, end)
    return found is not None and sentence[end : end + 1] == " " and _goes_on(sentence, end, signs)


def _in_apposition(before: str, after: str, start: int, signs: Sequence[Cue]) -> bool:
    """True for `Nigeria, winners in 2013, lost`: between commas, without a verb."""
    found = _APPOSED.search(before)
    closing = _CLOSED.match(after)
    if found is None or closing is None or found["first"] in _PUT_BEFORE:
        return False
    low, high = found.start(), start + closing.end()
    return not any(low <= sign.start < high for sign in signs)


def in_aside(sentence: str, start: int, end: int) -> bool:
    """True for a date in any language that stands between commas behind a word of weight:
    `la ville, évacuée en novembre, est épargnée`."""
    found = _APPOSED.search(sentence, 0, start)
    if found is None or found.end() != start or _CLOSED.match(sentence, end) is None:
        return False
    return len(found["first"]) > 4 and sentence.count(" ", found.start(), start) <= 5
