"""What the words around a date say that it is: published, updated, today's, a comment's.

The lists cover the languages of `dates_words`; forms are matched anywhere in a short line, in any
case, at the start of a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newstui.cleaning.dates_words import WEEKDAYS, month_number

_PUBLISHED = (
    "published|publish date|publication date|posted|first published|released|release date|issued"
    "|created|date of publication|filed|written on"
    "|veröffentlicht|publiziert|erschienen|erstellt|eingestellt|artikel vom|beitrag vom"
    "|meldung vom|pressemitteilung vom|geschrieben|verfasst|gepostet|online seit"
    "|publié|publiée|paru|mis en ligne|posté|rédigé"
    "|publicado|publicada|publicación|publicat"
    "|pubblicato|pubblicata|pubblicazione|scritto"
    "|criado|postado|data de publicação"
    "|gepubliceerd|geplaatst|verschenen"
    "|opublikowano|opublikowany|data publikacji|dodano|publikacja|utworzono"
    "|опубликовано|опубликована|дата публикации|размещено"
    "|опубліковано|публикувано|објављено|объявлено|објавено"
    "|objavljeno|objavljen|publikováno|vydáno|zveřejněno|publikované|zverejnené|közzétéve|megjelent"
    "|publicerad|publicerat|publiceret|offentliggjort|publisert|lagt ut|julkaistu|avaldatud"
    "|publicēts|paskelbta|δημοσιεύτηκε|δημοσίευση|yayınlanma|yayın tarihi|giriş"
    "|botuar|publikuar|data publicării|dată publicare|posted on"
)
_LABEL = (
    "date|on|by|from|stand|datum|vom|von|am|le|du|par|fecha|el|por|data|di|da|em|op|van|door|dnia"
    "|z dnia|дата|от|від|от дня|ημερομηνία|den|dne|dňa|tarih|piše|av|af|kl"
)
_UPDATED = (
    "updated|update|last updated|last modified|modified|revised|edited"
    "|aktualisiert|zuletzt|geändert|letzte änderung|bearbeitet|überarbeitet"
    "|mis à jour|mise à jour|actualisé|modifié|maj"
    "|actualizado|actualizada|actualización|modificado"
    "|aggiornato|aggiornamento|ultima modifica|modificato"
    "|atualizado|atualizada|atualização"
    "|bijgewerkt|laatst gewijzigd|gewijzigd|aangepast|update"
    "|zaktualizowano|aktualizacja|zmodyfikowano"
    "|обновлено|изменено|оновлено|обновена|ажурирано"
    "|ažurirano|posodobljeno|aktualizováno|upraveno|aktualizované|frissítve|módosítva"
    "|uppdaterad|opdateret|oppdatert|päivitetty|uuendatud|atjaunots|atnaujinta|ενημερώθηκε"
    "|güncelleme|güncellendi|actualizat"
)
_SELF = (
    "this article|this post|this entry|this story|this page|dieser artikel|dieser beitrag"
    "|dieser eintrag|diese seite|cet article|ce billet|cette page|este artículo|esta entrada"
    "|esta página|questo articolo|questo post|questa pagina|este artigo|dit artikel|dit bericht"
    "|deze pagina|ten artykuł|ten wpis|эта статья|эта запись|článek byl|tento článek|artikkelen ble"
    "|artikeln publ|artiklen er"
)
_TODAY = (
    "today|heute|aujourd|hui|hoy|oggi|hoje|vandaag|dzisiaj|dziś|dzis|сегодня|сьогодні|днес|денес"
    "|данас|danas|danes|dnes|idag|tänään|täna|šodien|šiandien|σήμερα|bugün|azi|avui"
)
_LOOKED_AT = "printed|gedruckt|ausdruck|fetched|retrieved|abgerufen|crawled|accessed|consulté"
_BETWEEN = (
    "is|s|it|the|date|time|and|ist|der|den|das|datum|und|uhrzeit|vom|am|est|le|nous|sommes|es|el|è"
    "|il|é|on|om|jest|to|je|er|är|on|se|data|fecha"
)
_NOTICE = (
    "copyright|all rights|rechte vorbehalten|tous droits|derechos reservados"
    "|diritti riservati|direitos reservados|prawa zastrzeżone|права защищены|cookie|datenschutz"
    "|impressum|privacy|terms of|expires|gültig|valid until|deadline|version|archiv|archive"
    "|retrieved|abgerufen|accessed|consulté|crawled|captured|captures|capture|geburt|born|founded"
    "|since|seit|registriert|registered|joined|inscrit|registrado|iscritto|beigetreten|mitglied"
    "|member|beiträge|posts|messages|license|lizenz|termin|event|veranstaltung|bis|until|jusqu"
)
_RELATED = (
    "related|read more|read next|see also|more from|more on|more stories|you may|recommended"
    "|most read|latest|recent|trending|popular|ähnliche|lesen sie auch|auch interessant|mehr zum"
    "|weitere|verwandte|aktuelle|neueste|neuste|meistgelesen|passend|empfohlen|zum thema|à lire"
    "|lire aussi|sur le même|articles récents|les plus lus|dernières|te puede interesar"
    "|más leídas|más leídos|relacionadas|últimas|lee también|recientes|articoli correlati"
    "|leggi anche|correlati|ultime|potrebbe|più letti|leia também|leia mais|relacionados"
    "|mais lidas|lees ook|meer over|gerelateerd|laatste|recente|czytaj|zobacz|powiązane|najnowsze"
    "|популярное|читайте|новости по теме|похожие|последние|läs också|läs mer|relaterat|læs også"
    "|les også|lue myös|přečtěte|související|citește|olvasd|vezi și|ilgili|διαβάστε|pročitajte"
)
_CAPTION = (
    "photo|photos|photograph|foto|fotos|fotó|bild|picture|image|imago|getty|shutterstock"
    "|fotografía|crédit|credit|courtesy|reuters/|/afp|/ap|ap photo|(ap|/dpa|picture alliance"
    "|zdjęcie|фото|via ap|file photo|archivbild|symbolbild|screenshot"
)
_COMMENT = (
    "says|said|sagt|sagte|schrieb|a dit|dit|dice|ha detto|disse|reply|antworten|répondre|responder"
    "|rispondi|comment by|kommentar von|permalink|replied|wrote|zegt|komentarz|пишет|ответить"
)


_TOKEN = re.compile(r"[^\W\d_]+")
_TIME = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d{2})?")
_CLOCK_WORDS = frozenset(
    {"am", "pm", "uhr", "gmt", "utc", "cet", "cest", "est", "edt", "bst", "pst", "pdt", "msk", "et"}
)


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of text in lower case, and its words."""

    lower: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Said:
        lower = text.lower()
        return cls(lower, frozenset(_TOKEN.findall(lower)))


