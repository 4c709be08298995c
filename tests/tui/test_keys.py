"""What each key does, from the screen as a reader finds it."""

from __future__ import annotations

import pytest
from screen_driver import Opener, Reader, lines_of, main_screen, press, rest, text_of

from newstui.library import browse, marks
from newstui.library.session import Library
from newstui.model.errors import SettingsError
from newstui.model.query import EVERYTHING, Field
from newstui.settings.config import Screen, Settings
from newstui.tui.actions import ACTIONS, Scope
from newstui.tui.app import NewstuiApp
from newstui.tui.screens.chooser import ChoiceList, Chooser
from newstui.tui.screens.main import MainScreen
from newstui.tui.screens.note import Note
from newstui.tui.state import Pane
from newstui.tui.widgets.filter_bar import FilterBar
from newstui.tui.widgets.hints import Hints
from newstui.tui.widgets.trail import Trail

pytest_plugins = ["screen_fixtures"]


def shown(pilot: Reader) -> str:
    """The title of what is being read."""
    article = main_screen(pilot).reading.article
    return "" if article is None else article.row.title


def selected(pilot: Reader) -> str:
    event = main_screen(pilot).timeline.event
    return "" if event is None else event.title


async def to_row(pilot: Reader, words: str) -> None:
    """Go down the timeline to an event by words of its title."""
    timeline = main_screen(pilot).timeline
    for row in range(timeline.model.count):
        event = timeline.model.row(row)
        if event is not None and words in event.title:
            timeline.move_to(row)
            await rest(pilot)
            return
    raise AssertionError(f"no event has {words!r} in its title")


