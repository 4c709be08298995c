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
_TODAY = (
    "today|heute|aujourd|hui|hoy|oggi|hoje|vandaag|dzisiaj|dziś|dzis|сегодня|сьогодні|днес|денес"
    "|данас|danas|danes|dnes|idag|tänään|täna|šodien|šiandien|σήμερα|bugün|azi|avui|printed"
    "|gedruckt|ausdruck|fetched|retrieved|abgerufen|crawled"
)
_BETWEEN = (
    "is|s|it|the|date|time|and|ist|der|den|das|datum|und|uhrzeit|vom|am|est|le|nous|sommes|es|el|è"
    "|il|é|on|om|jest|to|je|er|är|on|se|data|fecha"
)
_NOTICE = (
    "copyright|all rights|rechte vorbehalten|tous droits|derechos reservados"
    "|diritti riservati|direitos reservados|prawa zastrzeżone|права защищены|cookie|datenschutz"
    "|impressum|privacy|terms of|expires|gültig|valid until|deadline|version|archiv|archive"
    "|retrieved|abgerufen|accessed|consulté|crawled|captured|geburt|born|founded|since|seit"
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
class Words:
    """Words and phrases to look for in short stretches of text."""

    single: frozenset[str]
    phrases: tuple[str, ...]

    @classmethod
    def of(cls, listed: str) -> Words:
        forms = set(listed.split("|"))
        single = {form for form in forms if _TOKEN.fullmatch(form)}
        return cls(frozenset(single), tuple(sorted(forms - single)))

    def within(self, text: str) -> bool:
        """True if one of them stands in the text, in any case, as whole words."""
        lower = text.lower()
        if not self.single.isdisjoint(_TOKEN.findall(lower)):
            return True
        return any(phrase in lower for phrase in self.phrases)


PUBLISHED = Words.of(_PUBLISHED)
LABEL = Words.of(_LABEL)
UPDATED = Words.of(_UPDATED)
TODAY = Words.of(_TODAY)
BETWEEN = Words.of(_BETWEEN)
NOTICE = Words.of(_NOTICE + "|©|(c)")
COMMENT = Words.of(_COMMENT)
WEEKDAY = Words.of("|".join(WEEKDAYS))
_SAYING_NOTHING = (
    PUBLISHED.single | UPDATED.single | LABEL.single | WEEKDAYS | _CLOCK_WORDS | {"at", "um", "à"}
)


def says_today(before: str) -> bool:
    """True if the words right before a date say that it is the present day (`Today is Friday,`)."""
    for word in reversed(_TOKEN.findall(before.lower())):
        if word in TODAY.single:
            return True
        if word not in BETWEEN.single and word not in WEEKDAYS:
            return False
    return False


def residue(line: str) -> int:
    """How many letters of a line are no date, time, weekday or label: what else it says."""
    words = _TOKEN.findall(_TIME.sub(" ", line).lower())
    return sum(
        len(word) for word in words if word not in _SAYING_NOTHING and month_number(word) is None
    )
