"""The shapes that dumps come in, each in another language. All texts are invented."""

from __future__ import annotations

import textwrap

import pytest

from newstui.cleaning.clean import clean
from newstui.model.article import CleanArticle
from newstui.model.document import Form, RawDocument

GERMAN_TITLE = "Stadtrat von Birkenau stimmt für neue Brücke über die Lenne"
GERMAN = [
    "Der Stadtrat von Birkenau hat am Dienstagabend mit großer Mehrheit für den Bau einer neuen "
    "Brücke über die Lenne gestimmt. Die alte Brücke war im Frühjahr gesperrt worden.",
    "Nach Angaben der Bürgermeisterin soll der Bau im kommenden Jahr beginnen und rund zwölf "
    "Millionen Euro kosten. Das Land übernimmt davon nach ihren Worten etwa die Hälfte.",
    "„Wir haben lange darauf gewartet“, sagte der Wirt einer Gaststätte am Ufer. Seit der "
    "Sperrung kämen kaum noch Gäste, weil der Umweg fast eine halbe Stunde dauere.",
    "Kritik kam von den Anwohnern der Uferstraße, die mehr Verkehr vor ihren Häusern fürchten. "
    "Sie wollen sich in der nächsten Woche mit einem Anwalt beraten.",
]
GERMAN_OTHER = [
    "Die Bäcker der Region wollen den Preis für das einfache Brot erhöhen. Das teilte ihre Innung "
    "am Mittwoch nach einer Versammlung in der Kreisstadt mit.",
    "Das Mehl sei seit dem vergangenen Jahr um die Hälfte teurer geworden, heißt es in der "
    "Mitteilung. Auch die Löhne seien in dieser Zeit deutlich gestiegen.",
    "Der Verband der Verbraucher nannte die Pläne verständlich, forderte aber, dass auch kleinere "
    "Brote angeboten werden, damit niemand mehr kaufen muss, als er braucht.",
    "Eine Entscheidung soll bis zum Ende des Monats fallen. In einigen Orten haben die ersten "
    "Betriebe ihre Preise nach eigenen Angaben bereits angehoben.",
]
FRENCH_TITLE = "Le port de Sainte-Ombre rouvre après trois jours de tempête"
FRENCH = [
    "Le port de Sainte-Ombre a rouvert jeudi matin après trois jours de tempête, et les premiers "
    "bateaux de pêche sont partis avant l'aube, selon la capitainerie.",
    "Les dégâts sont moins importants que prévu, a indiqué le maire, qui avait demandé dès lundi "
    "aux habitants du quai de quitter leurs maisons.",
    "Une digue construite il y a quarante ans a toutefois cédé sur une dizaine de mètres, et les "
    "travaux devraient durer jusqu'à la fin du printemps.",
    "« Nous avons eu de la chance », a dit une commerçante dont la boutique n'a pas été touchée. "
    "« Il y a dix ans, l'eau était montée jusqu'aux fenêtres. »",
]
SPANISH = [
    "La alcaldesa de Villaseca anunció el lunes que el mercado central cerrará durante seis meses "
    "para reparar el tejado, dañado por las lluvias del invierno.",
    "Los vendedores trabajarán mientras tanto en la plaza de la estación, donde el ayuntamiento "
    "ha instalado casetas con agua y luz para unos ochenta puestos.",
    "«No es lo ideal, pero es mejor que cerrar», dijo un pescadero que lleva treinta años en el "
    "mercado y que teme perder a sus clientes más antiguos.",
]
POLISH = [
    "Rada miasta Zalesie zdecydowała we wtorek, że nowa szkoła powstanie przy ulicy Ogrodowej, a "
    "nie, jak wcześniej planowano, obok starego dworca.",
    "Budowa ma się rozpocząć wiosną i potrwać dwa lata. Według burmistrza będzie kosztować około "
    "czterdziestu milionów złotych, z czego połowę zapłaci województwo.",
    "Rodzice, którzy od dawna domagali się tej zmiany, przyjęli decyzję z ulgą. Stary budynek jest "
    "za mały i nie ma w nim sali gimnastycznej.",
]
MENU = ["Startseite", "Politik", "Sport", "Wetter", "Anmelden", "Newsletter"]
IMPRINT = "© 2024 Beispiel Medien. Alle Rechte vorbehalten."


def article_of(*blocks: str, between: str = "\n\n") -> CleanArticle:
    return clean(RawDocument("g", Form.DUMP, between.join(blocks), "test"))


def paragraphs_of(*blocks: str, between: str = "\n\n") -> list[str]:
    return article_of(*blocks, between=between).text.split("\n\n")


