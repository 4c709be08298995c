"""Smart folders, folders, orders, folded singles and muting, by the keys that do them."""

from __future__ import annotations

from screen_driver import Opener, Reader, lines_of, main_screen, press, rest, text_of

from newstui.library import browse, muting, smart_folders
from newstui.library.health import health
from newstui.library.session import Library
from newstui.model.query import EVERYTHING, Order
from newstui.tui.widgets.trail import Trail

pytest_plugins = ["screen_fixtures"]


def titles(pilot: Reader) -> list[str]:
    model = main_screen(pilot).timeline.model
    rows = (model.row(index) for index in range(model.count) if model.fold_at(index) is None)
    return [row.title for row in rows if row is not None]


def sources(pilot: Reader) -> list[str]:
    return lines_of(main_screen(pilot).sources)


def trail(pilot: Reader) -> str:
    return text_of(main_screen(pilot).query_one(Trail))


async def to_entry(pilot: Reader, label: str) -> None:
    """Put the cursor of the sources on an entry."""
    screen = main_screen(pilot)
    labels = [entry.label for entry in screen.sources.model.entries]
    await press(pilot, "1", "g", *"j" * labels.index(label))


def file_in_folders(library: Library) -> None:
    """Make the outlets subscriptions: two in a folder, one tagged, one that fails."""
    with library.database.writing() as connection:
        for title, folder, tags, errors in (
            ("Drava Herald", "Balkans", "[]", 0),
            ("Pannonia Post", "Balkans", "[]", 2),
            ("Nordsee Kurier", None, '["sea"]', 0),
        ):
            connection.execute(
                "UPDATE sources SET kind = 'feed', url = 'https://' || id || '.example/feed',"
                " folder = ?, tags = ?, error_count = ?, checked_at = 1 WHERE title = ?",
                (folder, tags, errors, title),
            )


class TestSmartFolders:
    async def test_the_filter_is_kept_under_a_name_and_shown(
        self, open_app: Opener, library: Library
    ) -> None:
        async with open_app(query="country:hr") as pilot:
            await press(pilot, "S", *"Down south", "enter")
            assert smart_folders.find(library, "Down south")
            unread = next(line for line in sources(pilot) if "Down south" in line)
            assert unread.split()[-1] == "4"
            assert "▸ Down south" in trail(pilot)
            await press(pilot, "C")
            await to_entry(pilot, "Down south")
            await press(pilot, "enter")
            assert main_screen(pilot).state.query == "country:hr"
            await press(pilot, "enter")
            assert main_screen(pilot).state.query == ""

    async def test_renamed_and_removed_and_undone(self, open_app: Opener, library: Library) -> None:
        smart_folders.save(library, "South", "country:hr")
        async with open_app() as pilot:
            await to_entry(pilot, "South")
            await press(pilot, "R", *"Croatia only", "enter")
            assert any("Croatia only" in line for line in sources(pilot))
            await press(pilot, "delete")
            assert not any("Smart folders" in line for line in sources(pilot))
            assert "“Croatia only” removed · u undoes" in main_screen(pilot).state.message
            await press(pilot, "u", "u")
            assert any("South" in line for line in sources(pilot))

    async def test_nothing_is_kept_without_a_filter(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, "S")
            assert pilot.app.screen is main_screen(pilot)
            assert "Nothing is filtered" in main_screen(pilot).state.message


