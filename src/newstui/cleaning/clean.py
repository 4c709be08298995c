"""From a document as it came in to the article as its reporter wrote it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from newstui.cleaning.byline import byline
from newstui.cleaning.language import language_of
from newstui.cleaning.sanitise import sanitise, sanitise_line
from newstui.cleaning.text import text_paragraphs
from newstui.model.article import CleanArticle
from newstui.model.document import Form, RawDocument
from newstui.model.moment import UNKNOWN, Moment

_TEXT_MOST = 1_000_000
_HTML_MOST = 3_000_000
"""Characters that are looked at; the longest true pages have a tenth of them."""
_TITLE_MOST = 300
_LANGUAGE_LOOKED_AT = 4_000
_CUT = "The document was too long and was cut; its end is missing."


def clean(document: RawDocument) -> CleanArticle:
    """The article in a document of any form, whatever state it is in; raises nothing.

    What the document claims (its feed's title, author, time, language) wins over what its
    content says. A dump without an article gives the text "" and a note that says so.
    """
    document, notes = _bounded(document)
    if document.form is Form.PAGE:
        document = _readable(document)
    match document.form:
        case Form.DUMP:
            article = _clean_dump(document)
        case Form.PAGE:
            article = _clean_page(document)
        case Form.FRAGMENT:
            article = _clean_fragment(document)
        case Form.TEXT:
            article = _clean_alone(document, text_paragraphs(document.content))
    return replace(article, notes=notes + article.notes) if notes else article


def _readable(document: RawDocument) -> RawDocument:
    """A page, or what is seen of one that is nested too deeply to be read as a page."""
    from newstui.cleaning.fragment import too_deep, visible_text

    if not too_deep(document.content):
        return document
    return replace(document, form=Form.DUMP, content=visible_text(document.content))


def _bounded(document: RawDocument) -> tuple[RawDocument, tuple[str, ...]]:
    """The document with every string sanitised and cut to a size that can be worked on."""
    is_html = document.form in (Form.PAGE, Form.FRAGMENT)
    most = _HTML_MOST if is_html else _TEXT_MOST
    notes = (_CUT,) if len(document.content) > most else ()
    bounded = replace(
        document,
        content=sanitise(document.content[:most]),
        url=_line(document.url, 2000),
        title=_line(document.title, _TITLE_MOST),
        source=_line(document.source, 200),
        author=_line(document.author, 200),
        agency=_line(document.agency, 200),
        language=_line(document.language, 20),
        categories=tuple(c for c in (_line(c, 60) for c in document.categories[:40]) if c),
    )
    return bounded, notes


def _line(text: str | None, most: int) -> str | None:
    """One sanitised line of at most so many characters, cut at a word; None if it is empty."""
    if not text:
        return None
    line = sanitise_line(text[: most * 4])
    if len(line) > most:
        line = line[: most - 1].rsplit(" ", 1)[0][: most - 1].rstrip() + "…"
    return line or None


@dataclass(frozen=True, slots=True)
class _Found:
    """What the content of a document yields, before its claims are set over it."""

    paragraphs: Sequence[str]
    title: str | None = None
    before: Sequence[str] = ()
    after: Sequence[str] = ()
    author: str | None = None
    source: str | None = None
    categories: tuple[str, ...] = ()
    plain: Collection[str] = frozenset()
    notes: tuple[str, ...] = ()


def _clean_dump(document: RawDocument) -> CleanArticle:
    # Loaded where there are dumps: it takes longer than to clean a hundred texts. So below.
    from newstui.cleaning.dump import read_dump
    from newstui.cleaning.masthead import source_of_dump
    from newstui.cleaning.published import published_in_dump

    dump = read_dump(document.content, document.title, document.url)
    found = _Found(
        paragraphs=dump.paragraphs,
        title=dump.title,
        before=dump.lines[: dump.body.start],
        after=dump.lines[dump.body.stop :],
        source=source_of_dump(dump.lines, dump.title or "", document.url),
        plain=dump.plain,
        notes=dump.notes,
    )
    language = language_of(_sample(dump.paragraphs or dump.lines), document.language)
    published = document.published
    if not published.known:
        published = published_in_dump(
            dump.lines, dump.body, language, document.url, dump.title, dump.with_dates
        )
    return _article(document, found, language, published)


def _clean_page(document: RawDocument) -> CleanArticle:
    from newstui.cleaning.masthead import source_of_page
    from newstui.cleaning.page import read_page
    from newstui.cleaning.page_parsed import parsed_page
    from newstui.cleaning.published import published_in_page

    html = document.content
    parsed = parsed_page(html)
    head = parsed.head
    page = read_page(parsed, document.url)
    found = _Found(
        paragraphs=page.paragraphs,
        title=head.title,
        before=page.lines[: page.body.start],
        after=page.lines[page.body.stop :],
        author=head.author,
        source=source_of_page(html, document.url),
        categories=head.categories,
        notes=page.notes,
    )
    sample = _sample(page.paragraphs or [head.title or ""])
    language = language_of(sample, document.language or head.language)
    published = document.published
    if not published.known:
        published = published_in_page(parsed, document.url, sample, language)
    return _article(document, found, language, published)


def _clean_fragment(document: RawDocument) -> CleanArticle:
    from newstui.cleaning.fragment import fragment_paragraphs

    return _clean_alone(document, fragment_paragraphs(document.content))


def _clean_alone(document: RawDocument, paragraphs: Sequence[str]) -> CleanArticle:
    language = language_of(_sample([document.title or "", *paragraphs]), document.language)
    return _article(document, _Found(paragraphs), language, document.published)


def _article(
    document: RawDocument, found: _Found, language: str | None, published: Moment = UNKNOWN
) -> CleanArticle:
    """The found content under the document's claims, its paragraphs finished."""
    title = document.title or found.title or _first_words(found.paragraphs)
    signed = byline(found.before, found.paragraphs, found.after)
    author = found.author or signed.author
    paragraphs: Sequence[str] = found.paragraphs
    if document.form is not Form.TEXT:
        from newstui.cleaning.finish import finished
        from newstui.cleaning.opening import opening_furniture

        opening = opening_furniture(paragraphs, author, found.categories)
        author = author or opening.author
        dropped = signed.lines | opening.lines
        paragraphs = finished(paragraphs, title, found.before, dropped, found.plain)
    return CleanArticle(
        title=_line(title, _TITLE_MOST) or "",
        text="\n\n".join(paragraphs),
        author=document.author or author,
        agency=document.agency or signed.agency,
        source=found.source,
        language=language,
        published=published,
        dateline=signed.dateline,
        categories=document.categories or found.categories,
        notes=found.notes,
    )


def _sample(paragraphs: Sequence[str]) -> str:
    """Enough of the text to tell its language by."""
    return "\n".join(paragraphs)[:_LANGUAGE_LOOKED_AT]


def _first_words(paragraphs: Sequence[str]) -> str:
    """The start of the text, as a name for what has no title."""
    return _line(paragraphs[0], 100) or "" if paragraphs else ""
