"""Miniflux as a source: subscriptions, articles, and marks in both directions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NOW
from fake_miniflux import PASSWORD, TOKEN, USER, FakeMiniflux
from newstui.library import syncing
from newstui.library.feed_outcomes import Result
from newstui.library.fetching import due
from newstui.library.health import health
from newstui.library.news_servers import due_servers, unsent
from newstui.library.server_accounts import add_server, remove_server
from newstui.library.session import Library
from newstui.library.subscribing import subscribe
from newstui.library.syncing import sync
from newstui.model.errors import Cancelled, NewstuiError
from newstui.sources import http_addresses, miniflux
from newstui.sources.subscriptions import Subscription
from newstui.store import feeds, servers
from support_feeds import fetch_all, subscribed
from support_http import Request, Script, Server, always, hang, item, redirect, reply, rss
from support_servers import Clock, mark, marks, rows, synced

HOUR, DAY = 3600, 86_400


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def server(web: Server, clock: Clock) -> FakeMiniflux:
    return FakeMiniflux(web, clock)


@pytest.fixture
def bare(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    library = Library.open(tmp_path / "news.db", clock=clock)
    yield library
    library.close()


@pytest.fixture
def library(bare: Library, server: FakeMiniflux) -> Library:
    add_server(bare, "miniflux", server.url, TOKEN)
    return bare


def test_subscriptions_and_articles_come_in(library: Library, server: FakeMiniflux) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed", "North")
    server.entry(feed, "Ferry aground", author="A. Writer")
    server.entry(feed, "Budget passed", status="read", starred=True)
    outcome = synced(library)
    assert (outcome.result, outcome.added) == (Result.FETCHED, 2)
    found = rows(library)
    assert found["Ferry aground"].source == "Fjord Times"
    assert marks(library, "Ferry aground") == (False, False)
    assert marks(library, "Budget passed") == (True, True)
    (source,) = health(library)
    assert (source.title, source.folder, source.server) == ("Fjord Times", "North", "127.0.0.1")
    assert (source.state, source.articles) == ("ok", 2)
    again = synced(library)
    assert (again.added, again.updated, again.marked, again.sent) == (0, 0, 0, 0)


def test_only_what_changed_is_asked_for(
    library: Library, server: FakeMiniflux, clock: Clock
) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    server.entry(feed, "Ferry aground")
    synced(library)
    clock.seconds += HOUR
    server.entry(feed, "Budget passed")
    server.web.requests.clear()
    assert synced(library).added == 1
    fields = [dict(request.fields) for request in server.asked()]
    assert {one["changed_after"] for one in fields} == {str(NOW - 120)}
    assert all(request.headers["x-auth-token"] == TOKEN for request in server.web.requests)


def test_pages(library: Library, server: FakeMiniflux, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(miniflux, "_PAGE", 3)
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    for number in range(10):
        server.entry(feed, f"Report {number}")
    assert synced(library).added == 10
    after = [dict(one.fields).get("after_entry_id") for one in server.asked()]
    assert after[:4] == [None, "3", "6", "9"]


def test_at_the_first_contact_old_read_entries_stay_there(
    library: Library, server: FakeMiniflux
) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    old = "2021-01-01T00:00:00+01:00"
    server.entry(feed, "Old and read", status="read", changed_at=old)
    server.entry(feed, "Old and unread", changed_at=old)
    server.entry(feed, "Old, read and starred", status="read", starred=True, changed_at=old)
    synced(library)
    assert sorted(rows(library)) == ["Old and unread", "Old, read and starred"]


def test_marks_go_both_ways(library: Library, server: FakeMiniflux, clock: Clock) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    ferry, budget = server.entry(feed, "Ferry aground"), server.entry(feed, "Budget passed")
    synced(library)
    clock.seconds += HOUR
    server.mark(ferry, status="read")
    mark(library, "Budget passed", read=True, star=True)
    assert server.marks(budget) == ("unread", False)
    outcome = synced(library)
    assert (outcome.marked, outcome.sent) == (1, 2)
    assert marks(library, "Ferry aground") == (True, False)
    assert server.marks(budget) == ("read", True)
    clock.seconds += HOUR
    server.mark(ferry, status="unread")
    mark(library, "Budget passed", read=False, star=False)
    synced(library)
    assert marks(library, "Ferry aground") == (False, False)
    assert server.marks(budget) == ("unread", False)
    assert unsent(library, servers.all_servers(library.database.reader())[0]) == 0


def test_changes_made_offline_wait(library: Library, server: FakeMiniflux, clock: Clock) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    ferry, budget = server.entry(feed, "Ferry aground"), server.entry(feed, "Budget passed")
    synced(library)
    server.before = lambda _request: reply(b"down", status=503, headers=[("Retry-After", "60")])
    mark(library, "Ferry aground", read=True)
    assert synced(library).result is Result.FAILED
    mark(library, "Ferry aground", star=True)
    clock.seconds += 30
    assert synced(library).result is Result.WAITING
    clock.seconds += HOUR
    # Meanwhile the other entry was read elsewhere, and the first one starred and unstarred again.
    server.before = lambda _request: None
    server.mark(budget, status="read")
    server.mark(ferry, starred=False)
    outcome = synced(library)
    assert (outcome.result, outcome.sent) == (Result.FETCHED, 2)
    assert server.marks(ferry) == ("read", True)
    assert marks(library, "Ferry aground") == (True, True)
    assert marks(library, "Budget passed") == (True, False)


def test_something_to_send_makes_a_server_due(
    library: Library, server: FakeMiniflux, clock: Clock
) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    server.entry(feed, "Ferry aground")
    synced(library)
    clock.seconds += 1
    assert due_servers(library) == []
    mark(library, "Ferry aground", read=True)
    assert len(due_servers(library)) == 1


def test_a_star_is_never_turned_over_twice(library: Library, server: FakeMiniflux) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    ferry = server.entry(feed, "Ferry aground")
    synced(library)
    mark(library, "Ferry aground", star=True)

    def starred_meanwhile(request: Request) -> Script | None:
        """Just before the star is sent, another program of the reader's has starred it."""
        if request.path == f"/v1/entries/{ferry}":
            server.mark(ferry, starred=True)
        return None

    server.before = starred_meanwhile
    assert synced(library).sent == 1
    assert server.marks(ferry)[1]
    assert server.asked("PUT", f"/v1/entries/{ferry}/bookmark") == []


