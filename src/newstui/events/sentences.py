"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re

from newstui.events.wordlist import words

_END = re.compile(r"([.!?…。！？؟।][.!?…。！？؟।]*+)(?:(?<=[。！？])|[\"'”’»“\)\]]*+(?=\s))")
"""Marks that may end a sentence, with the quotes and brackets that they close. The first mark
stands by itself: so it is found faster."""
_WIDE_ENDS = frozenset("。！？")
_BLANK_RUN = re.compile(r"\s+")
_OPENERS = "\"'“”‘„«»([—–-¿¡*•"
_LINE = re.compile(r"[^\n]+")
_WORD_STARTS = re.compile(r"[\s(\[\"“„«'‘]")
_LONGEST_BARE = 6
"""Letters of the longest word without stops in it that carries one."""

# Words that carry a full stop of their own and are followed by more of the same sentence.
_TITLES = words(
    "mr mrs ms mx dr prof gen lt col maj capt cmdr sgt cpl pvt adm sen rep gov pres hon rev fr sr "
    "st ste mt ft messrs mme mlle mgr me sra srta ud uds lic ing dña exc dipl hr fru frau hrn "
    "herr dott avv arch on sig sigg ds drs mw dhr ir ks ul al płk gen ppłk им г гг ул д проф акад "
    "no nr nos vol art fig pp cf vs ca approx dept univ assn bros jan feb mar apr jun jul aug sep "
    "sept oct nov dec tues thurs z.b d.h u.a i.e e.g bzw usw ggf vgl evtl sog mio mrd tel abs "
    "str bd hl geb gest ehem inkl evt bijv nl o.a d.w.z tzw np m.in tj tzn św r.i.p p.ej pág av "
    "núm vd tt.ss т.е т.д т.п т.к н.э млн млрд тыс руб см стр"
)
# Words that may carry a full stop and may also end a sentence: the next word decides.
_EITHER = words(
    "u.s u.k u.n e.u u.s.a d.c a.m p.m inc ltd co corp jr etc usw enz itd itp ecc p.m a.c ph.d "
    "uu ee.uu ss.ss s.a n.v b.v st bros m.d l.a n.y"
)
_STARTERS = words(
    "the a an in on at it he she they we i but and this that these those there his her its their "
    "for as if when while after before since however meanwhile although so yet with by from to "
    "what who how why some many most all no not one two last next more also both each earlier "
    "later now today under during still el la los las en un una le les l il lo gli der die das "
    "ein eine im am es er sie wir de het een os o em no na"
)
_ORDINAL_STOP = frozenset({"de", "da", "no", "nb", "nn", "fi", "cs", "sk", "hu", "hr", "sl", "sr"})


def sentences(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Start and end (exclusive) of each sentence of `text`, in characters, in order.

    White space around a sentence is left out, so the spans touch no blank; a text of blanks has
    none. A line ends its sentence unless the next one goes on in small letters. `language`
    (ISO 639-1) settles whether a full stop after a number marks an ordinal.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        begin = start
        for cut in _cuts(text, start, end, language):
            _add(spans, text, begin, cut)
            begin = cut
        _add(spans, text, begin, end)
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    if text[start : start + 1] == " ":
        start += 1
    piece = text[start:end]
    body = piece.strip()
    if body:
        if len(body) < len(piece):
            start += len(piece) - len(piece.lstrip())
        spans.append((start, start + len(body)))


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines, joined with the next where that goes on in small letters."""
    blocks: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        joins = (
            blocks
            and line.start() == blocks[-1][1] + 1
            and text[line.start()].islower()
            and text[blocks[-1][1] - 1] not in ".!?…:"
        )
        if joins:
            blocks[-1] = (blocks[-1][0], line.end())
        else:
            blocks.append(line.span())
    return blocks


def _cuts(text: str, start: int, end: int, language: str | None) -> list[int]:
    """Where sentences end inside one block, before its own end."""
    cuts: list[int] = []
    for mark in _END.finditer(text, start, end):
        after = mark.end()
        if text[after - 1] in _WIDE_ENDS or (
            _begins_sentence(text, after, end)
            and not (mark[1] == "." and _is_abbreviation(text, mark.start(), after, language))
        ):
            cuts.append(after)
    return cuts


def _begins_sentence(text: str, position: int, end: int) -> bool:
    if text[position] == " " and position + 1 < end and text[position + 1].isalpha():
        return not text[position + 1].islower()
    blank = _BLANK_RUN.match(text, position, end)
    position = blank.end() if blank else position
    opened = 0
    while position < end and opened < 4 and text[position] in _OPENERS:
        position += 1
        opened += 1
        if position < end and text[position] == " ":
            position += 1
    return position < end and not text[position].islower()


def _is_abbreviation(text: str, stop: int, after: int, language: str | None) -> bool:
    if stop > _LONGEST_BARE and text[stop - _LONGEST_BARE - 1 : stop].isalpha():
        return False
    before = text[max(0, stop - 20) : stop]
    word = before.rpartition(" ")[2]
    if not word.isalpha():
        word = _WORD_STARTS.split(before)[-1]
    if not word:
        return False
    bare = word.lower().strip(".")
    if (
        (len(word) == 1 and word.isalpha())
        or bare in _EITHER
        or (len(word) > 2 and "." in word and _is_dotted(word))
    ):
        following = _BLANK_RUN.sub(" ", text[after : after + 24]).strip().split(" ")[0]
        return following.lower().strip("\"'“”.,") not in _STARTERS
    if bare in _TITLES:
        return word[0].isupper() or bare not in _AMBIGUOUS_SMALL
    return len(bare) <= 2 and bare.isdigit() and language in _ORDINAL_STOP


# Abbreviations that are also words which may well end a sentence.
_AMBIGUOUS_SMALL = words("no on me al fig st art abs mar sep d fr")


def _is_dotted(word: str) -> bool:
    """True for initials with stops between them: `U.S`, `J.R.R`, `z.B`."""
    return all(len(letter) == 1 and letter.isalpha() for letter in word.split("."))
