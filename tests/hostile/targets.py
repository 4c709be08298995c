"""What is fuzzed: each target takes bytes, and raises only if a promise is broken."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Callable

from judging import STEERING

from newstui.cleaning.clean import clean
from newstui.cleaning.sanitise import sanitise, sanitise_line
from newstui.events.timex import mentions
from newstui.library import query_language
from newstui.model.document import Failure, Form, RawDocument
from newstui.model.errors import InputError, QueryError
from newstui.model.moment import Moment, Precision
from newstui.sources.encoding import decode
from newstui.sources.feeds import parse_feed
from newstui.sources.files import documents
from newstui.sources.opml import read_opml
from newstui.sources.timestamps import parse_moment
from newstui.sources.written_dates import parse_written

Target = Callable[[bytes], None]
_NOW = 1_707_566_400


def sanitiser(data: bytes) -> None:
    text = data.decode("utf-8", "surrogatepass") if _is_utf8(data) else data.decode("latin-1")
    safe = sanitise(text)
    assert not STEERING.search(safe)
    assert sanitise(safe) == safe
    assert unicodedata.is_normalized("NFC", safe)
    assert "\n" not in sanitise_line(text)


def cleaner(data: bytes) -> None:
    text = decode(data)
    for form in (Form.DUMP, Form.PAGE, Form.FRAGMENT):
        article = clean(RawDocument("g", form, text.replace("\0", ""), "fuzz"))
        for shown in (article.title, article.text, article.author or "", article.source or ""):
            assert not STEERING.search(shown)


def feed(data: bytes) -> None:
    for document in parse_feed(data, origin="fuzz", base_url="https://a.example/").entries:
        document.published.isoformat()
        assert not document.url or document.url.lower().startswith(("http://", "https://"))
        assert not STEERING.search(document.title or "")


def lines(data: bytes) -> None:
    for found in documents(["-"], form="jsonl", stdin=io.BytesIO(data)):
        if isinstance(found, Failure):
            assert "\n" not in str(found)
        else:
            found.published.isoformat()
            json.dumps([found.title, found.content, found.guid]).encode()


def files(data: bytes) -> None:
    for found in documents(["-"], stdin=io.BytesIO(data)):
        assert not isinstance(found, Failure) or "could not be understood" not in found.reason


def opml(data: bytes) -> None:
    try:
        found = read_opml(data)
    except InputError:
        return
    for one in found.subscriptions:
        assert one.url.lower().startswith(("http://", "https://"))
        assert not STEERING.search(f"{one.title}{one.folder}{one.tags}")


def query(data: bytes) -> None:
    try:
        query_language.parse(data.decode("utf-8", "replace"), now=_NOW)
    except QueryError as error:
        if error.position < 0:
            raise ValueError("points at nothing") from error


def dates(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for moment in (parse_moment(text), parse_written(text, "en"), parse_written(text, None)):
        moment.isoformat()
    for language in ("en", "de", "ru"):
        for one in (
            mentions(sanitise(text), Moment(_NOW, Precision.SECOND), language) if text else ()
        ):
            assert one.start < one.end <= len(text) + 8


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


TARGETS: dict[str, Target] = {
    "sanitiser": sanitiser,
    "cleaner": cleaner,
    "feed": feed,
    "lines": lines,
    "files": files,
    "opml": opml,
    "query": query,
    "dates": dates,
}
DICTIONARY: dict[str, tuple[str, ...]] = {
    "sanitiser": ("\x1b[31m", "\x1b]0;x\x07", "\x9b", "\u202e", "\u0301", "\u0344", "\U000e0041",
                  "\u200d", "\ufe0f", "\ud800", "\u1100\u1161", "\r\n", "\u2028", "a", "🚀"),
    "cleaner": ("<p>", "</p>", "<div>", "<script>", "<article>", "<h1>", "<time datetime='", "'>",
                "<!--", "&#27;", "By Ann Lee\n", "12 March 2024", "\n\n", "word ", "Read more\n",
                "BERLIN (AP) - ", "<meta name=date content='", "Published: ", "2024-01-", "©", "<"),
    "feed": ("<rss>", "<channel>", "<item>", "<title>", "</title>", "</item>", "<feed xmlns='",
             "http://www.w3.org/2005/Atom'>", "<entry>", "</entry>", "<![CDATA[", "]]>", "<link>",
             "&#", ";", "<!DOCTYPE x [<!ENTITY a '", "'>]>", "<pubDate>", "2024-",
             "<?xml encoding='"),
    "lines": ('{"title": "', '", "text": "', '"}', "\n", "null", "[", "{", '"published": ', "1e999",
              "\\ud800", "\\u0000", "NaN", "9" * 30, '"html": "<p>', "\ufeff", "\u2028"),
    "files": ("<html>", "<rss>", "<opml>", '{"title": "', "https://a.example/\n", "\xff\xfe", "\0",
              "[{", "text ", "\n\n", "<?xml", "{\n", "\x1b$B"),
    "opml": ("<opml>", "<body>", "<outline ", "xmlUrl='", "https://a.example/", "'/>", "text='",
             "'>", "</outline>", "</body>", "</opml>", "&#27;", "javascript:", "<!DOCTYPE"),
    "query": ('"', "(", ")", "-", "or ", "country:", "rs ", "is:unread ", "newer:", "2d ", "after:",
              "2024-01", "event:", "9", "topic:", "source:", "*", "a ", ":", "\\", "é"),
    "dates": ("2024", "-", ":", "/", "March ", "12 ", "Monday ", "T", "Z", "+01:00", "GMT", "0",
              "9", "yesterday ", "in two weeks ", "vor drei Tagen ", "вчера ", "next ",
              "10000", "."),
}  # fmt: skip
"""Pieces of which inputs are made beside bytes at random."""