class TestReading:
    async def test_opens_with_the_newest_unread_event_shown(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            assert "Osijek" in selected(pilot)
            assert "Osijek" in shown(pilot)
            assert "suspension bridge over the Drava" in text_of(main_screen(pilot).reading)

    async def test_the_newest_unread_is_chosen_where_others_are_read(
        self, open_app: Opener, library: Library
    ) -> None:
        newest = browse.first_events(library, EVERYTHING, 1)[0]
        detail = browse.event_detail(library, newest.id)
        assert detail is not None
        marks.set_read(library, [report.id for report in detail.reports], True)
        async with open_app() as pilot:
            assert "strike" in selected(pilot)

    async def test_n_goes_to_the_next_unread_event_and_marks_it(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "n")
            assert "strike" in selected(pilot)
            article = main_screen(pilot).reading.article
            assert article is not None
            assert article.row.read
            await press(pilot, "N")
            assert "Osijek" in selected(pilot)

    async def test_n_passes_over_what_is_read(self, open_app: Opener, library: Library) -> None:
        rows = browse.first_events(library, EVERYTHING, 3)
        detail = browse.event_detail(library, rows[1].id)
        assert detail is not None
        marks.set_read(library, [report.id for report in detail.reports], True)
        async with open_app() as pilot:
            await press(pilot, "n")
            assert selected(pilot) == rows[2].title

    async def test_n_says_so_where_there_is_nothing_more(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "G", "n")
            assert "Nothing unread further down" in main_screen(pilot).state.message

    async def test_scrolling_past_marks_nothing(self, open_app: Opener, library: Library) -> None:
        unread = browse.counts(library).unread
        async with open_app() as pilot:
            await press(pilot, *"jjjkk")
        assert browse.counts(library).unread == unread

    async def test_staying_marks_as_read(self, open_app: Opener, library: Library) -> None:
        unread = browse.counts(library).unread
        async with open_app(read_after=0.1) as pilot:
            await pilot.pause(0.2)
            await rest(pilot)
            assert browse.counts(library).unread == unread - 1

    async def test_brackets_go_through_the_reports(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            assert "report 1 of 3" in str(screen.reading.border_subtitle)
            first = shown(pilot)
            await press(pilot, "right_square_bracket")
            assert "report 2 of 3" in str(screen.reading.border_subtitle)
            assert shown(pilot) != first
            await press(pilot, "left_square_bracket")
            assert shown(pilot) == first
            await press(pilot, "right_square_bracket", "right_square_bracket")
            await press(pilot, "right_square_bracket")
            assert "last report" in screen.state.message

    async def test_space_reads_on_to_the_next_unread(self, open_app: Opener) -> None:
        async with open_app(size=(140, 14)) as pilot:
            screen = main_screen(pilot)
            first = shown(pilot)
            await press(pilot, "space")
            assert screen.reading.scroll_offset.y > 0
            for _ in range(6):
                await press(pilot, "space")
            assert shown(pilot) != first

    async def test_w_tells_why(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "w")
            assert isinstance(pilot.app.screen, Note)
            await press(pilot, "escape")
            assert pilot.app.screen is main_screen(pilot)

    async def test_dates_are_written_out_on_demand(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            assert "‹" not in text_of(main_screen(pilot).reading)
            await press(pilot, "i")
            assert "‹" in text_of(main_screen(pilot).reading)

    async def test_what_was_told_before_is_dimmed(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            reading = main_screen(pilot).reading
            await press(pilot, "right_square_bracket", "right_square_bracket", "D")
            inks = {
                ink
                for index in range(reading.model.count)
                for _, ink in reading.model.line(index) or ()
            }
            assert reading.told
            assert "told" in inks

    async def test_the_place_in_a_text_is_remembered(self, open_app: Opener) -> None:
        async with open_app(size=(100, 12)) as pilot:
            await press(pilot, "3", "ctrl+d")
            reading = main_screen(pilot).reading
            place = reading.scroll_offset.y
            assert place > 0
            await press(pilot, "right_square_bracket")
            assert reading.scroll_offset.y == 0
            await press(pilot, "left_square_bracket")
            assert reading.scroll_offset.y == place

    async def test_a_link_is_opened_and_copied(
        self, open_app: Opener, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[str] = []
        monkeypatch.setattr("webbrowser.open", lambda url: bool(opened.append(url)) or True)
        async with open_app() as pilot:
            await press(pilot, "o")
            assert opened == [main_screen(pilot).reading.article.url]  # type: ignore[union-attr]
            await press(pilot, "y")
            assert pilot.app.clipboard == opened[0]


class TestMarks:
    async def test_m_marks_the_whole_event_and_again_unmarks_it(
        self, open_app: Opener, library: Library
    ) -> None:
        async with open_app() as pilot:
            await press(pilot, "m")
            event = main_screen(pilot).timeline.event
            assert event is not None
            assert event.unread_count == 0
            await press(pilot, "m")
            event = main_screen(pilot).timeline.event
            assert event is not None
            assert event.unread_count == 3

    async def test_star_and_undo_and_redo(self, open_app: Opener, library: Library) -> None:
        async with open_app() as pilot:
            for key, starred in (("asterisk", 1), ("u", 0), ("U", 1), ("asterisk", 0)):
                await press(pilot, key)
                assert browse.counts(library).starred == starred

    async def test_everything_in_view_is_marked_and_undone(
        self, open_app: Opener, library: Library
    ) -> None:
        async with open_app() as pilot:
            before = browse.counts(library).unread
            await press(pilot, "A")
            assert browse.counts(library).unread == 0
            assert f"{before} reports" in main_screen(pilot).state.message
            await press(pilot, "u")
            assert browse.counts(library).unread == before

    async def test_mark_all_keeps_to_the_filter(self, open_app: Opener, library: Library) -> None:
        async with open_app(query="country:hr") as pilot:
            before = browse.counts(library).unread
            await press(pilot, "A")
            assert 0 < browse.counts(library).unread < before

    async def test_a_read_row_stays_until_the_view_is_left(self, open_app: Opener) -> None:
        async with open_app(query="is:unread") as pilot:
            screen = main_screen(pilot)
            rows = screen.timeline.model.count
            await press(pilot, "A")
            assert screen.timeline.model.count == rows
            await press(pilot, "C")
            await press(pilot, *"/is:unread", "enter")
            assert screen.timeline.model.count == 0
            assert "No event matches" in text_of(screen.timeline)

    async def test_nothing_to_undo_is_said(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "u")
            assert main_screen(pilot).state.message == "Nothing to undo"


class TestTags:
    async def test_why_each_is_there(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "W")
            assert isinstance(pilot.app.screen, Note)
            lines = [str(line.render()) for line in pilot.app.screen.query("Static")]
            assert any(line.startswith("Croatia, 0.") and "Croatia" in line[8:] for line in lines)
            await press(pilot, "W")
            assert pilot.app.screen is main_screen(pilot)

    async def test_adding_one_and_undoing_it(self, open_app: Opener, library: Library) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            before = screen.reading.article
            assert before is not None
            await press(pilot, "plus", *"icel", "enter")
            assert "Corrected: 1 report · u undoes" in screen.state.message
            assert "Iceland" in text_of(screen.reading)
            event = screen.timeline.event
            assert event is not None
            assert "IS" in event.countries
            assert len(browse.article_keys(library, Field("country", "IS"))) == 1
            await press(pilot, "u")
            assert "Undone: corrected: 1 report" in screen.state.message
            assert "Iceland" not in text_of(screen.reading)
            after = screen.reading.article
            assert after is not None
            assert after.tags == before.tags

    async def test_taking_one_away(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "plus")
            choices = pilot.app.screen.query_one(ChoiceList)
            croatia = next(line for line in lines_of(choices) if "Croatia" in line)
            assert "✓" in croatia
            await press(pilot, *"croa", "enter")
            head = lines_of(main_screen(pilot).reading)[:7]
            assert not any(line.strip().startswith("Croatia") for line in head)
            await press(pilot, "W")
            lines = [str(line.render()) for line in pilot.app.screen.query("Static")]
            assert "Taken away by you: Croatia" in lines

    async def test_all_that_a_source_brings(self, open_app: Opener, library: Library) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            article = screen.reading.article
            assert article is not None
            await press(pilot, "equals_sign", *"weather", "enter")
            weather = browse.understand(library, "topic:weather")
            rows = browse.articles_at(library, browse.article_keys(library, weather))
            brought = browse.article_keys(library, Field("source", article.row.source))
            assert len([row for row in rows if row.source == article.row.source]) == len(brought)


class TestFilters:
    async def test_country_then_topic_by_typing(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, "c", *"cro", "enter")
            assert screen.state.query == "country:hr"
            titles = text_of(screen.timeline)
            assert "Osijek" in titles
            assert "strike" not in titles
            assert "country: Croatia ✕" in screen.query_one("Trail").render_line(0).text
            await press(pilot, "backspace")
            assert screen.state.query == ""
            assert "strike" in text_of(screen.timeline)

    @pytest.mark.parametrize("read", [False, True])
    async def test_the_report_shown_is_one_that_the_filter_leaves(
        self, open_app: Opener, library: Library, read: bool
    ) -> None:
        if read:
            marks.mark_all_read(library, EVERYTHING)
        async with open_app() as pilot:
            assert shown(pilot) != "Osijek: cracked cables shut the suspension bridge"
            await press(pilot, "/", *"rust", "enter")
            assert shown(pilot) == "Osijek: cracked cables shut the suspension bridge"

    async def test_a_picker_says_that_it_is_the_filter_that_leaves_nothing(
        self, open_app: Opener
    ) -> None:
        async with open_app(query="country:hr") as pilot:
            await press(pilot, "c", *"norw")
            assert "under the filter" in text_of(pilot.app.screen.query_one(ChoiceList))

    async def test_keys_typed_ahead_are_not_lost(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await pilot.press("c", "c", "r", "o", "enter")
            await rest(pilot)
            assert main_screen(pilot).state.query == "country:hr"

    async def test_a_picker_shows_counts_and_marks_what_is_active(self, open_app: Opener) -> None:
        async with open_app(query="country:hr") as pilot:
            await press(pilot, "c")
            choices = pilot.app.screen.query_one(ChoiceList)
            croatia = next(line for line in lines_of(choices) if "Croatia" in line)
            assert "✓" in croatia
            assert croatia.endswith("4")
            await press(pilot, *"cro", "enter")
            assert main_screen(pilot).state.query == ""

    async def test_a_grouping_of_countries_is_picked_like_a_country(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, "c", *"balkans", "enter")
            assert screen.state.query == "country:Balkans"
            assert "Osijek" in text_of(screen.timeline)
            assert "strike" not in text_of(screen.timeline)
            assert "country: Balkans ✕" in screen.query_one("Trail").render_line(0).text

    async def test_numbers_of_the_sources_are_those_under_the_filter(
        self, open_app: Opener
    ) -> None:
        def numbers(screen: MainScreen) -> dict[str, int]:
            return {entry.label: entry.count for entry in screen.sources.model.entries}

        async with open_app() as pilot:
            screen = main_screen(pilot)
            all_news = numbers(screen)
            await press(pilot, "c", *"cro", "enter")
            under = numbers(screen)
            assert list(under) == list(all_news)
            assert (all_news["Nordsee Kurier"] > 0, under["Nordsee Kurier"]) == (True, 0)
            assert under["Croatia"] == all_news["Croatia"]
            assert under["Germany"] == all_news["Germany"]
            await press(pilot, "C")
            assert numbers(screen) == all_news

    async def test_a_source_takes_the_place_of_another(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "s", *"adr", "enter")
            assert main_screen(pilot).state.query == 'source:"Adria Wire"'
            await press(pilot, "C")
            await press(pilot, "s", *"dra", "enter")
            assert main_screen(pilot).state.query == 'source:"Drava Herald"'

    async def test_escape_leaves_a_picker_as_it_was(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "t", *"con", "escape")
            assert main_screen(pilot).state.query == ""
            assert pilot.app.screen is main_screen(pilot)

    async def test_sources_with_unread_in_turn(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, "J")
            first = screen.state.query
            assert first.startswith("source:")
            await press(pilot, "J")
            assert screen.state.query != first
            await press(pilot, "K")
            assert screen.state.query == first

    async def test_choosing_in_the_sources_pane(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, "1", "j", "enter")
            assert screen.state.query == "is:unread"
            await press(pilot, "k", "enter")
            assert screen.state.query == ""
            assert any("Countries" in line for line in lines_of(screen.sources))
            labels = [entry.label for entry in screen.sources.model.entries]
            await press(pilot, *"j" * labels.index("Sources"))
            await press(pilot, "enter")
            assert not any("Drava Herald" in line for line in lines_of(screen.sources))

    async def test_search_by_words(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, *"/cobalt", "enter")
            assert screen.state.query == "cobalt"
            assert "Norway" in selected(pilot)
            assert screen.state.pane is Pane.TIMELINE

    async def test_the_list_follows_what_is_typed_and_escape_goes_back(
        self, open_app: Opener
    ) -> None:
        async with open_app(query="country:hr") as pilot:
            screen = main_screen(pilot)
            await press(pilot, *"/leopard")
            assert screen.timeline.model.count == 1
            assert "1 event" in text_of(screen.query_one("#filter-note"))
            await press(pilot, "escape")
            assert screen.state.query == "country:hr"
            assert not screen.query_one(FilterBar).is_open

    async def test_a_fault_is_pointed_at(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, *"/country:xx", "enter")
            note = text_of(screen.query_one("#filter-note"))
            assert note.strip().startswith("^^ no country")
            assert note.index("^") == len("country:")
            assert screen.query_one(FilterBar).is_open

    async def test_tab_completes(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, *"/cou", "tab")
            field = main_screen(pilot).query_one("#filter-input")
            assert field.value == "country:"  # type: ignore[attr-defined]

    async def test_a_wrong_query_at_the_start_shows_all_news(self, open_app: Opener) -> None:
        async with open_app(query="country:xx") as pilot:
            screen = main_screen(pilot)
            assert screen.state.query == ""
            assert screen.state.fault
            assert screen.timeline.model.count > 5


class TestMovingAbout:
    async def test_between_the_panes(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            for key, pane in (
                ("h", Pane.SOURCES), ("h", Pane.SOURCES), ("l", Pane.TIMELINE),
                ("l", Pane.READING), ("h", Pane.TIMELINE), ("tab", Pane.READING),
                ("tab", Pane.SOURCES), ("shift+tab", Pane.READING), ("2", Pane.TIMELINE),
                ("3", Pane.READING), ("escape", Pane.TIMELINE), ("1", Pane.SOURCES),
                ("escape", Pane.TIMELINE),
            ):  # fmt: skip
                await press(pilot, key)
                assert screen.state.pane is pane
                assert screen.focused is screen.query_one(f"#{pane}")

    async def test_to_the_ends_of_the_list(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            timeline = main_screen(pilot).timeline
            await press(pilot, "G")
            assert timeline.cursor == timeline.model.count - 1
            await press(pilot, "g")
            assert timeline.cursor == 0
            await press(pilot, "ctrl+d")
            middle = timeline.cursor
            assert middle is not None
            assert middle > 1
            await press(pilot, "ctrl+u")
            assert timeline.cursor == 0

    async def test_an_event_has_its_own_timeline(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, "enter")
            assert screen.state.pane is Pane.EVENT
            text = text_of(screen.event_pane)
            assert "reports" in text
            assert "Drava Herald" in text
            assert "3 sources · 3 reports" in text
            await press(pilot, "G", "enter")
            assert screen.state.pane is Pane.READING
            await press(pilot, "escape", "escape")
            assert screen.state.pane is Pane.TIMELINE
            assert screen.state.open_event is None

    async def test_e_opens_the_event_of_what_is_read_at_that_report(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, "left_square_bracket", "3", "e")
            entry = screen.event_pane.entry
            assert entry is not None
            assert screen.reading.article is not None
            assert entry.article_id == screen.reading.article.row.id
            await press(pilot, "right_square_bracket")
            entry = screen.event_pane.entry
            assert entry is not None
            assert entry.article_id == screen.reading.article.row.id

    async def test_moving_in_the_event_shows_the_sentence(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, "enter", "j")
            entry = screen.event_pane.entry
            assert entry is not None
            assert screen.reading.article is not None
            assert screen.reading.article.row.id == entry.article_id

    async def test_the_open_event_follows_what_is_read(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, "enter", "n")
            assert "strike" in shown(pilot)
            assert "strike" in text_of(screen.event_pane)
            await press(pilot, "n")
            assert "Not markup" in text_of(screen.event_pane)
            await press(pilot, "c", *"cro", "enter")
            assert screen.state.pane is Pane.TIMELINE
            assert screen.state.open_event is None

    async def test_zen_leaves_the_text_alone(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await press(pilot, "z")
            assert screen.reading.size.width > 110
            assert not screen.timeline.display
            await press(pilot, "escape")
            assert screen.timeline.display

    async def test_q_goes_back_and_then_out(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "enter", "q")
            assert pilot.app.is_running
            await pilot.press("q")
            await pilot.pause()
            assert not pilot.app.is_running

    async def test_help_lists_keys_and_finds_them(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "question_mark")
            assert isinstance(pilot.app.screen, Chooser)
            await press(pilot, *"browser")
            lines = lines_of(pilot.app.screen.query_one(ChoiceList))
            assert lines[0].endswith("o")
            assert "browser" in lines[0]

    async def test_the_palette_does_what_is_chosen(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "colon", *"text alone", "enter")
            assert main_screen(pilot).state.zen
            await press(pilot, "escape")
            await press(pilot, "colon", *"country: cro", "enter")
            assert main_screen(pilot).state.query == "country:hr"

    async def test_themes_go_round(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            seen = []
            for _ in range(4):
                await press(pilot, "T")
                seen.append(pilot.app.theme)
            assert seen == ["light", "terminal", "high-contrast", "dark"]


class TestArrivals:
    async def test_what_comes_in_waits(self, open_app: Opener, library: Library) -> None:
        from newstui.library.importing import import_documents
        from newstui.model.document import Form, RawDocument
        from newstui.model.moment import Moment

        late = RawDocument(
            guid="late",
            form=Form.TEXT,
            content="A lighthouse on the coast of Portugal was sold for one euro on Friday.",
            origin="test",
            title="Portuguese lighthouse sold for one euro",
            source="Adria Wire",
            published=Moment.day(2024, 1, 12),
        )
        async with open_app() as pilot:
            screen = main_screen(pilot)
            before = selected(pilot)
            import_documents(library, [late])
            await pilot.pause(1.1)
            await rest(pilot)
            assert screen.state.arrivals == 1
            assert "lighthouse" not in text_of(screen.timeline)
            assert "1 new" in screen.query_one("Trail").render_line(0).text
            await press(pilot, "full_stop")
            assert "lighthouse" in text_of(screen.timeline)
            assert selected(pilot) == before
            assert screen.state.arrivals == 0


class TestWidths:
    @pytest.mark.parametrize(
        ("size", "panes"),
        [
            ((160, 24), {"sources", "timeline", "reading"}),
            ((120, 24), {"sources", "timeline", "reading"}),
            ((119, 24), {"timeline", "reading"}),
            ((80, 24), {"timeline", "reading"}),
            ((79, 24), {"timeline"}),
            ((40, 15), {"timeline"}),
        ],
    )
    async def test_as_many_panes_as_there_is_room_for(
        self, open_app: Opener, size: tuple[int, int], panes: set[str]
    ) -> None:
        async with open_app(size=size) as pilot:
            screen = main_screen(pilot)
            assert {str(pane) for pane in Pane if screen.query_one(f"#{pane}").display} == panes

    async def test_a_stack_is_gone_into_and_out_of(self, open_app: Opener) -> None:
        async with open_app(size=(40, 15)) as pilot:
            screen = main_screen(pilot)
            rows = lines_of(screen.timeline)
            assert "Osijek" in rows[0]
            assert "strike" in rows[1]
            for key, pane in (
                ("enter", Pane.EVENT), ("enter", Pane.READING), ("escape", Pane.EVENT),
                ("escape", Pane.TIMELINE), ("l", Pane.READING), ("h", Pane.TIMELINE),
                ("h", Pane.SOURCES), ("escape", Pane.TIMELINE),
            ):  # fmt: skip
                await press(pilot, key)
                assert screen.state.pane is pane
                assert [p for p in Pane if screen.query_one(f"#{p}").display] == [pane]

    async def test_a_source_chosen_in_the_drawer_leads_to_its_news(self, open_app: Opener) -> None:
        async with open_app(size=(80, 24)) as pilot:
            screen = main_screen(pilot)
            await press(pilot, "1", "j", "enter")
            assert screen.state.query == "is:unread"
            assert screen.state.pane is Pane.TIMELINE

    async def test_resizing_keeps_the_line_that_is_read(self, open_app: Opener) -> None:
        async with open_app(size=(120, 8)) as pilot:
            reading = main_screen(pilot).reading
            await press(pilot, "3", "ctrl+d", "ctrl+d")
            place = reading.model.offset_at(reading.scroll_offset.y)
            assert place > 0
            for width, height in ((70, 8), (160, 60), (40, 8), (100, 8)):
                await pilot.resize_terminal(width, height)
                await rest(pilot)
            top = reading.scroll_offset.y
            assert reading.model.offset_at(top) <= place < reading.model.offset_at(top + 1)

    @pytest.mark.parametrize("key", ["n", "space", "]"])
    async def test_what_is_gone_to_as_unread_comes_into_sight(
        self, open_app: Opener, key: str
    ) -> None:
        async with open_app(size=(40, 15)) as pilot:
            screen = main_screen(pilot)
            await press(pilot, key)
            assert screen.state.pane is Pane.READING
            article = screen.reading.article
            assert article is not None
            assert article.row.read
            assert article.row.title.split()[0] in text_of(screen.reading)
            await press(pilot, "escape")
            assert screen.state.pane is Pane.TIMELINE

    async def test_reading_on_begins_with_what_is_under_the_cursor(self, open_app: Opener) -> None:
        async with open_app(size=(40, 15)) as pilot:
            here = selected(pilot)
            await press(pilot, "space")
            assert selected(pilot) == here
            assert main_screen(pilot).state.pane is Pane.READING
            assert text_of(main_screen(pilot).reading)

    async def test_the_trail_names_a_pane_once_under_a_filter(self, open_app: Opener) -> None:
        async with open_app(size=(40, 15), query="rust") as pilot:
            await press(pilot, "e")
            trail = main_screen(pilot).query_one(Trail).render_line(0).text
            assert "▸ Event" in trail
            assert "▸ ▸" not in trail

    async def test_what_is_in_sight_elsewhere_is_not_read(
        self, open_app: Opener, library: Library
    ) -> None:
        unread = browse.counts(library).unread
        async with open_app(size=(40, 15), read_after=0.1) as pilot:
            await pilot.pause(0.2)
            await rest(pilot)
        assert browse.counts(library).unread == unread


class TestTextFromOutside:
    async def test_brackets_are_shown_as_they_are(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await to_row(pilot, "nope")
            assert "[/nope] [bold]Not markup[/]" in text_of(screen.timeline)
            assert "[link=https://example.org]" in text_of(screen.reading)
            await press(pilot, "enter", "w", "escape", "escape")
            await press(pilot, *"/[/x", "enter")
            await press(pilot, "C")
            assert pilot.app.is_running

    async def test_every_script_keeps_to_its_columns(self, open_app: Opener) -> None:
        async with open_app(size=(80, 24)) as pilot:
            screen = main_screen(pilot)
            for words in ("東京", "مكتبة", "leopard"):
                await to_row(pilot, words)
                for pane in (screen.timeline, screen.reading):
                    widths = {pane.render_line(y).cell_length for y in range(pane.size.height)}
                    assert widths == {pane.line_width}


class TestSettings:
    async def test_keys_can_be_given_to_other_actions(self, open_app: Opener) -> None:
        async with open_app(settings=Settings(keys={"read.next_unread": "p"})) as pilot:
            await press(pilot, "p")
            assert "strike" in selected(pilot)
            hints = text_of(main_screen(pilot).query_one(Hints))
            assert "p next unread" in hints

    @pytest.mark.parametrize(
        "settings", [Settings(keys={"no.such": "x"}), Settings(screen=Screen(theme="none"))]
    )
    def test_what_is_not_there_is_refused(self, library: Library, settings: Settings) -> None:
        with pytest.raises(SettingsError, match=r"no\.such|none"):
            NewstuiApp(Library(library.database, settings, library.clock))

    def test_no_two_actions_share_a_key(self) -> None:
        for scope in (Scope.LIST, Scope.READING):
            keys = [
                key
                for action in ACTIONS
                if action.scope in (scope, Scope.EVERYWHERE)
                for key in action.keys.split(",")
                if key
            ]
            assert len(keys) == len(set(keys))


class TestMouse:
    async def test_a_click_chooses_and_two_open(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            screen = main_screen(pilot)
            await pilot.click("#timeline", offset=(8, 6))
            await rest(pilot)
            assert "strike" in selected(pilot)
            assert "strike" in shown(pilot)
            await pilot.click("#timeline", offset=(8, 6), times=2)
            await rest(pilot)
            assert screen.state.pane is Pane.EVENT

    async def test_a_chip_is_clicked_away(self, open_app: Opener) -> None:
        async with open_app(query="country:hr is:unread") as pilot:
            screen = main_screen(pilot)
            line = screen.query_one(Trail).render_line(0).text
            await pilot.click(Trail, offset=(line.index("Croatia"), 0))
            await rest(pilot)
            assert screen.state.query == "is:unread"

    async def test_a_hint_is_clicked(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            line = main_screen(pilot).query_one(Hints).render_line(0).text
            await pilot.click(Hints, offset=(line.index("country"), 0))
            await rest(pilot)
            assert isinstance(pilot.app.screen, Chooser)
            await pilot.click(ChoiceList, offset=(4, 0))
            await rest(pilot)
            assert main_screen(pilot).state.query == "country:hr"

    async def test_a_click_beside_a_menu_closes_it(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "c")
            await pilot.click(offset=(1, 1))
            await rest(pilot)
            assert pilot.app.screen is main_screen(pilot)
