"""Feeds of every format give their entries, and hostile ones end quickly with the good ones."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.model.document import Form
from newstui.model.moment import Precision
from newstui.sources.feeds import Feed, parse_feed

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Gazette</title><link>https://gazette.example/</link>
<language>en-GB</language><description>News</description>
{items}
</channel></rss>"""

ITEM = """<item><title>Ferry {n} is back</title><link>https://gazette.example/ferry-{n}</link>
<guid isPermaLink="false">ferry-{n}</guid><pubDate>Thu, 11 Jan 2024 18:02:00 +0100</pubDate>
<dc:creator>Ada Quay</dc:creator><category>Transport</category>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry sails again &amp; all is well.</p>]]></content:encoded>
</item>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://bote.example/">
<title>Bote</title><link rel="alternate" href="/"/><id>urn:bote</id>
<entry><title type="html">Br&amp;uuml;cke &lt;b&gt;offen&lt;/b&gt;</title>
<link href="nachrichten/1?a=1&amp;b=2"/><id>urn:1</id>
<updated>2024-01-11T10:00:00Z</updated><author><name>Uwe Deich</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Offen.</p></div></content>
</entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://r.example/"><title>Rdf</title><link>https://r.example/</link>
<items><rdf:Seq><rdf:li rdf:resource="https://r.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link>
<dc:date>2024-01-11</dc:date><description>Plain words.</description></item></rdf:RDF>"""


def rss(*items: str, encoding: str = "utf-8") -> bytes:
    return RSS.format(encoding=encoding, items="\n".join(items)).encode(encoding)


def ferry(n: int) -> str:
    return ITEM.format(n=n)


def parse(data: bytes, base_url: str | None = None) -> Feed:
    return parse_feed(data, origin="feed.xml", base_url=base_url)


def titles(feed: Feed) -> list[str | None]:
    return [entry.title for entry in feed.entries]


def test_rss_with_all_that_an_article_needs() -> None:
    feed = parse(rss(ferry(1)))
    assert (feed.title, feed.homepage, feed.language, feed.problems) == (
        "Harbour Gazette",
        "https://gazette.example/",
        "en",
        (),
    )
    (entry,) = feed.entries
    assert entry.guid == "ferry-1"
    assert entry.url == "https://gazette.example/ferry-1"
    assert entry.source == "Harbour Gazette"
    assert entry.author == "Ada Quay"
    assert entry.categories == ("Transport",)
    assert entry.language == "en"
    assert entry.published.isoformat() == "2024-01-11T17:02:00Z"
    assert entry.form is Form.FRAGMENT
    assert entry.content == "<p>The ferry sails again &amp; all is well.</p>"
    assert entry.origin == "feed.xml, entry 1"


def test_atom_with_relative_links_markup_in_titles_and_xhtml() -> None:
    (entry,) = parse(ATOM.encode()).entries
    assert entry.title == "Brücke offen"
    assert entry.url == "https://bote.example/nachrichten/1?a=1&b=2"
    assert (entry.author, entry.language, entry.source) == ("Uwe Deich", "de", "Bote")
    assert "<p>Offen.</p>" in entry.content
    assert entry.published.isoformat() == "2024-01-11T10:00:00Z"


def test_rdf_and_a_date_without_a_time() -> None:
    feed = parse(RDF.encode())
    (entry,) = feed.entries
    assert (feed.title, entry.guid, entry.form) == ("Rdf", "https://r.example/1", Form.TEXT)
    assert entry.published.precision is Precision.DAY
    assert entry.published.isoformat() == "2024-01-11"


def test_json_feed() -> None:
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Json Post",
        "home_page_url": "https://j.example/",
        "language": "fr",
        "items": [
            {"id": 7, "url": "/a", "title": "A", "content_html": "<p>a</p>", "tags": ["x"]},
            {"content_text": "only text", "authors": [{"name": "B"}, {"name": "C"}]},
            "no item",
        ],
    }
    feed = parse(json.dumps(value).encode())
    first, second = feed.entries
    assert (first.guid, first.url, first.categories) == ("7", "https://j.example/a", ("x",))
    assert (second.form, second.author, second.language) == (Form.TEXT, "B, C", "fr")
    assert len(second.guid) == 32
    assert feed.problems == ("entry 3 is no object",)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_encodings_as_declared(encoding: str) -> None:
    feed = parse(rss("<item><title>Fähre und Brücke, größer</title></item>", encoding=encoding))
    assert titles(feed) == ["Fähre und Brücke, größer"]


def test_html_entities_and_bare_ampersands_lose_nothing() -> None:
    item = (
        "<item><title>Caf&eacute; &amp; Bar R&D</title>"
        "<link>https://e.example/?a=1&b=2&copy=3</link></item>"
    )
    feed = parse(rss(item))
    assert feed.problems == ()
    assert titles(feed) == ["Café & Bar R&D"]
    assert feed.entries[0].url == "https://e.example/?a=1&b=2&copy=3"


def test_a_feed_broken_halfway_gives_the_entries_it_had_and_a_problem() -> None:
    whole = rss(ferry(1), ferry(2), ferry(3))
    feed = parse(whole[: whole.index(b"Ferry 3") + 3])
    assert titles(feed) == ["Ferry 1 is back", "Ferry 2 is back"]
    assert feed.problems == ("ends in the middle of entry 3",)


