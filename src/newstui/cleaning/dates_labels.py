"""What the words around a date say that it is: published, updated, today's, a notice's, a comment's.

The lists cover the languages of `dates_words`; forms are matched anywhere in a short line, in any
case, at the start of a word.
"""

from __future__ import annotations

import re

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
    "today|now|current|as of|heute|jetzt|aktuell|aujourd'hui|aujourd’hui|hoy|oggi|hoje|vandaag"
    "|dzisiaj|dziś|dzis|сегодня|сьогодні|днес|danas|danes|dnes|idag|i dag|tänään|täna|šodien"
    "|šiandien|σήμερα|bugün|azi|ma"
)
_NOTICE = (
    "copyright|©|\\(c\\)|all rights|rechte vorbehalten|tous droits|derechos reservados"
    "|diritti riservati|direitos reservados|prawa zastrzeżone|права защищены|cookie|datenschutz"
    "|impressum|privacy|terms of|expires|gültig|valid until|deadline|version|archiv|archive"
    "|retrieved|abgerufen|accessed|consulté|crawled|captured|geburt|born|founded|since|seit"
)
_COMMENT = (
    "says|said|sagt|sagte|schrieb|a dit|dit|dice|ha detto|disse|reply|antworten|répondre|responder"
    "|rispondi|comment by|kommentar von|permalink|replied|wrote|zegt|komentarz|пишет|ответить"
)


def _starting(words: str) -> re.Pattern[str]:
    forms = sorted(set(words.split("|")), key=len, reverse=True)
    return re.compile(r"(?<![^\W\d_])(?:" + "|".join(forms) + r")(?![^\W\d_])", re.IGNORECASE)


PUBLISHED = _starting(_PUBLISHED)
LABEL = _starting(_LABEL)
UPDATED = _starting(_UPDATED)
TODAY = _starting(_TODAY)
NOTICE = re.compile(_starting(_NOTICE).pattern + "|©", re.IGNORECASE)
COMMENT = _starting(_COMMENT)
WEEKDAY = _starting("|".join(WEEKDAYS))


_TIME = re.compile(
    r"\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d{2})?|(?<![^\W\d_])(?:[ap]\.?m\.?|uhr|gmt|utc|ces?t|e[sd]t"
    r"|bst|edt|pst|pdt|msk|ist)(?![^\W\d_])",
    re.IGNORECASE,
)
_SMALL = _starting("at|um|on|am|à|a las|alle|às|om|o|в|kl|klo|den|den|the|by|von|par|por|di|door")


def residue(line: str) -> int:
    """Letters of a line that are neither a date, a time, a weekday nor a label: what else it says."""
    text = _TIME.sub(" ", UPDATED.sub(" ", PUBLISHED.sub(" ", line)))
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(len(w) for w in words if w not in WEEKDAYS and month_number(w) is None)
