"""Entries of feeds over many rounds: never two of one, never one over another, marks kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.library import marks, reading
from newstui.library.fetching import FetchReport
from newstui.library.session import Library
from newstui.model.document import Form, RawDocument
from newstui.sources.entry_identity import distinct, link_key
from support import FERRY, open_library
from support_feeds import fetch_all, subscribed, titles
from support_http import Server, always, item, reply, rss

LATER = "Wed, 07 Feb 2024 09:30:00 GMT"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path)
    yield library
    library.close()


@pytest.fixture
def feed(library: Library, web: Server) -> Rounds:
    return Rounds(library, web)


class Rounds:
    """One feed, fetched again and again with other items."""

    def __init__(self, library: Library, web: Server) -> None:
        self.library, self.web = library, web
        subscribed(library, web.url("/feed"))

    def brings(self, *items: str) -> FetchReport:
        self.web.pages["/feed"] = always(*reply(rss(*items)))
        return fetch_all(self.library)

    def titles(self) -> list[str]:
        return sorted(titles(self.library))


def test_an_edited_item_is_updated_in_place(feed: Rounds) -> None:
    feed.brings(item("Ferry aground", guid="1"))
    marks.set_starred(feed.library, [1], True)
    report = feed.brings(item("Ferry aground, all safe", guid="1"))
    assert (report.added, report.updated) == (0, 1)
    assert feed.titles() == ["Ferry aground, all safe"]
    again = feed.brings(item("Ferry aground, all safe", guid="1"), "")
    assert (again.added, again.updated) == (0, 0)
    assert marks.set_starred(feed.library, [1], True).count == 0
    edited = reading.article(feed.library, 1)
    assert edited is not None
    assert edited.updated == feed.library.now()


def test_items_that_vanish_and_return_are_known(feed: Rounds) -> None:
    first, second = item("One", guid="1"), item("Two", guid="2")
    feed.brings(first, second)
    feed.brings(second)
    report = feed.brings(first, second, "<!-- again -->")
    assert (report.added, report.updated) == (0, 0)


@pytest.mark.parametrize("edited", [False, True])
def test_changed_guids_make_no_doubles(feed: Rounds, edited: bool) -> None:
    def items(prefix: str, text: str) -> list[str]:
        return [
            item(f"Story {n}", f"{text} {n}.", guid=f"{prefix}{n}", link=f"https://a.example/{n}")
            for n in range(3)
        ]

    feed.brings(*items("http://a.example/?p=", "The ferry ran aground"))
    text = "The ferry was refloated" if edited else "The ferry ran aground"
    report = feed.brings(*items("tag:a.example,2024:", text))
    assert report.added == 0
    assert len(feed.titles()) == 3
    # And once more under the new guids, as if nothing had been.
    report = feed.brings(*items("tag:a.example,2024:", text), "<!-- same -->")
    assert (report.added, report.updated) == (0, 0)


def test_changed_guids_and_links_with_tracking(feed: Rounds) -> None:
    feed.brings(item("Ferry aground", guid="1", link="http://www.a.example/ferry?utm_source=rss"))
    report = feed.brings(item("Ferry aground", guid="2", link="https://a.example/ferry/"))
    assert report.added == 0


def test_reused_guids_overwrite_nothing(feed: Rounds) -> None:
    feed.brings(item("Ferry aground", guid="latest", link="https://a.example/ferry"))
    other = item("Budget passed", guid="latest", link="https://a.example/budget", date=LATER)
    assert feed.brings(other).added == 1
    assert feed.titles() == ["Budget passed", "Ferry aground"]
    report = feed.brings(other, "<!-- again -->")
    assert (report.added, report.updated) == (0, 0)


def test_one_guid_for_all_items(feed: Rounds) -> None:
    items = [
        item(f"Story {n}", guid="same", link=f"https://a.example/{n}", date=None) for n in range(4)
    ]
    assert feed.brings(*items).added == 4
    assert feed.brings(*items[1:]).added == 0
    # Only one is left, so that its guid looks sound.
    assert feed.brings(items[3]).added == 0
    assert len(feed.titles()) == 4


@pytest.mark.parametrize("guid", [None, ""])
def test_items_without_guid(feed: Rounds, guid: str | None) -> None:
    items = [item(f"Story {n}", f"Text number {n}.", guid=guid, date=None) for n in range(3)]
    assert feed.brings(*items).added == 3
    report = feed.brings(*reversed(items))
    assert (report.added, report.updated) == (0, 0)


def test_one_link_for_all_items(feed: Rounds) -> None:
    def items(prefix: str) -> list[str]:
        return [
            item(f"Story {n}", guid=f"{prefix}{n}", link="https://a.example/", date=None)
            for n in range(3)
        ]

    assert feed.brings(*items("a")).added == 3
    assert feed.brings(*items("b")).added == 0
    assert len(feed.titles()) == 3


def test_a_feed_that_quotes_anothers_guids(library: Library, web: Server) -> None:
    web.pages["/a"] = always(*reply(rss(item("Ferry aground", guid="x1"), title="A")))
    web.pages["/b"] = always(*reply(rss(item("Ferry aground off Bergen", guid="x1"), title="B")))
    subscribed(library, web.url("/a"), web.url("/b"))
    assert fetch_all(library).added == 2
    assert sorted(titles(library)) == ["Ferry aground", "Ferry aground off Bergen"]
    assert fetch_all(library).updated == 0


def test_the_same_item_twice_in_one_reply(feed: Rounds) -> None:
    twice = item("Ferry aground", guid="1", link="https://a.example/1")
    other_guid = item("Ferry aground", guid="2", link="https://a.example/1")
    assert feed.brings(twice, twice, other_guid).added == 1
    assert feed.brings(other_guid, twice).added == 0


ENTRY = RawDocument("1", Form.TEXT, FERRY, "test", title="Ferry")
entries = st.builds(
    lambda guid, url, title, content: replace(
        ENTRY, guid=guid, url=url and f"https://a.example/{url}", title=title, content=content
    ),
    st.sampled_from("ab"),
    st.sampled_from([None, "1", "2"]),
    st.sampled_from(["Ferry", "Budget"]),
    st.sampled_from(["one", "two"]),
)


@settings(max_examples=60)
@given(st.lists(entries, max_size=6))
def test_distinct_loses_no_entry_and_gives_no_guid_twice(found: list[RawDocument]) -> None:
    kept = distinct(found)
    guids = [entry.guid for entry in kept]
    assert len(guids) == len(set(guids))
    assert distinct(kept) == kept
    assert {entry.url for entry in kept if entry.url} == {entry.url for entry in found if entry.url}


def test_which_links_are_one() -> None:
    same = {
        "https://www.a.example/x/?utm_medium=rss&id=3#top",
        "http://a.example/x?id=3",
        "https://m.a.example/x/amp?id=3&fbclid=1",
    }
    assert len(set(map(link_key, same))) == 1
    assert link_key("https://a.example/x?id=4") not in set(map(link_key, same))
