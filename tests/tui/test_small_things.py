"""What a key says where there is nothing to do, and where the cursor is after it was pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen_driver import Opener, main_screen, press, rest, text_of

from newstui.library.session import Library
from newstui.tui.app import NewstuiApp
from newstui.tui.panes import sources_model
from newstui.tui.panes.source_entries import Kind

pytest_plugins = ["screen_fixtures"]


async def test_the_report_of_the_headline_is_shown_and_the_others_follow(open_app: Opener) -> None:
    async with open_app() as pilot:
        screen = main_screen(pilot)
        event, article = screen.timeline.event, screen.reading.article
        assert event is not None
        assert article is not None
        assert article.row.title == event.title
        assert screen.detail is not None
        others = [one.id for one in screen.detail.reports if one.id != article.row.id]
        for number in others:
            await press(pilot, "right_square_bracket")
            assert screen.reading.article is not None
            assert screen.reading.article.row.id == number
        await press(pilot, "right_square_bracket")
        assert screen.state.message == "This is the last report of the event"


@pytest.mark.parametrize("key", ["w", "W", "e", "m", "v", "V", "o", "y", "L", "]", "asterisk"])
async def test_in_an_empty_library_every_key_says_that_there_is_no_report(
    tmp_path: Path, key: str
) -> None:
    library = Library.open(tmp_path / "news.db")
    async with NewstuiApp(library).run_test() as pilot:
        await rest(pilot)
        await press(pilot, key)
        assert main_screen(pilot).state.message == "No report is shown"
    library.close()


async def test_n_at_the_end_says_where_something_is_unread(open_app: Opener) -> None:
    async with open_app() as pilot:
        await press(pilot, "G", "n")
        assert main_screen(pilot).state.message == (
            "Nothing unread further down: N finds some further up"
        )


async def test_dimming_the_first_report_says_that_nothing_was_told_before(open_app: Opener) -> None:
    async with open_app() as pilot:
        screen = main_screen(pilot)
        await press(pilot, "2", "left_square_bracket", "right_square_bracket")
        first = screen.detail.reports[0].id if screen.detail else 0
        assert screen.reading.article is not None
        assert screen.reading.article.row.id == first
        await press(pilot, "D")
        assert screen.state.message.endswith(": it is the first report of its event")


async def test_the_rest_of_a_section_is_listed_in_its_place(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources_model, "_SHOWN", 2)
    async with open_app(size=(120, 60)) as pilot:
        pane = main_screen(pilot).sources
        await press(pilot, "1")
        before = len(pane.model.entries)
        more = next(n for n, entry in enumerate(pane.model.entries) if entry.kind is Kind.MORE)
        rest_of_it = pane.model.entries[more].count
        pane.move_to(more)
        await press(pilot, "enter")
        assert len(pane.model.entries) == before + rest_of_it
        assert pane.cursor == more
        assert pane.entry is not None
        assert pane.entry.kind is Kind.FACET
        pane.move_to(more + rest_of_it)
        await press(pilot, "enter")
        assert len(pane.model.entries) == before
        assert "Sources" in text_of(pane)
        assert pane.entry is not None
        assert pane.entry.kind is Kind.SECTION
