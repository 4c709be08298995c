"""The packaged gazetteer in memory: which words may name which country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from itertools import compress
from typing import NamedTuple

from newstui.tagging.countries_catalogue import plain
from newstui.tagging.tokens import Tokens, words_in


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
    TOWN = 11
    """A smaller town; if of one word, read only where the text says that a place is meant."""
    SEAT = 12
    """A city named more often for the international bodies that sit there: `Brussels`."""


class Form(NamedTuple):
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
class Heading:
    """The forms that begin with one word."""

    longer: dict[str, tuple[Form, ...]]
    """Those of several words by the second word in lower case, the longest first."""
    single: tuple[Form, ...]


_LONGEST_ACRONYM = 5
"""From this length on a name in capitals is also found with small letters."""
_SHOUTED_WORDS = frozenset(("US", "SEC", "CIA", "VS", "GUS", "ZUS", "CAN"))
"""Acronyms that are common words where everything is in capitals."""
_JOINTS = frozenset((" ", "-", "’", "'", ". ", ".", "\u00a0", "–"))
_MOST_KEPT = 1 << 16


class Gazetteer(dict[str, Heading | None]):
    """A word as it stands in a text, to the forms that it may begin; None if there are none.

    Answers are kept, so that the words of a language are looked at once.
    """

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> Heading | None:
        if len(self) > _MOST_KEPT:
            self.clear()
        forms = [form for form in self._read(word.lower()) if _may_be(form.words[0], word)]
        self[word] = heading = _heading(forms) if forms else None
        return heading

    def _read(self, lower: str) -> list[Form]:
        """The forms that begin with a word and are read in texts of the language."""
        language, begun = self._language, _begun(lower)
        forms = [form for form in begun if not form.languages or language in form.languages]
        if language is None:
            forms += [f for f in begun if f.kind is Kind.PEOPLE and "en" in f.languages]
        return forms

    def forms_in(self, tokens: Tokens) -> Iterator[tuple[int, Form]]:
        """Every form with its first word, in order; of those that overlap the first and longest."""
        words, lower, past = tokens.words, [*tokens.lower, ""], 0
        headings = list(map(self.__getitem__, words))
        for at, heading in compress(enumerate(headings), headings):
            if at < past or heading is None:
                continue
            if heading.single or lower[at + 1] in heading.longer:
                form = self.form_at(tokens, at)
                if form:
                    past = at + len(form.words)
                    yield at, form

    def form_at(self, tokens: Tokens, at: int) -> Form | None:
        """The longest form that stands at a word, joined and capitalised as a name is."""
        heading = self[tokens.words[at]]
        if heading is None or tokens.gaps[at].endswith("<"):  # <UK> is the ticker of a stock
            return None
        if heading.longer and at + 1 < len(tokens.lower):
            for form in heading.longer.get(tokens.lower[at + 1], ()):
                if _stands(form, tokens, at):
                    return form
        for form in heading.single:
            if form.kind is Kind.POSTAL and tokens.gaps[at] != ", ":
                continue
            if not (tokens.shouted and form.words[0] in _SHOUTED_WORDS):
                return form
        return None

    def begins(self, word: str) -> bool:
        """True if a form begins with the word, which is in lower case, however it is written.

        Small towns do not count: too many are also names of people.
        """
        return any(form.kind is not Kind.TOWN for form in self._read(word))


def _stands(form: Form, tokens: Tokens, at: int) -> bool:
    end = at + len(form.words)
    return (
        tuple(tokens.lower[at:end]) == form.lower
        and _JOINTS.issuperset(tokens.gaps[at + 1 : end])
        and all(map(_may_be, form.words, tokens.words[at:end]))
    )


def _may_be(wanted: str, word: str) -> bool:
    """True if the word may stand for a form's word: with a capital wherever the form has one."""
    if len(wanted) < _LONGEST_ACRONYM and wanted.isupper():
        return word == wanted
    return not wanted[0].isupper() or word[0].isupper()


def _heading(forms: list[Form]) -> Heading:
    longer: dict[str, list[Form]] = defaultdict(list)
    single = []
    for form in sorted(forms, key=_rank):
        if len(form.words) > 1:
            longer[form.lower[1]].append(form)
        else:
            single.append(form)
    return Heading({second: tuple(found) for second, found in longer.items()}, tuple(single))


def _rank(form: Form) -> tuple[int, bool, Kind]:
    return -len(form.words), form.kind is not Kind.NONE, form.kind


@cache
def gazetteer(language: str | None) -> Gazetteer:
    """What may be read as a place in a text of the language; None reads English peoples too."""
    return Gazetteer(language)


_FORMS: dict[str, tuple[Form, ...]] = {}
"""Forms by their first word in lower case, of the words that have been asked for."""


def _begun(lower: str) -> tuple[Form, ...]:
    """Every form in every language that begins with a word, which is in lower case."""
    if lower not in _heads():
        return ()
    if lower not in _FORMS:
        _FORMS[lower] = tuple([_form(name, row) for name, row in _heads()[lower]])
    return _FORMS[lower]


def _form(name: str, row: _Row) -> Form:
    words = (name,) if name.isalpha() else tuple(words_in(name))
    lower = tuple(map(str.lower, words))
    spoken = frozenset(row.languages.split())
    return Form(words, lower, Kind[row.kind.upper()], tuple(row.codes.split(",")), spoken)


@cache
def _heads() -> dict[str, list[tuple[str, _Row]]]:
    """Every name in every language by its first word in lower case. Few are ever met: forms are
    made of those alone."""
    heads: dict[str, list[tuple[str, _Row]]] = defaultdict(list)
    for row in _rows():
        for name in row.names:
            word = name.partition(" ")[0]
            heads[(word if word.isalpha() else words_in(name)[0]).lower()].append((name, row))
    return heads


@cache
def names_in_all_languages() -> dict[str, str]:
    """Country names in every language, in plain letters, to codes."""
    names: dict[str, str] = {}
    for row in _rows():
        if row.kind == "name":
            for name in row.names:
                names.setdefault(plain(name), row.codes)
    return names


class _Row(NamedTuple):
    """A line of the file: names of one kind."""

    kind: str
    codes: str
    """Parted by commas."""
    languages: str
    """Parted by blanks; empty for all."""
    names: list[str]


def _rows() -> Iterator[_Row]:
    data = files("newstui.tagging").joinpath("data/gazetteer.tsv").read_text(encoding="utf-8")
    for line in data.splitlines():
        kind, codes, languages, names = line.split("\t")
        yield _Row(kind, codes, languages, names.split("|"))
