"""One event's own timeline on the screen: where it opens, what its entries show, what is new."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path

from screen_corpus import NOW
from screen_driver import Opener, main_screen, press, rest, text_of

from newstui.library.importing import import_paths
from newstui.library.session import Library
from newstui.model.timeline import EntryKind
from newstui.tui.app import NewstuiApp
from newstui.tui.state import Pane

pytest_plugins = ["screen_fixtures"]

LATER = {
    "guid": "later",
    "source": "Nordsee Kurier",
    "published": "2024-01-12T16:05:00Z",
    "title": "Osijek suspension bridge: cracked cables come from a works in Linz",
    "text": "The old suspension bridge over the Drava at Osijek in Croatia was closed to all "
    "traffic on Thursday after engineers found cracks in two of its steel cables.\n\nThe cables "
    "were rolled in Linz in 1979, the prosecutor said, and eleven crates of files were seized.",
}


async def test_it_opens_at_the_report_that_is_shown(open_app: Opener) -> None:
    async with open_app(size=(140, 30)) as pilot:
        screen = main_screen(pilot)
        await press(pilot, "right_square_bracket")
        article = screen.reading.article
        await press(pilot, "2", "enter")
        entry = screen.event_pane.entry
        assert entry is not None
        assert article is not None
        assert (entry.kind, entry.article_id) == (EntryKind.REPORT, article.row.id)
        assert screen.reading.article is not None
        assert screen.reading.article.row.id == article.row.id
        assert "Osijek" in str(screen.event_pane.border_title)


async def test_an_entry_shows_its_sentence_and_enter_goes_there(open_app: Opener) -> None:
    async with open_app(size=(140, 30)) as pilot:
        screen = main_screen(pilot)
        await press(pilot, "enter", "g")
        entry = screen.event_pane.entry
        assert entry is not None
        assert entry.kind is EntryKind.HAPPENED
        highlight = screen.reading.model.highlight
        assert highlight is not None
        assert screen.reading.article is not None
        assert screen.reading.article.text[slice(*highlight)].startswith(entry.text[:20])
        signs = [line for line in text_of(screen.reading).split("\n") if "▸" in line[:4]]
        assert len(signs) == 1
        await press(pilot, "enter")
        assert screen.state.pane is Pane.READING
        assert screen.reading.model.highlight == highlight


async def test_the_text_does_not_jump_back_to_a_sentence_by_itself(open_app: Opener) -> None:
    async with open_app(size=(140, 12)) as pilot:
        screen = main_screen(pilot)
        await press(pilot, "enter", "g", "enter")
        at_sentence = screen.reading.scroll_offset.y
        await press(pilot, "G")
        end = screen.reading.scroll_offset.y
        assert end > at_sentence
        await press(pilot, "asterisk")
        assert screen.reading.scroll_offset.y == end
        await press(pilot, "2", "enter")
        assert screen.reading.scroll_offset.y == at_sentence


async def test_what_is_new_is_counted_from_the_last_look(
    open_app: Opener, library: Library, tmp_path: Path
) -> None:
    async with open_app(size=(140, 30)) as pilot:
        screen = main_screen(pilot)
        await press(pilot, "enter")
        assert "new fact" not in text_of(screen.event_pane)
        await press(pilot, "right_square_bracket")
        assert "new fact" not in text_of(screen.event_pane)
    file = tmp_path / "later.jsonl"
    file.write_text(json.dumps(LATER), encoding="utf-8")
    import_paths(Library(library.database, clock=lambda: NOW + 3600), [str(file)])
    tomorrow = Library(library.database, clock=lambda: NOW + 7200)
    for news in (True, False):
        async with NewstuiApp(tomorrow, zone=UTC).run_test(size=(140, 30)) as pilot:
            await rest(pilot)
            screen = main_screen(pilot)
            assert screen.timeline.event is not None
            assert screen.timeline.event.article_count == 4
            await press(pilot, "enter")
            text = text_of(screen.event_pane)
            assert ("new fact" in text) is news
            if news:
                assert "since you looked 2 h ago" in text


async def test_an_event_is_announced_before_it_is_read(open_app: Opener) -> None:
    async with open_app(size=(140, 30)) as pilot:
        screen = main_screen(pilot)
        row = screen.timeline.event
        assert row is not None
        screen.event_pane.leave()
        screen.event_pane.announce(row)
        assert screen.event_pane.model.detail is not None
        assert row.title in str(screen.event_pane.border_title)
