"""What keeps a page from showing its article, in a line for the reader each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from urllib.parse import urlsplit

from newstui.cleaning.page_blocks import Block
from newstui.cleaning.page_head import PageHead

NO_TEXT = "No article was found in this page."
SUBSCRIPTION = "Only the beginning: the page asks for a subscription."
CONSENT = "The page asks for consent to cookies before it shows its article."
LISTING = "A page of links to many articles, not one article."

_WHOLE = 2_500
"""Characters from which a text is taken for the whole article, whatever the page sells."""
_BRIEF = 700
"""Characters below which a text may be what surrounds the article, which is not shown."""
_BELOW = 8
"""Lines below the text in which the offer of a subscription stands."""
_SELLING = re.compile(
    r"subscribe (?:now |today )?to (?:continue|keep|read|unlock|access)|subscribers? only"
    r"|(?:only (?:for|available to)|exclusive (?:to|for)) (?:our )?(?:subscribers|members)"
    r"|to (?:continue|keep) reading,? (?:please )?(?:subscribe|sign in|log in|register)"
    r"|(?:continue|keep) reading (?:with|for)|already a (?:subscriber|member)\?"
    r"|start your (?:free )?(?:trial|subscription)|this (?:article|story) is (?:for|reserved)"
    r"|jetzt weiterlesen|weiterlesen mit|mit .{0,30}abo weiterlesen|haben bereits ein .{0,20}abo"
    r"|réservée? aux abonnés|pour lire la suite|déjà abonné|la suite est réservée"
    r"|(?:contenido|artículo) (?:exclusivo )?(?:para|solo) suscriptores|ya eres suscriptor"
    r"|suscríbete para (?:seguir|continuar)|riservat[oa] agli abbonati|sei già abbonato"
    r"|abbonati per (?:continuare|leggere)|exclusivo para assinantes|já é assinante"
    r"|assine para (?:continuar|ler)|alleen voor abonnees|al abonnee\?"
    r"|tylko dla (?:subskrybentów|prenumeratorów)|dalsza część .{0,30}(?:subskrybent|prenumer)"
    r"|только для подписчиков",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"before you continue|we (?:value|care about|respect) your privacy|accept all|reject all"
    r"|manage (?:your )?(?:cookies|preferences|consent|choices)|we and our (?:\d+ )?partners"
    r"|use of cookies|wir (?:und unsere partner )?verwenden cookies|alle akzeptieren"
    r"|cookies? (?:zustimmen|akzeptieren)|mit werbung .{0,30}(?:weiter|lesen|nutzen)"
    r"|tout accepter|nos partenaires|continuer sans accepter|aceptar (?:todo|y continuar|cookies)"
    r"|nuestros socios|accetta tutt[oi]|accetta e continua|nostri partner|aceitar tod[oa]s"
    r"|alles accepteren|onze partners|zaakceptuj|nasi partnerzy|принять все",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\b(?:r[ée]actions?\b|reacties|comm?ent|komm?entar|koment|комментар)", re.IGNORECASE
)
"""Where comments begin: what is for subscribers there is to write one, not the article."""
_ASKING_LEAST = 2
_LINKS_LEAST = 12
_HEADLINE_LEAST = 5
"""Words of the shortest link that is the headline of an article."""


def notes_of(
    lines: Sequence[Block], kept: Sequence[int], head: PageHead, url: str | None
) -> tuple[str, ...]:
    """What the reader should know of a page whose lines `kept` are the article found in it.

    `head` is what it says of itself.
    """
    size = sum(len(lines[at].text) for at in kept)
    if size < _WHOLE and kept and (head.is_paid or _sells(lines, kept)):
        return (SUBSCRIPTION,)
    if size < _BRIEF and _asks(lines):
        return (CONSENT,)
    if size < _WHOLE and not head.is_article and _lists(lines, size, url):
        return (LISTING,)
    return () if kept else (NO_TEXT,)


def _sells(lines: Sequence[Block], kept: Sequence[int]) -> bool:
    """Whether a subscription is offered right where the text ends."""
    below = [line.text for line in lines[kept[-1] : kept[-1] + 1 + _BELOW]]
    own = below[:1] + list(takewhile(lambda text: not _COMMENTS.search(text), below[1:]))
    return any(_SELLING.search(text) for text in own)


def _asks(lines: Sequence[Block]) -> bool:
    """Whether the page asks for consent more than once, and has little else."""
    asking = sum(_ASKING.search(line.text) is not None for line in lines)
    return asking >= _ASKING_LEAST and asking * 8 >= len(lines)


def _lists(lines: Sequence[Block], size: int, url: str | None) -> bool:
    """Whether the page has more headlines of other articles than text, or is a site's front."""
    headlines = [
        line for line in lines if line.linked > 0.9 and line.text.count(" ") + 1 >= _HEADLINE_LEAST
    ]
    if len(headlines) < _LINKS_LEAST:
        return False
    return _is_front(url) or sum(len(line.text) for line in headlines) > 2 * size


def _is_front(url: str | None) -> bool:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return bool(parts.netloc) and not parts.path.strip("/") and not parts.query
