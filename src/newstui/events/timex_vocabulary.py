"""Which words the forms of temporal expressions are made of, and may begin and end with.

A form covers every word from where it begins to the one that set it off, and so must know them
all; and it knows the next one, or ends here. A look at the words rules out most of the forms, and
most of the places where one might begin.
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
_REPEATED = re.compile(r"\{(\d)\d*(?:,\d*)?\}")
_FIGURE = re.compile(r"\[[^\]]*(?:\\d|\d)[^\]]*\]|\\d|\d")
_ONE_OF = re.compile(r"\[([^\]]*)\]")
_ANY_LETTER = re.compile(
    r"(?<![^\W\d_])\\[wWDS]|(?<!\\)\.(?![^\[]*\])|\[\^|\[[^\]]*[^\W\d_]-[^\W\d_]"
)
_WORDS = re.compile(r"\(([^()\\?*+]*)\)(?:\\b|(?= (?![?*])))")
"""A choice of words that all end where it ends."""
_RUN = re.compile(r"([^\W\d_]+|0)( (?![?*])|[?*])?")
_MAY_BE_MISSING = frozenset("?*")
"""Signs behind a letter that need not be there."""
_MOST_KEPT = 1 << 12
_Run = tuple[str, str]
"""Letters, and what follows them."""


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
        self._covered, self._begun, self._ended = _Words(), _Words(), _Ends()
        for number, pattern in enumerate(patterns):
            plain = _plain(pattern, blank)
            form = 1 << number
            is_open = _ANY_LETTER.search(_LOOKAROUND.sub("", pattern.replace(blank, " ")))
            whole = _group(plain, 0)
            self._covered.learn(_RUN.findall(plain), form, is_open is not None)
            self._begun.learn(whole.first, form, is_open is not None)
            self._ended.learn(whole.last, form, is_open is not None or whole.may_be_wordless)

    def __missing__(self, word: str) -> Knowing:
        if len(self) > _MOST_KEPT:
            self.clear()
        covering = self._covered.forms_with(word)
        self[word] = known = Knowing(covering, covering & self._begun.forms_with(word))
        return known

    def ending(self, word: str) -> int:
        """The forms that may end with the word, or with signs behind it."""
        return self._ended[word]


class _Words:
    """Sets of forms by words, and by beginnings of words."""

    def __init__(self) -> None:
        self._whole: dict[str, int] = defaultdict(int)
        self._beginnings: dict[str, int] = defaultdict(int)
        self._figures = self._any = self._longest = 0

    def learn(self, runs: Iterable[_Run], form: int, is_open: bool) -> None:
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


class _Ends(dict[str, int]):
    """A word to the forms that may end with it; answers are kept."""

    def __init__(self) -> None:
        super().__init__()
        self._letters: dict[str, int] = defaultdict(int)
        self._figures = self._any = 0

    def learn(self, runs: Iterable[_Run], form: int, is_open: bool) -> None:
        """Takes in the last runs of letters of a form; may it end with any word?"""
        self._any |= form if is_open else 0
        for run, after in runs:
            if run == "0":
                self._figures |= form
            else:
                self._letters[run] |= form
                if after in _MAY_BE_MISSING and len(run) > 1:
                    self._letters[run[:-1]] |= form

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KEPT:
            self.clear()
        self[word] = forms = self._forms_with(word)
        return forms

    def _forms_with(self, word: str) -> int:
        if word.isdigit():
            return self._figures | self._any
        forms = self._any
        for letters, known in self._letters.items():
            # Several runs may make one word: `(?:mon|fri)day`.
            forms |= known if word.endswith(letters) else 0
        return forms if word.isalpha() else -1


def _plain(pattern: str, blank: str) -> str:
    """A pattern with nothing but runs of letters, 0 for a figure, a blank wherever a word ends,
    a slash for any other sign, groups, and `?`, `*` or `+` behind what is repeated."""
    covered = _LOOKAROUND.sub("", pattern.replace(blank, " "))
    repeated = _REPEATED.sub(_how_often, _GROUP.sub("(", covered))
    plain = _FIGURE.sub("0", repeated)
    plain = _ONE_OF.sub(lambda found: f"({'|'.join(map(_sign, found[1]))})", plain)
    plain = _WORDS.sub(lambda found: f"({found[1].replace('|', ' |')} )", plain)
    return re.sub(r"\\[^b]", "/", plain).replace(r"\b", " ")


def _how_often(found: re.Match[str]) -> str:
    return "*" if found[1] == "0" else "+"


def _sign(sign: str) -> str:
    return sign if sign.isalpha() else "/"


class _Part(NamedTuple):
    """A group, run or sign of a plain pattern."""

    first: list[_Run]
    """The runs that it may begin with."""
    last: list[_Run]
    """The runs that may be its last."""
    may_be_empty: bool
    may_be_wordless: bool
    past: int
    """The place behind it."""


def _group(plain: str, at: int) -> _Part:
    """The group whose content starts at a place."""
    first: list[_Run] = []
    last: list[_Run] = []
    may_be_empty = may_be_wordless = False
    # Of the choice that is being read: its last runs, and whether there was nothing yet, or no
    # word yet, that must be there.
    ending: list[_Run] = []
    nothing_yet = wordless_yet = True
    while at < len(plain) and plain[at] != ")":
        if plain[at] == "|":
            last += ending
            may_be_empty = may_be_empty or nothing_yet
            may_be_wordless = may_be_wordless or wordless_yet
            ending, nothing_yet, wordless_yet, at = [], True, True, at + 1
            continue
        part = _item(plain, at)
        is_empty, is_wordless, at = part.may_be_empty, part.may_be_wordless, part.past
        while at < len(plain) and plain[at] in "?*+":
            is_empty = is_empty or plain[at] != "+"
            is_wordless = is_wordless or plain[at] != "+"
            at += 1
        if nothing_yet:
            first += part.first
            nothing_yet = is_empty
        ending = ending + part.last if is_wordless else part.last
        wordless_yet = wordless_yet and is_wordless
    may_be_empty, may_be_wordless = may_be_empty or nothing_yet, may_be_wordless or wordless_yet
    return _Part(first, last + ending, may_be_empty, may_be_wordless, at + 1)


def _item(plain: str, at: int) -> _Part:
    """The group, run or sign at a place."""
    if plain[at] == "(":
        return _group(plain, at + 1)
    run = _RUN.match(plain, at)
    if run is None:
        return _Part([], [], plain[at] == " ", True, at + 1)
    letters, after = run[1], run[2] or ""
    # Of `tues?` the last letter is an item of its own.
    past = run.end(1) - (len(letters) > 1 and after in _MAY_BE_MISSING)
    return _Part([(letters, after)], [(letters, after)], False, False, past)
