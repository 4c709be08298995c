"""Feeds on the screen: refreshing, adding, how they are, whole articles; against a real server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from screen_driver import Opener, Reader, lines_of, main_screen, press, rest, text_of

from newstui.library import refreshing
from newstui.library.session import Library
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.note import Note
from newstui.tui.widgets.hints import Hints
from newstui.tui.widgets.trail import Trail
from support_feeds import feed_now, fetch_all, subscribed
from support_http import Server, always, hang, item, reply, rss

pytest_plugins = ["screen_fixtures"]

LONG = " ".join(
    f"The harbour master gave reason number {n} for the closed pier." for n in range(40)
)


@pytest.fixture(autouse=True)
def _read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process beside is tried elsewhere; here it would only take its time."""
    monkeypatch.setattr(refreshing, "refresh_beside", refreshing.refresh)


def top(pilot: Reader) -> str:
    return text_of(main_screen(pilot).query_one(Trail))


def bottom(pilot: Reader) -> str:
    return text_of(main_screen(pilot).query_one(Hints))


async def until(pilot: Reader, shown: Callable[[], object]) -> None:
    """Wait for something on the screen."""
    async with asyncio.timeout(60):
        while not shown():
            await pilot.pause(0.02)


async def test_refresh_brings_news_that_wait_to_be_shown(
    open_app: Opener, library: Library, web: Server
) -> None:
    web.pages["/feed"] = always(*reply(rss(item("Pier closed in Reykjavík harbour", guid="1"))))
    subscribed(library, web.url("/feed"))
    async with open_app() as pilot:
        await press(pilot, "r")
        assert "1 new article from 1 feed" in bottom(pilot)
        await until(pilot, lambda: "1 new" in top(pilot))
        assert "Pier closed" not in text_of(main_screen(pilot).timeline)
        await press(pilot, "full_stop")
        titles = [event.title for event in _events(pilot)]
        assert "Pier closed in Reykjavík harbour" in titles


def _events(pilot: Reader) -> list[object]:
    model = main_screen(pilot).timeline.model
    return [model.row(row) for row in range(model.count)]


async def test_keys_are_answered_while_a_server_hangs_and_esc_stops(
    open_app: Opener, library: Library, web: Server
) -> None:
    web.pages["/feed"] = hang
    subscribed(library, web.url("/feed"))
    async with open_app() as pilot:
        await pilot.press("r")
        await until(pilot, lambda: web.requests)
        assert "Esc stops" in bottom(pilot)
        before = main_screen(pilot).timeline.cursor
        await pilot.press("j")
        assert main_screen(pilot).timeline.cursor == (before or 0) + 1
        await pilot.press("r")
        assert "Still at it" in bottom(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "Stopped" in bottom(pilot))
        await rest(pilot)
    assert feed_now(library).checked_at is None


async def test_failing_feeds_are_seen(open_app: Opener, library: Library, web: Server) -> None:
    subscribed(library, *(web.url(f"/{number}") for number in range(3)))
    async with open_app(size=(120, 40)) as pilot:
        await press(pilot, "r")
        assert "3 failed" in bottom(pilot)
        await until(pilot, lambda: "!3" in top(pilot))
        marked = [line for line in lines_of(main_screen(pilot).sources) if "127.0.0.1" in line]
        assert [line.split()[0] for line in marked] == ["!"] * 3
        await press(pilot, "H")
        assert isinstance(pilot.app.screen, Note)
        assert any("is not there (404)" in line for line in pilot.app.screen.lines)


async def test_a_feed_is_added_by_the_address_of_its_page(
    open_app: Opener, library: Library, web: Server
) -> None:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="Feed {n}" href="/{n}">'
        for n in (1, 2)
    )
    web.pages |= {
        "/": always(*reply(f"<html><head>{links}</head></html>".encode(), kind="text/html")),
        "/2": always(*reply(rss(item("Pier closed", guid="1"), title="Harbour News"))),
    }
    async with open_app() as pilot:
        await press(pilot, "a", *web.url("/").replace("http://", "http://"), "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Chooser))
        await press(pilot, *"feed", "space", "2", "enter")
        await until(pilot, lambda: "Subscribed to Harbour News: 1 article" in bottom(pilot))
    assert feed_now(library).url == web.url("/2")


async def test_the_page_of_a_teaser_is_fetched_when_it_is_opened(
    open_app: Opener, library: Library, web: Server
) -> None:
    page = f"<html><body><article><h1>Pier closed</h1><p>{LONG}</p></article></body></html>"
    teaser = item("Pier closed", "The harbour master gave reason for the closed pier …", guid="1",
                  link=web.url("/pier"), date="Thu, 11 Jan 2024 18:30:00 GMT")  # fmt: skip
    web.pages |= {
        "/feed": always(*reply(rss(teaser))),
        "/pier": always(*reply(page.encode(), kind="text/html")),
    }
    subscribed(library, web.url("/feed"))
    fetch_all(library)
    async with open_app(query='source:"Fjord Times"') as pilot:
        assert "reason number 39" not in _text(pilot)
        await press(pilot, "3")
        await until(pilot, lambda: "reason number 39" in _text(pilot))
    assert web.paths().count("/pier") == 1


def _text(pilot: Reader) -> str:
    article = main_screen(pilot).reading.article
    return "" if article is None else article.text
