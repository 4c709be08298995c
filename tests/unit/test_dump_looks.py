"""What is counted in the lines of a dump, against counting them one by one."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.cleaning.dump_features import context_features
from newstui.cleaning.dump_looks import LOOKS, own_features
from newstui.cleaning.dump_score import line_probabilities
from newstui.cleaning.dump_tokens import SEEN, tokens_of
from newstui.cleaning.paragraphs import Line

LETTERS = "abcXYZäßñçżłøАбвγδ 0129.,:!?-–“”'©|/()\u3042漢😀"
LINES = st.lists(
    st.text(LETTERS, min_size=1, max_size=60).map(str.strip).filter(bool), min_size=1, max_size=12
)


def looks(*texts: str) -> dict[str, list[float]]:
    """For each look its value in each line."""
    rows = own_features([Line(text) for text in texts])
    return dict(zip(LOOKS, rows.tolist(), strict=True))


def fired(line: str, *around: str) -> set[str]:
    return {look for look, values in looks(line, *around).items() if values[0]}


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_words_are_those_that_a_pattern_finds(texts: list[str]) -> None:
    counted = tokens_of(texts).words_of_lines.tolist()
    assert counted == [len(re.findall(r"\w+", text)) for text in texts]


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_characters_are_counted_line_by_line(texts: list[str]) -> None:
    found = looks(*texts)
    for index, text in enumerate(texts):
        assert found["size"][index] == pytest.approx(np.log1p(len(text)), rel=1e-5)
        digits = sum(char.isdigit() for char in text) / len(text)
        assert found["digits"][index] == pytest.approx(digits, abs=1e-5)
        assert found["commas"][index] == pytest.approx(np.log1p(text.count(",")), abs=1e-5)


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_a_line_looks_the_same_wherever_it_stands(texts: list[str]) -> None:
    alone = own_features([Line(texts[0])])[:, 0]
    among = own_features([Line(text) for text in [*texts, *texts[::-1]]])[:, 0]
    same = [place for place, look in enumerate(LOOKS) if look not in ("again", "gap_below")]
    assert np.array_equal(alone[same], among[same])


@pytest.mark.parametrize(
    ("line", "look"),
    [
        ("Log in", "menu"),
        ("ANMELDEN", "menu"),
        ("Publicité", "advert"),
        ("Les plus lus", "related"),
        ("12 комментарии", "comments"),
        ("Popular stories", "related_ends"),
        ("Subscribe to our newsletter for more", "sign_up"),
        ("Tutti i diritti riservati", "notice"),
        ("4 min read", "meta"),
        ("Von Anna Beispiel", "by_first"),
        ("Der Hafen am Morgen, Foto: A. Beispiel", "label"),
        ("Czytaj także: nowa szkoła w Zalesiu", "read_also"),
        ("Share on Facebook", "share_bar"),
    ],
)
def test_phrases_of_furniture_are_found_whatever_their_case(line: str, look: str) -> None:
    assert look in fired(line, "Something else stands below.")


def test_a_sentence_has_no_looks_of_furniture() -> None:
    sentence = "The council voted on Monday, after a long debate, to close the swimming pool."
    of_lists = set(LOOKS[LOOKS.index("menu") :])
    assert not fired(sentence) & of_lists


def test_lines_that_come_again_are_counted() -> None:
    again = looks("Storm over the bay", "Home", "STORM over the bay!", "Storm over the bay")[
        "again"
    ]
    assert again == [2, 0, 2, 2]


def test_a_line_counts_to_its_first_characters_only() -> None:
    long = "word " * SEEN
    assert tokens_of([long, "next line"]).words_of_lines.tolist() == [SEEN // 5, 2]


@pytest.mark.parametrize("texts", [["—"], ["12"], ["a"] * 3, ["\ud800"], ["😀" * 500, "x" * 9000]])
def test_odd_lines_have_finite_looks_and_probabilities(texts: list[str]) -> None:
    lines = [Line(text) for text in texts]
    own = own_features(lines)
    assert np.isfinite(own).all()
    assert np.isfinite(context_features(own, np.zeros(len(lines), np.float32))).all()
    assert all(0 <= chance <= 1 for chance in line_probabilities(lines))


def test_no_lines_have_no_probabilities() -> None:
    assert line_probabilities([]) == []