def test_several_headlines_on_one_line_are_gone() -> None:
    row = (
        "Feuer in altem Speicher gelöscht Zug fährt wieder bis zum Meer Imker klagen über kalten "
        "Mai Museum zeigt Karten aus vier Jahrhunderten"
    )
    found = paragraphs_of(
        *MENU, GERMAN_TITLE, *GERMAN, "Mehr zum Thema", row, "Meistgelesen", row, IMPRINT
    )
    assert found == GERMAN


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_headline_and_caption_repeated_in_mid_article_are_gone(blank: str) -> None:
    caption = "Die alte Brücke im März. Foto: Anna Beispiel"
    found = paragraphs_of(
        GERMAN_TITLE, caption, *GERMAN[:2], GERMAN_TITLE, caption, *GERMAN[2:], between=blank
    )
    assert found == GERMAN


def test_entries_of_a_live_blog_stay_in_order() -> None:
    times = ["18:40", "18:05", "17:30", "17:02"]
    blocks = [block for pair in zip(times, FRENCH, strict=True) for block in pair]
    text = article_of("Tempête à Sainte-Ombre : le direct", *blocks).text
    places = [text.find(entry) for entry in FRENCH]
    assert -1 not in places
    assert places == sorted(places)


def test_questions_stay_with_their_answers() -> None:
    questions = ["¿Por qué cierra ahora el mercado?", "¿Qué harán los vendedores?"]
    talk = [SPANISH[0], questions[0], SPANISH[1], questions[1], SPANISH[2]]
    assert paragraphs_of("Seis meses sin mercado en Villaseca", *talk) == talk


@pytest.mark.parametrize(
    "brief",
    [
        "Ein leichtes Erdbeben ist am Montag im Westen von Birkenau gespürt worden; verletzt wurde "
        "niemand.",
        "Un leggero terremoto è stato avvertito lunedì nella valle, ma non ci sono stati feriti né "
        "danni.",
        "В понедельник на западе области произошло слабое землетрясение, никто не пострадал.",
    ],
)
def test_a_brief_of_one_sentence_is_kept(brief: str) -> None:
    assert article_of(brief).text == brief


def test_text_without_any_line_break_is_found() -> None:
    text = article_of(*MENU, GERMAN_TITLE, *GERMAN, *GERMAN_OTHER, IMPRINT, between=" ").text
    assert GERMAN[1] in text
    assert GERMAN_OTHER[0] in text
    assert "Alle Rechte vorbehalten" not in text


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_paragraphs_broken_at_72_columns_are_whole_again(blank: str) -> None:
    broken = [textwrap.fill(part, 72, break_on_hyphens=False) for part in POLISH]
    text = article_of("Nowa szkoła przy ulicy Ogrodowej", *broken, between=blank).text
    assert " ".join(text.split()) == " ".join(POLISH)
    assert "planowano, obok starego dworca." in text


class TestTwoArticles:
    def test_the_first_is_taken_where_both_have_bylines(self) -> None:
        article = article_of(
            *MENU, GERMAN_TITLE, "Von Anna Beispiel", "3. Mai 2024", *GERMAN,
            "Bäcker wollen höheren Preis für einfaches Brot", "Von Jan Muster", "4. Mai 2024",
            *GERMAN_OTHER, IMPRINT,
        )  # fmt: skip
        assert article.text.split("\n\n") == GERMAN
        assert any("more than one article" in note for note in article.notes)

    def test_subheadings_make_no_second_article(self) -> None:
        article = article_of(
            GERMAN_TITLE, "Von Anna Beispiel", "3. Mai 2024", *GERMAN,
            "Was die Bäcker der Region nun vorhaben", *GERMAN_OTHER, IMPRINT,
        )  # fmt: skip
        assert GERMAN_OTHER[-1] in article.text
        assert article.notes == ()


@pytest.mark.parametrize(
    "menu",
    [
        ["Accueil", "Politique", "Sport", "Météo", "Se connecter", "Les plus lus", "Contact"],
        ["Главная", "Новости", "Спорт", "Погода", "Войти", "Популярное", "Контакты"],
        ["Inicio", "Política", "Deportes", "El tiempo", "Suscríbete", "Lo más leído", "Contacto"],
    ],
)
def test_menus_alone_leave_nothing_and_say_so(menu: list[str]) -> None:
    article = article_of(*menu * 5, between="\n")
    assert article.text == ""
    assert any("No article" in note for note in article.notes)


def test_readers_comments_are_gone() -> None:
    comments = [
        "3 Comments", "Leave a reply", "Peter K. says:", "May 4, 2024 at 10:25 pm",
        "Well, I have been saying this for years, but nobody at the town hall ever listens to us.",
        "Reply", "Maria says:", "May 5, 2024 at 8:02 am",
        "Who will pay for all of that? My street has not been repaired since I was a child!",
        "Reply",
    ]  # fmt: skip
    english = [
        "The council of Lower Marsh voted on Monday to close the swimming pool for good, because "
        "repairs to its roof would cost more than the town takes in taxes in a year.",
        "The pool was built in the seventies and used by three schools, which will now have to "
        "take their pupils to the neighbouring town by bus, the head teachers said.",
        "A group of residents wants to collect signatures against the decision, and hopes to have "
        "enough of them by the end of the summer for a vote of all citizens.",
    ]
    assert paragraphs_of("Council closes the pool", *english, *comments) == english
