"""Subscriptions in OPML and in newsboat's urls file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.model.errors import InputError
from newstui.sources.links import web_url
from newstui.sources.opml import parse_opml, read_opml, write_opml
from newstui.sources.subscription_files import read_subscriptions
from newstui.sources.subscriptions import NamedQuery, Subscription
from newstui.sources.urls_file import parse_urls, read_urls

OPML = """<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Häfen"><outline title="Inner">
  <outline type="rss" text="Gazette &amp; Co" xmlUrl="https://gazette.example/feed?a=1&amp;b=2"
    htmlUrl="https://gazette.example/" category="/ports,ships"/>
</outline></outline>
<outline TEXT="Loose" XMLURL="http://loose.example/rss"/>
<outline text="Again" xmlUrl="http://loose.example/rss"/>
<outline text="Bad" xmlUrl="javascript:alert(1)"/>
</body></opml>"""

URLS = """# my feeds
https://gazette.example/feed ports "sea news" "~Harbour Gazette" ports
"https://quiet.example/feed" "!" evening

"query:Unread ports:unread = \\"yes\\" and tags # \\"ports\\"" mine
query:Broken:unread = \\"yes\\"
"exec:~/bin/make-feed.sh" tag
"filter:sed s/a/b/:https://f.example/feed"
nonsense
https://gazette.example/feed twice
"""


def test_opml_with_folders_and_tags() -> None:
    found = read_opml(OPML.encode("iso-8859-1"))
    assert found.subscriptions == (
        Subscription(
            "https://gazette.example/feed?a=1&b=2",
            "Gazette & Co",
            "Häfen / Inner",
            "https://gazette.example/",
            ("ports", "ships"),
        ),
        Subscription("http://loose.example/rss", "Loose"),
    )
    assert found.problems == ("no web address: javascript:alert(1)",)


def test_opml_broken_halfway_gives_what_it_had() -> None:
    data = OPML.encode("iso-8859-1")
    found = read_opml(data[: data.index(b"Again")])
    assert len(found.subscriptions) == 2
    assert "broken XML" in found.problems[0]


@pytest.mark.parametrize("data", [b"", b"words", b"<html><body>x</body></html>", b"\xff\xfe\x00"])
def test_what_is_no_opml_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        parse_opml(data)


def test_opml_entity_bombs_and_deep_folders_end() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]><opml><body/></opml>'
    assert parse_opml(bomb) == ()
    assert parse_opml(b"<opml>" + b'<outline text="x">' * 50_000) == ()


def test_urls_file_with_tags_titles_hidden_and_lines_that_are_no_feeds() -> None:
    found = read_urls(URLS)
    assert found.subscriptions == (
        Subscription("https://gazette.example/feed", "Harbour Gazette", tags=("ports", "sea news")),
        Subscription("https://quiet.example/feed", tags=("evening",), hidden=True),
        Subscription("exec:~/bin/make-feed.sh", tags=("tag",)),
    )
    assert found.queries == (NamedQuery("Unread ports", 'is:unread tag:"ports"'),)
    assert [problem.split(":")[0] for problem in found.problems] == ["line 6", "line 8", "line 9"]
    assert "query" in found.problems[0]


LABEL = st.text(min_size=1, max_size=20)


@settings(max_examples=100)
@given(
    st.dictionaries(
        st.integers(0, 99).map(lambda n: f"https://feed{n}.example/?a=1&b={n}"),
        st.tuples(st.none() | LABEL, st.none() | LABEL),
        max_size=5,
    )
)
def test_written_opml_reads_back(feeds: dict[str, tuple[str | None, str | None]]) -> None:
    written = write_opml(Subscription(url, title, folder) for url, (title, folder) in feeds.items())
    first = parse_opml(written.encode())
    assert {subscription.url for subscription in first} == set(feeds)
    assert set(parse_opml(write_opml(first).encode())) == set(first)


def test_markup_in_a_title_cannot_leave_its_attribute() -> None:
    hostile = Subscription("https://a.example/", '"/><outline xmlUrl="https://evil.example/"/>')
    assert [s.url for s in parse_opml(write_opml([hostile]).encode())] == ["https://a.example/"]


@settings(max_examples=150)
@given(st.text(max_size=120))
def test_no_text_makes_the_urls_parser_raise(text: str) -> None:
    for subscription in parse_urls(text):
        assert subscription.url.startswith(("http://", "https://", "exec:"))


def test_files_are_told_apart_and_named_in_errors(tmp_path: Path) -> None:
    opml, urls, empty = tmp_path / "a.opml", tmp_path / "urls", tmp_path / "empty"
    opml.write_bytes(OPML.encode("iso-8859-1"))
    urls.write_text(URLS)
    empty.write_text("")
    assert len(read_subscriptions(str(opml)).subscriptions) == 2
    assert len(read_subscriptions(str(urls)).subscriptions) == 3
    assert len(read_subscriptions("-", stdin=io.BytesIO(URLS.encode())).subscriptions) == 3
    for path in (empty, tmp_path / "missing", tmp_path):
        with pytest.raises(InputError, match=path.name):
            read_subscriptions(str(path))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "https://a b.example/",
        "https://a.example/\x1b[31m",
        "https://a.example/\u202egpj",
        "https://a.example\\@b.example/",
        "http://-x.example/",
        "http://[::1/",
        "http://a.example:99999/",
        "http://a..example/",
        "-https://a.example/",
        "https://a.example/" + "x" * 9000,
        "",
        None,
    ],
)
def test_addresses_that_are_refused(address: str | None) -> None:
    assert web_url(address) is None


@pytest.mark.parametrize(
    ("address", "base", "url"),
    [
        (" https://a.example/x?y=1#z\n", None, "https://a.example/x?y=1#z"),
        ("HTTP://A.example/", None, "HTTP://A.example/"),
        ("/x", "https://a.example/b/c", "https://a.example/x"),
        ("//c.example/x", "https://a.example/", "https://c.example/x"),
        ("https://bücher.example/", None, "https://bücher.example/"),
        ("http://[2001:db8::1]:8080/", None, "http://[2001:db8::1]:8080/"),
    ],
)
def test_addresses_that_are_kept(address: str, base: str | None, url: str) -> None:
    assert web_url(address, base) == url
