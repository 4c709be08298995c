"""The models behind the panes: layout, wrapping, filters, dates and choices, without Textual."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newstui.library import browse
from newstui.model.event import EventRow
from newstui.model.facet import FacetKind
from newstui.model.moment import UNKNOWN, Moment
from newstui.tui import cells, filters, safe
from newstui.tui.completion import complete, offers
from newstui.tui.display import Display, number, time_left
from newstui.tui.panes.event_dates import date_label
from newstui.tui.panes.spine import spine
from newstui.tui.panes.timeline_model import TimelineModel
from newstui.tui.screens.choices import Choice, match_at, matching
from newstui.tui.signs import ASCII, UNICODE, sparkline
from newstui.tui.widgets.row_layout import Place, RowLayout
from newstui.tui.wrapping import Flow, break_line

NOW = int(datetime(2024, 1, 12, 18, 40, tzinfo=UTC).timestamp())
LOOK = Display(zone=UTC, clock=lambda: NOW)

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("ab cd,.-é東京ابج👩\u200d🦰\u0301🇷🇸[]/")), st.characters()
    ),
    max_size=120,
)


def test_a_flag_never_stands_alone() -> None:
    shown = {form: replace(LOOK, countries=form).country("RS") for form in ("name", "code", "flag")}
    assert shown == {"name": "Serbia", "code": "RS", "flag": "🇷🇸 RS"}


@pytest.mark.parametrize(
    ("elapsed", "done", "total", "said"),
    [
        (1.0, 5, 100, ""),
        (10.0, 0, 100, ""),
        (10.0, 99, 100, ""),
        (10.0, 20, 100, "about 40 s left"),
        (60.0, 100, 1000, "about 9 min left"),
    ],
)
def test_how_long_work_will_go_on(elapsed: float, done: int, total: int, said: str) -> None:
    assert time_left(elapsed, done, total) == said


class TestCells:
    @given(ANY_TEXT, st.integers(0, 40))
    @settings(max_examples=150)
    def test_cropped_text_never_takes_more_cells(self, text: str, width: int) -> None:
        assert cell_len(cells.crop(safe.line(text), width)) <= width

    @given(ANY_TEXT, st.integers(2, 40))
    @settings(max_examples=150)
    def test_padded_text_takes_exactly_its_cells(self, text: str, width: int) -> None:
        text = safe.line(text)
        assert cell_len(cells.left(text, width)) == width
        assert cell_len(cells.right(text, width)) == width

    def test_wide_characters_are_not_cut_in_half(self) -> None:
        assert cells.crop("東京の地下鉄", 6) == "東京…"

    @pytest.mark.parametrize(
        ("message", "kept"),
        [
            ("/home/reader/.config/newstui/subscriptions/of/2024/list.opml: line 3 has no address",
             ("/home", "list.opml: line 3 has no address")),
            ("Merged into “A headline that would fill a line of the screen”: 3 reports · u undoes",
             ("Merged into “A headline", "…”: 3 reports · u undoes")),
        ],
    )  # fmt: skip
    def test_in_a_message_the_path_or_title_gives_way(
        self, message: str, kept: tuple[str, str]
    ) -> None:
        short = cells.fitted(message, 60)
        assert cell_len(short) <= 60
        assert short.startswith(kept[0])
        assert short.endswith(kept[1])
        assert cells.fitted(message, 200) == message

    @given(ANY_TEXT, st.integers(0, 40))
    @settings(max_examples=100)
    def test_a_message_fits(self, text: str, width: int) -> None:
        assert cell_len(cells.fitted(f"“{text}” /{text}", width)) <= width

    @given(ANY_TEXT, st.integers(4, 40))
    @settings(max_examples=150)
    def test_breaking_a_line_loses_nothing_but_blanks(self, text: str, width: int) -> None:
        text = safe.line(text)
        head, tail = break_line(text, width)
        assert cell_len(head) <= width or not tail
        assert (head + tail).replace(" ", "") == text.replace(" ", "")


class TestWrapping:
    @given(ANY_TEXT, st.integers(4, 40))
    @settings(max_examples=200)
    def test_lines_fit_and_hold_every_letter_in_order(self, text: str, width: int) -> None:
        text = safe.block(text)
        flow = Flow(text, width)
        flow.extend(10_000)
        lines = [text[a:b] for a, b in zip(flow.starts, flow.ends, strict=True)]
        assert flow.complete
        assert all(cell_len(line) <= width for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())

    def test_breaks_between_words(self) -> None:
        flow = Flow("one two three four", 9)
        flow.extend(9)
        assert [flow.text[a:b] for a, b in zip(flow.starts, flow.ends, strict=True)] == [
            "one two",
            "three",
            "four",
        ]

    def test_paragraphs_keep_the_blank_line_between_them(self) -> None:
        flow = Flow("one\n\ntwo", 9)
        flow.extend(9)
        assert flow.count == 3

    def test_japanese_does_not_begin_a_line_with_a_full_stop(self) -> None:
        text = "駅が開業した。通勤客"
        flow = Flow(text, 12)
        flow.extend(9)
        assert all(text[start] != "。" for start in flow.starts)

    def test_a_megabyte_in_one_line_is_broken_as_far_as_asked_for(self) -> None:
        flow = Flow("x" * 1_000_000, 72)
        flow.extend(50)
        assert flow.count == 50
        assert not flow.complete
        assert flow.estimate() == pytest.approx(1_000_000 / 72, rel=0.05)

    def test_finds_the_line_of_a_character(self) -> None:
        flow = Flow("one two three", 5)
        flow.extend(9)
        assert [flow.line_at(offset) for offset in (0, 4, 8)] == [0, 1, 2]


class TestRowLayout:
    def test_headings_stand_above_their_rows(self) -> None:
        layout = RowLayout(5, 2, [0, 3])
        assert layout.lines == 12
        assert layout.place(0) == Place(0, 0, True)
        assert layout.place(1) == Place(0, 0, False)
        assert layout.place(7) == Place(3, 0, True)
        assert layout.place(9) == Place(3, 1, False)
        assert layout.place(12) is None

    @given(
        st.lists(st.integers(1, 4), min_size=1, max_size=30),
        st.sets(st.integers(0, 29)),
    )
    def test_every_line_is_of_the_row_that_begins_above_it(
        self, heights: list[int], heads: set[int]
    ) -> None:
        headings = sorted(head for head in heads if head < len(heights))
        layout = RowLayout(len(heights), headings=headings, heights=heights)
        seen = [layout.place(line) for line in range(layout.lines)]
        expected = []
        for row, height in enumerate(heights):
            expected += [Place(row, 0, True)] * (row in headings)
            expected += [Place(row, offset, False) for offset in range(height)]
        assert seen == expected
        for row in range(len(heights)):
            assert seen[layout.top(row)] == Place(row, 0, False)

    def test_a_million_rows_are_laid_out_without_walking_them(self) -> None:
        layout = RowLayout(1_000_000, 2, range(0, 1_000_000, 300))
        assert layout.place(layout.top(777_777)) == Place(777_777, 0, False)


def event(key: int, at: int, unread: int = 0) -> EventRow:
    return EventRow(key, key, f"Event {key}", key, at, at, 2, 2, unread, ("RS",), ())


def keys_on(*days: tuple[int, int, int], first: int = 1) -> array[int]:
    """Keys of articles of these days, newest first."""
    seconds = [int(datetime(*day, 9, tzinfo=UTC).timestamp()) for day in days]
    place = len(days) + first
    return array("q", (browse.first_place_at(at) | place - n for n, at in enumerate(seconds)))


class TestTimeline:
    def test_days_begin_where_the_date_changes(self) -> None:
        found = spine(keys_on((2024, 1, 12), (2024, 1, 12), (2024, 1, 11), (2023, 12, 31)), LOOK)
        assert [(day.row, day.date) for day in found.days] == [
            (0, date(2024, 1, 12)),
            (2, date(2024, 1, 11)),
            (3, date(2023, 12, 31)),
        ]
        assert [found.index_of(key) for key in found.keys] == [0, 1, 2, 3]
        assert found.index_of(found.keys[0] + 1) is None

    def test_singles_are_gathered_at_the_end_of_their_day(self) -> None:
        shared = keys_on((2024, 1, 12), (2024, 1, 10))
        singles = keys_on((2024, 1, 12), (2024, 1, 12), (2024, 1, 11), (2024, 1, 11), first=7)
        found = spine(shared, LOOK, singles)
        first, second = found.folds
        assert list(found.keys) == [shared[0], first, second, shared[1]]
        assert list(found.folds.values()) == [2, 2]
        assert [found.events_of(number) for number in range(3)] == [3, 2, 1]
        opened = spine(shared, LOOK, singles, frozenset({first}))
        assert list(opened.keys) == [shared[0], first, *singles[:2], second, shared[1]]
        assert [opened.events_of(number) for number in range(3)] == [3, 2, 1]
        assert [opened.index_of(key) for key in opened.keys] == list(range(6))
        model = TimelineModel(LOOK, lambda keys: [event(key, NOW) for key in keys])
        model.show(found)
        shown = "".join(text for text, _ in model.lines(1, 40, 2, selected=False)[0])
        assert "2 single reports" in shown

    def test_a_lone_single_stands_in_its_place(self) -> None:
        days = keys_on(*[(2024, 1, 12)] * 3, (2024, 1, 11), (2024, 1, 10))
        shared, singles = days[:1] + days[2:3], days[1:2] + days[3:]
        found = spine(shared, LOOK, singles)
        assert list(found.keys) == list(days)
        assert not found.folds
        assert [found.events_of(number) for number in range(3)] == [3, 1, 1]

    def test_rows_are_fetched_by_the_page_and_found_by_key(self) -> None:
        keys = array("q", range(1000, 0, -1))
        asked: list[int] = []

        def fetch(page: list[int]) -> list[EventRow | None]:
            asked.append(len(page))
            return [event(key, NOW) for key in page]

        model = TimelineModel(LOOK, fetch)
        model.show(spine(keys, LOOK))
        assert model.index_of_key(300) == 700
        assert model.index_of_key(5000) is None
        row = model.row(700)
        assert row is not None
        assert row.id == 300
        assert model.row(701)
        assert asked == [64]

    def test_an_event_that_is_gone_keeps_its_last_face(self) -> None:
        answers: list[list[EventRow | None]] = [[event(1, NOW)], [None]]
        model = TimelineModel(LOOK, lambda keys: answers.pop(0))
        model.show(spine(array("q", [1]), LOOK))
        assert model.row(0)
        model.forget_rows()
        assert model.row(0) == event(1, NOW)

    @pytest.mark.parametrize("width", [20, 37, 60, 100])
    @pytest.mark.parametrize(
        "title", ["東京の地下鉄で新しい駅が開業" * 3, "مكتبة عامة " * 9, "a " * 99]
    )
    def test_lines_fill_the_width_exactly(self, width: int, title: str) -> None:
        row = EventRow(1, 1, title, 1, NOW, NOW, 9, 5, 3, ("RS", "XK", "US"), (), (1, 4, 2))
        model = TimelineModel(LOOK, lambda keys: [row])
        model.show(spine(array("q", [1]), LOOK))
        for height in (1, 2):
            for line in model.lines(0, width, height, selected=True):
                assert cell_len("".join(text for text, _ in line)) == width

    def test_nothing_that_steers_a_terminal_gets_through(self) -> None:
        title = "\x1b]0;owned\x07\u202eevil\x9b31m headline\u200b"
        row = EventRow(1, 1, title, 1, NOW, NOW, 9, 5, 3, ("RS",), ())
        model = TimelineModel(LOOK, lambda keys: [row])
        model.show(spine(array("q", [1]), LOOK))
        shown = "".join(text for line in model.lines(0, 60, 2, False) for text, _ in line)
        assert "evil headline" in shown
        assert not set(shown) & set("\x1b\x07\x9b\u202e\u200b")


class TestDisplay:
    @pytest.mark.parametrize(
        ("ago", "shown"),
        [(20, "now"), (180, "3 m"), (7300, "2 h"), (3 * 86400, "Tue"), (11 * 86400, "1 Jan"),
         (40 * 86400, "Dec 2023")],
    )  # fmt: skip
    def test_ages_are_short(self, ago: int, shown: str) -> None:
        assert LOOK.age(NOW - ago) == shown

    def test_a_date_is_shown_as_exactly_as_it_is_known(self) -> None:
        assert LOOK.full(Moment.day(2024, 1, 11)) == "Thursday 11 January 2024"
        assert LOOK.full(Moment.month(2024, 1)) == "January 2024"
        assert LOOK.full(UNKNOWN) == "date unknown"

    @given(st.integers(-(1 << 40), 1 << 40))
    def test_no_second_is_too_far_away(self, seconds: int) -> None:
        assert LOOK.age(seconds)

    def test_digits_are_grouped(self) -> None:
        assert number(1204) == "1 204"

    @pytest.mark.parametrize(
        ("value", "precision", "shown"),
        [
            ("2008", "year", "2008"),
            ("2024-01", "month", "Jan 2024"),
            ("2024-01-11", "day", "11 Jan"),
            ("2022-03-01", "day", "1 Mar 2022"),
            ("2024-01-11T17:02:00Z", "second", "11 Jan 17:02"),
            ("199", "decade", "1990s"),
            ("2023-Q3", "quarter", "Q3 2023"),
            ("2023-WI", "season", "winter 2023"),
            ("2024-W02", "week", "8-14 Jan 2024"),
            (None, "unknown", "no date"),
        ],
    )
    def test_timeline_dates_read_as_people_say_them(
        self, value: str | None, precision: str, shown: str
    ) -> None:
        assert date_label(value, precision, LOOK) == shown

    @given(st.text(max_size=20), st.sampled_from(["year", "month", "day", "second", "week"]))
    def test_no_date_is_too_odd(self, value: str, precision: str) -> None:
        assert isinstance(date_label(value, precision, LOOK), str)

    def test_sparkline_shows_the_course(self) -> None:
        assert sparkline((1, 4, 2), UNICODE) == "▂▇▃"
        assert sparkline((9,), UNICODE) == ""
        assert sparkline((1, 0, 2), UNICODE) == "", "of three reports there is no course"
        assert len(sparkline(tuple(range(1, 40)), ASCII)) == 5

    def test_every_sign_has_an_ascii_form(self) -> None:
        assert all(getattr(ASCII, name).isascii() for name in ASCII.__slots__)


class TestFilters:
    def test_conditions_are_what_stands_between_blanks(self) -> None:
        query = 'country:rs source:"Danube Post" (a or b) -is:read "two words" x or y'
        assert filters.conditions(query) == (
            "country:rs",
            'source:"Danube Post"',
            "(a or b)",
            "-is:read",
            '"two words"',
            "x or y",
        )

    def test_countries_add_up_and_sources_take_turns(self) -> None:
        query = filters.toggled("", FacetKind.COUNTRY, "RS")
        query = filters.toggled(query, FacetKind.COUNTRY, "XK")
        assert query == "country:rs country:xk"
        query = filters.toggled("", FacetKind.SOURCE, "Danube Post")
        assert filters.toggled(query, FacetKind.SOURCE, "Morava") == "source:Morava"

    def test_choosing_again_takes_it_away_however_it_was_written(self) -> None:
        assert filters.toggled("country:Serbia missiles", FacetKind.COUNTRY, "RS") == "missiles"

    def test_a_grouping_is_the_same_by_any_name(self) -> None:
        query = filters.toggled("", FacetKind.COUNTRY, "Middle East")
        assert query == 'country:"Middle East"'
        assert filters.toggled("country:mideast", FacetKind.COUNTRY, "Middle East") == ""

    def test_only_one_of_a_kind(self) -> None:
        assert filters.only("country:rs is:unread", FacetKind.COUNTRY, "XK") == (
            "is:unread country:xk"
        )
        assert filters.only("country:xk", FacetKind.COUNTRY, "XK") == ""

    def test_dropping_goes_from_the_last(self) -> None:
        assert filters.without("a country:rs", -1) == "a"
        assert filters.without("", -1) == ""

    @pytest.mark.parametrize(
        ("part", "shown"),
        [("country:rs", "country: Serbia"), ("is:unread", "unread"), ("javelin", "“javelin”"),
         ('source:"Danube Post"', "source: Danube Post"), ("-is:read", "not read"),
         ("country:eu", "country: EU"), ('mentions:"middle east"', "mentions: Middle East"),
         ("from:de", "from: Germany")],
    )  # fmt: skip
    def test_chips_say_it_in_words(self, part: str, shown: str) -> None:
        assert filters.label(part) == shown

    @given(st.text(alphabet='ab:"() -or', max_size=30))
    def test_no_text_is_too_odd_and_dropping_ends(self, query: str) -> None:
        for _ in range(len(filters.conditions(query))):
            query = filters.without(query, -1)
        assert filters.conditions(query) == ()


class TestChoices:
    CHOICES = (
        Choice("AU", "Australia", words=("AU",)),
        Choice("RS", "Serbia", words=("RS",)),
        Choice("CI", "Côte d’Ivoire", words=("CI",)),
        Choice("US", "United States", words=("US",)),
    )

    @pytest.mark.parametrize(
        ("typed", "first"),
        [("ser", "RS"), ("rs", "RS"), ("us", "US"), ("stat", "US"), ("cote", "CI")],
    )
    def test_finds_by_name_word_and_code(self, typed: str, first: str) -> None:
        assert matching(self.CHOICES, typed)[0].value == first

    def test_nothing_typed_keeps_the_order_and_nonsense_finds_nothing(self) -> None:
        assert matching(self.CHOICES, " ") == list(self.CHOICES)
        assert matching(self.CHOICES, "zzz") == []

    def test_the_place_of_the_match_is_marked(self) -> None:
        assert match_at("United States", "stat") == (7, 11)
        assert match_at("Serbia", "rs") is None


VALUES = {"country": ["Serbia", "South Korea"], "source": ["Danube Post"]}


class TestCompletion:
    @pytest.mark.parametrize(
        ("typed", "completed"),
        [
            ("cou", "country:"),
            ("country:ser", "country:serbia"),
            ('x source:"dan', 'x source:"danube Post"'),
            ("is:un", "is:unread"),
            ("country:zz", None),
            ("", None),
        ],
    )
    def test_completes_the_last_word(self, typed: str, completed: str | None) -> None:
        assert complete(typed, counted) == completed

    def test_offers_what_the_last_word_can_become(self) -> None:
        assert [offer.label for offer in offers("ferry cou", counted)] == ["country:"]
        assert [offer.query for offer in offers("-country:so", counted)] == [
            '-country:"South Korea"'
        ]
        assert [(offer.label, offer.count) for offer in offers("country:", counted)] == [
            (name, place) for place, name in enumerate(VALUES["country"])
        ]
        assert [offer.query for offer in offers("a (country:kor", counted)] == [
            'a (country:"South Korea"'
        ]
        assert offers("ferry ", counted) == []


def counted(field: str) -> list[tuple[str, int]]:
    """Values as the sources pane has them, each with another count."""
    return [(name, place) for place, name in enumerate(VALUES.get(field, []))]
