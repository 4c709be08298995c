"""From a document as it came in to everything that is made of it: clean, tag, date."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from urllib.parse import urlsplit

from newstui.cleaning.sanitise import sanitise_line
from newstui.model.article import CleanArticle
from newstui.model.document import RawDocument
from newstui.model.wording import wording
from newstui.store import raw_documents
from newstui.store.articles import Derived

CLEANER_VERSION = 3
"""Raised whenever cleaning, or what the dates in a text are taken to mean, gives other results, so
that `newstui reprocess` finds the stored articles that are to be redone."""
TAGGER_VERSION = 3
"""The same for tags and for signatures."""

UNKNOWN_SOURCE = "Unknown source"


def derive(document: RawDocument) -> Derived:
    """Everything that is made from a document; the same document always gives the same."""
    return derive_all([document])[0]


def derive_all(documents: Sequence[RawDocument]) -> list[Derived]:
    """The same of several documents, in their order.

    Each step is taken for all of them before the next one: what it looks words up in then stays in
    the processor's cache, which saves a tenth of the time and more.
    """
    # They take half a second to load with their tables, and are mostly used in processes beside.
    from newstui.cleaning.clean import clean
    from newstui.events.signing import signature
    from newstui.events.timex import mentions
    from newstui.tagging.tag import tag

    articles = [clean(document) for document in documents]
    worded = [wording(article.text) for article in articles]
    tags = list(map(tag, articles, worded))
    dated = [
        mentions(article.text, article.published, article.language, words)
        for article, words in zip(articles, worded, strict=True)
    ]
    signatures = [signature(0, 0, *each).pack() for each in zip(articles, tags, strict=True)]
    return [
        Derived(
            article=article,
            tags=tagged,
            mentions=spoken_of,
            cleaner_version=CLEANER_VERSION,
            tagger_version=TAGGER_VERSION,
            signature=signed,
            raw=raw_documents.pack(document),
        )
        for document, article, tagged, spoken_of, signed in zip(
            documents, articles, tags, dated, signatures, strict=True
        )
    ]


def has_content(article: CleanArticle, document: RawDocument) -> bool:
    """Whether there is an article at all: a text, or at least a headline that a feed gave."""
    return bool(article.text.strip()) or bool((document.title or "").strip())


def outlet(document: RawDocument, article: CleanArticle) -> str:
    """The name of the outlet: as the reader or feed gives it, as the page does, or its host."""
    named = document.source or article.source or _host(document.url or "")
    return sanitise_line(named) or UNKNOWN_SOURCE


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def content_hash(document: RawDocument) -> bytes:
    """Differs when anything differs that an article is made from; where it lay does not count."""
    digest = blake2b(digest_size=16)
    for part in (
        document.form,
        document.title,
        document.url,
        document.author,
        document.agency,
        document.published.isoformat(),
        document.language,
        "\x1f".join(document.categories),
        document.content,
    ):
        digest.update((part or "").encode("utf-8", "replace"))
        digest.update(b"\x1e")
    return digest.digest()