class TestSources:
    async def test_folders_hold_their_sources_and_stay_folded(
        self, open_app: Opener, library: Library
    ) -> None:
        file_in_folders(library)
        async with open_app() as pilot:
            lines = sources(pilot)
            folder = next(index for index, line in enumerate(lines) if "▾ Balkans" in line)
            assert ["Herald" in lines[folder + 1], "! " in lines[folder + 2]] == [True, True]
            await to_entry(pilot, "Pannonia Post")
            await press(pilot, "h")
            assert any("▸ Balkans" in line for line in sources(pilot))
            assert not any("Pannonia" in line for line in sources(pilot))
        async with open_app() as pilot:
            assert not any("Pannonia" in line for line in sources(pilot))
            await to_entry(pilot, "Balkans")
            await press(pilot, "enter")
            assert main_screen(pilot).state.query == "folder:Balkans"
            assert "Osijek" in titles(pilot)[0]
            await press(pilot, "l")
            assert any("Pannonia" in line for line in sources(pilot))

    async def test_j_follows_the_order_of_the_pane(
        self, open_app: Opener, library: Library
    ) -> None:
        file_in_folders(library)
        async with open_app() as pilot:
            found = []
            for _ in range(4):
                await press(pilot, "J")
                found.append(main_screen(pilot).state.query)
        assert found[:3] == [
            'source:"Drava Herald"', 'source:"Pannonia Post"', 'source:"Nordsee Kurier"'
        ]  # fmt: skip

    async def test_anything_is_gone_to_by_its_name(self, open_app: Opener) -> None:
        async with open_app(query="is:starred") as pilot:
            await press(pilot, "apostrophe", *"croat", "enter")
            assert main_screen(pilot).state.query == "country:hr"

    async def test_a_subscription_is_ended_and_taken_up_again(
        self, open_app: Opener, library: Library
    ) -> None:
        file_in_folders(library)
        async with open_app() as pilot:
            await to_entry(pilot, "Pannonia Post")
            await press(pilot, "delete")
            assert "Unsubscribed: 1 source · u undoes" in main_screen(pilot).state.message
            assert [feed.title for feed in health(library)] == ["Drava Herald", "Nordsee Kurier"]
            await press(pilot, "u")
            assert len(health(library)) == 3
            assert browse.counts(library).total


class TestOrders:
    async def test_the_heading_says_the_order(self, open_app: Opener, library: Library) -> None:
        async with open_app() as pilot:
            pane = main_screen(pilot).timeline
            newest = titles(pilot)
            await press(pilot, "O")
            assert "most covered" in str(pane.border_title)
            rows = muting.shown_events(library, EVERYTHING, 99, order=Order.COVERED)
            assert titles(pilot) == [row.title for row in rows]
            assert not any("January" in line for line in lines_of(pane))
            await press(pilot, "O", "O")
            assert titles(pilot) == newest

    async def test_singles_are_folded_by_day_and_unfolded(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            pane = main_screen(pilot).timeline
            whole = titles(pilot)
            await press(pilot, "F")
            folded = titles(pilot)
            assert set(folded) < set(whole)
            assert "single report" in text_of(pane)
            fold = next(row for row in range(pane.model.count) if pane.model.fold_at(row))
            pane.move_to(fold)
            await press(pilot, "enter")
            assert pane.model.fold_at(fold)
            assert len(titles(pilot)) > len(folded)
            await press(pilot, "enter")
            assert titles(pilot) == folded
            await press(pilot, "G", "g", "n", "N")
            await press(pilot, "F")
            assert titles(pilot) == whole


class TestMuting:
    async def test_an_event_is_hidden_shown_and_brought_back(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            whole = titles(pilot)
            await press(pilot, "x", "enter")
            assert titles(pilot) == whole[1:]
            assert main_screen(pilot).detail.row.title == whole[1]  # type: ignore[union-attr]
            assert "1 hidden · Z shows" in trail(pilot)
            await press(pilot, "Z")
            assert titles(pilot) == whole
            assert "muted" in text_of(main_screen(pilot).timeline)
            await press(pilot, "Z", "u")
            assert titles(pilot) == whole
            assert "hidden" not in trail(pilot)

    async def test_a_word_that_is_typed_and_a_source(
        self, open_app: Opener, library: Library
    ) -> None:
        async with open_app() as pilot:
            whole = titles(pilot)
            await press(pilot, "x", *"leopard", "enter")
            assert muting.muted_queries(library) == ("leopard",)
            await press(pilot, "x", *"strike", "enter", "u")
            assert titles(pilot) == [title for title in whole if "leopard" not in title]
            assert len(titles(pilot)) == len(whole) - 1
            await press(pilot, "x", *"leop", "enter")
            assert titles(pilot) == whole
            await press(pilot, "x", *"everything from", "enter")
            (query,) = muting.muted_queries(library)
            assert query.startswith("source:")
            counts = browse.counts(library)
            assert counts.total == browse.counts(library).total


class TestFilterBar:
    async def test_offers_with_counts_while_typing(self, open_app: Opener) -> None:
        async with open_app() as pilot:
            await press(pilot, *"/country:")
            note = main_screen(pilot).query_one("#filter-note")
            assert "Tab Croatia 4" in text_of(note)
            await press(pilot, *"ger")
            await press(pilot, "tab")
            field = main_screen(pilot).query_one("#filter-input")
            assert field.value == "country:Germany"  # type: ignore[attr-defined]
            await rest(pilot)
            assert main_screen(pilot).timeline.model.count
            await press(pilot, "enter")
            assert main_screen(pilot).state.query == "country:Germany"