@dataclass(frozen=True, slots=True)
class Words:
    """Words and phrases to look for in short stretches of text."""

    single: frozenset[str]
    openings: frozenset[str]
    """The first words of the phrases, by which most texts are seen to hold none of them."""
    phrases: tuple[str, ...]

    @classmethod
    def of(cls, listed: str) -> Words:
        forms = set(listed.split("|"))
        single = {form for form in forms if _TOKEN.fullmatch(form)}
        phrases = tuple(sorted(forms - single))
        openings = frozenset(_TOKEN.findall(phrase)[0] for phrase in phrases)
        return cls(frozenset(single), openings, phrases)

    def may_be_within(self, said: Said) -> bool:
        """False if no part of the text holds one of them, which is quick to see."""
        return not (self.single.isdisjoint(said.words) and self.openings.isdisjoint(said.words))

    def within(self, said: Said) -> bool:
        """True if one of them stands in the text, in any case, as whole words."""
        if not self.single.isdisjoint(said.words):
            return True
        if self.openings.isdisjoint(said.words):
            return False
        return any(phrase in said.lower for phrase in self.phrases)


PUBLISHED = Words.of(_PUBLISHED)
LABEL = Words.of(_LABEL)
UPDATED = Words.of(_UPDATED)
NOTICE = Words.of(_NOTICE + "|(c)")
COMMENT = Words.of(_COMMENT)
RELATED = Words.of(_RELATED)
CAPTION = Words.of(_CAPTION)
SELF = Words.of(_SELF)
WEEKDAY = Words.of("|".join(WEEKDAYS))
_PRESENT = Words.of(_TODAY)
_LOOKED = Words.of(_LOOKED_AT)
_BETWEEN_WORDS = Words.of(_BETWEEN)
_SAYING_NOTHING = (
    PUBLISHED.single | UPDATED.single | LABEL.single | WEEKDAYS | _CLOCK_WORDS | {"at", "um", "à"}
)


def says_today(before: str) -> bool:
    """True if the words right before a date say that it is the present day (`Today is Friday,`).

    A word for today must open the line: it may also end a name (`by Miami Today on`).
    """
    words = _TOKEN.findall(before.lower())
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word in _LOOKED.single:
            return True
        if word in _PRESENT.single:
            return all(w in _PRESENT.single or w in _BETWEEN_WORDS.single for w in words[:place])
        if word not in _BETWEEN_WORDS.single and word not in WEEKDAYS:
            return False
    return False


def residue(line: str) -> int:
    """How many letters of a line are no date, time, weekday or label: what else it says."""
    words = _TOKEN.findall(_TIME.sub(" ", line).lower())
    return sum(
        len(word) for word in words if word not in _SAYING_NOTHING and month_number(word) is None
    )
