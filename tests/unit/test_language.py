"""Telling languages apart, down to the length of a headline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.cleaning.language import language_of

HEADLINES = {
    "en": "Ferry service to the islands resumes after three days of storms",
    "de": "Fährverkehr zu den Inseln nach drei Sturmtagen wieder aufgenommen",
    "fr": "Les ferries vers les îles reprennent après trois jours de tempête",
    "es": "Se reanuda el servicio de ferris a las islas tras tres días de temporal",
    "it": "Riprendono i traghetti per le isole dopo tre giorni di burrasca",
    "pt": "Ligações de barco às ilhas são retomadas após três dias de temporal",
    "nl": "Veerdienst naar de eilanden hervat na drie dagen storm",
    "pl": "Promy na wyspy znów kursują po trzech dniach sztormu",
    "ru": "Паромы на острова снова ходят после трёх дней шторма",
    "uk": "Пороми на острови знову ходять після трьох днів шторму",
    "cs": "Trajekty na ostrovy po třech dnech bouří znovu vyplouvají",
    "sl": "Trajekti na otoke po treh dneh neviht znova vozijo",
    "hu": "Három nap vihar után újra járnak a kompok a szigetekre",
    "ro": "Feriboturile către insule circulă din nou după trei zile de furtună",
    "sv": "Färjorna till öarna går igen efter tre dagars storm",
    "fi": "Lautat saarille kulkevat taas kolmen myrskypäivän jälkeen",
    "el": "Ξεκίνησαν ξανά τα πλοία για τα νησιά",
    "tr": "Adalara vapur seferleri üç günlük fırtınadan sonra yeniden başladı",
    "ar": "استئناف العبارات إلى الجزر بعد ثلاثة أيام من العواصف",
    "ja": "三日間の嵐のあと島へのフェリーが再開",
    "zh": "三天风暴过后前往岛屿的渡轮恢复",
    "ko": "사흘간의 폭풍 뒤 섬으로 가는 여객선 재개",
}


@pytest.mark.parametrize(("language", "headline"), HEADLINES.items())
def test_a_headline_is_enough(language: str, headline: str) -> None:
    assert language_of(headline) == language


def test_capitals_do_not_hide_the_language() -> None:
    assert language_of(HEADLINES["en"].upper()) == "en"
    assert language_of(HEADLINES["es"].title()) == "es"


@pytest.mark.parametrize(
    "text", ["", "   ", "2024", "OK", "https://example.org/the/long/address", "★ 12:30"]
)
def test_too_short_to_tell_is_none(text: str) -> None:
    assert language_of(text) is None


def test_a_claim_settles_close_relatives_only() -> None:
    shared = "Vlada je danas odobrila prodaju"
    assert language_of(shared, "sr") == "sr"
    assert language_of(shared, "hr-HR") == "hr"
    assert language_of(HEADLINES["de"], "en") == "de"
    assert language_of("Regjeringen godkjenner salget av fergene", "nb") == "no"


def test_a_long_text_is_judged_by_more_than_its_first_words() -> None:
    assert language_of("Breaking News Live Blog. " + HEADLINES["de"] * 40) == "de"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.none() | st.text(max_size=8))
def test_any_text_gives_a_code_or_none(text: str, claimed: str | None) -> None:
    found = language_of(text, claimed)
    assert found is None or (len(found) == 2 and found.isascii() and found.islower())


def test_a_text_of_five_megabytes_takes_no_longer() -> None:
    assert language_of("the storm and the islands " * 200_000) == "en"
