"""An empty library: what to begin with is offered, and each of it works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_corpus import NOW
from screen_driver import main_screen, press, rest, text_of
from textual.widgets import Input

from newstui.library.session import Library
from newstui.tui.app import NewstuiApp
from newstui.tui.widgets.hints import Hints


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "empty.db", clock=lambda: NOW)
    yield library
    library.close()


async def test_the_ways_to_begin_are_offered(empty: Library) -> None:
    for size in ((160, 48), (80, 24), (40, 15)):
        async with NewstuiApp(empty).run_test(size=size) as pilot:
            await rest(pilot)
            offered = text_of(main_screen(pilot).timeline)
            for beginning in ("a  add a feed", "I  import", "d  look around"):
                assert beginning in offered, size


async def test_every_key_can_be_pressed_on_nothing(empty: Library) -> None:
    async with NewstuiApp(empty).run_test(size=(120, 30)) as pilot:
        for key in "jkGgAm*umwnNJKe][.ofX MW+=DizyCJ":
            await press(pilot, {" ": "space", "*": "asterisk", "]": "right_square_bracket",
                                "[": "left_square_bracket", ".": "full_stop", "+": "plus",
                                "=": "equals_sign"}.get(key, key))  # fmt: skip
            while len(pilot.app.screen_stack) > 1:
                await press(pilot, "escape")
        assert pilot.app.is_running


async def test_a_list_of_feeds_is_imported(empty: Library, tmp_path: Path) -> None:
    urls = tmp_path / "my urls"
    urls.write_text("https://example.org/feed.xml news\nhttps://example.com/rss\n")
    async with NewstuiApp(empty).run_test(size=(120, 30)) as pilot:
        await press(pilot, "I")
        pilot.app.screen.query_one(Input).value = f"'{urls}'"
        await press(pilot, "enter")
        assert "2 subscriptions: r fetches them" in text_of(main_screen(pilot).query_one(Hints))


async def test_articles_are_imported_and_shown(empty: Library, tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(
        '{"title": "Pier closed in Reykjavik", "text": "The old pier in Reykjavik was closed '
        'on Monday after a storm, the harbour master said. It will be repaired in spring."}\n'
    )
    async with NewstuiApp(empty).run_test(size=(120, 30)) as pilot:
        await press(pilot, "I")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "one.jsonl")
        await press(pilot, "enter")
        assert "1 new article" in text_of(main_screen(pilot).query_one(Hints))
        assert "Pier closed" in text_of(main_screen(pilot).timeline)


async def test_what_cannot_be_imported_is_told(empty: Library, tmp_path: Path) -> None:
    async with NewstuiApp(empty).run_test(size=(200, 30)) as pilot:
        for typed, says in ((f"{tmp_path}/none", "no such file"), ("'x", "quotation mark")):
            await press(pilot, "I")
            pilot.app.screen.query_one(Input).value = typed
            await press(pilot, "enter")
            assert says in text_of(main_screen(pilot).query_one(Hints))


async def test_the_demo_is_asked_for(empty: Library) -> None:
    app = NewstuiApp(empty)
    async with app.run_test() as pilot:
        await rest(pilot)
        await pilot.press("d")
        await pilot.pause()
    assert app.return_value == "demo"
