"""Inflected forms of the dictionary forms in nations.txt and of Slavic place names.

The endings are those of school grammars; a form that no text uses costs a line and harms nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

# Ending of the dictionary form -> endings that replace it; the first that fits is taken.
_ENDINGS: dict[str, list[tuple[str, str]]] = {
    "de": [
        ("isch", "isch ische ischer ischen isches ischem"),
        ("er", "er ern erin erinnen ers"),
        ("e", "e en in innen"),
    ],
    "fr": [
        ("ien", "ien ienne iens iennes"),
        ("éen", "éen éenne éens éennes"),
        ("ais", "ais aise aises"),
        ("ois", "ois oise oises"),
        ("ol", "ol ole ols oles"),
        ("ain", "ain aine ains aines"),
        ("an", "an ane ans anes"),
        ("and", "and ande ands andes"),
        ("in", "in ine ins ines"),
        ("e", "e es"),
        ("", " e s es"),
    ],
    "es": [
        ("o", "o a os as"),
        ("és", "és esa eses esas"),
        ("án", "án ana anes anas"),
        ("ol", "ol ola oles olas"),
        ("í", "í íes ís"),
        ("", " s"),
    ],
    "it": [
        ("ico", "ico ica ici iche"),
        ("co", "co ca chi che ci"),
        ("io", "io ia ii ie i"),
        ("o", "o a i e"),
        ("a", "a i e"),
        ("e", "e i"),
    ],
    "pt": [
        ("eu", "eu eia eus eias"),
        ("ês", "ês esa eses esas"),
        ("ão", "ão ã ães ãos ões ãs"),
        ("ol", "ol ola óis olas"),
        ("o", "o a os as"),
        ("", " s"),
    ],
    "nl": [
        ("sch", "sch sche"),
        ("ees", "ees ese"),
        ("ns", "ns nse"),
        ("ts", "ts tse"),
        ("s", "s se"),
        ("er", "er ers"),
        ("ër", "ër ërs"),
        ("", " s en"),
    ],
    "pl": [
        ("ki", "ki ka kie kiego kiej kiemu kim kich ką kimi ko"),
        ("czyk", "czyk czyka czykiem czycy czyków czykom czykami"),
        ("anin", "anin anina aninem anie an anom anami"),
        ("ec", "ec ca cem cy ców com cami"),
        ("ka", "ka ki ce kę ką ek kom kami"),
        ("k", "k ka kiem cy ków kom kami"),
        ("n", "n na nem ni nów nom nami nie"),
        ("", " a em owi owie ów om ami"),
    ],
    "ru": [
        ("ий", "ий ая ое ие ого ой ому им ую их ими ом"),
        ("ец", "ец ца цу цем це цы цев цам цами цах"),
        ("нин", "нин нина нину нином не н нам нами"),
        ("ка", "ка ки ке ку кой ок кам ками"),
        ("", " а у ом е ы и ов ам ами ах"),
    ],
}
# The same for names of places, by the script or language that they are written in.
_PLACES: dict[str, list[tuple[str, str]]] = {
    "ru": [
        ("ия", "ия ии ию ией"),
        ("ья", "ья ьи ью ьей ье"),
        ("ка", "ка ки ке ку кой"),
        ("га", "га ги ге гу гой"),
        ("ща", "ща щи ще щу щей"),
        ("а", "а ы е у ой"),
        ("я", "я и е ю ей"),
        ("й", "й я ю ем е"),
        ("ь", "ь я ю ем и е ью"),
        ("ы", "ы ах ам ами"),
        ("о", "о а у ом е"),
        ("и", "и"),
        ("е", "е"),
        ("у", "у"),
        ("э", "э"),
        ("", " а у ом е"),
    ],
    "pl": [
        ("ia", "ia ii ię ią io"),
        ("ja", "ja ji ję ją"),
        ("ka", "ka ki ce kę ką"),
        ("wa", "wa wy wie wę wą"),
        ("na", "na ny nie nę ną"),
        ("a", "a y ie ę ą i"),
        ("o", "o a u em ie"),
        ("n", "n nu nie nem"),
        ("r", "r ru rze rem"),
        ("t", "t tu cie tem"),
        ("k", "k ku kiem"),
    ],
}


def inflect(word: str, language: str) -> set[str]:
    """All forms of an adjective or the name of a people; `word` is in its dictionary form."""
    if word.endswith("*"):
        return {word[:-1]}
    return set(_replaced(word, _ENDINGS.get(language, [])))


def inflect_place(name: str, language: str) -> set[str]:
    """All cases of a place's name of one word; other languages and names come back as they are."""
    if " " in name:
        return {name}
    return set(_replaced(name, _PLACES.get(language, [])))


def _replaced(word: str, rules: Iterable[tuple[str, str]]) -> list[str]:
    for ending, others in rules:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            return [word, *(stem + other for other in others.split(" "))]
    return [word]
