"""Where sentences begin and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.sentences import sentences


def cut(text: str, language: str | None = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["The U.S. Senate met.", "It voted."]),
        ("en", ["Mr. Hall and Dr. Ames left at 5 p.m. on Monday.", "They never returned."]),
        ("en", ["She moved to Washington, D.C.", "The house was sold."]),
        ("en", ["“Stop!”", "He ran."]),
        ("en", ['"We will go," she said.', '"They will not."']),
        ("en", ["J. K. Arden wrote it.", "Nobody read it."]),
        ("en", ["It cost $1.5 million.", "Was it worth it?", "No..."]),
        ("de", ["Am 11. Januar kam er, z. B. mit Dr. Meier.", "Dann ging er."]),
        ("de", ["Die Nr. 3 gewann.", "Alle jubelten."]),
        ("fr", ["M. Dupont est parti.", "Il reviendra."]),
        ("es", ["El Sr. Gil llegó a EE.UU. con su hija.", "¿Cuándo volverá?"]),
        ("ru", ["В 2008 г. страна отделилась.", "Это признали не все."]),
        ("zh", ["他走了。", "她留下了！"]),
        (None, ["One line", "Another line without a stop"]),
    ],
)
def test_cuts(language: str | None, parts: list[str]) -> None:
    joint = "\n" if language is None else "" if language == "zh" else " "
    assert cut(joint.join(parts), language) == parts


def test_a_line_that_goes_on_in_small_letters_is_one_sentence() -> None:
    assert cut("The bridge over the\nriver fell.\n\nNobody was hurt.") == [
        "The bridge over the\nriver fell.",
        "Nobody was hurt.",
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aB. !?\n\"”'U.S1…。", max_size=120))
def test_every_character_but_blanks_is_in_exactly_one_sentence(text: str) -> None:
    done = 0
    for start, end in sentences(text):
        assert done <= start < end <= len(text)
        assert not text[done:start].strip()
        assert text[start:end] == text[start:end].strip()
        done = end
    assert not text[done:].strip()


@pytest.mark.parametrize(
    "text", [". " * 200_000, "A. " * 200_000, "x" * 5_000_000, "\n" * 1_000_000]
)
def test_hostile_texts_are_cut_in_bounded_time(text: str) -> None:
    begun = time.process_time()
    sentences(text)
    assert time.process_time() - begun < 5
