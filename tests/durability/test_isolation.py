"""An article that cannot be stored costs no other, whichever way it came."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NOW
from fake_miniflux import TOKEN, FakeMiniflux
from newstui.library import importing
from newstui.library.feed_outcomes import Result
from newstui.library.importing import import_documents
from newstui.library.server_accounts import add_server
from newstui.library.session import Library
from support import FERRY, check_consistency, document, open_library
from support_feeds import feed_now, fetch_all, subscribed, titles
from support_http import Server, always, item, reply, rss, with_validators
from support_servers import Clock, marks, synced

TITLES = [f"{'bad' if number in (3, 8) else 'good'} ferry {number}" for number in range(9)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library whose database refuses articles with `bad` in their titles."""
    library = open_library(tmp_path)
    library.database.reader().execute(
        "CREATE TRIGGER refused BEFORE INSERT ON articles WHEN NEW.title LIKE '%bad%'"
        " BEGIN SELECT raise(ABORT, 'refused'); END"
    )
    yield library
    check_consistency(library)
    library.close()


def test_in_a_file(library: Library) -> None:
    report = import_documents(library, [document(FERRY, title=title) for title in TITLES])
    assert report.added == 7
    assert [str(one) for one in report.failures] == [
        "test.jsonl: could not be stored (IntegrityError)"
    ] * 2


def test_what_nobody_has_foreseen(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    outlet = importing.outlet

    def broken(one: object, article: object) -> str:
        if "5" in one.title:  # type: ignore[attr-defined]
            raise LookupError("what nobody has foreseen")
        return outlet(one, article)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "outlet", broken)
    report = import_documents(library, [document(FERRY, title=title) for title in TITLES])
    assert report.added == 6
    assert "test.jsonl: could not be stored (LookupError)" in map(str, report.failures)


def test_in_a_feed(library: Library, web: Server) -> None:
    entries = [item(title, guid=title) for title in TITLES]
    web.pages["/feed"] = with_validators(rss(*entries), '"one"')
    subscribed(library, web.url("/feed"))
    report = fetch_all(library)
    (outcome,) = report.outcomes
    assert (outcome.result, outcome.added, outcome.lost) == (Result.FETCHED, 7, 2)
    assert report.lost == 2
    assert "could not be stored (IntegrityError)" in (outcome.reason or "")
    assert sorted(titles(library)) == [title for title in sorted(TITLES) if "good" in title]
    assert feed_now(library).etag == '"one"'


def test_in_a_feed_of_nothing_else(library: Library, web: Server) -> None:
    web.pages["/feed"] = always(*reply(rss(item("bad ferry", guid="1"))))
    subscribed(library, web.url("/feed"))
    (outcome,) = fetch_all(library).outcomes
    assert (outcome.result, outcome.added, outcome.lost) == (Result.FETCHED, 0, 1)
    assert feed_now(library).success_at == NOW


def test_on_a_server(library: Library, web: Server) -> None:
    server = FakeMiniflux(web, Clock(NOW))
    add_server(library, "miniflux", server.url, TOKEN)
    feed = server.feed("Fjord Times", "https://fjord.example/feed")
    for title in TITLES:
        server.entry(feed, title, starred="4" in title)
    outcome = synced(library)
    assert (outcome.result, outcome.added, outcome.lost) == (Result.FETCHED, 7, 2)
    assert "could not be stored (IntegrityError)" in (outcome.reason or "")
    assert marks(library, "good ferry 4") == (False, True)
