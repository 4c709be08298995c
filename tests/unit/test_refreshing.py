"""A refresh in another process: what it brings, how it is stopped, how it fails."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from multiprocessing import resource_tracker
from pathlib import Path

import pytest

from fake_miniflux import TOKEN, FakeMiniflux
from newstui.library.marks import set_read
from newstui.library.refreshing import Refreshed, refresh_beside, to_refresh
from newstui.library.server_accounts import add_server
from newstui.library.session import Library
from newstui.model.errors import Cancelled, NewstuiError
from support_feeds import feed_now, subscribed, titles
from support_http import Server, always, hang, item, reply, rss


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "news.db")
    yield library
    library.close()


def test_it_brings_news_and_tells_of_progress(library: Library, web: Server) -> None:
    web.pages["/feed"] = always(*reply(rss(item("Ferry aground", guid="1"))))
    subscribed(library, web.url("/feed"), web.url("/none"))
    told: list[tuple[int, int | None, str]] = []
    done = refresh_beside(
        library,
        to_refresh(library),
        progress=lambda *said: told.append(said),
        cancelled=lambda: False,
    )
    assert done == Refreshed(asked=2, failed=1, added=1)
    assert [(count, total) for count, total, _ in told] == [(1, 2), (2, 2)]
    assert titles(library) == ["Ferry aground"]
    # Asked just now, they are not asked again; unless one is meant.
    assert to_refresh(library) == []
    assert len(to_refresh(library, "Fjord Times")) == 1


def test_servers_are_synced_too(library: Library, web: Server) -> None:
    server = FakeMiniflux(web, time.time)
    server.entry(server.feed("Fjord Times", "https://fjord.example/feed"), "Ferry aground")
    add_server(library, "miniflux", server.url, TOKEN)
    silent = {"progress": lambda *said: None, "cancelled": lambda: False}
    assert refresh_beside(library, to_refresh(library), **silent) == Refreshed(asked=1, added=1)
    # The feed of a server means its server.
    (meant,) = to_refresh(library, "Fjord Times")
    assert meant.id == 1
    set_read(library, [1], True)
    assert refresh_beside(library, [meant], **silent) == Refreshed(asked=1)
    assert server.marks(1) == ("read", False)


def test_it_begins_under_a_screen_that_has_taken_stderr_over(
    library: Library, web: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Screens(io.StringIO):
        def fileno(self) -> int:
            return -1

    # As in a program that has started no process yet.
    tracker = resource_tracker.ResourceTracker()
    monkeypatch.setattr(resource_tracker, "getfd", tracker.getfd)
    monkeypatch.setattr("sys.stderr", Screens())
    web.pages["/feed"] = always(*reply(rss(item("Ferry aground", guid="1"))))
    subscribed(library, web.url("/feed"))
    silent = {"progress": lambda *said: None, "cancelled": lambda: False}
    assert refresh_beside(library, to_refresh(library), **silent).added == 1
    tracker._stop()


def test_it_can_be_stopped(library: Library, web: Server) -> None:
    web.pages["/feed"] = hang
    subscribed(library, web.url("/feed"))
    with pytest.raises(Cancelled):
        refresh_beside(
            library,
            to_refresh(library),
            progress=lambda *said: None,
            cancelled=lambda: bool(web.requests),
        )
    assert feed_now(library).checked_at is None


def test_its_failure_is_told(library: Library, web: Server) -> None:
    wanted = subscribed(library, web.url("/feed"))
    with library.database.writing() as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(NewstuiError, match="newer newstui"):
        refresh_beside(library, wanted, progress=lambda *said: None, cancelled=lambda: False)
