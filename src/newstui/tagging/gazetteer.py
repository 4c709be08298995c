"""The packaged gazetteer in memory: which words may name which country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from newstui.tagging.countries_catalogue import plain
from newstui.tagging.tokens import tokenise


class Kind(IntEnum):
    """How a form names a country."""

    NAME = 1
    PEOPLE = 2
    """An adjective or the name of a people, written with a capital."""
    ADJECTIVE = 3
    """The same where the language writes it small."""
    CAPITAL = 4
    REGION = 5
    CITY = 6
    METONYM = 7
    """A body or a leader that stands for the state."""
    POSTAL = 8
    """An abbreviated state, read only after a comma."""
    HINT = 9
    """Words that make a country likely where nothing names one."""
    NONE = 10
    """Words that look like a place and are none, or lie in many countries: `Latin America`."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write one place."""

    words: tuple[str, ...]
    """As written, with capitals."""
    lower: tuple[str, ...]
    kind: Kind
    codes: tuple[str, ...]
    """The countries it may be in, the likeliest first."""
    languages: frozenset[str]
    """Only in texts in these languages; empty for all."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Forms under their first word in lower case, the longest first."""

    capital: dict[str, tuple[Form, ...]]
    """All that may begin with a capital in the text."""
    small: dict[str, tuple[Form, ...]]
    """Those that may begin with a small letter."""


@cache
def gazetteer(language: str | None) -> Gazetteer:
    """What may be read as a place in a text of the language; None reads English peoples too."""
    reads = [form for form in _forms() if not form.languages or language in form.languages]
    if language is None:
        reads += [form for form in _forms() if form.kind is Kind.PEOPLE and "en" in form.languages]
    return Gazetteer(_by_head(reads), _by_head(form for form in reads if form.words[0].islower()))


def _by_head(forms: Iterable[Form]) -> dict[str, tuple[Form, ...]]:
    heads: dict[str, list[Form]] = {}
    for form in forms:
        heads.setdefault(form.lower[0], []).append(form)
    return {
        head: tuple(sorted(forms, key=lambda form: (-len(form.words), form.kind)))
        for head, forms in heads.items()
    }


@cache
def _forms() -> tuple[Form, ...]:
    forms = []
    for kind, codes, languages, name in _rows():
        words = tuple(tokenise(name).words)
        lower = tuple(map(str.lower, words))
        limits = frozenset(languages.split())
        forms.append(Form(words, lower, Kind[kind.upper()], tuple(codes.split(",")), limits))
    return tuple(forms)


@cache
def names_in_all_languages() -> dict[str, str]:
    """Country names in every language, in plain letters, to codes."""
    names: dict[str, str] = {}
    for kind, codes, _languages, name in _rows():
        if kind == "name":
            names.setdefault(plain(name), codes)
    return names


def _rows() -> list[tuple[str, str, str, str]]:
    data = files("newstui.tagging").joinpath("data/gazetteer.tsv").read_text(encoding="utf-8")
    rows = []
    for line in data.splitlines():
        kind, codes, languages, names = line.split("\t")
        rows += [(kind, codes, languages, name) for name in names.split("|")]
    return rows
