"""Countries: which a reader finds on an article, and which guards keep wrong ones away."""

from __future__ import annotations

import pytest

from newstui.model.article import CleanArticle, Tags
from newstui.tagging.countries_catalogue import COUNTRY_NAMES, find_country, flag
from newstui.tagging.groupings import grouping, groupings
from newstui.tagging.tag import tag


def tags(text: str, title: str = "", language: str | None = "en", dateline: str = "") -> Tags:
    return tag(CleanArticle(title=title, text=text, language=language, dateline=dateline or None))


def mentioned(text: str, title: str = "", language: str | None = "en") -> set[str]:
    return {found.value for found in tags(text, title, language).mentioned}


def about(text: str, title: str = "", dateline: str = "") -> list[str]:
    return [found.value for found in tags(text, title, dateline=dateline).about]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Serbian government met envoys from Kosovo in Geneva.", {"RS", "XK", "CH"}),
        ("de", "Die serbische Regierung empfing in Genf Gäste aus dem Kosovo.", {"RS", "XK", "CH"}),
        (
            "fr",
            "Le ministre serbe s'est rendu au Kosovo après sa visite à Genève.",
            {"RS", "XK", "CH"},
        ),
        (
            "es",
            "El gobierno serbio recibió en Ginebra a los enviados de Kosovo.",
            {"RS", "XK", "CH"},
        ),
        (
            "it",
            "Il governo serbo ha ricevuto a Ginevra gli inviati del Kosovo.",
            {"RS", "XK", "CH"},
        ),
        ("pt", "O governo sérvio recebeu em Genebra os enviados do Kosovo.", {"RS", "XK", "CH"}),
        (
            "nl",
            "De Servische regering sprak in Genève met gezanten uit Kosovo.",
            {"RS", "XK", "CH"},
        ),
        ("pl", "Serbski rząd rozmawiał w Genewie z wysłannikami Kosowa.", {"RS", "XK", "CH"}),
        ("ru", "Сербские власти встретились в Женеве с посланниками Косова.", {"RS", "XK", "CH"}),
    ],
)
def test_countries_are_found_in_nine_languages(
    language: str, text: str, expected: set[str]
) -> None:
    assert mentioned(text, language=language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The teams of Paris Hilton and Michael Jordan signed the papers on a rainy day.",
        "We met Chad Mitchell, and later Chad said he liked it.",
        "The family ate roast turkey; the Turkey in the oven weighed nine pounds.",
        "He was a nice man, reading a split book on a mobile phone.",
        "They told us that it was up to us.",
        "Much of Latin America and South America was watching.",
        "The novel by Jack London, whom critics call London, was reprinted.",
        "Anna wore a jersey and polish on her nails while eating chile con carne.",
    ],
)
def test_people_things_and_words_are_no_countries(text: str) -> None:
    assert mentioned(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voters in Georgia and Alabama go to the polls; Atlanta counts first.", {"US"}),
        ("Crowds gathered in Tbilisi as Georgia turned to the courts.", {"GE"}),
        ("The Democratic Republic of the Congo closed the border.", {"CD"}),
        ("Congo-Brazzaville closed the border.", {"CG"}),
        ("The army of Niger spoke.", {"NE"}),
        ("Nigerian banks closed early.", {"NG"}),
        ("Guinea-Bissau voted on Sunday.", {"GW"}),
        ("Papua New Guinea voted on Sunday.", {"PG"}),
        ("North Korea fired a rocket.", {"KP"}),
        ("South Korean shipyards are busy.", {"KR"}),
        ("A fire broke out in Paris, Texas.", {"US"}),
        ("A fire broke out in London, Ontario.", {"CA"}),
        ("The Kremlin answered Downing Street and the State Department.", {"RU", "GB", "US"}),
        ("The US answered.", {"US"}),
        ("Fighting in Tigray, Darfur and Donbas; unrest in Kashmir.", {"ET", "SD", "UA", "IN"}),
        ("Lava nears Grindavík on the Reykjanes peninsula.", {"IS"}),
        ("The Knesset, the Duma, the Élysée and the Moncloa replied.", {"IL", "RU", "FR", "ES"}),
        ("Senior officials from the United States visited Georgia and Tbilisi.", {"US", "GE"}),
        ("Police in Toronto, Ontario, and in Kingston want more staff.", {"CA"}),
        ("The court in Mrs. Jordan's town in New Jersey was closed.", {"US"}),
    ],
)
def test_look_alikes_are_told_apart(text: str, expected: set[str]) -> None:
    assert mentioned(text) == expected


def test_a_town_is_read_as_one_only_where_a_place_is_meant() -> None:
    assert mentioned("The shop in Schaumburg opened.") == {"US"}
    assert mentioned("We asked Schaumburg for a comment.") == set()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Японка победила украинку; ракета взлетела с Байконура.", {"JP", "UA", "KZ"}),
        ("pl", "Czeszka pokonała Rosjankę na korcie w Zakopanem.", {"CZ", "RU", "PL"}),
        ("de", "In Sachsen, im Kanton Zürich und in der Steiermark.", {"DE", "CH", "AT"}),
        ("es", "La Generalitat respondió; en Jalisco y Antioquia, no.", {"ES", "MX", "CO"}),
        ("fr", "Les Hauts-de-France et la Bavière signent un accord.", {"FR", "DE"}),
    ],
)
def test_regions_and_peoples_are_found_in_their_own_languages(
    language: str, text: str, expected: set[str]
) -> None:
    assert mentioned(text, language=language) == expected


