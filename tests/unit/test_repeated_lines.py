"""Lines that a source repeats are no likeness of what it reports."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.repeated_lines import LATEST, RepeatedLines
from newstui.events.signature import Signature
from newstui.library.reprocessing import reprocess
from newstui.library.session import Library
from newstui.store import window
from support import document, fill, open_library

APPEAL = "Join the readers who own the Havbris press."
STORIES = (
    "A bridge over the Otra was closed on Monday after cracks were found in one of its pillars.",
    "The choir of Vennesla sang for eleven hours on Saturday and raised money for a new organ.",
    "Farmers in Setesdal expect the poorest harvest of hay since the dry summer of 2018.",
    "A court in Arendal fined two brothers for selling salmon that they had never caught.",
    "The library ship has made its last voyage; its books go to schools along the coast.",
)


def words_kept(library: Library, article_id: int) -> str:
    packed, _ = window.signature(library.database.reader(), article_id)
    return " ".join(Signature.unpack(packed).shown().words).casefold()


def filled(folder: Path) -> Library:
    library = open_library(folder)
    fill(
        library,
        [
            document(f"{story}\n\n{APPEAL}", title=f"Story number {number} of the week")
            for number, story in enumerate(STORIES, 1)
        ],
    )
    return library


def test_what_a_source_repeats_is_left_out_once_it_is_seen_to(tmp_path: Path) -> None:
    library = filled(tmp_path)
    assert "havbris" in words_kept(library, 1)
    assert "havbris" not in words_kept(library, 5)
    assert "library" in words_kept(library, 5)
    library.close()


def test_a_later_run_knows_what_earlier_ones_brought(tmp_path: Path) -> None:
    filled(tmp_path).close()
    library = open_library(tmp_path)
    fill(
        library,
        [
            document(
                f"A whale and two calves were seen off the port of Mandal.\n\n{APPEAL}",
                title="Whale off Mandal",
            )
        ],
    )
    assert "havbris" not in words_kept(library, 6)
    library.close()


def test_cleaning_again_comes_to_the_same(tmp_path: Path) -> None:
    library = filled(tmp_path)
    assert reprocess(library, everything=True).changed == 0
    library.close()


def test_another_source_may_say_the_same() -> None:
    lines = RepeatedLines()
    lines.add(1, dict.fromkeys(range(5), APPEAL + "\n" + STORIES[0]))
    assert lines.of(2, 9, APPEAL + "\n" + STORIES[0]) == frozenset()


def test_the_next_version_of_a_text_is_no_frame() -> None:
    lines = RepeatedLines()
    lines.add(1, dict.fromkeys(range(5), "\n".join(STORIES)))
    assert lines.of(1, 9, "\n".join(STORIES) + "\nThis was added later.") == frozenset()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from((*STORIES, APPEAL)), max_size=4), max_size=30))
def test_only_lines_of_at_least_three_of_the_latest_others_count(texts: list[list[str]]) -> None:
    lines = RepeatedLines()
    for number, text in enumerate(texts):
        lines.add(1, {number: "\n".join(text)})
    found = lines.of(1, len(texts), "\n".join([*STORIES, APPEAL, "x" * 2000]))
    often = {
        line for line in (*STORIES, APPEAL) if sum(line in text for text in texts[-LATEST:]) >= 3
    }
    assert found == often