def test_entries_that_are_gone_there_hold_nothing_up(
    library: Library, server: FakeMiniflux
) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    ferry, budget = server.entry(feed, "Ferry aground"), server.entry(feed, "Budget passed")
    server.entry(feed, "Storm")
    synced(library)
    del server.entries[ferry]
    mark(library, "Ferry aground", read=True, star=True)
    assert synced(library).result is Result.FETCHED
    mark(library, "Budget passed", read=True)
    assert synced(library).sent == 1
    assert server.marks(budget) == ("read", False)
    assert marks(library, "Ferry aground") == (True, True)


def test_an_edited_entry_is_updated_and_keeps_its_marks(
    library: Library, server: FakeMiniflux, clock: Clock
) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    ferry = server.entry(feed, "Ferry aground")
    synced(library)
    mark(library, "Ferry aground", star=True)
    synced(library)
    clock.seconds += HOUR
    server.mark(ferry, title="Ferry refloated")
    assert synced(library).updated == 1
    assert marks(library, "Ferry refloated") == (False, True)


def test_a_feed_that_is_subscribed_here_too_is_not_doubled(
    bare: Library, server: FakeMiniflux, web: Server, clock: Clock
) -> None:
    one, two = "https://fjord.example/1", "https://fjord.example/2"
    entries = item("Ferry aground", guid="a", link=one), item("Budget passed", guid="b", link=two)
    web.pages["/feed"] = always(*reply(rss(*entries)))
    (own,) = subscribed(bare, web.url("/feed"))
    fetch_all(bare)
    mark(bare, "Ferry aground", read=True)
    feed = server.feed("Fjord Times on the server", web.url("/feed"))
    ferry = server.entry(feed, "Ferry aground", url=one, published_at="2024-02-06T08:00:00Z")
    server.entry(feed, "Budget passed", url=two, status="read", starred=True)
    server.entry(feed, "Storm")
    add_server(bare, "miniflux", server.url, TOKEN)
    outcome = synced(bare)
    assert (outcome.added, outcome.updated) == (1, 0)
    assert len(rows(bare)) == 3
    # Marks of both sides are kept.
    assert marks(bare, "Ferry aground") == (True, False)
    assert marks(bare, "Budget passed") == (True, True)
    assert server.marks(ferry) == ("read", False)
    # From now on the server brings it, and nobody fetches it twice.
    assert due(bare) == []
    assert subscribe(bare, web.url("/feed")).known[0].id == own.id
    # Without the server it is the reader's own again, and still nothing is doubled.
    (known,) = servers.all_servers(bare.database.reader())
    remove_server(bare, known, keep_articles=False)
    clock.seconds += DAY
    fetch_all(bare)
    assert len(rows(bare)) == 3
    assert [one.id for one in due(bare)] == []


def test_two_entries_with_the_same_link_stay_two(library: Library, server: FakeMiniflux) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    server.entry(feed, "Live: morning", url="https://fjord.example/live")
    server.entry(feed, "Live: evening", url="https://fjord.example/live")
    assert synced(library).added == 2