@pytest.mark.parametrize(
    "bad",
    [
        "<item><title>Odd<b></title></item>",
        "<item><title>Odd</title><x:y>undeclared</x:y></item>",
        "<item><title>Odd</title><description>&#xD800;&#0;<</description></item>",
        "<item><title>Odd</title><pubDate>Foo, 99 Bar 99999</pubDate></item>",
        "<item/>",
        '<item><title>Odd</title><authors a="1"/><tags a="1"/><content_ a="1"/></item>',
        '<item><title>Odd</title><summary_detail a="1"/><published_parsed a="1"/></item>',
        '<item><title>Odd</title><title_detail a="1"/><links a="1"/><link a="1"/></item>',
    ],
)
def test_one_bad_entry_costs_no_other(bad: str) -> None:
    assert [t for t in titles(parse(rss(ferry(1), bad, ferry(2)))) if t != "Odd"] == [
        "Ferry 1 is back",
        "Ferry 2 is back",
    ]


def test_an_entry_without_a_guid_is_known_by_its_link_else_by_its_text() -> None:
    linked = "<item><title>T</title><link>https://e.example/1</link></item>"
    bare = "<item><title>T</title><description>words</description></item>"
    first, second = parse(rss(linked, bare)).entries
    assert first.guid == "https://e.example/1"
    assert second.guid == parse(rss(bare)).entries[0].guid


def test_links_that_are_none_are_dropped() -> None:
    item = "<item><title>T</title><link>javascript:alert(1)</link><guid>g</guid></item>"
    assert parse(rss(item)).entries[0].url is None


def test_a_relative_link_is_resolved_against_the_feeds_own_address() -> None:
    item = "<item><title>T</title><link>/a/b</link></item>"
    feed = parse(rss(item), base_url="https://cdn.example/feeds/all.xml")
    assert feed.entries[0].url == "https://cdn.example/a/b"


@pytest.mark.parametrize(
    "data",
    [b"", b"<html><body>no feed</body></html>", b"plain", b"{}", b"[1", b"<rss", b"\xff\xfe"],
)
def test_what_is_no_feed_is_told(data: bytes) -> None:
    feed = parse(data)
    assert feed.entries == ()
    assert feed.problems


def test_no_path_or_address_is_ever_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOP-SECRET")
    assert parse(str(secret).encode()).entries == ()
    doctype = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    text = rss(ferry(1), "<item><title>Odd &x;</title></item>").decode()
    feed = parse(text.replace("<rss", doctype + "<rss").encode())
    assert titles(feed)[0] == "Ferry 1 is back"
    assert "TOP-SECRET" not in repr(feed)


def test_short_entities_of_a_feed_keep_their_meaning() -> None:
    doctype = '<!DOCTYPE rss [<!ENTITY town "Port Ellery">]>'
    text = rss("<item><title>Rain in &town;</title></item>").decode()
    assert titles(parse(text.replace("<rss", doctype + "<rss").encode())) == ["Rain in Port Ellery"]


def _laughs() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE r [<!ENTITY l0 "ha">{levels}]>'


HOSTILE = {
    "entity bomb": (_laughs(), "&l11;"),
    "long entity": ('<!DOCTYPE r [<!ENTITY a "' + "A" * 50_000 + '">]>', "&a;" * 20_000),
    "blank prolog": ("\n" * 500_000, ""),
    "commented prolog": ("\n<!-- -->" * 60_000, ""),
    "deep": ("", "<a>" * 60_000 + "</a>" * 60_000),
    "deep and open": ("", "<a>" * 60_000),
    "open sections": ("", "<![CDATA[" * 60_000),
    "open comments": ("", "<!--" * 60_000),
    "open attributes": ("", '<a b="' * 60_000),
    "brackets": ("", "&lt;" * 200_000),
    "many attributes": ("", "<a " + " ".join(f'b{n}="1"' for n in range(20_000)) + "/>"),
    "endless author": ("", "</description><author>" + "a" * 300_000 + "</author><description>"),
    "huge references": ("", "&#" + "9" * 100_000 + ";&#xFFFFFFFF;"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_shapes_end_quickly_and_cost_no_good_entry_before_them(name: str) -> None:
    prolog, body = HOSTILE[name]
    bad = f"<item><title>Odd</title><description>{body}</description></item>"
    text = rss(ferry(1), bad, ferry(2)).decode().replace("<rss", prolog + "<rss", 1)
    started = time.thread_time()
    feed = parse(text.encode())
    assert time.thread_time() - started < 5
    assert "Ferry 1 is back" in titles(feed)
    assert "Ferry 2 is back" in titles(feed) or feed.problems


def test_ten_thousand_unfinished_entries_are_given_up() -> None:
    feed = parse(rss("<item>" * 10_000))
    assert "given up" in feed.problems[0]


TOKENS = """<item> </item> <title> </title> <![CDATA[ ]]> <!-- --> & &amp; &#0; < > " = words <a~b='
</channel> <channel> \x00 \ud7ff <pubDate> 2024-01-11 </rss> <!DOCTYPE~x~[ <?xml ?> <link>
http://[ <author~x='1'/>"""
PIECES = st.sampled_from([token.replace("~", " ") for token in TOKENS.split()])


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_no_rubbish_after_a_good_entry_raises_or_costs_it(pieces: list[str]) -> None:
    feed = parse(rss(ferry(1), "".join(pieces)))
    assert titles(feed)[0] == "Ferry 1 is back"


@pytest.mark.parametrize(
    "date",
    [
        "10000-01-01",
        "2024-02-30",
        "2024-13-01",
        "12:00",
        "2024-W06-1",
        "2024年02月10日",
        "-9999",
        "0",
    ],
)
def test_a_date_that_is_none_is_unknown_and_no_other(date: str) -> None:
    feed = parse_feed(
        f"<rss version='2.0'><channel><title>t</title><item><title>a</title><pubDate>{date}"
        "</pubDate></item></channel></rss>".encode(),
        origin="feed",
    )
    assert [entry.published.known for entry in feed.entries] == [False]
