"""The packaged gazetteer in memory: which words may name which country."""

from __future__ import annotations

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


@cache
def forms_by_first_word() -> dict[str, tuple[Form, ...]]:
    """All forms under their first word in lower case, the longest first."""
    heads: dict[str, list[Form]] = {}
    for kind, codes, languages, name in _rows():
        words = tuple(tokenise(name).words)
        lower = tuple(word.lower() for word in words)
        form = Form(
            words, lower, Kind[kind.upper()], tuple(codes.split(",")), frozenset(languages.split())
        )
        heads.setdefault(lower[0], []).append(form)
    return {
        head: tuple(sorted(forms, key=lambda form: (-len(form.words), form.kind)))
        for head, forms in heads.items()
    }


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
