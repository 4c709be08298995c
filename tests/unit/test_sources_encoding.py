"""Bytes become the text that was meant, whatever they say they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.sources.encoding import decode, looks_binary

GERMAN = "Größere Schäden in München wurden nicht gemeldet, sagte der Bürgermeister am Montag."
TEXTS = {
    "cp1252": "Les élèves de l’école ont passé l’après-midi à Genève, où la neige a cessé.",
    "cp1251": "Мост через реку снова открыт, сообщили в городе. Поезда пойдут с понедельника.",
    "koi8_r": "Мост через реку снова открыт, сообщили в городе. Поезда пойдут с понедельника.",
    "cp1250": "Most přes řeku je znovu otevřen, oznámil úřad. Vlaky začnou jezdit příští pondělí.",
    "cp1253": "Η γέφυρα άνοιξε ξανά, ανακοίνωσε ο δήμος. Τα τρένα θα κυκλοφορήσουν τη Δευτέρα.",
    "cp932": "橋は再び開通したと市が発表した。列車は月曜日から運行される予定である。",
    "gb18030": "市政府宣布大桥重新开放，列车将从星期一开始运行，学校也将复课。",
}


@pytest.mark.parametrize("name", TEXTS)
def test_legacy_encodings_are_guessed(name: str) -> None:
    data = TEXTS[name].encode(name)
    assert decode(data) == TEXTS[name]
    assert not looks_binary(data)


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [GERMAN, TEXTS["cp1251"], "<p>plain</p>\n" * 9])
def test_wide_encodings_are_recognised_with_and_without_a_mark(name: str, text: str) -> None:
    data = text.encode(name)
    assert decode(data) == text
    assert not looks_binary(data)


def test_a_declaration_inside_the_document_counts() -> None:
    page = '<meta charset="iso-8859-2"><p>Zażółć gęślą jaźń'
    assert decode(page.encode("iso-8859-2")) == page
    feed = "<?xml version='1.0' encoding='windows-1251'?><rss>Мост</rss>"
    assert decode(feed.encode("cp1251")) == feed


def test_what_the_bearer_declares_comes_before_what_the_document_says() -> None:
    page = '<meta charset="koi8-r"><p>Мост открыт'
    assert decode(page.encode("cp1251"), "windows-1251") == page


def test_valid_utf8_wins_over_a_wrong_declaration() -> None:
    page = f'<meta charset="iso-8859-1"><p>{GERMAN}'
    assert decode(page.encode()) == page


def test_latin_1_means_windows_1252() -> None:
    assert decode(b"\x93quoted\x94", "iso-8859-1") == "“quoted”"


@pytest.mark.parametrize("label", ["utf-7", "UTF7", "utf_7", "hz-gb-2312", "rot13", "hex", "zip"])
def test_encodings_that_hide_markup_are_never_honoured(label: str) -> None:
    hidden = b"+ADw-script+AD4- ~{<script>~} 3c736372"
    assert decode(hidden, label) == hidden.decode()
    page = b'<meta charset="' + label.encode() + b'">' + hidden
    assert decode(page) == page.decode()


def test_utf8_cut_in_the_middle_of_a_character_stays_utf8() -> None:
    data = (GERMAN * 3).encode() + "ö".encode()[:1]
    assert decode(data) == GERMAN * 3 + "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"%PDF-1.7 and then text",
        b"SQLite format 3\x00" + b"words " * 100,
        bytes(1000),
        bytes(range(256)) * 10,
        b"word\x00\x01\x02" * 100,
    ],
)
def test_binary_is_recognised(data: bytes) -> None:
    assert looks_binary(data)


@settings(max_examples=200)
@given(st.binary(max_size=400), st.none() | st.text(max_size=12))
def test_decoding_never_raises(data: bytes, declared: str | None) -> None:
    text = decode(data, declared)
    text.encode("utf-8")
    looks_binary(data)


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")
