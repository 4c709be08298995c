"""Signatures: small, exact on the way through bytes, and the same for the same text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.background import Background, shipped
from newstui.events.headline import headline
from newstui.events.signature import MOST_KEYS, Extent, Signature
from newstui.events.signing import signature
from newstui.events.wire import Originals
from newstui.events.words import number, sound, stem, term, tokens, without_outlet
from newstui.model.article import CleanArticle, Tag, Tags
from newstui.model.moment import Moment

TEXTS = st.text(max_size=400)


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS, st.lists(st.text(max_size=30), max_size=5), st.booleans())
def test_any_article_survives_packing(title: str, text: str, names: list[str], dated: bool) -> None:
    when = Moment.day(2031, 5, 6) if dated else Moment()
    article = CleanArticle(title, text, language="sr" if dated else None, published=when)
    made = signature(2**40, 3, article, Tags((Tag("RS", 0.5),), anchors=tuple(names)))
    assert Signature.unpack(made.pack()) == made
    assert len(made.keys) <= MOST_KEYS
    assert all(-(2**63) <= key < 2**63 for key in made.keys)


def test_a_long_article_packs_small() -> None:
    words = " ".join(f"word{at}x{at * 7919 % 1000} Name{at}" for at in range(3000))
    article = CleanArticle("Some " * 60, words)
    made = signature(1, 1, article, Tags(anchors=tuple(f"Very Long Name {at}" for at in range(99))))
    assert len(made.pack()) <= 2048
    assert made.extent is Extent.FULL


@pytest.mark.parametrize("data", [b"", b"\x01", b"\x63" * 200])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="signature"):
        Signature.unpack(data)


def test_lines_a_source_repeats_are_left_out() -> None:
    text = "The dam at Kirrah held on Monday.\n\nSubscribe to our newsletter."
    plain = signature(1, 1, CleanArticle("Dam", text), Tags())
    clean = signature(1, 1, CleanArticle("Dam", text), Tags(), {"Subscribe to our newsletter."})
    assert term("newsletter") in plain.parts().body
    assert term("newsletter") not in clean.parts().body
    assert term("Kirrah") in clean.parts().body


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelensky", "Zelenskiy", "Selenskyj", "Зеленский", "Zełenski"),
        ("Kosovo", "Косово", "Kosowo"),
        ("Biden", "Байден", "بايدن"),
        ("Vučić", "Vucic", "Вучић"),
        ("Tokyo", "Tokio", "Tóquio", "Токио"),
    ],
)
def test_names_sound_the_same_in_every_spelling(spellings: tuple[str, ...]) -> None:
    assert len({sound(name) for name in spellings}) == 1


def test_stems_fold_case_accents_scripts_and_endings() -> None:
    assert stem("Élections") == stem("elections") == stem("ELECTION")
    assert stem("Путину")[:5] == stem("Putin")
    assert stem("Serbia's") == stem("Serbia’s") == stem("Serbia")
    assert number("1,000") == number("1.000") == "1000"
    assert number("6.4") == "6.4"


@given(TEXTS)
def test_every_token_has_a_stem(text: str) -> None:
    for token in tokens(text):
        assert isinstance(term(token), int)


def test_chinese_is_cut_into_pairs() -> None:
    assert tokens("东京奥运会 2020") == ["东京", "京奥", "奥运", "运会", "2020"]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        (
            "Dam breaks near the old Kirrah road | The Kirrah Post",
            "Dam breaks near the old Kirrah road",
        ),
        (
            "Dam breaks near the old Kirrah road - kirrahpost.example",
            "Dam breaks near the old Kirrah road",
        ),
        ("Dam breaks near Kirrah - and nobody knows why it did", None),
        ("Talks fail | Opinion", None),
    ],
)
def test_the_outlet_goes_from_a_headline(title: str, kept: str | None) -> None:
    assert without_outlet(title) == (kept or title)


def text_of(number: int, title: str, text: str) -> Signature:
    return signature(number, number, CleanArticle(title, text), Tags())


def test_copies_of_a_text_are_known_and_others_are_not() -> None:
    text = " ".join(f"sentence number {at} tells of thing{at} and place{at}." for at in range(40))
    other = " ".join(f"another {at} story about item{at} elsewhere{at}" for at in range(40))
    long_title = "Dam breaks near the old road to Kirrah after rain"
    known = Originals()
    known.add(text_of(1, "Dam breaks", text))
    known.add(text_of(2, long_title, ""))
    known.add(text_of(3, "Dam breaks", ""))
    assert known.copied_by(text_of(4, "A dam broke today", text[:-150])) == 1
    assert known.copied_by(text_of(5, "Dam breaks", other)) is None
    assert known.copied_by(text_of(6, long_title.upper(), "")) == 2
    assert known.copied_by(text_of(7, "Dam breaks", "")) is None


def test_the_background_knows_common_words_from_rare_ones() -> None:
    known = shipped()
    assert known.idf(term("the")) < known.idf(term("police")) < known.idf(term("Kirrahstan"))
    assert known.idf(term("и")) < 2
    again = Background.unpack(known.pack())
    assert again.idf(term("police")) == known.idf(term("police"))
    with pytest.raises(ValueError, match="not a table"):
        Background.unpack(b"something else")


def test_the_headline_says_most_and_is_nearest_to_the_rest() -> None:
    titles = [
        (4, "Dam"),
        (5, "What we know"),
        (6, "Dam breaks near Kirrah, 9 villages flooded"),
        (7, "Flooded villages near Kirrah after dam breaks"),
        (8, "Prime minister to visit"),
    ]
    assert headline(titles) in (6, 7)
    assert headline([(4, "")]) == 4
    with pytest.raises(ValueError, match="at least one"):
        headline([])
