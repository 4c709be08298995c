"""Topics: what a reader can filter by, with the words that gave it, and silence when unsure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.model.article import CleanArticle
from newstui.tagging.tag import tag
from newstui.tagging.topics_catalogue import TOPIC_NAMES, TOPIC_PARENTS, find_topic

_PIECES = (
    *("Berlin", "the U.S.", "Jordan", "Turkey", "Covid-19", "prime minister", "football club"),
    *("в Москве", "выборы", "£5", "$3 bn", "New York", "Paris, Texas", "stock market", "Mrs."),
    *(
        "trade war",
        "race to",
        "Die Regierung",
        "Fußball",
        "a",
        ".",
        ",",
        "—",
        "élection",
        "O'Neill",
    ),
)
CONFLICT, POLITICS, SPORT, HEALTH = "16000000", "11000000", "15000000", "07000000"


def topics(
    text: str, title: str = "", language: str | None = "en", categories: tuple[str, ...] = ()
) -> list[str]:
    article = CleanArticle(title=title, text=text, language=language, categories=categories)
    return [found.value for found in tag(article).topics]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The striker scored twice as the football club won the league match at home."),
        ("de", "Der Stürmer traf im Stadion zweimal, und der Trainer lobte die Mannschaft."),
        ("fr", "L'attaquant a marqué deux buts et l'entraîneur du club a salué le match."),
        (
            "es",
            "El delantero marcó dos goles y el entrenador del club elogió el partido de fútbol.",
        ),
        ("it", "L'attaccante ha segnato due gol e l'allenatore ha lodato la squadra di calcio."),
        ("pt", "O atacante marcou dois gols e o treinador elogiou a equipe de futebol."),
        ("nl", "De spits scoorde twee doelpunten en de trainer prees de voetbalploeg."),
        ("pl", "Napastnik strzelił dwa gole, a trener pochwalił drużynę po meczu."),
        ("ru", "Нападающий забил два гола, и тренер похвалил футболистов после матча."),
    ],
)
def test_a_football_report_is_sport_in_nine_languages(language: str, text: str) -> None:
    found = topics(text, language=language)
    assert found[0] == SPORT
    assert "20001065" in found


def test_an_article_has_several_topics_and_narrower_ones_under_them() -> None:
    found = topics(
        "The parliament and the prime minister approved the sale of missiles. Troops and tanks "
        "moved to the border after a ceasefire failed, and the foreign minister called the "
        "ambassador.",
        title="Parliament backs missiles for the army",
    )
    tops = {code for code in found if code not in TOPIC_PARENTS}
    assert tops == {CONFLICT, POLITICS}
    assert all(TOPIC_PARENTS[code] in tops for code in found if code in TOPIC_PARENTS)


def test_the_words_that_gave_a_topic_are_kept() -> None:
    article = CleanArticle(
        title="Measles outbreak", text="Doctors urge vaccination at the hospital.", language="en"
    )
    first = tag(article).topics[0]
    assert first.value == HEALTH
    assert {"measles", "doctors", "vaccination"} <= set(first.evidence)
    assert 0 < first.score < 1


@given(st.lists(st.sampled_from(_PIECES), max_size=30), st.sampled_from(["en", "de", "ru", None]))
@settings(max_examples=60)
def test_every_tag_shows_words_that_stand_in_the_article(
    pieces: list[str], language: str | None
) -> None:
    article = CleanArticle(
        title=" ".join(pieces[:5]),
        text=" ".join(pieces[5:]),
        language=language,
        dateline="OSLO",
        categories=("Science",),
    )
    tags = tag(article)
    source = f"{article.title} {article.text} Oslo Science".lower()
    for found in (*tags.about, *tags.mentioned, *tags.topics):
        assert found.evidence
        assert all(words.lower() in source for words in found.evidence)


@pytest.mark.parametrize("text", ["", "It was there and then it was gone.", "Hm. Yes. 12345."])
def test_nothing_is_guessed_from_nothing(text: str) -> None:
    assert topics(text) == []


def test_the_pages_own_section_decides_where_words_do_not() -> None:
    assert topics("It was there and then it was gone.", categories=("Weather",)) == ["17000000"]
    found = topics("A quiet evening.", categories=("Sport/Football", "Champions League"))
    assert set(found) == {SPORT, "20001065"}


def test_the_pages_own_section_comes_before_what_a_long_text_also_speaks_of() -> None:
    text = (
        "The club sold the stadium. Investors paid a billion for shares, and profits and revenue "
        "rose. Fans of the team hope that the striker stays for the season."
    )
    assert topics(text * 5)[0] != SPORT
    assert topics(text * 5, categories=("Sport",))[0] == SPORT


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Singer shares photo of her dog with fans online after the tour.", "04000000"),
        ("The committee will judge the cakes, and the winner takes home a ribbon.", "02000000"),
        ("Half a century after the bridge was built it is painted again.", SPORT),
        ("The actor won the race for the role and beat his rivals to it.", SPORT),
        ("He was fired from the restaurant and shot back in a letter.", "03000000"),
    ],
)
def test_one_word_meant_otherwise_gives_no_topic(text: str, never: str) -> None:
    assert never not in topics(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Weekly jobless claims fell more than economists had forecast.", "04000000"),
        ("Sony will sell a smaller PlayStation console for online games.", "13000000"),
        ("Stocks closed lower as chip makers warned of weak earnings.", "04000000"),
        ("The slugger hit a two-run homer in the bottom of the ninth.", SPORT),
        ("Rebels seized the town as troops pulled back from the checkpoint.", CONFLICT),
        ("A probe sent back pictures of craters on one of Saturn's moons.", "13000000"),
        ("The opposition leader urged parliament to call early elections.", POLITICS),
    ],
)
def test_short_leads_go_to_the_desk_that_prints_them(text: str, first: str) -> None:
    assert topics(text)[0] == first


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("conflict", CONFLICT),
        ("Politics", POLITICS),
        ("11000000", POLITICS),
        ("medtop:20000574", "20000574"),
        ("Wirtschaft", "04000000"),
        ("crime", "02000000"),
        ("Crime & Law", "02000000"),
        ("crime and law", "02000000"),
        ("AI", "20001298"),
        ("Fußball", "20001065"),
        ("soccer", "20001065"),
        ("Экономика", "04000000"),
        ("nonsense", None),
    ],
)
def test_a_topic_is_found_by_code_name_or_section(text: str, code: str | None) -> None:
    assert find_topic(text) == code


def test_every_topic_finds_itself_and_has_a_known_parent() -> None:
    assert all(find_topic(name) == code for code, name in TOPIC_NAMES.items())
    tops = TOPIC_NAMES.keys() - TOPIC_PARENTS.keys()
    assert len(tops) == 17
    assert set(TOPIC_PARENTS.values()) <= tops
    assert len(TOPIC_PARENTS) >= 40


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("pl", "Strażacy gasili pożar hali, a ratownicy ewakuowali mieszkańców.", "03000000"),
        ("pl", "Prokuratura postawiła zarzuty, a sąd zdecydował o areszcie.", "02000000"),
        ("pl", "Rada Polityki Pieniężnej podniosła stopy procentowe.", "04000000"),
        ("pl", "Biskupi i proboszcz parafii modlili się z pielgrzymami.", "12000000"),
        ("ru", "Пожарные и спасатели эвакуировали жителей после землетрясения.", "03000000"),
        ("ru", "Астрономы направили телескоп на далекую планету.", "13000000"),
        ("es", "El seísmo dejó escombros y los rescatistas buscan damnificados.", "03000000"),
        ("fr", "Le retable du peintre rejoint les œuvres d'art du musée.", "01000000"),
    ],
)
def test_desks_in_other_languages(language: str, text: str, topic: str) -> None:
    assert topics(text, language=language)[0] == topic


_QUAKE = (
    "The earthquake buried a village. Rescuers searched the rubble for survivors while soldiers "
    "and more troops brought tents. Aftershocks shook the valley through the night, and people "
    "slept outside. By morning the road had been cleared as far as the bridge, and the first "
    "lorries with water and blankets came through. Nobody could say yet how many were missing in "
    "the hills above the river, where the houses are of stone and stand far from each other."
)


def test_two_words_make_no_second_topic_of_a_long_text() -> None:
    assert topics(_QUAKE)[0] == "03000000"
    assert CONFLICT not in topics(_QUAKE)


def test_a_section_makes_a_second_topic_by_itself() -> None:
    assert CONFLICT in topics(_QUAKE, categories=("Military",))


def test_the_score_falls_where_topics_compete() -> None:
    def score(text: str) -> float:
        return tag(CleanArticle(title="", text=text, language="en")).topics[0].score

    sport = "The striker and the goalkeeper of the football club praised their coach."
    clear = score(sport)
    divided = score(f"{sport} Parliament, the prime minister and the senate held an election.")
    assert divided < clear < 1
