"""Which words the forms of temporal expressions are made of, and which they may begin with.

A form covers every word from where it begins to the one that set it off, and so must know them
all. A look at the words rules out most of the places where it might begin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LOOKAROUND = re.compile(
    r"\(\?<?[=!](?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)", re.DOTALL
)
"""What a pattern looks at and does not cover, with up to two groups inside each other."""
_GROUP = re.compile(r"\(\?(?:P<\w+>|:)")
_REPEATED = re.compile(r"\{\d+(?:,\d*)?\}")
_FIGURE = re.compile(r"\[[^\]]*(?:\\d|\d)[^\]]*\]|\\d|\d")
_ONE_OF = re.compile(r"\[([^\]]*)\]")
_ANY_LETTER = re.compile(
    r"(?<![^\W\d_])\\[wWDS]|(?<!\\)\.(?![^\[]*\])|\[\^|\[[^\]]*[^\W\d_]-[^\W\d_]"
)
_WORDS = re.compile(r"\(([^()\\?*+]*)\)(?:\\b|(?= (?![?*])))")
"""A choice of words that all end where it ends."""
_RUN = re.compile(r"([^\W\d_]+|0)( (?![?*])|[?*])?")
_MOST_KEPT = 1 << 12


class Knowing(NamedTuple):
    """Sets of forms as bits: bit n stands for form n. A bit that is not set is certain."""

    covering: int
    """Forms that may have the word in them."""
    beginning: int
    """Forms that may begin with it."""


class Vocabulary(dict[str, Knowing]):
    """A word in small letters to the forms that know it.

    Answers are kept, so that each word is looked at once.
    """

    def __init__(self, patterns: Sequence[str], blank: str) -> None:
        """`patterns` are those of the forms, in small letters; in them `blank` is white space."""
        super().__init__()
        self._covered, self._begun = _Words(), _Words()
        for number, pattern in enumerate(patterns):
            plain = _plain(pattern, blank)
            is_open = _ANY_LETTER.search(_LOOKAROUND.sub("", pattern.replace(blank, " ")))
            self._covered.learn(_RUN.findall(plain), 1 << number, is_open is not None)
            self._begun.learn(_group(plain, 0)[0], 1 << number, is_open is not None)

    def __missing__(self, word: str) -> Knowing:
        if len(self) > _MOST_KEPT:
            self.clear()
        covering = self._covered.forms_with(word)
        self[word] = known = Knowing(covering, covering & self._begun.forms_with(word))
        return known


class _Words:
    """Sets of forms by words, and by beginnings of words."""

    def __init__(self) -> None:
        self._whole: dict[str, int] = defaultdict(int)
        self._beginnings: dict[str, int] = defaultdict(int)
        self._figures = self._any = self._longest = 0

    def learn(self, runs: Iterable[tuple[str, str]], form: int, is_open: bool) -> None:
        """Takes in the runs of letters of a form, each with what follows; open to any word?"""
        self._any |= form if is_open else 0
        for run, after in runs:
            if run == "0":
                self._figures |= form
            elif after == " ":
                self._whole[run] |= form
            else:
                # The last letter may be missing: `tues?`.
                begun = (run[:-1] or run) if after else run
                self._beginnings[begun] |= form
                self._longest = max(self._longest, len(begun))

    def forms_with(self, word: str) -> int:
        """The forms that a word may be part of."""
        if not word[0].isalpha():
            return self._figures | self._any if word[0].isdigit() else -1
        forms = self._whole.get(word, 0) | self._any
        for length in range(1, min(len(word), self._longest) + 1):
            forms |= self._beginnings.get(word[:length], 0)
        return forms


def _plain(pattern: str, blank: str) -> str:
    """A pattern with nothing but runs of letters, 0 for a figure, a blank wherever a word ends,
    a slash for any other sign, groups, and `?`, `*` or `+` behind what is repeated."""
    covered = _LOOKAROUND.sub("", pattern.replace(blank, " "))
    plain = _FIGURE.sub("0", _REPEATED.sub("*", _GROUP.sub("(", covered)))
    plain = _ONE_OF.sub(lambda found: f"({'|'.join(map(_sign, found[1]))})", plain)
    plain = _WORDS.sub(lambda found: f"({found[1].replace('|', ' |')} )", plain)
    return re.sub(r"\\[^b]", "/", plain).replace(r"\b", " ")


def _sign(sign: str) -> str:
    return sign if sign.isalpha() else "/"


def _group(plain: str, at: int) -> tuple[list[tuple[str, str]], bool, int]:
    """What a group may begin with whose content starts at a place, whether it may be empty, and
    the place behind it."""
    runs: list[tuple[str, str]] = []
    may_be_empty, nothing_yet = False, True
    while at < len(plain) and plain[at] != ")":
        if plain[at] == "|":
            may_be_empty, nothing_yet = may_be_empty or nothing_yet, True
            at += 1
            continue
        first, is_empty, at = _item(plain, at)
        while at < len(plain) and plain[at] in "?*+":
            is_empty = is_empty or plain[at] != "+"
            at += 1
        if nothing_yet:
            runs += first
            nothing_yet = is_empty
    return runs, may_be_empty or nothing_yet, at + 1


def _item(plain: str, at: int) -> tuple[list[tuple[str, str]], bool, int]:
    """The same of the group, run or sign at a place."""
    if plain[at] == "(":
        return _group(plain, at + 1)
    run = _RUN.match(plain, at)
    if run is None:
        return [], plain[at] == " ", at + 1
    letters, after = run[1], run[2] or ""
    # Of `tues?` the last letter is an item of its own.
    past = run.end(1) - (len(letters) > 1 and after in "?*" and bool(after))
    return [(letters, after)], False, past
