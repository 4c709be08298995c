"""Bylines, credits and datelines."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.cleaning.byline import byline

TEXT = "the night ferry will go on running through the winter, the council decided."

DATELINES = [
    ("BELGRADE, Serbia (AP) — The", "BELGRADE, Serbia", "AP"),
    ("MOSCOW, January 11. /TASS/. The", "MOSCOW", "TASS"),
    ("BERLIN (dpa) - Der", "BERLIN", "dpa"),
    ("BEIJING, Jan. 11 (Xinhua) -- The", "BEIJING", "Xinhua"),
    ("(ANSA) - ROMA, 11 GEN - Il", None, "ANSA"),
    ("Madrid, 11 ene (EFE).- El", "Madrid", "EFE"),
    ("LONDON (Reuters) - The", "LONDON", "Reuters"),
    ("New Delhi [India], January 11 (ANI): The", "New Delhi [India]", "ANI"),
    ("Wien/Berlin (APA) – Die", "Wien/Berlin", "APA"),
    ("КИЕВ. 11 января. ИНТЕРФАКС-УКРАИНА - Власти", "КИЕВ", "Interfax-Ukraine"),
    ("МОСКВА, 11 янв - РИА Новости. Власти", "МОСКВА", "RIA Novosti"),
    ("Zagreb, 11. siječnja (Hina) - Vlada", "Zagreb", "Hina"),
    ("Jan. 11 (UPI) -- The", None, "UPI"),
    ("Lisboa, 11 jan 2024 (Lusa) – O", "Lisboa", "Lusa"),
    ("WARSZAWA, 11 stycznia (PAP) – Rada", "WARSZAWA", "PAP"),
    ("Praha 11. ledna (ČTK) - Rada", "Praha", "ČTK"),
    ("Budapest, 2024. január 11., csütörtök (MTI) - A", "Budapest", "MTI"),
    ("OSLO (NTB): Det", "OSLO", "NTB"),
    ("København /ritzau/ Det", "København", "Ritzau"),
    ("Bern (Keystone-SDA) – Der", "Bern", "SDA"),
    ("Berlin/München (dpa/lby) – Der", "Berlin/München", "dpa"),
    ("NEW DELHI: (PTI) The", "NEW DELHI", "PTI"),
    ("KUALA LUMPUR, Jan 11 (Bernama) -- The", "KUALA LUMPUR", "Bernama"),
    ("Moscow. January 11. INTERFAX - The", "Moscow", "Interfax"),
    ("Київ. 11 січня. УНІАН. Рада", "Київ", "UNIAN"),
    ("Reuters, Jan 11 – The", None, "Reuters"),
    ("dpa - Der", None, "dpa"),
    ("KYIV, Ukraine — The", "KYIV, Ukraine", None),
]


@pytest.mark.parametrize(("opening", "place", "agency"), DATELINES)
def test_datelines(opening: str, place: str | None, agency: str | None) -> None:
    found = byline([], [f"{opening} {TEXT}"], [])
    assert (found.dateline, found.agency) == (place, agency)
    assert not found.lines


@pytest.mark.parametrize(
    "opening",
    [
        "Die Regierung (CDU) hat",
        "The AP (Associated Press) said",
        "NATO — the alliance — and",
        "The",
    ],
)
def test_sentences_are_not_datelines(opening: str) -> None:
    found = byline([], [f"{opening} {TEXT}"], [])
    assert (found.dateline, found.agency) == (None, None)


@pytest.mark.parametrize(
    ("line", "author", "agency"),
    [
        ("By ANN SMITH, Associated Press", "Ann Smith", "AP"),
        ("By Ann Smith and Bob Jones | Island Echo", "Ann Smith, Bob Jones", None),
        ("Von Hans-Peter Müller, dpa", "Hans-Peter Müller", "dpa"),
        ("Par Jean-Luc Dupont", "Jean-Luc Dupont", None),
        ("Автор: Иван Петров", "Иван Петров", None),
        ("By Reuters", None, "Reuters"),
        ("Source: Reuters", None, "Reuters"),
        ("Agence France-Presse", None, "AFP"),
        ("Con información de EFE", None, "EFE"),
        ("Źródło: PAP", None, "PAP"),
        ("Por Ana Ruiz / EFE", "Ana Ruiz", "EFE"),
        ("A cura di Mario Rossi", "Mario Rossi", None),
        ("Geschreven door Jan de Vries", "Jan de Vries", None),
        ("Escrito por João da Silva", "João da Silva", None),
        ("Autor: Jan Kowalski/PAP", "Jan Kowalski", "PAP"),
        ("Eine Analyse von Max Meier", "Max Meier", None),
        ("Écrit par Anne Le Goff", "Anne Le Goff", None),
        ("By ANN SMITH, AP Diplomatic Writer", "Ann Smith", "AP"),
        ("By Ann Smith, Senior Editor, Island Echo", "Ann Smith", None),
    ],
)
def test_lines_of_credit(line: str, author: str | None, agency: str | None) -> None:
    found = byline([line], [f"The council said {TEXT}"], [])
    assert (found.author, found.agency) == (author, agency)
    assert line in found.lines


def test_lines_that_are_only_dates_go_and_text_stays() -> None:
    lines = ["January 11, 2024", "Washington, Jan 11 (AFP) Jan 11, 2024", "By the way, a good day"]
    assert byline(lines, [TEXT], []).lines == set(lines[:2])


@pytest.mark.parametrize(
    "line", ["Автор статьи не указан", "By the time they came", "von unserem Korrespondenten"]
)
def test_small_words_are_no_names(line: str) -> None:
    found = byline([line], [TEXT], [])
    assert (found.author, found.lines) == (None, frozenset())


def test_signatures_below_the_text() -> None:
    assert (
        byline([], [TEXT, "(Reporting by Ann Smith; Editing by Bob Jones)"], []).agency == "Reuters"
    )
    assert byline([], [f"Der Rat entschied. {TEXT} (dpa/lnw)"], []).agency == "dpa"
    assert (
        byline([], [TEXT], ["Copyright Agence France-Presse. All rights reserved."]).agency == "AFP"
    )
    assert byline([], [TEXT], ["Menu", "AA", "TT", "Sports"]).agency is None


LINES = st.lists(
    st.text(max_size=80) | st.sampled_from([case[0] for case in DATELINES]), max_size=6
)


@settings(max_examples=60, deadline=None)
@given(LINES, LINES, LINES)
def test_any_lines_give_a_byline(before: list[str], text: list[str], after: list[str]) -> None:
    found = byline(before, text, after)
    assert found.lines <= {*before, *text, *after}


@pytest.mark.parametrize(
    "line",
    ["By " + "Ann " * 1_000_000, "(AP " * 1_000_000, "A, " * 1_000_000],
    ids=["names", "brackets", "places"],
)
def test_hostile_lines_take_bounded_time(line: str) -> None:
    begun = time.process_time()
    byline([line] * 3, [line, line], [line] * 3)
    assert time.process_time() - begun < 3
