"""Smart folders: queries with names, in queries, with counts, and every change taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newstui.library import browse, marks, smart_folders, undoing
from newstui.library.session import Library
from newstui.model.errors import NewstuiError, QueryError
from newstui.model.smart_folder import SmartFolder
from support import fill, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path)
    fill(opened)
    yield opened
    opened.close()


def _names(library: Library) -> list[str]:
    return [folder.name for folder in smart_folders.all_folders(library)]


def test_saved_listed_and_in_place_of_the_one_before(library: Library) -> None:
    assert smart_folders.save(library, "The north", "country:no").count == 1
    smart_folders.save(library, "Space", "galaxy or telescope")
    assert _names(library) == ["The north", "Space"]
    assert smart_folders.save(library, "the NORTH", "country:no or country:se").count == 1
    assert smart_folders.all_folders(library)[0] == SmartFolder(
        "the NORTH", "country:no or country:se"
    )
    undoing.undo(library)
    assert smart_folders.all_folders(library)[0] == SmartFolder("The north", "country:no")


def test_renamed_and_removed_and_both_taken_back(library: Library) -> None:
    smart_folders.save(library, "North", "country:no")
    smart_folders.save(library, "Space", "galaxy")
    smart_folders.rename(library, "north", "Far north")
    assert _names(library) == ["Far north", "Space"]
    smart_folders.remove(library, "Far north")
    assert _names(library) == ["Space"]
    for names in (["Far north", "Space"], ["North", "Space"], ["North"], []):
        undone = undoing.undo(library)
        assert undone is not None
        assert (undone.count, undone.counted) == (1, "smart folder")
        assert _names(library) == names
    undoing.redo(library)
    assert smart_folders.all_folders(library) == (SmartFolder("North", "country:no"),)


def test_faults_change_nothing(library: Library) -> None:
    smart_folders.save(library, "North", "country:no")
    smart_folders.save(library, "Space", "galaxy")
    with pytest.raises(QueryError):
        smart_folders.save(library, "Lost", "country:atlantis")
    with pytest.raises(NewstuiError, match="needs a name"):
        smart_folders.save(library, " \u202e ", "galaxy")
    with pytest.raises(NewstuiError, match="already"):
        smart_folders.rename(library, "Space", "north")
    with pytest.raises(NewstuiError, match="no smart folder"):
        smart_folders.remove(library, "Lost")
    assert _names(library) == ["North", "Space"]


def test_unread_articles_are_counted(library: Library) -> None:
    smart_folders.save(library, "North", "country:no")
    smart_folders.save(library, "Ferries", "havbris -country:pl")
    smart_folders.save(library, "Everything", "")

    def unread() -> list[int]:
        assert not any(count.at_least for count in smart_folders.counts(library))
        return [count.unread for count in smart_folders.counts(library)]

    before = unread()
    north = browse.article_keys(library, browse.understand(library, "country:no"))
    everything = browse.counts(library).unread
    assert before == [len(north), len(north), everything]
    rows = browse.articles_at(library, north)
    marks.set_read(library, [rows[0].id], True)
    assert unread() == [before[0] - 1, before[1] - 1, everything - 1]


def test_a_folder_stands_in_queries_by_its_name(library: Library) -> None:
    smart_folders.save(library, "North", "country:no or country:se")
    smart_folders.save(library, "Ferries", "saved:north havbris")

    def found(text: str) -> list[int]:
        return list(browse.article_keys(library, browse.understand(library, text)))

    assert found("saved:Ferries") == found("havbris (country:no or country:se)") != []
    assert set(found("-saved:north")) == set(found("")) - set(found("country:no"))
    with pytest.raises(QueryError, match="no smart folder"):
        found("saved:south")
    with pytest.raises(QueryError, match="contain itself"):
        smart_folders.save(library, "North", "saved:ferries")
    with pytest.raises(QueryError, match="contain itself"):
        smart_folders.save(library, "Loop", "saved:loop")
