"""What the furniture around articles says, in the languages of Europe.

Each pattern takes a whole line, or the start of one where it says so. They are phrases that any
site uses; none belongs to one.
"""

from __future__ import annotations

import re


def _whole(*phrases: str) -> re.Pattern[str]:
    """Lines that say nothing but one of the phrases, in any case, with marks around it."""
    return re.compile(rf"^\W*(?:{'|'.join(phrases)})\W*$", re.IGNORECASE)


def _starts(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(phrases)})\b", re.IGNORECASE)


_NETWORK = (
    r"facebook|twitter|x|linkedin|whats ?app|pinterest|reddit|telegram|tumblr|e-?mail|instagram"
    r"|print|pocket|flipboard|messenger|bluesky|threads|xing|mastodon|copy(?: link)?|vk|youtube"
    r"|tiktok|rss|sms|signal|drucken|mail|imprimer|imprimir|stampa|feedly|pinboard"
)
SHARE = _whole(
    rf"(?:(?:share|teilen|partager|compartir|condividi|partilhar|delen|udostępnij|поделиться|dela"
    rf"|del|jaa|tweet|post|send|pin|save|like|follow|via|on|auf|sur|en|su|op|this|to|by|it"
    rf"|(?:article|story|page|artikel|artículo|articolo|beitrag|post|us|link)|{_NETWORK}"
    r"|and|und|et|y|e|0|\d+ ?k?|shares?|tweets?|likes?)[\s\W]*)+"
)
"""Share bars: names of networks and the words between them."""

ADVERT = _whole(
    r"advertisements?(?: - (?:scroll|continue).{0,40})?|adverts?|ads?(?: by .{1,30})?"
    r"|sponsored(?: content| links?)?|promoted(?: stories)?|anzeigen?|werbung|publicité|pub"
    r"|publicidade?|publicidad|pubblicità|advertentie|reklama?|реклама|annons|annonse|mainos"
    r"|(?:story|article) continues? (?:below|after).{0,40}|scroll to continue.{0,40}"
    r"|(?:continue|keep) reading(?: below)?|la suite après.{0,30}|lesen sie (?:jetzt|weiter).{0,20}"
)

RELATED = _whole(
    r"(?:related|recommended|popular|trending|latest|similar|more|top|featured|other|most"
    r"|editor'?s?|you may|you might|also|from|around)"
    r"(?: (?:articles?|stories|posts?|news|read(?:ing)?|links?|content|topics?|videos?|picks?|like"
    r"|also|from|on|the|this|in|our|web|popular|headlines|viewed|author|site|be|interested))*",
    r"(?:ähnliche|verwandte|weitere|mehr|meistgelesene?|aktuelle|neueste|passende)"
    r"(?: (?:artikel|beiträge|nachrichten|themen|meldungen|zum thema|aus|links|news|inhalte))+",
    r"(?:das könnte (?:sie|dich) auch interessieren|auch interessant|mehr zum thema|zum thema"
    r"|am meisten gelesen|lesen sie auch)",
    r"(?:à lire (?:aussi|également)|lire aussi|sur le même (?:sujet|thème)|articles? "
    r"(?:liés|similaires)|les plus lus|dans la même (?:rubrique|catégorie)|voir aussi)",
    r"(?:(?:noticias|artículos|contenidos?|entradas) relacionad[oa]s?|te puede interesar"
    r"|también te puede interesar|lo más (?:leído|visto)|más (?:noticias|información)|lee también)",
    r"(?:articoli correlati|leggi anche|ti potrebbe interessare|potrebbe interessarti(?: anche)?"
    r"|i più letti|notizie correlate|altre notizie)",
    r"(?:(?:notícias|artigos|matérias) relacionad[oa]s|leia (?:também|mais)|mais lidas"
    r"|veja também)",
    r"(?:lees ook|gerelateerde? (?:artikelen|berichten)|meer (?:nieuws|over)|meest gelezen)",
    r"(?:czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|powiązane (?:artykuły)?"
    r"|polecamy|najczęściej czytane|podobne artykuły)",
    r"(?:читайте также|по теме|похожие (?:статьи|новости)|популярное|смотрите также|ещё по теме)",
)
"""Headings of lists that lead to other articles."""

