"""FreshRSS as a source, by the Google Reader API."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NOW
from fake_freshrss import AUTH, PASSWORD, USER, FakeFreshRSS
from newstui.library.feed_outcomes import Result
from newstui.library.health import health
from newstui.library.server_accounts import add_server
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.sources import freshrss
from newstui.sources.freshrss import number
from newstui.sources.server_session import ServerError
from support_http import Script, Server, reply
from support_servers import Clock, mark, marks, rows, synced

HOUR, DAY = 3600, 86_400


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def server(web: Server, clock: Clock) -> FakeFreshRSS:
    return FakeFreshRSS(web, clock)


@pytest.fixture
def bare(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    library = Library.open(tmp_path / "news.db", clock=clock)
    yield library
    library.close()


@pytest.fixture
def library(bare: Library, server: FakeFreshRSS) -> Library:
    add_server(bare, "freshrss", server.url, PASSWORD, user=USER)
    return bare


def test_subscriptions_and_articles_come_in(library: Library, server: FakeFreshRSS) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed", "North")
    server.entry(feed, "Ferry aground")
    server.entry(feed, "Fish & ships <again>", read=True, starred=True)
    outcome = synced(library)
    assert (outcome.result, outcome.added) == (Result.FETCHED, 2)
    assert marks(library, "Ferry aground") == (False, False)
    assert marks(library, "Fish & ships <again>") == (True, True)
    assert rows(library)["Ferry aground"].published.seconds == NOW - HOUR
    (source,) = health(library)
    assert (source.title, source.folder, source.url) == (
        "Fjord Times",
        "North",
        "https://fjord.example/feed",
    )
    again = synced(library)
    assert (again.added, again.updated, again.marked, again.sent) == (0, 0, 0, 0)


def test_the_password_is_sent_once_and_not_kept(library: Library, server: FakeFreshRSS) -> None:
    synced(library)
    (login,) = server.asked("ClientLogin")
    assert dict(login.fields) == {"Email": USER, "Passwd": PASSWORD}
    assert login.method == "POST"
    assert "Passwd" not in login.path
    others = [one for one in server.web.requests if one is not login]
    assert {one.headers["authorization"] for one in others} == {f"GoogleLogin auth={AUTH}"}
    files = list(Path(library.database.path).parent.rglob("server-tokens.json"))
    assert PASSWORD not in files[0].read_text(encoding="utf-8")


def test_the_address_of_the_interface_may_be_typed_too(bare: Library, server: FakeFreshRSS) -> None:
    found, _ = add_server(bare, "freshrss", f"{server.url}/api/greader.php", PASSWORD, user=USER)
    assert found.url == f"{server.url}/api/greader.php"


def test_only_what_is_new_is_asked_for(
    library: Library, server: FakeFreshRSS, clock: Clock
) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    server.entry(feed, "Ferry aground", age=2 * DAY)
    synced(library)
    clock.seconds += DAY
    server.entry(feed, "Budget passed")
    server.web.requests.clear()
    assert synced(library).added == 1
    (asked,) = server.asked("stream/contents")
    assert dict(asked.fields)["ot"] == str(NOW - HOUR)


def test_pages(library: Library, server: FakeFreshRSS, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshrss, "_PAGE", 3)
    monkeypatch.setattr(freshrss, "_IDS", 4)
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    numbers = [server.entry(feed, f"Report {one}", age=one * 60) for one in range(10)]
    assert synced(library).added == 10
    for one in numbers[:6]:
        server.entries[one]["read"] = True
    assert synced(library).marked == 6


def test_at_the_first_contact_old_read_entries_stay_there(
    library: Library, server: FakeFreshRSS
) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    server.entry(feed, "Old and read", age=90 * DAY, read=True)
    server.entry(feed, "Old and unread", age=91 * DAY)
    server.entry(feed, "Old, read and starred", age=92 * DAY, read=True, starred=True)
    synced(library)
    assert sorted(rows(library)) == ["Old and unread", "Old, read and starred"]


def test_an_old_entry_that_is_starred_there_comes(library: Library, server: FakeFreshRSS) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    old = server.entry(feed, "Old and read", age=90 * DAY, read=True)
    synced(library)
    assert rows(library) == {}
    server.entries[old]["starred"] = True
    assert synced(library).added == 1
    assert marks(library, "Old and read") == (True, True)


def test_marks_go_both_ways(library: Library, server: FakeFreshRSS) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    ferry, budget = server.entry(feed, "Ferry aground"), server.entry(feed, "Budget passed")
    synced(library)
    server.entries[ferry]["read"] = True
    mark(library, "Budget passed", read=True, star=True)
    outcome = synced(library)
    assert (outcome.marked, outcome.sent) == (1, 2)
    assert marks(library, "Ferry aground") == (True, False)
    assert server.marks(budget) == (True, True)
    server.entries[ferry]["read"] = False
    mark(library, "Budget passed", read=False, star=False)
    synced(library)
    assert marks(library, "Ferry aground") == (False, False)
    assert server.marks(budget) == (False, False)


def test_what_is_read_here_stays_read_until_it_is_sent(
    library: Library, server: FakeFreshRSS, clock: Clock
) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    ferry = server.entry(feed, "Ferry aground")
    synced(library)
    mark(library, "Ferry aground", read=True)

    def no_changes(request: object) -> Script | None:
        return reply(b"", status=500) if server.asked("edit-tag") else None

    server.before = no_changes
    assert synced(library).result is Result.FAILED
    assert marks(library, "Ferry aground") == (True, False)
    server.before = lambda _request: None
    server.web.requests.clear()
    clock.seconds += DAY
    assert synced(library).sent == 1
    assert server.marks(ferry) == (True, False)


def test_a_token_for_changes_that_ran_out_is_asked_for_anew(
    library: Library, server: FakeFreshRSS
) -> None:
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    ferry = server.entry(feed, "Ferry aground")
    synced(library)
    mark(library, "Ferry aground", read=True, star=True)

    def runs_out(request: object) -> Script | None:
        if len(server.asked("edit-tag")) == 1 and server.token == "t" * 57:
            server.token = "n" * 57
        return None

    server.before = runs_out
    assert synced(library).sent == 2
    assert server.marks(ferry) == (True, True)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (reply(b"Unauthorized!", status=401), "does not accept the token or password"),
        (reply(b"Too many", status=429, headers=[("Retry-After", "600")]), "less often"),
        (reply(b"Service Unavailable!", status=503), "out of service"),
        (reply(b"{"), "no JSON"),
        (reply(b'{"subscriptions": {}}'), "holds no list"),
    ],
)
def test_a_server_in_trouble_is_told_in_one_line(
    library: Library, server: FakeFreshRSS, clock: Clock, answer: Script, told: str
) -> None:
    server.entry(server.feed("Fjord Times", "https://fjord.example/feed"), "Ferry aground")
    synced(library)
    server.before = lambda _request: answer
    outcome = synced(library)
    assert outcome.result is Result.FAILED
    assert told in str(outcome.reason)
    assert AUTH not in str(outcome.reason)
    assert list(rows(library)) == ["Ferry aground"]
    server.before = lambda _request: None
    clock.seconds += DAY
    assert synced(library).result is Result.FETCHED


def test_what_is_wrong_with_a_login_is_told(bare: Library, server: FakeFreshRSS) -> None:
    with pytest.raises(NewstuiError, match="does not accept"):
        add_server(bare, "freshrss", server.url, "wrong", user=USER)
    with pytest.raises(NewstuiError, match="--user"):
        add_server(bare, "freshrss", server.url, PASSWORD)
    server.before = lambda _request: reply(b"Hello")
    with pytest.raises(NewstuiError, match="no token"):
        add_server(bare, "freshrss", server.url, PASSWORD, user=USER)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tag:google.com,2005:reader/item/00060f1b2c3d4e5f", "1705459241012831"),
        ("1705459241012831", "1705459241012831"),
        ("tag:google.com,2005:reader/item/ffffffffffffffff", "18446744073709551615"),
        ("-1", "18446744073709551615"),
    ],
)
def test_one_entry_has_one_number_however_it_is_written(written: str, meant: str) -> None:
    assert number(written) == meant


def test_no_number_is_a_fault_of_the_server() -> None:
    with pytest.raises(ServerError):
        number("tag:google.com,2005:reader/item/xyz")