def test_what_is_unsubscribed_there_is_here_too(library: Library, server: FakeMiniflux) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    server.entry(feed, "Ferry aground")
    synced(library)
    server.feeds.clear()
    server.entries.clear()
    synced(library)
    assert health(library) == []
    assert list(rows(library)) == ["Ferry aground"]
    # And subscribed again.
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    server.entry(feed, "Ferry aground", url="https://outlet.example/1/1")
    synced(library)
    assert len(health(library)) == 1
    assert list(rows(library)) == ["Ferry aground"]


def test_a_removed_article_does_not_come_back(
    library: Library, server: FakeMiniflux, clock: Clock
) -> None:
    from newstui.library.grouping import refresh
    from newstui.store import removal

    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    ferry = server.entry(feed, "Ferry aground")
    synced(library)
    gone = rows(library)["Ferry aground"].id
    with library.database.writing() as connection:
        refresh(connection, removal.remove(connection, [gone]), {})
    clock.seconds += HOUR
    server.mark(ferry, title="Ferry refloated")
    assert synced(library).added == 0
    assert rows(library) == {}


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (reply(b"", status=401), "does not accept the token or password (401)"),
        (reply(b"", status=403), "does not allow this"),
        (reply(b"", status=500), "the server has an error (500)"),
        (reply(b"<html>Login</html>", kind="text/html"), "no JSON"),
        (reply(b'{"entries": 7}'), "holds no list"),
        (reply(b"[]", length=100), "ends early"),
        (reply(b"", status=301, headers=[("Location", "https://other.example/")]), "elsewhere"),
        ([b"SSH-2.0-OpenSSH\r\n"], "web server"),
    ],
)
def test_a_server_in_trouble_is_told_in_one_line_and_costs_nothing(
    library: Library, server: FakeMiniflux, clock: Clock, answer: Script, told: str
) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    ferry = server.entry(feed, "Ferry aground")
    synced(library)
    server.entry(feed, "Budget passed")
    mark(library, "Ferry aground", read=True)
    server.before = lambda _request: answer
    outcome = synced(library)
    assert outcome.result is Result.FAILED
    assert told in str(outcome.reason)
    assert TOKEN not in str(outcome.reason)
    (source,) = health(library)
    assert (source.state, source.problem) == ("failing", outcome.reason)
    server.before = lambda _request: None
    clock.seconds += DAY
    outcome = synced(library)
    assert (outcome.added, outcome.sent) == (1, 1)
    assert server.marks(ferry) == ("read", False)


def test_nothing_but_the_typed_address_is_asked(
    library: Library, server: FakeMiniflux, web: Server
) -> None:
    server.before = lambda _request: redirect("/elsewhere")(_request)
    assert synced(library).result is Result.FAILED
    assert "/elsewhere" not in web.paths()


