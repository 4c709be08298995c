"""What the furniture around articles says, in the languages of Europe.

They are phrases that any site uses; none belongs to one. Lookups are by whole line in folded form
(see `likeness.folded`), by the start of a line, or by a phrase inside a short line.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from newstui.cleaning.likeness import folded


class Cue(StrEnum):
    """What a line that is no part of an article is there for."""

    SHARE = "share"
    ADVERT = "advert"
    RELATED = "related"
    READ_ALSO = "read also"
    COMMENTS = "comments"
    MENU = "menu"
    SIGN_UP = "sign up"
    NOTICE = "notice"
    META = "meta"
    CREDIT = "credit"


_CUE_MOST = 200
"""Characters beyond which a line is text, whatever it says."""


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(folded(phrase) for phrase in listed.split("|"))


def _words_of(phrases: tuple[str, ...]) -> frozenset[str]:
    """The longest whole word of each phrase: a line without any of them holds no phrase."""
    return frozenset(max(folded(phrase).split(), key=len) for phrase in phrases)


_ADVERTS = _phrases(
    "advertisement|advertisements|advert|ad|ads|advertising|sponsored|sponsored content"
    "|sponsored links|promoted|promoted content|paid content|anzeige|anzeigen|werbung|publicité|pub"
    "|publicidade|publicidad|pubblicità|advertentie|reklama|реклама|annons|annonse|mainos|reklame"
    "|article continues below|article continues after advertisement|story continues below"
    "|story continues after advertisement|story continues below advertisement|scroll to continue"
    "|advertisement scroll to continue|advertisement continue reading below|continue reading"
    "|continue reading below|keep reading|la suite après cette publicité|lesen sie jetzt"
    "|artikel weiterlesen|weiterlesen|lire la suite|seguir leyendo|continua a leggere|lees verder"
    "|continue lendo|czytaj dalej|loading|please wait|wird geladen|play|watch|listen|video|gallery"
    "|play video|watch video|image|bild|foto|photo"
)
_RELATED = _phrases(
    "related|related content|related coverage|recommended|recommended for you|recommended reading"
    "|trending|trending now|popular|most popular|most read|most viewed|most shared|top stories"
    "|latest|latest news|latest stories|latest articles|latest posts|recent posts|recent articles"
    "|recent news|recent stories|featured|featured posts|you may also like|you might also like"
    "|you may also be interested in|you might be interested in|more stories|more news|more articles"
    "|more from this author|more from the author|more from us|more like this|more to read"
    "|more on this story|more on this topic|more from the web|around the web|from around the web"
    "|from our partners|in case you missed it|editors picks|editor s picks|don t miss|up next"
    "|read more|see more|see also|read next|what to read next|next article|previous article"
    "|next post|previous post|similar posts|similar articles|keep exploring|explore more"
    "|ähnliche artikel|ähnliche beiträge|verwandte artikel|verwandte themen|weitere artikel"
    "|weitere beiträge|weitere nachrichten|weitere themen|weitere meldungen|mehr zum thema"
    "|mehr aus|mehr artikel|mehr nachrichten|meistgelesen|meistgelesene artikel|am meisten gelesen"
    "|aktuelle artikel|aktuelle nachrichten|aktuelle beiträge|neueste beiträge|neueste artikel"
    "|das könnte sie auch interessieren|das könnte dich auch interessieren|auch interessant"
    "|zum thema|lesen sie auch|passend dazu|passend zum thema|empfohlene artikel|beliebte beiträge"
    "|à lire aussi|à lire également|lire aussi|sur le même sujet|sur le même thème|articles liés"
    "|articles similaires|les plus lus|dans la même rubrique|voir aussi|vous aimerez aussi"
    "|à voir aussi|articles récents|dernières actualités|nos derniers articles"
    "|noticias relacionadas|artículos relacionados|contenido relacionado|contenidos relacionados"
    "|entradas relacionadas|te puede interesar|también te puede interesar|lo más leído|lo más visto"
    "|más noticias|más información|lee también|últimas noticias|le puede interesar|relacionados"
    "|articoli correlati|leggi anche|ti potrebbe interessare|potrebbe interessarti"
    "|potrebbe interessarti anche|i più letti|notizie correlate|altre notizie|ultime notizie"
    "|notícias relacionadas|artigos relacionados|matérias relacionadas|leia também|leia mais"
    "|mais lidas|veja também|últimas notícias|lees ook|gerelateerde artikelen|gerelateerd"
    "|meer nieuws|meest gelezen|laatste nieuws|czytaj też|czytaj także|czytaj również"
    "|czytaj więcej|zobacz też|zobacz także|zobacz również|powiązane|powiązane artykuły|polecamy"
    "|najczęściej czytane|podobne artykuły|najnowsze|читайте также|по теме|похожие статьи"
    "|похожие новости|популярное|смотрите также|ещё по теме|последние новости|läs mer|läs också"
    "|mest läst|les også|siste nytt|læs også|lue myös|luetuimmat|čtěte také|související články"
    "|povezane vijesti|pročitajte još|povezani članci|najčitanije|kapcsolódó cikkek|citește și"
    "|articole similare|διαβάστε επίσης|ilgili haberler|читайте також"
)
_COMMENTS = _phrases(
    "comment|comments|kommentar|kommentare|commentaire|commentaires|comentario|comentarios"
    "|comentários|commenti|reacties|komentarze|комментарии|komentari|leave a comment"
    "|leave a reply|post a comment|add a comment|write a comment|join the discussion"
    "|join the conversation|no comments|no comments yet|kommentar schreiben|kommentieren"
    "|schreibe einen kommentar|schreiben sie einen kommentar|hinterlasse einen kommentar"
    "|hinterlasse eine antwort|kommentar hinterlassen|antworten|laisser un commentaire|réagir"
    "|commenter|deja una respuesta|deja un comentario|lascia un commento|deixe um comentário"
    "|deixe uma resposta|laat een reactie achter|geef een reactie|dodaj komentarz"
    "|оставить комментарий|cancel reply|antwort abbrechen|reply|responses|view comments"
    "|show comments|share your thoughts|have your say|report this comment"
)
_MENUS = _phrases(
    "home|homepage|startseite|accueil|inicio|início|главная|strona główna|menu|menü|navigation"
    "|login|log in|log out|logout|sign in|register|anmelden|registrieren|connexion|search|suche"
    "|suchen|rechercher|recherche|buscar|cerca|zoeken|szukaj|поиск|contact|contact us|kontakt"
    "|contacto|contatti|about|about us|über uns|impressum|datenschutz|datenschutzerklärung"
    "|privacy|privacy policy|terms|terms of use|terms of service|terms and conditions|agb"
    "|cookies|cookie policy|cookie settings|sitemap|newsletter|newsletters|subscribe|abonnieren"
    "|skip to content|skip to main content|skip to navigation|zum inhalt springen|close|schließen"
    "|fermer|cerrar|chiudi|next|previous|prev|zurück|weiter|top|back to top|nach oben|tags|tag"
    "|categories|category|kategorien|archives|archive|archiv|rss|advertise|advertise with us"
    "|careers|jobs|shop|e paper|epaper|toggle navigation|open menu|close menu|show more|load more"
    "|view all|see all|all|more|mehr|mehr anzeigen|alle anzeigen|voir plus|plus|ver más|altro"
    "|follow us|folgen sie uns|suivez nous|síguenos|seguici|siga nos|volg ons|share this article"
    "|sections|topics|themen|news|sport|sports|opinion|business|politics|world|culture|lifestyle"
    "|weather|wetter|puzzles|games|podcasts|videos|tv|radio|my account|mein konto|account"
    "|settings|help|hilfe|aide|ayuda|faq|support|accessibility|barrierefreiheit|english|deutsch"
    "|français|español|italiano"
)
_SHARE_WORDS = _phrases(
    "facebook|twitter|x|linkedin|whatsapp|whats|app|pinterest|reddit|telegram|tumblr|email|mail"
    "|instagram|print|pocket|flipboard|messenger|bluesky|threads|xing|mastodon|copy|link|vk"
    "|youtube|tiktok|rss|sms|signal|merken|drucken|imprimer|imprimir|stampa|feedly|share|shares|shared"
    "|teilen|partager|compartir|condividi|compartilhar|partilhar|delen|deel|udostępnij|поделиться"
    "|dela|del|jaa|tweet|tweets|post|send|pin|save|like|likes|follow|via|on|auf|sur|en|su|op|this"
    "|to|by|it|article|story|page|artikel|artículo|articolo|beitrag|us|and|und|et|y|e|i|a|with"
    "|your|friends|with|google|news|der|den|die|bei|per|this|opens|in|new|window|click"
)
_SHARE_TELLING = _phrases(
    "facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram|tumblr|email|instagram"
    "|flipboard|messenger|bluesky|xing|mastodon|vk|youtube|tiktok|share|shares|teilen|partager"
    "|compartir|condividi|compartilhar|partilhar|delen|deel|udostępnij|поделиться|dela|tweet|print"
    "|drucken|imprimer|imprimir|stampa|merken"
)
_READ_ALSO = re.compile(
    r"\W*(?:(?:read|see|watch|listen)(?: ?(?:more|also|next|now|this|here))? ?[:|>»–—-]"
    r"|also read|read also|see also|more (?:on|from|in)|related(?: article| story)?s? ?:|also see"
    r"|lesen sie (?:auch|hier|mehr)|mehr dazu ?:|lire aussi|à lire (?:aussi|également)|lee también"
    r"|leggi anche|leia (?:também|mais)|lees ook|czytaj (?:też|także|również|więcej)|zobacz także"
    r"|читайте также|läs mer|läs också|les også|læs også|lue myös|čtěte také|pročitajte)(?!\w)",
    re.IGNORECASE,
)
_SIGN_UP = (
    "sign up for", "sign up to", "sign up now", "subscribe to", "subscribe for", "subscribe now",
    "subscribe today", "join us on", "follow us on", "join our", "follow our", "download our app",
    "download the app", "to your inbox", "in your inbox", "already a subscriber", "our newsletter",
    "already a member", "newsletter abonnieren", "newsletter bestellen", "zum newsletter",
    "jetzt abonnieren", "jetzt anmelden", "unseren newsletter", "unserem newsletter",
    "abonnez-vous", "inscrivez-vous", "suscríbete", "suscríbase", "iscriviti", "inscreva-se",
    "assine já", "schrijf je in", "zapisz się", "подписывайтесь", "подписаться на", "log in to",
    "create an account", "create a free account", "unsubscribe at any", "your email address",
    "e-mail-adresse", "adresse e-mail", "correo electrónico", "start your free", "free trial",
)  # fmt: skip
_NOTICES = (
    "copyright", "all rights reserved", "all right reserved",
    "alle rechte vorbehalten", "tous droits réservés", "todos los derechos", "reservados todos",
    "todos os direitos", "tutti i diritti", "alle rechten voorbehouden", "wszelkie prawa",
    "все права защищены", "may not be published", "may not be reproduced", "may not be copied",
    "may not be redistributed", "without permission", "terms of use", "terms of service",
    "privacy policy", "cookie policy", "we use cookies", "uses cookies", "affiliate commission",
    "affiliate links", "verwendet cookies", "javascript", "reproduction interdite",
    "prohibida la reproducción", "reprodução proibida", "riproduzione riservata",
    "nachdruck verboten", "bet responsibly", "gamble responsibly", "terms apply",
    "appeared first on", "first appeared on", "support independent", "support our journalism",
)  # fmt: skip

_META_FIRST = _phrases(
    "posted|published|updated|author|authors|written|filed|tagged|tags|tag|category|categories"
    "|keywords|topics|source|last|first|autor|autorin|veröffentlicht|aktualisiert|abgelegt"
    "|kategorie|kategorien|schlagwörter|stichwörter|schlagworte|geschrieben|erstellt|stand|quelle"
    "|publié|mis|auteur|publicado|actualizado|etiquetas|pubblicato|aggiornato|autore|gepubliceerd"
    "|bijgewerkt|opublikowano|aktualizacja|źródło|автор|опубликовано|источник|теги|publicerad"
    "|uppdaterad|publisert|oppdatert|julkaistu|reading|lesezeit|dauer|rating|views|this entry"
)
_META_BY = _phrases("by|von|par|por|di|door|af|av|od|przez")
_META_PHRASES = (
    "min read", "minute read", "minutes read", "mins read", "min. read", "min lesezeit",
    "minuten lesezeit", "min de lecture", "min de lectura", "reading time", "filed under",
    "posted in", "posted on", "tagged with", "abgelegt unter", "last updated", "last modified",
    "zuletzt aktualisiert", "published on", "veröffentlicht am", "publié le", "publicado el",
)  # fmt: skip
_META_WORDS = _words_of(_META_PHRASES)
_META_MOST = 16
"""Words of the longest share bar, byline or filing note."""
_CREDITS = (
    "photo by", "photos by", "photo:", "photos:", "photograph:", "photographer:", "picture:",
    "image:", "images:", "image credit", "image source", "image by", "photo credit", "credit:",
    "credits:", "getty", "shutterstock", "istock", "unsplash", "ap photo", "/ap)", "file photo",
    "foto:", "fotos:", "bild:", "bildquelle", "symbolbild", "archivbild", "crédit photo",
    "crédits", "crédit :", "imago", "picture alliance", "reuters/", "afp via", "via reuters",
    "via ap", "handout", "photo courtesy", "image courtesy", "adobe stock", "pixabay", "pexels",
    "fotografía:", "imagen:", "(foto", "fot.", "фото:", "фото :", "wikimedia commons",
)  # fmt: skip
_CREDIT_WORDS = _words_of(_CREDITS)
_CREDIT_MOST = 420
"""Characters of the longest caption that ends in a credit."""
_SHARE_VERBS = _phrases(
    "share|teilen|weitersagen|partager|compartir|condividi|condividere|compartilhar|partilhar"
    "|delen|udostępnij|udostępnić|поделиться|dela|del|jaa|senden|send|versenden|mailen|envoyer"
    "|enviar|follow|folgen|suivez|click|klick|klicken|cliquez|tweet|twittern|ausdrucken"
)
_NETWORKS = _phrases(
    "facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram|tumblr|instagram|flipboard"
    "|messenger|bluesky|xing|mastodon|pocket|email|mail|skype|threads"
)
_PHRASE_MOST = 7
_BY_LINE = {
    **dict.fromkeys(_MENUS, Cue.MENU),
    **dict.fromkeys(_ADVERTS, Cue.ADVERT),
    **dict.fromkeys(_COMMENTS, Cue.COMMENTS),
    **dict.fromkeys(_RELATED, Cue.RELATED),
}
_COPYRIGHT_YEAR = re.compile(r"\([cC]\) ?(?:19|20)\d\d")
_RELATED_FIRST = _phrases("related|recommended|popular|trending|similar|latest|top|most|recent")
_RELATED_LAST = _phrases(
    "articles|stories|posts|news|links|topics|videos|content|headlines|reading|reads"
)
_READ_ALSO_FIRST = _phrases(
    "read|see|watch|listen|also|more|related|lesen|mehr|lire|à|lee|leggi|leia|lees|czytaj|zobacz"
    "|читайте|läs|les|læs|lue|čtěte|pročitajte"
)
_SIGN_UP_WORDS = _words_of(_SIGN_UP)
_NOTICE_WORDS = _words_of(_NOTICES)


_TELLING_FIRST = _RELATED_FIRST | _META_FIRST | _META_BY | _READ_ALSO_FIRST
_TELLING = _SHARE_TELLING | _NETWORKS | _META_WORDS | _NOTICE_WORDS | _SIGN_UP_WORDS | _CREDIT_WORDS
"""A line without any of these words, nor one of those first, has no cue but as a whole."""


def cue_of(line: str) -> Cue | None:
    """What a line is there for, None if it may be text."""
    return None if len(line) > _CREDIT_MOST else _cue_of(line)


@lru_cache(maxsize=4096)
def _cue_of(line: str) -> Cue | None:
    return cue_in(line, folded(line).split())


def cue_in(line: str, folded_words: list[str]) -> Cue | None:
    """The same for a line whose folded words, or the first of them, are known."""
    if len(line) > _CREDIT_MOST:
        return None
    words = [word for word in folded_words if not word.isdigit()]
    if not words:
        return Cue.NOTICE if _is_copyright(line) else None
    if len(line) <= _CUE_MOST:
        if len(words) <= _PHRASE_MOST and (found := _BY_LINE.get(" ".join(words))):
            return found
        if words[0] not in _TELLING_FIRST and _TELLING.isdisjoint(words):
            return Cue.NOTICE if _is_copyright(line) else None
        if found := _cue_of_short(line, words):
            return found
    if not _CREDIT_WORDS.isdisjoint(words) and _holds(line.lower(), _CREDITS):
        return Cue.CREDIT
    return None


def _cue_of_short(line: str, words: list[str]) -> Cue | None:
    """The cues that rest on a few telling words; whole phrases are looked for only then."""
    number = len(words)
    first = words[0]
    if number <= _META_MOST:
        if line[-1] not in ".!?" and _is_share_bar(words):
            return Cue.SHARE
        if number <= 4 and first in _RELATED_FIRST and words[-1] in _RELATED_LAST:
            return Cue.RELATED
        if _is_meta(line, words):
            return Cue.META
    if first in _READ_ALSO_FIRST and _READ_ALSO.match(line):
        return Cue.READ_ALSO
    if _is_copyright(line):
        return Cue.NOTICE
    if not _NOTICE_WORDS.isdisjoint(words) and _holds(line.lower(), _NOTICES):
        return Cue.NOTICE
    if not _SIGN_UP_WORDS.isdisjoint(words) and _holds(line.lower(), _SIGN_UP):
        return Cue.SIGN_UP
    return None


def _is_meta(line: str, words: list[str]) -> bool:
    """Bylines, filing and reading times: `Posted in News`, `By Jane Doe`, `4 min read`."""
    first = words[0]
    if first in _META_FIRST:
        return line[-1] not in ".!?…" and (":" in line or len(words) <= 8)
    if first in _META_BY:
        return 2 <= len(words) <= 6 and line[len(first) + 1 :][:1].isupper()
    return not _META_WORDS.isdisjoint(words) and _holds(line.lower(), _META_PHRASES)


def _is_share_bar(words: list[str]) -> bool:
    """Names of networks with little between them, or `share this on` one of them."""
    if _SHARE_WORDS.issuperset(words):
        return not _SHARE_TELLING.isdisjoint(words)
    return not _NETWORKS.isdisjoint(words) and not _SHARE_VERBS.isdisjoint(words)


def _is_copyright(line: str) -> bool:
    return "©" in line or ("(" in line and _COPYRIGHT_YEAR.search(line) is not None)


def _holds(lower: str, phrases: tuple[str, ...]) -> bool:
    return any(phrase in lower for phrase in phrases)
