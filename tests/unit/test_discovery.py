"""Finding the feeds of a page, and small parts of fetching that any bytes may reach."""

from __future__ import annotations

import gzip
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.library.subscribing import _web_address
from newstui.sources.discovery import feeds_of_page
from newstui.sources.feed_pace import pace_of
from newstui.sources.feeds import parse_feed
from newstui.sources.http_headers import fresh_for, http_date, retry_at
from newstui.sources.http_many import spread
from newstui.sources.http_messages import Ask, FetchError
from newstui.sources.http_unpack import Unpacker
from newstui.sources.rhythm import DAY, HOUR, Pace

HERE = "https://a.example/news/"


def urls(html: str) -> list[str]:
    return [feed.url for feed in feeds_of_page(html, HERE)]


def test_declared_feeds_come_before_links_and_comments_last() -> None:
    html = """<html><head><base href="/x/">
      <LINK REL="Alternate" TYPE="application/rss+xml" title="Post Comments" href="comments.xml">
      <link rel="alternate home" type="application/atom+xml; charset=utf-8" href="feed.atom">
      <link rel="alternate" type="application/feed+json" href="//b.example/feed.json">
      <link rel="alternate" type="text/html" hreflang="de" href="/de">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      </head><body><a href="/other/rss">RSS</a></body></html>"""
    assert urls(html) == [
        "https://a.example/x/feed.atom",
        "https://b.example/feed.json",
        "https://a.example/x/comments.xml",
    ]


def test_links_are_looked_at_where_nothing_is_declared() -> None:
    html = '<a href="/rss.xml">RSS</a> <a href="/feedback">Write</a> <a href="?format=feed">F</a>'
    assert urls(html) == ["https://a.example/rss.xml", "https://a.example/news/?format=feed"]


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_page_makes_it_raise(html: str) -> None:
    for text in (html, f'<link rel=alternate type="application/rss+xml" href="{html}">'):
        for feed in feeds_of_page(text, HERE):
            assert feed.url.startswith(("http://", "https://"))


def test_what_readers_type_as_an_address() -> None:
    for typed in ("a.example/rss", "feed://a.example/rss", "feed:https://a.example/rss"):
        assert _web_address(typed) == "https://a.example/rss"
    assert _web_address("http://a.example/rss") == "http://a.example/rss"
    assert _web_address("file:///etc/passwd") is None


def test_how_often_a_feed_says_to_come() -> None:
    feed = parse_feed(
        b"""<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
        <title>T</title><ttl>90</ttl><sy:updatePeriod>daily</sy:updatePeriod>
        <sy:updateFrequency>4</sy:updateFrequency><skipHours><hour>0</hour><hour>24</hour>
        <hour>7</hour></skipHours><skipDays><day>Sunday</day><day>Someday</day></skipDays>
        </channel></rss>""",
        origin="test",
    )
    assert feed.pace == Pace(6 * HOUR, frozenset({0, 7}), frozenset({6}))
    assert parse_feed(b"<rss><channel><ttl>x</ttl></channel></rss>", origin="test").pace == Pace()
    assert pace_of({"sy_updateperiod": "weekly", "ttl": "9" * 30}, "").every >= 7 * DAY


@settings(max_examples=80)
@given(st.text(max_size=60), st.integers(0, 2**40))
def test_no_header_makes_reading_it_raise(value: str, now: int) -> None:
    http_date(value)
    headers = dict.fromkeys(("retry-after", "cache-control", "expires", "date", "age"), value)
    assert fresh_for(headers, now) >= 0
    assert (retry_at(headers, now) or now + 1) > now


@settings(max_examples=60)
@given(st.binary(max_size=3000), st.integers(1, 700), st.booleans())
def test_what_was_packed_is_unpacked_in_any_pieces(data: bytes, size: int, named: bool) -> None:
    packed = gzip.compress(data[: len(data) // 2]) + gzip.compress(data[len(data) // 2 :])
    unpacker = Unpacker("gzip" if named else "", 10_000)
    for start in range(0, len(packed), size):
        unpacker.feed(packed[start : start + size])
    assert unpacker.finish() == data


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "identity"]))
def test_no_bytes_make_unpacking_fail_but_in_words(data: bytes, encoding: str) -> None:
    unpacker = Unpacker(encoding, 1000)
    with suppress(FetchError):
        unpacker.feed(data)
        assert len(unpacker.finish()) <= 1000


@pytest.mark.parametrize("count", [1, 5])
def test_no_host_keeps_the_others_waiting(count: int) -> None:
    asks = {f"a{n}": Ask(f"https://a.example/{n}") for n in range(count)}
    asks |= {"b": Ask("https://b.example/"), "c": Ask("https://c.example/")}
    assert [key for key, _ in spread(asks)][:3] == ["a0", "b", "c"]
    assert len(spread(asks)) == count + 2
