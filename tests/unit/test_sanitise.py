"""Text from outside cannot steer the terminal, and loses nothing that a script needs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstui.cleaning.sanitise import sanitise, sanitise_line


@pytest.mark.parametrize(
    ("hostile", "clean"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "red"),
        ("bell\x07 back\x08space", "bell backspace"),
        ("abc\u202edef\u202c", "abcdef"),
        ("a\u2066b\u2069c", "abc"),
        ("tag\U000e0041\U000e0042", "tag"),
        ("lone\ud800surrogate", "lonesurrogate"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("cafe\u0301", "café"),
        ("soft\u00adhyphen", "softhyphen"),
        ("notes\U0001d173\U0001bca0\U00013430", "notes"),
        ("n\u200d\u200d\u200c\u200d\u200cm", "n\u200d\u200dm"),
    ],
)
def test_steering_characters_go(hostile: str, clean: str) -> None:
    assert sanitise(hostile) == clean


@pytest.mark.parametrize(
    "kept",
    [
        "tab\tand\nnewline",
        "👩\u200d🚀",
        "❤\ufe0f",
        "می\u200cخواهم",
        "שלום עולם",
        "العربية",
        "日本語",
        "❤\ufe0f\u200d🔥",
        "1\ufe0f\u20e3",
        "क्\u200dष",
        "בְּרֵאשִׁ֖ית",
    ],
)
def test_what_scripts_need_stays(kept: str) -> None:
    assert sanitise(kept) == unicodedata.normalize("NFC", kept)


@given(st.text(st.characters(codec=None)))
def test_no_control_survives_and_twice_is_once(text: str) -> None:
    clean = sanitise(text)
    assert sanitise(clean) == clean
    for character in clean:
        category = unicodedata.category(character)
        assert category != "Cs"
        assert category != "Cc" or character in "\n\t"


@given(st.text(st.characters(codec="utf-8")))
def test_the_result_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", sanitise(text))


@pytest.mark.parametrize("stack", ["\u0301\u0316", "\u0344", "\u20dd", "\u0951"])
def test_marks_are_not_stacked_without_end(stack: str) -> None:
    # A million of the first pair, put in order by insertion, would take hours.
    clean = sanitise("q" + stack * 1_000_000 + "r")
    assert len(clean) <= 12
    assert clean.endswith("r")
    assert sanitise(clean) == clean


def test_whatever_composes_is_composed() -> None:
    for code in range(0x80, 0x30000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            pair = "".join(chr(int(part, 16)) for part in parts)
            assert sanitise(pair) == unicodedata.normalize("NFC", pair), hex(code)
    assert sanitise("\u1112\u1161\u11ab") == "한"


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    line = sanitise_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert line == line.strip()