def test_a_seat_of_international_bodies_weighs_little() -> None:
    found = about("Ministers meeting in Brussels backed a loan to Moldova; Moldova agreed.")
    assert found == ["MD"]


def test_a_country_in_capitals_counts() -> None:
    assert mentioned("", title="ISRAEL AND JORDAN SIGN A TREATY") == {"IL", "JO"}


def test_a_headline_in_capitals_is_read_without_its_case() -> None:
    assert mentioned("", title="POLAND TELLS US NOT TO SPLIT NICE SALE") == {"PL"}


def test_the_title_weighs_most_and_a_dateline_little() -> None:
    text = "The president of Chile thanked Peru. Talks went on in Chile."
    found = about(text, title="Chile signs a treaty with Peru", dateline="VIENNA")
    assert found[:2] in (["CL", "PE"], ["PE", "CL"])
    assert "AT" not in found


def test_a_passing_mention_is_not_what_an_article_is_about() -> None:
    text = (
        "Norway raised its key rate. Norwegian banks in Oslo followed. Norway's krone rose. "
        "Norwegian exporters complained. The rate in Norway is now above that of Denmark."
    )
    found = tags(text, title="Norway raises its key rate")
    assert [each.value for each in found.about] == ["NO"]
    assert {each.value for each in found.mentioned} == {"NO", "DK"}


def test_every_country_shows_the_words_that_gave_it() -> None:
    found = tags("Berlin and the German chancellor agreed.", title="A deal in Germany")
    assert set(found.about[0].evidence) == {"Germany", "Berlin", "German"}
    assert 0 < found.about[0].score <= 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("rs", "RS"),
        ("Serbia", "RS"),
        ("Serbien", "RS"),
        ("Соединенные Штаты", "US"),
        ("côte d'ivoire", "CI"),
        ("Etats-Unis", "US"),
        ("uk", "GB"),
        ("Türkiye", "TR"),
        ("St Lucia", "LC"),
        ("Kosovo", "XK"),
        ("Narnia", None),
        ("", None),
        ("su", None),
    ],
)
def test_a_country_is_found_by_code_or_by_name_in_any_language(text: str, code: str | None) -> None:
    assert find_country(text) == code


def test_every_name_finds_its_own_code() -> None:
    assert len(COUNTRY_NAMES) == 250
    assert all(find_country(name) == code for code, name in COUNTRY_NAMES.items())


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("EU", {"FR", "HR"}, {"GB", "CH"}),
        ("nato", {"US", "SE"}, {"AT", "UA"}),
        ("OTAN", {"US", "SE"}, {"AT", "UA"}),
        ("middle-east", {"IL", "IR"}, {"AF", "GR"}),
        ("Naher Osten", {"IL", "IR"}, {"AF", "GR"}),
        ("the Balkans", {"RS", "XK"}, {"AT", "HU"}),
        ("Africa", {"EG", "NG", "ZA"}, {"YE"}),
        ("latin america", {"MX", "BR", "CU"}, {"US"}),
        ("ASEAN", {"TL"}, {"PG"}),
        ("eurozone", {"BG"}, {"PL"}),
    ],
)
def test_a_grouping_is_found_by_any_of_its_names(
    name: str, inside: set[str], outside: set[str]
) -> None:
    codes = grouping(name)
    assert codes is not None
    assert inside <= codes
    assert not outside & codes


def test_groupings_hold_known_codes_and_no_country_hides_behind_one() -> None:
    assert grouping("Narnia") is None
    assert all(group.codes and group.codes <= COUNTRY_NAMES.keys() for group in groupings())
    assert {len(grouping(name) or ()) for name in ("EU", "NATO", "G7")} == {27, 32, 7}
    names = [name for group in groupings() for name in (group.name, *group.aliases)]
    assert not [name for name in names if find_country(name)]


def test_a_flag_is_made_of_the_letters_of_the_code() -> None:
    assert flag("RS") == "\U0001f1f7\U0001f1f8"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Gobierno prometió una paga extra antes de Navidad a los jubilados."),
        ("ru", "На Рождество синоптики обещают снег и мороз."),
        ("de", "Ein ungewohnter Klang erfüllte die Halle, als das Orchester begann."),
        ("es", "Tras el Salto de longitud todos lo celebraron."),
        ("de", "Die Hilfe in Corona-Zeiten kam spät, sagt die Leiterin der Kita im Keller."),
        ("pt", "O Vasco da Gama empatou e segue na liderança."),
    ],
)
def test_common_words_that_are_also_names_of_small_places(language: str, text: str) -> None:
    assert mentioned(text, language=language) == set()
