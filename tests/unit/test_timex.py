"""Dates in text: what is found, what it means, and what is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.timex import mentions
from newstui.events.timex_language import SUPPORTED
from newstui.model.moment import UNKNOWN, Moment
from newstui.model.timeline import Tense

THURSDAY = Moment.day(2024, 1, 11)


def values(text: str, language: str = "en", published: Moment = THURSDAY) -> list[str]:
    return [mention.value for mention in mentions(text, published, language)]


ENGLISH = [
    # Full and partial dates.
    ("The pact was signed on January 5, 2022, in Oslo.", ["2022-01-05"]),
    ("The pact was signed on 5 January 2022.", ["2022-01-05"]),
    ("The pact was signed on the 5th of January 2022.", ["2022-01-05"]),
    ("It was filed on Jan. 5, 2022.", ["2022-01-05"]),
    ("It was filed on Wednesday, January 5, 2022.", ["2022-01-05"]),
    ("It was filed on 2022-01-05.", ["2022-01-05"]),
    ("It was filed on 05.01.2022.", ["2022-01-05"]),
    ("The bridge fell in March 2019.", ["2019-03"]),
    ("The bridge fell in early March 2019.", ["2019-03"]),
    ("The bridge fell in 2008.", ["2008"]),
    ("The bridge fell in mid-2008.", ["2008"]),
    ("The 2008 accord held.", ["2008"]),
    ("He was elected in November.", ["2023-11"]),
    ("The vote will be held in November.", ["2024-11"]),
    ("He was arrested on December 28.", ["2023-12-28"]),
    ("The talks will begin on February 3.", ["2024-02-03"]),
    ("They met last March.", ["2023-03"]),
    ("They met in March last year.", ["2023-03"]),
    # Weekdays lie in the direction that the tense says.
    ("The minister resigned on Tuesday.", ["2024-01-09"]),
    ("The minister said on Thursday that he was tired.", ["2024-01-11"]),
    ("Parliament will vote on Tuesday.", ["2024-01-16"]),
    ("Parliament is expected to vote on Tuesday.", ["2024-01-16"]),
    ("The ceasefire holds until Monday.", ["2024-01-15"]),
    ("She flew home last Friday.", ["2024-01-05"]),
    ("She flies home next Friday.", ["2024-01-12"]),
    ("He spoke later Thursday.", ["2024-01-11"]),
    ("He spoke on Tuesday night.", ["2024-01-09TNI"]),
    # Relative to the article.
    ("He left yesterday.", ["2024-01-10"]),
    ("He will leave tomorrow.", ["2024-01-12"]),
    ("He left two days ago.", ["2024-01-09"]),
    ("He left three weeks ago.", ["2023-W51"]),
    ("He left two years ago.", ["2022"]),
    ("Prices rose last year.", ["2023"]),
    ("Prices rose last month.", ["2023-12"]),
    ("Prices rose last week.", ["2024-W01"]),
    ("Prices rose earlier this month.", ["2024-01"]),
    ("Prices will rise later this year.", ["2024"]),
    ("Prices will rise next quarter.", ["2024-Q2"]),
    ("He fled over the weekend and again this weekend.", ["2024-W01-WE", "2024-W02-WE"]),
    ("Sales fell in the third quarter of 2009.", ["2009-Q3"]),
    ("Sales fell in the fourth quarter.", ["2023-Q4"]),
    ("Sales fell in the first half of last year.", ["2023-H1"]),
    ("It opened at the end of last year.", ["2023"]),
    # Seasons, decades, centuries.
    ("The camp closed in the summer of 2016.", ["2016-SU"]),
    ("The camp closed last autumn.", ["2023-FA"]),
    ("Rents doubled in the 1990s.", ["199X"]),
    ("Rents doubled in the '80s.", ["198X"]),
    ("The abbey dates from the 12th century.", ["11XX"]),
    # Ranges are two dates.
    ("He ruled from 1980 to 1991.", ["1980", "1991"]),
    ("The fair runs from May 3 to May 5.", ["2024-05-03", "2024-05-05"]),
    ("The fair took place on June 3-5, 2022.", ["2022-06-03", "2022-06-05"]),
    ("Output fell between April and June.", ["2023-04", "2023-06"]),
    # Counted from the date before.
    ("It opened on 3 May 2021. Two days later it closed.", ["2021-05-03", "2021-05-05"]),
    ("Profits rose in 2010, from a loss in the previous year.", ["2010", "2009"]),
    # Durations and repeated times.
    ("The siege lasted three days.", ["P3D"]),
    ("The siege lasted two and a half years.", ["P2.5Y"]),
    ("The siege lasted several weeks.", ["PXW"]),
    ("It took half an hour.", ["PT30M"]),
    ("The process takes 60 to 90 days.", ["P60D", "P90D"]),
    ("A four-day strike is over.", ["P4D"]),
    ("He trains every day and rests every Monday.", ["P1D", "XXXX-WXX-1"]),
    # References without a date.
    ("Several attacks in recent months went unsolved.", ["PAST_REF"]),
    ("He is now in exile.", ["PRESENT_REF"]),
    ("Nobody knows the future.", ["FUTURE_REF"]),
    # Times of day.
    ("The quake struck at 16:08 UTC on Tuesday.", ["2024-01-09T16:08Z"]),
    ("The quake struck at 4.08 p.m. on Tuesday.", ["2024-01-09T16:08"]),
    ("It began this morning.", ["2024-01-11TMO"]),
    ("It began last night.", ["2024-01-10TNI"]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text[:50] for text, _ in ENGLISH])
def test_english_expressions(text: str, expected: list[str]) -> None:
    assert values(text) == expected


LEFT_ALONE = [
    "He may march in the sun, and the second man may fall.",
    "May I ask what the Sun wrote?",
    "The crowd of 2012 people cheered.",
    "It sold 1,950 copies for $2008 and 1999 euros.",
    "They won 3-2 and then 21-14, a rise of 4.5 percent.",
    "The fall of the house.",
    "Spring water and a second helping.",
    "Flight 1549 carried 155.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_numbers_and_common_words_are_no_dates(text: str) -> None:
    assert [value for value in values(text) if value[:1].isdigit()] == []


LANGUAGES = [
    ("es", "El acuerdo se firmó el 5 de enero de 2022.", ["2022-01-05"]),
    ("es", "El presidente llegó el martes.", ["2024-01-09"]),
    ("es", "El presidente llegará el martes.", ["2024-01-16"]),
    ("es", "Subió el año pasado y hace dos años.", ["2023", "2022"]),
    ("es", "Cayó en el tercer trimestre de 2009.", ["2009-Q3"]),
    ("es", "Murió ayer por la noche.", ["2024-01-10TNI"]),
    ("de", "Der Vertrag wurde am 5. Januar 2022 unterzeichnet.", ["2022-01-05"]),
    ("de", "Der Minister trat am Dienstag zurück.", ["2024-01-09"]),
    ("de", "Das Parlament wird am Dienstag abstimmen.", ["2024-01-16"]),
    ("de", "Im vergangenen Jahr und vor zwei Jahren stieg er.", ["2023", "2022"]),
    ("de", "Er kam gestern Abend.", ["2024-01-10TEV"]),
    ("de", "Die Brücke stürzte im März 2019 ein.", ["2019-03"]),
    ("fr", "L'accord a été signé le 5 janvier 2022.", ["2022-01-05"]),
    ("fr", "Le ministre a démissionné mardi.", ["2024-01-09"]),
    ("fr", "Le parlement votera mardi.", ["2024-01-16"]),
    ("fr", "L'an dernier, il y a deux ans, hier.", ["2023", "2022", "2024-01-10"]),
    ("fr", "Dans les années 1990.", ["199X"]),
    ("it", "L'accordo è stato firmato il 5 gennaio 2022.", ["2022-01-05"]),
    ("it", "Il ministro si è dimesso martedì.", ["2024-01-09"]),
    ("it", "L'anno scorso e due anni fa.", ["2023", "2022"]),
    ("it", "La scorsa settimana è caduto.", ["2024-W01"]),
    ("pt", "O acordo foi assinado em 5 de janeiro de 2022.", ["2022-01-05"]),
    ("pt", "O ministro demitiu-se na terça-feira.", ["2024-01-09"]),
    ("pt", "No ano passado e há dois anos.", ["2023", "2022"]),
    ("nl", "Het akkoord werd op 5 januari 2022 getekend.", ["2022-01-05"]),
    ("nl", "De minister trad dinsdag af.", ["2024-01-09"]),
    ("nl", "Vorig jaar en twee jaar geleden.", ["2023", "2022"]),
    ("pl", "Umowę podpisano 5 stycznia 2022 roku.", ["2022-01-05"]),
    ("pl", "Minister podał się do dymisji we wtorek.", ["2024-01-09"]),
    ("pl", "W ubiegłym roku i dwa lata temu.", ["2023", "2022"]),
    ("ru", "Договор был подписан 5 января 2022 года.", ["2022-01-05"]),
    ("ru", "Министр ушёл в отставку во вторник.", ["2024-01-09"]),
    ("ru", "В прошлом году и два года назад.", ["2023", "2022"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), LANGUAGES)
def test_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected


FORMS = [
    ("en", "From 3 to 5 March 2022, in the early nineties.", ["2022-03-03", "2022-03-05", "199X"]),
    ("de", "Die 45-jährige Frau fuhr in den neunziger Jahren.", ["P45Y", "199X"]),
    ("fr", "Un homme de 23 ans, au printemps 2023 et au XIXe siècle.", ["P23Y", "2023-SP", "18XX"]),
    ("es", "En octubre del año que viene, pasado mañana y en marzo del año pasado.",
     ["2025-10", "2024-01-13", "2023-03"]),
    ("es", "En los años noventa, el verano pasado y en el siglo XX.", ["199X", "2023-SU", "19XX"]),
    ("it", "Dal 3 al 5 marzo 2022, negli anni Novanta, nel XIX secolo.",
     ["2022-03-03", "2022-03-05", "199X", "18XX"]),
    ("pt", "Nos anos noventa, no terceiro trimestre de 2023, no século XIX.",
     ["199X", "2023-Q3", "18XX"]),
    ("nl", "De 23-jarige man, in de jaren tachtig, van 3 tot 5 maart 2022.",
     ["P23Y", "198X", "2022-03-03", "2022-03-05"]),
    ("pl", "23-letni kierowca, w latach dziewięćdziesiątych, w XIX wieku, w latach 2019-2021, "
     "w pierwszym półroczu 2023.", ["P23Y", "199X", "18XX", "2019", "2021", "2023-H1"]),
    ("ru", "23-летний водитель, в девяностые годы, прошлым летом, в XIX веке, с 2010 по 2014 год.",
     ["P23Y", "199X", "2023-SU", "18XX", "2010", "2014"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), FORMS)
def test_ages_decades_centuries_seasons_and_ranges(
    language: str, text: str, expected: list[str]
) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She ran the course in 2:00:35 on Sunday.", ["2024-01-07"]),
        ("It was a day to remember, and it lasted a day.", ["P1D"]),
        ("No letter had been received by Wednesday.", ["2024-01-10"]),
        ("The letter must be answered by Wednesday.", ["2024-01-17"]),
        ("The probe touched the ground early on Friday.", ["2024-01-12"]),
        ("The probe touched the ground on Friday.", ["2024-01-05"]),
        ("He was to race in April.", ["2024-04"]),
        ("Hundreds are expected to have died in Tuesday's flood.", ["2024-01-09"]),
        ("The live report:\n1514 The mayor speaks.\n2008 was a good year.", ["2008"]),
    ],
)
def test_what_a_date_is_not_and_when_it_was(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_without_a_date_of_its_own_only_absolute_expressions_are_given() -> None:
    text = "On Monday, three weeks ago and in May last year, as on 5 January 2022 and in 2008."
    dated = [value for value in values(text, published=UNKNOWN) if value[0].isdigit()]
    assert dated == ["2022-01-05", "2008"]


def test_an_article_known_to_the_month_dates_no_days() -> None:
    assert values("He left on Monday, as he had last month.", published=Moment.month(2024, 1)) == [
        "2023-12"
    ]


def test_the_sentence_and_its_tense_come_with_the_mention() -> None:
    text = "Nothing moved. The council will meet on Friday.  It met last week."
    plan, past = mentions(text, THURSDAY, "en")
    assert (plan.tense, past.tense) == (Tense.FUTURE, Tense.PAST)
    assert text[plan.sentence_start : plan.sentence_end] == "The council will meet on Friday."
    assert text[past.sentence_start : past.sentence_end] == "It met last week."


def test_a_language_without_a_table_gives_nothing_and_none_reads_as_english() -> None:
    assert mentions("11. jaanuaril 2024", THURSDAY, "et") == ()
    assert mentions("in 2008", THURSDAY, None)[0].value == "2008"


PIECES = st.sampled_from(
    [
        "Monday", "May", "5", ",", "2024", "last year", "two days ago", "–", "16:08", "p.m.",
        "UTC", "the third quarter", "of", "in", "1990s", "'80s", "lunes", "11 de enero",
        "del año pasado", "vor zwei Jahren", "гг. 2008 году", ".", "\n\n", "half an hour", "99",
        "10000", "00:00",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join)),
       st.sampled_from(SUPPORTED))  # fmt: skip
def test_spans_are_true_and_in_order(text: str, language: str) -> None:
    done = 0
    for mention in mentions(text, THURSDAY, language):
        assert done <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.sentence_start <= mention.start
        assert mention.end <= mention.sentence_end
        assert mention.value
        done = mention.end


@pytest.mark.parametrize("day", [Moment.day(1, 1, 1), Moment.day(9999, 12, 31)])
def test_the_ends_of_the_calendar_do_not_break_it(day: Moment) -> None:
    for text in ("last year", "a century ago", "next week", "three decades from now", "tomorrow"):
        mentions(f"It comes {text}, on Sunday and in 1999.", day, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Monday " * 700_000,
        "1" * 100_000,
        "1 " * 2_500_000,
        "in the " * 700_000,
        "2008-" * 1_000_000,
        "a" * 5_000_000,
        "May 5, " * 700_000,
        "Monday" + " " * 5_000_000 + "2024",
    ],
    ids=["weekdays", "digits", "numbers", "words", "years", "one word", "days", "blanks"],
)
def test_hostile_texts_are_read_in_bounded_time(text: str) -> None:
    begun = time.process_time()
    mentions(text, THURSDAY, "en")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "told", "value"),
    [
        ("It has been quiet in recent years.", "recent years", "PAST_REF"),
        ("They argued earlier in the week.", "earlier in the week", "2024-W02"),
        ("Two people were hurt over the weekend.", "the weekend", "2024-W01-WE"),
        ("He called yesterday evening.", "yesterday evening", "2024-01-10TEV"),
        ("The shop closes on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("The union announced a strike, for Saturday.", "Saturday", "2024-01-13"),
        ("It was built in the late sixties.", "the late sixties", "196X"),
    ],
)
def test_forms_of_newspaper_english(text: str, told: str, value: str) -> None:
    found = mentions(text, Moment.day(2024, 1, 11), "en")
    assert [(mention.text, mention.value) for mention in found] == [(told, value)]


def test_a_word_of_time_joined_to_another_word_tells_no_time() -> None:
    assert mentions("The now-cancelled deal pleased few.", Moment.day(2024, 1, 11), "en") == ()
