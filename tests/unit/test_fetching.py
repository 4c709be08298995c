"""Fetching: what a feed's replies do to the library, over many rounds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newstui.library import feed_storing
from newstui.library.feed_outcomes import Result
from newstui.library.fetching import due, fetch
from newstui.library.marks import set_read
from newstui.library.session import Library
from newstui.model.errors import Cancelled
from newstui.settings.config import Settings
from newstui.settings.feeds import FeedSettings, Fetch
from newstui.sources import http_addresses
from newstui.store import feeds
from support import open_library
from support_feeds import at, feed_now, fetch_all, set_up, subscribed, titles
from support_http import Server, always, hang, item, redirect, reply, rss, with_validators

HOUR = 3600
FERRY, BUDGET = item("Ferry aground", guid="1"), item("Budget passed", guid="2")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(tmp_path)
    yield library
    library.close()


def test_a_feed_comes_in_with_its_name(library: Library, web: Server) -> None:
    web.pages["/feed"] = always(*reply(rss(FERRY, BUDGET)))
    subscribed(library, web.url("/feed"))
    report = fetch_all(library)
    assert (report.added, len(report.failed)) == (2, 0)
    feed = feed_now(library)
    assert (feed.title, feed.homepage, feed.status) == (
        "Fjord Times",
        "https://fjord.example/",
        200,
    )
    assert sorted(titles(library)) == ["Budget passed", "Ferry aground"]


def test_later_requests_are_conditional_to_the_byte(library: Library, web: Server) -> None:
    etag, modified = 'W/"x-ü=="', "Tue, 06 Feb 2024 08:00:00 GMT"
    web.pages["/feed"] = with_validators(rss(FERRY), etag, modified)
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    for _ in range(3):
        (outcome,) = fetch_all(library).outcomes
        assert (outcome.result, outcome.status) == (Result.UNCHANGED, 304)
    for request in web.requests[1:]:
        assert request.headers["if-none-match"] == etag
        assert request.headers["if-modified-since"] == modified


def test_a_304_may_bring_new_validators_or_none(library: Library, web: Server) -> None:
    web.pages["/feed"] = always(*reply(rss(FERRY), headers=[("ETag", '"1"')]))
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    web.pages["/feed"] = always(*reply(status=304))
    fetch_all(library)
    assert feed_now(library).etag == '"1"'
    web.pages["/feed"] = always(*reply(status=304, headers=[("ETag", '"2"')]))
    fetch_all(library)
    assert feed_now(library).etag == '"2"'


@pytest.mark.parametrize(
    "broken",
    [
        reply(b"<html><body>Sorry</body></html>", headers=[("ETag", '"bad"')]),
        reply(rss(FERRY)[:-30], headers=[("ETag", '"bad"')]),
        reply(rss(FERRY, BUDGET)[:-60], headers=[("ETag", '"bad"')]),
        reply(b"oops", status=500, headers=[("ETag", '"bad"')]),
        reply(rss(FERRY), headers=[("ETag", '"bad"')], length=9000),
    ],
)
def test_validators_of_broken_replies_are_not_kept(
    library: Library, web: Server, broken: list[bytes]
) -> None:
    web.pages["/feed"] = always(*reply(rss(FERRY), headers=[("ETag", '"good"')]))
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    web.pages["/feed"] = always(*broken)
    fetch_all(library)
    assert feed_now(library).etag == '"good"'
    assert titles(library) == ["Ferry aground"]


def test_the_same_body_without_validators_costs_nothing(library: Library, web: Server) -> None:
    web.pages["/feed"] = always(*reply(rss(FERRY)))
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    (outcome,) = fetch_all(library).outcomes
    assert (outcome.result, outcome.status) == (Result.UNCHANGED, 200)


def test_a_permanent_move_is_stored_once_the_target_is_a_feed(
    library: Library, web: Server
) -> None:
    web.pages |= {"/old": redirect("/page"), "/page": always(*reply(b"<html>parked</html>"))}
    subscribed(library, web.url("/old"))
    fetch_all(library)
    assert feed_now(library).url == web.url("/old")
    web.pages["/page"] = always(*reply(rss(FERRY)))
    fetch_all(library)
    assert feed_now(library).url == web.url("/page")
    # The old address, imported again, is no second subscription.
    assert subscribed(library, web.url("/old")) == []
    fetch_all(library)
    assert web.paths()[-1] == "/page"


def test_a_temporary_move_is_not_stored(library: Library, web: Server) -> None:
    web.pages |= {"/feed": redirect("/now", 302), "/now": always(*reply(rss(FERRY)))}
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    assert feed_now(library).url == web.url("/feed")


def test_gone_is_not_asked_again(library: Library, web: Server) -> None:
    web.pages["/feed"] = always(*reply(status=410))
    subscribed(library, web.url("/feed"))
    (outcome,) = fetch_all(library).outcomes
    assert outcome.result is Result.GONE
    assert due(at(library, 10**8)) == []


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("value", ["7200", "Sat, 10 Feb 2024 14:00:00 GMT"])
def test_retry_after_is_kept_whatever_is_asked(
    library: Library, web: Server, status: int, value: str, tmp_path: Path
) -> None:
    web.pages["/feed"] = always(*reply(status=status, headers=[("Retry-After", value)]))
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    again = Library.open(library.database.path, clock=at(library, 2 * HOUR - 1).clock)
    assert due(again) == []
    (outcome,) = fetch_all(again).outcomes
    again.close()
    assert outcome.result is Result.WAITING
    assert len(web.requests) == 1
    fetch_all(at(library, 2 * HOUR + 1))
    assert len(web.requests) == 2


def test_a_host_that_counts_requests_is_left_alone_by_all_its_feeds(
    library: Library, web: Server
) -> None:
    web.pages["/1"] = always(*reply(status=429, headers=[("Retry-After", "600")]))
    web.pages["/2"] = always(*reply(rss(FERRY)))
    first, second = subscribed(library, web.url("/1"), web.url("/2"))
    fetch(library, [first])
    (outcome,) = fetch(
        library, [feed for feed in feeds_of(library) if feed.id == second.id]
    ).outcomes
    assert outcome.result is Result.WAITING
    assert web.paths() == ["/1"]


def test_a_host_that_counts_requests_is_left_alone_within_the_same_fetch(
    library: Library, web: Server
) -> None:
    paths = [f"/{number}" for number in range(8)]
    web.pages |= {
        path: always(0.05, *reply(status=429, headers=[("Retry-After", "600")])) for path in paths
    }
    subscribed(library, *map(web.url, paths))
    report = fetch_all(library)
    # Two were on their way already.
    assert len(web.requests) == 2
    results = sorted(outcome.result for outcome in report.outcomes)
    assert results == [Result.FAILED] * 2 + [Result.WAITING] * 6
    until = {outcome.next_check for outcome in report.outcomes if outcome.result == "waiting"}
    assert until == {library.now() + 600}


@pytest.mark.parametrize("kind", ["text/plain", "text/html", "image/png", "application/json", "x"])
def test_what_a_server_calls_a_feed_does_not_count(
    library: Library, web: Server, kind: str
) -> None:
    web.pages["/feed"] = always(*reply(rss(FERRY), kind=f"{kind}; charset=us-ascii"))
    subscribed(library, web.url("/feed"))
    assert fetch_all(library).added == 1


def test_a_public_feed_may_not_come_to_lead_to_a_private_address(
    library: Library, web: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = {"127.0.0.2"}
    monkeypatch.setattr(http_addresses, "is_private", lambda address: address in private)
    web.pages |= {"/feed": always(*reply(rss(FERRY))), "/router": always(*reply(rss(BUDGET)))}
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    web.pages["/feed"] = redirect(web.url("/router", host="127.0.0.2"))
    (outcome,) = fetch_all(library).outcomes
    assert "private address" in str(outcome.reason)
    # Nor by its name's turning into a private one.
    private.add("127.0.0.1")
    (outcome,) = fetch_all(library).outcomes
    assert "private address" in str(outcome.reason)
    assert "/router" not in web.paths()
    assert feed_now(library).url == web.url("/feed")


def test_a_fetch_beside_an_open_screen_waits_for_no_lock_and_breaks_none(
    library: Library, web: Server
) -> None:
    web.pages["/feed"] = always(*reply(rss(*(item(f"Report {n}", guid=str(n)) for n in range(40)))))
    subscribed(library, web.url("/feed"))
    screen = Library.open(library.database.path, clock=library.clock)
    fetching = threading.Thread(target=fetch_all, args=(library,))
    fetching.start()
    while fetching.is_alive():
        for row in titles(screen)[:5]:
            assert row.startswith("Report")
        set_read(screen, [1] if titles(screen) else [], True)
    fetching.join()
    assert len(titles(screen)) == 40
    screen.close()


def feeds_of(library: Library) -> list[feeds.Feed]:
    return feeds.subscribed(library.database.reader())


def test_the_next_check_follows_the_publisher(library: Library, web: Server) -> None:
    web.pages["/feed"] = always(
        *reply(rss(FERRY, head="<ttl>300</ttl>"), headers=[("Cache-Control", "max-age=60")])
    )
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    now = library.now()
    assert (feed_now(library).next_check_at or 0) - now >= 5 * HOUR
    web.pages["/feed"] = always(*reply(status=304))
    fetch_all(library)
    assert (feed_now(library).next_check_at or 0) - now >= 5 * HOUR
    assert due(library) == []
    assert len(due(at(library, 25 * HOUR))) == 1


def test_failures_are_told_in_words_and_put_off(library: Library, web: Server) -> None:
    subscribed(library, web.url("/none"), "http://nowhere.invalid/feed")
    report = fetch_all(library)
    reasons = " ".join(outcome.reason or "" for outcome in report.failed)
    assert "is not there (404)" in reasons
    assert "no host named nowhere.invalid" in reasons
    assert feed_now(library).error_count == 1
    assert feeds.failing_count(library.database.reader()) == 2
    assert due(library) == []


def test_one_bad_feed_costs_no_other(library: Library, web: Server) -> None:
    web.pages["/good"] = always(*reply(rss(FERRY)))
    web.pages["/bad"] = always(*reply(b"\x00\x01<rss><channel><item>"))
    subscribed(library, web.url("/bad"), web.url("/good"))
    assert fetch_all(library).added == 1


def test_cancelling_keeps_what_was_finished(library: Library, web: Server) -> None:
    web.pages |= {"/good": always(*reply(rss(FERRY))), "/hang": hang}
    wanted = subscribed(library, web.url("/good"), web.url("/hang"))
    done: list[object] = []
    with pytest.raises(Cancelled):
        fetch(library, wanted, told=done.append, cancelled=lambda: bool(done))
    assert titles(library) == ["Ferry aground"]


def test_settings_of_a_feed_reach_its_server_alone(library: Library, web: Server) -> None:
    web.pages |= {"/1": always(*reply(rss())), "/2": always(*reply(rss()))}
    own = FeedSettings(user_agent="Special/1", headers={"X-Key": "k"}, username="a", password="b")
    settings = Settings(fetch=Fetch(user_agent="All/1"), feeds={web.url("/1"): own})
    library = set_up(library, settings)
    subscribed(library, web.url("/1"), web.url("/2"))
    fetch_all(library)
    by_path = {request.path: request.headers for request in web.requests}
    assert by_path["/1"]["user-agent"] == "Special/1"
    assert by_path["/1"]["x-key"] == "k"
    assert by_path["/1"]["authorization"] == "Basic YTpi"
    assert by_path["/2"]["user-agent"] == "All/1"
    assert "x-key" not in by_path["/2"]


def test_many_feeds_are_read_in_processes_beside(library: Library, web: Server) -> None:
    for number in range(5):
        web.pages[f"/{number}"] = always(
            *reply(rss(item(f"Story {number}", guid=str(number)), title=f"Feed {number}"))
        )
    subscribed(library, *(web.url(f"/{number}") for number in range(5)))
    report = fetch_all(library)
    assert (report.added, len(report.failed)) == (5, 0)
    assert max(request.at_once for request in web.requests) <= 2


def test_a_crash_between_batches_neither_loses_nor_doubles(
    library: Library, web: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [item(f"Story {number}", f"Text {number}.", guid=str(number)) for number in range(6)]
    web.pages["/feed"] = with_validators(rss(*items), '"1"')
    subscribed(library, web.url("/feed"))
    monkeypatch.setattr(feed_storing, "_BATCH", 2)
    stored = feed_storing.Batch.put
    calls: list[object] = []

    def breaks_off(*arguments: object, **named: object) -> int:
        calls.append(arguments)
        if len(calls) == 4:
            raise OSError("the power has failed")
        return stored(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(feed_storing.Batch, "put", breaks_off)
    with pytest.raises(OSError, match="power"):
        fetch_all(library)
    assert len(titles(library)) == 2
    assert feed_now(library).etag is None
    report = fetch_all(library)
    assert (report.added, len(titles(library))) == (4, 6)
    assert feed_now(library).etag == '"1"'


def test_a_feed_that_is_no_feed_any_more_says_so(library: Library, web: Server) -> None:
    web.pages["/feed"] = always(*reply(b"<html><body>For sale</body></html>"))
    subscribed(library, web.url("/feed"))
    (outcome,) = fetch_all(library).outcomes
    assert outcome.reason == "what is there cannot be read: it is no feed"


def test_a_feed_in_an_encoding_that_the_server_alone_tells(library: Library, web: Server) -> None:
    body = rss(item("Привет, Берген", "Паром сел на мель.", guid="1")).decode()
    page = reply(body.encode("koi8-r"), kind="application/rss+xml; charset=koi8-r")
    web.pages["/feed"] = always(*page)
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    assert titles(library) == ["Привет, Берген"]
