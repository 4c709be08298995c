"""What the furniture around articles says, in the languages of Europe, list by list.

They are phrases that any site uses; none belongs to one. `cues` reads them strictly, one line at
a time; the line model counts them and weighs the counts (see `dump_lexicon`). Sets are in folded
form (see `likeness.folded`); tuples are parts of a line in lower case, with their punctuation.
"""

from __future__ import annotations

from newstui.cleaning.likeness import folded


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(folded(phrase) for phrase in listed.split("|"))


ADVERTS = _phrases(
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
RELATED = _phrases(
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
    "|articole similare|διαβάστε επίσης|ilgili haberler|читайте також|temas relacionados"
    "|etiquetas relacionadas|articles les plus lus|vidéos les plus vues|vidéo recommandée"
    "|vidéos recommandées|l auteur vous recommande|nous vous recommandons|à ne pas manquer"
    "|neueste kommentare|letzte kommentare|beliebteste artikel|artikel empfehlen|themenseiten"
    "|neueste|meist gelesen|más leídas|lo último|te recomendamos|il più letto|più letti"
    "|recommended stories|recommended articles|more for you|more on this|more in this section"
    "|also in the news|other stories|our picks|must reads|what others are reading|baca juga"
    "|berita terkait|terpopuler|son haberler|powiązane tematy|zobacz więcej|article suivant"
    "|article précédent|nächster artikel|vorheriger artikel|artículo siguiente|artículo anterior"
)
COMMENTS = _phrases(
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
MENUS = _phrases(
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
SHARE_WORDS = _phrases(
    "facebook|twitter|x|linkedin|whatsapp|whats|app|pinterest|reddit|telegram|tumblr|email|mail"
    "|instagram|print|pocket|flipboard|messenger|bluesky|threads|xing|mastodon|copy|link|vk"
    "|youtube|tiktok|rss|sms|signal|merken|drucken|imprimer|imprimir|stampa|feedly|share|shares|shared"
    "|teilen|partager|compartir|condividi|compartilhar|partilhar|delen|deel|udostępnij|поделиться"
    "|dela|del|jaa|tweet|tweets|post|send|pin|save|like|likes|follow|via|on|auf|sur|en|su|op|this"
    "|to|by|it|article|story|page|artikel|artículo|articolo|beitrag|us|and|und|et|y|e|i|a|with"
    "|your|friends|with|google|news|der|den|die|bei|per|this|opens|in|new|window|click"
)
SHARE_TELLING = _phrases(
    "facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram|tumblr|email|instagram"
    "|flipboard|messenger|bluesky|xing|mastodon|vk|youtube|tiktok|share|shares|teilen|partager"
    "|compartir|condividi|compartilhar|partilhar|delen|deel|udostępnij|поделиться|dela|tweet|print"
    "|drucken|imprimer|imprimir|stampa|merken"
)
SIGN_UP = (
    "sign up for", "sign up to", "sign up now", "subscribe to", "subscribe for", "subscribe now",
    "subscribe today", "join us on", "follow us on", "join our", "follow our", "download our app",
    "download the app", "your inbox", "already a subscriber", "our newsletter",
    "already a member", "newsletter abonnieren", "newsletter bestellen", "zum newsletter",
    "jetzt abonnieren", "jetzt anmelden", "unseren newsletter", "unserem newsletter",
    "abonnez-vous", "inscrivez-vous", "suscríbete", "suscríbase", "iscriviti", "inscreva-se",
    "assine já", "schrijf je in", "zapisz się", "подписывайтесь", "подписаться на", "log in to",
    "cast your vote", "vote now", "votes cast", "total votes", "view results", "jetzt abstimmen",
    "create an account", "create a free account", "unsubscribe at any", "your email address",
    "mail-adresse", "adresse e-mail", "correo electrónico", "start your free", "free trial",
)  # fmt: skip
NOTICES = (
    "copyright", "rights reserved", "right reserved",
    "rechte vorbehalten", "droits réservés", "derechos reservados", "reservados todos",
    "direitos reservados", "diritti riservati", "rechten voorbehouden", "wszelkie prawa",
    "права защищены", "published, broadcast", "reproduced in", "without permission",
    "terms of use", "terms of service",
    "privacy policy", "cookie policy", "use cookies", "uses cookies", "affiliate commission",
    "affiliate links", "verwendet cookies", "javascript", "reproduction interdite",
    "prohibida la reproducción", "reprodução proibida", "riproduzione riservata",
    "nachdruck verboten", "bet responsibly", "gamble responsibly", "terms apply",
    "appeared first on", "first appeared on", "support independent", "support our journalism",
)  # fmt: skip
META_FIRST = _phrases(
    "posted|published|updated|author|authors|written|filed|tagged|tags|tag|category|categories"
    "|keywords|topics|source|last|first|autor|autorin|veröffentlicht|aktualisiert|abgelegt"
    "|kategorie|kategorien|schlagwörter|stichwörter|schlagworte|geschrieben|erstellt|stand|quelle"
    "|publié|mis|auteur|publicado|actualizado|etiquetas|pubblicato|aggiornato|autore|gepubliceerd"
    "|bijgewerkt|opublikowano|aktualizacja|źródło|автор|опубликовано|источник|теги|publicerad"
    "|uppdaterad|publisert|oppdatert|julkaistu|reading|lesezeit|dauer|rating|views|this entry"
)
META_BY = _phrases("by|von|par|por|di|door|af|av|od|przez")
META_PHRASES = (
    "min read", "minute read", "minutes read", "mins read", "min. read", "min lesezeit",
    "minuten lesezeit", "min de lecture", "min de lectura", "reading time", "filed under",
    "posted in", "posted on", "tagged with", "abgelegt unter", "last updated", "last modified",
    "zuletzt aktualisiert", "published on", "veröffentlicht am", "publié le", "publicado el",
)  # fmt: skip
CREDITS = (
    "photo by", "photos by", "photo:", "photos:", "photograph:", "photographer:", "picture:",
    "image:", "images:", "image credit", "image source", "image by", "photo credit", "credit:",
    "credits:", "getty", "shutterstock", "istock", "unsplash", "ap photo", "/ap)", "file photo",
    "foto:", "fotos:", "bild:", "bildquelle", "symbolbild", "archivbild", "crédit photo",
    "crédits", "crédit :", "imago", "picture alliance", "reuters/", "afp via", "via reuters",
    "via ap", "handout", "photo courtesy", "image courtesy", "adobe stock", "pixabay", "pexels",
    "fotografía:", "imagen:", "(foto", "fot.", "фото:", "фото :", "wikimedia commons",
)  # fmt: skip
SHARE_VERBS = _phrases(
    "share|teilen|weitersagen|partager|compartir|condividi|condividere|compartilhar|partilhar"
    "|delen|udostępnij|udostępnić|поделиться|dela|del|jaa|senden|send|versenden|mailen|envoyer"
    "|enviar|follow|folgen|suivez|click|klick|klicken|cliquez|tweet|twittern|ausdrucken"
)
NETWORKS = _phrases(
    "facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram|tumblr|instagram|flipboard"
    "|messenger|bluesky|xing|mastodon|pocket|email|mail|skype|threads"
)
RELATED_FIRST = _phrases("related|recommended|popular|trending|similar|latest|top|most|recent")
RELATED_LAST = _phrases(
    "articles|stories|posts|news|links|topics|videos|content|headlines|reading|reads"
)
READ_ALSO_FIRST = _phrases(
    "read|see|watch|listen|also|more|related|lesen|mehr|lire|à|lee|leggi|leia|lees|czytaj|zobacz"
    "|читайте|läs|les|læs|lue|čtěte|pročitajte|te|también|le|ti|baca|vous|auch"
)
READ_ALSO = (
    "read more", "also read", "read also", "see also", "more on", "more from", "more in",
    "also see", "lesen sie auch", "lesen sie hier", "lesen sie mehr", "mehr dazu", "lire aussi",
    "à lire aussi", "à lire également", "lee también", "leggi anche", "leia também", "leia mais",
    "lees ook", "czytaj też", "czytaj także", "czytaj również", "czytaj więcej", "zobacz także",
    "читайте также", "läs mer", "läs också", "les også", "læs også", "lue myös", "čtěte také",
    "pročitajte više", "pročitajte još", "citește și", "διαβάστε επίσης", "читайте також",
    "te puede interesar", "también te puede interesar", "le puede interesar", "baca juga",
    "you may also like", "you might also like", "ti potrebbe interessare", "czytaj także",
    "article suivant", "article précédent", "auch interessant", "previous article", "next article",
)  # fmt: skip
"""What a link to another article opens with."""
COMMENTING = (
    "leave a reply", "leave a comment", "post a comment", "add a comment", "add comment",
    "comments below", "comments on", "comments are closed", "comments so far", "all comments",
    "view comments", "show comments", "join the conversation", "join the discussion",
    "thoughts on", "responses to", "reply to", "commenting as", "log in to comment",
    "email address will not be", "required fields", "report abuse", "read them below",
    "schreibe einen kommentar", "kommentar schreiben", "kommentar verfassen",
    "kommentar hinterlassen", "kommentare zu", "gedanken zu", "antworten auf",
    "laisser un commentaire", "réponses à", "poster un commentaire", "deja un comentario",
    "deja una respuesta", "comentarios en", "comentarios sobre", "lascia un commento",
    "commenti su", "deixe um comentário", "deixe uma resposta", "plaats een reactie",
    "geef een reactie", "reacties op", "dodaj komentarz", "оставить комментарий",
    "добавить комментарий", "lämna ett svar", "legg igjen", "přidat komentář",
)  # fmt: skip
"""What stands over and between the readers' comments, beside whole lines."""
COMMENT_LAST = _phrases(
    "says|said|writes|wrote|schrieb|schreibt|sagt|sagte|meint|dit|dice|diz|schreef|skriver|pisze"
    "|пишет"
)
"""The last word, before a colon, of the line over a comment."""
