"""The paragraphs of the brief: what of an article stands for its event."""

from __future__ import annotations

from pathlib import Path

from newstui.library.brief import brief
from support import document, fill, open_library


def opening_of(folder: Path, text: str) -> str:
    library = open_library(folder)
    try:
        fill(library, [document(text, title="Ferry runs aground off Bergen")])
        (paragraph,) = brief(library, since="999w")
    finally:
        library.close()
    return paragraph.text


def test_what_stands_above_a_dateline_is_a_caption(tmp_path: Path) -> None:
    told = opening_of(
        tmp_path,
        "Tugs stand by the ferry on Tuesday morning.\n\n"
        "BERGEN, Norway (AP) — A passenger ferry ran aground off the port of Bergen on Tuesday.\n\n"
        "All 240 people on board were taken to safety.",
    )
    assert told.startswith("BERGEN, Norway (AP) — A passenger ferry")
    assert "Tugs" not in told


def test_a_list_of_what_to_know_is_not_read_as_one_sentence(tmp_path: Path) -> None:
    told = opening_of(
        tmp_path,
        "What you need to know:\n\n• All 240 people are safe\n\n• The captain will be heard\n\n"
        "A passenger ferry ran aground off the port of Bergen on Tuesday, in thick fog and shortly "
        "before dawn, the coast guard said in a statement.",
    )
    assert told.startswith("A passenger ferry ran aground")
    assert "•" not in told


def test_an_article_that_is_all_list_is_told_all_the_same(tmp_path: Path) -> None:
    told = opening_of(
        tmp_path, "• All 240 people are safe\n\n• The captain will be heard on Friday"
    )
    assert "All 240 people are safe" in told