READ_ALSO = _starts(
    r"(?:read|see|watch|listen)(?: ?(?:more|also|next|now|this|here))? ?[:|>»–-] ?",
    r"(?:also read|read also|see also|more on|more from|related(?: article| story)?s? ?:)",
    r"(?:lesen sie (?:auch|hier|mehr)|mehr dazu ?:|lire aussi|à lire (?:aussi|également)"
    r"|lee también|leggi anche|leia (?:também|mais)|lees ook|czytaj (?:też|także|również|więcej)"
    r"|читайте также)",
)
"""Starts of lines that point to one other article."""

SIGN_UP = re.compile(
    r"\b(?:sign up (?:for|to)|subscribe (?:to|for|now|today)|newsletters?\b.{0,60}\b(?:sign|inbox"
    r"|abonn|anmeld|inscri|iscri|suscr)|(?:join|follow) (?:us|our) (?:on|channel|whatsapp|telegram)"
    r"|download (?:our|the) app|get (?:the|our) (?:latest|best|daily).{0,60}(?:inbox|mail)"
    r"|straight to your inbox|delivered to your inbox|already a (?:subscriber|member)"
    r"|newsletter (?:abonnieren|bestellen)|jetzt (?:abonnieren|anmelden)"
    r"|(?:abonnez|inscrivez)-vous|suscríbe(?:te|ase)|iscriviti|inscreva-se|assine (?:já|a|o)"
    r"|schrijf je in|zapisz się|подпис(?:ывайтесь|аться|ка) на|log ?in to|create (?:a|an) account)",
    re.IGNORECASE,
)

COPYRIGHT = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|\bcopyright\b|\ball rights? reserved\b|alle rechte vorbehalten"
    r"|tous droits réservés|(?:todos los|reservados todos los) derechos|todos os direitos"
    r"|tutti i diritti|alle rechten voorbehouden|wszelkie prawa|все права защищены"
    r"|may not be (?:published|reproduced|copied|redistributed)"
    r"|(?:terms of (?:use|service)|privacy policy|cookie policy|datenschutz|impressum)\W*$",
    re.IGNORECASE,
)

COMMENTS = _whole(
    r"(?:\d+ )?(?:comments?|kommentare?|commentaires?|comentarios?|comentários|commenti"
    r"|reacties|komentarze|комментари[ийев]+)(?: \(?\d+\)?)?",
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply).{0,30}"
    r"|join the (?:discussion|conversation)",
    r"(?:schreib(?:e|en sie)|hinterlasse|kommentar).{0,12} (?:einen? )?"
    r"(?:kommentar|antwort|schreiben)",
    r"(?:laisser un|déja una?|lascia un|deixe um|laat een|dodaj|оставить) ?"
    r"(?:commentaire|respuesta|comentario|commento|comentário|reactie|komentarz|комментарий)",
)

MENU = _whole(
    r"home(?:page)?|startseite|accueil|inicio|início|главная|strona główna|menu|menü|navigation"
    r"|log ?in|log ?out|sign in|register|anmelden|registrieren|connexion|search|suche|suchen"
    r"|rechercher|buscar|cerca|zoeken|szukaj|поиск|contact(?: us)?|kontakt|contacto|contatti"
    r"|about(?: us)?|über uns|impressum|datenschutz.{0,14}|privacy(?: policy)?|terms.{0,25}"
    r"|cookies?(?: policy| settings)?|sitemap|newsletter|subscribe|abonnieren|skip to .{1,20}"
    r"|close|schließen|fermer|cerrar|chiudi|next|previous|zurück|weiter|top|back to top|nach oben"
    r"|tags?|categories|kategorien|archives?|archiv|rss|advertise.{0,10}|careers|jobs|shop|e-?paper"
)

AGENCY_TAIL = re.compile(
    r"^[(\[–—-]?\s*(?:with (?:inputs|reporting|files) (?:from|by) .{2,60}"
    r"|(?:mit )?material von .{2,40}|avec (?:l'|les )?.{2,20}"
    r"|\(?(?:reporting|editing|writing|additional reporting|our standards) ?(?:by|:).{2,300}"
    r"|[A-Z]{2,6}(?:[/,] ?[A-Za-z]{2,8}){0,3})\s*[)\]]?\.?$"
)
"""Closing credits: `(Reporting by …; editing by …)`, `AFP/dpa`."""


def is_furniture(line: str) -> bool:
    """Whether a line alone shows that it is none of the article's."""
    return bool(
        len(line) <= 160
        and (
            SHARE.match(line)
            or ADVERT.match(line)
            or RELATED.match(line)
            or READ_ALSO.match(line)
            or COMMENTS.match(line)
            or MENU.match(line)
        )
    )