def test_a_stop_in_the_middle_goes_on_from_there(
    library: Library, server: FakeMiniflux, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(miniflux, "_PAGE", 5)
    monkeypatch.setattr(syncing, "_GATHERED", 5)
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    for number in range(20):
        server.entry(feed, f"Report {number}")
    known = servers.all_servers(library.database.reader())
    with pytest.raises(Cancelled):
        sync(library, known, cancelled=lambda: len(rows(library)) >= 10)
    assert len(rows(library)) == 10
    server.web.requests.clear()
    assert synced(library).added == 10
    assert dict(server.asked()[0].fields)["after_entry_id"] == "10"


def test_a_hanging_server_can_be_left(library: Library, server: FakeMiniflux) -> None:
    server.before = lambda request: hang(request)
    known = servers.all_servers(library.database.reader())
    with pytest.raises(Cancelled):
        sync(library, known, cancelled=lambda: len(server.web.requests) > 1)
    server.before = lambda _request: None
    assert synced(library).result is Result.FETCHED


def test_only_one_process_talks_to_a_server(library: Library, clock: Clock) -> None:
    (known,) = servers.all_servers(library.database.reader())
    with library.database.writing() as connection:
        assert servers.take_turn(connection, known.id, NOW, NOW + 300)
    outcome = synced(library)
    assert outcome.result is Result.WAITING
    assert "another" in str(outcome.reason)
    # The other one has died.
    clock.seconds += 301
    assert synced(library).result is Result.FETCHED


def test_a_page_too_large_is_asked_for_in_parts(
    library: Library, server: FakeMiniflux, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newstui.sources import http_client

    monkeypatch.setattr(http_client, "MAX_BODY", 40_000)
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    for number in range(30):
        server.entry(feed, f"Report {number}", content="<p>" + "Rain is expected. " * 100)
    assert synced(library).added == 30


def test_the_same_page_again_and_again_ends(library: Library, server: FakeMiniflux) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    server.entry(feed, "Ferry aground")
    page = {"total": 900, "entries": [{**server.entries[1], "feed": server.feeds[1]}] * 100}

    def deaf(request: Request) -> Script | None:
        return reply(json.dumps(page).encode()) if "/v1/entries" in request.path else None

    server.before = deaf
    outcome = synced(library)
    assert "same page" in str(outcome.reason)


def test_broken_entries_cost_no_others(library: Library, server: FakeMiniflux) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    server.entry(feed, "Ferry aground")
    server.entry(feed, "Odd", url=7, published_at=None, tags="x", author=["a"], content=None)
    server.entry(feed, "Budget passed", url="javascript:alert(1)")
    outcome = synced(library)
    assert outcome.added == 3
    assert "Ferry aground" in rows(library)
    assert rows(library)["Budget passed"].title


def test_a_login_by_name_and_password(bare: Library, server: FakeMiniflux) -> None:
    add_server(bare, "miniflux", server.url + "/v1/", PASSWORD, user=USER, name="Home")
    server.entry(server.feed("Fjord Times", "https://fjord.example/feed"), "Ferry aground")
    outcome = synced(bare)
    assert (outcome.server.name, outcome.added) == ("Home", 1)


def test_a_server_that_refuses_is_not_added(bare: Library, server: FakeMiniflux) -> None:
    with pytest.raises(NewstuiError, match="does not accept"):
        add_server(bare, "miniflux", server.url, "wrong")
    with pytest.raises(NewstuiError, match="leave the name and password out"):
        add_server(bare, "miniflux", server.web.url("", host="a:b@127.0.0.1"), TOKEN)
    with pytest.raises(NewstuiError, match="no such interface"):
        add_server(bare, "miniflux", server.url + "/nowhere", TOKEN)
    assert servers.all_servers(bare.database.reader()) == []


def test_a_token_is_replaced_by_adding_the_server_again(
    library: Library, server: FakeMiniflux
) -> None:
    _, new = add_server(library, "miniflux", server.url, PASSWORD, user=USER)
    assert not new
    synced(library)
    assert "authorization" in server.web.requests[-1].headers


def test_the_token_is_in_no_table(library: Library, server: FakeMiniflux, tmp_path: Path) -> None:
    synced(library)
    library.close()
    for file in tmp_path.rglob("*"):
        if file.is_file() and TOKEN.encode() in file.read_bytes():
            assert file.name == "server-tokens.json"
            assert file.stat().st_mode & 0o777 == 0o600


def test_leaving_a_server(library: Library, server: FakeMiniflux) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    server.entry(feed, "Ferry aground")
    server.entry(feed, "Budget passed", starred=True)
    synced(library)
    (known,) = servers.all_servers(library.database.reader())
    before = dict(server.entries)
    assert remove_server(library, known, keep_articles=False) == 1
    assert list(rows(library)) == ["Budget passed"]
    assert health(library) == []
    assert server.entries == before


def test_a_feed_of_a_server_that_was_left_can_be_subscribed(
    library: Library, server: FakeMiniflux, web: Server
) -> None:
    web.pages["/feed"] = always(*reply(rss(item("Budget passed", guid="1"))))
    server.entry(server.feed("Fjord Times", web.url("/feed")), "Ferry aground")
    synced(library)
    (known,) = servers.all_servers(library.database.reader())
    remove_server(library, known, keep_articles=True)
    assert len(subscribed(library, web.url("/feed"))) == 1
    assert fetch_all(library).added == 1
    assert sorted(rows(library)) == ["Budget passed", "Ferry aground"]


def test_a_token_does_not_travel_unencrypted_to_a_public_address(
    bare: Library, server: FakeMiniflux, web: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_server(bare, "miniflux", server.url, TOKEN)
    web.requests.clear()
    # The name that was a private one has become a public one.
    monkeypatch.setattr(http_addresses, "is_private", lambda _address: False)
    outcome = synced(bare)
    assert "https" in str(outcome.reason)
    with pytest.raises(NewstuiError, match="https"):
        add_server(bare, "miniflux", web.url("", host="127.0.0.2"), TOKEN)
    assert web.requests == []


def test_leaving_a_server_with_its_feeds(library: Library, server: FakeMiniflux) -> None:
    server.entry(server.feed("Fjord Times", "https://fjord.example/feed"), "Ferry aground")
    synced(library)
    (known,) = servers.all_servers(library.database.reader())
    remove_server(library, known, keep_articles=True, subscribe=True)
    (feed,) = feeds.subscribed(library.database.reader())
    assert feed.url == "https://fjord.example/feed"
    assert Subscription(feed.url).url == feed.url
    assert list(rows(library)) == ["Ferry aground"]
