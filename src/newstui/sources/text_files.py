"""Files that hold one document: the dump of a page, or a page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newstui.model.document import Form, RawDocument
from newstui.sources.article_json import is_page
from newstui.sources.fields import storable
from newstui.sources.identity import content_guid
from newstui.sources.links import web_url
from newstui.sources.xml_text import without_comments

_HEAD_CHARACTERS = 262_144
"""A page names its own address in its head; nothing is looked for beyond this."""
_POINTERS = re.compile(r"<(?:link|meta)\s[^>]{0,4096}>", re.IGNORECASE)
"""Only these are made a tree of: a tree of all that may stand in a page can take quadratic time."""


def dump_document(text: str, *, origin: str, source: str | None = None) -> RawDocument:
    """The dump of a page's visible text; the same text in another file is the same document."""
    content = storable(text)
    return RawDocument(content_guid(content), Form.DUMP, content, origin, source=source)


def page_document(text: str, *, origin: str, source: str | None = None) -> RawDocument:
    """A HTML page, or a fragment of one, known by the address that it gives for itself."""
    content = storable(text)
    form = Form.PAGE if is_page(content) else Form.FRAGMENT
    url = own_address(content)
    guid = url or content_guid(content)
    return RawDocument(guid, form, content, origin, url=url, source=source)


def own_address(html: str) -> str | None:
    """The address under which a page says it lives: canonical link, else Open Graph.

    An address without a path is a site's, not an article's, and does not count.
    """
    from selectolax.lexbor import LexborHTMLParser

    head = without_comments(html[:_HEAD_CHARACTERS])
    tree = LexborHTMLParser("".join(_POINTERS.findall(head)))
    for selector, attribute in (
        ('link[rel~="canonical" i]', "href"),
        ('meta[property="og:url" i]', "content"),
    ):
        for node in tree.css(selector):
            url = web_url(node.attributes.get(attribute))
            if url and (urlsplit(url).path.strip("/") or urlsplit(url).query):
                return url
    return None
